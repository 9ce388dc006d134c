"""申请材料接收凭证: what the hall took in, before anything is said about acceptance (第三十二条)."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.documents.facts import Clerk, Hall, Material, Party, chinese_time, hall_day
from counter_app.documents.letter import Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.phrases import (
    addressee,
    clerk_name,
    identity,
    list_materials,
    person_and_phone,
)
from counter_app.documents.wording import Wording, load_wording

TEMPLATE_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialReceipt:
    """`materials` in the order of the checklist, with the numbers of pieces that were really received."""

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    item_kind: str = "行政许可"
    received_at: datetime
    materials: tuple[Material, ...]
    window_name: str
    clerk: Clerk
    authority: str = ""


def render_material_receipt(receipt: MaterialReceipt) -> bytes:
    """The PDF with both copies."""
    wording = load_wording("material_receipt", receipt.template_version).for_kind(receipt.item_kind)
    letter = Letter(
        Head(
            hall=receipt.hall,
            title=wording.text("title"),
            number=receipt.document_number,
            copies=wording.list("copies"),
        ),
        wording,
    )
    opening = wording.text("opening", received=chinese_time(receipt.received_at), item=receipt.item_name)
    letter.opening(addressee(receipt.party, wording), [opening], receipt.service_code)
    list_materials(letter, receipt.materials, wording)
    letter.gap(3 * MM)
    letter.paragraph(_total(receipt, wording))
    letter.paragraph(wording.text("afterwards"))
    letter.gap(3 * MM)
    letter.grid(_facts(receipt, wording))
    letter.closing(
        service_code=receipt.service_code,
        authority=receipt.authority or receipt.hall.name,
        day=hall_day(receipt.received_at),
    )
    letter.signature(wording.text("signed_by"), wording.text("signed_at"))
    return letter.to_pdf()


def _total(receipt: MaterialReceipt, wording: Wording) -> str:
    originals = sum(material.originals for material in receipt.materials)
    copies = sum(material.copies for material in receipt.materials)
    return wording.text(
        "total", kinds=len(receipt.materials), pieces=originals + copies, originals=originals, copies=copies
    )


def _facts(receipt: MaterialReceipt, wording: Wording) -> list[tuple[tuple[str, str], ...]]:
    party = receipt.party
    return [
        (
            (wording.text("label_identity"), identity(party)),
            (wording.text("label_contact"), person_and_phone(party.contact, party.phone)),
        ),
        (
            (wording.text("label_window"), receipt.window_name),
            (
                wording.text("label_clerk"),
                person_and_phone(clerk_name(receipt.clerk, wording), receipt.clerk.phone),
            ),
        ),
        ((wording.text("label_inquiry"), wording.text("inquiry", inquiry=receipt.hall.inquiry)),),
    ]
