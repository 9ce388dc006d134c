"""The sentences of the agent's workplace."""

import datetime as dt

from counter_app.domain.cases import CaseStatus
from counter_app.domain.checklist import Decision
from counter_app.errors import CounterError, Refused
from counter_app.offline.outbox import OutboxEntry
from counter_app.offline.sync import SyncReport
from counter_app.services.filing import CaseState
from counter_app.services.village_snapshot import VillagePoint
from ui.filing.state import FilingForm
from ui.intake.wording import Message, banner, dated
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.wording import CASE_STATUS, said, sentence_for, short_time

STORE_ERRORS = {
    "passphrase_too_short": QT_TRANSLATE_NOOP("wording", "口令至少 {minimum} 位，请再长一些。"),
    "store_missing": QT_TRANSLATE_NOOP("wording", "没有找到离线库文件 {file}，请检查文件夹或者 U 盘。"),
    "store_exists": QT_TRANSLATE_NOOP("wording", "离线库 {file} 已经建立，请输入口令打开。"),
    "store_newer": QT_TRANSLATE_NOOP("wording", "离线库 {file} 由新版程序建立，请先更新本机程序。"),
    "store_busy": QT_TRANSLATE_NOOP("wording", "离线库正被另一个程序使用，请关闭它再试。"),
    "store_unwritable": QT_TRANSLATE_NOOP(
        "wording", "离线库 {file} 无法写入，刚才的改动没有保存，请检查磁盘。"
    ),
    "disk_full": QT_TRANSLATE_NOOP("wording", "磁盘已满，刚才的改动没有保存，请先腾出空间。"),
    "store_of_other_agent": QT_TRANSLATE_NOOP("wording", "这个离线库属于 {login}，请用这个用户名同步。"),
    "filing_incomplete": QT_TRANSLATE_NOOP("wording", "请先填写申请人姓名和证件号码。"),
    "item_not_in_snapshot": QT_TRANSLATE_NOOP(
        "wording", "这个事项在目录里已更新或者取消，请按 Ctrl K 重新选事项；申请人照旧保留。"
    ),
    "guide": QT_TRANSLATE_NOOP(
        "wording", "这个事项在目录里已更新或者取消，请按 Ctrl K 重新选事项；申请人照旧保留。"
    ),
    "filing_finished": QT_TRANSLATE_NOOP("wording", "这一件已经完成收件，不能再改。"),
    "filing_not_refused": QT_TRANSLATE_NOOP("wording", "只有退回的件可以取回修改。"),
    "filing_not_recordable": QT_TRANSLATE_NOOP(
        "wording", "服务器存不下这一件（{sqlstate}），请取回核对用字，或者联系中心管理员。"
    ),
    "nothing_missing": QT_TRANSLATE_NOOP("wording", "材料没有缺漏，没有告知单可以打印。"),
    "draft": QT_TRANSLATE_NOOP("wording", "这份草稿已经不在了。"),
    "filing": QT_TRANSLATE_NOOP("wording", "没有找到这一件。"),
    "database_unreachable": QT_TRANSLATE_NOOP(
        "wording", "连不上服务器。没有送出的仍在待同步，有网络时再按 F5。"
    ),
}
"""Answers of the store, and those that mean something else in a village than at a counter."""

REPORT = QT_TRANSLATE_NOOP("wording", "已送出 {sent} 件，退回 {refused} 件，收到进度 {pulled} 条。")
REPORT_CODES = QT_TRANSLATE_NOOP("wording", "补领监管码 {count} 个。")
REPORT_CATALOGUE = QT_TRANSLATE_NOOP("wording", "事项目录已更新。")
REPORT_DUPLICATES = QT_TRANSLATE_NOOP("wording", "{count} 件可能与已有办件重复，请在“已同步”中查看。")
REPORT_NO_CODES = QT_TRANSLATE_NOOP("wording", "没有领到新的监管码：{reason}")

NOT_CHECKED = QT_TRANSLATE_NOOP("wording", "还有材料没有核对，请先核对完，一次说全。")
COMPLETE = QT_TRANSLATE_NOOP("wording", "材料齐全。")
TO_FINISH = QT_TRANSLATE_NOOP("wording", "完成收件后放入待同步；办理期限从镇街受理之日起算。")
ONLY_DEFERRABLE = QT_TRANSLATE_NOOP("wording", "只缺可容缺的 {count} 项。")
TOWNSHIP_DEFERS = QT_TRANSLATE_NOOP("wording", "把告知单交给申请人；是否容缺受理由镇街决定。")
TO_SUPPLEMENT = QT_TRANSLATE_NOOP("wording", "{count} 项需要补正。")
TELL_ONCE = {
    True: QT_TRANSLATE_NOOP(
        "wording", "打印告知单交给申请人，一次告知全部内容（行政许可法第三十二条第一款第四项）。"
    ),
    False: QT_TRANSLATE_NOOP("wording", "打印告知单交给申请人，一次告知全部内容。"),
}
"""By whether the item is a permit (docs/decisions/0015)."""
WAITING = QT_TRANSLATE_NOOP("wording", "待同步。")
WAITING_MORE = QT_TRANSLATE_NOOP("wording", "监管码已定，不再改动；有网络时按 F5 送镇街。")
UNSURE = QT_TRANSLATE_NOOP("wording", "是否送到还不清楚。")
UNSURE_MORE = QT_TRANSLATE_NOOP("wording", "上次同步中途断线；下次同步自动核对，不会重复收件。")
REFUSED = QT_TRANSLATE_NOOP("wording", "退回：")
REFUSED_MORE = QT_TRANSLATE_NOOP("wording", "按 F8 取回修改后再送。")
SENT = QT_TRANSLATE_NOOP("wording", "已送出。")
SENT_MORE = QT_TRANSLATE_NOOP("wording", "镇街 {received} 收件；再同步一次可以看到进度。")
STATUS_LEAD = QT_TRANSLATE_NOOP("wording", "{status}。")
STATUS_MORE = {
    CaseStatus.RECEIVED: QT_TRANSLATE_NOOP("wording", "镇街 {received} 收件，{notice} 前告知是否受理。"),
    CaseStatus.AWAITING_SUPPLEMENT: QT_TRANSLATE_NOOP(
        "wording", "请转告申请人，{supplement} 前补齐右侧 {count} 项。"
    ),
    CaseStatus.ACCEPTED: QT_TRANSLATE_NOOP("wording", "承诺 {promised} 前作出决定。"),
    CaseStatus.UNDER_REVIEW: QT_TRANSLATE_NOOP("wording", "承诺 {promised} 前作出决定。"),
    CaseStatus.SUSPENDED: QT_TRANSLATE_NOOP("wording", "特别程序进行中，时限暂停。"),
    CaseStatus.PENDING_SIGN_OFF: QT_TRANSLATE_NOOP("wording", "承诺 {promised} 前作出决定。"),
    CaseStatus.PENDING_LEADER: QT_TRANSLATE_NOOP("wording", "承诺 {promised} 前作出决定。"),
    CaseStatus.APPROVED: QT_TRANSLATE_NOOP("wording", "正在制作证照或者办理结果单，请转告申请人。"),
    CaseStatus.REFUSED: QT_TRANSLATE_NOOP("wording", "请转告申请人领取决定书，可以依法复议、诉讼。"),
    CaseStatus.ISSUED: QT_TRANSLATE_NOOP("wording", "办理结果已制好，请通知申请人领取。"),
    CaseStatus.DECLINED: QT_TRANSLATE_NOOP("wording", "请转告申请人领取不予受理决定书。"),
}
STATUS_TONES = {
    CaseStatus.AWAITING_SUPPLEMENT: Tone.WARN,
    CaseStatus.APPROVED: Tone.OK,
    CaseStatus.ISSUED: Tone.OK,
    CaseStatus.DELIVERED: Tone.OK,
    CaseStatus.REFUSED: Tone.WARN,
    CaseStatus.DECLINED: Tone.WARN,
}
NAME_UNKNOWN = QT_TRANSLATE_NOOP("wording", "（目录中已没有这一项）")
ENTRUSTED = QT_TRANSLATE_NOOP("wording", "{agent}（{unit}代办员）受{applicant}委托代办，代办不收任何费用。")
THE_APPLICANT = QT_TRANSLATE_NOOP("wording", "申请人")
DAYS_OLD = QT_TRANSLATE_NOOP("wording", "{days} 天前")
HOURS_OLD = QT_TRANSLATE_NOOP("wording", "{hours} 小时前")
MINUTES_OLD = QT_TRANSLATE_NOOP("wording", "{minutes} 分钟前")
JUST_NOW = QT_TRANSLATE_NOOP("wording", "刚刚")


def filing_sentence(error: Exception) -> str:
    """What is wrong and what to do, for an agent in a village."""
    if isinstance(error, CounterError) and error.code in STORE_ERRORS:
        return said(STORE_ERRORS[error.code], **error.facts)
    return sentence_for(error)


def refusal_sentence(entry: OutboxEntry) -> str:
    """Why the server did not take a filing."""
    return filing_sentence(Refused(entry.refusal, **entry.facts))


def report_sentence(report: SyncReport) -> str:
    """已送出 3 件，退回 0 件，收到进度 2 条。"""
    arrived = (*report.sent, *report.already_there)
    words = [said(REPORT, sent=len(arrived), refused=len(report.refused), pulled=report.pulled)]
    if report.codes_leased:
        words.append(said(REPORT_CODES, count=report.codes_leased))
    if report.lease_refused:
        words.append(said(REPORT_NO_CODES, reason=filing_sentence(Refused(report.lease_refused))))
    if report.snapshot_refreshed:
        words.append(said(REPORT_CATALOGUE))
    doubtful = sum(bool(each.duplicates) for each in arrived)
    if doubtful:
        words.append(said(REPORT_DUPLICATES, count=doubtful))
    return "".join(words)


def form_message(form: FilingForm) -> Message:
    """What the line under the checklist says."""
    if form.entry is not None:
        return _entry_message(form.entry, form.progress)
    outcome = form.outcome
    match outcome.decision:
        case Decision.UNDECIDED:
            return banner(form)
        case Decision.ACCEPT:
            return Message(Tone.OK, said(COMPLETE), said(TO_FINISH))
        case Decision.ACCEPT_DEFERRED:
            return Message(
                Tone.INFO, said(ONLY_DEFERRABLE, count=len(outcome.defects)), said(TOWNSHIP_DEFERS)
            )
        case _:
            return Message(
                Tone.WARN, said(TO_SUPPLEMENT, count=len(outcome.defects)), said(TELL_ONCE[form.is_permit])
            )


def _entry_message(entry: OutboxEntry, progress: CaseState | None) -> Message:
    if entry.state == "waiting":
        return Message(Tone.INFO, said(WAITING), said(WAITING_MORE))
    if entry.state == "sending":
        return Message(Tone.WARN, said(UNSURE), said(UNSURE_MORE))
    if entry.state == "refused":
        return Message(Tone.BAD, said(REFUSED), refusal_sentence(entry) + said(REFUSED_MORE))
    if progress is None:
        received = short_time(entry.received_at) if entry.received_at else ""
        return Message(Tone.INFO, said(SENT), said(SENT_MORE, received=received))
    status = progress.status
    sentence = said(
        STATUS_MORE.get(status, ""),
        received=short_time(progress.received_at),
        notice=dated(progress.acceptance_due_on),
        supplement=dated(progress.supplement_due_on),
        promised=promised_day(progress),
        count=len(progress.wanted),
    )
    lead = said(STATUS_LEAD, status=said(CASE_STATUS[status]))
    return Message(STATUS_TONES.get(status, Tone.INFO), lead, sentence)


def promised_day(progress: CaseState) -> str:
    """The promised date, marked where the calendar may still move it."""
    return dated(progress.promised_due_on, provisional=progress.due_provisional)


def entrusted(point: VillagePoint, applicant_name: str) -> str:
    """Who acts for whom, and that it costs nothing."""
    name = applicant_name.strip() or said(THE_APPLICANT)
    return said(ENTRUSTED, agent=point.agent_name, unit=point.unit_name, applicant=name)


def age(since: dt.datetime, now: dt.datetime) -> str:
    """3 天前, 2 小时前, 刚刚."""
    seconds = max(0, int((now - since).total_seconds()))
    for size, words, unit in (
        (86_400, DAYS_OLD, "days"),
        (3_600, HOURS_OLD, "hours"),
        (60, MINUTES_OLD, "minutes"),
    ):
        if seconds >= size:
            return said(words, **{unit: seconds // size})
    return said(JUST_NOW)
