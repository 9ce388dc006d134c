"""The shared text fields: no paste freezes the window or costs what was typed, and no other field is made."""

import ast
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from counter_app.domain.text_kinds import TextKind, max_length
from ui.intake.masked_edit import MaskedEdit
from ui.widgets.prompt_form import Field, PromptForm
from ui.widgets.text_field import LineField, TextArea

ROOT = Path(__file__).parents[3]
BARE = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QTextBrowser", "QInputDialog"}
FREEZE_SECONDS = 0.3
"""Of the processor: what else the machine does is not the field's."""
TEN_MEGABYTES = 10_000_000


@pytest.fixture(autouse=True)
def clipboard(qapp: object) -> Callable[[str], None]:
    return QGuiApplication.clipboard().setText


@pytest.fixture(autouse=True)
def no_note_left(qapp: object) -> object:
    yield
    QToolTip.hideText()
    for window in QGuiApplication.topLevelWindows():
        window.close()


def ten_megabytes(piece: str) -> str:
    return piece * (TEN_MEGABYTES // len(piece.encode()))


def bare_fields(source: str) -> list[str]:
    """Text fields of Qt's own that a module makes or derives from."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += [node.func.id] if isinstance(node.func, ast.Name) and node.func.id in BARE else []
            found += (
                ["setEditable"]
                if isinstance(node.func, ast.Attribute) and node.func.attr == "setEditable"
                else []
            )
        elif isinstance(node, ast.ClassDef):
            found += [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in BARE]
    return found


def test_every_text_field_is_a_shared_one() -> None:
    breaches = {
        path.relative_to(ROOT).as_posix(): found
        for path in (ROOT / "ui").rglob("*.py")
        if path.name != "text_field.py" and (found := bare_fields(path.read_text(encoding="utf-8")))
    }
    assert breaches == {}


@pytest.mark.parametrize(
    "source", ["QLineEdit('x')", "class Mine(QPlainTextEdit): pass", "box.setEditable(True)", "QTextEdit()"]
)
def test_the_search_sees_a_bare_field(source: str) -> None:
    assert bare_fields(source)


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize("piece", ["长", "\x00", "=\n", "\u202e", "𠀀"])
def test_ten_megabytes_are_not_pasted_and_nothing_is_lost(
    qtbot: QtBot, clipboard: Callable[[str], None], kind: TextKind, piece: str
) -> None:
    field = LineField(kind)
    qtbot.addWidget(field)
    field.setText("typed")
    field.selectAll()
    clipboard(ten_megabytes(piece))
    began = time.process_time()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert time.process_time() - began < FREEZE_SECONDS
    assert field.text() == "typed"
    assert "没有粘贴" in field.accessibleDescription()


@pytest.mark.parametrize("piece", ["长", "长\n", "\u2066"])
def test_ten_megabytes_are_not_pasted_into_several_lines_either(
    qtbot: QtBot, clipboard: Callable[[str], None], piece: str
) -> None:
    area = TextArea(TextKind.REASON, "理由一")
    qtbot.addWidget(area)
    area.selectAll()
    clipboard(ten_megabytes(piece))
    began = time.process_time()
    QTest.keySequence(area, QKeySequence(QKeySequence.StandardKey.Paste))
    assert time.process_time() - began < FREEZE_SECONDS
    assert area.toPlainText() == "理由一"


def test_a_field_that_shows_all_on_focus_keeps_its_value(
    qtbot: QtBot, clipboard: Callable[[str], None]
) -> None:
    field = MaskedEdit(TextKind.NAME, "姓名")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "Li")
    field.selectAll()
    clipboard(ten_megabytes("长"))
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field.value() == field.text() == "Li"
    clipboard("ئابدۇللا")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field.value() == "ئابدۇللا"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\u202e强国\u202c", "强国"),
        ("李\x00\x1b强", "李强"),
        ("西彭镇\r\n元明村\n", "西彭镇 元明村"),
        ("邉\U000e0100𬭎", "邉\U000e0100𬭎"),
        ("クﾞ e\u0301", "クﾞ e\u0301"),
    ],
)
def test_what_is_pasted_can_be_seen(
    qtbot: QtBot, clipboard: Callable[[str], None], pasted: str, kept: str
) -> None:
    field = LineField(TextKind.ADDRESS)
    qtbot.addWidget(field)
    field.take_paste(pasted)
    assert field.text() == kept


def test_a_password_is_pasted_as_it_is(qtbot: QtBot) -> None:
    field = LineField(TextKind.SECRET)
    qtbot.addWidget(field)
    field.take_paste("  \u200be\u0301 强")
    assert field.text() == "  \u200be\u0301 强"
    assert field.displayText() != field.text()


@pytest.mark.parametrize("make", [lambda: LineField(TextKind.NAME), lambda: TextArea(TextKind.REASON)])
def test_a_drop_comes_through_the_same_door(qtbot: QtBot, make: Callable[[], LineField | TextArea]) -> None:
    field = make()
    qtbot.addWidget(field)
    mime = QMimeData()
    mime.setText(ten_megabytes("长"))
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    if isinstance(field, LineField):
        field.dropEvent(drop)
        assert field.text() == ""
    else:
        field.insertFromMimeData(mime)
        assert field.toPlainText() == ""


def test_keys_stop_where_the_kind_ends(qtbot: QtBot) -> None:
    area = TextArea(TextKind.REASON, "字" * max_length(TextKind.REASON))
    qtbot.addWidget(area)
    QTest.keyClicks(area, "more")
    assert len(area.toPlainText()) == max_length(TextKind.REASON)
    field = LineField(TextKind.LINE, "字" * 1000)
    qtbot.addWidget(field)
    assert len(field.text()) == 2 * max_length(TextKind.LINE), "characters of two units must fit too"


def test_a_form_says_under_the_field_what_cannot_be_recorded(qtbot: QtBot) -> None:
    form = PromptForm(
        [Field(key="a", title="a", holds=TextKind.PHONE), Field(key="b", title="b", kind="text")]
    )
    qtbot.addWidget(form)
    first, second = form.editor("a"), form.editor("b")
    assert isinstance(first, LineField)
    assert isinstance(second, TextArea)
    first.setText("不知道")
    second.setPlainText("李\u202e强")
    problems = form.text_problems()
    assert "电话" in problems["a"]
    assert "文字方向" in problems["b"]
    first.setText("")
    second.setPlainText("好")
    assert form.text_problems() == {}
