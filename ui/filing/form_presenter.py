"""The agent's form: the clerk's own, kept at every key, numbered without a line."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from counter_app.errors import NotFound
from counter_app.offline.drafts import Draft, discard_draft, save_draft
from counter_app.offline.outbox import take_back
from counter_app.offline.store import OfflineStore
from counter_app.services.items import Guide
from counter_app.services.papers import Paper
from counter_app.services.village_snapshot import VillagePoint
from ui.filing.state import FilingForm, bare_lines, draft_of, filled_lines
from ui.filing.store_desk import StoreDesk
from ui.filing.store_jobs import (
    Finished,
    OpenedDraft,
    OpenedEntry,
    number_and_file,
    read_draft,
    read_entry,
    read_item,
    slip_of,
)
from ui.filing.wording import NAME_UNKNOWN, NOT_CHECKED, filing_sentence
from ui.intake.applicant import BLANK, first_problem, ready
from ui.intake.form_presenter import FormPresenter
from ui.intake.materials import fresh_lines
from ui.intake.state import DeskState, Phase, Step
from ui.wording import said


class FilingPresenter(FormPresenter):
    """Signals:
    finished(object): the id of a filing that went into the outbox
    slip_sent(object): the Paper that is on its way to the printer, to look at
    """

    finished = Signal(object)
    slip_sent = Signal(object)

    def __init__(self, desk: StoreDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: DeskState = FilingForm()
        self._turn = 0
        self._unsaved: dict[uuid.UUID, Draft] = {}
        desk.closed.connect(self.begin)

    @property
    def form(self) -> FilingForm:
        return cast(FilingForm, self._state)

    # -- what lies in the middle -----------------------------------------------------------------------------

    def begin(self) -> None:
        """A blank form; what was on the desk is kept as a draft already."""
        self._turn += 1
        self._show(FilingForm())

    def open_item(self, item_id: int) -> None:
        """Begin a filing of this item, or give the form under way another item; its applicant stays."""
        form = self.form
        kept = form.left_catalogue
        applicant = form.applicant if form.at_intake else kept.applicant if kept else None
        draft_id = form.case_id if form.at_intake else kept.draft_id if kept else None

        def opened(found: tuple[Guide, VillagePoint | None]) -> None:
            guide, point = found
            agent = point.agent_name if point else ""
            self._show(
                FilingForm(
                    phase=Phase.OPEN,
                    point=point,
                    guide=guide,
                    case_id=draft_id or uuid.uuid4(),
                    lines=fresh_lines(guide),
                    applicant=applicant or replace(BLANK, agent_name=agent),
                    identity=form.identity if applicant else None,
                    dirty=applicant is not None,
                )
            )

        self._read(opened, read_item, item_id=item_id)

    def open_draft(self, draft_id: uuid.UUID) -> None:
        """Go on with a draft."""
        if draft_id != self.form.case_id or self.form.entry is not None:
            self._read(self._on_draft, read_draft, draft_id=draft_id)

    def open_entry(self, case_id: uuid.UUID) -> None:
        """Look at a finished filing and where it stands."""
        self._read(self._on_entry, read_entry, case_id=case_id)

    def reread(self) -> None:
        """After a synchronisation: the finished filing on the desk may stand elsewhere now."""
        entry = self.form.entry
        if entry is not None:
            self.open_entry(entry.case_id)

    def _read(self, done: Callable[[Any], None], use_case: Callable[..., Any], **facts: Any) -> None:
        self._turn += 1
        turn = self._turn

        def arrived(answer: Any) -> None:
            if turn == self._turn:
                done(answer)

        self._desk.ask(self, arrived, use_case, **facts)

    def _on_draft(self, opened: OpenedDraft) -> None:
        draft, guide = opened.draft, opened.guide
        if guide is None:
            failure = filing_sentence(NotFound("guide"))
            self._show(
                FilingForm(phase=Phase.FAILED, point=opened.point, left_catalogue=draft, failure=failure)
            )
            return
        self._show(
            FilingForm(
                phase=Phase.OPEN,
                point=opened.point,
                guide=guide,
                case_id=draft.draft_id,
                applicant=draft.applicant,
                lines=filled_lines(guide, draft.lines),
                dirty=True,
            ),
            save=False,
        )

    def _on_entry(self, opened: OpenedEntry) -> None:
        filing, guide = opened.filing, opened.guide
        self._show(
            FilingForm(
                phase=Phase.OPEN,
                point=opened.point,
                guide=guide,
                case_id=filing.case_id,
                applicant=filing.applicant,
                lines=filled_lines(guide, filing.lines)
                if guide
                else bare_lines(filing.lines, said(NAME_UNKNOWN)),
                entry=opened.entry,
                progress=opened.progress,
            )
        )

    # -- keeping ---------------------------------------------------------------------------------------------

    def _show(self, state: DeskState, *, save: bool = True) -> None:
        before = self._state
        form = cast(FilingForm, state)
        changed = form.is_fresh and form.dirty and _content(form) != _content(before)
        super()._show(replace(form, is_saved=False) if changed and save else form)
        if changed and save:
            self._save()

    def _save(self) -> None:
        """Every change goes to the store at once; of several that wait there only the newest is written."""
        draft = draft_of(self.form)
        self._unsaved[draft.draft_id] = draft

        def saved(_: object) -> None:
            if not self._unsaved:
                self.change(is_saved=True)
            self._desk.changed.emit()

        self._desk.ask(self, saved, self._store_newest, draft_id=draft.draft_id)

    def _store_newest(self, store: OfflineStore, *, draft_id: uuid.UUID) -> None:
        draft = self._unsaved.pop(draft_id, None)
        if draft is not None:
            save_draft(store, draft)

    def discard(self) -> None:
        """Throw the draft on the desk away."""
        form = self.form
        draft_id = form.left_catalogue.draft_id if form.left_catalogue else form.case_id
        if draft_id is None or form.entry is not None:
            return
        self._unsaved.pop(draft_id, None)
        self.begin()
        self._desk.ask(self, self._on_changed, discard_draft, draft_id=draft_id)

    # -- finishing -------------------------------------------------------------------------------------------

    def may_finish(self) -> bool:
        """Whether the form can go; what stands in the way is said or marked."""
        form = self.form
        if not form.at_intake or form.busy:
            return False
        problem = first_problem(form.applicant)
        if problem is not None:
            self.field_refused.emit(problem)
            return False
        if not form.can_finish:
            self._desk.said.emit("warn", said(NOT_CHECKED))
            return False
        return True

    def finish(self) -> None:
        """Number the form and put it into the outbox; its slip, if there is one, is printed."""
        if not self.may_finish():
            return
        draft = draft_of(replace(self.form, applicant=ready(self.form.applicant)))
        self._unsaved.pop(draft.draft_id, None)
        self.change(busy=Step.KEEP)
        self._desk.ask(self, self._on_finished, number_and_file, failed=self._on_not_finished, draft=draft)

    def _on_finished(self, done: Finished) -> None:
        self.change(busy=None)
        self.open_entry(done.filing.case_id)
        if done.slip is not None:
            self._print(done.slip)
        self._desk.changed.emit()
        self.finished.emit(done.filing.case_id)

    def _on_not_finished(self, error: Exception) -> None:
        self.change(busy=None)
        self._desk.tell_failure(error)

    def print_slip(self) -> None:
        """Print the slip of a finished filing once more; it is the same to the byte."""
        if self.form.entry is not None:
            self._desk.ask(self, self._print, slip_of, case_id=self.form.entry.case_id)

    def _print(self, slip: Paper) -> None:
        self._desk.print_paper(slip)
        self.slip_sent.emit(slip)

    def take_back(self) -> None:
        """Make a refused filing a draft again, to be corrected."""
        entry = self.form.entry
        if entry is None or entry.state != "refused":
            return

        def taken(draft: Draft) -> None:
            self._desk.changed.emit()
            self.begin()
            self.open_draft(draft.draft_id)

        self._desk.ask(self, taken, take_back, case_id=entry.case_id)

    def _on_changed(self, _: object) -> None:
        self._desk.changed.emit()

    def _prepare(self, done: Callable[[Any], None], job: Callable[[], Any]) -> None:
        self._desk.prepare(self, done, job)


def _content(state: DeskState) -> tuple[Any, ...]:
    return state.case_id, state.guide, state.applicant, state.lines
