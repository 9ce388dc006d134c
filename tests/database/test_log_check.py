"""`verify-log` finds whatever the database's owner does to the logs behind the triggers, and names where."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.log_faults import Break, Fault
from counter_app.errors import Refused, Unavailable
from counter_app.log_commands import break_sentence, report_lines
from counter_app.services.log_check import check_log
from db.embedded import EmbeddedServer
from tests.database.forging import BEFORE, FIRST_DAY, SECOND_DAY, Log, Story
from tests.database.hall import Hall, furnished_hall

Named = tuple[Fault, str | None, str, int | None]
CHANGES = {
    "payload": 'payload || \'{{"reason": "另有原因"}}\'',
    "actor": "'xujun'",
    "staff_id": "staff_id + 1",
    "at": "at + interval '1 microsecond'",
    "action": "'decline'",
    "from_status": "'done'",
    "to_status": "'refused'",
    "xact_id": "'1'",
    "action_id": "gen_random_uuid()",
    "hash": "sha256(hash)",
    "prev_hash": "sha256(hash)",
}
INSERT = """INSERT INTO {log} ({key}, action_id, action, payload, seq, from_status, to_status, actor, at, prev_hash,
        hash)
    SELECT {key}, gen_random_uuid(), action, payload, seq %s, from_status, to_status, actor, at, prev_hash,
        sha256('') FROM {log} WHERE seq = %s AND {key} = %s"""
SHIFT = "UPDATE {log} SET seq = -seq WHERE seq >= %s AND {key} = %s"
SHIFT_BACK = "UPDATE {log} SET seq = 1 - seq WHERE seq < 0 AND {key} = %s"
RETRACT = """UPDATE {projection} p SET (action_count, head_hash, status) = (
        SELECT a.seq, a.hash, a.to_status FROM {log} a WHERE a.{key} = p.{key} ORDER BY a.seq DESC LIMIT 1)
    WHERE {key} = %s"""


@pytest.fixture(scope="module")
def one_story(hall_server: EmbeddedServer) -> Iterator[Story]:
    with furnished_hall(hall_server) as hall:
        story = Story(hall)
        story.keep()
        yield story


@pytest.fixture
def story(one_story: Story) -> Iterator[Story]:
    """The same two days for every forgery; it is undone afterwards."""
    yield one_story
    one_story.restore()


@pytest.fixture
def own_story(hall: Hall) -> Story:
    """For what changes more than rows."""
    return Story(hall)


@pytest.fixture(params=["ticket", "case"])
def log(request: pytest.FixtureRequest, story: Story) -> Log:
    return story.logs[request.param]


def named(found: Break) -> Named:
    return found.fault, found.kind, found.label, found.seq


def test_a_hall_that_nobody_touched_is_whole(story: Story) -> None:
    told: list[tuple[int, int]] = []
    report = story.hall.owner.run(check_log, progress=lambda done, total: told.append((done, total)))
    counted = story.hall.value(
        "SELECT (SELECT count(*) FROM ticket_action) + (SELECT count(*) FROM case_action)"
        " + (SELECT count(*) FROM staff_change)"
    )
    assert report.breaks == ()
    assert report.action_count == counted
    assert (report.day_count, report.last_day) == (3, SECOND_DAY)
    assert told[-1] == (counted, counted)
    assert report_lines(report)[0].startswith("记录完好。核对 ")


def test_the_supervisor_may_check_and_a_clerk_may_not(story: Story) -> None:
    assert story.hall.app("chenli").run(check_log).breaks == ()
    with pytest.raises(Refused, match="log_not_visible"):
        story.hall.app("zhoumin").run(check_log)


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_row(story: Story, log: Log, column: str) -> None:
    story.on(log, f"UPDATE {{log}} SET {column} = {CHANGES[column]} WHERE seq = 2 AND {{key}} = %s")
    assert named(story.first()) == (Fault.CHANGED, log.kind, log.label, 2)


def test_a_changed_window(story: Story) -> None:
    log = story.logs["ticket"]
    story.on(log, "UPDATE {log} SET window_id = window_id + 1 WHERE seq = 3 AND {key} = %s")
    assert named(story.first()) == (Fault.CHANGED, "ticket", log.label, 3)


def test_a_row_that_was_exchanged_for_one_with_a_hash_of_its_own(story: Story) -> None:
    log = story.logs["case"]
    story.on(
        log,
        """UPDATE {log} SET actor = 'xujun', hash = action_link(prev_hash, action_id, case_id, seq, action,
               from_status, to_status, 'xujun', at, staff_id, NULL, xact_id, payload) WHERE seq = 2 AND {key} = %s""",
    )
    assert named(story.first()) == (Fault.CHANGED, "case", log.label, 2)


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_removed_row(story: Story, log: Log, seq: int) -> None:
    story.on(log, "DELETE FROM {log} WHERE seq = %s AND {key} = %s", seq)
    assert named(story.first()) == (Fault.REMOVED, log.kind, log.label, seq)


def test_a_removed_row_whose_successors_moved_up(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {log} WHERE seq = 2 AND {key} = %s")
    story.on(log, "UPDATE {log} SET seq = -seq WHERE seq > 2 AND {key} = %s")
    story.on(log, "UPDATE {log} SET seq = -seq - 1 WHERE seq < 0 AND {key} = %s")
    assert named(story.first()) == (Fault.REMOVED, log.kind, log.label, 2)


def test_a_removed_last_row(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {log} WHERE seq = %s AND {key} = %s", log.length)
    assert named(story.first()) == (Fault.REMOVED, log.kind, log.label, log.length)


def test_a_removed_last_row_with_the_state_set_back(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {log} WHERE seq = %s AND {key} = %s", log.length)
    story.on(log, RETRACT)
    found = story.first()
    assert named(found) == (Fault.REMOVED, log.kind, log.label, log.length)
    assert found.day == SECOND_DAY


def test_a_row_that_was_inserted_at_the_end(story: Story, log: Log) -> None:
    story.on(log, INSERT.replace("%s", "+ 1", 1), log.length)
    assert named(story.first()) == (Fault.INSERTED, log.kind, log.label, log.length + 1)


@pytest.mark.parametrize("and_projection", [False, True])
def test_a_row_that_was_inserted_at_the_end_with_a_hash_that_fits(
    story: Story, log: Log, and_projection: bool
) -> None:
    story.on(log, INSERT.replace("%s", "+ 1", 1), log.length)
    story.rechain(log, and_projection=and_projection)
    assert named(story.first()) == (Fault.INSERTED, log.kind, log.label, log.length + 1)


def test_a_row_that_was_inserted_in_the_middle(story: Story, log: Log) -> None:
    story.on(log, SHIFT, 2)
    story.on(log, SHIFT_BACK)
    story.on(log, INSERT.replace("%s", "+ 1", 1), 1)
    assert named(story.first()) == (Fault.INSERTED, log.kind, log.label, 2)


def test_a_row_that_was_inserted_in_the_middle_with_a_hash_that_fits(story: Story) -> None:
    log = story.logs["case"]
    story.on(log, SHIFT, 2)
    story.on(log, SHIFT_BACK)
    story.on(log, INSERT.replace("%s", "+ 1", 1), 1)
    story.on(
        log,
        """UPDATE {log} a SET prev_hash = b.hash, hash = action_link(b.hash, a.action_id, a.case_id, a.seq, a.action,
               a.from_status, a.to_status, a.actor, a.at, a.staff_id, NULL, a.xact_id, a.payload)
           FROM {log} b WHERE b.case_id = a.case_id AND b.seq = 1 AND a.seq = 2 AND a.{key} = %s""",
    )
    assert named(story.first()) == (Fault.INSERTED, "case", log.label, 2)


def test_rows_that_changed_places(story: Story, log: Log) -> None:
    story.on(log, "UPDATE {log} SET seq = -seq WHERE seq IN (2, 3) AND {key} = %s")
    story.on(log, "UPDATE {log} SET seq = 5 + seq WHERE seq < 0 AND {key} = %s")
    assert named(story.first()) == (Fault.REORDERED, log.kind, log.label, 2)


def test_rows_that_exchanged_what_they_say(story: Story, log: Log) -> None:
    story.on(log, "UPDATE {log} SET seq = -seq WHERE seq IN (2, 3) AND {key} = %s")
    story.on(
        log,
        """UPDATE {log} a SET (seq, prev_hash, hash) = (
               SELECT -b.seq, b.prev_hash, b.hash FROM {log} b WHERE b.{key} = a.{key} AND b.seq = -5 - a.seq)
           WHERE a.seq < 0 AND a.{key} = %s""",
    )
    assert named(story.first()) == (Fault.REORDERED, log.kind, log.label, 2)


def test_a_whole_subject_that_was_removed(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {log} WHERE {key} = %s")
    story.on(log, "DELETE FROM {projection} WHERE {key} = %s")
    found = story.first()
    assert named(found) == (Fault.SUBJECT_REMOVED, log.kind, log.label, None)
    assert found.day == SECOND_DAY


def test_a_log_that_was_emptied_of_one_subject(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {log} WHERE {key} = %s")
    assert named(story.first()) == (Fault.ENTRIES_REMOVED, log.kind, log.label, None)


def test_a_subject_that_is_gone_while_its_log_is_there(story: Story, log: Log) -> None:
    story.on(log, "DELETE FROM {projection} WHERE {key} = %s")
    assert named(story.first()) == (Fault.PROJECTION_REMOVED, log.kind, log.label, log.length)


@pytest.mark.parametrize(
    ("seq", "day", "first", "last"),
    [(1, FIRST_DAY, lambda _: 1, lambda log: log.on_first_day),
     (-1, SECOND_DAY, lambda log: log.on_first_day + 1, lambda log: log.length)],
)  # fmt: skip
def test_a_chain_that_was_rewritten_whole(
    story: Story, log: Log, seq: int, day: str, first: object, last: object
) -> None:
    at = seq if seq > 0 else log.length
    story.on(log, 'UPDATE {log} SET payload = \'{{"reason": "改"}}\' WHERE seq = %s AND {key} = %s', at)
    story.rechain(log)
    found = story.first()
    assert named(found) == (Fault.REWRITTEN, log.kind, log.label, first(log))  # type: ignore[operator]
    assert (found.last_seq, found.day) == (last(log), day)  # type: ignore[operator]


def test_a_subject_that_was_made_up_for_a_closed_day(story: Story) -> None:
    case_id = story.open.case_id
    story.tamper("UPDATE case_action SET at = at - interval '1 day' WHERE case_id = %s", case_id)
    made_up = Log(
        kind="case", table="case_action", key="case_id", projection="service_case", subject_id=case_id,
        label=story.open.service_code, length=2, on_first_day=0,
    )  # fmt: skip
    story.rechain(made_up)
    found = story.first()
    assert named(found) == (Fault.INSERTED, "case", story.open.service_code, 1)
    assert found.day == SECOND_DAY


@pytest.mark.parametrize(
    "change", ["status = 'called'", "action_count = action_count - 1", "head_hash = sha256('')"]
)
def test_a_state_that_is_not_the_end_of_its_chain(story: Story, log: Log, change: str) -> None:
    story.on(log, f"UPDATE {{projection}} SET {change} WHERE {{key}} = %s")
    assert named(story.first()) == (Fault.PROJECTION, log.kind, log.label, log.length)


def test_what_was_done_to_a_login(story: Story) -> None:
    story.tamper(
        """UPDATE staff_change SET payload = '{"roles": ["centre_admin"]}' WHERE login = 'zhoumin'"""
    )
    assert named(story.first()) == (Fault.CHANGED, "staff", "zhoumin", 1)
    story.tamper("DELETE FROM staff_change WHERE login = 'zhoumin'")
    found = story.first()
    assert named(found) == (Fault.SUBJECT_REMOVED, "staff", "zhoumin", None)
    assert found.day == BEFORE


@pytest.mark.parametrize("day", [BEFORE, FIRST_DAY, SECOND_DAY])
def test_a_removed_bulletin(story: Story, day: str) -> None:
    story.tamper("DELETE FROM bulletin WHERE business_day = %s", day)
    found = story.first()
    assert (found.fault, found.day) == (Fault.BULLETIN_REMOVED, day)


def test_a_bulletin_that_was_removed_with_its_leaves(story: Story) -> None:
    story.tamper("DELETE FROM bulletin_leaf WHERE business_day = %s", FIRST_DAY)
    story.tamper("DELETE FROM bulletin WHERE business_day = %s", FIRST_DAY)
    found = story.first()
    assert (found.fault, found.day) == (Fault.BULLETIN_REMOVED, FIRST_DAY)


def test_the_newest_bulletin_is_missed_by_whoever_holds_its_paper(story: Story) -> None:
    root = story.hall.value("SELECT encode(root, 'hex') FROM bulletin WHERE business_day = %s", SECOND_DAY)
    papers = {SECOND_DAY: root[:16]}
    assert story.check(papers).breaks == ()
    story.tamper("DELETE FROM bulletin_leaf WHERE business_day = %s", SECOND_DAY)
    story.tamper("DELETE FROM bulletin WHERE business_day = %s", SECOND_DAY)
    assert story.check().breaks == ()
    [found] = story.check(papers).breaks
    assert (found.fault, found.day) == (Fault.BULLETIN_REMOVED, SECOND_DAY)
    story.rechain(story.logs["case"])
    story.tamper(
        "UPDATE case_action SET payload = '{}' WHERE case_id = %s AND seq = 4", story.logs["case"].subject_id
    )
    story.rechain(story.logs["case"])
    story.hall.execute("SELECT close_day(%s)", SECOND_DAY)
    assert story.check().breaks == ()
    [found] = story.check(papers).breaks
    assert (found.fault, found.day) == (Fault.ROOT_DIFFERS, SECOND_DAY)


@pytest.mark.parametrize(
    "change",
    ["root = sha256('')", "action_count = action_count + 1", "made_by = 'zhoumin'", "until_at = until_at + '1 hour'",
     "previous_root = sha256('')", "hall_id = hall_id + 1"],
)  # fmt: skip
@pytest.mark.parametrize("day", [FIRST_DAY, SECOND_DAY])
def test_a_changed_bulletin(story: Story, change: str, day: str) -> None:
    story.tamper(f"UPDATE bulletin SET {change} WHERE business_day = %s", day)
    found = story.first()
    assert (found.fault, found.day) == (Fault.BULLETIN_CHANGED, day)


def test_a_bulletin_that_was_written_anew_with_a_root_that_fits(story: Story) -> None:
    story.tamper("UPDATE bulletin SET made_by = 'zhoumin' WHERE business_day = %s", FIRST_DAY)
    story.tamper(
        """UPDATE bulletin b SET root = bulletin_root(b, (SELECT array_agg(l) FROM bulletin_leaf l
               WHERE l.business_day = b.business_day)) WHERE business_day = %s""",
        FIRST_DAY,
    )
    found = story.first()
    assert (found.fault, found.day) == (Fault.BULLETIN_CHANGED, FIRST_DAY)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE bulletin_leaf SET head_hash = sha256('')", Fault.LEAF_CHANGED),
        ("UPDATE bulletin_leaf SET seq = seq - 1", Fault.LEAF_CHANGED),
        ("DELETE FROM bulletin_leaf", Fault.LEAF_REMOVED),
    ],
)
def test_a_changed_leaf(story: Story, log: Log, statement: str, fault: Fault) -> None:
    story.tamper(f"{statement} WHERE business_day = %s AND subject_id = %s", SECOND_DAY, str(log.subject_id))
    found = story.first()
    assert named(found) == (fault, log.kind, log.label, log.length)
    assert found.day == SECOND_DAY


def test_an_inserted_leaf(story: Story) -> None:
    story.tamper("INSERT INTO bulletin_leaf VALUES (%s, 'case', 'zz', '无此件', 1, sha256(''))", SECOND_DAY)
    assert named(story.first()) == (Fault.LEAF_INSERTED, "case", "无此件", 1)


def test_the_earliest_is_named_first_and_all_are_counted(story: Story) -> None:
    case, ticket = story.logs["case"], story.logs["ticket"]
    story.on(case, "UPDATE {log} SET actor = 'x' WHERE seq = 4 AND {key} = %s")
    story.on(ticket, "UPDATE {log} SET actor = 'x' WHERE seq = 1 AND {key} = %s")
    report = story.check()
    assert report.break_count == 2
    assert [named(found)[1:] for found in report.breaks] == [
        ("ticket", ticket.label, 1),
        ("case", case.label, 4),
    ]
    lines = report_lines(report)
    assert lines[1] == f"第一处：号票 {ticket.label}：第 1 步（2026-03-10 09:00:00）被改动。"[: len(lines[1])]


def test_a_case_is_named_as_people_know_it(story: Story) -> None:
    log = story.logs["case"]
    story.on(log, "DELETE FROM {log} WHERE seq = 2 AND {key} = %s")
    groups = " ".join(log.label[start : start + 4] for start in range(0, 24, 4))
    assert break_sentence(story.first()).startswith(
        f"办件 {groups}：第 2 步被删除，它前面一步在 2026-03-10 09:00:"
    )


def test_a_view_in_the_place_of_a_log_is_not_believed(own_story: Story) -> None:
    own_story.hall.execute("ALTER TABLE case_action RENAME TO real_action")
    own_story.hall.execute("CREATE VIEW case_action AS SELECT * FROM real_action")
    with pytest.raises(Unavailable, match="log_unreadable"):
        own_story.check()


def test_a_function_that_lies_is_not_asked(own_story: Story) -> None:
    log = own_story.logs["case"]
    own_story.hall.execute(
        """CREATE OR REPLACE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1';
           CREATE OR REPLACE FUNCTION public.encode(bytea, text) RETURNS text LANGUAGE sql AS $$SELECT ''$$"""
    )
    own_story.on(log, "UPDATE {log} SET actor = 'x' WHERE seq = 2 AND {key} = %s")
    assert named(own_story.first()) == (Fault.CHANGED, "case", log.label, 2)


def test_rows_from_before_the_daily_root_are_known_by_their_own_form(story: Story) -> None:
    old = """encode(sha256(convert_to(concat_ws(chr(31), encode(coalesce(%s::bytea, ''), 'hex'), action_id, case_id,
        seq, action, coalesce(from_status, ''), to_status, actor, (extract(epoch FROM at) * 1000000)::bigint, payload),
        'UTF8')), 'hex')"""
    case_id = story.open.case_id
    prev = None
    for seq in (1, 2):
        digest = story.hall.value(
            f"SELECT {old} FROM case_action WHERE case_id = %s AND seq = {seq}", prev, case_id
        )
        story.tamper(
            "UPDATE case_action SET prev_hash = %s, hash = decode(%s, 'hex') WHERE case_id = %s AND seq = %s",
            *(prev, digest, case_id, seq),
        )
        prev = bytes.fromhex(digest)
    story.tamper("UPDATE service_case SET head_hash = %s WHERE case_id = %s", prev, case_id)
    assert story.check().breaks == ()
    story.tamper("UPDATE case_action SET actor = 'x' WHERE case_id = %s AND seq = 1", case_id)
    assert story.first().fault is Fault.CHANGED


TABLES = {"ticket": "ticket_action", "case": "case_action", "staff": "staff_change"}
KEYS = {"ticket": "ticket_id", "case": "case_id", "staff": "login"}


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_done_to_one_row_is_named(one_story: Story, data: st.DataObject) -> None:
    kind, subject, seqs = data.draw(st.sampled_from(_chains(one_story)))
    seq = data.draw(st.sampled_from(seqs))
    acts = ["change", "remove"] + ["swap"] * (len(seqs) > 1)
    expected = seq
    row = f"{TABLES[kind]} WHERE {KEYS[kind]} = %s AND seq = %s"
    try:
        match data.draw(st.sampled_from(acts)):
            case "change":
                change = data.draw(_changes(kind))
                one_story.tamper(f"UPDATE {row}".replace(" WHERE", f" SET {change} WHERE"), subject, seq)
                faults = {Fault.CHANGED}
            case "remove":
                one_story.tamper(f"DELETE FROM {row}", subject, seq)
                faults = {Fault.REMOVED} if len(seqs) > 1 else {Fault.ENTRIES_REMOVED, Fault.SUBJECT_REMOVED}
            case _:
                other = data.draw(st.sampled_from([number for number in seqs if number != seq]))
                _swap(one_story, kind, subject, seq, other)
                expected, faults = min(seq, other), {Fault.REORDERED}
        report = one_story.check()
    finally:
        one_story.restore()
    [found] = report.breaks
    assert found.fault in faults
    assert found.kind == kind
    assert found.seq == (expected if found.fault in {Fault.CHANGED, Fault.REMOVED, Fault.REORDERED} else None)
    label = subject if kind == "staff" else one_story.label_of(kind, subject)
    assert found.label == label


def _chains(story: Story) -> list[tuple[str, object, list[int]]]:
    """Every subject with the numbers of its rows. The chain of a login is known only by the days that closed it."""
    return [
        (kind, subject, seqs)
        for kind, table in TABLES.items()
        for subject, seqs in story.hall.execute(
            f"SELECT {KEYS[kind]}, array_agg(seq ORDER BY seq) FROM {table} GROUP BY 1 ORDER BY 1"
        )
    ]


ANYWHERE = (
    "actor = actor || 'x'",
    "action_id = gen_random_uuid()",
    "hash = sha256(hash)",
    "prev_hash = sha256(coalesce(prev_hash, ''))",
)
ACTIONS_ONLY = (
    "from_status = coalesce(from_status, '') || 'x'",
    "to_status = to_status || 'x'",
    "staff_id = coalesce(staff_id, 0) + 7",
    "xact_id = '7'",
)


def _changes(kind: str) -> st.SearchStrategy[str]:
    """An assignment that makes any one column another."""
    fixed = [*ANYWHERE, *(ACTIONS_ONLY if kind != "staff" else ())]
    moved = st.integers(1, 10**12).map(lambda step: f"at = at - {step} * interval '1 microsecond'")
    said = st.text('abc中"', max_size=8).map(
        lambda text: f"payload = payload || jsonb_build_object('另', '{text}')"
    )
    window = st.just("window_id = coalesce(window_id, 0) + 7") if kind == "ticket" else st.nothing()
    return st.one_of(st.sampled_from(fixed), moved, said, window)


def _swap(story: Story, kind: str, subject: object, one: int, other: int) -> None:
    for first, second in ((one, -one), (other, one), (-one, other)):
        story.tamper(
            f"UPDATE {TABLES[kind]} SET seq = %s WHERE {KEYS[kind]} = %s AND seq = %s", second, subject, first
        )
