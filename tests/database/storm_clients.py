"""The light clients of the storm: the real services under a login of their own, without a window."""

from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from uuid import uuid4

from counter_app.application import Application
from counter_app.domain.tickets import TicketAction
from counter_app.services.hall_screens import issue_ticket
from counter_app.services.queue import act_on_ticket, call_next
from counter_app.services.windows import open_window

WAIT_SECONDS = 300.0


def give_numbers(line: Connection, barrier: Barrier, url: str, queue_ids: list[int]) -> None:
    """Give one number of each queue, one after the other; answers with the labels."""
    application = Application.at(url)
    barrier.wait(WAIT_SECONDS)
    given = [
        application.run(
            issue_ticket, action_id=uuid4(), ticket_id=uuid4(), queue_id=queue_id, item_id=None
        ).label
        for queue_id in queue_ids
    ]
    application.close()
    line.send(given)


def serve(line: Connection, barrier: Barrier, url: str, window_id: int) -> None:
    """Call, start and finish until nobody waits; answers with the labels in the order of the calls."""
    application = Application.at(url)
    application.run(open_window, session_id=uuid4(), window_id=window_id)
    barrier.wait(WAIT_SECONDS)
    served = []
    while (ticket := application.run(call_next, action_id=uuid4(), window_id=window_id)) is not None:
        served.append(ticket.label)
        for action in (TicketAction.START, TicketAction.FINISH):
            application.run(
                act_on_ticket,
                action_id=uuid4(),
                ticket_id=ticket.ticket_id,
                action=action,
                window_id=window_id,
            )
    application.close()
    line.send(served)
