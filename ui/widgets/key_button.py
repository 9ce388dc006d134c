"""The button of the counter: its word at the left, its key at the right, and it fires once."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import ACTION_HEIGHT, RADIUS, Size, Space
from ui.widgets.keycap import CAP_HEIGHT, cap_width, key_label, paint_cap

_PAD = 11


class KeyButton(QPushButton):
    """Use `clicked`; it comes from mouse, focus and key alike, and never twice for one intention.

    A second press within the system's double-click time is dropped, and so is every press while
    `set_busy(True)`. The key works in the whole window, also while a text field has the focus, as
    long as the button is visible and enabled; a key held down does not repeat.
    `bind=False` only draws the key: an overlay handles Enter and Esc itself.
    `TEXT` and `HEIGHT` are larger where fingers press.
    """

    TEXT = Size.BODY
    HEIGHT = ACTION_HEIGHT

    def __init__(
        self,
        text: str,
        key: str = "",
        *,
        primary: bool = False,
        danger: bool = False,
        bind: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self._primary = primary
        self._danger = danger
        self._busy = False
        self._since_click = QElapsedTimer()
        self.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{text} {key_label(key)}".strip())
        self._shortcut = self._bound(key) if key and bind else None

    def _bound(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        return shortcut

    def key(self) -> str:
        return self._key

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{text} {key_label(self._key)}".strip())
        self.updateGeometry()

    def set_primary(self, primary: bool) -> None:
        self._primary = primary
        self.update()

    def set_busy(self, busy: bool) -> None:
        """Busy: work is under way, presses are dropped, the word stays and the key gives way to dots."""
        self._busy = busy
        self.update()

    def count_as_pressed(self) -> None:
        """Drop a press now as the second one: the key that brought the button was the same."""
        self._since_click.start()

    def is_busy(self) -> bool:
        return self._busy

    def click(self) -> None:
        if not self._is_dropped():
            super().click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_dropped():
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif event.key() == Qt.Key.Key_Space and (event.isAutoRepeat() or self._is_dropped()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _is_dropped(self) -> bool:
        if self._busy or not self._since_click.isValid():
            return self._busy
        return self._since_click.elapsed() < QApplication.doubleClickInterval()

    def _on_clicked(self) -> None:
        self._since_click.start()

    def sizeHint(self) -> QSize:
        cap = Space.S + cap_width(key_label(self._key)) if self._key else 0
        text = metrics(self.TEXT, bold=self._primary or self._danger).horizontalAdvance(self.text())
        return QSize(2 * _PAD + text + cap, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            look = self._look()
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(look.edge, 1))
            painter.setBrush(look.ground)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            if self.hasFocus():
                self._paint_focus(painter, look)
            right = self._paint_key(painter, look)
            painter.setPen(look.ink)
            painter.setFont(font(self.TEXT, bold=self._primary or self._danger))
            words = box.adjusted(_PAD, 0, 0, -1)
            words.setRight(right)
            flags = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if self._key else Qt.AlignmentFlag.AlignHCenter
            )
            painter.drawText(words, flags, self.text())

    def _paint_focus(self, painter: QPainter, look: "_Look") -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.focus, 2))
        inset = 3 if look.focus == look.ink else 1
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, RADIUS - 1, RADIUS - 1)

    def _paint_key(self, painter: QPainter, look: "_Look") -> float:
        """Draws the cap (or the dots of work under way); answers where the words must end."""
        right = self.width() - _PAD
        label = "…" if self._busy else key_label(self._key)
        if not label:
            return right
        width = cap_width(key_label(self._key)) if self._key else cap_width(label)
        box = QRectF(right - width + 4, (self.height() - CAP_HEIGHT) / 2, width, CAP_HEIGHT)
        paint_cap(painter, label, box, ink=look.ink, ground=look.cap, edge=look.cap_edge)
        return box.left() - 2

    def _look(self) -> "_Look":
        ink = colours()
        if not self.isEnabled():
            return _Look(ink.disabled, ink.line, ink.faint, ink.disabled, ink.line, ink.accent)
        if self._danger:
            return _Look(ink.danger, ink.danger, ink.on_danger, ink.danger, ink.on_danger, ink.on_danger)
        if self._primary:
            ground = self._state(ink.primary_deep, ink.primary_hover, ink.primary)
            return _Look(ground, ground, ink.on_primary, ink.primary_deep, None, ink.on_primary)
        ground = self._state(ink.selection, ink.surface_hover, ink.surface)
        return _Look(ground, ink.line_strong, ink.text, ink.surface, ink.line_strong, ink.accent)

    def _state(self, down: str, hover: str, rest: str) -> str:
        if self.isDown():
            return down
        return hover if self.underMouse() else rest


class _Look:
    """The colours of a button in its present state."""

    __slots__ = ("cap", "cap_edge", "edge", "focus", "ground", "ink")

    def __init__(self, ground: str, edge: str, ink: str, cap: str, cap_edge: str | None, focus: str) -> None:
        self.ground = QColor(ground)
        self.edge = QColor(edge)
        self.ink = QColor(ink)
        self.cap = QColor(cap)
        self.cap_edge = QColor(cap_edge) if cap_edge else None
        self.focus = QColor(focus)
