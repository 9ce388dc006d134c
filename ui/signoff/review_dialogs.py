"""What a reviewer is asked: the opinion, and why and how long the clock stops."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from counter_app.domain.cases import CaseAction
from counter_app.domain.time_limits import PERMIT_KIND
from counter_app.services.cases import CaseHead
from counter_app.services.review import SPECIAL_PROCEDURES
from ui.prompter import Field, Option, Prompter, Values
from ui.signoff.review_presenter import ReviewPresenter

LONGEST = 365


class ReviewDialogs(QObject):
    """Each says what will happen; words that were refused are there again."""

    def __init__(self, prompter: Prompter, presenter: ReviewPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._prompter = prompter
        self._presenter = presenter

    def ask(self, action: CaseAction, head: CaseHead) -> None:
        """Open the sheet for `action` on this case."""
        asked = {
            CaseAction.SUBMIT: self._submit,
            CaseAction.REVIEW: self._begin,
            CaseAction.STOP_CLOCK: self._stop,
            CaseAction.RESUME_CLOCK: self._resume,
        }
        asked[action](head, self._presenter.draft(action))

    def _submit(self, head: CaseHead, draft: Mapping[str, Any]) -> None:
        self._prompter.form(
            self.tr("送签批"),
            [
                Field(
                    key="opinion",
                    title=self.tr("审查意见"),
                    kind="text",
                    value=draft.get("opinion") or self.tr("材料齐全，建议准予。"),
                )
            ],
            self._opinion_problems,
            lambda values: self._presenter.say(CaseAction.SUBMIT, opinion=values["opinion"]),
            sentence=self.tr("{name}的“{item}”将连同审查意见送首席代表签批，时限照常计算。").format(
                name=head.applicant_name, item=head.item_name
            ),
            confirm_text=self.tr("送签批"),
        )

    def _opinion_problems(self, values: Values) -> dict[str, str]:
        return {} if values["opinion"] else {"opinion": self.tr("请写明审查意见。")}

    def _begin(self, head: CaseHead, _draft: Mapping[str, Any]) -> None:
        self._prompter.ask(
            self.tr("开始审查"),
            self.tr("{name}的“{item}”将转为审查中，办理记录写您的名字，时限照常计算。").format(
                name=head.applicant_name, item=head.item_name
            ),
            self.tr("开始审查"),
            lambda: self._presenter.say(CaseAction.REVIEW),
        )

    def _stop(self, head: CaseHead, draft: Mapping[str, Any]) -> None:
        sentence = self.tr("时限从今天起暂停，恢复计时后按停钟的工作日顺延；请把所需时间书面告知申请人。")
        if head.task_type == PERMIT_KIND:
            sentence = self.tr(
                "时限从今天起暂停，恢复计时后按停钟的工作日顺延；"
                "请把所需时间书面告知申请人（行政许可法第四十五条）。"
            )
        self._prompter.form(
            self.tr("特别程序停钟"),
            (
                Field(
                    key="procedure",
                    title=self.tr("特别程序"),
                    kind="choice",
                    options=tuple(Option(key=word, title=word) for word in SPECIAL_PROCEDURES),
                    value=draft.get("procedure", ""),
                ),
                Field(
                    key="working_days",
                    title=self.tr("所需时间（工作日）"),
                    value=str(draft.get("working_days", "")),
                    hint=self.tr("停钟不会到日自动结束，程序办完后请恢复计时。"),
                ),
            ),
            self._stop_problems,
            lambda values: self._presenter.say(
                CaseAction.STOP_CLOCK,
                procedure=values["procedure"],
                working_days=int(values["working_days"]),
            ),
            sentence=sentence,
            confirm_text=self.tr("停钟"),
        )

    def _stop_problems(self, values: Values) -> dict[str, str]:
        days = values["working_days"]
        if days.isascii() and days.isdigit() and len(days) <= 3 and 1 <= int(days) <= LONGEST:
            return {}
        return {"working_days": self.tr("请填写 1 至 {} 的工作日数。").format(LONGEST)}

    def _resume(self, head: CaseHead, _draft: Mapping[str, Any]) -> None:
        self._prompter.ask(
            self.tr("恢复计时"),
            self.tr("{name}的“{item}”从今天起恢复计时，各项期限按停钟的工作日顺延。").format(
                name=head.applicant_name, item=head.item_name
            ),
            self.tr("恢复计时"),
            lambda: self._presenter.say(CaseAction.RESUME_CLOCK),
        )
