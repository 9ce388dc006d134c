"""How much room the kiosk's pages have: on a small display all is smaller, and what is too high scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QStackedWidget, QWidget

from ui.hall.kiosk_parts import WIDE, TouchButton
from ui.hall.tile_board import TileBoard
from ui.styles.tokens import SMALL_ROOM
from ui.widgets.labels import set_property

LEAST = QSize(1200, 660)
"""What the pages need at their full size. Less has a display whose pixels the system enlarges (1366×768 at 150 % is
911×512): things that are two thirds as large there are as large for a finger as elsewhere."""


class CurrentPage(QStackedWidget):
    """Asks for the room of the page that is shown, not of the largest."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        least = page.minimumSizeHint() if page is not None else super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(least.width(), self.width())))

    def heightForWidth(self, width: int) -> int:
        """Words that wrap need less height in the width that there is than in the narrowest."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if page is None or layout is None or not layout.hasHeightForWidth():
            return page.minimumSizeHint().height() if page is not None else 0
        return layout.minimumHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class PageRoom(QScrollArea):
    """Where the pages stand. A finger moves a page that is higher than the display; nothing moves while all fits."""

    def __init__(self, pages: CurrentPage) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_property(self.viewport(), "role", "canvas")
        self.setWidget(pages)
        self._follows = False
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.rangeChanged.connect(self._on_range_changed)

    def follows_fingers(self) -> bool:
        """Whether there is something to move."""
        return self._follows

    def _on_range_changed(self) -> None:
        moves = self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum() > 0
        if moves and not self._follows:
            QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        elif self._follows and not moves:
            QScroller.ungrabGesture(self.viewport())
        self._follows = moves


def set_room(window: QWidget, *, small: bool) -> None:
    """Make letters, keys and tiles of a kiosk's window fit for the display; the same again changes nothing."""
    wanted = "small" if small else ""
    if (window.property("room") or "") == wanted:
        return
    window.setProperty("room", wanted)
    scale = SMALL_ROOM if small else 1.0
    for part in window.findChildren(QWidget):
        if isinstance(part, TouchButton | TileBoard):
            part.set_scale(scale)
        if width := part.property(WIDE):
            part.setMinimumWidth(round(width * scale))
        part.style().unpolish(part)
        part.style().polish(part)
        part.updateGeometry()
