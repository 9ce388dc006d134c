"""Tickets on paper: printed again at any kiosk with the mark, and what the supervisor hears of the printers."""

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from counter_app.application import Application
from counter_app.changes import ChangeFeed, Topic
from counter_app.documents.ticket import Ticket
from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from counter_app.errors import NotFound
from counter_app.services import hall_screens
from counter_app.services.papers import Paper, get_paper, register_print
from counter_app.services.ticket_papers import PrintTrouble, print_troubles, reprint_ticket
from tests.database.hall import Hall
from tests.unit.documents.reading import codes, page_texts


@pytest.fixture
def kiosk(hall: Hall) -> Application:
    return hall.app("kiosk1")


def given(hall: Hall) -> tuple[UUID, Paper]:
    ticket_id = hall.issue().ticket_id
    return ticket_id, hall.app("kiosk1").run(
        hall_screens.ticket_paper, ticket_id=ticket_id, document_id=uuid4()
    )


def noted(
    hall: Hall,
    paper: Paper,
    outcome: PrintOutcome,
    trouble: PrinterTrouble | None = None,
    *,
    by: str = "kiosk1",
) -> None:
    hall.app(by).run(
        register_print, print_job_id=uuid4(), document_id=paper.document_id, outcome=outcome, trouble=trouble
    )


def troubles(hall: Hall) -> tuple[PrintTrouble, ...]:
    return hall.app("chenli").run(print_troubles)


def test_the_paper_bears_what_the_ticket_is(hall: Hall, kiosk: Application) -> None:
    _, paper = given(hall)
    (page,) = page_texts(paper.pdf)
    assert "过号请到导办台重新排队，排在3个号之后。" in page
    assert codes(paper.pdf) == {("code128", paper.number)}
    hall.execute("UPDATE setting SET value = '0' WHERE name = 'requeue_maximum'")
    assert "过号无效，请您重新取号。" in page_texts(given(hall)[1].pdf)[0]


@pytest.mark.parametrize("login", ["kiosk1", "zhoumin"])
def test_a_reprint_is_the_same_ticket_with_the_mark(hall: Hall, login: str) -> None:
    ticket_id, paper = given(hall)
    hall.issue()  # who came later changes nothing on it
    again = hall.app(login).run(reprint_ticket, ticket_id=ticket_id, document_id=uuid4())
    assert isinstance(again.content, Ticket)
    assert again.content.reprinted_at is not None
    assert replace(again.content, reprinted_at=None) == paper.content
    assert (again.document_id, again.number) == (paper.document_id, paper.number)
    assert "补打" in page_texts(again.pdf)[0]
    noted(hall, paper, PrintOutcome.NOT_KNOWN)
    noted(hall, again, PrintOutcome.PRINTED, by=login)
    rows = hall.execute("SELECT printed_by, is_reprint, outcome FROM print_job ORDER BY is_reprint")
    assert rows == [("kiosk1", False, "not_known"), (login, True, "printed")]


def test_what_surely_did_not_come_out_was_no_print(hall: Hall) -> None:
    _, paper = given(hall)
    noted(hall, paper, PrintOutcome.NOT_PRINTED, PrinterTrouble.PAPER_OUT)
    noted(hall, paper, PrintOutcome.PRINTED)
    assert hall.execute("SELECT outcome, is_reprint FROM print_job ORDER BY outcome") == [
        ("not_printed", False),
        ("printed", False),
    ]


def test_a_number_whose_paper_was_never_made_gets_its_first_one(hall: Hall, kiosk: Application) -> None:
    ticket_id = hall.issue().ticket_id
    paper = kiosk.run(reprint_ticket, ticket_id=ticket_id, document_id=uuid4())
    assert isinstance(paper.content, Ticket)
    assert paper.content.reprinted_at is None
    assert kiosk.run(get_paper, document_id=paper.document_id) == paper
    with pytest.raises(NotFound):
        kiosk.run(reprint_ticket, ticket_id=uuid4(), document_id=uuid4())


def test_the_supervisor_hears_which_kiosk_has_no_paper_and_who_has_none(hall: Hall) -> None:
    assert troubles(hall) == ()
    first, second = given(hall)[1], given(hall)[1]
    noted(hall, first, PrintOutcome.NOT_KNOWN, PrinterTrouble.PAPER_OUT)
    noted(hall, second, PrintOutcome.NOT_PRINTED, PrinterTrouble.PAPER_OUT)
    (found,) = troubles(hall)
    assert (found.device, found.trouble) == ("一号取号机", PrinterTrouble.PAPER_OUT)
    assert found.tickets == ("A001", "A002")
    # With new paper the kiosk is well; who has none is still told, until they have it or were called.
    noted(hall, second, PrintOutcome.PRINTED)
    (found,) = troubles(hall)
    assert (found.trouble, found.tickets) == (None, ("A001",))
    hall.open_window("zhoumin", "12")
    hall.call("zhoumin")
    assert troubles(hall) == ()


def test_a_roll_that_ends_soon_is_told_before_it_does(hall: Hall) -> None:
    noted(hall, given(hall)[1], PrintOutcome.PRINTED, PrinterTrouble.PAPER_LOW)
    (found,) = troubles(hall)
    assert (found.trouble, found.tickets) == (PrinterTrouble.PAPER_LOW, ())


def test_a_kiosk_that_died_with_a_ticket_is_told_after_a_minute(hall: Hall) -> None:
    given(hall)
    assert troubles(hall) == ()
    hall.execute("UPDATE simulation SET offset_by = offset_by + interval '2 minutes'")
    (found,) = troubles(hall)
    assert (found.outcome, found.tickets) == (PrintOutcome.NOT_KNOWN, ("A001",))


def heard(hall: Hall, feed: ChangeFeed) -> set[Topic]:
    """Everything up to a notice that is given now; notices come in the order of their commits."""
    hall.execute("SELECT pg_notify('counter', '{\"topic\": \"case\"}')")
    topics: set[Topic] = set()
    while Topic.CASE not in topics:
        topics |= {change.topic for change in feed.wait(10)}
    return topics


def test_a_trouble_and_its_end_are_told_at_once(hall: Hall) -> None:
    _, paper = given(hall)
    feed = hall.app("chenli").listen()
    try:
        noted(hall, paper, PrintOutcome.PRINTED)
        assert Topic.PRINTING not in heard(hall, feed)
        noted(hall, given(hall)[1], PrintOutcome.NOT_PRINTED)
        assert Topic.PRINTING in heard(hall, feed)
        noted(hall, given(hall)[1], PrintOutcome.PRINTED)
        assert Topic.PRINTING in heard(hall, feed)
        noted(hall, given(hall)[1], PrintOutcome.PRINTED)
        assert Topic.PRINTING not in heard(hall, feed)
    finally:
        feed.close()


def test_nobody_lists_the_papers_of_others(hall: Hall) -> None:
    given(hall)
    for login in ("zhoumin", "chenli"):
        assert hall.execute("SELECT document_id FROM document", login=login) == []
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        hall.execute("SELECT * FROM ticket_print_troubles()", login="kiosk1")
