"""The applicant in one line, with a second one for whoever acts or is asked in their place."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.people_names import mask_identity_number, mask_phone
from counter_app.domain.text_kinds import TextKind
from counter_app.exchange.identity import IdentityFault, IdentityKind
from ui.intake.applicant import USUAL_IDENTITY, ApplicantKind, FieldProblem
from ui.intake.form_presenter import FormPresenter
from ui.intake.masked_edit import MaskedEdit
from ui.intake.state import DeskState
from ui.intake.wording import CONFIRMED, KEEP_NUMBER, UNPRINTABLE, field_problem
from ui.styles.tokens import Space, Tone
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.choice_box import ChoiceBox
from ui.wording import said

_FIRST_LINE = ("name", "id_number", "phone", "address")
_SHARES = {ApplicantKind.PERSON: (15, 25, 16, 18), ApplicantKind.ORGANISATION: (26, 22, 14, 12)}
"""How the fields of the first line share its width: organisations have long names."""
KIND_KEY, MORE_KEY = "Ctrl+U", "Ctrl+M"


class ApplicantView(QWidget):
    """Enter moves on from field to field; after the last one `completed` says that the checklist is next.

    Signals:
        completed(): Enter in the last field
    """

    completed = Signal()

    def __init__(
        self, presenter: FormPresenter, *, address_below: bool = False, parent: QWidget | None = None
    ) -> None:
        """`address_below` gives the address a line of its own, where the column is narrow and addresses are long."""
        super().__init__(parent)
        self._presenter = presenter
        self._address_below = address_below
        self._refused: FieldProblem | None = None
        self._kind = QPushButton()
        self._kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._kind.setToolTip(self.tr("个人或者单位（{key}）").format(key=KIND_KEY.replace("+", " ")))
        self._id_kind = ChoiceBox()
        for kind in IdentityKind:
            self._id_kind.addItem(term(kind.value), kind.value)
        self._id_kind.setAccessibleName(self.tr("证件类型"))
        self.fields = {
            "name": MaskedEdit(TextKind.NAME),
            "id_number": MaskedEdit(TextKind.IDENTITY, mask=mask_identity_number),
            "phone": MaskedEdit(TextKind.PHONE, self.tr("电话"), mask_phone),
            "address": MaskedEdit(TextKind.ADDRESS, self.tr("住址")),
            "contact_name": MaskedEdit(TextKind.NAME, self.tr("联系人")),
            "agent_name": MaskedEdit(TextKind.NAME, self.tr("代理人")),
            "agent_id_number": MaskedEdit(TextKind.IDENTITY, self.tr("代理人证件号码"), mask_identity_number),
        }
        self._first = QHBoxLayout()
        self._second = QWidget()
        self._notice = Banner(flat=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = self._first
        first.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        first.setSpacing(Space.S)
        first.addWidget(self._kind)
        below = QHBoxLayout()
        below.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        for field in _FIRST_LINE:
            (below if self._address_below and field == "address" else first).addWidget(self.fields[field])
        second = QHBoxLayout(self._second)
        second.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        second.setSpacing(Space.S)
        self._id_kind.setMinimumWidth(150)
        second.addWidget(self._id_kind, 4)
        for field, stretch in (("contact_name", 3), ("agent_name", 3), ("agent_id_number", 5)):
            second.addWidget(self.fields[field], stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(first)
        if self._address_below:
            box.addLayout(below)
        box.addWidget(self._second)
        box.addWidget(self._notice)
        self._second.hide()

    def _connect(self) -> None:
        self._presenter.field_refused.connect(self._on_refused)
        self._kind.clicked.connect(self._on_kind_toggled)
        self._id_kind.activated.connect(self._on_id_kind)
        for field, editor in self.fields.items():
            editor.typed.connect(partial(self._on_typed, field))
            editor.left.connect(partial(self._presenter.leave_field, field))
            editor.moved_on.connect(partial(self._on_moved_on, field))
        self.fields["id_number"].installEventFilter(self)
        for key, slot in ((KIND_KEY, self._on_kind_toggled), (MORE_KEY, self._on_more)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    # -- the state -------------------------------------------------------------------------------------------

    def render_state(self, state: DeskState) -> None:
        """Show the applicant; a field under the cursor keeps what is typed."""
        form = state.applicant
        person = form.kind == ApplicantKind.PERSON
        self._kind.setText(self.tr("个人") if person else self.tr("单位"))
        self._kind.setAccessibleName(self.tr("申请人是{kind}").format(kind=self._kind.text()))
        self._kind.setEnabled(state.is_fresh)
        self._id_kind.setCurrentIndex(self._id_kind.findData(form.id_kind))
        self._id_kind.setEnabled(state.is_fresh)
        self.fields["name"].set_name(self.tr("姓名") if person else self.tr("单位名称"))
        number = "{kind}" if form.id_kind == IdentityKind.CREDIT_CODE else self.tr("{kind}号码")
        self.fields["id_number"].set_name(number.format(kind=term(form.id_kind)))
        for place, share in enumerate(_SHARES[ApplicantKind(form.kind)], start=1):
            self._first.setStretch(place, share)
        for field, editor in self.fields.items():
            editor.set_fixed(not state.is_fresh)
            editor.set_value(getattr(form, field))
        self._show_check(state)
        self._show_notice(state)
        if self._needs_second(state):
            self._second.show()

    def fold(self) -> None:
        """Back to one line, for the next applicant."""
        self._second.hide()
        self._refused = None

    def take_focus(self) -> None:
        """Begin to type at the first field that is empty."""
        empty = next((field for field in _FIRST_LINE if not self.fields[field].value()), "name")
        self.fields[empty].setFocus(Qt.FocusReason.OtherFocusReason)

    def _needs_second(self, state: DeskState) -> bool:
        form = state.applicant
        unusual = form.id_kind != USUAL_IDENTITY[ApplicantKind(form.kind)]
        return unusual or bool(form.contact_name or form.agent_name)

    def _show_check(self, state: DeskState) -> None:
        number = self.fields["id_number"]
        faulty = self._is_faulty(state)
        number.set_invalid(faulty)
        if state.applicant.id_check == "passed":
            number.set_mark(Tone.OK, self.tr("证件号码校验通过"))
        elif state.applicant.id_check == "confirmed":
            number.set_mark(Tone.WARN, said(CONFIRMED))
        else:
            number.set_mark(None)

    def _is_faulty(self, state: DeskState) -> bool:
        checked = state.identity is not None and state.identity.code is not IdentityFault.NONE
        return checked and state.applicant.id_check == "unchecked"

    def _show_notice(self, state: DeskState) -> None:
        if self._is_faulty(state) and state.identity:
            usable = state.identity.usable
            self._notice.show_message(
                Tone.WARN,
                field_problem(state.identity.code),
                action=said(KEEP_NUMBER) if usable else "",
                on_action=self._presenter.confirm_identity if usable else None,
                dismissable=False,
            )
        elif self._refused is not None:
            self._notice.show_message(Tone.WARN, field_problem(self._refused.code), dismissable=False)
        elif state.unprintable:
            text = said(UNPRINTABLE, characters="".join(state.unprintable))
            self._notice.show_message(Tone.INFO, text, dismissable=False)
        else:
            self._notice.clear()

    # -- keys ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Ctrl+Enter in a number that failed its check keeps the number; elsewhere it accepts the case."""
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not control or not self._is_faulty(self._presenter.state):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._presenter.confirm_identity()
        return True

    def _on_typed(self, field: str, text: str) -> None:
        if self._refused is not None and self._refused.field == field:
            self._refused = None
        self._presenter.edit_applicant(field, text)

    def _on_moved_on(self, field: str) -> None:
        if field == "id_number":
            self._presenter.leave_field(field)
            if self._is_faulty(self._presenter.state):
                return
        order = [key for key in self.fields if self.fields[key].isVisible()]
        after = order[order.index(field) + 1 :]
        if after:
            self.fields[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.completed.emit()

    def _on_refused(self, problem: FieldProblem) -> None:
        self._refused = problem
        if problem.field == "id_number":
            self._presenter.leave_field("id_number")
        editor = self.fields.get(problem.field)
        if editor is not None:
            if not editor.isVisible():
                self._second.show()
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_notice(self._presenter.state)

    def _on_kind_toggled(self) -> None:
        person = self._presenter.state.applicant.kind == ApplicantKind.PERSON
        self._presenter.choose_kind(ApplicantKind.ORGANISATION if person else ApplicantKind.PERSON)

    def _on_id_kind(self, row: int) -> None:
        self._presenter.edit_applicant("id_kind", str(self._id_kind.itemData(row)))
        self._presenter.leave_field("id_kind")

    def _on_more(self) -> None:
        self._second.setVisible(self._second.isHidden())
        if not self._second.isHidden() and self._presenter.state.is_fresh:
            self.fields["contact_name"].setFocus(Qt.FocusReason.OtherFocusReason)
