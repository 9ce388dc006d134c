"""First page of the kiosk: find the matter by zone, by department, or by a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.domain.people_names import mask_identity_number
from ui.hall.keypad import Keypad
from ui.hall.kiosk_parts import Pager, TouchButton, keep_wide
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_state import GroupBy, KioskState
from ui.hall.kiosk_words import closed_text, may_check_in_text
from ui.hall.tile_board import Tile, TileBoard
from ui.styles.tokens import KioskSize, Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, paragraph, set_property
from ui.widgets.search_box import SearchBox

_TILE_HEIGHT = 104


class ChoosePage(QWidget):
    """Whoever types a letter anywhere searches; the arrows and Enter choose."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._shown: tuple[object, ...] = ()
        self.heading = ElidedLabel("", "kiosk-title")
        self.by_zone = TouchButton(self.tr("按区域"), "F3")
        self.by_department = TouchButton(self.tr("按部门"), "F4")
        self.by_life_event = TouchButton(self.tr("按一件事"), "F6")
        self.back = TouchButton(self.tr("返回"), "Esc")
        self.board = TileBoard(2, _TILE_HEIGHT, title_size=KioskSize.KEY)
        self.nothing = EmptyState("search")
        self.closed = paragraph("", "kiosk-warn")
        self.known = paragraph("", "kiosk-muted")
        self.box = SearchBox(self.tr("事项名称或拼音首字母"))
        set_property(self.box, "role", "kiosk-search")
        self.keypad = Keypad()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.heading, 1)
        for button in (self.by_zone, self.by_department, self.by_life_event, self.back):
            top.addWidget(button)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.nothing)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addLayout(top)
        left.addWidget(self.closed)
        left.addLayout(self._pages, 1)
        left.addWidget(Pager(self.board))
        side = QWidget()
        keep_wide(side)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.M)
        right.addWidget(self.box)
        right.addWidget(self.keypad)
        hint = self.tr("点拼音首字母查找：宅基地点 ZJD；也可以键入事项、部门或“一件事”的名称。")
        right.addWidget(paragraph(hint, "kiosk-muted"))
        right.addWidget(self.known)
        right.addStretch(1)
        # Further services of the kiosk stand here, at the lower right, where no list ever reaches.
        self.services = QVBoxLayout()
        self.services.setSpacing(Space.S)
        right.addLayout(self.services)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XL)
        whole.addLayout(left, 2)
        whole.addWidget(side, 1)

    def _connect(self) -> None:
        self.by_zone.clicked.connect(lambda: self._presenter.group_by(GroupBy.ZONE))
        self.by_department.clicked.connect(lambda: self._presenter.group_by(GroupBy.DEPARTMENT))
        self.by_life_event.clicked.connect(lambda: self._presenter.group_by(GroupBy.LIFE_EVENT))
        self.back.clicked.connect(self._presenter.back)
        self.board.chosen.connect(self._on_chosen)
        # At once, not after a pause: a list that is read again meanwhile must not take letters back.
        self.box.textEdited.connect(self._presenter.search)
        self.box.left_downwards.connect(self.board.setFocus)
        self.box.chosen.connect(self._on_enter)
        self.keypad.typed.connect(lambda letter: self._type(self.box.text() + letter.lower()))
        self.keypad.erased.connect(lambda: self._type(self.box.text()[:-1]))
        self.keypad.cleared.connect(lambda: self._type(""))

    def render_state(self, state: KioskState) -> None:
        self._state = state
        if self.box.text().strip() != state.query:
            self.box.setText(state.query)
        groups = state.shows_groups()
        self.by_zone.setVisible(groups)
        self.by_department.setVisible(groups)
        self.by_life_event.setVisible(groups and bool(state.life_events))
        self.by_zone.set_primary(state.group_by is GroupBy.ZONE)
        self.by_department.set_primary(state.group_by is GroupBy.DEPARTMENT)
        self.by_life_event.set_primary(state.group_by is GroupBy.LIFE_EVENT)
        self.back.setVisible(state.may_go_back())
        closed = state.problem or self._closed(state)
        self.closed.setText(closed)
        self.closed.setVisible(bool(closed))
        number = mask_identity_number(state.visitor.id_number) if state.visitor else ""
        self.known.setText(self.tr("已读取证件 {number}，请选择事项").format(number=number) if number else "")
        self.known.setVisible(bool(number))
        self.heading.setText(self._heading(state))
        place = (state.group_by, state.group, state.query)
        tiles = self._group_tiles(state) if groups else self._matter_tiles(state)
        self.board.set_tiles(tiles, keep_place=place == self._shown)
        self._shown = place
        self._render_nothing(state, tiles)

    def _closed(self, state: KioskState) -> str:
        now = self._presenter.now()
        booked = may_check_in_text(state.opening, now) if state.takes_bookings else ""
        return closed_text(state.opening, now) + booked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no other part wanted belong to the search."""
        typed = event.text()
        if typed.isprintable() and typed.strip():
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._type(self.box.text() + typed)
        else:
            super().keyPressEvent(event)

    def _type(self, text: str) -> None:
        self.box.setText(text)
        self._presenter.search(text)

    def _on_enter(self) -> None:
        """The only matter that is left opens at once; among several the arrows choose."""
        if self._state.query and len(self._state.shown_matters()) == 1:
            self._on_chosen(0)
        else:
            self.board.setFocus()

    def _on_chosen(self, i: int) -> None:
        if self._state.shows_groups():
            self._presenter.open_group(self._state.groups()[i].name)
        else:
            self._presenter.choose(self._state.shown_matters()[i])

    def _heading(self, state: KioskState) -> str:
        if state.query:
            return self.tr("“{query}”找到 {count} 项").format(
                query=state.query, count=len(state.shown_matters())
            )
        if state.group:
            return state.group
        return {
            GroupBy.ZONE: self.tr("请选择办理区域"),
            GroupBy.DEPARTMENT: self.tr("请选择办理部门"),
            GroupBy.LIFE_EVENT: self.tr("请选择要办的一件事"),
        }[state.group_by]

    def _group_tiles(self, state: KioskState) -> list[Tile]:
        return [
            Tile(
                title=group.name,
                note=self.tr("{count} 个事项").format(count=group.matter_count),
                aside=self._waiting(group.waiting),
            )
            for group in state.groups()
        ]

    def _matter_tiles(self, state: KioskState) -> list[Tile]:
        by_department = state.group_by is GroupBy.DEPARTMENT and not state.query
        return [
            Tile(
                title=matter.name,
                note=matter.zone_name if by_department else matter.department_name,
                aside=self._waiting(matter.people_ahead),
            )
            for matter in state.shown_matters()
        ]

    def _waiting(self, count: int) -> str:
        return self.tr("等候 {count} 人").format(count=count) if count else self.tr("无人等候")

    def _render_nothing(self, state: KioskState, tiles: list[Tile]) -> None:
        appeared = bool(tiles) and self._pages.currentWidget() is not self.board
        self._pages.setCurrentWidget(self.board if tiles else self.nothing)
        if appeared and not state.query:  # whoever is typing goes on typing
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.query:
            self.nothing.set_text(
                self.tr("没有找到这个事项"), self.tr("请换一个词，或到导办台咨询。"), "search"
            )
        elif not tiles:
            self.nothing.set_text(self.tr("正在读取办理事项…"), "", "loading")
