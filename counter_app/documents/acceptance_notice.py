"""受理通知书: that the application is accepted and when it will be decided (第三十二条第一款第五项)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from counter_app.documents.facts import (
    Clerk,
    DueDate,
    Hall,
    Material,
    Party,
    TimeLimit,
    chinese_date,
    chinese_time,
    limit_phrase,
)
from counter_app.documents.flow import WIDTH
from counter_app.documents.letter import Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.phrases import (
    addressee,
    clerk_name,
    due_phrase,
    grounds,
    identity,
    list_materials,
    person_and_phone,
    provisional_note,
)
from counter_app.documents.wording import Wording, load_wording

TEMPLATE_VERSION = 2

_HEADED_TABLE = 26 * MM  # a heading, the head of its table and one row stay together
_DEFERRED_COLUMNS = (14 * MM, WIDTH - 80 * MM, 66 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredMaterial:
    """A material that may follow after acceptance (容缺), and the day by which."""

    name: str
    due: DueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialTime:
    """One of the eight procedures of 第四十五条 and the time it needs."""

    kind: str
    limit: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceNotice:
    """States the date of the decision, as the review of case files (案卷评查) demands.

    Attributes:
        item_kind: the task type (事项类型); only a permit is accepted under 行政许可法.
        legal_basis: what the item itself cites; a permit without one is accepted under 行政许可法.
        manner: accepted in full, `deferred` (容缺受理), or `deemed` by the clock.
        accepted_on: when deemed accepted, the day on which the material was received.
        promised, promised_due: the hall's promise; None when there is none beyond the law.
        statutory, statutory_due: the limit of the law; None only where the law names none.
        special_times: procedures that stop the clock; empty when none is foreseen.
        materials: listed when the acceptance notice also serves as the material receipt.
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_code: str = ""
    item_kind: str = "行政许可"
    case_type: str = ""
    applied_at: datetime
    accepted_on: date
    manner: Literal["full", "deferred", "deemed"] = "full"
    legal_basis: str = ""
    promised: TimeLimit | None = None
    promised_due: DueDate | None = None
    statutory: TimeLimit | None = None
    statutory_due: DueDate | None = None
    special_times: tuple[SpecialTime, ...] = ()
    deferred_materials: tuple[DeferredMaterial, ...] = ()
    materials: tuple[Material, ...] = ()
    authority: str = ""
    window_name: str
    clerk: Clerk
    fee: str = "不收费"
    result_name: str = ""
    collection: str = ""
    notified_on: date


def render_acceptance_notice(notice: AcceptanceNotice) -> bytes:
    """The PDF with both copies."""
    wording = load_wording("acceptance_notice", notice.template_version).for_kind(notice.item_kind)
    letter = Letter(
        Head(
            hall=notice.hall,
            title=wording.text("title"),
            subtitle=wording.text("subtitle", item_kind=notice.item_kind),
            number=notice.document_number,
            copies=wording.list("copies"),
        ),
        wording,
    )
    letter.opening(addressee(notice.party, wording), [_opening(notice, wording)], notice.service_code)
    _deferred(letter, notice, wording)
    _clock(letter, notice, wording)
    letter.grid([*_who(notice, wording), *_when(notice, wording), *_where(notice, wording)])
    deferred = (material.due for material in notice.deferred_materials)
    provisional_note(letter, wording, notice.promised_due, notice.statutory_due, *deferred)
    _materials(letter, notice, wording)
    letter.closing(
        service_code=notice.service_code,
        authority=notice.authority or notice.hall.name,
        day=notice.notified_on,
    )
    letter.signature(wording.text("signed_by"), wording.text("signed_at"))
    return letter.to_pdf()


def _opening(notice: AcceptanceNotice, wording: Wording) -> str:
    suffix = "" if notice.manner == "full" else f"_{notice.manner}"
    return wording.text(
        f"opening{suffix}",
        applied=chinese_time(notice.applied_at),
        item=notice.item_name,
        **grounds(notice.legal_basis, f"basis{suffix}", wording),
        accepted=chinese_date(notice.accepted_on),
    )


def _deferred(letter: Letter, notice: AcceptanceNotice, wording: Wording) -> None:
    if not notice.deferred_materials:
        return
    letter.listing(
        tuple(zip(wording.list("deferred_columns"), _DEFERRED_COLUMNS, strict=True)),
        [
            (str(position), material.name, due_phrase(material.due, wording))
            for position, material in enumerate(notice.deferred_materials, start=1)
        ],
    )
    letter.gap(3 * MM)


def _clock(letter: Letter, notice: AcceptanceNotice, wording: Wording) -> None:
    """The sentence that binds the hall, and what does not count towards it."""
    sentence = _decision(notice, wording)
    if sentence:
        letter.paragraph(sentence, bold=True)
    if notice.special_times:
        times = "、".join(
            wording.text("special_time", kind=time.kind, limit=limit_phrase(time.limit))
            for time in notice.special_times
        )
        letter.paragraph(wording.text("special", times=times))
    letter.gap(3 * MM)


def _decision(notice: AcceptanceNotice, wording: Wording) -> str:
    if notice.promised is not None and notice.promised.count == 0:
        return wording.text("decision_on_the_spot")
    promised, statutory = notice.promised_due, notice.statutory_due
    if promised and statutory:
        return wording.text(
            "decision_both",
            due=due_phrase(promised, wording),
            statutory_due=due_phrase(statutory, wording),
        )
    due = promised or statutory
    return wording.text("decision", due=due_phrase(due, wording)) if due else ""


def _who(notice: AcceptanceNotice, wording: Wording) -> list[tuple[tuple[str, str], ...]]:
    party = notice.party
    return [
        (
            (wording.text("label_applicant"), party.name),
            (wording.text("label_identity"), identity(party)),
        ),
        (
            (wording.text("label_contact"), person_and_phone(party.contact, party.phone)),
            (wording.text("label_agent"), person_and_phone(party.agent_name, party.agent_phone)),
        ),
        (
            (wording.text("label_item_code"), notice.item_code),
            (wording.text("label_case_type"), notice.case_type),
        ),
    ]


def _when(notice: AcceptanceNotice, wording: Wording) -> list[tuple[tuple[str, str], ...]]:
    return [
        ((wording.text("label_promised"), _limit(notice.promised, notice.promised_due, wording)),),
        ((wording.text("label_statutory"), _limit(notice.statutory, notice.statutory_due, wording)),),
    ]


def _limit(limit: TimeLimit | None, due: DueDate | None, wording: Wording) -> str:
    if limit is None:
        return ""
    if limit.count == 0:
        return limit_phrase(limit)
    if due is None:
        return wording.text("limit", limit=limit_phrase(limit))
    return wording.text("limit_until", limit=limit_phrase(limit), due=due_phrase(due, wording))


def _where(notice: AcceptanceNotice, wording: Wording) -> list[tuple[tuple[str, str], ...]]:
    clerk = person_and_phone(clerk_name(notice.clerk, wording), notice.clerk.phone)
    return [
        (
            (wording.text("label_authority"), notice.authority),
            (wording.text("label_fee"), notice.fee),
        ),
        (
            (wording.text("label_window"), notice.window_name),
            (wording.text("label_clerk"), clerk),
        ),
        (
            (wording.text("label_result"), notice.result_name),
            (wording.text("label_collection"), notice.collection),
        ),
        ((wording.text("label_inquiry"), wording.text("inquiry", inquiry=notice.hall.inquiry)),),
        ((wording.text("label_supervision"), notice.hall.supervision),),
    ]


def _materials(letter: Letter, notice: AcceptanceNotice, wording: Wording) -> None:
    if not notice.materials:
        return
    letter.gap(2 * MM)
    letter.need(_HEADED_TABLE)
    letter.paragraph(wording.text("materials"), indent=0, leads=True)
    list_materials(letter, notice.materials, wording)
