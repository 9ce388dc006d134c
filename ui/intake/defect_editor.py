"""What is wrong with a material: typed in place, or taken from the phrases that are used every day."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from counter_app.domain.text_kinds import TextKind
from ui.intake.phrases import phrases
from ui.styles.tokens import CONTROL_HEIGHT, ROW_HEIGHT, Space
from ui.widgets.text_field import LineField

_LEAST_WIDTH = 300
_ROWS = 6


class DefectEditor(QFrame):
    """Lies over the defect's cell. The arrows choose a phrase, Enter takes it or the words as typed, Esc
    leaves all as it was; going elsewhere keeps what was typed. It deletes itself when done.

    Signals:
        accepted(str): the finding
        closed(): in whatever way
    """

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget, cell: QRect, text: str) -> None:
        """`cell` in the coordinates of `window`."""
        super().__init__(window)
        self.setProperty("role", "sheet")
        self._done = False
        self._edit = LineField(TextKind.DEFECT, text)
        self._edit.setAccessibleName(self.tr("缺陷"))
        self._edit.setPlaceholderText(self.tr("写明缺什么、错在哪里"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("常用缺陷"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self._accept(item.text()))
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self._offer)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        box.setSpacing(Space.XS)
        box.addWidget(self._edit)
        box.addWidget(self._list)
        self._offer("")
        self._place(window, cell)
        self.show()
        self.raise_()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._edit.selectAll()

    def offered(self) -> list[str]:
        """The phrases that are shown now."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def finish(self) -> None:
        """Take the words as typed."""
        self._accept(self._edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and not self._done:
            self._accept(self._edit.text())
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            chosen = self._list.selectedItems()
            self._accept(chosen[0].text() if chosen else self._edit.text())
        else:
            return False
        return True

    def _offer(self, typed: str) -> None:
        wanted = typed.strip()
        self._list.clear()
        self._list.addItems([phrase for phrase in phrases("defects") if wanted in phrase])
        self._list.setVisible(self._list.count() > 0)

    def _move(self, step: int) -> None:
        count = self._list.count()
        if count:
            here = self._list.currentRow()
            self._list.setCurrentRow((here + step) % count if here >= 0 else (0 if step > 0 else count - 1))

    def _place(self, window: QWidget, cell: QRect) -> None:
        """Over the cell; the list goes up where there is no room below."""
        width = max(_LEAST_WIDTH, cell.width() + 2 * Space.XS)
        height = CONTROL_HEIGHT + min(_ROWS, self._list.count()) * (ROW_HEIGHT - 8) + 5 * Space.XS
        left = min(cell.left() - Space.XS, window.width() - width - Space.S)
        top = cell.top() - Space.XS
        if top + height > window.height() - Space.S:
            top = max(Space.S, window.height() - height - Space.S)
        self.setGeometry(left, top, width, height)

    def _accept(self, text: str) -> None:
        if not self._done:
            self._done = True
            self.accepted.emit(text.strip())
            self._finish()

    def _close(self) -> None:
        self._done = True
        self._finish()

    def _finish(self) -> None:
        self.hide()
        self.closed.emit()
        self.deleteLater()
