"""The page of one matter: what to bring at the left; how long, who and the one button at the right."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.domain.people_names import mask_identity_number
from counter_app.services.hall_screens import Matter, MatterMaterial
from ui.hall.kiosk_parts import SIDE_WIDTH, Pager, TouchButton, keep_wide
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_state import KioskState
from ui.hall.kiosk_words import closed_text, wait_text, windows_text
from ui.hall.tile_board import Tile, TileBoard
from ui.styles.tokens import TOUCH, KioskSize, Space
from ui.terms import term
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label, paragraph


class _TakeButton(TouchButton):
    """The one button that everybody looks for."""

    TEXT = KioskSize.TITLE
    HEIGHT = TOUCH + Space.XL


class MatterPage(QWidget):
    """Nobody has to show a card: the large button gives a number at once."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.title = paragraph("", "kiosk-title")
        self._place = paragraph("", "kiosk-muted")
        self.board = TileBoard(1, TOUCH, title_size=KioskSize.NOTE, choosable=False)
        self.nothing = EmptyState("checklist")
        self._waiting = label("", "kiosk-strong")
        self.estimate = paragraph("", "kiosk-strong")
        self._windows = paragraph("", "kiosk-muted")
        self.known = paragraph("", "kiosk-muted")
        self.problem = paragraph("", "kiosk-warn")
        self.take = _TakeButton(self.tr("取号"), "Return", primary=True)
        self.priority = TouchButton(self.tr("优先取号"), "F2")
        self.identity = TouchButton(self.tr("刷身份证"), "F3")
        self.people = TouchButton(self.tr("代多人办"), "F4")
        self.back = TouchButton(self.tr("返回"), "Esc")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.take.clicked.connect(lambda _: self._presenter.take_number())
        self.priority.clicked.connect(self._presenter.ask_priority)
        self.identity.clicked.connect(self._on_identity)
        self.people.clicked.connect(self._presenter.ask_people)
        self.back.clicked.connect(self._presenter.back)

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
        keep_wide(self.take, SIDE_WIDTH - 2 * Space.XL)
        for words, value in ((self.tr("前面等候"), self._waiting), (self.tr("预计等候"), self.estimate)):
            line = QHBoxLayout()
            line.addWidget(label(words, "kiosk-muted"))
            line.addWidget(value, 1)
            card.body.addLayout(line)
        card.add(self._windows)
        card.body.addStretch(1)
        card.add(self.known)
        card.add(self.problem)
        card.add(self.take)
        for pair in ((self.priority, self.identity), (self.people, self.back)):
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            for button in pair:
                row.addWidget(button, 1)
            card.body.addLayout(row)
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
        self.estimate.setText(wait_text(matter.waiting_minutes, matter.people_ahead))
        self._windows.setText(windows_text(matter.window_numbers))
        self.known.setText(self._known(state))
        closed = closed_text(state.opening, self._presenter.now())
        self.problem.setText(closed or state.problem)
        self.problem.setVisible(bool(closed or state.problem))
        self.take.set_busy(state.is_issuing)
        self.take.setEnabled(not closed)
        self.priority.setEnabled(not state.is_issuing and not closed)
        self.identity.set_text(self.tr("刷身份证") if state.visitor is None else self.tr("不用证件"))
        for button in (self.identity, self.people, self.back):
            button.setEnabled(not state.is_issuing)
        self._render_materials(matter, state.materials)

    def _known(self, state: KioskState) -> str:
        """Who stands here as far as they said so; the rest of the number stays hidden from whoever looks on."""
        parts: list[str] = []
        if state.visitor is None:
            parts.append(self.tr("不出示证件也可以直接取号"))
        else:
            parts.append(
                self.tr("证件 {number}").format(number=mask_identity_number(state.visitor.id_number))
            )
            if state.is_senior():
                parts.append(self.tr("已满 60 周岁，自动优先"))
        if state.people > 1:
            parts.append(self.tr("代 {count} 人办理，一个号").format(count=state.people))
        return " · ".join(parts)

    def _on_identity(self) -> None:
        if self._presenter.state.visitor is None:
            self._presenter.ask_identity()
        else:
            self._presenter.forget_identity()

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
