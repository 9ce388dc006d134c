"""The one door to the database: a use case runs in one transaction, and only here is it committed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import sessionmaker

from counter_app.changes import ChangeFeed
from counter_app.errors import Conflict, CounterError, NotFound, Refused, Unavailable
from counter_app.line_answers import answer_for_line
from counter_app.work import StatementWork, Work, needs_no_transaction
from db.engine import READ_ONLY, autocommitting, line_of, make_engine, take_time
from db.line import LineFailed

P = ParamSpec("P")
R = TypeVar("R")

REFUSED_BY_RULE = "CA000"
"""SQLSTATE of `refuse()` in db/sql."""
RETRIED = {"40001", "40P01", "23505"}
"""Serialization failure, deadlock, duplicate key: the server undid the transaction, so it can simply run again.

A duplicate key mostly means that somebody recorded the same at the same instant; the next attempt sees it.
"""
UNSPEAKABLE = {None, "22021", "22P02", "22P05"}
"""What text the server cannot hold (NUL, half a character) is called: by the driver without a state, by the
server, and by its JSON."""
TOO_SLOW = {"57014", "55P03"}
"""The server ended the statement, or would not wait for a lock: nothing was recorded, and that is certain."""
STANDING_IN_THE_WAY = {READ_ONLY: "server_read_only", "53100": "server_disk_full"}
"""What an administrator has to see to."""
ATTEMPTS = 3
_unhurried: ContextVar[bool] = ContextVar("unhurried", default=False)


class Application:
    """Runs use cases as one signed-in login.

    Attributes:
        engine: the connections of this login.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def at(
        cls, url: str | URL, *, application_name: str = "counter-app", at_desk: bool = False
    ) -> "Application":
        """An application on the database at `url`, which carries login and password.

        `at_desk`: a window waits for its answers, so none takes for ever; a command takes the time it needs.
        """
        return cls(make_engine(url, application_name=application_name, at_desk=at_desk))

    def run(self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `use_case(work, …)` and commit. Raises Refused, Conflict, NotFound or Unavailable as answers.

        The same may have been recorded twice at the same instant: the loser meets a duplicate key, and its
        second attempt then reads the first one's answer (DESIGN D4).
        """
        for remaining in reversed(range(ATTEMPTS)):
            try:
                with self._work(needs_no_transaction(use_case)) as work:
                    return use_case(work, *args, **kwargs)
            except (DBAPIError, psycopg.Error) as error:
                if remaining and _is_worth_repeating(error):
                    continue
                raise answer_for(error) from error
            except UnicodeEncodeError as error:  # half a character, met before the driver could send anything
                raise Refused("text_not_allowed") from error
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def _work(self, stands_alone: bool) -> Iterator[Work]:
        if stands_alone and not _unhurried.get():
            with autocommitting(self.engine) as connection:
                yield StatementWork(connection)
            return
        with self._sessions.begin() as session:
            if _unhurried.get():
                take_time(session.connection())
            yield Work(session)

    @property
    def login(self) -> str:
        """Who is connected here."""
        return self.engine.url.username or ""

    @property
    def password(self) -> str:
        """What they connect with; the connection itself needs it again whenever a line was cut."""
        return str(self.engine.url.password or "")

    @property
    def lapse(self) -> CounterError | None:
        """Why this login, which was let in before, is let in no longer; None as long as it is."""
        failure = line_of(self.engine).barred
        return None if failure is None else answer_for_line(failure)

    def listen(self) -> ChangeFeed:
        """A line of its own to the change feed. Raises Unavailable or Refused."""
        return ChangeFeed(line_of(self.engine))

    def hang_up(self) -> None:
        """End what is under way and what rests: the server was asked for a sign of life and gave none.

        Callers in the middle of a use case get Unavailable, and whatever was asked for is asked again.
        """
        line_of(self.engine).hang_up()

    def sign_in_again(self, password: str) -> None:
        """Go on with this password if the server takes it. Raises Refused or Unavailable, and nothing changes."""
        after = self._engine_with(password)
        try:
            with answered(), after.connect():
                pass
        except CounterError:
            after.dispose()
            raise
        self._go_on(after)

    def go_on_with_password(self, password: str) -> None:
        """Connect with this password from now on: the server was just told that it is the new one."""
        self._go_on(self._engine_with(password))

    def _engine_with(self, password: str) -> Engine:
        line = line_of(self.engine)
        url = self.engine.url.set(password=password)
        return make_engine(url, application_name=line.application_name, at_desk=line.at_desk)

    def _go_on(self, after: Engine) -> None:
        before, self.engine = self.engine, after
        self._sessions.configure(bind=after)
        line_of(before).is_retired = True
        before.dispose()

    def close(self) -> None:
        """Give the connections back; what is still under way ends, and gives its own back then."""
        line_of(self.engine).is_retired = True
        self.engine.dispose()


@contextmanager
def unhurried() -> Iterator[None]:
    """What this thread runs meanwhile may take its time, also at a desk: a synchronisation over a slow line."""
    token = _unhurried.set(True)
    try:
        yield
    finally:
        _unhurried.reset(token)


@contextmanager
def answered() -> Iterator[None]:
    """For the little that reaches the database outside of a use case: errors become answers here too."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        raise answer_for(error) from error


def _is_worth_repeating(error: DBAPIError | psycopg.Error) -> bool:
    cause = error if isinstance(error, psycopg.Error) else error.orig
    return isinstance(cause, psycopg.Error) and cause.sqlstate in RETRIED


def answer_for(error: DBAPIError | psycopg.Error) -> Exception:
    """What a database error means to the caller; the error itself where it is a bug."""
    cause = error if isinstance(error, psycopg.Error) else error.orig
    if not isinstance(cause, psycopg.Error):
        return error
    if isinstance(cause, LineFailed):
        return answer_for_line(cause)
    answer = _answer_by_state(cause)
    if answer is not None:
        return answer
    if isinstance(cause, psycopg.DataError) and cause.sqlstate in UNSPEAKABLE:
        return Refused("text_not_allowed")
    if getattr(error, "connection_invalidated", False) or isinstance(cause, psycopg.OperationalError):
        return Unavailable("database_unreachable")
    return error


def _answer_by_state(cause: psycopg.Error) -> CounterError | None:
    """By SQLSTATE, never by text: the server may speak Chinese."""
    if cause.sqlstate == REFUSED_BY_RULE:
        facts: dict[str, Any] = json.loads(cause.diag.message_detail or "{}")
        return Refused(cause.diag.message_primary or "refused", **facts)
    if cause.sqlstate == "42501":
        return Refused("no_permission", detail=cause.diag.message_primary or "")
    if cause.sqlstate == "23514":
        return _broken_check(cause.diag.constraint_name or "")
    if cause.sqlstate in TOO_SLOW:
        return Conflict("took_too_long")
    if cause.sqlstate in STANDING_IN_THE_WAY:
        return Unavailable(STANDING_IN_THE_WAY[cause.sqlstate])
    if cause.sqlstate in RETRIED:
        return Conflict("changed_meanwhile", constraint=cause.diag.constraint_name or "")
    return None


def _broken_check(constraint: str) -> Refused:
    """The last border of all: a value that the table itself does not take (`db/models/text_limits.py`)."""
    return Refused(
        "text_not_allowed" if constraint.endswith("_text") else "value_not_allowed", constraint=constraint
    )


__all__ = [
    "Application",
    "Conflict",
    "CounterError",
    "NotFound",
    "Refused",
    "Unavailable",
    "answer_for",
    "answered",
    "unhurried",
]
