"""The bytes that are hashed, written out by hand: a hall's roots must stay comparable for as long as its papers."""

from hashlib import sha256

from counter_app.domain.log_chain import Bulletin, Entry, Kind, Leaf, is_sealed, root_of, short_root

PREV = bytes(range(32))
ENTRY = Entry(
    *(
        "S",
        2,
        PREV,
        b"",
        1_773_104_400_000_000,
        "A",
        "call",
        "waiting",
        "called",
        "zhoumin",
        "7",
        "12",
        "901",
    ),
    '{"理由": "老年人"}',
)
LINE = (
    f'2|{PREV.hex()}|A|S|2|call|waiting|called|zhoumin|1773104400000000|7|12|901|{{"理由": "老年人"}}'
).replace("|", "\x1f")
OLD_LINE = (f'{PREV.hex()}|A|S|2|call|waiting|called|zhoumin|1773104400000000|{{"理由": "老年人"}}').replace(
    "|", "\x1f"
)
STAFF_LINE = f"{PREV.hex()}|A|S|2|call|zhoumin|1773104400000000|".replace("|", "\x1f") + '{"理由": "老年人"}'


def sealed(kind: Kind, line: str) -> bool:
    return is_sealed(kind, ENTRY._replace(hash=sha256(line.encode()).digest()), PREV, 2)


def test_a_link_covers_every_column() -> None:
    assert sealed(Kind.TICKET, LINE)
    assert sealed(Kind.CASE, OLD_LINE)
    assert sealed(Kind.STAFF, STAFF_LINE)
    assert not sealed(Kind.TICKET, STAFF_LINE)
    assert not sealed(Kind.STAFF, LINE)
    for field, value in ENTRY._asdict().items():
        if field not in {"hash", "prev_hash", "seq"}:
            other = value + 1 if isinstance(value, int) else f"{value}x"
            changed = Entry(**{**ENTRY._asdict(), "hash": sha256(LINE.encode()).digest(), field: other})
            assert not is_sealed(Kind.TICKET, changed, PREV, 2), field


def test_a_root_covers_the_bulletin_and_its_leaves() -> None:
    bulletin = Bulletin(
        "2026-03-10", 1, "2026-03-09", PREV, 1_773_158_400_000_000, 5, 2, b"", 1_773_190_800_000_000, "chenli"
    )
    leaves = [
        Leaf("2026-03-10", "case", "C", "500107", 2, b"\x01"),
        Leaf("2026-03-10", "ticket", "T", "A001", 3, b"\x02"),
    ]
    text = (
        f"bulletin 1|1|2026-03-10|2026-03-09|{PREV.hex()}|1773158400000000|5|2|1773190800000000|chenli\n"
        "case|C|500107|2|01\nticket|T|A001|3|02"
    )
    assert root_of(bulletin, leaves) == sha256(text.replace("|", "\x1f").encode()).digest()
    first = bulletin._replace(previous_day="", previous_root=b"")
    assert (
        root_of(first, [])
        == sha256(
            "bulletin 1|1|2026-03-10|||1773158400000000|5|2|1773190800000000|chenli".replace(
                "|", "\x1f"
            ).encode()
        ).digest()
    )


def test_a_root_is_shown_in_groups_of_four() -> None:
    assert short_root(PREV) == "0001 0203 0405 0607"
