"""What a key does to a line of the checklist, and what stands on it then."""

from dataclasses import replace

import pytest

from counter_app.domain.cases import Necessity, Verdict
from counter_app.services.cases import CaseMaterialLine
from ui.intake.applicant import BLANK, ApplicantKind, checked, first_problem, tidied, with_kind
from ui.intake.materials import Pieces, counted, explained, judged, rest_in_order
from ui.intake.wording import shortage

LINE = CaseMaterialLine(
    position=1,
    name="户口簿",
    necessity=Necessity.REQUIRED,
    form="纸质",
    note="",
    on_site_check=True,
    original_required=1,
    copies_required=2,
    original_received=0,
    copies_received=0,
    verdict=Verdict.PENDING,
    defect="",
)
FULL = replace(LINE, original_received=1, copies_received=2, verdict=Verdict.OK)


def test_in_order_means_that_every_piece_is_there() -> None:
    assert judged(replace(LINE, defect="复印件不清晰"), Verdict.OK) == FULL


@pytest.mark.parametrize(
    ("line", "verdict", "counts"),
    [
        (FULL, Verdict.MISSING, (0, 0)),
        (replace(FULL, copies_received=1), Verdict.MISSING, (1, 1)),
        (LINE, Verdict.WRONG, (1, 2)),
        (replace(LINE, copies_received=1), Verdict.WRONG, (0, 1)),
        (FULL, Verdict.NOT_APPLICABLE, (0, 0)),
        (FULL, Verdict.PENDING, (0, 0)),
    ],
)
def test_the_counts_go_with_the_verdict(
    line: CaseMaterialLine, verdict: Verdict, counts: tuple[int, int]
) -> None:
    found = judged(line, verdict)
    assert (found.original_received, found.copies_received) == counts
    assert found.verdict is verdict


def test_one_copy_less_makes_a_good_line_missing() -> None:
    short = counted(FULL, Pieces.COPIES, 1)
    assert short.verdict is Verdict.MISSING
    assert shortage(short) == "缺复印件 1 份"


def test_counts_stay_between_nothing_and_ninety_nine() -> None:
    assert counted(LINE, Pieces.ORIGINALS, -1).original_received == 0
    assert counted(LINE, Pieces.ORIGINALS, 150).original_received == 99


def test_a_finding_on_a_good_line_makes_it_wrong_and_on_a_missing_one_leaves_it_missing() -> None:
    assert explained(FULL, "与原件不一致").verdict is Verdict.WRONG
    assert explained(judged(LINE, Verdict.MISSING), "缺正反面").verdict is Verdict.MISSING


def test_the_rest_never_claims_what_nobody_asked_for() -> None:
    optional = replace(LINE, position=2, necessity=Necessity.OPTIONAL)
    either = replace(LINE, position=3, necessity=Necessity.ONE_OF)
    missing = judged(replace(LINE, position=4), Verdict.MISSING)
    found = rest_in_order((LINE, optional, either, missing))
    assert [line.verdict for line in found] == [
        Verdict.OK,
        Verdict.PENDING,
        Verdict.PENDING,
        Verdict.MISSING,
    ]


def test_full_width_digits_and_small_letters_are_put_right() -> None:
    form, found = checked(replace(BLANK, id_number="１１０１０５１９４９１２３１００２x"))
    assert found.ok
    assert (form.id_number, form.id_check) == ("11010519491231002X", "passed")
    assert tidied("phone", "１３９ 1234 2207") == "13912342207"


def test_a_rare_name_is_kept_character_by_character() -> None:
    assert tidied("name", " 𬭎𰻞 ") == "𬭎𰻞"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, "name_missing"),
        ({"name": "李国强"}, "empty"),
        ({"name": "李国强", "id_number": "110105194912310021"}, "check_digit"),
        ({"name": "李国强", "id_number": "11010519491231002X", "address": "\u202e三社"}, "bidi_control"),
        ({"name": "李" * 121, "id_number": "11010519491231002X"}, "too_long"),
    ],
)
def test_what_cannot_be_recorded_is_named(changes: dict[str, str], problem: str) -> None:
    found = first_problem(replace(BLANK, **changes))
    assert found is not None
    assert found.code == problem


def test_a_number_confirmed_against_the_paper_is_no_problem() -> None:
    form = replace(BLANK, name="李国强", id_number="110105194912310021", id_check="confirmed")
    assert first_problem(form) is None


def test_an_organisation_shows_its_credit_code() -> None:
    form = with_kind(replace(BLANK, id_check="passed"), ApplicantKind.ORGANISATION)
    assert (form.id_kind, form.id_check) == ("统一社会信用代码", "unchecked")
