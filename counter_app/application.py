"""The one door to the database: a use case runs in one transaction, and only here is it committed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import sessionmaker

from counter_app.changes import ChangeFeed
from counter_app.errors import Conflict, CounterError, NotFound, Refused, Unavailable
from counter_app.work import Work
from db.engine import make_engine

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
ATTEMPTS = 3


class Application:
    """Runs use cases as one signed-in login.

    Attributes:
        engine: the connections of this login.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def at(cls, url: str | URL, *, application_name: str = "counter-app") -> "Application":
        """An application on the database at `url`, which carries login and password."""
        return cls(make_engine(url, application_name=application_name))

    def run(self, use_case: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `use_case(work, …)` and commit. Raises Refused, Conflict, NotFound or Unavailable as answers.

        The same may have been recorded twice at the same instant: the loser meets a duplicate key, and its
        second attempt then reads the first one's answer (DESIGN D4).
        """
        for remaining in reversed(range(ATTEMPTS)):
            try:
                with self._sessions.begin() as session:
                    return use_case(Work(session), *args, **kwargs)
            except DBAPIError as error:
                if remaining and _is_worth_repeating(error):
                    continue
                raise answer_for(error) from error
            except UnicodeEncodeError as error:  # half a character, met before the driver could send anything
                raise Refused("text_not_allowed") from error
        raise AssertionError("the last attempt returns or raises")

    def listen(self) -> ChangeFeed:
        """A line of its own to the change feed. Raises Unavailable."""
        return ChangeFeed(self.engine.url)

    def go_on_with_password(self, password: str) -> None:
        """Connect with this password from now on: the server was just told that it is the new one."""
        before = self.engine
        self.engine = make_engine(before.url.set(password=password))
        self._sessions.configure(bind=self.engine)
        before.dispose()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


@contextmanager
def answered() -> Iterator[None]:
    """For the little that reaches the database outside of a use case: errors become answers here too."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        raise answer_for(error) from error


def _is_worth_repeating(error: DBAPIError) -> bool:
    return isinstance(error.orig, psycopg.Error) and error.orig.sqlstate in RETRIED


def answer_for(error: DBAPIError | psycopg.Error) -> Exception:
    """What a database error means to the caller; the error itself where it is a bug."""
    cause = error if isinstance(error, psycopg.Error) else error.orig
    if not isinstance(cause, psycopg.Error):
        return error
    if cause.sqlstate == REFUSED_BY_RULE:
        facts: dict[str, Any] = json.loads(cause.diag.message_detail or "{}")
        return Refused(cause.diag.message_primary or "refused", **facts)
    if cause.sqlstate in {"28P01", "28000"}:
        return Refused("sign_in_failed")
    if cause.sqlstate == "42501":
        return Refused("no_permission", detail=cause.diag.message_primary or "")
    if cause.sqlstate == "23514":
        return _broken_check(cause.diag.constraint_name or "")
    if isinstance(cause, psycopg.DataError) and cause.sqlstate in UNSPEAKABLE:
        return Refused("text_not_allowed")
    if cause.sqlstate == "3D000":
        return Unavailable("database_missing")
    if cause.sqlstate in RETRIED:
        return Conflict("changed_meanwhile", constraint=cause.diag.constraint_name or "")
    if getattr(error, "connection_invalidated", False) or isinstance(cause, psycopg.OperationalError):
        return _unavailable(cause)
    return error


def _broken_check(constraint: str) -> Refused:
    """The last border of all: a value that the table itself does not take (`db/models/text_limits.py`)."""
    return Refused(
        "text_not_allowed" if constraint.endswith("_text") else "value_not_allowed", constraint=constraint
    )


def _unavailable(cause: psycopg.Error) -> CounterError:
    # A refused password arrives without SQLSTATE while connecting; libpq's text is all there is.
    if "password authentication failed" in str(cause) or "no password supplied" in str(cause):
        return Refused("sign_in_failed")
    if "is not permitted to log in" in str(cause):
        return Refused("login_disabled")
    return Unavailable("database_unreachable")


__all__ = [
    "Application",
    "Conflict",
    "CounterError",
    "NotFound",
    "Refused",
    "Unavailable",
    "answer_for",
    "answered",
]
