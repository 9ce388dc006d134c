"""The form under the hands of whoever takes it in, at a window or at a village point: applicant and checklist."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.documents.fonts import missing_characters
from counter_app.domain.cases import Verdict
from counter_app.domain.text_rules import InvalidText
from ui.intake import applicant as applicants
from ui.intake import edits
from ui.intake.applicant import ApplicantKind, FieldProblem
from ui.intake.materials import Lines, Pieces, counted, explained, judged, rest_in_order
from ui.intake.state import DeskState


class FormPresenter(QObject):
    """Holds one form; the widgets of the intake work on any of its kind.

    Signals:
        state_changed(object): a `DeskState`
        field_refused(object): a `FieldProblem` that stands in the way of a step
    """

    state_changed = Signal(object)
    field_refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = DeskState()

    @property
    def state(self) -> DeskState:
        return self._state

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed would be lost if another matter came onto the desk."""
        return self._state.is_open and self._state.dirty

    def change(self, **changes: Any) -> None:
        """Put some facts of the state anew."""
        self._show(replace(self._state, **changes))

    def _show(self, state: DeskState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    # -- the applicant ---------------------------------------------------------------------------------------

    def edit_applicant(self, field: str, text: str) -> None:
        """A key in a field of the applicant."""
        self._show(edits.field_typed(self._state, field, text))

    def choose_kind(self, kind: ApplicantKind) -> None:
        """A person or an organisation."""
        self._show(edits.kind_chosen(self._state, kind))

    def leave_field(self, field: str) -> None:
        """A field is done: it is tidied, a number is checked, and what is known of its bearer is asked for."""
        if field in {"id_number", "id_kind"}:
            self._show(edits.number_left(self._state))
            found = self._state.identity
            if self._state.is_fresh and found and found.usable:
                self._on_number_known(found.number)
            return
        try:
            self._show(edits.field_left(self._state, field))
        except InvalidText as error:
            self.field_refused.emit(FieldProblem(field=field, code=error.code))
        else:
            self._check_printable(field)

    def confirm_identity(self) -> None:
        """The clerk has seen the paper: the number stays although it fails its check."""
        self._show(edits.identity_confirmed(self._state))

    def _check_printable(self, field: str) -> None:
        """Look a rare name up in the fonts, beside the window: they take a moment to load."""
        name = self._state.applicant.name
        if field != "name":
            return
        if _is_common(name):
            self.change(unprintable=())
            return

        def looked_up(missing: tuple[str, ...]) -> None:
            if name == self._state.applicant.name:
                self.change(unprintable=missing)

        self._prepare(looked_up, lambda: missing_characters(name))

    def _prepare(self, done: Callable[[Any], None], job: Callable[[], Any]) -> None:
        """Run a job that asks nobody beside the window."""
        raise NotImplementedError

    def _on_number_known(self, id_number: str) -> None:
        """The applicant can be told from others now."""

    # -- the checklist ---------------------------------------------------------------------------------------

    def judge(self, position: int, verdict: Verdict) -> None:
        """A verdict on one material."""
        self._show(edits.line_changed(self._state, position, lambda line: judged(line, verdict)))

    def count(self, position: int, pieces: Pieces, count: int) -> None:
        """How many originals or copies of one material lie there."""
        self._show(edits.line_changed(self._state, position, lambda line: counted(line, pieces, count)))

    def explain(self, position: int, defect: str) -> None:
        """What is wrong with one material; it goes on the slip word for word."""
        try:
            text = applicants.tidied("defect", defect)
        except InvalidText as error:
            self.field_refused.emit(FieldProblem(field="defect", code=error.code))
            return
        self._show(edits.line_changed(self._state, position, lambda line: explained(line, text)))

    def accept_rest(self) -> None:
        """Everything that must be there and was not looked at is in order."""
        self._show(edits.lines_changed(self._state, rest_in_order(self._state.lines)))

    def restore_lines(self, lines: Lines, *, dirty: bool) -> None:
        """Take back what the digits of a scanned code did to the checklist."""
        if self._state.at_intake:
            self.change(lines=lines, dirty=dirty)


def _is_common(name: str) -> bool:
    """Whether every font has the name: GB 2312 is what the fonts begin with."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
