"""What became of tickets on their way to paper, and that it is noted, be it later."""

import logging
import uuid
from collections import deque
from dataclasses import dataclass
from threading import Lock

from counter_app.application import Application
from counter_app.devices.ticket_printer import Printed
from counter_app.errors import CounterError, Unavailable
from counter_app.services.papers import Paper, register_print

KEPT = 500
"""While the line is cut a kiosk gives no numbers: what waits here are the last ones before."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPrint:
    """A ticket that went to its printer once."""

    job_id: uuid.UUID
    paper: Paper
    printed: Printed


class PrintNotes:
    """Notes each print under its own id; what a cut line keeps back is said again with the next one."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._waiting: deque[TicketPrint] = deque(maxlen=KEPT)
        self._one_at_a_time = Lock()

    def note(self, done: TicketPrint) -> None:
        """Never raises for the line: a ticket that is on paper is on paper."""
        with self._one_at_a_time:
            self._waiting.append(done)
            while self._waiting and self._is_noted(self._waiting[0]):
                self._waiting.popleft()

    def _is_noted(self, done: TicketPrint) -> bool:
        try:
            self._application.run(
                register_print,
                print_job_id=done.job_id,
                document_id=done.paper.document_id,
                outcome=done.printed.outcome,
                trouble=done.printed.trouble,
            )
        except Unavailable:
            return False
        except CounterError as refused:
            _log.warning("a print could not be noted: %s", refused.code)
        return True
