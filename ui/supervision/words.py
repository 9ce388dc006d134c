"""A window of the board in words and pills."""

import datetime as dt

from counter_app.domain.lamps import Lamp
from counter_app.domain.log_chain import SHORT_ROOT, short_root
from counter_app.services.bulletins import ClosedDay
from counter_app.services.supervision import Supervision, WindowRow
from ui.cases.words import overdue_words
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.terms import term
from ui.widgets.lamp import lamp_pill
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import said, waited

SERVING = QT_TRANSLATE_NOOP("wording", "办理中 {time}")
CALLED = QT_TRANSLATE_NOOP("wording", "已呼叫 {time}")
IDLE = QT_TRANSLATE_NOOP("wording", "空闲")
PAUSED = QT_TRANSLATE_NOOP("wording", "暂停 · {reason} {time}")
LOST = QT_TRANSLATE_NOOP("wording", "失联 {time}")
CLOSED = QT_TRANSLATE_NOOP("wording", "未开窗")
STATUTORY = QT_TRANSLATE_NOOP("wording", "法定 {count}")
RED = QT_TRANSLATE_NOOP("wording", "红 {count}")
YELLOW = QT_TRANSLATE_NOOP("wording", "黄 {count}")
STOPPED = QT_TRANSLATE_NOOP("wording", "停钟 {count}")
NO_LAMP = QT_TRANSLATE_NOOP("wording", "无")
COMPREHENSIVE = QT_TRANSLATE_NOOP("wording", "综合窗口")
OLDEST = QT_TRANSLATE_NOOP("wording", "{over} · {item}")
BULLETIN = QT_TRANSLATE_NOOP("wording", "日公报 {day} · 记录 {actions} 步、{subjects} 件 · 根 {root}")


def state_pill(row: WindowRow, now: dt.datetime) -> Pill:
    """What the window does, and for how long."""
    since = row.state_since or now
    match row.state:
        case "serving":
            return Pill(said(SERVING, time=stopwatch(now - since)), Tone.OK, Symbol.DOT)
        case "called":
            return Pill(said(CALLED, time=stopwatch(now - since)), Tone.INFO, Symbol.DOT)
        case "paused":
            words = said(PAUSED, reason=term(row.pause_reason or ""), time=waited(since, now))
            return Pill(words, Tone.NEUTRAL, Symbol.PAUSE)
        case "lost":
            return Pill(said(LOST, time=waited(since, now)), Tone.BAD, Symbol.CROSS)
        case "idle":
            return Pill(said(IDLE), Tone.OK, Symbol.DOT)
    return Pill(said(CLOSED), Tone.NEUTRAL, Symbol.RING)


def stopwatch(elapsed: dt.timedelta) -> str:
    """06:12, and 1:06:12 from an hour on."""
    seconds = max(0, int(elapsed.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{minutes}" if hours else minutes


def lamp_pills(row: WindowRow) -> tuple[Pill, ...]:
    """How many cases are overdue, due soon or stopped; 无 where none is."""
    counts = (
        (Lamp.STATUTORY_OVERDUE, STATUTORY, row.statutory_count),
        (Lamp.RED, RED, row.red_count),
        (Lamp.YELLOW, YELLOW, row.yellow_count),
        (Lamp.STOPPED, STOPPED, row.stopped_count),
    )
    pills = tuple(lamp_pill(lamp, said(text, count=count)) for lamp, text, count in counts if count)
    return pills or (Pill(said(NO_LAMP), Tone.NEUTRAL, Symbol.RING),)


def oldest_words(row: WindowRow) -> str:
    """超法定 1 日 · 建筑工程施工许可证核发, or a dash; the days first, for a long name is cut at its end."""
    if row.oldest_item_name is None or row.oldest_lamp is None:
        return "–"
    over = overdue_words(row.oldest_lamp, row.overdue_days)
    return said(OLDEST, item=row.oldest_item_name, over=over) if over else row.oldest_item_name


def department_words(row: WindowRow) -> str:
    return row.department_name or said(COMPREHENSIVE)


def plate(row: WindowRow) -> str:
    """建设 07."""
    return f"{row.zone_short_name} {row.window_number}"


def in_time_rate(board: Supervision) -> str:
    """98.7%, or a dash before the first decision of the day."""
    if not board.decided_today:
        return "–"
    return f"{100 * board.decided_in_time_today / board.decided_today:.1f}%"


def bulletin_words(closed: ClosedDay) -> str:
    """日公报 2026-03-10 · 记录 5 步、2 件 · 根 99ba 58bd bb3d 7914."""
    return said(
        BULLETIN,
        day=closed.business_day.isoformat(),
        actions=f"{closed.action_count:,}",
        subjects=f"{closed.subject_count:,}",
        root=short_root(closed.root),
    )


def root_to_compare(closed: ClosedDay) -> str:
    """2026-03-10=99ba58bdbb3d7914, as `verify-log --root` takes it."""
    return f"{closed.business_day.isoformat()}={closed.root.hex()[:SHORT_ROOT]}"
