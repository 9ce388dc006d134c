"""The cards of one's own settings: look, printing, password, and what runs here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.new_passwords import MINIMUM_LENGTH
from counter_app.domain.text_kinds import TextKind
from counter_app.services.about import About
from ui.new_password import new_password_problems
from ui.prompter import Field, Prompter
from ui.settings.presenter import OF_THE_SYSTEM, SettingsPresenter, SettingsState
from ui.styles.tokens import Space
from ui.widgets.card import Card
from ui.widgets.chip_bar import ChipBar
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.prompt_form import PromptForm

_NAMED = "named"
_LOCK_MINUTES = ("5", "10", "20", "30")


class LookCard(Card):
    """Theme, language, and after how long the window locks."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("显示"))
        self.theme = ChipBar()
        self.theme.set_chips(
            [
                ("light", self.tr("浅色")),
                ("dark", self.tr("深色")),
                ("high_contrast", self.tr("高对比")),
            ]
        )
        self.language = ChipBar()
        self.language.set_chips([("zh_CN", self.tr("中文")), ("en", "English")])
        self.lock = ChipBar()
        self._note = paragraph("", "muted")
        self.body.addLayout(_row(self.tr("界面颜色"), self.theme))
        self.body.addLayout(_row(self.tr("界面语言"), self.language))
        self.body.addLayout(_row(self.tr("自动锁定"), self.lock))
        self.add(self._note)
        self.theme.chosen.connect(presenter.choose_theme)
        self.language.chosen.connect(presenter.choose_language)
        self.lock.chosen.connect(presenter.choose_lock)

    def show_state(self, state: SettingsState) -> None:
        self.theme.set_current(state.settings.theme)
        self.language.set_current(state.settings.language)
        self._show_lock(state.settings.lock_minutes)
        waiting = self.tr("下次启动程序时换成所选的语言。")
        self._note.setText(waiting if state.language_waits else self.tr("文书一律用中文，不随界面语言改变。"))

    def _show_lock(self, minutes: str) -> None:
        """A number from the file that is none of the usual ones has a chip too."""
        offered = sorted({*_LOCK_MINUTES, minutes} - {"0"}, key=lambda each: (len(each), each))
        chips = [(each, self.tr("{} 分钟").format(each)) for each in offered]
        self.lock.set_chips([*chips, ("0", self.tr("不自动锁定"))])
        self.lock.set_current(minutes)


class PrinterCard(Card):
    """Where papers go."""

    def __init__(
        self, presenter: SettingsPresenter, prompter: Prompter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("打印"))
        self._presenter = presenter
        self._prompter = prompter
        self.printer = ChipBar()
        self.printer.set_chips(
            [
                ("folder", self.tr("存入文件夹")),
                ("default", self.tr("默认打印机")),
                (_NAMED, self.tr("指定打印机…")),
                ("none", self.tr("不打印")),
            ]
        )
        self._where = paragraph("", "muted")
        self.folder = KeyButton(self.tr("更改文件夹…"))
        self.body.addLayout(_row(self.tr("文书送到"), self.printer))
        self.add(self._where)
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.printer.chosen.connect(self._on_chosen)
        self.folder.clicked.connect(self._ask_folder)

    def show_state(self, state: SettingsState) -> None:
        setting = state.settings.printer
        self.printer.set_current(setting if setting in OF_THE_SYSTEM else _NAMED)
        self.folder.setEnabled(setting == "folder")
        told = {
            "folder": self.tr("文书存为 PDF：{}").format(state.settings.paper_path),
            "default": self.tr("文书送到本机的默认打印机；没有打印机时存入 {}").format(
                state.settings.paper_path
            ),
            "none": self.tr("文书照样登记，可以随时补打，但不出纸。"),
        }
        self._where.setText(told.get(setting, self.tr("文书送到打印机“{}”。").format(setting)))

    def _on_chosen(self, key: str) -> None:
        if key == _NAMED:
            self._ask_name()
        else:
            self._presenter.choose_printer(key)

    def _ask_name(self) -> None:
        state = self._presenter.state
        self._prompter.form(
            self.tr("指定打印机"),
            [Field(key="name", title=self.tr("打印机名称"), value=state.printer_name)],
            lambda values: {} if values["name"] else {"name": self.tr("请填写系统中的打印机名称。")},
            lambda values: self._presenter.choose_printer(values["name"]),
            sentence=self.tr("填写操作系统里这台打印机的名称。"),
            on_cancel=lambda: self.show_state(self._presenter.state),
        )

    def _ask_folder(self) -> None:
        self._prompter.form(
            self.tr("存放文书的文件夹"),
            [
                Field(
                    key="folder",
                    title=self.tr("文件夹"),
                    value=str(self._presenter.state.settings.paper_path),
                    holds=TextKind.PATH,
                    hint=self.tr("清空后用系统的“文档”文件夹。"),
                )
            ],
            lambda _: {},
            lambda values: self._presenter.choose_folder(values["folder"]),
        )


class PasswordCard(Card):
    """Three fields; a refusal leaves them as they are."""

    submitted = Signal(str, str)

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("修改密码"))
        self._login = presenter.login
        self.form = self._empty_form()
        self.button = KeyButton(self.tr("修改密码"), primary=True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.button)
        self._buttons.addStretch(1)
        self.add(self.form)
        self.body.addLayout(self._buttons)
        self.button.clicked.connect(self._submit)
        self.submitted.connect(presenter.change_password)
        presenter.password_changed.connect(self._clear)

    def _empty_form(self) -> PromptForm:
        form = PromptForm(
            [
                Field(key="old", title=self.tr("原密码"), kind="secret"),
                Field(
                    key="new",
                    title=self.tr("新密码"),
                    kind="secret",
                    hint=self.tr("至少 {} 位。").format(MINIMUM_LENGTH),
                ),
                Field(key="again", title=self.tr("再输一遍新密码"), kind="secret"),
            ]
        )
        form.completed.connect(self._submit)
        return form

    def show_state(self, state: SettingsState) -> None:
        self.button.set_busy(state.changing_password)
        if state.password_problem:
            self.form.show_problems({"old": state.password_problem})

    def _submit(self) -> None:
        values = self.form.values()
        problems = new_password_problems(self._login, values["new"], values["again"])
        if not values["old"]:
            problems["old"] = self.tr("请输入原密码。")
        self.form.show_problems(problems)
        if not problems:
            self.submitted.emit(values["old"], values["new"])

    def _clear(self) -> None:
        """Passwords do not stay in a field once they are changed."""
        before = self.form
        self.form = self._empty_form()
        self.body.replaceWidget(before, self.form)
        before.deleteLater()


class AboutCard(Card):
    """Version, database, and the licences of what others made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("关于"))
        self._facts = QVBoxLayout()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("字体、图标和程序库的许可"))
        self._version = label("", "strong")
        self._database = paragraph("", "muted")
        self.add(self._version)
        self.add(self._database)
        self.add(label(self.tr("字体、图标和程序库的许可"), "small"))
        self.add(self._scroll, 1)
        self._shown: About | None = None

    def show_state(self, state: SettingsState) -> None:
        if state.about is None:
            self._database.setText(state.failed)
        elif state.about != self._shown:
            self._shown = state.about
            self._fill(state.about)

    def _fill(self, about: About) -> None:
        self._version.setText(self.tr("窗口办理系统 {}").format(about.version))
        self._database.setText(
            self.tr("数据库结构 {revision} · PostgreSQL {server}").format(
                revision=about.schema_revision, server=about.server
            )
        )
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        for row, part in enumerate(about.components):
            grid.addWidget(label(f"{part.name} {part.version}".strip()), row, 0)
            grid.addWidget(label(part.licence, "muted"), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(about.components), 1)
        self._scroll.setWidget(rows)


def _row(title: str, editor: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.L)
    name = label(title)
    name.setFixedWidth(80)
    editor.setAccessibleName(title)
    row.addWidget(name)
    row.addWidget(editor, 1)
    return row
