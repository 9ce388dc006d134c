"""What the agent is asked before something that cannot be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.filing.form_presenter import FilingPresenter
from ui.prompter import Field, Problems, Prompter, Values


class FilingQuestions(QObject):
    """Asks, then lets the presenter act."""

    def __init__(self, form: FilingPresenter, prompter: Prompter, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._prompter = prompter

    def finish(self) -> None:
        """Say what finishing does, once the form can go."""
        if not self._form.may_finish():
            return
        form = self._form.form
        name, item = form.applicant.name, form.guide.name if form.guide else ""
        sentence = self.tr("{name}的“{item}”领用一个监管码，放入待同步；以后不能再改。").format(
            name=name, item=item
        )
        confirm = self.tr("完成收件")
        if form.tells_defects:
            count = len(form.outcome.defects)
            sentence += self.tr("一次性告知单随即打印，写明 {count} 项。").format(count=count)
            confirm = self.tr("完成收件并打印告知单")
        self._prompter.ask(self.tr("完成收件"), sentence, confirm, self._form.finish)

    def discard(self) -> None:
        """Throwing a form away cannot be undone."""
        form = self._form.form
        draft = form.left_catalogue
        name = (draft.applicant.name if draft else form.applicant.name) or self.tr("未填姓名")
        self._prompter.ask(
            self.tr("删除草稿"),
            self.tr("{name}的这份草稿从离线库中删除，不能恢复。").format(name=name),
            self.tr("删除"),
            self._form.discard,
            danger=True,
        )

    def open_item(self, item_id: int) -> None:
        """Another item for the form under way clears its checklist."""
        if not self._form.form.has_findings:
            self._form.open_item(item_id)
            return
        self._prompter.ask(
            self.tr("换一个事项"),
            self.tr("已核对的材料清空，申请人照旧保留。另收一件请按 Ctrl N。"),
            self.tr("换事项"),
            lambda: self._form.open_item(item_id),
        )

    def sign_in(self, login: str, go_on: Callable[[str, str], None]) -> None:
        """Who connects to the hall; the password is not kept."""

        def problems(values: Values) -> Problems:
            missing = {"login": self.tr("请输入用户名。"), "password": self.tr("请输入密码。")}
            return {key: sentence for key, sentence in missing.items() if not values[key]}

        fields = (
            Field(key="login", title=self.tr("用户名"), value=login),
            Field(key="password", title=self.tr("密码"), kind="secret"),
        )
        sheet = self._prompter.form(
            self.tr("同步"),
            fields,
            problems,
            lambda values: go_on(values["login"], values["password"]),
            sentence=self.tr("需要网络。这里是登录大厅系统的密码，不是离线库的口令；密码不会保存。"),
            confirm_text=self.tr("同步"),
        )
        if login:
            sheet.focusNextPrevChild(True)
