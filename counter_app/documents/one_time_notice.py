"""一次性告知单: everything that is missing or wrong, told once (行政许可法第三十二条第一款第四项)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from counter_app.documents.facts import (
    Clerk,
    DueDate,
    Hall,
    Party,
    TimeLimit,
    chinese_date,
    chinese_time,
    hall_day,
    limit_phrase,
    weekday,
)
from counter_app.documents.flow import WIDTH
from counter_app.documents.letter import Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.phrases import addressee, clerk_name, grounds, provisional_note, sentence
from counter_app.documents.wording import Wording, load_wording

TEMPLATE_VERSION = 2

_COLUMNS = (14 * MM, 48 * MM, 16 * MM, WIDTH - 78 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One material that must be supplemented; `remedy` says in full what to bring or to change."""

    material: str
    verdict: Literal["missing", "wrong"]
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeNotice:
    """What the applicant takes home: what to bring, by when, where, and what happens then.

    Attributes:
        item_kind: the task type (事项类型); only a permit is told under 行政许可法.
        legal_basis: the item's own rule on supplements; without one a permit cites 行政许可法, others nothing.
        taken_count: materials that were received and need not be brought again.
        consequence: the local rule on lateness; empty for the template's neutral sentence.
        submit_at: where to hand in, and whether a new ticket is needed.
        by_agent: the clerk is the agent (代办员) of a village.
        fee: a phrase such as “不收费”.
        authority: the body whose seal is set; the hall when empty.
        previous_notice, repeat_reason: filled when the case was notified before, which the law does not
            foresee: the number and date of the first notice and why there is a second one.
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    received_at: datetime
    notified_at: datetime
    defects: tuple[Defect, ...]
    legal_basis: str = ""
    taken_count: int = 0
    supplement_by: DueDate
    consequence: str = ""
    submit_at: str
    clerk: Clerk
    by_agent: bool = False
    promised: TimeLimit | None = None
    statutory: TimeLimit | None = None
    fee: str = "不收费"
    authority: str = ""
    previous_notice: str = ""
    repeat_reason: str = ""


def render_one_time_notice(notice: OneTimeNotice) -> bytes:
    """The PDF with both copies; every defect stands in it exactly once per copy."""
    wording = load_wording("one_time_notice", notice.template_version).for_kind(notice.item_kind)
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
    letter.opening(addressee(notice.party, wording), _opening(notice, wording), notice.service_code)
    _defects(letter, notice, wording)
    letter.gap(3 * MM)
    letter.paragraph(_afterwards(notice, wording))
    letter.gap(3 * MM)
    letter.grid(_facts(notice, wording))
    provisional_note(letter, wording, notice.supplement_by)
    letter.closing(
        service_code=notice.service_code,
        authority=notice.authority or notice.hall.name,
        day=hall_day(notice.notified_at),
    )
    letter.signature(wording.text("signed_by"), wording.text("signed_at"))
    return letter.to_pdf()


def _opening(notice: OneTimeNotice, wording: Wording) -> list[str]:
    sentences = [
        wording.text(
            "opening",
            received=chinese_time(notice.received_at),
            item=notice.item_name,
            count=len(notice.defects),
            **grounds(notice.legal_basis, "basis", wording),
        )
    ]
    if notice.previous_notice or notice.repeat_reason:
        sentences.append(
            wording.text(
                "repeated", previous=notice.previous_notice, reason=sentence(notice.repeat_reason, wording)
            )
        )
    return sentences


def _defects(letter: Letter, notice: OneTimeNotice, wording: Wording) -> None:
    letter.listing(
        tuple(zip(wording.list("columns"), _COLUMNS, strict=True)),
        [
            (str(position), defect.material, wording.text(defect.verdict), defect.remedy)
            for position, defect in enumerate(notice.defects, start=1)
        ],
    )


def _afterwards(notice: OneTimeNotice, wording: Wording) -> str:
    taken = wording.text("taken", count=notice.taken_count) if notice.taken_count else ""
    return taken + wording.text("accepted_when_complete") + _handled_within(notice, wording)


def _handled_within(notice: OneTimeNotice, wording: Wording) -> str:
    limits = {
        name: limit_phrase(limit)
        for name, limit in (("promised", notice.promised), ("statutory", notice.statutory))
        if limit is not None
    }
    if not limits:
        return wording.text("fee_only", fee=notice.fee)
    key = "both" if len(limits) == 2 else next(iter(limits))
    return wording.text(f"handled_within_{key}", fee=notice.fee, **limits)


def _facts(notice: OneTimeNotice, wording: Wording) -> list[tuple[tuple[str, str], ...]]:
    by = notice.supplement_by
    mark = wording.text("provisional_mark") if by.provisional else ""
    supplement = wording.text("by", day=chinese_date(by.day), weekday=weekday(by.day), mark=mark)
    clerk = notice.clerk
    return [
        (
            (wording.text("label_by"), supplement),
            (wording.text("label_where"), notice.submit_at),
        ),
        ((wording.text("label_consequence"), notice.consequence or wording.text("consequence")),),
        (
            (wording.text("label_agent" if notice.by_agent else "label_clerk"), clerk_name(clerk, wording)),
            (wording.text("label_phone"), clerk.phone),
        ),
        ((wording.text("label_inquiry"), wording.text("inquiry", inquiry=notice.hall.inquiry)),),
        ((wording.text("label_supervision"), notice.hall.supervision),),
    ]
