"""The sentences of the intake: what the checklist allows and why, what is wrong with a field."""

import datetime as dt
from dataclasses import dataclass

from counter_app.domain.cases import CaseStatus
from counter_app.domain.checklist import Decision, Outcome, ReasonCode
from counter_app.services.cases import CaseMaterialLine
from ui.intake.state import DeskState, Move
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.text_wording import TEXT_PROBLEMS
from ui.wording import said, short_day


@dataclass(frozen=True, slots=True)
class Message:
    """What a banner says: tone, bold beginning, sentence."""

    tone: Tone
    lead: str
    sentence: str


FIELD_PROBLEMS = {
    "name_missing": QT_TRANSLATE_NOOP("wording", "请填写申请人姓名或者单位名称。"),
    "empty": QT_TRANSLATE_NOOP("wording", "请填写证件号码。"),
    "length": QT_TRANSLATE_NOOP("wording", "证件号码的位数不对，请对照证件再看一遍。"),
    "form": QT_TRANSLATE_NOOP("wording", "证件号码与所选的证件类型不符，请核对号码和证件类型。"),
    "check_digit": QT_TRANSLATE_NOOP("wording", "证件号码的校验位不符，请对照证件再看一遍。"),
    "birth_date": QT_TRANSLATE_NOOP("wording", "证件号码里的出生日期不存在，请对照证件再看一遍。"),
    **TEXT_PROBLEMS,
}
UNPRINTABLE = QT_TRANSLATE_NOOP("wording", "“{characters}”打印不出来，文书上会印成方框和编码，请核对用字。")
KEEP_NUMBER = QT_TRANSLATE_NOOP("wording", "仍按证件号录入（Ctrl+Enter）")
CONFIRMED = QT_TRANSLATE_NOOP("wording", "号码未通过校验，已按证件录入并注明。")

WHY_NOT = {
    "unfinished": QT_TRANSLATE_NOOP("wording", "还有 {count} 项没有核对"),
    "unexplained": QT_TRANSLATE_NOOP("wording", "还有判了不符的材料没有写明错在哪里"),
    "contradictory": QT_TRANSLATE_NOOP("wording", "有材料的结论与份数不一致，请先改正"),
    "nothing_missing": QT_TRANSLATE_NOOP("wording", "材料齐全，不需要告知补正"),
    "nothing_deferred": QT_TRANSLATE_NOOP("wording", "材料齐全，直接受理即可"),
    "incomplete": QT_TRANSLATE_NOOP("wording", "还有 {count} 项需要补正"),
    "told_before": QT_TRANSLATE_NOOP("wording", "已经告知过，请先核对补来的材料"),
    "unchanged": QT_TRANSLATE_NOOP("wording", "没有需要保存的改动"),
    "not_your_duty": QT_TRANSLATE_NOOP("wording", "这一步不属于您的岗位职责"),
}

MORE_TO_CHECK = QT_TRANSLATE_NOOP("wording", "还有 {count} 项没有核对。")
# By whether the item is a permit: 行政许可法 governs no other (docs/decisions/0015).
CHECK_ALL = {
    True: QT_TRANSLATE_NOOP(
        "wording", "全部核对后，需要补正的一次告知（行政许可法第三十二条第一款第四项）。"
    ),
    False: QT_TRANSLATE_NOOP("wording", "全部核对后，需要补正的一次告知。"),
}
FOUND_SO_FAR = QT_TRANSLATE_NOOP("wording", "已发现 {count} 项需要补正；全部核对后一次告知。")
UNEXPLAINED = {
    True: QT_TRANSLATE_NOOP(
        "wording",
        "“{material}”判了不符，请按 Enter 写明错在哪里、怎样补正（行政许可法第三十二条第一款第四项）。",
    ),
    False: QT_TRANSLATE_NOOP("wording", "“{material}”判了不符，请按 Enter 写明错在哪里、怎样补正。"),
}
OK_BUT_SHORT = QT_TRANSLATE_NOOP("wording", "“{material}”判了合格，份数却不够，请改份数或者结论。")
NOT_EXCUSED = QT_TRANSLATE_NOOP("wording", "“{material}”是必要材料，不能判不适用。")
NO_MATERIALS = QT_TRANSLATE_NOOP("wording", "本事项不需要提交材料。")
ALL_THERE = QT_TRANSLATE_NOOP("wording", "材料齐全，应当受理")
ACCEPT_BY_LAW = {
    True: QT_TRANSLATE_NOOP("wording", "（行政许可法第三十二条第一款第五项）。"),
    False: QT_TRANSLATE_NOOP("wording", "。"),
}
AT_ONCE = {
    True: QT_TRANSLATE_NOOP("wording", "即办件，受理并当场作出决定（行政许可法第三十四条第二款）。"),
    False: QT_TRANSLATE_NOOP("wording", "即办件，受理并当场办结。"),
}
PROMISED = QT_TRANSLATE_NOOP("wording", "今日受理，承诺 {day} 前作出决定。")
TO_SUPPLEMENT = QT_TRANSLATE_NOOP("wording", "{count} 项需要补正。")
TELL_ONCE = {
    True: QT_TRANSLATE_NOOP(
        "wording",
        "应当一次告知全部内容（行政许可法第三十二条第一款第四项）；{day} 前不告知，自收件之日起即为受理。",
    ),
    False: QT_TRANSLATE_NOOP("wording", "请一次告知全部内容，{day} 前。"),
}
ONLY_DEFERRABLE = QT_TRANSLATE_NOOP("wording", "只缺可容缺的 {count} 项。")
DEFER_OR_TELL = QT_TRANSLATE_NOOP(
    "wording", "申请人书面承诺补齐的，可以容缺受理；不选择容缺的，发一次性告知单（{day} 前）。"
)
WAITING = QT_TRANSLATE_NOOP("wording", "等申请人补正。")
WAITING_MORE = QT_TRANSLATE_NOOP(
    "wording", "已告知 {count} 项，最迟 {day} 补齐。补来的材料逐项核对，齐全即受理。"
)

_STATUS_LEADS = {
    CaseStatus.ACCEPTED: QT_TRANSLATE_NOOP("wording", "已受理。"),
    CaseStatus.UNDER_REVIEW: QT_TRANSLATE_NOOP("wording", "正在审查。"),
    CaseStatus.SUSPENDED: QT_TRANSLATE_NOOP("wording", "特别程序进行中，时限暂停。"),
    CaseStatus.PENDING_SIGN_OFF: QT_TRANSLATE_NOOP("wording", "已送首席代表签批。"),
    CaseStatus.PENDING_LEADER: QT_TRANSLATE_NOOP("wording", "已报负责人签发。"),
    CaseStatus.APPROVED: QT_TRANSLATE_NOOP("wording", "已准予。"),
    CaseStatus.REFUSED: QT_TRANSLATE_NOOP("wording", "已决定不予办理。"),
    CaseStatus.ISSUED: QT_TRANSLATE_NOOP("wording", "办理结果已制好。"),
    CaseStatus.DELIVERED: QT_TRANSLATE_NOOP("wording", "已送达，本件办结。"),
    CaseStatus.DECLINED: QT_TRANSLATE_NOOP("wording", "已作出不予受理决定。"),
    CaseStatus.NOT_REQUIRED: QT_TRANSLATE_NOOP("wording", "已告知不受理，依法不需要办理。"),
    CaseStatus.WITHDRAWN: QT_TRANSLATE_NOOP("wording", "申请人已撤回申请。"),
}
_STATUS_SENTENCES = {
    CaseStatus.ACCEPTED: QT_TRANSLATE_NOOP("wording", "审查后送首席代表签批；承诺 {due} 前作出决定。"),
    CaseStatus.UNDER_REVIEW: QT_TRANSLATE_NOOP("wording", "审查后送首席代表签批；承诺 {due} 前作出决定。"),
    CaseStatus.PENDING_SIGN_OFF: QT_TRANSLATE_NOOP("wording", "承诺 {due} 前作出决定。"),
    CaseStatus.PENDING_LEADER: QT_TRANSLATE_NOOP("wording", "承诺 {due} 前作出决定。"),
    CaseStatus.APPROVED: QT_TRANSLATE_NOOP("wording", "请打印证照或者办理结果单，{delivery} 前送达。"),
    CaseStatus.REFUSED: QT_TRANSLATE_NOOP(
        "wording", "请送达决定书，说明理由和复议、诉讼的途径，{delivery} 前送达。"
    ),
    CaseStatus.ISSUED: QT_TRANSLATE_NOOP("wording", "核对领取人后送达，{delivery} 前。"),
}
_PERMIT_SENTENCES = {
    CaseStatus.APPROVED: QT_TRANSLATE_NOOP(
        "wording", "请打印证照或者办理结果单，{delivery} 前送达（行政许可法第四十四条）。"
    ),
}
_STATUS_TONES = {
    CaseStatus.APPROVED: Tone.OK,
    CaseStatus.ISSUED: Tone.OK,
    CaseStatus.DELIVERED: Tone.OK,
    CaseStatus.REFUSED: Tone.WARN,
    CaseStatus.DECLINED: Tone.WARN,
}
PROVISIONAL = QT_TRANSLATE_NOOP("wording", "{day}（暂定）")
NO_DATE = QT_TRANSLATE_NOOP("wording", "法定期限")
SHORT_ORIGINALS = QT_TRANSLATE_NOOP("wording", "缺原件 {count} 份")
SHORT_COPIES = QT_TRANSLATE_NOOP("wording", "缺复印件 {count} 份")
_NAME_LENGTH = 24
BETWEEN = QT_TRANSLATE_NOOP("wording", "，")


def field_problem(code: str) -> str:
    """One sentence for a code of `ui.intake.applicant`."""
    return said(FIELD_PROBLEMS[code])


def why_not(move: Move) -> str:
    """Why a button cannot act now; empty when it can."""
    return said(WHY_NOT[move.why_not], count=move.count) if move.why_not else ""


def shortage(line: CaseMaterialLine) -> str:
    """What is short by the counts, in words; what the slip adds by itself to the clerk's finding."""
    rules = line.checklist_line()
    pieces = ((SHORT_ORIGINALS, rules.originals_short), (SHORT_COPIES, rules.copies_short))
    return said(BETWEEN).join(said(text, count=count) for text, count in pieces if count)


def banner(state: DeskState) -> Message:
    """What the line under the checklist says in this state."""
    if not state.at_intake:
        return _status_message(state)
    if state.status is CaseStatus.AWAITING_SUPPLEMENT and not state.dirty and state.case:
        by = dated(state.case.head.supplement_due_on)
        told = said(WAITING_MORE, count=len(state.outcome.defects), day=by)
        return Message(Tone.INFO, said(WAITING), told)
    return _outcome_message(state, state.outcome)


def _outcome_message(state: DeskState, outcome: Outcome) -> Message:
    match outcome.decision:
        case Decision.UNDECIDED:
            return _open_message(state, outcome)
        case Decision.ACCEPT:
            return _accept_message(state, outcome)
        case Decision.ACCEPT_DEFERRED:
            lead = said(ONLY_DEFERRABLE, count=len(outcome.defects))
            return Message(Tone.INFO, lead, said(DEFER_OR_TELL, day=_notice_day(state)))
        case _:
            lead = said(TO_SUPPLEMENT, count=len(outcome.defects))
            return Message(Tone.WARN, lead, said(TELL_ONCE[state.is_permit], day=_notice_day(state)))


def _open_message(state: DeskState, outcome: Outcome) -> Message:
    for code, text in (
        (ReasonCode.OK_BUT_SHORT, OK_BUT_SHORT),
        (ReasonCode.UNEXPLAINED, UNEXPLAINED[state.is_permit]),
        (ReasonCode.REQUIRED_NOT_APPLICABLE, NOT_EXCUSED),
    ):
        reason = next((each for each in outcome.reasons if each.code is code), None)
        if reason:
            return Message(Tone.WARN, "", said(text, material=_shortened(reason.materials[0])))
    found = said(FOUND_SO_FAR, count=len(outcome.defects))
    rest = found if outcome.defects else said(CHECK_ALL[state.is_permit])
    return Message(Tone.INFO, said(MORE_TO_CHECK, count=outcome.pending_count), rest)


def _shortened(material: str) -> str:
    """What to do stands behind the name: a name of several lines would push it out of sight."""
    return material if len(material) <= _NAME_LENGTH else material[: _NAME_LENGTH - 1] + "…"


def _accept_message(state: DeskState, outcome: Outcome) -> Message:
    nothing_asked = any(reason.code is ReasonCode.NO_MATERIALS for reason in outcome.reasons)
    lead = said(NO_MATERIALS) if nothing_asked else said(ALL_THERE)
    by_law = "" if nothing_asked else said(ACCEPT_BY_LAW[state.is_permit])
    if state.is_instant:
        return Message(Tone.OK, lead, by_law + said(AT_ONCE[state.is_permit]))
    promised = state.guide.limit("promised") if state.guide else None
    if promised is None or promised.due_on is None:
        return Message(Tone.OK, lead, by_law)
    day = dated(promised.due_on, provisional=promised.provisional)
    return Message(Tone.OK, lead, by_law + said(PROMISED, day=day))


def _status_message(state: DeskState) -> Message:
    assert state.case is not None
    head = state.case.head
    promised = head.promised_due_on or head.statutory_due_on
    due = dated(promised, provisional=head.due_provisional)
    texts = _STATUS_SENTENCES | _PERMIT_SENTENCES if state.is_permit else _STATUS_SENTENCES
    sentence = said(texts.get(head.status, ""), due=due, delivery=dated(head.delivery_due_on))
    return Message(_STATUS_TONES.get(head.status, Tone.INFO), said(_STATUS_LEADS[head.status]), sentence)


def _notice_day(state: DeskState) -> str:
    if state.case is not None:
        return dated(state.case.head.acceptance_due_on)
    return dated(state.guide.notice_due_on if state.guide else None)


def dated(day: dt.date | None, *, provisional: bool = False) -> str:
    """12-04 周五, marked where the calendar may still move it; 法定期限 where no day is known."""
    if day is None:
        return said(NO_DATE)
    return said(PROVISIONAL, day=short_day(day)) if provisional else short_day(day)
