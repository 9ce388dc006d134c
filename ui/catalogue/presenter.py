"""Looking items up: the hits of a search, and the guide of the chosen one."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from counter_app.errors import NotFound
from counter_app.services.items import Guide, ItemHit, get_guide, search_items
from ui.desk import Desk
from ui.rereading import Rereading
from ui.wording import sentence_for

EVERYTHING = 5_000
"""More items than a hall has: the list is whole, and what is shown is filtered here."""


class Kind(StrEnum):
    """Which items to list: those known by name and code only still want their guide."""

    ALL = "all"
    GUIDED = "guided"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueState:
    """`guide` is None while it is read and for an item that has none."""

    query: str = ""
    kind: Kind = Kind.ALL
    found: tuple[ItemHit, ...] = ()
    known: bool = False
    failed: str = ""
    chosen: ItemHit | None = None
    guide: Guide | None = None
    guide_failed: str = ""

    @property
    def hits(self) -> tuple[ItemHit, ...]:
        return tuple(hit for hit in self.found if self.kind is Kind.ALL or _kind(hit) is self.kind)

    def count(self, kind: Kind) -> int:
        return len(self.found) if kind is Kind.ALL else sum(_kind(hit) is kind for hit in self.found)


def _kind(hit: ItemHit) -> Kind:
    return Kind.GUIDED if hit.has_guide else Kind.BARE


class CataloguePresenter(QObject):
    """Signals:
    state_changed(object): a CatalogueState
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = CatalogueState()
        self._reread = Rereading(self._read, self, pause_ms=0)

    def set_shown(self, shown: bool) -> None:
        """Whether somebody looks; each time they come, the catalogue may be another."""
        if shown:
            self._reread.want()
        self._reread.set_shown(shown)

    def retry(self) -> None:
        """Read again now."""
        self._reread.want_at_once()

    def search(self, query: str) -> None:
        """Items whose name, code or pinyin contains the query; the best match becomes the chosen one."""
        if query != self.state.query:
            self._become(replace(self.state, query=query))
            self._reread.want_at_once()

    def show_kind(self, kind: Kind) -> None:
        """All items, those with a guide, or those without."""
        self._show(replace(self.state, kind=kind))

    def choose(self, hit: ItemHit | None) -> None:
        """Show the guide of another item."""
        if hit != self.state.chosen:
            self._become(replace(self.state, chosen=hit, guide=None, guide_failed=""))
            self.read_guide()

    def read_guide(self) -> None:
        """Ask for the guide of the chosen item."""
        hit = self.state.chosen
        if hit is None or not hit.has_guide:
            return
        self._desk.ask_quietly(
            self, self._on_guide, lambda error: self._on_no_guide(hit, error), get_guide, item_id=hit.item_id
        )

    def _read(self) -> None:
        query = self.state.query
        self._desk.ask_quietly(
            self,
            lambda found: self._on_found(query, found),
            self._on_failed,
            search_items,
            query=query,
            limit=EVERYTHING,
        )

    def _on_found(self, query: str, found: tuple[ItemHit, ...]) -> None:
        self._reread.ended()
        if query == self.state.query:
            self._show(replace(self.state, found=found, known=True, failed=""))

    def _show(self, state: CatalogueState) -> None:
        """The chosen item stays while it is listed; else the first one is chosen, in the same step."""
        hits = state.hits
        if state.chosen in hits:
            self._become(state)
            return
        self._become(replace(state, chosen=hits[0] if hits else None, guide=None, guide_failed=""))
        self.read_guide()

    def _on_failed(self, error: Exception) -> None:
        self._reread.ended()
        self._become(replace(self.state, failed=sentence_for(error)))

    def _on_guide(self, guide: Guide) -> None:
        if self.state.chosen is not None and guide.item_id == self.state.chosen.item_id:
            self._become(replace(self.state, guide=guide, guide_failed=""))

    def _on_no_guide(self, hit: ItemHit, error: Exception) -> None:
        if hit != self.state.chosen:
            return
        if isinstance(error, NotFound):  # taken out of force since the list was read
            self._become(replace(self.state, chosen=replace(hit, has_guide=False)))
        else:
            self._become(replace(self.state, guide_failed=sentence_for(error)))

    def _become(self, state: CatalogueState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
