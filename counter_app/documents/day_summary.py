"""The summary of a day on one page: figures first, then what was printed and shown."""

from dataclasses import dataclass

from counter_app.documents.facts import Hall
from counter_app.documents.flow import WIDTH
from counter_app.documents.letter import Letter
from counter_app.documents.letter_pages import Head
from counter_app.documents.page import MM
from counter_app.documents.wording import load_wording

TEMPLATE_VERSION = 2

_LINE_COLUMNS = (WIDTH - 42 * MM, 42 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySection:
    """A list of lines; each has a name (a file, a paper) and a note (a size, a count, a time).

    Attributes:
        columns: the headings of the two columns.
    """

    heading: str
    columns: tuple[str, str]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """`figures` are label and value, shown two pairs a row; all text comes from the caller."""

    template_version: int = TEMPLATE_VERSION
    hall: Hall
    heading: str
    subheading: str = ""
    figures: tuple[tuple[str, str], ...]
    sections: tuple[SummarySection, ...] = ()
    remarks: tuple[str, ...] = ()


def render_day_summary(summary: DaySummary) -> bytes:
    """The PDF; it continues on a second page only when the lists are long."""
    wording = load_wording("day_summary", summary.template_version)
    letter = Letter(Head(hall=summary.hall, title=summary.heading, subtitle=summary.subheading), wording)
    figures = summary.figures
    letter.grid([figures[start : start + 2] for start in range(0, len(figures), 2)])
    for section in summary.sections:
        letter.gap(4 * MM)
        letter.need(24 * MM)
        letter.paragraph(section.heading, bold=True, indent=0, leads=True)
        letter.gap(1 * MM)
        letter.listing(tuple(zip(section.columns, _LINE_COLUMNS, strict=True)), list(section.lines))
    letter.gap(3 * MM)
    for remark in summary.remarks:
        letter.note(remark)
    return letter.to_pdf()
