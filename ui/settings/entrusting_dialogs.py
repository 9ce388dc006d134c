"""What the centre admin is asked about duties and mandates; a second sheet says what will happen."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from counter_app.domain.roles import Role
from counter_app.services.staff import Mandate, StaffMember
from ui.prompter import Field, Option, Prompter, Values
from ui.settings.change_words import duties
from ui.settings.entrusting import NewDuties, NewMandate
from ui.wording import ROLE, said

WHOLE, CHOSEN, NONE = "whole", "chosen", "none"
OPEN, UNTIL = "open", "until"


class EntrustingDialogs(QObject):
    """Forms for a member's duties and a representative's mandate."""

    def __init__(self, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._prompter = prompter

    def ask_duties(
        self, member: StaffMember, draft: NewDuties | None, on_accept: Callable[[NewDuties], None]
    ) -> None:
        """All duties, those of today ticked; refused ones come back as `draft`."""
        ticked = draft.roles if draft else member.roles
        options = tuple(Option(key=role.value, title=said(text)) for role, text in ROLE.items())
        field = Field(
            key="roles",
            title=self.tr("岗位"),
            kind="several",
            options=options,
            value=",".join(role.value for role in ticked),
        )
        self._prompter.form(
            self.tr("改岗位：{name}（{login}）").format(name=member.name, login=member.login),
            [field],
            lambda values: self._duty_problems(member, values),
            lambda values: self._confirm_duties(NewDuties(member=member, roles=_roles(values)), on_accept),
            confirm_text=self.tr("下一步"),
        )

    def _duty_problems(self, member: StaffMember, values: Values) -> dict[str, str]:
        roles = _roles(values)
        if not roles:
            return {"roles": self.tr("至少要有一个岗位；不再用的账号请停用。")}
        return {"roles": self.tr("岗位没有变化。")} if set(roles) == set(member.roles) else {}

    def _confirm_duties(self, wanted: NewDuties, on_accept: Callable[[NewDuties], None]) -> None:
        parts = []
        if wanted.given:
            parts.append(self.tr("授予{}").format(duties(wanted.given)))
        if wanted.taken:
            parts.append(self.tr("收回{}").format(duties(wanted.taken)))
        if Role.CHIEF_REPRESENTATIVE in wanted.given:
            parts.append(self.tr("先可签批本单位全部事项，可再用授权书限定"))
        sentence = self.tr("将对{name}（{login}）{what}。数据库里的权限立即改变，画面在本人重新登录后改变。")
        self._prompter.ask(
            self.tr("改岗位"),
            sentence.format(
                name=wanted.member.name, login=wanted.member.login, what=self.tr("；").join(parts)
            ),
            self.tr("改岗位"),
            lambda: on_accept(wanted),
            danger=bool(wanted.taken),
        )

    def ask_mandate(
        self,
        member: StaffMember,
        mandate: Mandate,
        draft: NewMandate | None,
        on_accept: Callable[[NewMandate], None],
    ) -> None:
        """What this representative may sign from today on; what stands now is filled in."""
        self._prompter.form(
            self.tr("授权书：{name}（{unit}）").format(name=member.name, unit=member.unit_name),
            self._mandate_fields(mandate, draft),
            lambda values: self._mandate_problems(mandate, values),
            lambda values: self._confirm_mandate(_mandate(member, mandate, values), on_accept),
            confirm_text=self.tr("下一步"),
        )

    def _mandate_fields(self, mandate: Mandate, draft: NewMandate | None) -> Sequence[Field]:
        scopes = (
            Option(key=WHOLE, title=self.tr("本单位全部事项")),
            Option(key=CHOSEN, title=self.tr("只限下面选定的事项")),
            Option(key=NONE, title=self.tr("收回授权，不能签批任何事项")),
        )
        limits = (
            Option(key=OPEN, title=self.tr("长期有效，直到收回")),
            Option(key=UNTIL, title=self.tr("到下面这一天为止")),
        )
        items = tuple(
            Option(
                key=str(item.item_id),
                title=f"{item.name}　{item.code}",
                search=item.search_text.replace(" ", ""),
            )
            for item in mandate.items
        )
        scope, ticked, ends_on = _filled_in(mandate, draft)
        return (
            Field(key="scope", title=self.tr("范围"), kind="choice", options=scopes, value=scope),
            Field(key="items", title=self.tr("事项"), kind="several", options=items, value=ticked),
            Field(
                key="limit",
                title=self.tr("期限"),
                kind="choice",
                options=limits,
                value=UNTIL if ends_on else OPEN,
            ),
            Field(
                key="ends_on",
                title=self.tr("最后一天"),
                kind="date",
                value=(ends_on or mandate.today.replace(month=12, day=31)).isoformat(),
                earliest=mandate.today,
            ),
        )

    def _mandate_problems(self, mandate: Mandate, values: Values) -> dict[str, str]:
        if values["scope"] != CHOSEN:
            return {}
        if not mandate.items:
            return {"items": self.tr("这个单位还没有事项，请先导入事项清单。")}
        return {} if values["items"] else {"items": self.tr("请至少选一项，或者在上面另选范围。")}

    def _confirm_mandate(self, wanted: NewMandate, on_accept: Callable[[NewMandate], None]) -> None:
        if wanted.item_ids is None:
            what = self.tr("从今天起，{name}可以签批{unit}的全部事项，{until}。原来的授权随即作废。")
        elif wanted.item_ids:
            what = self.tr("从今天起，{name}只能签批选定的 {count} 项，{until}。原来的授权随即作废。")
        else:
            what = self.tr("从今天起，{name}不能签批任何事项，待签批的件由单位负责人签批。")
        until = (
            self.tr("到 {} 为止").format(wanted.ends_on) if wanted.ends_on else self.tr("长期有效，直到收回")
        )
        self._prompter.ask(
            self.tr("授权书"),
            what.format(
                name=wanted.member.name,
                unit=wanted.member.unit_name,
                count=len(wanted.item_ids or ()),
                until=until,
            ),
            self.tr("登记授权") if wanted.item_ids is None or wanted.item_ids else self.tr("收回授权"),
            lambda: on_accept(wanted),
            danger=wanted.item_ids == (),
        )


def _roles(values: Values) -> tuple[Role, ...]:
    return tuple(Role(key) for key in values["roles"].split(",") if key)


def _filled_in(mandate: Mandate, draft: NewMandate | None) -> tuple[str, str, dt.date | None]:
    """Scope, keys of the ticked items, and last day."""
    if draft is not None:
        ids: tuple[int, ...] | None = draft.item_ids
        ends_on = draft.ends_on
    else:
        entrusted = tuple(item.item_id for item in mandate.items if item.entrusted)
        ids = None if mandate.is_whole or mandate.starts_on is None else entrusted
        ends_on = mandate.ends_on
    if ids is None:
        return WHOLE, "", ends_on
    return CHOSEN if ids else NONE, ",".join(map(str, ids)), ends_on


def _mandate(member: StaffMember, mandate: Mandate, values: Values) -> NewMandate:
    chosen = tuple(int(key) for key in values["items"].split(",") if key)
    return NewMandate(
        member=member,
        item_ids={WHOLE: None, CHOSEN: chosen, NONE: ()}[values["scope"]],
        starts_on=mandate.today,
        ends_on=dt.date.fromisoformat(values["ends_on"])
        if values["limit"] == UNTIL and values["scope"] != NONE
        else None,
    )
