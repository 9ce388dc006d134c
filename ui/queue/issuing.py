"""A number given at the desk: for whoever cannot use the kiosk, and for the green channel, which staff confirm."""

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from counter_app.domain.tickets import PRIORITY_REASONS
from counter_app.errors import CounterError
from counter_app.exchange.identity import IdentityKind, check_identity
from counter_app.services import hall_screens
from counter_app.services.hall_screens import IssuedTicket, Matter, Visitor
from counter_app.services.papers import Paper
from counter_app.services.ticket_papers import reprint_ticket
from ui.desk import Desk
from ui.matter_search import search
from ui.prompter import Field, Option, Prompter, Values
from ui.terms import term

_MOST_PEOPLE = 200
_NAMED = 3


class DeskIssuing(QObject):
    """One sheet, one number; pressed twice, or asked again over a cut line, it is the same one."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompter = prompter

    def ask(self) -> None:
        """Read what can be chosen, then ask for whom and for what."""
        self._desk.ask(self, self._ask, hall_screens.matters)

    def _ask(self, matters: tuple[Matter, ...]) -> None:
        ids = {"action_id": uuid.uuid4(), "ticket_id": uuid.uuid4()}
        reasons = (Option(key="", title=self.tr("不优先")), *(_reason(reason) for reason in PRIORITY_REASONS))
        self._prompter.form(
            self.tr("代取号"),
            [
                Field(key="matter", title=self.tr("事项"), hint=self.tr("名称、部门或拼音首字母，如 zjd")),
                Field(key="reason", title=self.tr("优先"), kind="choice", options=reasons),
                Field(key="people", title=self.tr("办理人数"), value="1"),
                Field(key="id_number", title=self.tr("身份证号码（可不填）")),
                Field(key="name", title=self.tr("姓名（可不填）")),
            ],
            lambda values: self._problems(matters, values),
            lambda values: self._issue(matters, ids, values),
            sentence=self.tr("优先理由由您当面核实，绿色通道只在这里取号。"),
            confirm_text=self.tr("取号"),
        )

    def _problems(self, matters: tuple[Matter, ...], values: Values) -> dict[str, str]:
        problems: dict[str, str] = {}
        found = _found(matters, values["matter"])
        if not found:
            problems["matter"] = self.tr("没有找到这个事项，请换一个词。")
        elif len(found) > 1:
            names = "、".join(matter.name for matter in found[:_NAMED])
            problems["matter"] = self.tr("有 {count} 个事项符合，请写得更确切：{names}…").format(
                count=len(found), names=names
            )
        people = values["people"]
        if not (people.isascii() and people.isdigit() and 1 <= int(people) <= _MOST_PEOPLE):
            problems["people"] = self.tr("请输入 1 到 {most} 之间的人数。").format(most=_MOST_PEOPLE)
        number = values["id_number"]
        if number and not check_identity(IdentityKind.RESIDENT_ID, number).ok:
            problems["id_number"] = self.tr("证件号码不对，请核对；也可以不填。")
        return problems

    def _issue(self, matters: tuple[Matter, ...], ids: dict[str, uuid.UUID], values: Values) -> None:
        (matter,) = _found(matters, values["matter"])
        self._desk.ask_quietly(
            self,
            self._on_issued,
            self._on_refused,
            hall_screens.issue_ticket,
            **ids,
            queue_id=matter.queue_id,
            item_id=matter.item_id,
            priority_reason=values["reason"],
            people=int(values["people"]),
            visitor=_visitor(values),
        )

    def _on_issued(self, ticket: IssuedTicket) -> None:
        sentence = self.tr("已取 {label} 号，前面还有 {count} 人。")
        self._desk.said.emit("ok", sentence.format(label=ticket.label, count=ticket.people_ahead))
        self._print(hall_screens.ticket_paper, ticket.ticket_id)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CounterError) or error.code != "ticket_open":
            self._desk.tell_failure(error)
            return
        held = uuid.UUID(str(error.facts["ticket_id"]))
        self._prompter.ask(
            self.tr("已有 {label} 号").format(label=error.facts["ticket"]),
            self.tr("这位群众在“{queue}”的号码还没有办完，不用再取。").format(queue=error.facts["queue"]),
            self.tr("补打号码"),
            lambda: self._print(reprint_ticket, held),
        )

    def _print(self, use_case: Callable[..., Paper], ticket_id: uuid.UUID) -> None:
        facts: dict[str, Any] = {"ticket_id": ticket_id, "document_id": uuid.uuid4()}
        self._desk.ask(self, lambda paper: self._desk.print_papers((paper,)), use_case, **facts)


def _reason(reason: str) -> Option:
    return Option(key=reason, title=term(reason))


def _found(matters: tuple[Matter, ...], query: str) -> tuple[Matter, ...]:
    exact = tuple(matter for matter in matters if matter.name == query.strip())
    return exact or (search(matters, query) if query.strip() else ())


def _visitor(values: Values) -> Visitor | None:
    if not values["id_number"]:
        return None
    found = check_identity(IdentityKind.RESIDENT_ID, values["id_number"])
    return Visitor(id_kind=IdentityKind.RESIDENT_ID, id_number=found.number, name=values["name"])
