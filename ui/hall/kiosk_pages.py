"""The further pages of the kiosk: what to bring, why to be called first, the number."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.services.hall_screens import Matter, MatterMaterial
from ui.hall.kiosk_choose import SIDE_WIDTH
from ui.hall.kiosk_parts import Pager, TouchButton
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_state import KioskState, Printing
from ui.hall.tile_board import Tile, TileBoard
from ui.printer_wording import trouble_words
from ui.styles.tokens import TOUCH, KioskSize, Space
from ui.terms import PRIORITY_REASONS, term
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.labels import label, paragraph

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _TakeButton(TouchButton):
    """The one button that everybody looks for."""

    TEXT = KioskSize.TITLE
    HEIGHT = TOUCH + Space.XL


class MatterPage(QWidget):
    """The checklist at the left, how many wait and the one button at the right."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self.title = paragraph("", "kiosk-title")
        self._place = paragraph("", "kiosk-muted")
        self.board = TileBoard(1, TOUCH, title_size=KioskSize.NOTE, choosable=False)
        self.nothing = EmptyState("checklist")
        self._waiting = label("", "kiosk-title")
        self._windows = paragraph("", "kiosk-strong")
        self.take = _TakeButton(self.tr("取号"), "Return", primary=True)
        self.priority = TouchButton(self.tr("优先取号"), "F2")
        self.back = TouchButton(self.tr("返回"), "Esc")
        self.take.clicked.connect(lambda _: presenter.take_number())
        self.priority.clicked.connect(presenter.ask_priority)
        self.back.clicked.connect(presenter.back)
        self._lay_out()

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.nothing)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self.title)
        left.addWidget(self._place)
        left.addLayout(self._pages, 1)
        left.addWidget(Pager(self.board))
        card = Card()
        card.setMinimumWidth(SIDE_WIDTH)
        for words, value in ((self.tr("前面等候"), self._waiting), (self.tr("办理窗口"), self._windows)):
            card.add(label(words, "kiosk-muted"))
            card.add(value)
            card.body.addSpacing(Space.L)
        card.body.addStretch(1)
        for button in (self.take, self.priority, self.back):
            card.add(button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XL)
        whole.addLayout(left, 2)
        whole.addWidget(card, 1)

    def render_state(self, state: KioskState) -> None:
        if state.matter is None:
            return
        matter = state.matter
        self.title.setText(matter.name)
        self._place.setText(f"{matter.department_name} · {matter.zone_name}")
        self._waiting.setText(self.tr("{count} 人").format(count=matter.people_ahead))
        self._windows.setText(windows_text(matter.window_numbers))
        self.take.set_busy(state.is_issuing)
        self.priority.setEnabled(not state.is_issuing)
        self.back.setEnabled(not state.is_issuing)
        self._render_materials(matter, state.materials)

    def _render_materials(self, matter: Matter, materials: tuple[MatterMaterial, ...] | None) -> None:
        tiles = [self._tile(i, material) for i, material in enumerate(materials or (), 1)]
        if tiles != list(self.board.tiles()):
            self.board.set_tiles(tiles)
        self._pages.setCurrentWidget(self.board if tiles else self.nothing)
        if materials is None:
            self.nothing.set_text(self.tr("正在读取材料清单…"), "", "loading")
        elif not tiles:
            self.nothing.set_text(
                self.tr("材料清单请向窗口咨询"), self.tr("可以先取号；窗口会一次告知要带什么。"), "checklist"
            )

    def _tile(self, i: int, material: MatterMaterial) -> Tile:
        parts = []
        if material.original_count:
            parts.append(self.tr("原件 {count}").format(count=material.original_count))
        if material.copy_count:
            parts.append(self.tr("复印件 {count}").format(count=material.copy_count))
        aside = " · ".join([*parts, term(material.necessity)])
        return Tile(title=f"{i}. {material.name}", aside=aside)


class PriorityPage(QWidget):
    """A small second step: who is called first says why."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self.board = TileBoard(2, 2 * TOUCH, title_size=KioskSize.TITLE)
        self.board.set_tiles([Tile(title=term(reason)) for reason in PRIORITY_REASONS])
        self.board.chosen.connect(lambda i: presenter.take_number(PRIORITY_REASONS[i]))
        back = TouchButton(self.tr("返回"), "Esc")
        back.clicked.connect(presenter.back)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("请选择优先取号的理由"), "kiosk-title"), 1)
        top.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addLayout(top)
        box.addWidget(paragraph(self.tr("办理时请出示相应证件；窗口核对后优先呼叫。"), "kiosk-muted"))
        box.addWidget(self.board, 1)

    def render_state(self, state: KioskState) -> None:
        self.board.setEnabled(not state.is_issuing)


class ResultPage(QWidget):
    """The number, large. Enter does nothing here: the second half of a double press must not wipe it."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.number = label("", "kiosk-number")
        self._ahead = label("", "kiosk-title")
        self._windows = label("", "kiosk-strong")
        self.paper = label("", "kiosk-strong")
        self.warning = paragraph("", "kiosk-warn")
        self.repair = paragraph("", "kiosk-muted")
        for line in (self.warning, self.repair):
            line.setAlignment(_CENTRE)
        self.again = TouchButton(self.tr("补打凭条"), "F3")
        self.again.setMinimumWidth(SIDE_WIDTH)
        self.again.clicked.connect(presenter.print_again)
        self.done = TouchButton("", "Esc")
        self.done.setMinimumWidth(SIDE_WIDTH)
        self.done.clicked.connect(presenter.start_over)
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        box.addWidget(label(self.tr("您的号码"), "kiosk-muted"), 0, _CENTRE)
        for line in (self.number, self._ahead, self._windows, self.paper):
            box.addWidget(line, 0, _CENTRE)
        box.addWidget(self.warning)
        box.addWidget(self.repair)
        box.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.L)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.done)
        buttons.addStretch(1)
        box.addLayout(buttons)

    def render_state(self, state: KioskState) -> None:
        ticket = state.ticket
        if ticket is None:
            return
        self.number.setText(ticket.label)
        nobody = self.tr("前面没有人，请留意呼叫")
        ahead = self.tr("前面还有 {count} 人").format(count=ticket.people_ahead)
        self._ahead.setText(ahead if ticket.people_ahead else nobody)
        place = windows_text(ticket.window_numbers)
        self._windows.setText(f"{ticket.zone_name} · {place}")
        self._render_paper(state)
        self.render_time()

    def _render_paper(self, state: KioskState) -> None:
        told = {
            Printing.UNDER_WAY: self.tr("正在打印凭条…"),
            Printing.DONE: self.tr("请取走凭条，在休息区等候"),
        }
        warned = {
            Printing.NOT_KNOWN: self.tr("凭条可能没有打印完整。没有拿到完整的凭条，请按“补打凭条”"),
            Printing.FAILED: self.tr("号码已取，未打印。请记下这个号码，凭号码等候同样有效"),
            Printing.NO_PAPER: self.tr("本机不出凭条，请记下这个号码"),
        }
        for line, words in ((self.paper, told), (self.warning, warned)):
            line.setText(words.get(state.printing, ""))
            line.setVisible(state.printing in words)
        trouble = state.printer_trouble
        self.repair.setText(trouble_words(trouble) if trouble else "")
        self.repair.setVisible(trouble is not None)
        self.again.setVisible(state.may_print_again())

    def render_time(self) -> None:
        seconds = self._presenter.seconds_left()
        self.done.set_text(self.tr("完成（{seconds} 秒后返回）").format(seconds=seconds))


class DownPage(QWidget):
    """Nobody is left in front of a screen that does nothing."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        box.addWidget(IconLabel("disconnected", 96, "muted"), 0, _CENTRE)
        box.addWidget(label(self.tr("取号机暂时连不上，请到导办台取号"), "kiosk-title"), 0, _CENTRE)
        box.addWidget(label(self.tr("恢复后本机自动可用，不需要操作。"), "kiosk-muted"), 0, _CENTRE)
        box.addStretch(2)


def windows_text(numbers: str) -> str:
    """`11、12 号窗口`; a queue without a window yet has none to name."""
    if not numbers:
        return QCoreApplication.translate("MatterPage", "请到导办台咨询窗口")
    return QCoreApplication.translate("MatterPage", "{numbers} 号窗口").format(numbers=numbers)
