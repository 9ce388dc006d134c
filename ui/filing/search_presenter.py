"""Finding an item in the snapshot."""

from PySide6.QtCore import QObject

from counter_app.offline.catalogue import search_items
from counter_app.services.items import ItemHit
from ui.filing.store_desk import StoreDesk
from ui.filing.wording import filing_sentence
from ui.intake.finding_presenter import FoundItem, ItemSearch


class SnapshotSearch(ItemSearch):
    """Every item of the snapshot can be filed from the village."""

    def __init__(self, desk: StoreDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0

    def search(self, query: str) -> None:
        self._asked += 1
        asked = self._asked

        def arrived(hits: tuple[ItemHit, ...]) -> None:
            if asked == self._asked:
                self.items_found.emit(tuple(FoundItem(hit=hit, here=True) for hit in hits))

        self._desk.ask(self, arrived, search_items, failed=self._on_failed, query=query)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(filing_sentence(error))
