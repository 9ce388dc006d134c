"""Making the demonstration hall: everything through the services, at the times at which it would have happened."""

import datetime as dt
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from counter_app.application import Application
from counter_app.demo.people import person
from counter_app.domain.cases import CaseAction, Verdict
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.tickets import TicketAction
from counter_app.hall_init import read_hall_files, set_up
from counter_app.place import Place
from counter_app.services.actions import record_case_action
from counter_app.services.hall_screens import Matter, issue_ticket, matters
from counter_app.services.intake import CheckedLine, put_applicant, save_checklist
from counter_app.services.items import get_guide
from counter_app.services.queue import act_on_ticket, call_next
from counter_app.services.windows import close_window, open_window
from counter_app.setup_commands import RESOURCES
from counter_app.work import Work
from db.embedded import EmbeddedServer, EmbeddedServerError, default_data_dir

PASSWORD = "demo-2026"
"""The practice hall's password for every login, told to everybody."""
BEGINNING_SECONDS = 60.0
"""How long a demonstration may take until its server answers; a younger folder may be about to have one."""
NOW = dt.datetime(2026, 11, 20, 10, 30, tzinfo=HALL_TIME)
"""The morning that the demonstration shows: a Friday whose calendar is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who sits at which window."""

    login: str
    window: str


POSTS = (
    Post(login="heqing", window="11"),
    Post(login="sunli", window="01"),
    Post(login="hejing", window="02"),
    Post(login="tangjie", window="08"),
    Post(login="fengbo", window="07"),
    Post(login="zhaoqin", window="09"),
    Post(login="wutao", window="13"),
    Post(login="luowei", window="14"),
)
CLERK = Post(login="zhoumin", window="12")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """A case of the weeks before: received and accepted on `day`, then taken as far as `until`."""

    day: str
    post: Post
    item: str
    until: str = "accepted"
    signer: str = ""


def _post(window: str) -> Post:
    return next(post for post in (*POSTS, CLERK) if post.window == window)


def _past() -> tuple[PastCase, ...]:
    """Chosen so that every lamp burns on the morning of `NOW` (承诺 and 法定 dates by the real calendar)."""
    rows = (
        ("2026-10-12", "01", "PUBLIC-HYGIENE", "accepted", ""),
        ("2026-10-16", "13", "BUILD-PERMIT", "under_review", ""),
        ("2026-10-19", "14", "RURAL-PLAN-PERMIT", "accepted", ""),
        ("2026-11-02", "14", "LAND-PRECHECK", "under_review", ""),
        ("2026-11-03", "13", "BUILD-PERMIT", "delivered", "malin"),
        ("2026-11-04", "02", "TOBACCO-RETAIL", "", ""),
        ("2026-11-05", "02", "PHARM-REG-FIRST", "pending", ""),
        ("2026-11-05", "12", "RURAL-HOMESTEAD", "delivered", "xujun"),
        ("2026-11-06", "12", "RURAL-HOMESTEAD", "pending", ""),
        ("2026-11-06", "02", "PHARM-REG-CHANGE", "delivered", "liuyang"),
        ("2026-11-09", "07", "HR-SERVICE", "accepted", ""),
        ("2026-11-10", "14", "RURAL-PLAN-PERMIT", "accepted", ""),
        ("2026-11-11", "01", "ROAD-FREIGHT", "accepted", ""),
        ("2026-11-11", "13", "BUILD-PERMIT", "pending", ""),
        ("2026-11-12", "12", "RURAL-HOMESTEAD", "pending", ""),
        ("2026-11-12", "02", "PHARM-REG-RENEW", "pending", ""),
        ("2026-11-13", "14", "LAND-PRECHECK", "suspended", ""),
        ("2026-11-13", "01", "TREE-CUT", "accepted", ""),
        ("2026-11-16", "01", "NURSE-REG", "accepted", ""),
        ("2026-11-16", "11", "RESIDENCE-PERMIT", "accepted", ""),
        ("2026-11-16", "12", "RURAL-HOMESTEAD", "approved", "xujun"),
        ("2026-11-17", "11", "DIBAO", "accepted", ""),
        ("2026-11-17", "13", "BUILD-PERMIT", "pending", ""),
        ("2026-11-18", "02", "PHARM-REG-FIRST", "accepted", ""),
        ("2026-11-18", "07", "SOCIAL-REG-CHANGE", "accepted", ""),
        ("2026-11-19", "14", "LAND-PLAN-PERMIT", "accepted", ""),
        ("2026-11-19", "12", "DISABLED-CARD", "accepted", ""),
        ("2026-11-19", "08", "MED-RESIDENT", "accepted", ""),
    )
    return tuple(
        PastCase(day=day, post=_post(window), item=item, until=until, signer=signer)
        for day, window, item, until, signer in rows
        if until
    )


class DemoHall:
    """The hall under demonstration.

    Attributes:
        place: where its database is.
        owner: an application with the owner's rights, which alone may set the simulated clock.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.owner = Application.at(place.owner_url(), application_name="counter-app demo")
        self._apps: dict[str, Application] = {}
        self.sessions: dict[str, uuid.UUID] = {}
        self.windows: dict[str, int] = {}

    def app(self, login: str) -> Application:
        """The application of one login of the demonstration."""
        if login not in self._apps:
            self._apps[login] = Application.at(self.place.login_url(login, PASSWORD))
        return self._apps[login]

    def set_clock(self, moment: dt.datetime) -> None:
        """Let the database's time be `moment` from now on; only the owner can."""
        self.owner.run(_set_clock, moment=moment)

    def close(self) -> None:
        """Give all connections back."""
        for application in (*self._apps.values(), self.owner):
            application.close()

    def open_windows(self, posts: tuple[Post, ...]) -> None:
        """Each clerk sits down at their window."""
        for post in posts:
            self.sessions[post.login] = self.app(post.login).run(
                open_window, session_id=uuid.uuid4(), window_id=self.windows[post.window]
            )

    def close_windows(self) -> None:
        """Everybody leaves; nothing is called at a closed window."""
        for login, session_id in self.sessions.items():
            self.app(login).run(close_window, session_id=session_id)
        self.sessions.clear()


def _set_clock(work: Work, *, moment: dt.datetime) -> None:
    work.session.execute(
        text(
            """INSERT INTO simulation (offset_by) VALUES (CAST(:moment AS timestamptz) - clock_timestamp())
               ON CONFLICT (only_row) DO UPDATE SET offset_by = excluded.offset_by"""
        ),
        {"moment": moment},
    )


@contextmanager
def demo_hall(place: Place) -> Iterator[DemoHall]:
    """Make the whole hall in an empty embedded server, ready at `NOW`."""
    from db.install import install

    place.create_database()
    install(place.owner_url())
    hall = DemoHall(place)
    try:
        hall.set_clock(NOW - dt.timedelta(days=60))
        furnish(hall)
        _play_past(hall)
        _play_morning(hall)
        yield hall
    finally:
        hall.close()


def furnish(hall: DemoHall) -> None:
    """The hall of the shipped files with their people, and nobody waiting."""
    files = read_hall_files(RESOURCES / "halls" / "demo.yaml").files
    assert files is not None, "the shipped files are whole"
    set_up(hall.owner, files, lambda _: PASSWORD)
    hall.windows = hall.owner.run(_window_ids)


def _window_ids(work: Work) -> dict[str, int]:
    rows = work.session.execute(text("SELECT number, window_id FROM service_window"))
    return {row.number: row.window_id for row in rows}


def _item_ids(work: Work) -> dict[str, int]:
    rows = work.session.execute(
        text("SELECT i.code, i.item_id FROM service_item i JOIN service_item_version USING (item_id)")
    )
    return {row.code: row.item_id for row in rows}


def _play_past(hall: DemoHall) -> None:
    items = hall.owner.run(_item_ids)
    day = ""
    for number, past in enumerate(_past(), start=100):
        if past.day != day:
            day = past.day
            hall.set_clock(dt.datetime.fromisoformat(f"{day}T09:10:00+08:00"))
            hall.open_windows((*POSTS, CLERK))
        case_id = uuid.uuid4()
        hall.app(past.post.login).run(
            _take_in,
            case_id=case_id,
            item_id=items[past.item],
            window_id=hall.windows[past.post.window],
            number=number,
        )
        _carry_on(hall, past, case_id)
    hall.close_windows()


def _take_in(work: Work, *, case_id: uuid.UUID, item_id: int, window_id: int, number: int) -> None:
    guide = get_guide(work, item_id=item_id)
    applicant_id = put_applicant(work, uuid.uuid4(), person(number))
    record_case_action(
        work,
        action_id=uuid.uuid4(),
        case_id=case_id,
        action=CaseAction.RECEIVE,
        payload={
            "item_version_id": guide.item_version_id,
            "applicant_id": str(applicant_id),
            "window_id": window_id,
        },
    )
    lines = tuple(
        CheckedLine(
            position=line.position,
            original_received=line.original_count,
            copies_received=line.copy_count,
            verdict=Verdict.OK,
        )
        for line in guide.requirements
    )
    save_checklist(work, case_id=case_id, lines=lines)
    record_case_action(work, action_id=uuid.uuid4(), case_id=case_id, action=CaseAction.ACCEPT)


_STEPS = {
    "accepted": (),
    "under_review": (CaseAction.REVIEW,),
    "suspended": (CaseAction.REVIEW, CaseAction.STOP_CLOCK),
    "pending": (CaseAction.REVIEW, CaseAction.SUBMIT),
    "approved": (CaseAction.REVIEW, CaseAction.SUBMIT, CaseAction.APPROVE),
    "delivered": (
        CaseAction.REVIEW,
        CaseAction.SUBMIT,
        CaseAction.APPROVE,
        CaseAction.ISSUE,
        CaseAction.DELIVER,
    ),
}
_PAYLOADS: dict[CaseAction, dict[str, Any]] = {
    CaseAction.SUBMIT: {"reason": "经审查，材料齐全，符合法定条件，建议准予。"},
    CaseAction.STOP_CLOCK: {"kind": "专家评审", "working_days": 10},
    CaseAction.APPROVE: {"reason": "同意。"},
    CaseAction.DELIVER: {"receiver_name": "本人", "relation": "本人", "method": "direct"},
}


def _carry_on(hall: DemoHall, past: PastCase, case_id: uuid.UUID) -> None:
    for action in _STEPS[past.until]:
        login = past.signer if action is CaseAction.APPROVE else past.post.login
        # A suspension needs a department's own clerk; at a comprehensive window nobody may stop a clock.
        hall.app(login).run(
            record_case_action,
            action_id=uuid.uuid4(),
            case_id=case_id,
            action=action,
            payload=_PAYLOADS.get(action),
        )


def _play_morning(hall: DemoHall) -> None:
    """From half past eight: people come, windows call, some are done, some wait."""
    kiosk = hall.app("kiosk1")
    choices = kiosk.run(matters)
    hall.set_clock(NOW.replace(hour=8, minute=30))
    hall.open_windows(POSTS)
    serving: dict[str, uuid.UUID] = {}
    for minute in range(0, 112, 2):
        hall.set_clock(NOW.replace(hour=8, minute=30) + dt.timedelta(minutes=minute))
        _arrive(kiosk, choices, minute)
        for place, post in enumerate(POSTS):
            # Windows of the people's matters take twice as long, so that some wait there, too.
            rhythm = 28 if post.window in {"07", "08", "09", "11"} else 14
            if minute % rhythm == place % 7 * 2:
                _serve_next(hall, post, serving)
    hall.set_clock(NOW)
    _sign_of_life(hall)


def _arrive(kiosk: Application, choices: tuple[Matter, ...], minute: int) -> None:
    for visitor in range(2 if minute % 4 else 1):
        matter = choices[(minute * 7 + visitor * 11) % len(choices)]
        kiosk.run(
            issue_ticket,
            action_id=uuid.uuid4(),
            ticket_id=uuid.uuid4(),
            queue_id=matter.queue_id,
            item_id=matter.item_id,
            priority_reason="老年人" if minute % 38 == 0 else "",
        )


def _serve_next(hall: DemoHall, post: Post, serving: dict[str, uuid.UUID]) -> None:
    app, window_id = hall.app(post.login), hall.windows[post.window]
    if post.login in serving:
        app.run(
            act_on_ticket,
            action_id=uuid.uuid4(),
            ticket_id=serving.pop(post.login),
            action=TicketAction.FINISH,
            window_id=window_id,
        )
    called = app.run(call_next, action_id=uuid.uuid4(), window_id=window_id)
    if called is not None:
        app.run(
            act_on_ticket,
            action_id=uuid.uuid4(),
            ticket_id=called.ticket_id,
            action=TicketAction.START,
            window_id=window_id,
        )
        serving[post.login] = called.ticket_id


def _sign_of_life(hall: DemoHall) -> None:
    from counter_app.services.windows import pause_window, touch_window

    for login, session_id in hall.sessions.items():
        hall.app(login).run(touch_window, session_id=session_id)
    hall.app("luowei").run(pause_window, session_id=hall.sessions["luowei"], reason="现场勘验")


@contextmanager
def demo_place(name: str = "demo") -> Iterator[Place]:
    """A server in a folder of its own, gone afterwards, so that a demonstration never meets a real hall.

    Whatever the demonstration keeps lies in that folder; one whose demonstration was killed is cleared first.
    """
    hall = default_data_dir()
    clear_killed(hall.parent, name)
    folder = hall.with_name(f"{name}-{os.getpid()}")
    try:
        with Place(f"embedded:{name}", data_dir=folder) as place:
            yield place
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_killed(parent: Path, name: str = "demo") -> None:
    """Remove the folders of demonstrations that nobody is in any more; one that just begins is left alone."""
    for folder in parent.glob(f"{name}-*"):
        process = folder.name.removeprefix(f"{name}-")
        if process.isdigit() and time.time() - folder.stat().st_mtime > BEGINNING_SECONDS:
            # What cannot be removed, such as another account's, keeps no demonstration from beginning.
            with suppress(EmbeddedServerError):
                EmbeddedServer(folder).remove_deserted()
