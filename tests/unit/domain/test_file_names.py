"""A name of a file that somebody typed leaves its folder by no trick."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.file_names import file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("one_time_notice-九市监补〔2026〕0012号", "one_time_notice-九市监补〔2026〕0012号"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\windows", "windows"),
        ("/etc/shadow", "etc_shadow"),
        ("C:\\a", "C_a"),
        ("a\x00b\ud800", "a_b"),
        ("NUL", "_NUL"),
        ("com1", "_com1"),
        ("..", "paper"),
        ("", "paper"),
        (" . ", "paper"),
    ],
)
def test_tricks_become_plain_names(text: str, name: str) -> None:
    assert file_name(text) == name


@given(st.text(max_size=400))
def test_a_name_stays_in_its_folder_and_fits(text: str) -> None:
    name = file_name(text)
    assert Path(name).name == name
    assert 0 < len(f"{name}.pdf".encode()) < 255
    assert file_name(name) == name
