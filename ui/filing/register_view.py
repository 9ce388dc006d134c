"""The left column: what to do now, how long the store still carries, and the three lists."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.cases import CaseStatus
from counter_app.offline.drafts import DraftSummary
from counter_app.offline.outbox import OutboxEntry
from counter_app.services.filing import CaseState
from ui.cases.words import status_pill
from ui.filing.register_presenter import RegisterPresenter
from ui.filing.state import RegisterState
from ui.filing.wording import age, refusal_sentence
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, set_property
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import short_time

COLUMN_WIDTH = 284
FEW_CODES = 20
_SHORT = {CaseStatus.PENDING_LEADER: CaseStatus.PENDING_SIGN_OFF}
"""In a narrow list both wait to be signed; the form says by whom."""
DRAFTS, UNSENT, SENT = "drafts", "unsent", "sent"
LIST_KEYS = {DRAFTS: "F2", UNSENT: "F3", SENT: "F4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of any of the lists; `filing_id` is a draft's id or a case's."""

    filing_id: UUID
    is_draft: bool
    applicant: str
    item: str
    pill: Pill
    told: str


class RegisterView(QWidget):
    """Signals:
    draft_wanted(object): the id of a draft to go on with
    entry_wanted(object): the id of a finished filing to look at
    focus_moved(): another list has the focus
    """

    draft_wanted = Signal(object)
    entry_wanted = Signal(object)
    focus_moved = Signal()

    def __init__(self, presenter: RegisterPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.new = KeyButton(self.tr("新收件"), "Ctrl+N", primary=True)
        self.sync = KeyButton(self.tr("同步"), "F5")
        self.lock = KeyButton(self.tr("锁定"), "F12")
        self._facts = {name: label("", "strong") for name in ("codes", "catalogue", "pulled")}
        self._running = label("", "small")
        self.chips = ChipBar()
        self._model: FrozenTableModel[Line] = FrozenTableModel(
            _columns(), lambda line: line.filing_id, _is_refused, parent=self
        )
        self.table = DataTable(self._model)
        self.table.horizontalHeader().hide()
        self._list = ListState(self.table)
        self.setFixedWidth(COLUMN_WIDTH)
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def _lay_out(self) -> None:
        top = Card()
        top.add(self.new)
        pair = QHBoxLayout()
        pair.setSpacing(Space.S)
        pair.addWidget(self.sync, 1)
        pair.addWidget(self.lock, 1)
        top.body.addLayout(pair)
        grid = QGridLayout()
        grid.setVerticalSpacing(Space.S - 2)
        grid.setContentsMargins(0, Space.XS, 0, 0)
        names = (self.tr("可用监管码"), self.tr("事项目录"), self.tr("上次同步"))
        for row, (name, value) in enumerate(zip(names, self._facts.values(), strict=True)):
            grid.addWidget(label(name), row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        top.body.addLayout(grid)
        top.add(self._running)
        lists = Card(padded=False)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        bar.addWidget(self.chips)
        lists.body.addLayout(bar)
        lists.add(self._list, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(top)
        box.addWidget(lists, 1)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self._render)
        self.chips.chosen.connect(lambda _: self._show_list(self._presenter.state))
        self.table.row_activated.connect(self._take)
        self.table.clicked.connect(lambda _: self._take(self.table.current_row()))
        for key, sequence in LIST_KEYS.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._opens(key))

    def _opens(self, key: str) -> Callable[[], None]:
        return lambda: self.open_list(key)

    def open_list(self, key: str) -> None:
        """Show one of the lists and go there."""
        self.chips.set_current(key)
        self._show_list(self._presenter.state)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.focus_moved.emit()

    def mark(self, filing_id: UUID | None) -> None:
        """Show in the list which one lies in the middle."""
        if filing_id is not None:
            self.table.select_key(filing_id)

    def shown_list(self) -> str:
        """Which list is shown."""
        return self.chips.current()

    def _take(self, line: Line | None) -> None:
        if line is not None:
            (self.draft_wanted if line.is_draft else self.entry_wanted).emit(line.filing_id)

    # -- rendering -------------------------------------------------------------------------------------------

    def _render(self, state: RegisterState) -> None:
        self._show_facts(state)
        self.sync.set_busy(state.syncing)
        self._running.setVisible(state.syncing)
        left = len(state.unsent)
        self._running.setText(
            self.tr("正在同步：还剩 {count} 件没有回音").format(count=left)
            if state.to_send and left
            else self.tr("正在同步：收取进度和事项目录")
        )
        self.chips.set_chips(
            (
                (DRAFTS, self.tr("草稿 {count}").format(count=len(state.drafts))),
                (UNSENT, self.tr("待同步 {count}").format(count=len(state.unsent))),
                (SENT, self.tr("已同步 {count}").format(count=len(state.sent))),
            )
        )
        self._show_list(state)

    def _show_facts(self, state: RegisterState) -> None:
        status, now = state.status, state.now
        if status is None or now is None:
            for value in self._facts.values():
                value.setText("")
            return
        few = status.codes_left < FEW_CODES
        codes = self._facts["codes"]
        mark = "▲ " if few else ""
        codes.setText(mark + self.tr("{count} 个").format(count=status.codes_left))
        set_property(codes, "role", "problem" if few else "strong")
        codes.setToolTip(self.tr("监管码不多了，有网络时请同步补领。") if few else "")
        taken, pulled = status.snapshot_taken_at, status.pulled_at
        self._facts["catalogue"].setText(age(taken, now) if taken else self.tr("还没有"))
        self._facts["pulled"].setText(short_time(pulled) if pulled else self.tr("还没有"))

    def _show_list(self, state: RegisterState) -> None:
        lines = _lines(self.chips.current(), state)
        self._model.set_rows(lines)
        if state.failure:
            self._list.show_failed(state.failure, self._presenter.retry)
        elif state.status is None:
            self._list.show_loading()
        elif lines:
            self._list.show_rows()
        else:
            self._list.show_empty(*self._empty_words())

    def _empty_words(self) -> tuple[str, str]:
        return {
            DRAFTS: (self.tr("没有草稿"), self.tr("填了一半的表格自动存在这里。")),
            UNSENT: (self.tr("没有待同步的件"), self.tr("完成收件后放在这里，同步时送镇街。")),
            SENT: (self.tr("还没有送出的件"), self.tr("送到镇街的件和进度列在这里。")),
        }[self.chips.current()]


def _is_refused(line: Line) -> bool:
    return line.pill.symbol is Symbol.TRIANGLE


def _lines(key: str, state: RegisterState) -> tuple[Line, ...]:
    if key == DRAFTS:
        return tuple(_draft_line(each, state.now) for each in state.drafts)
    if key == UNSENT:
        return tuple(_entry_line(each, None) for each in state.unsent)
    return tuple(_entry_line(each, state.progress.get(each.case_id)) for each in state.sent)


def _draft_line(draft: DraftSummary, now: dt.datetime | None) -> Line:
    item = draft.item_name or QCoreApplication.translate("RegisterView", "事项已更新")
    who = draft.applicant_name or QCoreApplication.translate("RegisterView", "未填姓名")
    at = short_time(draft.saved_at)
    day, clock_time = at.split()
    told = QCoreApplication.translate("RegisterView", "{name} · {item}，{at} 保存")
    return Line(
        filing_id=draft.draft_id,
        is_draft=True,
        applicant=who,
        item=item,
        pill=Pill(clock_time if now and short_time(now).startswith(day) else day),
        told=told.format(name=who, item=item, at=at),
    )


def _entry_line(entry: OutboxEntry, progress: CaseState | None) -> Line:
    pill = status_pill(_SHORT.get(progress.status, progress.status)) if progress else _entry_pill(entry)
    told = f"{entry.applicant_name} · {entry.item_name}，{short_time(entry.filed_at)}"
    if entry.state == "refused":
        told = f"{told}\n▲ {refusal_sentence(entry)}"
    return Line(
        filing_id=entry.case_id,
        is_draft=False,
        applicant=entry.applicant_name,
        item=entry.item_name,
        pill=pill,
        told=told,
    )


def _entry_pill(entry: OutboxEntry) -> Pill:
    looks = {
        "waiting": Pill(QCoreApplication.translate("RegisterView", "待同步"), Tone.NEUTRAL, Symbol.RING),
        "sending": Pill(QCoreApplication.translate("RegisterView", "待核对"), Tone.WARN, Symbol.BANG),
        "refused": Pill(QCoreApplication.translate("RegisterView", "退回"), Tone.BAD, Symbol.TRIANGLE),
    }
    sent = Pill(QCoreApplication.translate("RegisterView", "已送出"), Tone.INFO)
    return looks.get(entry.state, sent)


def _columns() -> list[Column[Line]]:
    return [
        Column(
            title=QCoreApplication.translate("RegisterView", "申请人"),
            text=lambda line: line.applicant,
            tooltip=lambda line: line.told,
            width=76,
        ),
        Column(
            title=QCoreApplication.translate("RegisterView", "事项"),
            text=lambda line: line.item,
            tooltip=lambda line: line.told,
            muted=True,
        ),
        Column(
            title=QCoreApplication.translate("RegisterView", "状态"),
            pills=lambda line: (line.pill,),
            tooltip=lambda line: line.told,
            width=92,
        ),
    ]
