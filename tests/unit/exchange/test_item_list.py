from collections import Counter
from pathlib import Path

import pytest

from counter_app.exchange.item_list import ItemListResult, read_item_list
from counter_app.exchange.problems import Severity, has_errors

CATALOGUE = Path(__file__).parents[3] / "resources" / "catalogue"
HEADER = "department,main_item,item_name,area_code,item_code,task_type,dept_code\n"
CODE = "511A0138000000-511602000000-000-11511301008778386B-1-00"
ROW = f"区交通运输局,未分类,道路货物运输经营许可,511602000000,{CODE},1,11511301008778386B\n"


@pytest.fixture(scope="module")
def guangan() -> ItemListResult:
    return read_item_list(CATALOGUE / "guangan_items.csv")


def _read(folder: Path, content: str | bytes) -> ItemListResult:
    path = folder / "items.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_item_list(path)


def _codes(result: ItemListResult) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in result.problems]


def test_a_real_hall_is_read_whole(guangan: ItemListResult) -> None:
    assert len(guangan.rows) == 1135
    assert len(guangan.departments) == 34
    assert [row.line for row in guangan.rows] == list(range(2, 1137))
    assert Counter(row.kind for row in guangan.rows)["行政许可"] > 100
    assert "" not in {row.kind for row in guangan.rows}
    assert not has_errors(guangan.problems)


def test_its_dirty_codes_are_counted_as_the_source_counts_them(guangan: ItemListResult) -> None:
    assert sum(bool(row.agency_code) for row in guangan.rows) == 964
    dirty = [problem for problem in guangan.problems if problem.code.startswith("item_code")]
    assert len(dirty) == len({problem.line for problem in dirty}) == 171
    by_line = {row.line: row for row in guangan.rows}
    assert all(problem.facts["value"] == by_line[problem.line].item_code for problem in dirty)


def test_a_bad_department_code_is_reported_once(guangan: ItemListResult) -> None:
    pairs = [
        (problem.facts["department"], problem.facts["value"])
        for problem in guangan.problems
        if problem.code == "department_code"
    ]
    assert len(pairs) == len(set(pairs)) > 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_chinese_spreadsheets(tmp_path: Path, encoding: str) -> None:
    result = _read(tmp_path, (HEADER + ROW.replace("货物", "货𬭎物")).encode(encoding))
    assert [row.name for row in result.rows] == ["道路货𬭎物运输经营许可"]
    assert result.problems == ()


def test_chinese_headers_in_any_order(tmp_path: Path) -> None:
    header = "事项名称,实施编码,部门,部门代码,主项名称,事项类型,区划代码,备注\n"
    row = f"道路货物运输经营许可,{CODE},区交通运输局,11511301008778386B,未分类,1,511602000000,无\n"
    result = _read(tmp_path, header + row)
    assert result.rows == _read(tmp_path, HEADER + ROW).rows
    assert result.problems == ()


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    result = _read(tmp_path, HEADER.replace("item_name,", "") + ROW)
    assert result.rows == ()
    assert _codes(result) == [("missing_column", 1)]
    assert result.problems[0].facts["column"] == "item_name"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \n", "file_empty"),
        (HEADER.encode(), "no_rows"),
        (b"PK\x03\x04\x00\x00", "not_a_text_file"),
        (b"\xff\xfe\xff", "encoding_unknown"),
    ],
)
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    result = _read(tmp_path, content)
    assert result.rows == ()
    assert [problem.code for problem in result.problems] == [code]
    assert result.problems[0].severity is Severity.ERROR


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        assert [problem.code for problem in read_item_list(path).problems] == ["file_not_found"]


def test_broken_lines_are_reported_and_the_others_kept(tmp_path: Path) -> None:
    content = HEADER + "只有,三个,单元格\n" + ROW + 'a"b,"x"y,z,1,2,3,4\n' + "\n" + ROW + '甲,"没有结束\n乙\n'
    result = _read(tmp_path, content)
    assert [row.line for row in result.rows] == [3, 6]
    assert _codes(result) == [
        ("wrong_cell_count", 2),
        ("broken_line", 4),
        ("duplicate_item_code", 6),
        ("broken_line", 7),
    ]


def test_dirty_cells_are_cleaned_and_reported(tmp_path: Path) -> None:
    row = ROW.replace("道路货物", "道路\x1b货物").replace(",1,", ",99,")
    result = _read(tmp_path, HEADER + row)
    assert result.rows[0].name == "道路货物运输经营许可"
    assert _codes(result) == [("dirty_text", 2), ("unknown_task_type", 2)]


def test_a_row_without_a_name_is_an_error_and_without_a_code_is_not(tmp_path: Path) -> None:
    result = _read(tmp_path, HEADER + ROW.replace("道路货物运输经营许可", " ") + ROW.replace(CODE, ""))
    assert _codes(result) == [("missing_name", 2), ("missing_item_code", 3)]
    assert len(result.rows) == 1
    assert result.rows[0].agency_code == ""


def test_a_cell_over_two_lines_keeps_line_numbers_right(tmp_path: Path) -> None:
    two_lines = ROW.replace("道路货物运输经营许可", '"道路货物\n运输"')
    result = _read(tmp_path, HEADER + two_lines + ROW)
    assert [(row.line, row.name) for row in result.rows] == [
        (2, "道路货物 运输"),
        (4, "道路货物运输经营许可"),
    ]
