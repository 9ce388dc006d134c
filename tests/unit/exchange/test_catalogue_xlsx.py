import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_reading import CatalogueResult, catalogue_of
from counter_app.exchange.catalogue_xlsx import read_catalogue_xlsx, write_catalogue_xlsx
from counter_app.exchange.catalogue_yaml import read_catalogue_yaml, write_catalogue_yaml
from counter_app.exchange.cells import CellTooLong

SHIPPED = Path(__file__).parents[3] / "resources" / "catalogue" / "catalogue.yaml"


def _written(record: object) -> bytes:
    catalogue = catalogue_of(record).catalogue
    assert catalogue is not None
    return write_catalogue_xlsx(catalogue)


def _read(folder: Path, content: bytes) -> CatalogueResult:
    path = folder / "catalogue.xlsx"
    path.write_bytes(content)
    return read_catalogue_xlsx(path)


def _there_and_back(record: object) -> object:
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), _written(record))
    assert result.catalogue is not None, result.problems
    return result.catalogue.record


def _exact(value: object) -> str:
    """Equal only for equal types and orders: 1, True, '1' and 1.0 differ, and so do two orders of keys."""
    return yaml.dump(value, sort_keys=False, allow_unicode=True)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    catalogue = read_catalogue_yaml(SHIPPED).catalogue
    assert catalogue is not None
    return catalogue


@pytest.fixture(scope="module")
def shipped_book(shipped: Catalogue) -> bytes:
    return write_catalogue_xlsx(shipped)


def test_yaml_to_workbook_to_yaml_loses_nothing(
    shipped: Catalogue, shipped_book: bytes, tmp_path: Path
) -> None:
    result = _read(tmp_path, shipped_book)
    assert result.catalogue == shipped
    assert result.problems == catalogue_of(shipped.record).problems
    assert write_catalogue_yaml(result.catalogue) == write_catalogue_yaml(shipped)


def test_the_workbook_is_made_for_people(shipped_book: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(shipped_book))
    assert book.sheetnames == ["事项", "材料", "主题", "说明"]
    items, materials = book["事项"], book["材料"]
    assert (items.max_row, materials.max_row, book["主题"].max_row) == (33, 169, 5)
    headers = [cell.value for cell in items[1]]
    row = {header: cell.value for header, cell in zip(headers, items[9], strict=True)}
    assert row["编号"] == "RURAL-HOMESTEAD"
    assert row["法定时限"] == 20
    assert row["逾期视为受理"] is True
    assert str(row["受理条件"]).split("\n")[0] == "以户为单位, 一户一宅, 面积不超过省定标准"
    assert items.freeze_panes == "C2"


def _edit(content: bytes, sheet: str, cell: str, value: object) -> bytes:
    book = openpyxl.load_workbook(BytesIO(content))
    page = book[sheet]
    assert isinstance(page, Worksheet)
    page[cell] = value  # type: ignore[assignment]
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


SMALL = {
    "items": [
        {
            "id": "A",
            "name": "甲",
            "statutory": {"days": 20, "unit": "工作日"},
            "conditions": ["一", "二"],
            "materials": [{"name": "身份证", "original": 1, "copies": 0, "need": "必要"}],
            "case_type": "承诺件",
        }
    ]
}


def test_an_edit_by_a_person_is_taken(tmp_path: Path) -> None:
    content = _edit(_written(SMALL), "事项", "B2", "乙")
    content = _edit(content, "材料", "A3", "A")
    content = _edit(content, "材料", "B3", "户口簿")
    content = _edit(content, "材料", "E3", "非必要")
    content = _edit(content, "事项", "A3", "B")
    content = _edit(content, "事项", "B3", "新事项")
    content = _edit(content, "事项", "F3", "即办件")
    result = _read(tmp_path, content)
    assert result.problems == ()
    assert result.catalogue is not None
    first, second = result.catalogue.items
    assert (first.name, second.id, second.name) == ("乙", "B", "新事项")
    assert [material.name for material in first.materials] == ["身份证", "户口簿"]
    assert second.materials == ()


@pytest.mark.parametrize(
    ("value", "code"),
    [("=1+1", "formula_cell"), ("#REF!", "error_cell")],
)
def test_formulas_are_reported_with_their_place(tmp_path: Path, value: str, code: str) -> None:
    result = _read(tmp_path, _edit(_written(SMALL), "材料", "H2", value))
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.where) == (code, 2, "材料!现场核验原件")


def test_text_that_looks_like_a_formula_is_kept_as_text_and_reported(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(_written(SMALL)))
    cell = book["材料"]["I2"]
    cell.value, cell.data_type = "=HYPERLINK(1)", "s"
    buffer = BytesIO()
    book.save(buffer)
    result = _read(tmp_path, buffer.getvalue())
    assert [problem.code for problem in result.problems] == ["text_like_formula"]
    assert result.catalogue is not None
    assert result.catalogue.items[0].materials[0].note == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("事项", "A1", "代号", "unknown_column"),
        ("事项", "B1", "编号", "duplicate_column"),
        ("材料", "A2", "Z", "material_without_item"),
        ("事项", "B2", None, "missing_name"),
        ("事项", "I2", "yaml: [1", "invalid_yaml"),
        ("事项", "I2", "yaml: !!python/name:os.system", "tag_refused"),
    ],
)
def test_broken_edits_are_reported(tmp_path: Path, sheet: str, cell: str, value: object, code: str) -> None:
    result = _read(tmp_path, _edit(_written(SMALL), sheet, cell, value))
    assert code in {problem.code for problem in result.problems}


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    assert [each.code for each in _read(tmp_path, buffer.getvalue()).problems] == ["missing_sheet"]


def _archive(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"items: []", "not_a_workbook"),
        (_archive(a=b"0" * 30_000_000), "archive_bomb"),
        (_archive(a=b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'), "entities_refused"),
        (_archive(a=b"nothing"), "not_a_workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    result = _read(tmp_path, content)
    assert result.catalogue is None
    assert [problem.code for problem in result.problems] == [code]


def test_a_truncated_workbook_is_refused(shipped_book: bytes, tmp_path: Path) -> None:
    result = _read(tmp_path, shipped_book[: len(shipped_book) // 2])
    assert [problem.code for problem in result.problems] == ["not_a_workbook"]


def test_text_that_fits_no_cell_is_not_cut_off() -> None:
    with pytest.raises(CellTooLong):
        _written({"items": [{"id": "A", "name": "甲", "note": "长" * 40_000}]})


ODD = [
    {"items": []},
    {"themes": [], "items": []},
    {"meta": {}, "items": [], "extra": [1, {"a": None}], 3: "three"},
    {"meta": "text", "themes": "none", "items": [{"id": "A", "name": "=1+1", "materials": []}]},
    {
        "items": [
            {"id": "A", "name": "1", "level": 1},
            {"id": "A", "name": "again", "materials": [{"name": "x"}]},
        ]
    },
    {"items": [{"id": 7, "name": "n", "materials": [{"name": "x"}]}, "text", None, {}, ["list"]]},
    {
        "items": [
            {"statutory": {}, "promised": None, "fee": {"住宅": 80, "其他": 1.0}, "id": "A", "name": "#N/A"}
        ]
    },
    {
        "items": [
            {"id": "A", "name": "a", "conditions": ["one\ntwo", "", " x"], "legal_basis": [], "steps": ["=x"]}
        ]
    },
    {"items": [], "meta": "\x85", "more": {"a": "一\u2028二 \x85"}},
    {"items": [{"id": "A", "name": "a", "fee": "yaml: x", "source": "_x0041_", "level": date(2026, 1, 1)}]},
    {
        "items": [
            {"id": "A", "name": "a", "materials": [{"need": True, "original": 10**20, "name": "\x07"}, {}]}
        ]
    },
]


@pytest.mark.parametrize("record", ODD, ids=range(len(ODD)))
def test_odd_data_comes_back_as_it_was(record: object) -> None:
    assert _exact(_there_and_back(record)) == _exact(record)


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.dates()
    | st.sampled_from(["=A1", "#N/A", "yaml: 1", "1", "TRUE", "null", "_x000D_", "一\n二", "2026-01-01"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc键", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "name",
        "kind",
        "legal_basis",
        "statutory",
        "promised",
        "result",
        "special_time",
        "fee",
        "odd",
        "materials",
    ]
)
LIMITS = st.dictionaries(st.sampled_from(["days", "unit", "note", "odd"]), VALUES, max_size=4)
MATERIALS = st.lists(
    st.dictionaries(st.sampled_from(["name", "original", "note", "odd"]), VALUES), max_size=3
)
RECORDS = st.dictionaries(KEYS, VALUES | LIMITS | MATERIALS, max_size=8)
FILES = st.fixed_dictionaries(
    {"items": st.lists(RECORDS, max_size=4)},
    optional={"themes": st.lists(RECORDS, max_size=2), "meta": VALUES},
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(record=FILES)
def test_any_data_comes_back_as_it_was(record: object) -> None:
    assert _exact(_there_and_back(record)) == _exact(record), json.dumps(record, default=str)
