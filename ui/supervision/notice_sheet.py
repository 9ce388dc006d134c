"""The list of lines that run over the public screens: F2 puts one up, F3 takes the chosen one down."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.text_kinds import TextKind
from counter_app.services.notices import Notice, NoticeBook
from ui.desk import Desk
from ui.prompter import Field, Option, Prompter, Values
from ui.styles.tokens import Tone
from ui.supervision.notice_presenter import NewNotice, NoticePresenter, NoticeState
from ui.tables import Column, FrozenTableModel
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.list_state import ListState
from ui.widgets.overlay import Overlay
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import short_time

_WIDTH = 960
_HEIGHT = 340
_CLOSING = dt.time(18, 0)


class NoticeSheet(Overlay):
    """`prompter` asks over the same window."""

    def __init__(self, desk: Desk, presenter: NoticePresenter, prompter: Prompter) -> None:
        super().__init__(
            QCoreApplication.translate("NoticeSheet", "大厅屏滚动通知"),
            QCoreApplication.translate(
                "NoticeSheet", "在叫号屏、窗口屏和等候区屏的底部滚动；到时自动开始和结束。"
            ),
            width=_WIDTH,
        )
        self._desk = desk
        self._presenter = presenter
        self._prompter = prompter
        self._model: FrozenTableModel[Notice] = FrozenTableModel(
            self._columns(), lambda notice: notice.notice_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setFixedHeight(_HEIGHT)
        self.list = ListState(self.table)
        self.list.setFixedHeight(_HEIGHT)
        self.add = KeyButton(self.tr("发布通知"), "F2", primary=True, bind=False)
        self.end = KeyButton(self.tr("撤下"), "F3", bind=False)
        close = KeyButton(self.tr("关闭"), "Esc", bind=False)
        self.content.addWidget(self.list)
        for button in (close, self.end, self.add):
            self.buttons.addWidget(button)
        self.add.clicked.connect(lambda: self._ask(None))
        self.end.clicked.connect(self._on_end)
        close.clicked.connect(self.cancel)
        self.cancelled.connect(lambda: presenter.set_shown(False))
        presenter.state_changed.connect(self._render)
        presenter.done.connect(self._on_done)
        presenter.refused.connect(self._ask)
        self.table.row_selected.connect(lambda _: self._render_buttons())
        self._render(presenter.state)
        presenter.set_shown(True)

    def opens_with(self) -> QWidget:
        return self.table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_F2: self.add, Qt.Key.Key_F3: self.end}
        button = keys.get(Qt.Key(event.key()))
        if button is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            button.click()

    def _columns(self) -> list[Column[Notice]]:
        return [
            Column(title=self.tr("状态"), pills=self._pills, width=96),
            Column(
                title=self.tr("内容"), text=lambda notice: notice.words, tooltip=lambda notice: notice.words
            ),
            Column(
                title=self.tr("范围"),
                text=lambda notice: notice.zone_name or self.tr("全厅"),
                width=120,
            ),
            Column(title=self.tr("开始"), text=lambda notice: short_time(notice.shown_from), width=104),
            Column(title=self.tr("结束"), text=lambda notice: short_time(notice.shown_until), width=104),
        ]

    def _pills(self, notice: Notice) -> tuple[Pill, ...]:
        book = self._presenter.state.book
        if book is None or notice.shown_until <= book.as_of:
            return (Pill(self.tr("已结束"), Tone.NEUTRAL, Symbol.RING),)
        if notice.shown_from > book.as_of:
            return (Pill(self.tr("未开始"), Tone.NEUTRAL, Symbol.RING),)
        return (Pill(self.tr("滚动中"), Tone.OK, Symbol.DOT),)

    def _render(self, state: NoticeState) -> None:
        if state.book is not None:
            self._model.set_rows(state.book.notices)
        if state.failure:
            self.list.show_failed(state.failure, self._presenter.retry)
        elif state.book is None:
            self.list.show_loading()
        elif state.book.notices:
            self.list.show_rows()
        else:
            self.list.show_empty(self.tr("没有滚动通知"), self.tr("按 F2 发布一条。"))
        self._render_buttons()

    def _render_buttons(self) -> None:
        state = self._presenter.state
        chosen: Notice | None = self.table.current_row()
        self.add.setEnabled(state.book is not None and not state.busy)
        runs = chosen is not None and state.book is not None and chosen.shown_until > state.book.as_of
        self.end.setEnabled(runs and not state.busy)

    # -- asking --------------------------------------------------------------------------------------------

    def _ask(self, draft: NewNotice | None) -> None:
        book = self._presenter.state.book
        if book is None or not self.is_open:
            return
        self._prompter.form(
            self.tr("发布滚动通知"),
            _fields(book, draft),
            _problems,
            lambda values: self._presenter.put_up(_notice(values)),
            confirm_text=self.tr("发布"),
        )

    def _on_end(self) -> None:
        notice: Notice | None = self.table.current_row()
        if notice is None:
            return
        self._prompter.ask(
            self.tr("撤下通知"),
            self.tr("“{words}”马上从各块屏上撤下。").format(words=notice.words),
            self.tr("撤下"),
            lambda: self._presenter.take_down(notice),
            danger=True,
        )

    def _on_done(self, what: str) -> None:
        told = {"up": self.tr("通知已发布。"), "down": self.tr("通知已撤下。")}
        self._desk.said.emit("ok", told[what])


def _fields(book: NoticeBook, draft: NewNotice | None) -> list[Field]:
    now = book.as_of.astimezone(HALL_TIME)
    begins = draft.shown_from.astimezone(HALL_TIME) if draft else now
    closing = dt.datetime.combine(now.date(), _CLOSING, HALL_TIME)
    usual = closing if closing > now else closing + dt.timedelta(days=1)
    ends = draft.shown_until.astimezone(HALL_TIME) if draft else usual
    zones = [Option(key="", title=QCoreApplication.translate("NoticeSheet", "全厅"))]
    zones += [Option(key=str(zone.zone_id), title=zone.name) for zone in book.zones]
    zone_id = str(draft.zone_id) if draft and draft.zone_id is not None else ""

    return [
        Field(
            key="words",
            title=QCoreApplication.translate("NoticeSheet", "内容"),
            holds=TextKind.NOTICE,
            value=draft.words if draft else "",
        ),
        Field(
            key="zone",
            title=QCoreApplication.translate("NoticeSheet", "范围"),
            kind="choice",
            options=tuple(zones),
            value=zone_id,
        ),
        Field(
            key="from_day",
            title=QCoreApplication.translate("NoticeSheet", "开始日期"),
            kind="date",
            value=begins.date().isoformat(),
        ),
        Field(
            key="from_time",
            title=QCoreApplication.translate("NoticeSheet", "开始时间（如 09:00）"),
            value=f"{begins:%H:%M}",
        ),
        Field(
            key="until_day",
            title=QCoreApplication.translate("NoticeSheet", "结束日期"),
            kind="date",
            value=ends.date().isoformat(),
            earliest=now.date(),
        ),
        Field(
            key="until_time",
            title=QCoreApplication.translate("NoticeSheet", "结束时间（如 18:00）"),
            value=f"{ends:%H:%M}",
        ),
    ]


def _problems(values: Values) -> dict[str, str]:
    problems = {}
    if not values["words"]:
        problems["words"] = QCoreApplication.translate("NoticeSheet", "请写明要滚动显示的一句话。")
    for key in ("from_time", "until_time"):
        if _time(values[key]) is None:
            problems[key] = QCoreApplication.translate("NoticeSheet", "时间应写成 09:00。")
    if not problems and _notice(values).shown_from >= _notice(values).shown_until:
        problems["until_time"] = QCoreApplication.translate("NoticeSheet", "结束要晚于开始。")
    return problems


def _notice(values: Values) -> NewNotice:
    return NewNotice(
        words=values["words"],
        zone_id=int(values["zone"]) if values["zone"] else None,
        shown_from=_moment(values["from_day"], values["from_time"]),
        shown_until=_moment(values["until_day"], values["until_time"]),
    )


def _moment(day: str, time: str) -> dt.datetime:
    read = _time(time)
    assert read is not None
    return dt.datetime.combine(dt.date.fromisoformat(day), read, HALL_TIME)


def _time(text: str) -> dt.time | None:
    """As it is typed: 9:00, 09:00, with a colon of either width."""
    hours, colon, minutes = text.replace("：", ":").partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return dt.time(int(hours), int(minutes))
