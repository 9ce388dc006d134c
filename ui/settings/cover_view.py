"""The page of cover: who acts for whom today and later."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.staff import Cover, StaffMember
from ui.desk import Desk
from ui.prompter import Field, Option, Prompter, Values
from ui.settings.cover_presenter import CoverPresenter, CoverState
from ui.settings.entrusting import NewCover
from ui.styles.tokens import Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import rule
from ui.widgets.list_state import ListState
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol


class CoverView(QWidget):
    """F2 enters a cover, F3 ends the chosen one now."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CoverPresenter(desk, self)
        self._desk = desk
        self._prompter = prompter
        self._model = FrozenTableModel(self._columns(), key=lambda cover: cover.cover_id, parent=self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(self.tr("代岗（AB 角）"))
        self.list = ListState(self.table)
        self.add = KeyButton(self.tr("登记代岗"), "F2", primary=True)
        self.end = KeyButton(self.tr("结束代岗"), "F3")
        self._lay_out()
        self._connect()
        self._render(self.presenter.state)

    def _columns(self) -> list[Column[Cover]]:
        return [
            Column(
                title=self.tr("离岗人（A 角）"), text=lambda c: f"{c.absent_name}（{c.absent}）", bold=True
            ),
            Column(
                title=self.tr("代岗人（B 角）"), text=lambda c: f"{c.acting_name}（{c.acting}）", bold=True
            ),
            Column(title=self.tr("第一天"), text=lambda c: c.starts_on.isoformat(), width=150),
            Column(title=self.tr("最后一天"), text=lambda c: c.ends_on.isoformat(), width=150),
            Column(title=self.tr("状态"), pills=self._state_pills, width=130),
        ]

    def _state_pills(self, cover: Cover) -> tuple[Pill, ...]:
        if cover.is_in_force:
            return (Pill(self.tr("代岗中"), Tone.OK, Symbol.DOT),)
        return (Pill(self.tr("未开始"), Tone.NEUTRAL, Symbol.RING),)

    def _lay_out(self) -> None:
        card = Card(self.tr("代岗（AB 角）"), heading=True, padded=False)
        card.add(self.list, 1)
        card.add(rule())
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        bar.setSpacing(Space.S)
        for button in (self.add, self.end):
            bar.addWidget(button)
        bar.addStretch(1)
        card.body.addLayout(bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._render)
        self.presenter.done.connect(self._on_done)
        self.presenter.refused.connect(self._ask)
        self.table.row_selected.connect(lambda _: self._render_buttons(self.presenter.state))
        self.add.clicked.connect(lambda: self._ask(None))
        self.end.clicked.connect(self._on_end)

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[Hint]:
        return [(button.key(), button.text()) for button in (self.add, self.end) if button.isEnabled()]

    def _render(self, state: CoverState) -> None:
        self._model.set_rows(state.covers)
        if state.failed:
            self.list.show_failed(state.failed, self.presenter.retry)
        elif state.today is None:
            self.list.show_loading()
        elif state.covers:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("现在没有人代岗"),
                self.tr("有人请假、外出时，按 F2 登记由谁代办、到哪天为止。"),
                "people",
            )
        self._render_buttons(state)

    def _render_buttons(self, state: CoverState) -> None:
        ready = state.today is not None and not state.busy
        self.add.setEnabled(ready and len(state.people) > 1)
        self.end.setEnabled(ready and self.table.current_row() is not None)

    def _ask(self, draft: NewCover | None) -> None:
        state = self.presenter.state
        today = state.today
        if today is None:
            return
        people = tuple(Option(key=each.login, title=_named(each)) for each in state.people)
        first = draft.starts_on if draft else today
        last = draft.ends_on if draft else today
        self._prompter.form(
            self.tr("登记代岗"),
            (
                Field(
                    key="absent",
                    title=self.tr("离岗人（A 角）"),
                    kind="choice",
                    options=people,
                    value=draft.absent if draft else "",
                ),
                Field(
                    key="acting",
                    title=self.tr("代岗人（B 角）"),
                    kind="choice",
                    options=people,
                    value=draft.acting if draft else people[1].key,
                ),
                Field(
                    key="starts_on",
                    title=self.tr("第一天"),
                    kind="date",
                    value=first.isoformat(),
                    earliest=today,
                ),
                Field(
                    key="ends_on",
                    title=self.tr("最后一天"),
                    kind="date",
                    value=last.isoformat(),
                    earliest=today,
                ),
            ),
            self._problems,
            lambda values: self._confirm(_cover(values)),
            sentence=self.tr("代岗期间代岗人有离岗人的全部岗位，办理记录写代岗人本人的名字。"),
            confirm_text=self.tr("下一步"),
        )

    def _problems(self, values: Values) -> dict[str, str]:
        problems = {}
        if values["absent"] == values["acting"]:
            problems["acting"] = self.tr("代岗人不能是离岗人自己，请另选一位。")
        elif values["acting"] == self._desk.signed_in.actor.login:
            problems["acting"] = self.tr("不能让自己代岗，请由另一位管理员办理。")
        if values["ends_on"] < values["starts_on"]:  # ISO dates sort as they follow each other
            problems["ends_on"] = self.tr("最后一天不能早于第一天。")
        return problems

    def _confirm(self, wanted: NewCover) -> None:
        sentence = self.tr(
            "{first} 至 {last}（首尾两天都算），{acting} 可以办理 {absent} 的全部岗位能办的件。到期自动终止。"
        )
        names = {each.login: each.name for each in self.presenter.state.people}
        self._prompter.ask(
            self.tr("登记代岗"),
            sentence.format(
                first=wanted.starts_on,
                last=wanted.ends_on,
                acting=names[wanted.acting],
                absent=names[wanted.absent],
            ),
            self.tr("登记代岗"),
            lambda: self.presenter.add(wanted),
        )

    def _on_end(self) -> None:
        cover: Cover | None = self.table.current_row()
        if cover is None:
            return
        sentence = self.tr("{acting} 从现在起不再代 {absent} 办理；已经办的件和记录不变。")
        self._prompter.ask(
            self.tr("结束代岗"),
            sentence.format(acting=cover.acting_name, absent=cover.absent_name),
            self.tr("结束代岗"),
            lambda: self.presenter.end(cover),
            danger=True,
        )

    def _on_done(self, what: str) -> None:
        told = {"set": self.tr("已登记代岗。"), "ended": self.tr("已结束代岗。")}
        self._desk.said.emit("ok", told[what])


def _named(member: StaffMember) -> str:
    return f"{member.name}（{member.login}，{member.unit_name}）"


def _cover(values: Values) -> NewCover:
    return NewCover(
        absent=values["absent"],
        acting=values["acting"],
        starts_on=dt.date.fromisoformat(values["starts_on"]),
        ends_on=dt.date.fromisoformat(values["ends_on"]),
    )
