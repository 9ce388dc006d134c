"""The answers that are not what was asked for. Anything else that is raised is a bug."""

from typing import Any


class CounterError(Exception):
    """An answer, not a fault: screens make a sentence of `code` and `facts`.

    Attributes:
        code: stable name of the rule or cause.
        facts: what a sentence about it needs; plain values.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Refused(CounterError):
    """A rule forbids it, whoever asks again."""


class Conflict(CounterError):
    """Somebody else was faster; reading again shows the new state."""


class NotFound(CounterError):
    """There is no such thing, or the caller may not see it."""


class Unavailable(CounterError):
    """The database could not be asked. Whether the work was recorded is unknown until it is asked again."""
