"""The pages of a letter: its head, its opening with the symbol of the case, the place of the seal, the signature."""

from dataclasses import dataclass
from datetime import date

from counter_app.documents.barcodes import code128, code128_width, qr, service_code_groups
from counter_app.documents.facts import Hall, chinese_date
from counter_app.documents.flow import BODY, CELL, LEFT, RIGHT, SMALL, WIDTH, Flow
from counter_app.documents.fonts import width
from counter_app.documents.page import MM, Rule, Text, centred, flush_right

SIGNATURE_HEIGHT = 17 * MM
HEAD_LINE = 17 * MM

_FIRST_TOP = 23 * MM
_NEXT_TOP = 36 * MM
_QR_SIDE = 29 * MM
_CLOSING_HEIGHT = 26 * MM
_SEAL_MIDDLE = RIGHT - 30 * MM
_SEAL_LEADING = 6.6 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What names the paper; `number` is its 文号, `copies` the label of each copy (none: one copy)."""

    hall: Hall
    title: str
    subtitle: str = ""
    number: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """The body that signs, the place of its seal, and the date."""

    names: tuple[str, ...]
    label: str
    day: date

    @property
    def height(self) -> float:
        return max(_CLOSING_HEIGHT, (len(self.names) + 2) * _SEAL_LEADING + 7 * MM)


class LetterPages(Flow):
    """The letter on its pages, at one density."""

    def __init__(self, head: Head, body: float, *, density: float, keeps_together: bool) -> None:
        super().__init__(
            first_top=_FIRST_TOP,
            next_top=_NEXT_TOP,
            body=body,
            density=density,
            keeps_together=keeps_together,
        )
        self.centred(head.title, size=24, bold=True, spacing=4)
        if head.subtitle:
            self.gap(1 * MM)
            self.centred(head.subtitle, size=CELL)
        self.gap(9 * MM)
        self.number_line = self.y
        self.gap(5 * MM)

    def opening(self, addressee: str, sentences: list[str], service_code: str) -> None:
        top = self.y
        room = WIDTH - _QR_SIDE - 4 * MM
        # The quiet zone of the symbol is white; the symbol itself ends at the margin.
        quiet = _QR_SIDE * 4 / 29
        self.add(qr(service_code, RIGHT - _QR_SIDE + quiet, top - quiet / 2, _QR_SIDE))
        self.paragraph(addressee, bold=True, indent=0, room=room)
        for sentence in sentences:
            self.paragraph(sentence, room=room)
        if len(self.pages) == 1:
            self.y = max(self.y, top + _QR_SIDE - quiet)
        self.gap(3 * MM)

    def closing(self, seal: Seal, service_code: str, *, with_qr: bool, height: float) -> None:
        self.need(height)
        top = self.y + 4 * MM
        self._codes(service_code, top, with_qr=with_qr)
        y = top + 5 * MM
        for line in [*seal.names, seal.label, chinese_date(seal.day)]:
            self.add(centred(line, _SEAL_MIDDLE, y, BODY))
            y += _SEAL_LEADING
        self.y += seal.height

    def _codes(self, service_code: str, top: float, *, with_qr: bool) -> None:
        bars = code128_width(service_code)
        self.add(code128(service_code, LEFT, top, 14 * MM))
        groups = service_code_groups(service_code)
        self.add(centred(groups, LEFT + bars / 2, top + 19 * MM, CELL, spacing=0.4))
        if with_qr:
            self.add(qr(service_code, LEFT + bars + 2 * MM, top - 3 * MM, 26 * MM))

    def signature(self, label: str, time_label: str) -> None:
        self.need(SIGNATURE_HEIGHT)
        self.gap(1 * MM)
        self.rule(dashed=True)
        self.gap(11 * MM)
        self.add(Text(LEFT, self.y, label, BODY))
        start = LEFT + width(label, BODY)
        self.add(Rule(start, self.y + 1.2 * MM, start + 45 * MM, self.y + 1.2 * MM))
        self.add(flush_right(time_label, RIGHT, self.y, BODY))
        self.gap(4 * MM)

    def note(self, text: str) -> None:
        self.paragraph(text, size=SMALL, indent=0)
