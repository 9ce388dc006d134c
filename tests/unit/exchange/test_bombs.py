"""Files made to exhaust the machine, and workbooks that nobody's program may compute."""

import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from counter_app.exchange.catalogue_reading import catalogue_of
from counter_app.exchange.catalogue_xlsx import read_catalogue_xlsx, write_catalogue_xlsx
from counter_app.exchange.catalogue_yaml import MAX_DEPTH, read_catalogue_yaml
from counter_app.exchange.cells import csv_cell
from counter_app.exchange.holiday_calendar import read_holiday_calendar
from counter_app.exchange.item_list import MAX_ROWS, read_item_list
from counter_app.exchange.workbook_file import MAX_CELL, MAX_COLUMNS

SECONDS = 20.0  # what is not refused runs for minutes; how long a refusal takes is no matter of a test
"""Of the processor, for the slowest refusal; most take milliseconds."""
MEGABYTES = 150
SMALL = {"items": [{"id": "A", "name": "甲", "materials": [{"name": "身份证"}]}]}
SHEET_XML = "xl/worksheets/sheet1.xml"
HEADER = "department,main_item,item_name,area_code,item_code,task_type,dept_code\n"


@pytest.fixture
def within_bounds() -> Iterator[None]:
    """The refusal takes neither long nor much."""
    tracemalloc.start()
    began = time.process_time()
    yield
    used, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < SECONDS
    assert peak < MEGABYTES * 1_000_000


def book() -> bytes:
    catalogue = catalogue_of(SMALL).catalogue
    assert catalogue is not None
    return write_catalogue_xlsx(catalogue)


def rewritten(change: Callable[[str, bytes], bytes], *, more: dict[str, bytes] | None = None) -> bytes:
    """The small workbook with its parts changed and others added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(book())) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def as_it_is(_: str, content: bytes) -> bytes:
    return content


def padded(zeros: int) -> bytes:
    return rewritten(as_it_is, more={"xl/media/image1.bin": bytes(zeros)})


def nested(levels: int) -> bytes:
    """An archive of archives of archives: 4 GB unpacked to the end, a few kilobytes here."""
    content = padded(1_000_000)
    for _ in range(levels):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(16):
                archive.writestr(f"{number}.zip", content)
        content = buffer.getvalue()
    return content


def understated() -> bytes:
    """A part that declares 10 bytes and unpacks to 30 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"0" * 30_000_000) + packer.flush()
    name = b"xl/workbook.xml"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 10, len(name), 0)
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\x01\x02",
        20,
        20,
        0,
        8,
        0,
        0,
        0,
        len(packed),
        10,
        len(name),
        0,
        0,
        0,
        0,
        0,
        0,
    )
    body, directory = local + name + packed, central + name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), len(body), 0)
    return body + directory + end


def overlapping() -> bytes:
    """Two hundred entries that all point at the same packed bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(range(256)) * 400)
        first = archive.infolist()[0]
        archive.infolist().extend([first] * 200)
    return buffer.getvalue()


def laughing(text: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        return text.encode() + content if name == SHEET_XML else content

    return change


def reencoded(name: str, content: bytes) -> bytes:
    hidden = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'
    return hidden.encode("utf-16") if name == SHEET_XML else content


def declared(encoding: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        head = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
        return head + content if name == SHEET_XML else content

    return change


BOMBS = {
    "40 MB of zeros": (lambda: padded(40_000_000), "archive_bomb"),
    "200 MB of zeros": (lambda: padded(200_000_000), "archive_bomb"),
    "nested": (lambda: nested(3), "not_a_workbook"),
    "understated": (understated, "not_a_workbook"),
    "overlapping": (overlapping, "archive_bomb"),
    "many parts": (lambda: rewritten(as_it_is, more={f"p{n}": b"" for n in range(600)}), "archive_bomb"),
    "outside path": (lambda: rewritten(as_it_is, more={"../../etc/passwd": b"x"}), "not_a_workbook"),
    "absolute path": (lambda: rewritten(as_it_is, more={"/etc/passwd": b"x"}), "not_a_workbook"),
    "entities": (lambda: rewritten(laughing('<!DOCTYPE x [<!ENTITY a "aaaa">]>')), "entities_refused"),
    "entities behind blanks": (lambda: rewritten(laughing(" " * 1_048_570 + "<!DOCTYPE x>")), "archive_bomb"),
    "entities in UTF-16": (lambda: rewritten(reencoded), "entities_refused"),
    "entities in another code page": (lambda: rewritten(declared("cp037")), "entities_refused"),
}


@pytest.mark.usefixtures("within_bounds")
@pytest.mark.parametrize(("make", "code"), BOMBS.values(), ids=BOMBS)
def test_a_workbook_that_would_exhaust_the_machine_is_refused(
    tmp_path: Path, make: Callable[[], bytes], code: str
) -> None:
    path = tmp_path / "bomb.xlsx"
    tracemalloc.stop()
    path.write_bytes(make())
    tracemalloc.start()
    began = time.process_time()
    result = read_catalogue_xlsx(path)
    assert time.process_time() - began < SECONDS / 2
    assert result.catalogue is None
    assert [problem.code for problem in result.problems] == [code]


def test_an_entity_is_found_where_two_pieces_meet(tmp_path: Path) -> None:
    noise = "".join(f"<!-- {number * 7919 % 100_003} -->" for number in range(70_000))[: (1 << 20) - 4]
    path = tmp_path / "a.xlsx"
    path.write_bytes(rewritten(laughing(noise + "<!DOCTYPE x>")))
    assert [problem.code for problem in read_catalogue_xlsx(path).problems] == ["entities_refused"]


def edited(sheet: str, cell: str, value: str) -> bytes:
    workbook = openpyxl.load_workbook(BytesIO(book()))
    workbook[sheet][cell] = value
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def test_columns_rows_and_cells_have_their_bounds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(edited("事项", openpyxl.utils.get_column_letter(MAX_COLUMNS + 1) + "1", "多余"))
    assert [problem.code for problem in read_catalogue_xlsx(path).problems] == ["too_many_columns"]
    path.write_bytes(edited("事项", "A1048576", "Z"))
    assert [problem.code for problem in read_catalogue_xlsx(path).problems] == ["too_many_rows"]
    long_cell = edited("材料", "I2", "MARK")
    text = "".join(chr(0x4E00 + number % 5000) for number in range(MAX_CELL + 1)).encode()
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(long_cell)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"MARK", text))
    path.write_bytes(buffer.getvalue())
    assert "value_too_long" in [problem.code for problem in read_catalogue_xlsx(path).problems]


YAML_BOMBS = {
    "aliases": ("a: &a [x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(40)), "anchor_refused"),
    "deep": ("items: " + "[" * 3000 + "]" * 3000, "too_deep"),
    "deep in blocks": ("".join(" " * n + "a:\n" for n in range(MAX_DEPTH + 5)), "too_deep"),
    "python": ("items: !!python/object/apply:os.system ['id']", "tag_refused"),
    "binary": ("items: !!binary aGVsbG8=", "tag_refused"),
    "long": ("items: " + "长" * 60_000, "value_too_long"),
    "sexagesimal": ("items: " + "1" + ":59" * 20_000, "value_too_long"),
    "large": ("items: [" + "a," * 3_000_000 + "]", "file_too_large"),
}


@pytest.mark.usefixtures("within_bounds")
@pytest.mark.parametrize(("text", "code"), YAML_BOMBS.values(), ids=YAML_BOMBS)
def test_a_catalogue_that_would_exhaust_the_machine_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(text, encoding="utf-8")
    assert [problem.code for problem in read_catalogue_yaml(path).problems] == [code]


def test_too_many_values_end_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_app.exchange.catalogue_yaml.MAX_NODES", 1000)
    path = tmp_path / "many.yaml"
    path.write_text("items:\n" + "- {id: A}\n" * 1000, encoding="utf-8")
    assert [problem.code for problem in read_catalogue_yaml(path).problems] == ["too_many_values"]


@pytest.mark.usefixtures("within_bounds")
def test_a_deep_calendar_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2026.json"
    path.write_text('{"year": 2026, "days": ' + "[" * 400_000 + "]" * 400_000 + "}", encoding="utf-8")
    assert [problem.code for problem in read_holiday_calendar(path).problems] == ["invalid_json"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEADER + "部门,,名称,,,1,\n" * (MAX_ROWS + 1), "too_many_rows"),
        (HEADER + "\n" * (3 * MAX_ROWS), "too_many_rows"),
        (HEADER + "a\n" * (3 * MAX_ROWS), "too_many_rows"),
        (HEADER.strip() + ",x" * 200 + "\n", "too_many_columns"),
        (HEADER + "a," * 2_000_000 + "\n", "wrong_cell_count"),
        (HEADER + '"' + "长" * 200_000 + "\n", "broken_line"),
    ],
)
def test_a_list_without_end_is_read_to_its_bound(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "items.csv"
    path.write_text(text, encoding="utf-8")
    began = time.process_time()
    assert code in [problem.code for problem in read_item_list(path).problems]
    assert time.process_time() - began < 10


FORMULAS = ("=1+1", "+1", "-1 层平面图", "@SUM(A1)", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x")', "-2+3")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_written_catalogue_is_computed(tmp_path: Path, text: str) -> None:
    record = {"items": [{"id": "A", "name": text, "conditions": [text, text], "materials": [{"name": text}]}]}
    catalogue = catalogue_of(record).catalogue
    assert catalogue is not None
    content = write_catalogue_xlsx(catalogue)
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                begins = isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
                assert bool(cell.quotePrefix) == begins
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    again = read_catalogue_xlsx(path).catalogue
    assert again is not None
    assert again.record == record


def test_a_list_of_findings_computes_nothing() -> None:
    assert [csv_cell(text)[0] for text in FORMULAS] == ["'"] * len(FORMULAS)
    assert csv_cell("第 3 行") == "第 3 行"
