"""What a key of the clerk does to the desk: pure steps from state to state."""

from collections.abc import Callable
from dataclasses import replace

from counter_app.offline.intake_drafts import IntakeDraft
from counter_app.services.cases import CaseMaterialLine
from counter_app.services.hall_screens import Visitor
from ui.intake import applicant as applicants
from ui.intake.applicant import USUAL_IDENTITY, ApplicantKind
from ui.intake.materials import Lines
from ui.intake.state import DeskState


def field_typed(state: DeskState, field: str, text: str) -> DeskState:
    """A field of the applicant reads `text` now. Another number or kind of paper must be checked again."""
    if not state.is_fresh or state.busy or getattr(state.applicant, field) == text:
        return state
    form = replace(state.applicant, **{field: text})
    if field in {"id_number", "id_kind"}:
        return replace(
            state, applicant=replace(form, id_check="unchecked"), identity=None, earlier=(), dirty=True
        )
    return replace(state, applicant=form, dirty=True)


def visitor_known(state: DeskState, visitor: Visitor, *, as_agent: bool) -> DeskState:
    """What was said when the number was taken stands in the fresh form. Nobody typed it here, so nothing is unsaved."""
    if not state.is_fresh or state.dirty or state.busy:
        return state
    if as_agent:
        form = replace(state.applicant, agent_name=visitor.name, agent_id_number=visitor.id_number)
        return replace(state, applicant=form)
    is_organisation = visitor.id_kind == USUAL_IDENTITY[ApplicantKind.ORGANISATION]
    form = replace(
        state.applicant,
        kind=ApplicantKind.ORGANISATION if is_organisation else ApplicantKind.PERSON,
        name=visitor.name,
        id_kind=visitor.id_kind,
        id_number=visitor.id_number,
        id_check="unchecked",
        phone=visitor.phone,
    )
    return number_left(replace(state, applicant=form, identity=None))


def kind_chosen(state: DeskState, kind: ApplicantKind) -> DeskState:
    """A person or an organisation; the number typed so far is checked by the other rule."""
    if not state.is_fresh or state.busy or state.applicant.kind == kind:
        return state
    form = applicants.with_kind(state.applicant, kind)
    return number_left(replace(state, applicant=form, identity=None, dirty=state.dirty or bool(form.name)))


def number_left(state: DeskState) -> DeskState:
    """The identity number is complete: it is put into the form to store, and checked."""
    if not state.is_fresh or not state.applicant.id_number:
        return state
    form, found = applicants.checked(state.applicant)
    return replace(state, applicant=form, identity=found)


def field_left(state: DeskState, field: str) -> DeskState:
    """Any other field is complete. Raises InvalidText for what can be recorded nowhere."""
    if not state.is_fresh:
        return state
    tidy = applicants.tidied(field, getattr(state.applicant, field))
    return replace(state, applicant=replace(state.applicant, **{field: tidy}))


def identity_confirmed(state: DeskState) -> DeskState:
    """The paper itself carries the number that fails its check: it is kept with a mark."""
    found = state.identity
    if not state.is_fresh or found is None or found.ok or not found.usable:
        return state
    return replace(state, applicant=replace(state.applicant, id_check="confirmed"), dirty=True)


def lines_changed(state: DeskState, lines: Lines) -> DeskState:
    """Other findings, while the case is at intake and no step is under way."""
    if not state.at_intake or state.busy or lines == state.lines:
        return state
    return replace(state, lines=lines, dirty=True)


def line_changed(
    state: DeskState, position: int, change: Callable[[CaseMaterialLine], CaseMaterialLine]
) -> DeskState:
    """Another finding on one material."""
    lines = tuple(change(line) if line.position == position else line for line in state.lines)
    return lines_changed(state, lines)


def resumed(state: DeskState, draft: IntakeDraft) -> DeskState:
    """What a draft holds, on a desk that was just opened for it. Findings fit only the same list of materials."""
    fits = [line.name for line in state.lines] == [line.name for line in draft.lines]
    state = replace(state, case_id=draft.case_id, lines=draft.lines if fits else state.lines, dirty=True)
    return number_left(replace(state, applicant=draft.applicant)) if state.is_fresh else state
