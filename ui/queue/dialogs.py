"""What the clerk is asked before somebody is set aside, sent on, or the window pauses."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.services.queue import QueuedTicket, TransferTarget
from ui.prompter import Field, Option, Prompter, Values
from ui.queue.presenter import QueuePresenter
from ui.terms import PARK_REASONS, PAUSE_REASONS, term
from ui.wording import sentence_for

_OTHER = "other"
_CHOSEN_BY_DIGIT = 9


class QueueQuestions(QObject):
    """Each method asks over the window and hands the answer to the presenter; Esc changes nothing."""

    def __init__(self, presenter: QueuePresenter, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._prompter = prompter

    def call_given(self) -> None:
        """Ask for the number; what is typed stays until it is one that can be called, or Esc."""
        self._ask_number("", "")

    def _ask_number(self, problem: str, typed: str) -> None:
        self._prompter.form(
            self.tr("呼叫指定号码"),
            [
                Field(
                    key="number",
                    title=self.tr("号码"),
                    value=typed,
                    hint=self.tr("如 A012，只输 12 也可以；或者扫凭条上的条码"),
                )
            ],
            _number_problems,
            lambda values: self._find(values["number"]),
            sentence=problem or self._about_given(),
            confirm_text=self.tr("办结并呼叫") if self._presenter.state.is_serving() else self.tr("呼叫"),
        )

    def _about_given(self) -> str:
        current = self._presenter.state.current
        sentence = self.tr("本窗口队列中等候或过号的号码，可以不按先后呼叫，这一步留有记录。")
        if current is None:
            return sentence
        return self.tr("同时办结 {number}。").format(number=current.label) + sentence

    def _find(self, typed: str) -> None:
        self._presenter.find_number(
            typed, self._presenter.call_given, lambda error: self._ask_number(sentence_for(error), typed)
        )

    def unpark(self) -> None:
        """Bring back whoever was set aside; among several, ask whom."""
        queue = self._presenter.state.queue
        self._choose_ticket(self.tr("回呼哪一位"), queue.parked if queue else (), self._presenter.unpark)

    def requeue(self) -> None:
        """Let whoever missed the call wait again; among several, ask whom."""
        queue = self._presenter.state.queue
        self._choose_ticket(
            self.tr("哪一位重新排队"), queue.no_shows if queue else (), self._presenter.requeue
        )

    def release(self) -> None:
        """Give back what a dead window holds; among several, ask which."""
        self._choose_ticket(self.tr("放回哪一个号"), self._presenter.state.stranded, self._presenter.release)

    def _choose_ticket(
        self, title: str, tickets: tuple[QueuedTicket, ...], give: Callable[[QueuedTicket], None]
    ) -> None:
        if len(tickets) == 1:
            give(tickets[0])
        elif tickets:
            by_key = {str(ticket.ticket_id): ticket for ticket in tickets}
            options = [
                Option(key=key, title=ticket.label, note=term(ticket.note) or ticket.item_name)
                for key, ticket in by_key.items()
            ]
            self._prompter.choose(title, options, lambda key: give(by_key[key]))

    def park(self) -> None:
        """Ask why the visitor is set aside; the reason stands in the list until they come back."""
        current = self._presenter.state.current
        if current is None:
            return
        title = self.tr("挂起 {number}").format(number=current.label)
        self._ask_reason(
            title, self.tr("挂起后可呼叫下一位；回呼前不会被自动叫到。"), PARK_REASONS, self._presenter.park
        )

    def pause(self) -> None:
        """Ask why nobody is called for a while; the supervisor sees the reason."""
        sentence = self.tr("暂停期间不再呼叫新号码，正在办理的可以继续；督查岗能看到原因。")
        self._ask_reason(self.tr("暂停服务"), sentence, PAUSE_REASONS, self._presenter.pause)

    def transfer(self) -> None:
        """Ask where the visitor goes."""
        self._presenter.find_transfer_targets(self._choose_target)

    def _choose_target(self, targets: tuple[TransferTarget, ...]) -> None:
        current = self._presenter.state.current
        if current is None:
            return
        title = self.tr("转移 {number}").format(number=current.label)
        sentence = self.tr("转移后排队先后不变，由新的窗口呼叫。")
        options = tuple(
            Option(key=str(i), title=target.name, note=self._target_note(target))
            for i, target in enumerate(targets)
        )
        if len(options) <= _CHOSEN_BY_DIGIT:
            self._prompter.choose(
                title, options, lambda key: self._presenter.transfer(targets[int(key)]), sentence=sentence
            )
            return
        self._prompter.form(
            title,
            [Field(key="target", title=self.tr("转到"), kind="choice", options=options)],
            lambda _: {},
            lambda values: self._presenter.transfer(targets[int(values["target"])]),
            sentence=sentence,
            confirm_text=self.tr("转移"),
        )

    def _target_note(self, target: TransferTarget) -> str:
        return self.tr("队列") if target.window_id is None else self.tr("指定窗口")

    def _ask_reason(
        self, title: str, sentence: str, reasons: tuple[str, ...], give: Callable[[str], None]
    ) -> None:
        options = [Option(key=reason, title=term(reason)) for reason in reasons]
        options.append(Option(key=_OTHER, title=self.tr("其他原因…")))

        def take(key: str) -> None:
            if key == _OTHER:
                self._ask_own_words(title, give)
            else:
                give(key)

        self._prompter.choose(title, options, take, sentence=sentence)

    def _ask_own_words(self, title: str, give: Callable[[str], None]) -> None:
        self._prompter.form(
            title,
            [Field(key="reason", title=self.tr("原因"))],
            _problems,
            lambda values: give(values["reason"]),
            confirm_text=self.tr("确认"),
        )


def _number_problems(values: Values) -> dict[str, str]:
    if values["number"]:
        return {}
    return {"number": QCoreApplication.translate("QueueQuestions", "请输入号码。")}


def _problems(values: Values) -> dict[str, str]:
    if values["reason"]:
        return {}
    return {"reason": QCoreApplication.translate("QueueQuestions", "请写明原因，这一步要留有依据。")}
