"""What a list says when it has nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.styles.tokens import Space
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph


class EmptyState(QWidget):
    """Icon, title, one sentence that says why or what to do, perhaps one button.

    Signals:
        triggered(): the button was pressed
    """

    triggered = Signal()

    def __init__(
        self,
        icon: str = "empty",
        title: str = "",
        sentence: str = "",
        button: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, 32, "faint")
        self._title = label(title, "strong")
        self._sentence = paragraph(sentence, "muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = KeyButton(button, key)
        self.button.clicked.connect(self.triggered)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        box.setSpacing(Space.S)
        box.addStretch(2)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._sentence)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.button.setVisible(bool(button))
        self.set_text(title, sentence)

    def set_text(self, title: str, sentence: str = "", icon: str = "") -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{title} {sentence}".strip())
        if icon:
            self._icon.set_icon(icon, "faint")

    def title(self) -> str:
        return self._title.text()

    def sentence(self) -> str:
        return self._sentence.text()
