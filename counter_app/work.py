"""What every use case receives: its session, who acts, and the one clock."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeVar

import psycopg
from psycopg.rows import RowFactory, kwargs_row, scalar_row
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from counter_app.errors import Refused
from db.models import Staff

Row = TypeVar("Row")
UseCase = TypeVar("UseCase", bound=Callable[..., Any])
_PARAMETER = re.compile(r"(?<!:):(\w+)")
_WITHOUT_TRANSACTION: set[Callable[..., Any]] = set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The member of staff behind the login of this connection."""

    staff_id: int
    hall_id: int
    org_unit_id: int
    login: str
    name: str
    phone: str
    roles: frozenset[str]


class Work:
    """One use case at work, inside one transaction.

    Attributes:
        session: the open session; only `Application.run` commits it.
    """

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def actor(self) -> Actor:
        """Who acts. Raises Refused("not_staff") for a login that is no active member of staff,
        and Refused("password_must_change") while its password is one that somebody else chose."""
        staff = self.session.scalar(select(Staff).where(Staff.login == text("session_user"), Staff.is_active))
        if staff is None:
            raise Refused("not_staff")
        if staff.must_change_password:
            raise Refused("password_must_change")
        return Actor(
            staff_id=staff.staff_id,
            hall_id=staff.hall_id,
            org_unit_id=staff.org_unit_id,
            login=staff.login,
            name=staff.name,
            phone=staff.phone,
            roles=frozenset(staff.roles),
        )

    def now(self) -> dt.datetime:
        """The database's time, aware; the only clock (DESIGN D3)."""
        moment: dt.datetime = self.value("SELECT app_now()")
        return moment

    def today(self) -> dt.date:
        """The hall's day in its own time zone."""
        day: dt.date = self.value("SELECT today()")
        return day

    def rows(self, shape: type[Row], sql: str, **parameters: Any) -> tuple[Row, ...]:
        """What `sql` selects, as frozen values of the dataclass `shape`; columns bear its field names."""
        found = self.session.execute(text(sql), parameters)
        return tuple(shape(**row) for row in found.mappings())

    def row(self, shape: type[Row], sql: str, **parameters: Any) -> Row | None:
        """The first row of `sql` as `shape`, or None."""
        return next(iter(self.rows(shape, sql, **parameters)), None)

    def value(self, sql: str, **parameters: Any) -> Any:
        """The first column of the first row of `sql`, or None."""
        return self.session.execute(text(sql), parameters).scalar()


class StatementWork(Work):
    """A use case without a transaction around it: each statement commits itself, so neither BEGIN nor COMMIT travels,
    and the driver alone reads the rows. There is no session.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """`connection` is in autocommit mode."""
        self._connection = connection

    def rows(self, shape: type[Row], sql: str, **parameters: Any) -> tuple[Row, ...]:
        return tuple(self._fetched(kwargs_row(shape), sql, parameters))

    def value(self, sql: str, **parameters: Any) -> Any:
        return next(iter(self._fetched(scalar_row, sql, parameters)), None)

    def _fetched(self, rows: RowFactory[Row], sql: str, parameters: dict[str, Any]) -> list[Row]:
        with self._connection.cursor(row_factory=rows) as cursor:
            return cursor.execute(_as_the_driver_reads(sql), parameters).fetchall()


@cache
def _as_the_driver_reads(sql: str) -> bytes:
    return _PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%")).encode()


def without_transaction(use_case: UseCase) -> UseCase:
    """Mark a use case that needs none: it only reads, and no statement sees another's moment in a transaction either
    (READ COMMITTED); or it records what it does in one statement, as a whole or not at all."""
    _WITHOUT_TRANSACTION.add(use_case)
    return use_case


def needs_no_transaction(use_case: Callable[..., Any]) -> bool:
    """Whether it was marked so."""
    return use_case in _WITHOUT_TRANSACTION
