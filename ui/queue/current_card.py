"""The number at the window and what can be done with it."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from counter_app.domain.people_names import mask_identity_number
from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.services.queue import QueuedTicket
from ui.queue.dialogs import QueueQuestions
from ui.queue.presenter import PAUSE, QueuePresenter
from ui.queue.state import QueueColumn
from ui.styles.tokens import Space
from ui.terms import term
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.number_plate import NumberPlate
from ui.wording import TICKET_STATUS, said, waited


class CurrentCard(Card):
    """The upper card of the left column; its places never move, whatever the state.

    Signals:
        window_wanted(): the large button, while no window is open
    """

    window_wanted = Signal()

    def __init__(
        self, presenter: QueuePresenter, questions: QueueQuestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._presenter = presenter
        self._questions = questions
        self._plate = NumberPlate()
        self._done = label("", "small")
        self._who = ElidedLabel("", "strong")
        self._about = ElidedLabel("", "muted")
        self.primary = KeyButton(self.tr("呼叫下一位"), "F2", primary=True)
        self.given = KeyButton(self.tr("指定"), "Shift+F2")
        self.pause = KeyButton(self.tr("暂停"), "F12")
        self.buttons = {
            TicketAction.RECALL: KeyButton(self.tr("重呼"), "F3"),
            TicketAction.START: KeyButton(self.tr("开始"), "F4"),
            TicketAction.PARK: KeyButton(self.tr("挂起"), "F6"),
            TicketAction.TRANSFER: KeyButton(self.tr("转移"), "F7"),
            TicketAction.MARK_NO_SHOW: KeyButton(self.tr("过号"), "F8"),
            TicketAction.FINISH: KeyButton(self.tr("办结"), "F9"),
            TicketAction.RETURN: KeyButton(self.tr("退回"), "Shift+F4"),
        }
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.addWidget(self._plate, 0, 0)
        top.addWidget(self._done, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(top)
        known = QVBoxLayout()
        known.setSpacing(0)
        for line in (self._who, self._about):  # they keep their height when empty: nothing below moves
            known.addWidget(line)
        self.body.addLayout(known)
        self.add(self.primary)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        pairs = [button for action, button in self.buttons.items() if action is not TicketAction.RETURN]
        for i, button in enumerate(pairs):
            grid.addWidget(button, i // 2, i % 2)
        self.body.addLayout(grid)
        last = QHBoxLayout()
        last.setSpacing(Space.S)
        # A number is called by name before somebody is called or in service, and only who is called goes back: one
        # place for both.
        self._either = QStackedLayout()
        self._either.addWidget(self.given)
        self._either.addWidget(self.buttons[TicketAction.RETURN])
        last.addLayout(self._either, 5)
        last.addWidget(self.pause, 4)
        self.body.addLayout(last)

    def _connect(self) -> None:
        verbs = {
            TicketAction.RECALL: self._presenter.recall,
            TicketAction.START: self._presenter.start,
            TicketAction.PARK: self._questions.park,
            TicketAction.TRANSFER: self._questions.transfer,
            TicketAction.MARK_NO_SHOW: self._presenter.mark_no_show,
            TicketAction.FINISH: self._presenter.finish,
            TicketAction.RETURN: self._presenter.return_to_queue,
        }
        for action, verb in verbs.items():
            self.buttons[action].clicked.connect(verb)
        self.primary.clicked.connect(self._on_primary)
        self.given.clicked.connect(self._questions.call_given)
        self.pause.clicked.connect(self._on_pause)

    def _on_primary(self) -> None:
        if self._presenter.state.holds_window:
            self._presenter.call_next()
        else:
            self.window_wanted.emit()

    def _on_pause(self) -> None:
        if self._presenter.state.paused:
            self._presenter.resume()
        else:
            self._questions.pause()

    # -- rendering -----------------------------------------------------------------------------------------

    def render_state(self, state: QueueColumn) -> None:
        self._plate.set_caption(self._caption(state))
        self._plate.set_number(state.current.label if state.current else "")
        done = state.queue.done_count if state.queue else 0
        self._done.setText(self.tr("今日办结 {count}").format(count=done) if state.queue else "")
        self.primary.set_text(self._primary_text(state))
        self._enable(self.primary, TicketAction.CALL, state)
        self.primary.setEnabled(self.primary.isEnabled() or state.unanswered or not state.holds_window)
        self.primary.setToolTip("" if self.primary.isEnabled() else self.primary.toolTip())
        for action, button in self.buttons.items():
            self._enable(button, action, state)
        called = state.current is not None and not state.is_serving()
        self.buttons[TicketAction.START].set_primary(called)
        self.given.setEnabled(state.may_call())
        self.given.setToolTip(self._about_given(state))
        self._either.setCurrentIndex(1 if called else 0)
        self._render_visitor(state)
        self.render_time()
        self.pause.set_text(self.tr("恢复") if state.paused else self.tr("暂停"))
        self.pause.setEnabled(state.may_act())
        self.pause.setToolTip("" if state.may_act() else self._why_not(TicketAction.CALL, state))
        self.pause.set_busy(state.busy == PAUSE)

    def render_time(self) -> None:
        """The running clock of the visitor at the window, and the seconds until another call is polite."""
        state = self._presenter.state
        self._plate.set_detail(self._detail(state))
        recall, seconds = self.buttons[TicketAction.RECALL], state.recall_seconds(self._presenter.now())
        may = state.may(TicketAction.RECALL)
        waits = may and seconds > 0 and not state.recalls_are_used_up()
        recall.set_text(self.tr("{seconds} 秒").format(seconds=seconds) if waits else self.tr("重呼"))
        recall.setEnabled(may and not waits and not state.recalls_are_used_up())
        recall.setToolTip("" if recall.isEnabled() else self._why_no_recall(state, seconds))

    def _render_visitor(self, state: QueueColumn) -> None:
        """Who it is, as far as a card was shown, and what else the clerk should know before the first word."""
        known, current = state.at_window, state.current
        visitor = known.visitor if known else None
        who = [visitor.name, mask_identity_number(visitor.id_number)] if visitor and current else []
        about = self._about_ticket(current) if current else []
        self._who.setText(" ".join(word for word in who if word))
        self._about.setText(" · ".join(about))

    def _about_ticket(self, ticket: QueuedTicket) -> list[str]:
        about: list[str] = []
        if ticket.priority_reason:
            about.append(self.tr("优先：{reason}").format(reason=term(ticket.priority_reason)))
        if ticket.people > 1:
            about.append(self.tr("代 {count} 人办理").format(count=ticket.people))
        came = ticket.called_at or self._presenter.now()
        about.append(self.tr("等了 {time}").format(time=waited(ticket.queued_at, came)))
        return [*about, term(ticket.note)] if ticket.note else about

    def _enable(self, button: KeyButton, action: TicketAction, state: QueueColumn) -> None:
        may = state.may(action)
        button.setEnabled(may)
        button.set_busy(state.busy == action and not state.unanswered)
        button.setToolTip("" if may else self._why_not(action, state))

    def _caption(self, state: QueueColumn) -> str:
        if not state.holds_window:
            return self.tr("没有打开窗口")
        if state.current is not None:
            return self._status(state.current)
        return self.tr("暂停服务") if state.paused else self.tr("空闲")

    def _status(self, ticket: QueuedTicket) -> str:
        """With the recalls, which the narrow column cut off behind the name of the queue."""
        words = said(TICKET_STATUS[ticket.status])
        if ticket.status is TicketStatus.CALLED and ticket.recall_count:
            words += self.tr(" · 重呼 {count} 次").format(count=ticket.recall_count)
        return words

    def _detail(self, state: QueueColumn) -> str:
        current = state.current
        if current is None:
            return state.paused
        if current.status is TicketStatus.SERVING and current.started_at is not None:
            spent = elapsed(current.started_at, self._presenter.now())
            words = self.tr("已办理 {time}").format(time=spent)
        else:
            spent = elapsed(current.called_at or current.queued_at, self._presenter.now())
            words = self.tr("已呼叫 {time}").format(time=spent)
        return f"{current.queue_name} · {words}"

    def _primary_text(self, state: QueueColumn) -> str:
        if not state.holds_window:
            return self.tr("打开窗口")
        if state.unanswered:
            return self.tr("没有回音，再问一次")
        return self.tr("办结并呼叫下一位") if state.is_serving() else self.tr("呼叫下一位")

    def _why_not(self, action: TicketAction, state: QueueColumn) -> str:
        if not state.holds_window:
            return self.tr("请先选择并打开窗口。")
        if state.busy or state.queue is None:
            return self.tr("正在等候上一步的结果。")
        if action is TicketAction.CALL and state.paused:
            return self.tr("窗口已暂停，按 F12 恢复后再呼叫。")
        if state.current is None:
            return self.tr("窗口没有号码，按 F2 呼叫下一位。")
        if action is TicketAction.CALL:
            return self.tr("当前号码还没有开始：先开始、过号或退回。")
        if not state.is_serving():
            return self.tr("先按 F4 开始办理。")
        return self.tr("已经开始办理，不能再这样操作。")

    def _why_no_recall(self, state: QueueColumn, seconds: int) -> str:
        if not state.may(TicketAction.RECALL):
            return self._why_not(TicketAction.RECALL, state)
        if state.recalls_are_used_up() and state.current is not None:
            sentence = self.tr("已重呼 {count} 次，仍未到场请按 F8 过号。")
            return sentence.format(count=state.current.recall_count)
        return self.tr("刚刚呼叫过，{seconds} 秒后可以重呼。").format(seconds=seconds)

    def _about_given(self, state: QueueColumn) -> str:
        if not state.may_call():
            return self._why_not(TicketAction.CALL, state)
        return self.tr("办结并呼叫指定号码") if state.is_serving() else self.tr("呼叫指定号码")


def elapsed(since: dt.datetime, now: dt.datetime) -> str:
    """06:12, or 1:06:12; never negative."""
    seconds = max(0, int((now - since).total_seconds()))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
