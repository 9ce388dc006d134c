"""The supervisor's board of a large hall, with few and with many closed cases behind it.

157 windows and 20,000 open cases in both databases. The floor is the board with 10,000 closed cases; the same
question is asked in turns of the database with 1,000,000 (100,000 in the short run).
"""

from collections.abc import Iterator
from statistics import median

from sqlalchemy import make_url

from bench.figures import Better, Figure, Options, median_seconds, milliseconds, ratios
from bench.hall import MORE_WINDOWS, WINDOWS, bench_hall, connect, copy_database
from counter_app.application import Application
from counter_app.demo.hall import PASSWORD, DemoHall
from counter_app.services.supervision import window_board

GOAL = 1.3
OPEN = 20_000
CLOSED_FEW = 10_000
CLOSED_MANY = 1_000_000
CLOSED_SHORT = 100_000
ASKED = 20
SUPERVISOR = "chenli"
MANY = "bench_many"

_APPLICANT = """
    INSERT INTO applicant (applicant_id, kind, name, id_kind, id_number, id_check)
    VALUES (gen_random_uuid(), 'person', '李国强', '居民身份证', '11010519491231002X', 'passed');
"""
_CASES = """
    INSERT INTO service_case (case_id, hall_id, service_code, item_version_id, org_unit_id, applicant_id, window_id,
        status, received_at, complete_at, accepted_at, decided_at, delivered_at, promised_due_on, statutory_due_on,
        acceptance_due_on, delivery_due_on)
    SELECT gen_random_uuid(), i.hall_id, %(kind)s || n, v.item_version_id, i.org_unit_id, a.applicant_id,
        w.ids[1 + n %% {windows}], %(status)s, began, began, began,
        CASE WHEN %(closed)s THEN began + interval '6 days' END,
        CASE WHEN %(closed)s THEN began + interval '7 days' END,
        today() + (n %% 40) - 5, today() + (n %% 40) + 10, today() + (n %% 40) - 5, today() + (n %% 40)
    FROM generate_series(%(first)s::integer, %(last)s) n
    CROSS JOIN LATERAL (SELECT app_now() - interval '1 day' * (CASE WHEN %(closed)s THEN 8 + n %% 2000 ELSE 3 END)
                        AS began) b
    CROSS JOIN (SELECT array_agg(window_id) AS ids FROM service_window) w
    CROSS JOIN (SELECT applicant_id FROM applicant LIMIT 1) a
    CROSS JOIN (SELECT item_version_id, item_id FROM service_item_version LIMIT 1) v
    JOIN service_item i USING (item_id)
""".replace("{windows}", str(WINDOWS))


def measure(options: Options) -> Iterator[Figure]:
    """Both boards in turns, through the service and its row-level security."""
    many = CLOSED_MANY if options.full else CLOSED_SHORT
    with bench_hall() as hall:
        _fill(hall, many)
        small = hall.app(SUPERVISOR)
        large = Application.at(make_url(hall.place.login_url(SUPERVISOR, PASSWORD)).set(database=MANY))
        try:
            taken: dict[str, list[float]] = {"small": [], "large": []}
            for application in (small, large):
                _seconds(application)
            for _ in range(options.rounds):
                taken["small"].append(_seconds(small))
                taken["large"].append(_seconds(large))
        finally:
            large.close()
    yield Figure(
        name=f"supervisor's board, {many:,} closed cases",
        measured=milliseconds(median(taken["large"])),
        floor=milliseconds(median(taken["small"])),
        ratios=ratios(taken["large"], taken["small"]),
        goal=GOAL,
        better=Better.LOWER,
        note=f"floor: {CLOSED_FEW:,} closed; {OPEN:,} open cases at {WINDOWS} windows in both",
    )


def _fill(hall: DemoHall, many: int) -> None:
    database = make_url(hall.place.owner_url()).database or ""
    _put(hall, database, MORE_WINDOWS + _APPLICANT, (("开", OPEN, 0), ("结", CLOSED_FEW, 0)))
    copy_database(hall, MANY)
    _put(hall, MANY, "", (("结", many, CLOSED_FEW),))


def _put(hall: DemoHall, database: str, before: str, kinds: tuple[tuple[str, int, int], ...]) -> None:
    with connect(make_url(hall.place.owner_url()).set(database=database)) as owner:
        # The rows are right by construction; looking up each foreign key would take most of the time.
        owner.execute("SET session_replication_role = replica")
        if before:
            owner.execute(before)
        for kind, last, done in kinds:
            closed = kind == "结"
            status = "delivered" if closed else "accepted"
            facts = {"kind": kind, "closed": closed, "status": status, "first": done + 1, "last": last}
            owner.execute(_CASES, facts)
        owner.execute("VACUUM ANALYZE service_case")
        owner.execute("ANALYZE")
        owner.execute("CHECKPOINT")


def _seconds(application: Application) -> float:
    def ask() -> None:
        assert application.run(window_board).total("open_count") == OPEN

    return median_seconds(ask, ASKED)
