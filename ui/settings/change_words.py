"""What was changed about a login, in words."""

from collections.abc import Sequence

from counter_app.domain.roles import Role
from counter_app.services.staff import StaffChange
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import ROLE, said

BETWEEN = QT_TRANSLATE_NOOP("wording", "、")
WORDS = {
    "add": QT_TRANSLATE_NOOP("wording", "新增账号，岗位：{roles}"),
    "enable": QT_TRANSLATE_NOOP("wording", "启用账号"),
    "disable": QT_TRANSLATE_NOOP("wording", "停用账号"),
    "set_password": QT_TRANSLATE_NOOP("wording", "重设密码"),
    "change_own_password": QT_TRANSLATE_NOOP("wording", "本人修改密码"),
    "set_cover": QT_TRANSLATE_NOOP("wording", "代{other}办理：{starts} 至 {ends}"),
}
GIVEN = QT_TRANSLATE_NOOP("wording", "授予{roles}")
TAKEN = QT_TRANSLATE_NOOP("wording", "收回{roles}")
AND = QT_TRANSLATE_NOOP("wording", "；")
NOTHING_CHANGED = QT_TRANSLATE_NOOP("wording", "岗位不变")
WHOLE = QT_TRANSLATE_NOOP("wording", "授权书：自 {starts} 起签批本单位全部事项，{until}")
SOME = QT_TRANSLATE_NOOP("wording", "授权书：自 {starts} 起签批 {count} 项，{until}")
NONE = QT_TRANSLATE_NOOP("wording", "授权书：自 {starts} 起不再签批任何事项")
UNTIL = QT_TRANSLATE_NOOP("wording", "到 {ends} 为止")
OPEN = QT_TRANSLATE_NOOP("wording", "长期有效")


def duties(roles: Sequence[Role]) -> str:
    """窗口岗、审查岗."""
    return said(BETWEEN).join(said(ROLE[role]) for role in roles)


def change_words(change: StaffChange) -> str:
    """One line of the book of changes."""
    if change.action == "set_roles":
        return _new_duties(change)
    if change.action == "set_mandate":
        return _mandate(change)
    return said(
        WORDS[change.action],
        roles=_names(change.roles),
        other=change.other_name,
        starts=change.starts_on,
        ends=change.ends_on,
    )


def _new_duties(change: StaffChange) -> str:
    given = [role for role in change.roles if role not in change.before]
    taken = [role for role in change.before if role not in change.roles]
    parts = [said(text, roles=_names(roles)) for text, roles in ((GIVEN, given), (TAKEN, taken)) if roles]
    return said(AND).join(parts) or said(NOTHING_CHANGED)


def _mandate(change: StaffChange) -> str:
    if change.item_count == 0:
        return said(NONE, starts=change.starts_on)
    until = said(UNTIL, ends=change.ends_on) if change.ends_on else said(OPEN)
    text = WHOLE if change.item_count is None else SOME
    return said(text, starts=change.starts_on, count=change.item_count, until=until)


def _names(words: Sequence[str]) -> str:
    """A duty that a later release knows stays as it was written."""
    known = {role.value: text for role, text in ROLE.items()}
    return said(BETWEEN).join(said(known[word]) if word in known else word for word in words)
