"""`verify-log` over a million actions against a bare COPY of the same rows.

The actions are made in SQL, with the database's own links and the bulletins of their days, so that the check has
everything to do that it has in a hall. Each side runs in a process of its own, whose memory is then its own, too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.figures import Better, Figure, Options, ratios
from bench.hall import bench_hall, connect, plain_url
from counter_app.application import Application
from counter_app.demo.hall import DemoHall
from counter_app.services.bulletins import close_earlier_days
from counter_app.services.log_check import check_log

ACTIONS = 1_000_000
ACTIONS_SHORT = 100_000
DAYS = 100
STEPS = 4
TICKETS_OF_TEN = 6
"""Of ten subjects; the others are cases."""
MIB = 1024
TABLES = ("ticket_action", "case_action")

_SUBJECTS = f"""
    CREATE TEMPORARY TABLE subject AS
    SELECT n, gen_random_uuid() AS id, n % 10 < {TICKETS_OF_TEN} AS is_ticket, today() - 1 - n % {DAYS} AS day,
           (today() - 1 - n % {DAYS} + time '09:00') AT TIME ZONE 'Asia/Shanghai'
               + n / {DAYS} * interval '2 s' AS began
    FROM generate_series(1, %(subjects)s) n;
"""
_TICKET_STEPS = """
    INSERT INTO ticket_action (action_id, ticket_id, action, payload, window_id, seq, from_status, to_status, actor,
        staff_id, at, xact_id, prev_hash, hash)
    SELECT s.action_id, s.id, %(action)s, s.payload, s.window_id, %(seq)s, %(from)s, %(to)s, 'zhoumin', 1, s.at,
        pg_current_xact_id(), p.hash,
        action_link(p.hash, s.action_id, s.id, %(seq)s, %(action)s, %(from)s, %(to)s, 'zhoumin', s.at, 1,
                    s.window_id, pg_current_xact_id(), s.payload)
    FROM (SELECT id, gen_random_uuid() AS action_id, began + %(seq)s * interval '5 minutes' AS at,
              CASE WHEN %(seq)s > 1 THEN 1 END AS window_id,
              CASE WHEN %(seq)s > 1 THEN '{}' ELSE jsonb_build_object('queue_id', 1, 'item_id', n %% 400) END AS payload
          FROM subject WHERE is_ticket) s
    LEFT JOIN ticket_action p ON p.ticket_id = s.id AND p.seq = %(seq)s - 1
"""
_CASE_STEPS = """
    INSERT INTO case_action (action_id, case_id, action, payload, seq, from_status, to_status, actor, staff_id, at,
        xact_id, prev_hash, hash)
    SELECT s.action_id, s.id, %(action)s, s.payload, %(seq)s, %(from)s, %(to)s, 'zhoumin', 1, s.at,
        pg_current_xact_id(), p.hash,
        action_link(p.hash, s.action_id, s.id, %(seq)s, %(action)s, %(from)s, %(to)s, 'zhoumin', s.at, 1, NULL,
                    pg_current_xact_id(), s.payload)
    FROM (SELECT id, gen_random_uuid() AS action_id, began + %(seq)s * interval '20 minutes' AS at,
              jsonb_build_object('reason', '经审查，材料齐全，建议准予。', 'window_id', n %% 40) AS payload
          FROM subject WHERE NOT is_ticket) s
    LEFT JOIN case_action p ON p.case_id = s.id AND p.seq = %(seq)s - 1
"""
_STEPS = {
    _TICKET_STEPS: (
        ("issue", None, "waiting"),
        ("call", "waiting", "called"),
        ("start", "called", "serving"),
        ("finish", "serving", "done"),
    ),
    _CASE_STEPS: (
        ("receive", None, "received"),
        ("accept", "received", "accepted"),
        ("review", "accepted", "under_review"),
        ("submit", "under_review", "pending_sign_off"),
    ),
}
_PROJECTIONS = f"""
    INSERT INTO ticket (ticket_id, hall_id, queue_id, business_day, prefix, number, status, queued_at, turn_at,
        issued_at, action_count, head_hash)
    SELECT s.id, q.hall_id, q.queue_id, s.day, q.prefix, s.n, a.to_status, s.began, s.began, s.began, a.seq, a.hash
    FROM subject s JOIN ticket_action a ON a.ticket_id = s.id AND a.seq = {STEPS}
    CROSS JOIN (SELECT * FROM queue ORDER BY queue_id LIMIT 1) q;
    INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check)
    VALUES (gen_random_uuid(), 'person', '李国强', '居民身份证', '11010519491231002X', 'passed');
    INSERT INTO service_case (case_id, hall_id, service_code, item_version_id, org_unit_id, applicant_id, status,
        received_at, complete_at, action_count, head_hash)
    SELECT s.id, i.hall_id, lpad(s.n::text, 24, '0'), v.item_version_id, i.org_unit_id, p.applicant_id, a.to_status,
        s.began, s.began, a.seq, a.hash
    FROM subject s JOIN case_action a ON a.case_id = s.id AND a.seq = {STEPS}
    CROSS JOIN (SELECT applicant_id FROM applicant LIMIT 1) p
    CROSS JOIN (SELECT item_version_id, item_id FROM service_item_version LIMIT 1) v
    JOIN service_item i USING (item_id);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one run needed: seconds, those of its own processor, and its largest memory in KiB before and after."""

    seconds: float
    processor: float
    before: int
    peak: int


def bare_copy(url: str) -> None:
    """The same rows by COPY, read and thrown away."""
    with connect(url) as connection:
        for table in TABLES:
            with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as rows:
                for _ in rows:
                    pass


def verify(url: str) -> None:
    """The check as the command makes it; everything must be whole, else the figure means nothing."""
    application = Application.at(url)
    report = application.run(check_log)
    application.close()
    assert report.break_count == 0, report.breaks


def serve(line: Connection, act: Callable[[str], None], url: str) -> None:
    """One run in this process."""
    before = _peak()
    started, used = perf_counter(), process_time()
    act(url)
    line.send(
        Taken(seconds=perf_counter() - started, processor=process_time() - used, before=before, peak=_peak())
    )


def _peak() -> int:
    # Not getrusage: its figure begins with what the parent had when it started this process.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


def _measured(act: Callable[[str], None], url: str) -> Taken:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, act, url))
    process.start()
    theirs.close()
    taken: Taken = ours.recv()
    process.join()
    return taken


def measure(options: Options) -> Iterator[Figure]:
    """Both in turns; how long and how much memory."""
    actions = ACTIONS if options.full else ACTIONS_SHORT
    with bench_hall() as hall:
        _fill(hall, actions)
        url = plain_url(hall.place.owner_url())
        floors, checks = [], []
        for _ in range(options.rounds):
            floors.append(_measured(bare_copy, url))
            checks.append(_measured(verify, url))
    yield Figure(
        name=f"verify-log, {actions:,} actions",
        measured=f"{median(taken.seconds for taken in checks):.3g} s",
        floor=f"{median(taken.seconds for taken in floors):.3g} s",
        ratios=ratios([taken.seconds for taken in checks], [taken.seconds for taken in floors]),
        goal=None,
        better=Better.LOWER,
        note="floor: COPY of both logs to nowhere; the check also reads projections and leaves, and hashes; "
        f"{median(taken.processor for taken in checks):.3g} s of it are Python's",
    )
    grown = median(taken.peak - taken.before for taken in checks)
    yield Figure(
        name=f"memory of verify-log, {actions:,} actions",
        measured=f"{median(taken.peak for taken in checks) / MIB:.0f} MiB",
        floor=f"{median(taken.peak for taken in floors) / MIB:.0f} MiB",
        ratios=ratios([taken.peak for taken in checks], [taken.peak for taken in floors]),
        goal=None,
        better=Better.LOWER,
        note=f"whole processes; the check itself adds {grown / MIB:.0f} MiB to what Python and the driver hold",
    )


def _fill(hall: DemoHall, actions: int) -> None:
    with connect(hall.place.owner_url()) as owner:
        # The rows are right by construction; a trigger for each would take an hour.
        owner.execute("SET session_replication_role = replica")
        owner.execute(_SUBJECTS.replace("%(subjects)s", str(actions // STEPS)).encode())
        owner.execute("ANALYZE subject")
        for statement, steps in _STEPS.items():
            for seq, (action, before, after) in enumerate(steps, start=1):
                owner.execute(statement, {"seq": seq, "action": action, "from": before, "to": after})
                owner.execute("ANALYZE ticket_action, case_action")
        owner.execute(_PROJECTIONS.encode())
        owner.execute("VACUUM ANALYZE")
    close_earlier_days(hall.owner)
