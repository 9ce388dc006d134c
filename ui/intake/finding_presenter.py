"""Finding an item while typing, and the list of the window's open cases."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from counter_app.domain.service_code import InvalidServiceCode, parse
from counter_app.services.cases import CaseSummary, cases_of_window, find_case
from counter_app.services.items import ItemHit, search_items
from ui.desk import Desk
from ui.wording import sentence_for


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """A line of the search; `here` tells whether this window handles the item."""

    hit: ItemHit
    here: bool


class ItemSearch(QObject):
    """Where items are looked up while their names are typed.

    Signals:
        items_found(object): a tuple of `FoundItem`, those that can be taken first
        failed(str): the sentence that stands in for the list
    """

    items_found = Signal(object)
    failed = Signal(str)

    def search(self, query: str) -> None:
        """Ask for items; only the newest question is answered."""
        raise NotImplementedError


class FindingPresenter(ItemSearch):
    """Signals:
    cases_listed(object): a tuple of `CaseSummary`, overdue first
    case_found(object): the id of the case with the code that was typed or scanned
    """

    cases_listed = Signal(object)
    case_found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0

    def search(self, query: str) -> None:
        """Ask for this window's items and the hall's; only the newest question is answered."""
        self._asked += 1
        asked = self._asked
        if self._desk.window is None:
            return

        def all_arrived(mine: tuple[ItemHit, ...], hall: tuple[ItemHit, ...]) -> None:
            if asked == self._asked:
                self.items_found.emit(_merged(mine, hall))

        def mine_arrived(mine: tuple[ItemHit, ...]) -> None:
            if asked == self._asked:
                self._ask(lambda hall: all_arrived(mine, hall), query, None)

        self._ask(mine_arrived, query, self._desk.window.window_id)

    def list_cases(self) -> None:
        """Every open case of this window."""
        if self._desk.window is not None:
            self._desk.ask_quietly(
                self,
                self._on_listed,
                self._on_failed,
                cases_of_window,
                window_id=self._desk.window.window_id,
            )

    def find_code(self, text: str) -> None:
        """Open the case with a typed or scanned code; a code that cannot be one is told at once."""
        try:
            code = parse(text).text
        except InvalidServiceCode:
            self._desk.said.emit("warn", self.tr("扫到的不是统一服务监管码，请对准文书上的条码再扫一次。"))
            return
        self._desk.ask(self, self._on_found, find_case, service_code=code)

    def _ask(self, done: Callable[[tuple[ItemHit, ...]], None], query: str, window_id: int | None) -> None:
        facts = {"query": query, "window_id": window_id}
        self._desk.ask_quietly(self, done, self._on_failed, search_items, **facts)

    def _on_listed(self, cases: tuple[CaseSummary, ...]) -> None:
        self.cases_listed.emit(cases)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(sentence_for(error))

    def _on_found(self, case_id: uuid.UUID | None) -> None:
        if case_id is None:
            self._desk.said.emit("warn", self.tr("没有找到这个监管码的办件，或者它不属于您的部门。"))
        else:
            self.case_found.emit(case_id)


def _merged(mine: tuple[ItemHit, ...], hall: tuple[ItemHit, ...]) -> tuple[FoundItem, ...]:
    here = {hit.item_id for hit in mine}
    others = (FoundItem(hit=hit, here=False) for hit in hall if hit.item_id not in here)
    return (*(FoundItem(hit=hit, here=True) for hit in mine), *others)
