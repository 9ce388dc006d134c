"""One figure with its caption, as over the supervisor's table."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS, Size, Space, Tone

_PAD = 15
_HEIGHT = 84


class FigureTile(QPushButton):
    """A tile made `clickable` filters by its figure: `clicked` goes out, `setChecked` marks it."""

    def __init__(
        self,
        caption: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption, self._tone = caption, tone
        self._figure, self._aside = "–", ""
        self._clickable = clickable
        self.setCheckable(clickable)
        if not clickable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure("–")

    def set_figure(self, figure: str, aside: str = "", tone: Tone | None = None) -> None:
        """`aside` is a smaller fact after the figure: set_figure("212", "31 分")."""
        self._figure, self._aside = figure, aside
        self._tone = tone or self._tone
        self.setAccessibleName(f"{self._caption} {figure} {aside}".strip())
        self.updateGeometry()
        self.update()

    def figure(self) -> str:
        return self._figure

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        figure = metrics(Size.FIGURE, bold=True).horizontalAdvance(self._figure)
        aside = metrics(Size.BODY, bold=True).horizontalAdvance(self._aside)
        caption = metrics(Size.SMALL).horizontalAdvance(self._caption)
        return QSize(max(figure + Space.S + aside, caption) + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            marked = self.hasFocus() or self.isChecked()
            hover = self._clickable and self.underMouse()
            painter.setPen(QPen(QColor(ink.accent if marked else ink.line), 2 if self.hasFocus() else 1))
            painter.setBrush(
                QColor(ink.selection if self.isChecked() else ink.surface_hover if hover else ink.surface)
            )
            inset = 1 if self.hasFocus() else 0.5
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, RADIUS, RADIUS)
            painter.setPen(QColor(ink.muted))
            painter.setFont(font(Size.SMALL))
            painter.drawText(QRectF(_PAD, 12, self.width() - 2 * _PAD, 18), self._caption)
            painter.setPen(QColor(ink.on_surface(self._tone)))
            painter.setFont(font(Size.FIGURE, bold=True))
            baseline = self.height() - 19
            painter.drawText(_PAD, baseline, self._figure)
            painter.setPen(QColor(ink.muted))
            after = _PAD + metrics(Size.FIGURE, bold=True).horizontalAdvance(self._figure) + Space.S
            painter.setFont(font(Size.BODY, bold=True))
            painter.drawText(after, baseline, self._aside)
