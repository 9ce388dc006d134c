from collections import Counter
from pathlib import Path

import pytest
import yaml

from counter_app.domain.cases import CaseType, Necessity
from counter_app.domain.time_limits import ClockStart, Unit
from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_reading import CatalogueResult
from counter_app.exchange.catalogue_yaml import read_catalogue_yaml, write_catalogue_yaml
from counter_app.exchange.problems import has_errors

SHIPPED = Path(__file__).parents[3] / "resources" / "catalogue" / "catalogue.yaml"
ITEM = "items:\n- {id: A, name: 甲}\n"


@pytest.fixture(scope="module")
def shipped() -> CatalogueResult:
    return read_catalogue_yaml(SHIPPED)


def _catalogue(result: CatalogueResult) -> Catalogue:
    assert result.catalogue is not None
    return result.catalogue


def _read(folder: Path, text: str) -> CatalogueResult:
    path = folder / "catalogue.yaml"
    path.write_text(text, encoding="utf-8")
    return read_catalogue_yaml(path)


def test_the_shipped_catalogue_is_taken_whole(shipped: CatalogueResult) -> None:
    catalogue = _catalogue(shipped)
    assert len(catalogue.items) == 32
    assert sum(len(item.materials) for item in catalogue.items) == 168
    assert len(catalogue.themes) == 4
    assert catalogue.record == yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert not has_errors(shipped.problems)


def test_its_doubtful_places_are_reported(shipped: CatalogueResult) -> None:
    found = {(problem.code, problem.where) for problem in shipped.problems}
    assert ("promised_exceeds_statutory", "TRACTOR-REG") in found
    assert ("promised_may_exceed_statutory", "DIBAO") in found
    counts = Counter(problem.code for problem in shipped.problems)
    assert counts == {
        "promised_exceeds_statutory": 1,
        "promised_may_exceed_statutory": 1,
        "catch_all_material": 7,
    }
    (tractor,) = [each for each in shipped.problems if each.code == "promised_exceeds_statutory"]
    assert (tractor.facts["promised_days"], tractor.facts["statutory_days"]) == (3, 2)


def test_a_homestead_item_is_typed(shipped: CatalogueResult) -> None:
    item = next(item for item in _catalogue(shipped).items if item.id == "RURAL-HOMESTEAD")
    assert item.name == "农村村民宅基地用地审批"
    assert item.case_type is CaseType.PROMISED
    assert item.statutory is not None
    assert (item.statutory.days, item.statutory.unit) == (20, Unit.WORKING_DAY)
    assert (item.extension_days, item.extension_approver) == (10, "本行政机关负责人")
    assert item.promised is not None
    assert item.promised.days == 10
    assert len(item.materials) == 8
    assert item.materials[6].necessity is Necessity.OPTIONAL
    assert item.materials[2].verify_original_on_site
    assert item.supplement.deemed_accepted_if_late
    assert item.result.name == "农村宅基地批准书 + 乡村建设规划许可证"


def test_clocks_units_and_fees_of_other_items(shipped: CatalogueResult) -> None:
    items = {item.id: item for item in _catalogue(shipped).items}
    tractor, dibao = items["TRACTOR-REG"], items["DIBAO"]
    assert tractor.statutory is not None
    assert tractor.promised is not None
    assert (tractor.statutory.clock_start, tractor.statutory.event) == (ClockStart.EVENT, "安全检验合格")
    assert tractor.promised.event == "安全检验合格"
    assert dibao.statutory is not None
    assert (dibao.statutory.unit, dibao.statutory.clock_start) == (Unit.CALENDAR_DAY, ClockStart.RECEIVED)
    assert items["REALTY-TRANSFER"].fee.startswith("住宅：80元/件\n非住宅：550元/件")
    photo = next(each for each in items["TRACTOR-DRIVER"].materials if each.name == "照片")
    assert (photo.original, photo.copies) == (None, None)


def test_a_theme_names_its_members(shipped: CatalogueResult) -> None:
    theme = next(theme for theme in _catalogue(shipped).themes if theme.id == "THEME-MARKET-ENTRY")
    assert theme.members == ("COMPANY-SETUP", "FOOD-BIZ-NEW")
    assert theme.optional == ("PUBLIC-HYGIENE",)
    assert theme.limit is not None
    assert (theme.limit.days, theme.extension_days) == (45, 15)


def test_what_is_written_reads_back_equal(shipped: CatalogueResult, tmp_path: Path) -> None:
    text = write_catalogue_yaml(_catalogue(shipped))
    again = _catalogue(_read(tmp_path, text))
    assert again == shipped.catalogue
    assert write_catalogue_yaml(again) == text


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("items: [", "invalid_yaml", 1),
        ("a: 1\n b: 2\n", "invalid_yaml", 2),
        ("- 1\n", "not_a_catalogue", 0),
        ("items: 3\n", "not_a_catalogue", 0),
        (ITEM + "x: !!python/object/apply:os.system [id]\n", "tag_refused", 3),
        (ITEM + "x: !local 1\n", "tag_refused", 3),
        (ITEM + "x: &a [1]\ny: [*a, *a]\n", "anchor_refused", 3),
        ("items:\n- id: A\n  name: 甲\n  name: 乙\n", "duplicate_key", 4),
        (ITEM + "x: 2026-02-30\n", "invalid_yaml", 0),
        (ITEM + "x: " + "9" * 5000 + "\n", "invalid_yaml", 0),
        ("[" * 5000, "too_deep", 1),
        ("items: []\n---\nitems: []\n", "invalid_yaml", 2),
    ],
)
def test_a_file_with_hidden_or_broken_content_is_refused(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    result = _read(tmp_path, text)
    assert result.catalogue is None
    assert [(problem.code, problem.line) for problem in result.problems] == [(code, line)]


def test_entries_that_cannot_be_taken_are_named_and_the_others_kept(tmp_path: Path) -> None:
    text = """
items:
- {id: A, name: 甲, case_type: 即办件}
- {id: A, name: 又一个甲, case_type: 即办件}
- {id: B}
- {name: 无编号}
- 不是事项
- id: C
  name: 丙
  case_type: 急件
  statutory: {days: 2, unit: 周}
  promised: 三天
  conditions: 只有一条
  materials:
  - {name: 其他材料, need: 可有可无, original: 很多, copies: true}
  - {original: 1}
themes:
- {id: T, name: 主题, members: [A, Z]}
"""
    result = _read(tmp_path, text)
    catalogue = _catalogue(result)
    assert [item.id for item in catalogue.items] == ["A", "C"]
    assert Counter(problem.code for problem in result.problems) == {
        "catch_all_material": 1,
        "duplicate_id": 1,
        "missing_id": 1,
        "missing_material_name": 1,
        "missing_name": 1,
        "unknown_case_type": 1,
        "unknown_member": 1,
        "unknown_need": 1,
        "unknown_unit": 1,
        "wrong_type": 4,
    }
    item = catalogue.items[1]
    assert item.conditions == ("只有一条",)
    assert item.statutory is None
    assert [material.necessity for material in item.materials] == [Necessity.REQUIRED]
    assert item.record["promised"] == "三天"
