"""The commands about the log: closing days, and checking everything; their sentences stand here, too."""

import datetime as dt
import re
import sys
from collections.abc import Iterable, Mapping

from counter_app.application import Application
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.log_chain import SHORT_ROOT, Kind, short_root
from counter_app.domain.log_faults import Break, Fault, instant_of
from counter_app.domain.service_code import InvalidServiceCode, grouped
from counter_app.errors import Refused
from counter_app.services.bulletins import ClosedDay, close_day, close_earlier_days
from counter_app.services.log_check import LogReport, Progress, check_log
from counter_app.services.sign_in import check_schema
from counter_app.setup_commands import owner_of

BROKEN = 1
"""Exit code of a check that found something; 2 stands for one that could not be made."""
_ROOT = re.compile(r"(\d{4}-\d{2}-\d{2})=([0-9a-f]+)")
_SUBJECTS = {Kind.TICKET: "号票 {label}", Kind.CASE: "办件 {label}", Kind.STAFF: "账号 {label}"}
_FAULTS = {
    Fault.CHANGED: "{subject}：第 {seq} 步（{at}）被改动。",
    Fault.REMOVED: "{subject}：第 {seq} 步被删除，它前面一步在 {at}。",
    Fault.INSERTED: "{subject}：第 {seq} 步（{at}）是插入的。",
    Fault.REORDERED: "{subject}：第 {seq} 步（{at}）的次序被调换。",
    Fault.REWRITTEN: "{subject}：第 {seq} 至 {last_seq} 步（{at} 起）被改写，自身能衔接，但与 {day} 的日公报不符。",
    Fault.ENTRIES_REMOVED: "{subject}：办理记录全部被删除。",
    Fault.SUBJECT_REMOVED: "{subject}：连同全部办理记录被删除，{day} 的日公报上有它。",
    Fault.PROJECTION: "{subject}：当前状态与办理记录的最后一步（第 {seq} 步，{at}）不一致。",
    Fault.PROJECTION_REMOVED: "{subject}：本身被删除，办理记录还在，最后是第 {seq} 步（{at}）。",
    Fault.BULLETIN_REMOVED: "日公报 {day}：被删除。",
    Fault.BULLETIN_CHANGED: "日公报 {day}：被改动，根与所存内容不符。",
    Fault.BULLETIN_INSERTED: "日公报 {day}：是插入的。",
    Fault.LEAF_CHANGED: "日公报 {day}：{subject} 一行被改动。",
    Fault.LEAF_REMOVED: "日公报 {day}：{subject} 一行被删除。",
    Fault.LEAF_INSERTED: "日公报 {day}：{subject} 一行是插入的。",
    Fault.ROOT_DIFFERS: "日公报 {day}：根与纸面上的不同。",
}


def close_days(database: str, day: str) -> list[str]:
    """Close one day, or every open day before today; a line for each."""
    with owner_of(database) as application:
        application.run(check_schema)
        if day:
            closed: Iterable[ClosedDay] = [application.run(close_day, day=_date(day))]
        else:
            closed = close_earlier_days(application)
        return [closed_line(one) for one in closed] or ["没有需要封存的日子。"]


def closed_line(closed: ClosedDay) -> str:
    return (
        f"{closed.business_day} 已封存：{closed.action_count:,} 步、{closed.subject_count:,} 件，"
        f"根 {short_root(closed.root)}。"
    )


def verify_log(database: str, roots: Iterable[str]) -> tuple[int, list[str]]:
    """Check the logs; the exit code and the lines to print."""
    papers = read_roots(roots)
    with owner_of(database) as application:
        report = _checked(application, papers)
    return (BROKEN if report.break_count else 0), report_lines(report)


def _checked(application: Application, papers: Mapping[str, str]) -> LogReport:
    application.run(check_schema)
    is_watched = sys.stderr.isatty()
    try:
        if is_watched:
            return application.run(check_log, papers=papers, progress=_progress_line())
        return application.run(check_log, papers=papers)
    finally:
        if is_watched:
            print(file=sys.stderr)  # noqa: T201  (ends the line of the progress)


def _progress_line() -> Progress:
    def tell(done: int, total: int) -> None:
        sys.stderr.write(f"\r已核对 {done:,} / {total:,} 步")
        sys.stderr.flush()

    return tell


def read_roots(roots: Iterable[str]) -> dict[str, str]:
    """What was copied from papers, `2026-03-10=3f9a c1d2 e4b5 0a71`. Raises Refused("root_invalid")."""
    papers = {}
    for said in roots:
        found = _ROOT.fullmatch(re.sub(r"\s", "", said).lower())
        if found is None or not SHORT_ROOT <= len(found[2]) <= 64:
            raise Refused("root_invalid", given=said)
        papers[_date(found[1]).isoformat()] = found[2]
    return papers


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date_invalid", given=text) from error


def report_lines(report: LogReport) -> list[str]:
    """What a person reads: whole, or the first broken row and what else is broken."""
    checked = (
        f"核对 {report.action_count:,} 步、{report.subject_count:,} 件，日公报 {report.day_count:,} 份"
        + (f"，最近 {report.last_day}，根 {short_root(report.last_root)}" if report.last_day else "")
        + "。"
    )
    if not report.breaks:
        return [f"记录完好。{checked}"]
    first, *others = map(break_sentence, report.breaks)
    lines = [f"记录被动过，共 {report.break_count:,} 处。{checked}", f"第一处：{first}", *others]
    if report.break_count > len(report.breaks):
        lines.append(f"……其余 {report.break_count - len(report.breaks):,} 处略。")
    return [*lines, "请勿改动数据库，立即做一份完整备份，并按运行手册“核对记录”一节处理。"]


def break_sentence(found: Break) -> str:
    """One thing that is wrong, with the subject as people know it."""
    return _FAULTS[found.fault].format(
        subject=_SUBJECTS[found.kind].format(label=_label(found)) if found.kind else "",
        seq=found.seq,
        last_seq=found.last_seq,
        at="" if found.at is None else f"{instant_of(found.at).astimezone(HALL_TIME):%Y-%m-%d %H:%M:%S}",
        day=found.day,
    )


def _label(found: Break) -> str:
    try:
        return grouped(found.label) if found.kind is Kind.CASE else found.label
    except InvalidServiceCode:
        return found.label  # forged, or all that is left is the id
