"""送达回证: proof that the decision or certificate was handed over (行政许可法第四十四条)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from counter_app.documents.facts import Hall, Party, chinese_time
from counter_app.documents.flow import WIDTH, Cell, Row
from counter_app.documents.letter import Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.wording import Wording, load_wording

TEMPLATE_VERSION = 2

_COLUMNS = (14 * MM, WIDTH - 92 * MM, 58 * MM, 20 * MM)
_LABEL = 44 * MM

Method = Literal["direct", "substituted", "post", "public", "electronic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredDocument:
    name: str
    number: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReceipt:
    """What is unknown when the receipt is printed stays blank and is filled in by hand.

    Attributes:
        delivered_at: None leaves the time to be written at the hand-over.
        relation: of the person who signs to the addressee, e.g. 本人, 代理人.
        deliverers: the names of those who deliver; empty leaves room to sign.
        remark: also the reason of a refusal to receive.
    """

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    document_number: str
    service_code: str
    party: Party
    item_name: str
    documents: tuple[DeliveredDocument, ...]
    authority: str
    delivered_at: datetime | None = None
    place: str = ""
    method: Method = "direct"
    relation: str = ""
    witness: str = ""
    deliverers: tuple[str, ...] = ()
    remark: str = ""
    made_on: date


def render_delivery_receipt(receipt: DeliveryReceipt) -> bytes:
    """The PDF, one copy: the hall keeps it."""
    wording = load_wording("delivery_receipt", receipt.template_version)
    letter = Letter(
        Head(hall=receipt.hall, title=wording.text("title"), number=receipt.document_number), wording
    )
    letter.listing(
        tuple(zip(wording.list("document_columns"), _COLUMNS, strict=True)),
        [
            (str(position), document.name, document.number, str(document.count))
            for position, document in enumerate(receipt.documents, start=1)
        ],
    )
    letter.table(_form(receipt, wording))
    letter.gap(6 * MM)
    letter.closing(
        service_code=receipt.service_code,
        authority=receipt.authority,
        day=receipt.made_on,
        with_qr=True,
        signed=False,
    )
    return letter.to_pdf()


def _form(receipt: DeliveryReceipt, wording: Wording) -> list[Row]:
    delivered = receipt.delivered_at
    relation = receipt.relation or wording.text("relation_blank")
    return [
        _line(wording.text("label_item"), receipt.item_name),
        _line(wording.text("label_authority"), receipt.authority),
        _line(wording.text("label_addressee"), receipt.party.name),
        _line(
            wording.text("label_time"), chinese_time(delivered) if delivered else wording.text("blank_time")
        ),
        _line(wording.text("label_place"), receipt.place),
        _line(wording.text("label_method"), _methods(receipt, wording)),
        _line(wording.text("label_recipient"), wording.text("recipient", relation=relation), lines=4),
        _line(wording.text("label_witness"), receipt.witness, lines=2),
        _line(wording.text("label_deliverer"), "、".join(receipt.deliverers), lines=2),
        _line(wording.text("label_remark"), receipt.remark, lines=3),
    ]


def _line(label: str, value: str, *, lines: int = 1) -> Row:
    return (Cell(text=label, width=_LABEL, label=True, lines=lines), Cell(text=value, width=WIDTH - _LABEL))


def _methods(receipt: DeliveryReceipt, wording: Wording) -> str:
    marks = (
        wording.text("chosen" if name == receipt.method else "open", method=wording.text(name))
        for name in wording.list("methods")
    )
    return "　".join(marks)
