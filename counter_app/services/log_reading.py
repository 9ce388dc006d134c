"""The logs, their projections and their bulletins as streams of plain columns, all of one snapshot."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

import psycopg

from counter_app.application import answer_for
from counter_app.domain.log_chain import Bulletin, Entry, Kind, Leaf
from counter_app.domain.log_faults import Projection, Subject
from counter_app.errors import Refused, Unavailable
from counter_app.work import Work

T = TypeVar("T", bound=tuple[Any, ...])

BATCH = 2_000
"""Rows that are fetched at once; more is not faster and only takes memory."""
_TABLES = (
    "bulletin",
    "bulletin_leaf",
    "case_action",
    "service_case",
    "staff_change",
    "ticket",
    "ticket_action",
)
# Names are looked up where only PostgreSQL's own things are: a function of the hall's owner is never called.
# Cursors are planned for all of their rows, which are sorted at once; by the index each row would be looked up alone.
_SETTINGS = """SET LOCAL search_path = pg_catalog; SET LOCAL timezone = 'UTC'; SET LOCAL jit = off;
    SET LOCAL cursor_tuple_fraction = 1.0; SET LOCAL work_mem = '64MB'"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Log:
    """Where a kind of chain is stored; columns that it does not have are NULL, as is a projection's label."""

    table: str
    subject: str
    window: str = "NULL"
    has_status: bool = True
    projection: str = ""
    label: str = ""

    def entries(self) -> str:
        """Every row by subject and number, its columns in the order of `Entry`."""
        status = ("from_status", "to_status") if self.has_status else ("NULL", "NULL")
        stamps = ("staff_id", self.window, "xact_id") if self.has_status else ("NULL", "NULL", "NULL")
        columns = (
            *(f"{self.subject}::text", "coalesce(seq, 0)", "coalesce(prev_hash, '')", "coalesce(hash, '')"),
            *(
                _microseconds("at"),
                "action_id::text",
                "action",
                *(_text(column) for column in status),
                "actor",
            ),
            *(_text(f"{column}::text") for column in stamps),
            _text("payload::text"),
        )
        return f"SELECT {', '.join(columns)} FROM public.{self.table} o ORDER BY {self.order}, o.seq, o.action_id"

    def projections(self) -> str:
        """Every subject as its own row tells it, in the order of `Projection`."""
        return f"""SELECT {self.subject}::text, {self.label}, action_count, coalesce(head_hash, ''), status
            FROM public.{self.projection} o ORDER BY {self.order}"""

    def heads(self) -> str:
        """The last row of each subject between two instants, in the order of `Leaf` without its day and kind."""
        label = (
            f"SELECT {self.label} FROM public.{self.projection} p WHERE p.{self.subject} = o.{self.subject}"
        )
        return f"""SELECT {self.subject}::text, coalesce(({label if self.projection else self.subject}), ''), seq, hash
            FROM (SELECT DISTINCT ON ({self.subject}) {self.subject}, seq, hash FROM public.{self.table}
                  WHERE {_microseconds("at")} >= %s AND {_microseconds("at")} < %s
                  ORDER BY {self.subject}, seq DESC) o
            ORDER BY {self.order}"""

    @property
    def order(self) -> str:
        """As Python orders the text: a uuid is ordered as its digits are. By the column, not by what is selected."""
        return f"o.{self.subject}" if self.projection else f'o.{self.subject} COLLATE "C"'


def _text(expression: str) -> str:
    return f"coalesce({expression}, '')"


def _microseconds(column: str) -> str:
    return f"coalesce((extract(epoch FROM {column}) * 1000000)::bigint, 0)"


def _day(column: str) -> str:
    return f"coalesce(to_char({column}, 'YYYY-MM-DD'), '')"


_LOGS = {
    Kind.TICKET: _Log(
        table="ticket_action",
        subject="ticket_id",
        window="window_id",
        projection="ticket",
        # As ticket_label() in db/sql writes it, behind the day.
        label=f"""{_day("business_day")} || ' ' || prefix
            || CASE WHEN number < 1000 THEN lpad(number::text, 3, '0') ELSE number::text END""",
    ),
    Kind.CASE: _Log(table="case_action", subject="case_id", projection="service_case", label="service_code"),
    Kind.STAFF: _Log(table="staff_change", subject="login", has_status=False),
}
_LEAVES = f"SELECT {_day('business_day')}, kind, subject_id, label, seq, head_hash FROM public.bulletin_leaf"
_BULLETINS = f"""SELECT {_day("business_day")}, hall_id, {_day("previous_day")}, coalesce(previous_root, ''),
    {_microseconds("until_at")}, action_count, subject_count, root, {_microseconds("made_at")}, made_by
    FROM public.bulletin ORDER BY business_day"""


class LogReader:
    """Reads in the one transaction of `work`, which sees the logs as they were when it began.

    Raises Refused("log_not_visible") for a login that does not see every row, Unavailable("log_unreadable") where
    a table is missing or is none: a view in its place could show anything.
    """

    def __init__(self, work: Work) -> None:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        connection = work.session.connection(execution_options=options)
        driver: Any = connection.connection.driver_connection
        self._driver: psycopg.Connection[Any] = driver
        self._opened = 0
        self._require_all(work)
        self._driver.execute(_SETTINGS)

    def _require_all(self, work: Work) -> None:
        tables = {"tables": list(_TABLES)}
        named = "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY (:tables)"
        if work.value(f"SELECT count(*) {named} AND relkind = 'r'", **tables) != len(_TABLES):
            raise Unavailable("log_unreadable")
        if not work.value(
            f"""SELECT bool_and(has_any_column_privilege(oid, 'SELECT'))
                AND NOT bool_or(row_security_active(oid)) {named}""",
            **tables,
        ) and not (
            work.value("SELECT sees_every_case()")
            and work.value(f"SELECT bool_and(has_any_column_privilege(oid, 'SELECT')) {named}", **tables)
        ):
            raise Refused("log_not_visible")

    def count(self) -> int:
        """How many actions there are."""
        counts = ", ".join(f"(SELECT count(*) FROM public.{log.table})" for log in _LOGS.values())
        found = self._driver.execute(f"SELECT {counts}".encode()).fetchone()
        return sum(found or ())

    def bulletins(self) -> tuple[Bulletin, ...]:
        """All of them; one a day."""
        return tuple(self._stream(Bulletin, _BULLETINS))

    def leaves(self) -> Iterator[tuple[str, Iterator[Leaf]]]:
        """Each day that has leaves, and they in the order in which its root takes them."""
        order = ' ORDER BY business_day, kind COLLATE "C", subject_id COLLATE "C"'
        return groupby(self._stream(Leaf, _LEAVES + order), key=lambda leaf: leaf.day)

    def leaves_of(self, day: str) -> Iterator[Leaf]:
        """The same of one day."""
        order = ' ORDER BY kind COLLATE "C", subject_id COLLATE "C"'
        return self._stream(Leaf, f"{_LEAVES} WHERE business_day = %s::date{order}", day)

    def heads(self, day: str, from_at: int, until_at: int) -> Iterator[Leaf]:
        """What the leaves of a day should be by the logs as they are now."""
        for kind in sorted(Kind):
            for head in self._stream(tuple, _LOGS[kind].heads(), from_at, until_at):
                yield Leaf(day, kind.value, *head)

    def subjects(self, kind: Kind) -> Iterator[Subject]:
        """Everything that is stored of each subject of a log, also where only a part of it is left."""
        log = _LOGS[kind]
        return _aligned(
            kind,
            self._stream(Entry, log.entries()),
            self._stream(Projection, log.projections()) if log.projection else iter(()),
            self._stream(
                Leaf, f'{_LEAVES} WHERE kind = %s ORDER BY subject_id COLLATE "C", business_day', kind.value
            ),
        )

    def _stream(self, shape: type[T], query: str, *values: Any) -> Iterator[T]:
        # Rows come as tuples of the wanted shape straight from the driver: a step more would be felt a million times.
        make: Callable[[Any], T] = getattr(shape, "_make", shape)
        self._opened += 1
        with self._driver.cursor(f"log_{self._opened}", row_factory=lambda _: make) as cursor:
            cursor.itersize = BATCH
            cursor.execute(query.encode(), values or None, binary=True)
            yield from cursor


def _aligned(
    kind: Kind, entries: Iterable[Entry], projections: Iterable[Projection], leaves: Iterable[Leaf]
) -> Iterator[Subject]:
    """The three streams side by side; each is in the order of the subjects."""
    chains = groupby(entries, key=lambda entry: entry.subject_id)
    heads = ((projection.subject_id, projection) for projection in projections)
    marks = groupby(leaves, key=lambda leaf: leaf.subject_id)
    chain, head, mark = next(chains, None), next(heads, None), next(marks, None)
    while found := [stream[0] for stream in (chain, head, mark) if stream is not None]:
        subject_id = min(found)
        own_entries: list[Entry] = []
        own_leaves: list[Leaf] = []
        projection = None
        if chain is not None and chain[0] == subject_id:
            own_entries, chain = list(chain[1]), next(chains, None)
        if head is not None and head[0] == subject_id:
            projection, head = head[1], next(heads, None)
        if mark is not None and mark[0] == subject_id:
            own_leaves, mark = list(mark[1]), next(marks, None)
        yield Subject(
            kind=kind, subject_id=subject_id, entries=own_entries, projection=projection, leaves=own_leaves
        )


@contextmanager
def readable() -> Iterator[None]:
    """What goes wrong while reading becomes an answer."""
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refused("log_not_visible") from error
    except (psycopg.ProgrammingError, psycopg.DataError) as error:
        raise Unavailable("log_unreadable") from error
    except psycopg.Error as error:
        raise answer_for(error) from error
