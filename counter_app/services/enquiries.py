"""首问负责: a question at the window, answered or sent on, on record without a case."""

import datetime as dt
import uuid
from dataclasses import dataclass

from counter_app.domain.text_kinds import TextKind
from counter_app.services import queue
from counter_app.services.actions import follow_up
from counter_app.services.typed import typed
from counter_app.work import Work

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Where a visitor can be sent: a department or another window.

    `queue_id` is where a ticket goes that is sent along; None where nobody could call it there now.
    """

    unit_id: int | None
    window_id: int | None
    name: str
    note: str
    queue_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryDesk:
    """What the sheet offers at this window: where to send people, and what was asked here today."""

    referrals: tuple[Referral, ...]
    today: tuple["EnquiryLine", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryLine:
    """One enquiry of the day; `referred_to` is empty where it was answered on the spot."""

    enquiry_id: uuid.UUID
    at: dt.datetime
    window_number: str
    clerk_name: str
    department_name: str
    topic: str
    question: str
    answer: str
    item_name: str
    ticket: str
    referred_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryCount:
    """How many of one topic, or at one department."""

    name: str
    count: int
    referred: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryDay:
    """The day's enquiries as far as the caller sees them: one's own, all of them for supervision."""

    day: dt.date
    lines: tuple[EnquiryLine, ...]
    by_topic: tuple[EnquiryCount, ...]
    by_department: tuple[EnquiryCount, ...]

    @property
    def count(self) -> int:
        """Of the whole day, also where the list shows fewer."""
        return sum(each.count for each in self.by_topic)


_LINES = """SELECT e.enquiry_id, e.at, w.number AS window_number, s.name AS clerk_name, u.name AS department_name,
       e.topic, e.question, e.answer, coalesce(i.name, '') AS item_name,
       coalesce(ticket_label(t.prefix, t.number), '') AS ticket,
       coalesce(ru.name, rw.number || '号窗口', '') AS referred_to
    FROM enquiry e JOIN service_window w USING (window_id) JOIN staff s USING (staff_id)
    JOIN org_unit u ON u.org_unit_id = s.org_unit_id
    LEFT JOIN service_item i ON i.item_id = e.item_id LEFT JOIN ticket t ON t.ticket_id = e.ticket_id
    LEFT JOIN org_unit ru ON ru.org_unit_id = e.referred_unit_id
    LEFT JOIN service_window rw ON rw.window_id = e.referred_window_id
    WHERE e.at >= :since"""
_TODAY = "SELECT today()::timestamp AT TIME ZONE (SELECT time_zone FROM hall)"


def record_enquiry(
    work: Work,
    *,
    action_id: uuid.UUID,
    window_id: int,
    topic: str,
    question: str = "",
    answer: str = "",
    item_id: int | None = None,
    ticket_id: uuid.UUID | None = None,
    referral: Referral | None = None,
    takes_ticket: bool = False,
) -> uuid.UUID:
    """Record that the caller was asked first. With `takes_ticket` the visitor's number goes where they are sent, both
    or neither; their place in line is kept. The id of the action is the enquiry's.

    Raises Refused("window_not_held" | "enquiry_topic_missing" | "enquiry_referral_unclear" |
    "enquiry_of_other_visitor"), and the refusals of a transfer.
    """
    recorded: uuid.UUID = work.value(
        """SELECT record_enquiry(:id, :window, :topic, :question, :answer, CAST(:item AS integer),
                                 CAST(:ticket AS uuid), CAST(:unit AS integer), CAST(:to AS integer))""",
        id=action_id,
        window=window_id,
        topic=typed(TextKind.LINE, topic),
        question=typed(TextKind.REASON, question),
        answer=typed(TextKind.REASON, answer),
        item=item_id,
        ticket=ticket_id,
        unit=referral.unit_id if referral else None,
        to=referral.window_id if referral else None,
    )
    if takes_ticket and ticket_id is not None and referral is not None and referral.queue_id is not None:
        target = queue.TransferTarget(
            queue_id=referral.queue_id, window_id=referral.window_id, name=referral.name
        )
        queue.transfer(
            work,
            action_id=follow_up(action_id, "transfer"),
            ticket_id=ticket_id,
            window_id=window_id,
            target=target,
        )
    return recorded


def enquiry_desk(work: Work, *, window_id: int) -> EnquiryDesk:
    """What the sheet needs before it opens."""
    return EnquiryDesk(referrals=_referrals(work, window_id), today=_lines(work, own=True, limit=20))


def _referrals(work: Work, window_id: int) -> tuple[Referral, ...]:
    """Windows other than this one, by number, then departments; a ticket goes only where a window is open."""
    return work.rows(
        Referral,
        """SELECT NULL::integer AS unit_id, w.window_id, w.number || '号窗口' AS name,
                  coalesce(u.name, (SELECT string_agg(q.name, '、' ORDER BY q.prefix) FROM window_queue x
                                    JOIN queue q USING (queue_id) WHERE x.window_id = w.window_id), '') AS note,
                  (SELECT min(x.queue_id) FROM window_queue x JOIN window_session s USING (window_id)
                   WHERE x.window_id = w.window_id AND s.closed_at IS NULL) AS queue_id
           FROM service_window w LEFT JOIN org_unit u USING (org_unit_id) WHERE w.window_id <> :window
           UNION ALL
           SELECT u.org_unit_id, NULL, u.name,
                  coalesce((SELECT string_agg(w.number, '、' ORDER BY w.number) || '号窗口' FROM service_window w
                            WHERE w.org_unit_id = u.org_unit_id), ''),
                  (SELECT min(x.queue_id) FROM service_window w JOIN window_queue x USING (window_id)
                   JOIN window_session s USING (window_id)
                   WHERE w.org_unit_id = u.org_unit_id AND s.closed_at IS NULL AND w.window_id <> :window)
           FROM org_unit u WHERE u.kind IN ('department', 'centre', 'township')
           ORDER BY unit_id NULLS FIRST, name""",
        window=window_id,
    )


def enquiries_today(work: Work) -> EnquiryDay:
    """Today's list: the caller's own at a desk, everybody's for the supervisor and the centre admin."""
    return EnquiryDay(
        day=work.today(),
        lines=_lines(work, own=False, limit=SHOWN),
        by_topic=_counts(work, "e.topic"),
        by_department=_counts(work, "u.name"),
    )


def _lines(work: Work, *, own: bool, limit: int) -> tuple[EnquiryLine, ...]:
    mine = " AND e.actor = session_user" if own else ""
    return work.rows(
        EnquiryLine,
        _LINES + mine + " ORDER BY e.at DESC, e.enquiry_id LIMIT :limit",
        since=work.value(_TODAY),
        limit=limit,
    )


def _counts(work: Work, what: str) -> tuple[EnquiryCount, ...]:
    return work.rows(
        EnquiryCount,
        f"""SELECT {what} AS name, count(*)::integer AS count, (count(*) FILTER (WHERE e.referred_unit_id IS NOT NULL
                   OR e.referred_window_id IS NOT NULL))::integer AS referred
            FROM enquiry e JOIN staff s USING (staff_id) JOIN org_unit u ON u.org_unit_id = s.org_unit_id
            WHERE e.at >= :since GROUP BY 1 ORDER BY 2 DESC, 1""",
        since=work.value(_TODAY),
    )
