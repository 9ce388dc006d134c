"""The log of this desk: what went wrong, without a password and without anything of an applicant.

An error of the database may quote what it was given (`Key (id_number)=(1101…) already exists`), an address its
password. Whoever helps needs neither.
"""

import logging
import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

LOG_FILE = "counter-app.log"
LARGEST_BYTES = 1_000_000
KEPT_FILES = 3
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SECRETS = (
    # postgresql://login:password@host, and what libpq reads behind the question mark or between blanks
    (re.compile(r"(://[^\s:/@]*):[^\s@]+@"), r"\1:•••@"),
    (re.compile(r"(?i)((?:ssl)?password|passphrase|pwd)(['\"]?\s*[=:]\s*)\S+"), r"\1\2•••"),
    (re.compile(r"SCRAM-SHA-256\$\S+"), "SCRAM-SHA-256•••"),
    # The server's second line, and the value that it could not read, quote what was typed.
    (re.compile(r"(?m)^(\s*DETAIL:).*$"), r"\1 •••"),
    (re.compile(r"(invalid input [^\n]*?|out of range[^\n]*?): \"[^\n]*"), r"\1: •••"),
    # Numbers of persons, telephones and accounts; a unified social credit code has letters in it.
    (re.compile(r"(?a)(?<![\w-])(?=\w*\d{6})[0-9A-Z]{15,20}(?![\w-])"), "•••"),
    (re.compile(r"(?a)(?<![\w.:-])\d{7,}(?:[- ]?\d{3,})*[Xx]?(?![\w:-])"), "•••"),
)


def masked(text: str) -> str:
    """The text without what nobody else may read."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class MaskingFormatter(logging.Formatter):
    """Masks the whole line, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


@contextmanager
def log_book(folder: Path | None) -> Iterator[None]:
    """Warnings and worse go to stderr and, where a folder is given, into its `counter-app.log`."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    if folder is not None:
        with suppress(OSError):  # a full or foreign folder must not keep anybody from the window
            handlers.append(_file(folder))
    root = logging.getLogger()
    for handler in handlers:
        handler.setLevel(logging.WARNING)
        handler.setFormatter(MaskingFormatter(FORM))
        root.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def _file(folder: Path) -> logging.Handler:
    """Readable to this account only."""
    from logging.handlers import RotatingFileHandler

    path = folder / LOG_FILE
    folder.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    return RotatingFileHandler(path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug in a command, on stderr: `sys.excepthook`."""
    if issubclass(kind, KeyboardInterrupt):
        return
    sys.stderr.write(masked("".join(traceback.format_exception(kind, error, trace))))
