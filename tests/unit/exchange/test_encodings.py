"""Text files as they come from Windows, WPS, Excel and the web, and those that only look like text."""

import codecs
import json
from pathlib import Path

import pytest

from counter_app.exchange.catalogue_yaml import read_catalogue_yaml
from counter_app.exchange.encodings import UnknownEncoding, decoded
from counter_app.exchange.holiday_calendar import read_holiday_calendar
from counter_app.exchange.item_list import read_item_list
from counter_app.exchange.problems import Unreadable, read_text

TEXT = "部门,事项名称\n区市场监管局,食品经营许可（新办）\n西彭镇,农村村民宅基地用地审批\n"
HEADER = "department,main_item,item_name,area_code,item_code,task_type,dept_code\n"
CODE = "511A0010100000-511602000000-000-11511301008778386B-1-00"
LIST = HEADER + f"区交通运输局,未分类,道路货物运输经营许可,511602000000,{CODE},1,11511301008778386B\n"
CATALOGUE = "items:\n- {id: A, name: 农村村民宅基地用地审批}\n"
CALENDAR = json.dumps(
    {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": True}]}, ensure_ascii=False
)
WRITTEN = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "GB 18030": lambda text: text.encode("gb18030"),
    "UTF-16 little": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
def test_every_usual_encoding_is_read_by_every_import(tmp_path: Path, write: object) -> None:
    assert callable(write)
    (tmp_path / "items.csv").write_bytes(write(LIST))
    (tmp_path / "catalogue.yaml").write_bytes(write(CATALOGUE))
    (tmp_path / "2026.json").write_bytes(write(CALENDAR))
    (row,) = read_item_list(tmp_path / "items.csv").rows
    catalogue = read_catalogue_yaml(tmp_path / "catalogue.yaml").catalogue
    notice = read_holiday_calendar(tmp_path / "2026.json").notice
    assert row.name == "道路货物运输经营许可"
    assert catalogue is not None
    assert catalogue.items[0].name == "农村村民宅基地用地审批"
    assert notice is not None
    assert notice.days[0].name == "元旦"


def test_characters_of_four_bytes_and_rare_names_are_read() -> None:
    text = TEXT + "𬭎𠀀㐀䶮镕\n"
    assert decoded(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (TEXT.encode("big5", errors="replace") + "許可證辦理".encode("big5") * 30, "encoding_unknown", 0),
        ("Genehmigung für Straßenbäume, größere Änderungen\n".encode("latin-1"), "encoding_unknown", 0),
        ("道路運送車両の登録を受けることができます".encode("shift-jis"), "encoding_unknown", 0),
        (TEXT.encode("utf-16-le"), "not_a_text_file", 0),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "encoding_unknown", 0),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "encoding_unknown", 0),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "encoding_unknown", 0),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "not_a_text_file", 0),
        (TEXT.encode() + b"\xe5\x8c", "encoding_damaged", 4),
        (TEXT.encode()[:-3] + b"\xff\n", "encoding_damaged", 3),
        (codecs.BOM_UTF8 + b"a\n\xff", "encoding_damaged", 2),
        (b"PK\x03\x04\x00\x00", "not_a_text_file", 0),
        (bytes(range(1, 256)), "encoding_unknown", 0),
    ],
)
def test_what_fits_no_encoding_is_not_read_as_nonsense(content: bytes, code: str, line: int) -> None:
    with pytest.raises(UnknownEncoding) as unknown:
        decoded(content)
    assert (unknown.value.code, unknown.value.line) == (code, line)


def test_a_device_a_pipe_and_a_growing_file_are_no_files(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "large.csv").write_bytes(b"a" * 1001)
    found = {}
    for name in ("pipe.csv", "zero.csv", "loop.csv", "large.csv", "a" * 300, "a\x00b"):
        with pytest.raises(Unreadable) as refused:
            read_text(tmp_path / name, 1000)
        found[name[:9]] = refused.value.problem.code
    assert found == {
        "pipe.csv": "file_not_found",
        "zero.csv": "file_not_found",
        "loop.csv": "file_not_found",
        "large.csv": "file_too_large",
        "aaaaaaaaa": "file_not_readable",
        "a\x00b": "file_not_found",
    }
