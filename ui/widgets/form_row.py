"""A field with its name above and, when something is wrong, the reason below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.styles.tokens import Space
from ui.widgets.labels import label, paragraph, set_property


class FormRow(QWidget):
    def __init__(
        self,
        title: str,
        editor: QWidget,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        caption = label(title, "small")
        caption.setBuddy(editor)
        editor.setAccessibleName(title)
        self._note = paragraph(hint, "small")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        for part in (caption, editor, self._note):
            box.addWidget(part)
        # Not earlier: shown without a parent, a label is a window of its own and takes the focus away.
        self._note.setVisible(bool(hint))
        self.setFocusProxy(editor)

    def problem(self) -> str:
        return self._note.text() if self._note.property("role") == "problem" else ""

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong and mark the field; an empty sentence takes both away."""
        set_property(self._note, "role", "problem" if sentence else "small")
        self._note.setText(f"{sentence}" if sentence else self._hint)
        self._note.setVisible(bool(sentence or self._hint))
        set_property(self.editor, "invalid", bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._hint)
