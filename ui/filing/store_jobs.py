"""What the agent's form asks of the store, each in one job."""

import uuid
from dataclasses import dataclass

from counter_app.errors import NotFound
from counter_app.offline.catalogue import get_guide, store_status
from counter_app.offline.drafts import Draft, finish_filing, get_draft, save_draft
from counter_app.offline.outbox import OutboxEntry, get_filing, list_case_states, list_outbox
from counter_app.offline.slip import notice_for
from counter_app.offline.store import OfflineStore
from counter_app.services.filing import CaseState, Filing
from counter_app.services.items import Guide
from counter_app.services.papers import Paper
from counter_app.services.village_snapshot import VillagePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A filing in the outbox, and its slip where something is missing."""

    filing: Filing
    slip: Paper | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDraft:
    """A draft with its guide; None when the item left the catalogue."""

    draft: Draft
    guide: Guide | None
    point: VillagePoint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEntry:
    """A finished filing, and what became of it."""

    filing: Filing
    entry: OutboxEntry
    progress: CaseState | None
    guide: Guide | None
    point: VillagePoint | None


def read_item(store: OfflineStore, *, item_id: int) -> tuple[Guide, VillagePoint | None]:
    """The guide of an item, and who files."""
    return get_guide(store, item_id=item_id), store_status(store).point


def _guide(store: OfflineStore, item_version_id: int) -> Guide | None:
    try:
        return get_guide(store, item_version_id=item_version_id)
    except NotFound:
        return None


def read_draft(store: OfflineStore, *, draft_id: uuid.UUID) -> OpenedDraft:
    """A draft as it was left."""
    draft = get_draft(store, draft_id)
    return OpenedDraft(
        draft=draft, guide=_guide(store, draft.item_version_id), point=store_status(store).point
    )


def read_entry(store: OfflineStore, *, case_id: uuid.UUID) -> OpenedEntry:
    """A finished filing and all that is known of it."""
    filing = get_filing(store, case_id)
    return OpenedEntry(
        filing=filing,
        entry=next(each for each in list_outbox(store) if each.case_id == case_id),
        progress=next((each for each in list_case_states(store) if each.case_id == case_id), None),
        guide=_guide(store, filing.item_version_id),
        point=store_status(store).point,
    )


def number_and_file(store: OfflineStore, *, draft: Draft) -> Finished:
    """Keep the form, number it, put it into the outbox, and draw its slip."""
    save_draft(store, draft)
    filing = finish_filing(store, draft_id=draft.draft_id)
    return Finished(filing=filing, slip=notice_for(filing) if filing.notice else None)


def slip_of(store: OfflineStore, *, case_id: uuid.UUID) -> Paper:
    """The slip of a finished filing, the same bytes each time. Raises Refused("nothing_missing")."""
    return notice_for(get_filing(store, case_id))
