"""What runs in a process of its own: clients with their own login and their own connection."""

import multiprocessing as mp
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from typing import Any
from uuid import uuid4

from counter_app.application import Application
from counter_app.domain.tickets import TicketAction
from counter_app.services import hall_screens, queue

_SPAWNED = mp.get_context("spawn")
WAIT_SECONDS = 60.0


def in_processes(client: Callable[..., list[Any]], *each: tuple[Any, ...]) -> list[list[Any]]:
    """Run `client(barrier, *arguments)` for each in a process of its own, all at once; their answers."""
    barrier = _SPAWNED.Barrier(len(each))
    lines, processes = [], []
    for arguments in each:
        ours, theirs = _SPAWNED.Pipe(duplex=False)
        process = _SPAWNED.Process(target=_answer, args=(theirs, client, barrier, arguments))
        process.start()
        theirs.close()
        lines.append(ours)
        processes.append(process)
    try:
        answers = [line.recv() for line in lines]
    finally:
        for process in processes:
            process.join(WAIT_SECONDS)
            process.close()
        for line in lines:
            line.close()
    return answers


def _answer(
    line: Any, client: Callable[..., list[Any]], barrier: Barrier, arguments: tuple[Any, ...]
) -> None:
    try:
        line.send(client(barrier, *arguments))
    except Exception as error:
        barrier.abort()
        line.send([f"{type(error).__name__}: {error}"])
        raise


def call_again_and_again(barrier: Barrier, url: str, window_id: int, rounds: int) -> list[str | None]:
    """Call the next visitor at the same instant as the others, once a round; serve and finish each."""
    application = Application.at(url)
    called: list[str | None] = []
    for _ in range(rounds):
        barrier.wait(WAIT_SECONDS)
        ticket = application.run(queue.call_next, action_id=uuid4(), window_id=window_id)
        called.append(ticket.label if ticket else None)
        for action in (TicketAction.START, TicketAction.FINISH) if ticket else ():
            assert ticket
            application.run(
                queue.act_on_ticket,
                action_id=uuid4(),
                ticket_id=ticket.ticket_id,
                action=action,
                window_id=window_id,
            )
    application.close()
    return called


def issue_again_and_again(barrier: Barrier, url: str, queue_id: int, rounds: int) -> list[str]:
    """Take tickets as fast as they come."""
    application = Application.at(url)
    barrier.wait(WAIT_SECONDS)
    labels = [
        application.run(
            hall_screens.issue_ticket, action_id=uuid4(), ticket_id=uuid4(), queue_id=queue_id, item_id=None
        ).label
        for _ in range(rounds)
    ]
    application.close()
    return labels
