"""What a signer is asked before a decision: it says what will happen, and takes the words of the decision."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from counter_app.domain.cases import CaseAction
from counter_app.domain.text_kinds import TextKind
from counter_app.services.cases import CaseHead
from counter_app.services.papers import PaperKind
from ui.paper_names import decision_name
from ui.prompter import Field, Prompter, Values


class SignoffDialogs(QObject):
    """One form for each action; a form that was refused comes back with its words."""

    def __init__(
        self, prompter: Prompter, decide: Callable[[CaseAction, str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._prompter = prompter
        self._decide = decide

    def ask(self, action: CaseAction, head: CaseHead, draft: str) -> None:
        """Open the form for `action` on this case."""
        asked = {
            CaseAction.APPROVE: self._approve,
            CaseAction.REFUSE: self._refuse,
            CaseAction.RETURN_TO_REVIEW: self._return,
            CaseAction.ESCALATE: self._escalate,
        }
        asked[action](head, draft)

    def _approve(self, head: CaseHead, draft: str) -> None:
        sentence = self.tr(
            "将准予{name}申请的“{item}”，登记文号并打印《{paper}》，办件转入制证、送达。",
        )
        self._prompter.form(
            self.tr("准予"),
            [
                Field(
                    key="opinion",
                    title=self.tr("签批意见（可不填）"),
                    holds=TextKind.REASON,
                    value=draft or self.tr("同意"),
                )
            ],
            lambda _: {},
            lambda values: self._decide(CaseAction.APPROVE, values["opinion"]),
            sentence=sentence.format(
                name=head.applicant_name,
                item=head.item_name,
                paper=decision_name(PaperKind.APPROVAL, head.task_type),
            ),
            confirm_text=self.tr("准予并打印"),
        )

    def _refuse(self, head: CaseHead, draft: str) -> None:
        sentence = self.tr(
            "对{name}申请的“{item}”将不予办理，打印《{paper}》。决定书必须说明理由，"
            "并告知申请行政复议、提起行政诉讼的权利。",
        )
        self._prompter.form(
            self.tr("不予办理"),
            [
                Field(
                    key="reason",
                    title=self.tr("理由（每行一条）"),
                    kind="text",
                    value=draft,
                    hint=self.tr("写明事实和依据的条款，申请人将在决定书上逐条看到。"),
                )
            ],
            self._problems,
            lambda values: self._decide(CaseAction.REFUSE, values["reason"]),
            sentence=sentence.format(
                name=head.applicant_name,
                item=head.item_name,
                paper=decision_name(PaperKind.REFUSAL, head.task_type),
            ),
            confirm_text=self.tr("不予办理并打印"),
        )

    def _return(self, head: CaseHead, draft: str) -> None:
        sentence = self.tr("“{item}”将退回审查人员，时限照常计算，不因退回重算。")
        self._prompter.form(
            self.tr("退回审查"),
            [
                Field(
                    key="reason",
                    title=self.tr("退回理由"),
                    kind="text",
                    value=draft,
                    hint=self.tr("写明需要补查、更正的内容。"),
                )
            ],
            self._problems,
            lambda values: self._decide(CaseAction.RETURN_TO_REVIEW, values["reason"]),
            sentence=sentence.format(item=head.item_name),
            confirm_text=self.tr("退回审查"),
        )

    def _escalate(self, head: CaseHead, draft: str) -> None:
        sentence = self.tr("“{item}”将转由单位负责人签发，时限照常计算；转出后您不能再签批本件。")
        self._prompter.form(
            self.tr("报负责人签发"),
            [
                Field(
                    key="opinion",
                    title=self.tr("初步意见（可不填）"),
                    value=draft,
                    holds=TextKind.REASON,
                )
            ],
            lambda _: {},
            lambda values: self._decide(CaseAction.ESCALATE, values["opinion"]),
            sentence=sentence.format(item=head.item_name),
            confirm_text=self.tr("报负责人"),
        )

    def _problems(self, values: Values) -> dict[str, str]:
        if values["reason"].strip():
            return {}
        return {"reason": self.tr("请写明理由，这一步要留有依据。")}
