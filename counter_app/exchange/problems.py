"""What a reader found wrong with a file, and the doors through which every file comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from counter_app.exchange.encodings import UnknownEncoding, decoded

Fact = str | int


class Severity(StrEnum):
    """An error says that something could not be taken; a warning that it was taken as it stands."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. `line` is a line or row of the file from 1 (0: the file as a whole); `where` names a cell,
    an item or a key; the facts are what a sentence about it needs. `file` is the name of the file."""

    code: str
    severity: Severity
    line: int = 0
    where: str = ""
    file: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


class Unreadable(Exception):
    """The file as a whole cannot be taken; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def error(code: str, *, line: int = 0, where: str = "", **facts: Fact) -> Problem:
    return Problem(code=code, severity=Severity.ERROR, line=line, where=where, facts=facts)


def warning(code: str, *, line: int = 0, where: str = "", **facts: Fact) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, line=line, where=where, facts=facts)


def has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def bytes_of(path: Path, max_bytes: int) -> bytes:
    """The file's content; raises `Unreadable` for what is no file, not readable, empty or too large.

    A device, a pipe or a folder is no file, whatever its name looks like. Never more than the limit is read,
    even where the file grows meanwhile.
    """
    try:
        if not path.is_file():
            raise Unreadable(error("file_not_found", where=path.name))
        size = path.stat().st_size
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1) if size <= max_bytes else b""
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise Unreadable(error("file_not_readable", where=path.name, reason=reason)) from failure
    size = max(size, len(content))
    if size > max_bytes:
        raise Unreadable(error("file_too_large", where=path.name, bytes=size, max_bytes=max_bytes))
    if not content.strip():
        raise Unreadable(error("file_empty", where=path.name))
    return content


def read_text(path: Path, max_bytes: int) -> str:
    """The file's text, by whichever encoding it is written in (`exchange/encodings.py`)."""
    try:
        text = decoded(bytes_of(path, max_bytes))
    except UnknownEncoding as unknown:
        raise Unreadable(error(unknown.code, line=unknown.line, where=path.name)) from unknown
    if not text.strip():
        raise Unreadable(error("file_empty", where=path.name))
    return text
