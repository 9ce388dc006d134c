"""What a step of the case still has to ask the clerk."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from counter_app.domain.cases import CaseStatus
from counter_app.domain.service_code import InvalidServiceCode, parse
from counter_app.domain.text_kinds import TextKind
from counter_app.domain.text_rules import InvalidText, clean_text
from counter_app.services.intake import Conclusion
from ui.intake.finding_presenter import FindingPresenter
from ui.intake.phrases import phrases
from ui.intake.presenter import DeskPresenter
from ui.intake.state import CONCLUSIONS, DeskState, Step
from ui.intake.steps_presenter import StepsPresenter
from ui.intake.wording import field_problem
from ui.prompter import Field, Option, Problems, Prompter

Values = Mapping[str, str]
REASON_LENGTH = 500


class StepQuestions(QObject):
    """Turns the press of a button into a step, asking what the step needs first."""

    def __init__(
        self,
        case_desk: DeskPresenter,
        steps: StepsPresenter,
        finding: FindingPresenter,
        prompter: Prompter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._case_desk = case_desk
        self._steps = steps
        self._finding = finding
        self._prompter = prompter

    def take(self, step: Step) -> None:
        """The clerk pressed the button of `step`."""
        asks: dict[Step, Callable[[], None]] = {
            Step.NOTICE: self._notice,
            Step.TURN_AWAY: self._turn_away,
            Step.SUBMIT: self._submit,
            Step.ISSUE: self._steps.issue,
            Step.DELIVER: self._hand_over,
        }
        if step in asks:
            asks[step]()
        else:
            self._steps.conclude(CONCLUSIONS[step])

    def leave_for(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or, where something typed would be lost, after the clerk said what becomes of it."""
        state = self._case_desk.state
        if not self._case_desk.has_unsaved:
            go_on()
            return
        options = (
            Option(key="keep", title=self.tr("暂存"), note=self.tr("已核对的材料记录在案，以后接着办")),
            Option(key="drop", title=self.tr("放弃"), note=self.tr("这次填写的内容不保留")),
        )

        def chosen(key: str) -> None:
            if key == "keep":
                self._steps.conclude(Conclusion.KEEP, then=go_on)
            else:
                self._case_desk.clear()  # at once: what follows may call the next visitor to this screen
                go_on()

        who = state.applicant.name or self.tr("这位申请人")
        self._prompter.choose(
            self.tr("还有没保存的内容"),
            options,
            chosen,
            sentence=self.tr("{name}的“{item}”还没有办完。按 Esc 留在这一件。").format(
                name=who, item=state.guide.name if state.guide else ""
            ),
        )

    def ask_code(self) -> None:
        """Open a case by the code on its papers."""
        fields = (Field(key="code", title=self.tr("统一服务监管码（24 位）"), holds=TextKind.CODE),)
        self._prompter.form(
            self.tr("打开办件"),
            fields,
            self._code_problems,
            lambda values: self._finding.find_code(values["code"]),
            sentence=self.tr("扫描文书上的条码，或者输入监管码。"),
            confirm_text=self.tr("打开"),
        )

    def _notice(self) -> None:
        case = self._case_desk.state.case
        if case is None or not case.head.notice_count:
            self._steps.conclude(Conclusion.REQUEST_SUPPLEMENT)
            return
        reasons = tuple(Option(key=text, title=text) for text in phrases("second_notice_reasons"))
        fields = (
            Field(key="reason", title=self.tr("再次告知的原因"), kind="choice", options=reasons),
            Field(key="more", title=self.tr("补充说明"), holds=TextKind.REASON),
        )
        self._prompter.form(
            self.tr("再次告知"),
            fields,
            lambda values: self._length_problems(values, "more"),
            lambda values: self._steps.conclude(
                Conclusion.REQUEST_SUPPLEMENT, reason=_joined(values["reason"], values["more"])
            ),
            sentence=self.tr("本件已告知过 {count} 次。法律要求一次告知，再次告知会提示督查岗。").format(
                count=case.head.notice_count
            ),
            confirm_text=self.tr("打印告知单"),
        )

    def _turn_away(self) -> None:
        options = (
            Option(
                key=Conclusion.DECLINE,
                title=self.tr("不予受理"),
                note=self.tr("不属本机关职权，出具决定书"),
            ),
            Option(
                key=Conclusion.DECLARE_NOT_REQUIRED,
                title=self.tr("告知不受理"),
                note=self.tr("依法不需要办理，即时告知"),
            ),
        )
        self._prompter.choose(
            self.tr("不予受理"), options, lambda key: self._turn_away_because(Conclusion(key))
        )

    def _turn_away_because(self, conclusion: Conclusion) -> None:
        declined = conclusion is Conclusion.DECLINE
        fields = [Field(key="reason", title=self.tr("理由"), kind="text")]
        if declined:
            fields.append(
                Field(key="right_body", title=self.tr("应当向哪个机关申请"), holds=TextKind.ADDRESS)
            )
        asked = ("reason", "right_body") if declined else ("reason",)
        self._prompter.form(
            self.tr("不予受理决定书") if declined else self.tr("不受理告知书"),
            fields,
            lambda values: self._missing_problems(values, *asked),
            lambda values: self._steps.conclude(
                conclusion, reason=values["reason"], right_body=values.get("right_body", "")
            ),
            sentence=self._turn_away_sentence(declined=declined),
            confirm_text=self.tr("打印文书"),
        )

    def _turn_away_sentence(self, *, declined: bool) -> str:
        """行政许可法 is named for permits only (docs/decisions/0015)."""
        if self._case_desk.state.is_permit:
            if declined:
                return self.tr("决定书载明理由和有权机关（行政许可法第三十二条第一款第二项）。")
            return self.tr("即时告知申请人不受理（行政许可法第三十二条第一款第一项）。")
        if declined:
            return self.tr("决定书载明理由和有权机关。")
        return self.tr("即时告知申请人不受理。")

    def _submit(self) -> None:
        fields = (
            Field(
                key="opinion", title=self.tr("审查意见"), kind="text", value=self.tr("材料齐全，建议准予。")
            ),
        )
        self._prompter.form(
            self.tr("送签批"),
            fields,
            lambda values: self._missing_problems(values, "opinion"),
            lambda values: self._steps.submit(values["opinion"]),
            confirm_text=self.tr("送签批"),
        )

    def _hand_over(self) -> None:
        state = self._case_desk.state
        relations = tuple(Option(key=text, title=text) for text in phrases("relations"))
        fields = (
            Field(key="receiver", title=self.tr("领取人"), value=_receiver(state), holds=TextKind.NAME),
            Field(
                key="relation",
                title=self.tr("与申请人的关系"),
                kind="choice",
                options=relations,
                value=_relation(state),
            ),
        )
        refused = state.status is CaseStatus.REFUSED
        self._prompter.form(
            self.tr("送达"),
            fields,
            lambda values: self._missing_problems(values, "receiver"),
            lambda values: self._steps.hand_over(values["receiver"], values["relation"]),
            sentence=self.tr("请核对领取人的证件，领取人在送达回证上签名。")
            if not refused
            else self.tr("请当面说明理由和复议、诉讼的途径，领取人在送达回证上签名。"),
            confirm_text=self.tr("打印送达回证"),
        )

    def _code_problems(self, values: Values) -> Problems:
        try:
            parse(values["code"])
        except InvalidServiceCode:
            return {"code": self.tr("这不是一个监管码：请对照文书核对 24 位数字。")}
        return {}

    def _missing_problems(self, values: Values, *keys: str) -> Problems:
        missing = {key: self.tr("请填写这一栏。") for key in keys if not values[key]}
        return missing or self._length_problems(values, *keys)

    def _length_problems(self, values: Values, *keys: str) -> Problems:
        problems = {}
        for key in keys:
            try:
                clean_text(values[key], REASON_LENGTH, multiline=True)
            except InvalidText as error:
                problems[key] = field_problem(error.code)
        return problems


def _joined(*parts: str) -> str:
    return "：".join(part for part in parts if part)


def _receiver(state: DeskState) -> str:
    """Whoever sits at the window most likely: the agent where there is one."""
    return state.applicant.agent_name or state.applicant.contact_name or state.applicant.name


def _relation(state: DeskState) -> str:
    known = phrases("relations")
    if state.applicant.agent_name:
        return known[2]
    return known[0] if state.applicant.kind == "person" else known[4]
