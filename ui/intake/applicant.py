"""The applicant as typed: tidied, checked, and what still stands in the way of recording it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from counter_app.domain.text_kinds import TextKind, recorded
from counter_app.domain.text_rules import InvalidText, compact_number
from counter_app.exchange.identity import IdentityCheck, IdentityFault, IdentityKind, check_identity
from counter_app.services.cases import CaseHead
from counter_app.services.intake import TYPED_FIELDS, ApplicantForm


class ApplicantKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


USUAL_IDENTITY = {
    ApplicantKind.PERSON: IdentityKind.RESIDENT_ID,
    ApplicantKind.ORGANISATION: IdentityKind.CREDIT_CODE,
}
BLANK = ApplicantForm(
    kind=ApplicantKind.PERSON, name="", id_kind=IdentityKind.RESIDENT_ID, id_number="", id_check="unchecked"
)
_KINDS = {**TYPED_FIELDS, "defect": TextKind.DEFECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong with a field: its key, and a code that `ui.intake.wording` has a sentence for."""

    field: str
    code: str


def tidied(field: str, text: str) -> str:
    """The text as it is recorded. Raises InvalidText for what no paper and no database takes."""
    if field == "id_number":  # a number that fails is still shown, and asked about (`checked`)
        return compact_number(text)
    return recorded(_KINDS[field], text)


def with_kind(form: ApplicantForm, kind: ApplicantKind) -> ApplicantForm:
    """A person carries an identity card, an organisation its credit code; another paper is chosen by hand."""
    return replace(form, kind=kind, id_kind=USUAL_IDENTITY[kind], id_check="unchecked")


def checked(form: ApplicantForm) -> tuple[ApplicantForm, IdentityCheck]:
    """The form with the result of the check on its number; what was confirmed by hand stays confirmed."""
    found = check_identity(IdentityKind(form.id_kind), form.id_number)
    if found.ok:
        return replace(form, id_number=found.number, id_check="passed"), found
    kept = form.id_check if form.id_check == "confirmed" and found.usable else "unchecked"
    return replace(form, id_number=found.number, id_check=kept), found


def first_problem(form: ApplicantForm) -> FieldProblem | None:
    """What must be put right before the case can be received."""
    for field in ("name", "phone", "address", "contact_name", "agent_name", "agent_id_number"):
        try:
            tidied(field, getattr(form, field))
        except InvalidText as error:
            return FieldProblem(field=field, code=error.code)
    if not form.name.strip():
        return FieldProblem(field="name", code="name_missing")
    form, found = checked(form)
    if found.ok or form.id_check == "confirmed":
        return None
    return FieldProblem(field="id_number", code=found.code or IdentityFault.EMPTY)


def ready(form: ApplicantForm) -> ApplicantForm:
    """The form as it is recorded; ask `first_problem` before."""
    names = ("name", "phone", "address", "contact_name", "agent_name", "agent_id_number")
    tidy = replace(form, **{field: tidied(field, getattr(form, field)) for field in names})
    return checked(tidy)[0]


def of_case(head: CaseHead) -> ApplicantForm:
    """The applicant of a case on record."""
    return ApplicantForm(
        kind=head.applicant_kind,
        name=head.applicant_name,
        id_kind=head.id_kind,
        id_number=head.id_number,
        id_check=head.id_check,
        phone=head.phone,
        address=head.address,
        contact_name=head.contact_name,
        agent_name=head.agent_name,
    )
