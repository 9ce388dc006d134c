"""What the presenters of the agent's workplace share: the open store, the way to it, and the printer."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.devices.page_printer import PagePrinter, PrinterFailed
from counter_app.errors import Refused
from counter_app.offline.store import OfflineStore
from counter_app.services.papers import Paper
from ui.background import Background, Lane
from ui.filing.wording import filing_sentence
from ui.paper_names import paper_name
from ui.wording import tone_for

R = TypeVar("R")


class StoreDesk(QObject):
    """One agent's store, closed at first.

    Signals:
        opened(): a store lies open
        closed(): it was locked; whatever showed its content shows nothing any more
        changed(): drafts, outbox or states are others now
        said(str, str): tone and sentence for the banner
        paper_printed(object): a Paper that was handed to the printer
    """

    opened = Signal()
    closed = Signal()
    changed = Signal()
    said = Signal(str, str)
    paper_printed = Signal(object)

    def __init__(self, background: Background, printer: PagePrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._printer = printer
        self.store: OfflineStore | None = None

    def hold(self, store: OfflineStore) -> None:
        """Work with this store from now on."""
        self.store = store
        self.opened.emit()

    def lock(self) -> None:
        """Forget the key, after everything typed has been kept."""
        store, self.store = self.store, None
        if store is not None:
            self.closed.emit()
            self.prepare(self, lambda _: None, store.close, lane="database")

    def close(self) -> None:
        """As `lock`, when the background takes no jobs any more."""
        store, self.store = self.store, None
        if store is not None:
            self.closed.emit()
            store.close()

    def ask(
        self,
        owner: QObject,
        done: Callable[[R], None],
        use_case: Callable[Concatenate[OfflineStore, ...], R],
        *,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = "database",
        **facts: Any,
    ) -> None:
        """Run `use_case(store, …)` in the background; a failure is said, unless `failed` hears of it."""
        if self.store is not None:
            job = partial(use_case, self.store, **facts)
            self._background.submit(job, done, failed or self.tell_failure, owner, lane)

    def prepare(
        self,
        owner: QObject,
        done: Callable[[R], None],
        job: Callable[[], R],
        *,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = "print",
    ) -> None:
        """Run a job that needs no open store."""
        self._background.submit(job, done, failed or self.tell_failure, owner, lane)

    def tell_failure(self, error: Exception) -> None:
        """Say in the banner what is wrong and what to do."""
        self.said.emit(tone_for(error), filing_sentence(error))

    def print_paper(self, paper: Paper) -> None:
        """Hand a paper to the printer; one that fails can be printed again from its filing."""
        self.prepare(self, self._on_printed, partial(self._print, paper))

    def _print(self, paper: Paper) -> Paper:
        try:
            self._printer.print_pdf(paper.pdf, f"{paper.kind.value}-{paper.number}")
        except PrinterFailed as error:
            raise Refused("printer_failed", reason=error.reason) from error
        return paper

    def _on_printed(self, paper: Paper) -> None:
        words = self.tr("{paper} {number} 已打印。")
        self.said.emit("ok", words.format(paper=paper_name(paper), number=paper.number))
        self.paper_printed.emit(paper)
