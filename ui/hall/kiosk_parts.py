"""What the pages of the kiosk are made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.hall.tile_board import TileBoard
from ui.styles.tokens import TOUCH, KioskSize, Space
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

WIDE = "wide"
"""The property of a part that keeps a width: what it is at full size."""
SIDE_WIDTH = 400


def keep_wide(part: QWidget, width: int = SIDE_WIDTH) -> None:
    """At least so wide, and on a small display as much less as everything else."""
    part.setProperty(WIDE, width)
    part.setMinimumWidth(width)


class TouchButton(KeyButton):
    """A `KeyButton` for fingers; bound to Return it also takes the Enter of the number pad.

    It never takes the focus, which stays with the tiles: whoever has a keyboard uses the key on it. So the
    second half of a double press of Enter falls on nothing.
    """

    TEXT = KioskSize.TEXT
    HEIGHT = TOUCH

    def __init__(self, text: str, key: str = "", *, primary: bool = False) -> None:
        super().__init__(text, key, primary=primary)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key == "Return":
            QShortcut(QKeySequence("Enter"), self).activated.connect(self.click)

    def set_scale(self, scale: float) -> None:
        """Larger or smaller than usual."""
        self.TEXT, self.HEIGHT = round(type(self).TEXT * scale), round(type(self).HEIGHT * scale)
        self.updateGeometry()
        self.update()


class Pager(QWidget):
    """Turns the pages of a `TileBoard`; away while there is only one."""

    def __init__(self, board: TileBoard) -> None:
        super().__init__()
        self._board = board
        self._before = TouchButton(self.tr("上一页"), "PgUp")
        self._after = TouchButton(self.tr("下一页"), "PgDown")
        self._place = label("", "kiosk-muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self._before)
        box.addStretch(1)
        box.addWidget(self._place)
        box.addStretch(1)
        box.addWidget(self._after)
        self._before.clicked.connect(lambda: board.turn(-1))
        self._after.clicked.connect(lambda: board.turn(1))
        board.page_changed.connect(self._render)
        # The room stays: a list that grows by a pager's height would turn its own pages.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._render()

    def _render(self) -> None:
        page, count = self._board.page() + 1, self._board.page_count()
        self._place.setText(self.tr("第 {page} / {count} 页").format(page=page, count=count))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)
        self.setVisible(count > 1)
