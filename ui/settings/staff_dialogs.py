"""What the centre admin is asked about a member of staff."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from counter_app.domain.new_passwords import MINIMUM_LENGTH
from counter_app.domain.roles import Role
from counter_app.domain.text_kinds import TextKind
from counter_app.services.staff import StaffMember
from counter_app.services.units import Unit
from ui.new_password import new_password_problem, new_password_problems
from ui.prompter import Field, Option, Prompter, Values
from ui.settings.staff_presenter import NewMember, role_words
from ui.wording import ROLE, said


class StaffDialogs(QObject):
    """Forms for adding and for passwords, and the question before a login is closed."""

    def __init__(self, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._prompter = prompter

    def ask_new(
        self, units: tuple[Unit, ...], draft: NewMember | None, on_accept: Callable[[NewMember], None]
    ) -> None:
        """A refused member comes back as `draft`, to be corrected."""
        roles = tuple(Option(key=role.value, title=said(text)) for role, text in ROLE.items())
        places = tuple(Option(key=str(unit.org_unit_id), title=unit.name) for unit in units)
        nothing = Option(key="", title=self.tr("无"))
        kept = _draft_values(draft)
        fields = [
            Field(key="name", title=self.tr("姓名"), value=kept["name"], holds=TextKind.NAME),
            Field(
                key="login",
                title=self.tr("用户名"),
                value=kept["login"],
                hint=self.tr("小写字母开头，可含数字和下划线，如 zhoumin。"),
            ),
            Field(key="unit", title=self.tr("单位"), kind="choice", options=places, value=kept["unit"]),
            Field(key="role", title=self.tr("岗位"), kind="choice", options=roles, value=kept["role"]),
            Field(
                key="also",
                title=self.tr("兼任岗位"),
                kind="choice",
                options=(nothing, *roles),
                value=kept["also"],
            ),
            Field(
                key="password",
                title=self.tr("首次密码"),
                kind="secret",
                value=kept["password"],
                hint=self.tr("至少 {} 位。本人第一次登录时换成自己的密码。").format(MINIMUM_LENGTH),
            ),
        ]
        self._prompter.form(
            self.tr("新增工作人员"),
            fields,
            self._new_problems,
            lambda values: on_accept(_member(values)),
            confirm_text=self.tr("新增"),
        )

    def _new_problems(self, values: Values) -> dict[str, str]:
        problems = {}
        if not values["name"]:
            problems["name"] = self.tr("请填写姓名。")
        if not values["login"]:
            problems["login"] = self.tr("请填写用户名。")
        if wrong := new_password_problem(values["login"], values["password"]):
            problems["password"] = wrong
        return problems

    def ask_password(self, member: StaffMember, on_accept: Callable[[str], None]) -> None:
        """A new password, typed twice."""
        self._prompter.form(
            self.tr("重设密码"),
            [
                Field(key="new", title=self.tr("新密码"), kind="secret"),
                Field(key="again", title=self.tr("再输一遍"), kind="secret"),
            ],
            lambda values: new_password_problems(member.login, values["new"], values["again"]),
            lambda values: on_accept(values["new"]),
            sentence=self.tr("{name}（{login}）原来的密码立即作废，请把新密码当面告知本人。").format(
                name=member.name, login=member.login
            ),
            confirm_text=self.tr("重设密码"),
        )

    def ask_disable(self, member: StaffMember, on_confirm: Callable[[], None]) -> None:
        """Say what closing a login means."""
        self._prompter.ask(
            self.tr("停用账号"),
            self.tr("停用后，{name}（{login}）不能再登录；办过的件和记录都保留，随时可以重新启用。").format(
                name=member.name, login=member.login
            ),
            self.tr("停用"),
            on_confirm,
            danger=True,
        )


def _draft_values(draft: NewMember | None) -> dict[str, str]:
    if draft is None:
        return {"name": "", "login": "", "unit": "", "role": Role.CLERK.value, "also": "", "password": ""}
    return {
        "name": draft.name,
        "login": draft.login,
        "unit": str(draft.org_unit_id),
        "role": draft.roles[0].value,
        "also": draft.roles[1].value if len(draft.roles) > 1 else "",
        "password": draft.password,
    }


def _member(values: Values) -> NewMember:
    return NewMember(
        login=values["login"],
        name=values["name"],
        org_unit_id=int(values["unit"]),
        roles=role_words(values),
        password=values["password"],
    )
