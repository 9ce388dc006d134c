"""The slip that is printed in the village is the window's slip, with the code that stays."""

import datetime as dt
import hashlib

import pytest

from counter_app.domain.cases import Verdict
from counter_app.errors import NotFound, Refused
from counter_app.offline.catalogue import get_guide, put_block, put_snapshot, search_items, store_status
from counter_app.offline.drafts import finish_filing, save_draft
from counter_app.offline.outbox import get_filing
from counter_app.offline.slip import notice_for
from counter_app.offline.store import OfflineStore
from counter_app.services.filing import Filing, LeasedBlock
from tests.unit.documents.reading import codes, page_texts
from tests.unit.offline.laptop import GUIDE, draft, requirement, snapshot

FINDINGS = {1: Verdict.MISSING, 2: Verdict.MISSING}


def file(store: OfflineStore, findings: dict[int, Verdict], name: str = "李国强") -> Filing:
    form = draft(findings, name=name)
    save_draft(store, form)
    return finish_filing(store, draft_id=form.draft_id)


def test_text_and_bar_code_are_the_leased_code(store: OfflineStore) -> None:
    filing = file(store, FINDINGS, name="李𬭎强")
    slip = notice_for(filing)
    pages = page_texts(slip.pdf)
    assert len(pages) == 2
    for number, page in enumerate(pages):
        assert filing.service_code in page
        assert "李𬭎强" in page
        assert "农村宅基地和建房（规划许可）申请表" in page
        assert "原件1份、复印件1份" in page
        assert "请同时携带原件" in page
        assert "元明村便民服务点" in page
        assert ("code128", filing.service_code) in codes(slip.pdf, page=number)
    assert slip.number == "九元补〔2026〕01850001号"


def test_the_slip_names_the_agent_as_the_agent(store: OfflineStore) -> None:
    page = page_texts(notice_for(file(store, FINDINGS)).pdf)[0]
    assert "代办员刘桂芳" in page
    assert "窗口人员" not in page


def test_the_supplement_date_is_counted_by_the_calendar_of_the_snapshot(store: OfflineStore) -> None:
    notice = file(store, FINDINGS).notice
    assert notice is not None
    # 2026-02-10 + 10 working days: 11–14 (the 14th, a Saturday, is worked), holiday to the 23rd, 24–28, 2 March.
    assert notice.supplement_by.day == dt.date(2026, 3, 2)
    assert not notice.supplement_by.provisional
    assert "2026年3月2日" in page_texts(notice_for(file(store, FINDINGS)).pdf)[0]


def test_a_slip_is_printed_again_to_the_byte(store: OfflineStore) -> None:
    filing = file(store, FINDINGS)
    first = hashlib.sha256(notice_for(filing).pdf).hexdigest()
    again = notice_for(get_filing(store, filing.case_id))
    assert (hashlib.sha256(again.pdf).hexdigest(), again.document_id) == (
        first,
        notice_for(filing).document_id,
    )


@pytest.mark.parametrize(
    "findings",
    [{}, {1: Verdict.MISSING, 2: Verdict.PENDING}],
    ids=["everything in order", "not everything looked at"],
)
def test_no_slip_tells_half_or_nothing(store: OfflineStore, findings: dict[int, Verdict]) -> None:
    with pytest.raises(Refused, match="nothing_missing"):
        notice_for(file(store, findings))


@pytest.mark.parametrize("query", ["宅基地", "zjd", "rural-home", "zhaijidi", " 宅 基 地 "])
def test_items_are_found_without_a_line(store: OfflineStore, query: str) -> None:
    assert [hit.item_id for hit in search_items(store, query=query)] == [7]
    assert search_items(store, query="施工许可") == ()


def test_a_guide_counts_its_dates_from_the_laptops_today(store: OfflineStore) -> None:
    guide = get_guide(store, item_id=7)
    assert guide.notice_due_on == dt.date(2026, 2, 24)
    promised = guide.limit("promised")
    assert promised is not None
    assert promised.due_on == dt.date(2026, 3, 2)
    assert guide.requirements == GUIDE.requirements
    with pytest.raises(NotFound):
        get_guide(store, item_version_id=71)


def test_a_new_snapshot_replaces_the_old_one_whole(store: OfflineStore) -> None:
    renamed = type(GUIDE)(
        **{name: getattr(GUIDE, name) for name in GUIDE.__dataclass_fields__}
        | {"item_version_id": 71, "requirements": (requirement(1, "申请表"),)}
    )
    with store.begin() as session:
        put_block(session, LeasedBlock(point_code="019", first_serial=50001, last_serial=50100))
        put_snapshot(session, snapshot(guides=(renamed,)))
    assert len(get_guide(store, item_version_id=71).requirements) == 1
    with pytest.raises(NotFound):
        get_guide(store, item_version_id=70)
    assert store_status(store).codes_left == 10, "codes of another point are not given any more"
