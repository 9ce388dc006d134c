"""The step after a first sign-in: the password that somebody else chose gives way to an own one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.new_passwords import MINIMUM_LENGTH
from ui.new_password import new_password_problems
from ui.sign_in.presenter import SignInState
from ui.styles.tokens import Space
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.prompt_form import Field, PromptForm
from ui.widgets.text_field import LineField


class PasswordPage(QWidget):
    """Twice the new password, Enter from field to field; the old one is known from what was typed before.

    Signals:
        submitted(str): a password that the service will take, typed twice
        left(): somebody else signs in
    """

    submitted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._login = ""
        self._form = self._new_form()
        self.submit = KeyButton(self.tr("换好并登录"), "Enter", primary=True, bind=False)
        self.back = KeyButton(self.tr("换人登录"), "Esc")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(label(self.tr("请换成自己的密码"), "title"))
        box.addWidget(
            paragraph(
                self.tr("现在的密码是别人设的，只能用这一次。换成只有您自己知道的密码，就直接登录。"), "muted"
            )
        )
        box.addWidget(self._form)
        box.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.addWidget(self.submit)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        box.addLayout(buttons)
        box.addStretch(1)
        self.submit.clicked.connect(self._on_submit)
        self.back.clicked.connect(self.left)

    def _new_form(self) -> PromptForm:
        hint = self.tr("至少 {} 位，不能和用户名一样，也不要用 12345678 这样常见的。").format(MINIMUM_LENGTH)
        form = PromptForm(
            [
                Field(key="new", title=self.tr("新密码"), kind="secret", hint=hint),
                Field(key="again", title=self.tr("再输一遍新密码"), kind="secret"),
            ]
        )
        form.completed.connect(self._on_submit)
        return form

    def show_state(self, state: SignInState) -> None:
        """The fields for whoever must change; with a refusal they stay as they are."""
        if self._login != state.must_change:
            self._login = state.must_change
            self._clear()
        self.submit.set_busy(state.busy)
        self.back.setEnabled(not state.busy)
        self._form.setEnabled(not state.busy)
        if state.must_change and not state.busy:
            self._form.first().setFocus()

    def _clear(self) -> None:
        """A password does not stay in a field for the next person."""
        for field in self._form.findChildren(LineField):
            field.clear()
        self._form.show_problems({})

    def _on_submit(self) -> None:
        values = self._form.values()
        problems = self._form.text_problems() or new_password_problems(
            self._login, values["new"], values["again"]
        )
        self._form.show_problems(problems)
        if not problems:
            self.submitted.emit(values["new"])
