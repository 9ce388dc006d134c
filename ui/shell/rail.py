"""The narrow rail of workplaces."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.styles.fonts import font
from ui.styles.icons import paint_icon
from ui.styles.theme import colours
from ui.styles.tokens import RAIL_ITEM_HEIGHT, RAIL_WIDTH, Size, Space
from ui.widgets.overlay import LOCK_KEY

_ICON = 22


_LOCK_HEIGHT = 66


class RailButton(QPushButton):
    def __init__(self, title: str, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(RAIL_WIDTH - 1, RAIL_ITEM_HEIGHT)
        self.setToolTip(f"{title} ({key})")
        self.setAccessibleName(title)
        self._bind(key)

    def _bind(self, key: str) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(self.click)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 1, RAIL_ITEM_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isChecked():
                painter.fillRect(self.rect(), QColor(ink.selection))
                painter.fillRect(0, 0, 3, self.height(), QColor(ink.accent))
            elif self.underMouse():
                painter.fillRect(self.rect(), QColor(ink.surface_hover))
            tint = QColor(ink.accent if self.isChecked() else ink.muted)
            paint_icon(painter, self._icon, QRectF((self.width() - _ICON) / 2, 8, _ICON, _ICON), tint)
            painter.setPen(tint)
            painter.setFont(font(Size.SMALL, bold=self.isChecked()))
            words = QRectF(0, 31, self.width(), 20)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                painter.setPen(QPen(QColor(ink.accent), 2))
                painter.drawRect(self.rect().adjusted(4, 2, -2, -2))


class LockButton(RailButton):
    """Names its key: nobody looks for a lock when they leave in a hurry. The cover itself binds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Rail", "锁定"), "lock", LOCK_KEY, parent)
        self.setCheckable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has its key; the first focus belongs to the work
        self.setFixedSize(RAIL_WIDTH - 1, _LOCK_HEIGHT)
        self.setAccessibleName(f"{self.text()} {LOCK_KEY}")

    def _bind(self, key: str) -> None:
        """Also over a sheet, and while this rail is hidden."""

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 1, _LOCK_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QColor(colours().muted))
            painter.setFont(font(Size.SMALL))
            painter.drawText(QRectF(0, 46, self.width(), 18), Qt.AlignmentFlag.AlignCenter, LOCK_KEY)


class Rail(QWidget):
    """Alt+1 … Alt+6 open the workplaces in the order in which they were added; the lock lies at the foot.

    Signals:
        chosen(str): the key of a workplace
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, Space.S, 0, Space.S)
        self._box.setSpacing(0)
        self._box.addStretch(1)
        self.lock = LockButton()
        self._box.addWidget(self.lock)

    def add(self, key: str, title: str, icon: str) -> None:
        button = RailButton(title, icon, f"Alt+{len(self._buttons) + 1}")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._box.insertWidget(len(self._buttons), button)
        self._buttons[key] = button

    def mark(self, key: str) -> None:
        self._buttons[key].setChecked(True)
