"""Ending the day: what is still open is told first, and cancelled with a reason when the supervisor says so."""

import uuid
from functools import partial

from PySide6.QtCore import QObject

from counter_app.changes import Topic
from counter_app.domain.hall_time import HALL_TIME
from counter_app.services import queue_day
from counter_app.services.queue_day import DaySoFar, EndedDay, Leftover
from ui.desk import Desk
from ui.prompter import Prompter, Values
from ui.widgets.prompt_form import Field
from ui.wording import TICKET_STATUS, said

LEFTOVERS_NAMED = 12


class DayEnd(QObject):
    """Asked anew each time: numbers are given and finished all the while."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompter = prompter
        self._heard: set[uuid.UUID] = set()
        # Only an opening closes anything out; every call would ask 8,000 times a day.
        desk.changed.connect(lambda topic: self.tell_leftovers() if topic is Topic.WINDOW else None)

    def ask(self) -> None:
        """Say what is still open and what earlier days left behind, and ask for the reason."""
        self._desk.ask(self, self._offer, queue_day.day_so_far)

    def _offer(self, day: DaySoFar) -> None:
        if not day.closing:
            self._desk.said.emit(
                "info", "".join((self.tr("没有要结束的号码。"), *self._left_behind(day.leftovers)))
            )
            return
        ask = partial(
            self._prompter.form,
            self.tr("结束今天的排队"),
            problems=self._problems,
            on_accept=partial(self._end, uuid.uuid4()),
            sentence="".join(self._told(day)),
            confirm_text=self.tr("全部作废"),
        )
        if not day.gives_more:
            usual = self.tr("今天的办理时间已结束")
            ask(fields=[Field(key="reason", title=self.tr("原因"), value=usual)])
            return
        # Nothing is filled in: Enter alone, pressed by mistake in the middle of the day, ends nothing.
        hint = self.tr("确需提前结束时填写，如停电、系统故障。")
        ask(
            fields=[Field(key="reason", title=self.tr("原因"), hint=hint)],
            warning=self._too_early(day),
            danger=True,
        )

    def _too_early(self, day: DaySoFar) -> str:
        opening = self.tr("大厅没有设办理时间，取号机一直出号。")
        if day.closes_at:
            until = f"{day.closes_at.astimezone(HALL_TIME):%H:%M}"
            opening = self.tr("大厅今天办理到 {time}，取号机还会出号。").format(time=until)
        return opening + self.tr("现在结束，{count} 个号码作废，已取号的群众要重新取号。").format(
            count=day.closing
        )

    def _told(self, day: DaySoFar) -> list[str]:
        told = [
            self.tr("还有 {} 个号码没有办完（等候、挂起、过号），将全部作废，不能恢复。").format(day.closing)
        ]
        if day.at_windows:
            told.append(self.tr("窗口上正在办理的 {} 位不受影响。").format(day.at_windows))
        if day.kept:
            told.append(self.tr("过夜队列等候的 {} 位保留到明天。").format(day.kept))
        return [*told, *self._left_behind(day.leftovers)]

    def tell_leftovers(self) -> None:
        """Say what earlier days left behind, each number once: the first who opens a window closes them out."""
        self._desk.ask_quietly(self, self._on_leftovers, lambda _: None, queue_day.leftovers)

    def _on_leftovers(self, leftovers: tuple[Leftover, ...]) -> None:
        new = tuple(each for each in leftovers if each.ticket_id not in self._heard)
        self._heard |= {each.ticket_id for each in new}
        for sentence in self._left_behind(new):
            self._desk.said.emit("bad", sentence)  # stays until it is seen to: nothing carries over unseen

    def _left_behind(self, leftovers: tuple[Leftover, ...]) -> list[str]:
        """What the supervisor must hear: somebody held this number and was not served."""
        if not leftovers:
            return []
        named = "、".join(_named(each) for each in leftovers[:LEFTOVERS_NAMED])
        sentence = self.tr("以前遗留的号码 {count} 个，已作废或将作废：{named}。")
        more = "…" if len(leftovers) > LEFTOVERS_NAMED else ""
        return [sentence.format(count=len(leftovers), named=named + more)]

    def _problems(self, values: Values) -> dict[str, str]:
        return {} if values["reason"].strip() else {"reason": self.tr("请写明原因，群众问起时有据可查。")}

    def _end(self, action_id: uuid.UUID, values: Values) -> None:
        end = partial(queue_day.end_day, action_id=action_id, reason=values["reason"])
        self._desk.ask(self, self._on_ended, end)

    def _on_ended(self, ended: EndedDay) -> None:
        sentence = self.tr("今天的排队已结束，作废 {} 个号码。").format(ended.closed_count)
        if ended.at_windows:
            sentence += self.tr("窗口上还有：{}。").format("、".join(ended.at_windows))
        self._desk.said.emit("ok", sentence)


def _named(left: Leftover) -> str:
    return f"{left.label}（{left.business_day:%m-%d} {said(TICKET_STATUS[left.status])}）"
