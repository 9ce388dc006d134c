"""What holds for every paper."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import pytest

from counter_app.documents.papers import KINDS, Paper, from_record, kind_of, render, to_record
from counter_app.documents.wording import UnknownTemplate
from tests.unit.documents.reading import codes, glyphs, page_sizes, page_texts
from tests.unit.documents.samples import PAPERS, SERVICE_CODE, SUMMARY, TICKET

every_paper = pytest.mark.parametrize("paper", PAPERS, ids=kind_of)
PAPERS_WITH_CODES = [paper for paper in PAPERS if paper not in (TICKET, SUMMARY)]


def test_samples_cover_every_kind() -> None:
    assert [kind_of(paper) for paper in PAPERS] == list(KINDS)


@every_paper
def test_equal_data_give_equal_bytes(paper: Paper) -> None:
    assert render(paper) == render(replace(paper))


@every_paper
def test_a_stored_record_prints_the_same_paper_again(paper: Paper) -> None:
    stored = json.loads(json.dumps(to_record(paper)))

    again = from_record(kind_of(paper), stored)

    assert again == paper
    assert render(again) == render(paper)


@every_paper
def test_a_record_with_a_missing_fact_is_refused(paper: Paper) -> None:
    record = to_record(paper)
    record.pop(next(name for name in record if name in ("number", "service_code", "heading")))

    with pytest.raises(ValueError, match=type(paper).__name__):
        from_record(kind_of(paper), record)


@every_paper
def test_a_paper_of_a_newer_release_is_refused_by_name(paper: Paper) -> None:
    with pytest.raises(UnknownTemplate, match="v99"):
        render(replace(paper, template_version=99))


@every_paper
def test_papers_are_frozen(paper: Paper) -> None:
    with pytest.raises(FrozenInstanceError):
        paper.template_version = 2  # type: ignore[misc]


@every_paper
def test_everything_is_drawn_inside_the_margins(paper: Paper) -> None:
    pdf = render(paper)
    margin = 11 if paper is TICKET else 30
    for number, (width, height) in enumerate(page_sizes(pdf)):
        for glyph in glyphs(pdf, number):
            assert glyph.left >= margin - 1, glyph
            assert glyph.right <= width - margin + 1, glyph
            assert glyph.bottom >= 10, glyph
            assert glyph.top <= height - 10, glyph


@pytest.mark.parametrize("paper", PAPERS_WITH_CODES, ids=kind_of)
def test_both_codes_are_read_back_from_the_printed_page(paper: Paper) -> None:
    assert codes(render(paper)) == {("code128", SERVICE_CODE), ("qrcode", SERVICE_CODE)}


@pytest.mark.parametrize("paper", PAPERS_WITH_CODES, ids=kind_of)
def test_the_service_code_is_also_legible(paper: Paper) -> None:
    assert SERVICE_CODE in page_texts(render(paper))[0]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("ticket", 1),
        ("material_receipt", 2),
        ("one_time_notice", 2),
        ("acceptance_notice", 2),
        ("non_acceptance_decision", 2),
        ("not_required_notice", 2),
        ("approval_decision", 2),
        ("refusal_decision", 2),
        ("certificate", 1),
        ("delivery_receipt", 1),
        ("day_summary", 1),
    ],
)
def test_a_usual_case_fits_one_page_a_copy(kind: str, count: int) -> None:
    paper = next(paper for paper in PAPERS if kind_of(paper) == kind)
    assert len(page_sizes(render(paper))) == count


def test_heavy_libraries_load_only_when_a_paper_is_made() -> None:
    program = (
        "import sys, counter_app.documents.papers, counter_app.documents.preview\n"
        "print({'reportlab', 'segno', 'barcode', 'pypdfium2', 'yaml'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "set()"
