"""怎样补正: every line says what is wrong and what to bring."""

from dataclasses import replace

import pytest

from counter_app.documents.remedies import Shortage, remedy_sentence

MISSING = Shortage(
    is_wrong=False,
    originals_short=1,
    copies_short=2,
    originals_required=1,
    copies_required=2,
    finding="",
    on_site_check=False,
)
WRONG = replace(MISSING, is_wrong=True, originals_short=0, copies_short=0)


@pytest.mark.parametrize(
    ("shortage", "sentence"),
    [
        (MISSING, "请提交原件1份、复印件2份。"),
        (
            replace(MISSING, on_site_check=True),
            "请提交原件1份、复印件2份。请同时携带原件，核验后当场退还。",
        ),
        (
            replace(MISSING, originals_short=0, copies_short=0, finding="免冠照片2张"),
            "请提交该材料。免冠照片2张。",
        ),
        (replace(WRONG, finding="户主姓名有误"), "户主姓名有误。请更正后再次提交该材料。"),
        (
            replace(WRONG, finding="复印件不清。", copies_short=1),
            "复印件不清。请更正，并补交复印件1份。",
        ),
        (WRONG, "经核对，所交材料不符合办事指南的要求。请重新提交原件1份、复印件2份。"),
        (
            replace(WRONG, originals_required=0, copies_required=0),
            "经核对，所交材料不符合办事指南的要求。请重新提交该材料。",
        ),
    ],
)
def test_a_defect_says_what_is_wrong_and_what_to_bring(shortage: Shortage, sentence: str) -> None:
    assert remedy_sentence(shortage) == sentence
