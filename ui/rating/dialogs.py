"""What the supervisor is asked about a bad rating; a form that was refused comes back with its words."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from counter_app.domain.ratings import CLOSING, FollowUpAction
from counter_app.services.ratings import SeenRating
from ui.prompter import Field, Option, Prompter, Values
from ui.rating.words import ACTION, LEVEL
from ui.wording import said

Accept = Callable[[FollowUpAction, str], None]


class FollowUpDialogs(QObject):
    """One form for the contact, one for the result."""

    def __init__(self, prompter: Prompter, accept: Accept, parent: QObject) -> None:
        super().__init__(parent)
        self._prompter = prompter
        self._accept = accept

    def ask_contact(self, rating: SeenRating, draft: str = "") -> None:
        """What the visitor or, where they left no number, the window said."""
        sentence = self.tr(
            "{window} 号窗口{clerk}办理的“{item}”被评为“{level}”。回访后须在整改期限前登记结果。"
            "群众没有留下电话的，向窗口核实当时的情况。"
        )
        self._prompter.form(
            self.tr("登记回访核实"),
            [
                Field(
                    key="words",
                    title=self.tr("核实的情况"),
                    kind="text",
                    value=draft,
                    hint=self.tr("写明向谁核实、怎么说的。登记后不能修改。"),
                )
            ],
            self._problems,
            lambda values: self._accept(FollowUpAction.CONTACT, values["words"]),
            sentence=_filled(sentence, rating),
            confirm_text=self.tr("登记回访"),
        )

    def ask_result(
        self, rating: SeenRating, action: FollowUpAction = FollowUpAction.FIX, draft: str = ""
    ) -> None:
        """How it ended: put right, explained, or found to be unfounded."""
        sentence = self.tr("{window} 号窗口{clerk}办理的“{item}”被评为“{level}”。登记结果后这条差评办结。")
        options = tuple(Option(key=each.value, title=said(ACTION[each])) for each in CLOSING)
        self._prompter.form(
            self.tr("登记办理结果"),
            [
                Field(
                    key="action",
                    title=self.tr("结果"),
                    kind="choice",
                    options=options,
                    value=action.value,
                ),
                Field(
                    key="words",
                    title=self.tr("说明"),
                    kind="text",
                    value=draft,
                    hint=self.tr("整改的写明措施，说明的写明理由，不属实的写明依据。登记后不能修改。"),
                ),
            ],
            self._problems,
            lambda values: self._accept(FollowUpAction(values["action"]), values["words"]),
            sentence=_filled(sentence, rating),
            confirm_text=self.tr("登记结果"),
        )

    def _problems(self, values: Values) -> dict[str, str]:
        if values["words"].strip():
            return {}
        return {"words": self.tr("请写明情况，这一步要留有依据。")}


def _filled(sentence: str, rating: SeenRating) -> str:
    return sentence.format(
        window=rating.window_number,
        clerk=rating.clerk_name,
        item=rating.item_name,
        level=said(LEVEL[rating.overall]),
    )
