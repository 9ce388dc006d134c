"""A number given at the desk: for whoever cannot use the kiosk, and for the green channel, which staff confirm."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
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
from ui.widgets.overlay import Overlay
from ui.widgets.prompt_form import PromptForm
from ui.widgets.text_field import LineField
from ui.wording import sentence_for

_MOST_PEOPLE = 200
_MOST_OFFERED = 20
_NAMED = 3


@dataclass(slots=True, kw_only=True)
class _Asked:
    """A sheet that stays until there is a number; the ids of that number, what was asked for last with them, and
    whether it is being taken now."""

    matters: tuple[Matter, ...]
    action_id: uuid.UUID = field(default_factory=uuid.uuid4)
    ticket_id: uuid.UUID = field(default_factory=uuid.uuid4)
    sheet: Overlay | None = None
    sent: dict[str, Any] = field(default_factory=dict)
    busy: bool = False

    def send(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The same again is the same number, also where its answer was lost; anything else is another one."""
        if self.sent and self.sent != facts:
            self.action_id, self.ticket_id = uuid.uuid4(), uuid.uuid4()
        self.sent, self.busy = facts, True
        return {"action_id": self.action_id, "ticket_id": self.ticket_id, **facts}

    def close(self) -> None:
        if self.sheet is not None and self.sheet.is_open:
            self.sheet.close_sheet()


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
        asked = _Asked(matters=matters)
        reasons = (Option(key="", title=self.tr("不优先")), *(_reason(reason) for reason in PRIORITY_REASONS))
        asked.sheet = self._prompter.form(
            self.tr("代取号"),
            [
                Field(
                    key="matter",
                    title=self.tr("事项"),
                    hint=self.tr("名称、部门或拼音首字母，如 zjd；有几个符合时再选。"),
                ),
                Field(key="reason", title=self.tr("优先"), kind="choice", options=reasons),
                Field(key="people", title=self.tr("办理人数"), value="1"),
                Field(key="id_number", title=self.tr("身份证号码（可不填）")),
                Field(key="name", title=self.tr("姓名（与身份证号码一起填，可不填）")),
            ],
            lambda values: self._problems(matters, values),
            lambda values: self._choose(asked, values),
            sentence=self.tr("优先理由由您当面核实，绿色通道只在这里取号。"),
            confirm_text=self.tr("取号"),
            stays=True,
        )

    def _problems(self, matters: tuple[Matter, ...], values: Values) -> dict[str, str]:
        problems: dict[str, str] = {}
        found = _found(matters, values["matter"])
        if not found:
            problems["matter"] = self.tr("没有找到这个事项，请换一个词。")
        elif len(found) > _MOST_OFFERED:
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
        elif values["name"] and not number:
            problems["id_number"] = self.tr("填了姓名，请把身份证号码也填上；没有号码就把姓名清空。")
        return problems

    def _choose(self, asked: _Asked, values: Values) -> None:
        """Where several matters fit what was typed, they are a list over the sheet."""
        found = _found(asked.matters, values["matter"])
        if len(found) == 1:
            self._issue(asked, found[0], values)
        elif not asked.busy:
            self._prompter.choose(
                self.tr("哪个事项？"),
                [
                    Option(key=str(row), title=matter.name, note=matter.department_name)
                    for row, matter in enumerate(found)
                ],
                lambda row: self._issue(asked, found[int(row)], values),
            )

    def _issue(self, asked: _Asked, matter: Matter, values: Values) -> None:
        if asked.busy:
            return
        _write_matter(asked.sheet, matter.name)
        facts = {
            "queue_id": matter.queue_id,
            "item_id": matter.item_id,
            "priority_reason": values["reason"],
            "people": int(values["people"]),
            "visitor": _visitor(values),
        }
        self._desk.ask_quietly(
            self,
            partial(self._on_issued, asked),
            partial(self._on_refused, asked),
            partial(hall_screens.issue_ticket, **asked.send(facts)),
        )

    def _on_issued(self, asked: _Asked, ticket: IssuedTicket) -> None:
        asked.close()
        sentence = self.tr("已取 {label} 号，前面还有 {count} 人。")
        self._desk.said.emit("ok", sentence.format(label=ticket.label, count=ticket.people_ahead))
        self._print(hall_screens.ticket_paper, ticket.ticket_id)

    def _on_refused(self, asked: _Asked, error: Exception) -> None:
        """What was typed stays: another matter, or the same one a little later, may well be given."""
        asked.busy = False
        if isinstance(error, CounterError) and error.code == "ticket_open":
            self._offer_print(asked, error)
        elif asked.sheet is not None and asked.sheet.is_open:
            asked.sheet.say_why_not(sentence_for(error))
        else:
            self._desk.tell_failure(error)

    def _offer_print(self, asked: _Asked, error: CounterError) -> None:
        held = uuid.UUID(str(error.facts["ticket_id"]))

        def print_again() -> None:
            asked.close()
            self._print(reprint_ticket, held)

        self._prompter.ask(
            self.tr("已有 {label} 号").format(label=error.facts["ticket"]),
            self.tr("这位群众在“{queue}”的号码还没有办完，不用再取。").format(queue=error.facts["queue"]),
            self.tr("补打号码"),
            print_again,
        )

    def _print(self, use_case: Callable[..., Paper], ticket_id: uuid.UUID) -> None:
        facts: dict[str, Any] = {"ticket_id": ticket_id, "document_id": uuid.uuid4()}
        self._desk.ask(self, lambda paper: self._desk.print_papers((paper,)), use_case, **facts)


def _reason(reason: str) -> Option:
    return Option(key=reason, title=term(reason))


def _found(matters: tuple[Matter, ...], query: str) -> tuple[Matter, ...]:
    exact = tuple(matter for matter in matters if matter.name == query.strip())
    return exact or (search(matters, query) if query.strip() else ())


def _write_matter(sheet: Overlay | None, name: str) -> None:
    """The one that was taken stands in the sheet: asked again after a refusal, it need not be chosen again."""
    form = sheet.findChild(PromptForm) if sheet is not None and sheet.is_open else None
    editor = form.editor("matter") if form is not None else None
    if isinstance(editor, LineField):
        editor.setText(name)


def _visitor(values: Values) -> Visitor | None:
    if not values["id_number"]:
        return None
    found = check_identity(IdentityKind.RESIDENT_ID, values["id_number"])
    return Visitor(id_kind=IdentityKind.RESIDENT_ID, id_number=found.number, name=values["name"])
