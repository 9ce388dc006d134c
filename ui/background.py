"""The only threads of the program: work goes out, its answer comes back on the window's thread."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")
Lane = Literal["database", "print", "long", "line"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Finished:
    owner: QObject
    deliver: Callable[[], None]


class Background(QObject):
    """Lane "database" does one job at a time in order; lane "print" does two side by side; lane "long" takes
    what may last minutes, such as a synchronisation, so that nobody's typing waits behind it; lane "line" is the
    live line's own, whose question whether the server is alive must not wait behind a printer that is stuck.

    `answers` are the exceptions that a use case answers with (Refused, Unavailable, …). Anything else is
    a bug: it is logged with its traceback and given to `bug` before `failed` hears of it.
    """

    _finished = Signal(object)

    def __init__(
        self,
        *,
        answers: tuple[type[Exception], ...],
        bug: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._bug = bug
        self._pending = 0
        self._open = True
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "database": ThreadPoolExecutor(1, thread_name_prefix="database"),
            "print": ThreadPoolExecutor(2, thread_name_prefix="print"),
            "long": ThreadPoolExecutor(1, thread_name_prefix="long"),
            "line": ThreadPoolExecutor(1, thread_name_prefix="line"),
        }
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
        lane: Lane = "database",
    ) -> None:
        """Run `work` in a thread of `lane`; then `done` or `failed` here, unless `owner` is gone by then.

        `failed` also gets a bug, so that a busy button is always released. After `shutdown` nothing is
        taken any more.
        """
        if not self._open:
            return
        self._pending += 1
        self._lanes[lane].submit(self._run, work, done, failed, owner)

    def idle(self) -> bool:
        """True when every answer has been delivered."""
        return self._pending == 0

    def shutdown(self, *, finish: bool = False) -> None:
        """Wait for the running jobs and drop every answer. Call before windows are destroyed.

        Jobs that have not begun are dropped too, unless `finish`: a window at the counter is given back even
        though nobody waits for the answer.
        """
        self._open = False
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=not finish)
        self._pending = 0

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 – the thread's outermost door
            self._finished.emit(_Finished(owner, self._failure(error, failed)))
        else:
            self._finished.emit(_Finished(owner, lambda: done(result)))

    def _failure(self, error: Exception, failed: Callable[[Exception], None]) -> Callable[[], None]:
        def deliver() -> None:
            if not isinstance(error, self._answers):
                _log.error("unexpected failure in the background", exc_info=error)
                self._bug(error)
            failed(error)

        return deliver

    def _on_finished(self, finished: Any) -> None:
        if not self._open:
            return
        self._pending -= 1
        if isValid(finished.owner):
            finished.deliver()
