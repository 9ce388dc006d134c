"""Numbers for the hall: what a day, a week or a month was, and who waits now (docs/queue.md says what each means)."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.periods import MOST_DAYS, Period, days_of
from counter_app.errors import Refused
from counter_app.work import Work


class By(StrEnum):
    """What the numbers are told for."""

    WINDOW = "window"
    STAFF = "staff"
    ITEM = "item"
    QUEUE = "queue"
    ZONE = "zone"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One line of numbers.

    Attributes:
        key: the window, clerk, item, queue or zone; the hour; the day, counted from 2000-01-01; -1 for all.
        name, note: the name, and the department or the like beside it; empty for hours and days.
        taken, cancelled: numbers taken and cancelled; 0 for a window or a clerk, who neither give nor cancel them.
        called, finished, missed, transferred: calls that stand, visitors served to the end, missed, sent elsewhere.
        waited_within, served_within: the minutes in which nine of ten were called, or served; None without any.
        waiting, serving, parked: people at this moment, where the period is today; else 0.
        waiting_since: when the first of those who wait now came.
    """

    key: int
    name: str
    note: str
    taken: int
    called: int
    finished: int
    missed: int
    transferred: int
    cancelled: int
    waited_count: int
    waited_seconds: int
    waited_within: int | None
    served_count: int
    served_seconds: int
    served_within: int | None
    waiting: int
    serving: int
    parked: int
    waiting_since: dt.datetime | None

    @property
    def waited(self) -> dt.timedelta | None:
        """The average wait; None where nobody was called."""
        return dt.timedelta(seconds=self.waited_seconds / self.waited_count) if self.waited_count else None

    @property
    def served(self) -> dt.timedelta | None:
        """The average service; None where none has ended."""
        return dt.timedelta(seconds=self.served_seconds / self.served_count) if self.served_count else None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all happened here."""
        return not (self.taken or self.called or self.waiting or self.serving or self.parked)

    @property
    def day(self) -> dt.date:
        """The day of a line by days."""
        return _DAY_ZERO + dt.timedelta(days=self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers of one period: for all, and line by line.

    Attributes:
        as_of: the database's time of the reading.
        is_live: whether the period is today, so that the people of this moment are told too.
        sees_all: whether they are the whole hall's; else what this person did, and the own window's.
    """

    as_of: dt.datetime
    from_day: dt.date
    until_day: dt.date
    by: By
    is_live: bool
    sees_all: bool
    total: FigureRow
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureScreen:
    """A table, and the same period by hour (of one day) or by day."""

    table: Figures
    chart: Figures


_DAY_ZERO = dt.date(2000, 1, 1)
_LISTED = {By.WINDOW, By.QUEUE, By.ZONE}
"""Where a line without any number says something: a window that never called."""
_NAMES = {
    By.WINDOW: """SELECT w.window_id AS key, z.short_name || ' ' || w.number AS name, coalesce(u.name, '') AS note
        FROM service_window w JOIN zone z USING (zone_id) LEFT JOIN org_unit u USING (org_unit_id)""",
    By.STAFF: """SELECT s.staff_id AS key, s.name, u.name AS note
        FROM staff s JOIN org_unit u USING (org_unit_id)""",
    By.ITEM: """SELECT i.item_id AS key, i.name, coalesce(u.name, '') AS note
        FROM service_item i LEFT JOIN org_unit u USING (org_unit_id)""",
    By.QUEUE: """SELECT q.queue_id AS key, q.prefix || ' ' || q.name AS name, z.name AS note
        FROM queue q JOIN zone z USING (zone_id)""",
    By.ZONE: "SELECT z.zone_id AS key, z.name, '' AS note FROM zone z",
    By.HOUR: "SELECT h AS key, '' AS name, '' AS note FROM generate_series(0, 23) h",
    By.DAY: """SELECT d - date '2000-01-01' AS key, '' AS name, '' AS note
        FROM (SELECT generate_series(CAST(:from_day AS date), :until_day, '1 day')::date AS d) AS days""",
}
_COUNTS = (
    *("taken", "called", "finished", "missed", "transferred", "cancelled"),
    *("waited_count", "waited_seconds", "served_count", "served_seconds"),
)
_NOW = ("waiting", "serving", "parked")
_PEOPLE = """
    SELECT k.kind, n.* FROM unnest(CAST(:kinds AS text[])) AS k (kind) CROSS JOIN LATERAL queue_now(k.kind) n
    WHERE :is_live"""
_FIGURES = f"""
    WITH found AS MATERIALIZED (
        SELECT *, CASE WHEN NOT is_total THEN key END AS named
        FROM queue_figures(:kinds, :from_day, :until_day) FULL JOIN ({_PEOPLE}) n USING (kind, is_total, key)
    ), called AS (
        {" UNION ALL ".join(f"SELECT '{by}' AS kind, n.* FROM ({names}) n" for by, names in _NAMES.items())}
    )
    SELECT coalesce(x.kind, k.kind) AS kind, coalesce(x.is_total, false) AS is_total, coalesce(x.key, k.key) AS key,
        coalesce(k.name, '') AS name, coalesce(k.note, '') AS note, x.waited_within, x.served_within, x.waiting_since,
        {", ".join(f"coalesce(x.{count}, 0) AS {count}" for count in (*_COUNTS, *_NOW))}
    FROM found x FULL JOIN (SELECT * FROM called WHERE kind = ANY (:kinds)) k ON (k.kind, k.key) = (x.kind, x.named)
"""


def read_kinds(work: Work, *, kinds: Collection[By], period: Period) -> dict[By, Figures]:
    """The numbers of a period for each of the kinds, out of one reading and in the order of the hall. Raises
    Refused("not_your_duty", "period_invalid", "period_too_long")."""
    today = work.today()
    from_day, until_day = days_of(period, today)
    if (until_day - from_day).days > MOST_DAYS:
        raise Refused("period_too_long", days=MOST_DAYS)
    is_live = from_day == until_day == today
    found = work.rows(
        _Found,
        _FIGURES,
        kinds=[by.value for by in kinds],
        from_day=from_day,
        until_day=until_day,
        is_live=is_live,
    )
    as_of = work.now()
    sees_all = bool(work.value("SELECT sees_every_case()"))
    return {
        by: Figures(
            as_of=as_of,
            from_day=from_day,
            until_day=until_day,
            by=by,
            is_live=is_live,
            sees_all=sees_all,
            total=next((row.told() for row in found if row.kind == by and row.is_total), _NOTHING),
            rows=_shown([row for row in found if row.kind == by and not row.is_total], by, sees_all=sees_all),
        )
        for by in kinds
    }


def read_figures(work: Work, *, by: By, period: Period) -> Figures:
    """As `read_kinds`, for one kind."""
    return read_kinds(work, kinds=[by], period=period)[by]


def read_screen(work: Work, *, by: By, period: Period) -> FigureScreen:
    """What the screen shows: the table, and the chart of the same moment."""
    from_day, until_day = days_of(period, work.today())
    course = By.HOUR if from_day == until_day else By.DAY
    read = read_kinds(work, kinds={by, course}, period=period)
    return FigureScreen(table=read[by], chart=read[course])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found(FigureRow):
    kind: str
    is_total: bool

    def told(self) -> FigureRow:
        """Without the mark of the line for all."""
        return FigureRow(**{name: getattr(self, name) for name in FigureRow.__dataclass_fields__})


def _in_order(row: FigureRow) -> tuple[str, int]:
    """By name, where window 2 comes before window 10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(9), row.name), row.key


def _shown(found: list[_Found], by: By, *, sees_all: bool) -> tuple[FigureRow, ...]:
    rows = sorted((row.told() for row in found), key=_in_order)
    busy = [row for row in rows if not row.is_quiet]
    if by is By.HOUR:
        first, last = min((row.key for row in busy), default=0), max((row.key for row in busy), default=-1)
        return tuple(row for row in rows if first <= row.key <= last)
    return tuple(rows if busy and by in _LISTED and sees_all else busy)


_NOTHING = FigureRow(
    key=-1,
    name="",
    note="",
    taken=0,
    called=0,
    finished=0,
    missed=0,
    transferred=0,
    cancelled=0,
    waited_count=0,
    waited_seconds=0,
    waited_within=None,
    served_count=0,
    served_seconds=0,
    served_within=None,
    waiting=0,
    serving=0,
    parked=0,
    waiting_since=None,
)
