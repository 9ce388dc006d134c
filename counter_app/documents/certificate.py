"""证照: formal certificates on A4 (行政许可法第三十九条), or the sheet of a result that is none."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter_app.documents.barcodes import code128, code128_width, qr, service_code_groups
from counter_app.documents.facts import chinese_date
from counter_app.documents.flow import BOTTOM, LEFT, RIGHT, SMALL, WIDTH, Flow
from counter_app.documents.page import A4, MM, Box, Mark, Page, Rule, Text, centred, fitting_size, paint
from counter_app.documents.text import break_lines
from counter_app.documents.wording import Wording, load_wording
from counter_app.domain.results import instrument_title, instruments

TEMPLATE_VERSION = 2

_SIZE = 14.0
_LABEL_LEFT = LEFT + 4 * MM
_VALUE_LEFT = LEFT + 42 * MM
_VALUE_ROOM = RIGHT - 4 * MM - _VALUE_LEFT
_MIDDLE = A4[0] / 2
_CLOSING_HEIGHT = 52 * MM
_CODE_LEFT = LEFT + 4 * MM
_SEAL_MIDDLE = RIGHT - 36 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is handed over at the end: a licence, a qualification, an approval or a proof.

    Attributes:
        certificate_name: as the catalogue says it; of several instruments each gets a sheet of its own.
        certificate_number: as registered; unique for this kind of certificate.
        content: label and value of what is permitted or stated, in order.
        valid_from, valid_until: no start, no line; a start without an end is valid without limit.
        holder_identity: in full, since a certificate says whose it is.
        form: `result` for a result that is no certificate: told, not conferred.
        copy_kind: original (正本) or duplicate (副本); `duplicate_index` counts duplicates from 1.
        barcode: ASCII content of the Code 128; the service code when empty.
        stock_serial: the number printed on the blank form, if the certificate is printed on one.
    """

    template_version: int = TEMPLATE_VERSION
    certificate_name: str
    certificate_number: str
    service_code: str
    holder_name: str
    holder_identity: str = ""
    item_name: str
    content: tuple[tuple[str, str], ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    authority: str
    issued_on: date
    copy_kind: Literal["original", "duplicate"] = "original"
    duplicate_index: int = 0
    barcode: str = ""
    stock_serial: str = ""
    form: Literal["certificate", "result"] = "certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One instrument of a certificate, with the title and the number that it bears."""

    title: str
    number: str


def sheets_of(certificate: Certificate) -> tuple[Sheet, ...]:
    """The instruments in the order of the catalogue; several of one number are told apart by 之一, 之二."""
    wording = _wording(certificate)
    name, number = certificate.certificate_name, certificate.certificate_number
    if wording.layout == 1:
        return (Sheet(title=name, number=number),)
    if certificate.form == "result":
        return (Sheet(title=wording.text("title_result"), number=number),)
    names = instruments(name)
    parts = wording.list("parts") if len(names) > 1 else ("",)
    return tuple(
        Sheet(title=instrument_title(each), number=number + part)
        for each, part in zip(names, parts, strict=False)
    )


def render_certificate(certificate: Certificate) -> bytes:
    """The PDF with a sheet for each instrument; long contents continue on further framed pages."""
    wording = _wording(certificate)
    sheets = sheets_of(certificate)
    pages = [page for sheet in sheets for page in _pages(certificate, sheet, wording)]
    title = f"{'、'.join(sheet.title for sheet in sheets)} {certificate.certificate_number}"
    return paint(pages, title=title, author=certificate.authority)


def _wording(certificate: Certificate) -> Wording:
    return load_wording("certificate", certificate.template_version)


def _pages(certificate: Certificate, sheet: Sheet, wording: Wording) -> list[Page]:
    flow = Flow(first_top=30 * MM, next_top=30 * MM)
    flow.centred(sheet.title, size=_title_size(sheet.title), bold=True, spacing=6)
    flow.gap(3 * MM)
    flow.centred(wording.text("number", number=sheet.number), size=12)
    flow.gap(12 * MM)
    for label, value in _entries(certificate, wording):
        _entry(flow, label, value)
    _closing(flow, certificate, wording)
    return [
        Page(*A4, (*_frame(certificate, wording, number, len(flow.pages)), *marks))
        for number, marks in enumerate(flow.pages, start=1)
    ]


def _entries(certificate: Certificate, wording: Wording) -> list[tuple[str, str]]:
    result = certificate.form == "result"
    entries = [
        (wording.text("label_holder_result" if result else "label_holder"), certificate.holder_name),
        (wording.text("label_identity"), certificate.holder_identity),
        (wording.text("label_item"), certificate.item_name),
        (wording.text_if_any("label_result"), certificate.certificate_name if result else ""),
        *certificate.content,
        (wording.text("label_validity"), _validity(certificate, wording)),
    ]
    return [(label, value) for label, value in entries if value]


def _validity(certificate: Certificate, wording: Wording) -> str:
    if certificate.valid_from is None:
        return ""
    start = chinese_date(certificate.valid_from)
    if certificate.valid_until is None:
        return wording.text("valid_from", start=start)
    return wording.text("valid_range", start=start, end=chinese_date(certificate.valid_until))


def _entry(flow: Flow, label: str, value: str) -> None:
    """A bold label, the value beside it, a thin rule below."""
    leading = _SIZE * 1.75
    flow.need(leading + 2 * MM)
    size = fitting_size(label, _VALUE_LEFT - _LABEL_LEFT - 3 * MM, _SIZE)
    flow.add(Text(_LABEL_LEFT, flow.y + leading / 2 + _SIZE * 0.38, label, size, bold=True))
    flow.paragraph(value, size=_SIZE, indent=0, left=_VALUE_LEFT, room=_VALUE_ROOM)
    flow.add(Rule(_VALUE_LEFT, flow.y, RIGHT - 4 * MM, flow.y, 0.4))
    flow.gap(2.4 * MM)


def _title_size(title: str) -> float:
    """The largest of three sizes that sets the title in at most two lines."""
    for size in (32.0, 26.0):
        room = WIDTH / (1 + 6 / size)
        if len(break_lines(title, room, size, bold=True)) <= 2:
            return size
    return 20.0


def _closing(flow: Flow, certificate: Certificate, wording: Wording) -> None:
    """Codes and seal at the foot of the last page, whatever the length of the content."""
    names = [line.text for line in break_lines(certificate.authority, 68 * MM, 13, bold=True)]
    height = max(_CLOSING_HEIGHT, (36 + 6.8 * len(names)) * MM)
    flow.need(height)
    top = BOTTOM - height
    _codes(flow, certificate, top)
    y = top + 20 * MM
    authority = "authority_result" if certificate.form == "result" else "authority"
    flow.add(Text(_SEAL_MIDDLE - 32 * MM, y - 9 * MM, wording.text(authority), 12))
    for name in names:
        flow.add(centred(name, _SEAL_MIDDLE, y, 13, bold=True))
        y += 6.8 * MM
    for text in (wording.text("seal"), chinese_date(certificate.issued_on)):
        flow.add(centred(text, _SEAL_MIDDLE, y, 12))
        y += 7.2 * MM


def _codes(flow: Flow, certificate: Certificate, top: float) -> None:
    content = certificate.barcode or certificate.service_code
    shown = content if certificate.barcode else service_code_groups(content)
    flow.add(qr(certificate.service_code, _CODE_LEFT - 3 * MM, top, 26 * MM))
    bars_top = top + 28 * MM
    flow.add(code128(content, _CODE_LEFT, bars_top, 12 * MM))
    flow.add(centred(shown, _CODE_LEFT + code128_width(content) / 2, bars_top + 16.5 * MM, 10))


def _frame(certificate: Certificate, wording: Wording, number: int, count: int) -> list[Mark]:
    """A heavy and a fine line round the page, and the mark of the copy."""
    marks: list[Mark] = []
    for inset, weight in ((9 * MM, 2.4), (11.2 * MM, 0.6)):
        marks.append(Box(inset, inset, A4[0] - 2 * inset, A4[1] - 2 * inset, weight))
    if certificate.form == "certificate":
        marks += _copy_mark(certificate, wording)
    if certificate.stock_serial:
        serial = wording.text("stock_serial", serial=certificate.stock_serial)
        marks.append(Text(LEFT, 24 * MM, serial, fitting_size(serial, WIDTH / 2, SMALL)))
    if count > 1:
        page = wording.text("page", number=number, count=count)
        marks.append(centred(page, _MIDDLE, A4[1] - 13.5 * MM, SMALL))
    return marks


def _copy_mark(certificate: Certificate, wording: Wording) -> list[Mark]:
    text = wording.text(certificate.copy_kind)
    if certificate.duplicate_index:
        text = wording.text("duplicate_numbered", index=certificate.duplicate_index)
    room = len(text) * 12 + 5 * MM
    left = RIGHT - room
    return [
        Box(left, 19 * MM, room, 8 * MM, 0.8),
        centred(text, left + room / 2, 24.5 * MM, 12, bold=True),
    ]
