"""What the agent's workplace shows, as values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from counter_app.domain.cases import Necessity, Verdict
from counter_app.domain.checklist import Decision
from counter_app.offline.catalogue import StoreStatus
from counter_app.offline.drafts import Draft, DraftSummary
from counter_app.offline.outbox import OutboxEntry
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.filing import CaseState
from counter_app.services.intake import ApplicantForm, CheckedLine
from counter_app.services.items import Guide
from counter_app.services.village_snapshot import VillagePoint
from ui.intake.materials import Lines, checked_lines, fresh_lines
from ui.intake.state import DeskState


class Door(StrEnum):
    """What the first page asks for."""

    UNLOCK = "unlock"
    CREATE = "create"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartState:
    """The first page: which file, and what must be said or done with it."""

    path: Path
    choices: tuple[Path, ...] = ()
    door: Door = Door.ABSENT
    busy: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterState:
    """The lists at the left. `status` is None before the first read; `to_send` counts down while syncing."""

    status: StoreStatus | None = None
    drafts: tuple[DraftSummary, ...] = ()
    outbox: tuple[OutboxEntry, ...] = ()
    progress: Mapping[UUID, CaseState] = field(default_factory=dict)
    now: dt.datetime | None = None
    syncing: bool = False
    to_send: int = 0
    failure: str = ""

    @property
    def unsent(self) -> tuple[OutboxEntry, ...]:
        """What the server has not confirmed; refused filings come first."""
        waiting = (each for each in self.outbox if each.state != "sent")
        return tuple(sorted(waiting, key=lambda each: each.state != "refused"))

    @property
    def sent(self) -> tuple[OutboxEntry, ...]:
        return tuple(each for each in self.outbox if each.state == "sent")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingForm(DeskState):
    """The form in the middle: under way, or finished (`entry`), and where its case stands (`progress`).

    `is_saved` is false between a change and the store's answer. `left_catalogue` holds a draft whose item
    must be chosen anew.
    """

    point: VillagePoint | None = None
    entry: OutboxEntry | None = None
    progress: CaseState | None = None
    is_saved: bool = True
    left_catalogue: Draft | None = None

    @property
    def at_intake(self) -> bool:
        return self.is_open and self.entry is None

    @property
    def is_fresh(self) -> bool:
        return self.at_intake

    @property
    def tells_defects(self) -> bool:
        """Whether a one-time notice goes with it."""
        return self.outcome.decision not in {Decision.UNDECIDED, Decision.ACCEPT}

    @property
    def can_finish(self) -> bool:
        """Whether everything was looked at."""
        return self.at_intake and not self.busy and self.outcome.decision is not Decision.UNDECIDED

    @property
    def has_findings(self) -> bool:
        """Whether another item would throw work away."""
        return self.at_intake and any(line.verdict is not Verdict.PENDING for line in self.lines)


def draft_of(form: FilingForm) -> Draft:
    """The form as the store keeps it."""
    assert form.case_id is not None
    assert form.guide is not None
    return Draft(
        draft_id=form.case_id,
        item_version_id=form.guide.item_version_id,
        applicant=_storable(form.applicant),
        lines=checked_lines(form.lines),
    )


def _storable(form: ApplicantForm) -> ApplicantForm:
    """Half of a character, as a paste may leave it, is no text that a file takes; the field still says so."""
    texts = {name: getattr(form, name) for name in form.__dataclass_fields__}
    clean = {name: text.encode("utf-8", "ignore").decode() for name, text in texts.items()}
    return replace(form, **clean)


def filled_lines(guide: Guide, found: tuple[CheckedLine, ...]) -> Lines:
    """The checklist of the guide with the findings of a draft or filing."""
    known = {line.position: line for line in found}
    return tuple(
        replace(
            line,
            original_received=known[line.position].original_received,
            copies_received=known[line.position].copies_received,
            verdict=known[line.position].verdict,
            defect=known[line.position].defect,
        )
        if line.position in known
        else line
        for line in fresh_lines(guide)
    )


def bare_lines(found: tuple[CheckedLine, ...], name: str) -> Lines:
    """The findings of a filing whose item left the catalogue; `name` stands for names no longer known."""
    return tuple(
        CaseMaterialLine(
            position=line.position,
            name=name,
            necessity=Necessity.REQUIRED,
            form="",
            note="",
            on_site_check=False,
            original_required=line.original_received,
            copies_required=line.copies_received,
            original_received=line.original_received,
            copies_received=line.copies_received,
            verdict=line.verdict,
            defect=line.defect,
        )
        for line in found
    )
