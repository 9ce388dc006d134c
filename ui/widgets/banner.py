"""What just happened, or what matters now, said in place: nothing pops up, and nobody has to wipe it away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.styles.icons import icon, icon_pixmap
from ui.styles.tokens import Space, Tone
from ui.widgets.labels import paragraph, set_property

_ICONS = {Tone.INFO: "info", Tone.OK: "done", Tone.WARN: "warning", Tone.BAD: "error"}

PASSING_MS, PASSING_MS_PER_LETTER, PASSING_MS_AT_MOST = 8_000, 150, 20_000
"""How long an answer to one press stays: long enough to look up and read it twice."""


class Banner(QFrame):
    """Hidden until `show_message`, which comes after it was put in its place. Tones: info, ok, warn, bad.

    Signals:
        action_triggered(): the button in the banner was pressed
        dismissed(): the clerk closed it
    """

    action_triggered = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, flat: bool = False) -> None:
        """`flat` lies between other parts of a card and has no corners of its own."""
        super().__init__(parent)
        self.setProperty("role", "banner")
        if flat:
            self.setProperty("flat", True)
        self._tone = Tone.INFO
        self._on_action: Callable[[], None] | None = None
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self._on_passed)
        self._icon = QLabel()
        self._text = paragraph()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._action = QPushButton()
        self._action.setProperty("role", "link")
        self._action.clicked.connect(self._on_action_clicked)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("关闭提示"))
        self._close.setToolTip(self.tr("关闭提示"))
        self._close.setIconSize(QSize(14, 14))
        self._close.clicked.connect(self._on_dismissed)
        self._lay_out(Space.L - 2 if flat else Space.M)
        self.hide()

    def _lay_out(self, side: int) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(side, Space.S, side, Space.S)
        box.setSpacing(Space.S)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._text, 1)
        box.addWidget(self._action)
        box.addWidget(self._close)

    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self.accessibleName()

    def tone(self) -> Tone:
        return self._tone

    def show_message(
        self,
        tone: Tone,
        sentence: str,
        *,
        lead: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        dismissable: bool = True,
        passing: bool = False,
    ) -> None:
        """Replace what stands there. `lead` is the bold beginning of the sentence; `passing` goes by itself."""
        self._tone = tone
        self._on_action = on_action
        bold = f"<b>{_escaped(lead)}</b>" if lead else ""
        self._text.setText(bold + _escaped(sentence))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(dismissable)
        self.setAccessibleName(lead + sentence)
        set_property(self, "tone", tone.value)
        self._tint()
        self._passing.stop()
        if passing:
            self._passing.start(passing_ms(lead + sentence))
        self.show()

    def end_passing(self) -> None:
        """Something else is done now: what was said of the press before is over. What has to stay stays."""
        if self._passing.isActive():
            self.clear()

    def _on_passed(self) -> None:
        if self.underMouse():  # it is being read, or about to be copied
            self._passing.start(PASSING_MS)
        else:
            self.clear()

    def clear(self) -> None:
        self._passing.stop()
        self._on_action = None
        self.setAccessibleName("")
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        name = _ICONS.get(self._tone, "info")
        self._icon.setPixmap(icon_pixmap(name, 18, self._tone.value, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", self._tone.value, 14))

    def _on_action_clicked(self) -> None:
        self.action_triggered.emit()
        if self._on_action:
            self._on_action()

    def _on_dismissed(self) -> None:
        self.clear()
        self.dismissed.emit()


def passing_ms(text: str) -> int:
    """How long `text` stays when it goes by itself."""
    return min(PASSING_MS_AT_MOST, PASSING_MS + PASSING_MS_PER_LETTER * max(0, len(text) - 20))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
