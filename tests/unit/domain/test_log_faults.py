"""What a broken chain is called, where a database would be too slow a witness."""

import time
from hashlib import sha256

from counter_app.domain.bulletin_faults import check_bulletins
from counter_app.domain.log_chain import Bulletin, Entry, Kind, root_of
from counter_app.domain.log_faults import (
    PLACES_TRIED,
    ClosedDays,
    Fault,
    Projection,
    Subject,
    first_break,
    in_time,
    instant_of,
)
from tests.unit.domain.test_log_chain import ENTRY


def chain(length: int) -> list[Entry]:
    made: list[Entry] = []
    prev = b""
    for seq in range(1, length + 1):
        entry = ENTRY._replace(seq=seq, prev_hash=prev)
        text = (
            f"2|{prev.hex()}|A|S|{seq}|call|waiting|called|zhoumin|{ENTRY.at}|7|12|901|".replace("|", "\x1f")
            + ENTRY.payload
        )
        prev = sha256(text.encode()).digest()
        made.append(entry._replace(hash=prev))
    return made


def subject(entries: list[Entry], count: int, head: bytes) -> Subject:
    projection = Projection("S", "2026-03-10 A001", count, head, "called")
    return Subject(kind=Kind.TICKET, subject_id="S", entries=entries, projection=projection, leaves=[])


def test_a_chain_too_long_to_be_honest_is_still_judged_at_once() -> None:
    entries = chain(PLACES_TRIED * 20)
    head = entries[-1].hash
    assert first_break(subject(entries, len(entries), head), ClosedDays()) is None
    forged = entries[:]
    forged[1] = forged[1]._replace(actor="x")
    began = time.process_time()
    found = first_break(subject(forged, len(entries), head), ClosedDays())
    assert time.process_time() - began < 2
    assert found is not None
    assert (found.fault, found.seq) == (Fault.CHANGED, 2)


def test_a_row_of_another_subject_is_no_row_of_this_one() -> None:
    entries = chain(3)
    entries[2] = entries[2]._replace(action_id="B")
    found = first_break(subject(entries, 2, entries[1].hash), ClosedDays())
    assert found is not None
    assert (found.fault, found.seq) == (Fault.INSERTED, 3)


def test_an_instant_that_no_calendar_holds_is_still_told() -> None:
    assert instant_of(2**62).year == 9999
    assert instant_of(-(2**62)).year == 1


def test_breaks_are_told_in_the_order_of_time() -> None:
    early, late = chain(2)
    found = [
        first_break(subject([late._replace(at=late.at + 1)], 1, late.hash), ClosedDays()),
        first_break(subject([early._replace(actor="x")], 1, early.hash), ClosedDays()),
    ]
    ordered = sorted((each for each in found if each is not None), key=in_time)
    assert [each.at for each in ordered] == [early.at, late.at + 1]


def test_a_bulletin_that_nobody_made_is_named() -> None:
    first = _bulletin("2026-03-09", "", b"")
    extra = _bulletin("2026-03-10", "2026-03-09", first.root)
    last = _bulletin("2026-03-11", "2026-03-09", first.root)
    days = (first, extra, last)
    check = check_bulletins(days, {each.day: each.root for each in days}, set())
    assert [(found.fault, found.day) for found in check.breaks] == [(Fault.BULLETIN_INSERTED, "2026-03-10")]


def _bulletin(day: str, before: str, root: bytes) -> Bulletin:
    made = Bulletin(day, 1, before, root, int(day.replace("-", "")), 0, 0, b"", 0, "chenli")
    return made._replace(root=root_of(made, ()))
