"""The bytes of the logs' chains and of the daily root, told a second time beside `db/sql/45_log.sql`.

What the database computed is computed here again from the stored rows alone, so that a function that was changed
there cannot make a changed row look whole. The format itself is described in that file.
"""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

FIELD = "\x1f"
ROOT_FORMAT = "bulletin 1"
SHORT_ROOT = 16
"""Hexadecimal digits of a root on screens and papers."""


class Kind(StrEnum):
    """Whose chain it is; also the word in a leaf."""

    TICKET = "ticket"
    CASE = "case"
    STAFF = "staff"


class Entry(NamedTuple):
    """A row of a log as it is stored; what is written into the link is text, and empty where it is NULL.

    `at` is in microseconds since 1970. A tuple and not a dataclass: a million are made in a run.
    """

    subject_id: str
    seq: int
    prev_hash: bytes
    hash: bytes
    at: int
    action_id: str
    action: str
    from_status: str
    to_status: str
    actor: str
    staff_id: str
    window_id: str
    xact_id: str
    payload: str


class Leaf(NamedTuple):
    """Where a subject's chain had come to at the end of `day` (ISO)."""

    day: str
    kind: str
    subject_id: str
    label: str
    seq: int
    head_hash: bytes


class Bulletin(NamedTuple):
    """A row of `bulletin`; days are ISO, instants microseconds, a missing previous one is empty."""

    day: str
    hall_id: int
    previous_day: str
    previous_root: bytes
    until_at: int
    action_count: int
    subject_count: int
    root: bytes
    made_at: int
    made_by: str


def is_sealed(kind: str, entry: Entry, prev: bytes, seq: int) -> bool:
    """Whether the stored hash is that of this content as action number `seq` behind `prev`."""
    if kind == Kind.STAFF:
        return _staff_link(entry, prev, seq) == entry.hash
    return _link(entry, prev, seq) == entry.hash or _first_link(entry, prev, seq) == entry.hash


def _link(e: Entry, prev: bytes, seq: int) -> bytes:
    return sha256(
        f"2\x1f{prev.hex()}\x1f{e.action_id}\x1f{e.subject_id}\x1f{seq}\x1f{e.action}\x1f{e.from_status}\x1f"
        f"{e.to_status}\x1f{e.actor}\x1f{e.at}\x1f{e.staff_id}\x1f{e.window_id}\x1f{e.xact_id}\x1f{e.payload}".encode()
    ).digest()


def _first_link(e: Entry, prev: bytes, seq: int) -> bytes:
    """The form of rows that are older than the release with the daily root."""
    return sha256(
        f"{prev.hex()}\x1f{e.action_id}\x1f{e.subject_id}\x1f{seq}\x1f{e.action}\x1f{e.from_status}\x1f"
        f"{e.to_status}\x1f{e.actor}\x1f{e.at}\x1f{e.payload}".encode()
    ).digest()


def _staff_link(e: Entry, prev: bytes, seq: int) -> bytes:
    return sha256(
        f"{prev.hex()}\x1f{e.action_id}\x1f{e.subject_id}\x1f{seq}\x1f{e.action}\x1f"
        f"{e.actor}\x1f{e.at}\x1f{e.payload}".encode()
    ).digest()


def root_of(bulletin: Bulletin, leaves: Iterable[Leaf]) -> bytes:
    """The root of a day; the leaves come ordered by kind and subject."""
    digest = sha256(
        FIELD.join(
            map(
                str,
                (
                    *(ROOT_FORMAT, bulletin.hall_id, bulletin.day, bulletin.previous_day),
                    *(bulletin.previous_root.hex(), bulletin.until_at, bulletin.action_count),
                    *(bulletin.subject_count, bulletin.made_at, bulletin.made_by),
                ),
            )
        ).encode()
    )
    for leaf in leaves:
        digest.update(
            f"\n{leaf.kind}\x1f{leaf.subject_id}\x1f{leaf.label}\x1f{leaf.seq}\x1f{leaf.head_hash.hex()}".encode()
        )
    return digest.digest()


def short_root(root: bytes) -> str:
    """3f9a c1d2 e4b5 0a71: what a person compares with a paper."""
    digits = root.hex()[:SHORT_ROOT]
    return " ".join(digits[start : start + 4] for start in range(0, SHORT_ROOT, 4))
