"""Every widget together in each theme, looked at as pixels."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tests.unit.ui.fitting import cut_texts
from ui.prompter import Field, Option
from ui.shell.frame import Frame
from ui.shell.top_bar import Connection
from ui.shell.workplace import Workplace
from ui.styles.icons import FOLDER, icon_pixmap
from ui.styles.theme import COLOURS, Theme, apply_theme
from ui.styles.tokens import Tone
from ui.tables import Column, FrozenTableModel
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_tile import FigureTile
from ui.widgets.form_row import FormRow
from ui.widgets.hint_bar import KeyHintBar
from ui.widgets.key_button import KeyButton
from ui.widgets.lamp import LampPill, lamp_pill
from ui.widgets.number_plate import NumberPlate
from ui.widgets.pill import StatusPill
from ui.widgets.search_box import SearchBox
from ui.widgets.symbol import Symbol

LAMPS = ("green", "yellow", "red", "statutory_overdue", "stopped")


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    lamp: str


class Gallery(Workplace):
    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.addWidget(self._actions(), 0, 0, 2, 1)
        grid.addWidget(self._states(), 0, 1)
        grid.addWidget(self._table(), 1, 1)
        grid.addWidget(self._fields(), 0, 2, 2, 1)
        grid.setColumnStretch(1, 1)

    def _actions(self) -> Card:
        card = Card()
        plate = NumberPlate("正在办理")
        plate.set_number("B036")
        plate.set_detail("农村建房 · 已办理 06:12")
        busy, off = KeyButton("扫描", "F10"), KeyButton("受理", "Ctrl+Return")
        busy.set_busy(True)
        off.setEnabled(False)
        self.primary = KeyButton("办结并呼叫下一位", "F2", primary=True)
        danger = KeyButton("作废证书", "Del", danger=True)
        for widget in (plate, self.primary, KeyButton("重呼", "F3"), busy, off, danger):
            card.add(widget)
        card.body.addStretch(1)
        return card

    def _states(self) -> Card:
        card = Card("各窗口", heading=True)
        card.set_aside("最久 18 分钟")
        chips = ChipBar()
        chips.set_chips([("all", "全部 157"), ("market", "市场准入 46")])
        pills = QHBoxLayout()
        for tone in Tone:
            pills.addWidget(StatusPill(f"状态 {tone}", tone, Symbol.CHECK))
        for lamp in LAMPS:
            pills.addWidget(LampPill(lamp))
        tiles = QHBoxLayout()
        for tone in Tone:
            tile = FigureTile("今日按时办结率", tone)
            tile.set_figure("98.7%", "31 分")
            tiles.addWidget(tile)
        card.add(chips)
        card.body.addLayout(pills)
        card.body.addLayout(tiles)
        for tone in (Tone.INFO, Tone.OK, Tone.WARN, Tone.BAD):
            banner = Banner()
            card.add(banner)
            banner.show_message(tone, "应当一次告知全部内容。", lead="3 项需要补正。", action="查看")
        return card

    def _table(self) -> Card:
        card = Card(padded=False)
        model = FrozenTableModel[Case](
            [
                Column(title="事项", text=lambda row: row.title),
                Column(title="状态", pills=lambda row: [lamp_pill(row.lamp)], width=160),
            ],
            key=lambda row: row.lamp,
            attention=lambda row: row.lamp == "yellow",
        )
        model.set_rows([Case("农村村民宅基地用地审批", lamp) for lamp in LAMPS])
        self.table = DataTable(model)
        card.add(self.table)
        return card

    def _fields(self) -> Card:
        card = Card("申请人")
        row = FormRow("身份证号", QLineEdit("510213198001014512"))
        row.set_problem("校验码不符：请对照证件核对后重新输入。")
        sentence = "取号后自动出现在这里；过号的人在导办台重新排队。"
        for widget in (SearchBox("事项、编码、拼音首字母"), row, EmptyState("empty", "暂无等候", sentence)):
            card.add(widget)
        return card


def distinct_colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


@pytest.fixture
def frame(shown: Callable[[QWidget], QWidget]) -> Frame:
    made = Frame()
    made.set_place("九龙坡区行政服务中心", "民生 12 号窗口", "周敏", "A 岗")
    made.set_clock("2026-11-20 周五 10:42")
    made.set_connection(Connection.LOST, 35)
    for key, title in [("window", "窗口"), ("sign-off", "签批"), ("supervision", "督办")]:
        made.add_workplace(key, title, key, Gallery() if key == "window" else QWidget())
    made.resize(1366, 768)
    shown(made)
    return made


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_shows_everything_whole(
    frame: Frame, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    apply_theme(qapp, theme)
    gallery = frame.findChildren(Gallery)[0]
    gallery.table.setFocus()
    qapp.processEvents()
    picture = frame.grab().toImage()
    assert picture.save(str(tmp_path / f"{theme}.png"))
    assert cut_texts(frame) == []
    assert distinct_colours(picture) > 60
    ink = COLOURS[theme]
    assert picture.pixelColor(frame.width() // 2, 2) == QColor(ink.surface)
    assert picture.pixelColor(70, frame.height() - 50) == QColor(ink.canvas)


@pytest.mark.parametrize("theme", Theme)
def test_every_sheet_shows_its_words_whole(
    frame: Frame, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    apply_theme(qapp, theme)
    options = (Option(key="a", title="等补复印件", note="顾客在大厅"), Option(key="b", title="等现场勘验"))
    fields = (
        Field(key="reason", title="原因", kind="choice", options=options),
        Field(key="due", title="预计返回", kind="date", value="2026-11-20"),
        Field(key="note", title="说明", kind="text", hint="会显示在等候列表里"),
    )
    sentence = (
        "作废后这本证书立即失效，号码不再使用，并在公开查询中显示“已作废”。此操作不能撤销，请核对证书号。"
    )
    sheets = [
        frame.prompter.ask("作废证书？", sentence, "作废证书", lambda: None, danger=True),
        frame.prompter.choose("转移到哪里？", options, lambda _: None, sentence=sentence),
        frame.prompter.form("挂起 B036", fields, lambda _: {"note": "请写明等什么。"}, lambda _: None),
    ]
    sheets[-1].confirmed.emit()
    for i, sheet in reversed(list(enumerate(sheets))):
        qapp.processEvents()
        assert cut_texts(sheet) == []
        assert sheet.grab().save(str(tmp_path / f"{theme}-{i}.png"))
        sheet.cancel()


class _Shows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_building_a_screen_or_a_sheet_flashes_no_window(frame: Frame, qapp: QApplication) -> None:
    shows = _Shows()
    qapp.installEventFilter(shows)
    gallery = Gallery()
    frame.add_workplace("more", "目录", "catalogue", gallery)
    fields = (Field(key="note", title="说明", hint="会显示在等候列表里"),)
    sheet = frame.prompter.form("挂起 B036", fields, lambda _: {}, lambda _: None)
    sheet.cancel()
    qapp.removeEventFilter(shows)
    assert shows.seen == []


def test_the_focus_is_visible(frame: Frame, qapp: QApplication) -> None:
    gallery = frame.findChildren(Gallery)[0]
    frame.setFocus()
    qapp.processEvents()
    without = gallery.primary.grab().toImage()
    gallery.primary.setFocus()
    qapp.processEvents()
    assert gallery.primary.grab().toImage() != without


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_in_the_colour_asked_for(qapp: QApplication, path: Path) -> None:
    image = icon_pixmap(path.stem, 24, "accent").toImage()
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    drawn = [pixel for pixel in pixels if pixel.alpha() > 200]
    wanted = QColor(COLOURS[Theme.LIGHT].accent)
    assert drawn
    assert all(
        abs(pixel.blue() - wanted.blue()) < 12 and abs(pixel.red() - wanted.red()) < 12 for pixel in drawn
    )


def test_the_hint_bar_never_writes_over_its_note(
    frame: Frame, qapp: QApplication, shown: Callable[[QWidget], QWidget]
) -> None:
    bar = QWidget()
    box = QVBoxLayout(bar)
    hints = KeyHintBar()
    box.addWidget(hints)
    shown(bar)
    bar.resize(300, 60)
    hints.set_note("扫描条码可直接打开办件")
    qapp.processEvents()
    alone = hints.grab().toImage()
    hints.set_hints([("F2", "呼叫下一位，并把当前的号办结")])
    qapp.processEvents()
    assert hints.grab().toImage() == alone
