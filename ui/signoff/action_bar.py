"""What can be done with the chosen case: a button with its key for each action, and why one does not work."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.cases import CaseAction
from counter_app.services.cases import Case, CaseHead
from ui.styles.tokens import Space
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.wording import CASE_STATUS, said


class CaseActionBar(QWidget):
    """The first action is the usual one, wider than the others.

    Attributes:
        buttons: the button of each action.

    Signals:
        asked(object): the CaseAction whose button or key was pressed
    """

    asked = Signal(object)

    def __init__(
        self, titles: Mapping[CaseAction, str], keys: Mapping[CaseAction, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self.buttons: dict[CaseAction, KeyButton] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        box.setSpacing(Space.S)
        for action, title in titles.items():
            usual = not self.buttons
            self.buttons[action] = self._button(action, title, usual=usual)
            box.addWidget(self.buttons[action], 2 if usual else 1)

    def _button(self, action: CaseAction, title: str, *, usual: bool) -> KeyButton:
        button = KeyButton(title, self._keys[action], primary=usual)
        button.clicked.connect(lambda: self.asked.emit(action))
        return button

    def show_for(self, case: Case | None, allowed: frozenset[CaseAction], busy: CaseAction | None) -> None:
        """Enable what is allowed; whatever is not says why."""
        for action, button in self.buttons.items():
            button.setEnabled(action in allowed or action is busy)
            button.set_busy(action is busy)
            button.setToolTip("" if button.isEnabled() else self._why_not(case, button.text()))

    def hints(self) -> Sequence[Hint]:
        """The keys that work now, with those that choose and read."""
        ready = [
            (self._keys[action], each.text()) for action, each in self.buttons.items() if each.isEnabled()
        ]
        return [
            ("Up Down", self.tr("选办件")),
            ("PgUp PgDown", self.tr("翻阅")),
            *ready,
            ("Tab", self.tr("文书")),
        ]

    def _why_not(self, case: Case | None, title: str) -> str:
        if case is None:
            return self.tr("先选一个办件。")
        return self.tr("本件现为“{status}”，按您的岗位不能在这一步“{action}”。").format(
            status=said(CASE_STATUS[case.head.status]), action=title
        )


def outcome_sentence(case: CaseHead) -> str:
    """Whose case it was, and where it stands now."""
    sentence = QCoreApplication.translate("CaseActionBar", "{name}的“{item}”：{status}。")
    return sentence.format(
        name=case.applicant_name, item=case.item_name, status=said(CASE_STATUS[case.status])
    )
