"""The first page: one sheet, the passphrase of the store."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.text_kinds import TextKind
from ui.filing.start_presenter import StartPresenter
from ui.filing.state import Door, StartState
from ui.prompter import Field, Prompter
from ui.styles.tokens import Space, Tone
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.form_row import FormRow
from ui.widgets.hint_bar import Hint
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import ElidedLabel, label, paragraph
from ui.widgets.text_field import LineField

SHEET_WIDTH = 480


class StartPage(QWidget):
    """Unlocks the store that lies here, or makes one where there is a line to fill it."""

    def __init__(self, presenter: StartPresenter, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._prompter = prompter
        self._banner = Banner()
        self._file = ElidedLabel("", "muted")
        self.passphrase = _secret()
        self.first, self.again = _secret(), _secret()
        self.unlock = KeyButton(self.tr("打开"), "Enter", primary=True, bind=False)
        self.create_store = KeyButton(self.tr("建立并同步"), "Enter", primary=True, bind=False)
        self.other = KeyButton(self.tr("换一个文件"), "F8")
        self._doors = {
            Door.UNLOCK: self._unlocking(),
            Door.CREATE: self._creation(),
            Door.ABSENT: self._absence(),
        }
        self._lay_out()
        self._connect()
        self._render(presenter.state)

    def _unlocking(self) -> QWidget:
        page, box = _page()
        box.addWidget(
            paragraph(self.tr("本机离线库已加密，输入口令后办理。没有网络也可以收件、打印告知单。"), "muted")
        )
        box.addWidget(FormRow(self.tr("口令"), self.passphrase))
        box.addSpacing(Space.XS)
        box.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return page

    def _creation(self) -> QWidget:
        page, box = _page()
        box.addWidget(
            paragraph(
                self.tr(
                    "第一次使用，请设一个口令。离线库里存着申请人的身份信息和没有送出的件，全部用这个口令加密；"
                    "电脑丢了，别人也打不开。"
                ),
                "muted",
            )
        )
        box.addWidget(
            paragraph(
                self.tr("口令忘了，谁也无法找回：中心管理员不能，开发单位也不能。没有送出的件会随之丢失。")
            )
        )
        box.addWidget(FormRow(self.tr("口令（至少 8 位，字母、数字、符号都可以）"), self.first))
        box.addWidget(FormRow(self.tr("再输一次"), self.again))
        box.addSpacing(Space.XS)
        box.addWidget(self.create_store, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return page

    def _absence(self) -> QWidget:
        page, box = _page()
        box.addWidget(
            paragraph(
                self.tr(
                    "本机还没有离线库。请先在有网络时登录，打开“代办”建立一次；"
                    "离线库在别的文件夹或者 U 盘上的，按 F8 选择。"
                )
            )
        )
        box.addStretch(1)
        return page

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(SHEET_WIDTH)
        card.add(label(self.tr("离线代办"), "title"))
        card.add(self._banner)
        for page in self._doors.values():
            card.add(page)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._file, 1)
        foot.addWidget(self.other)
        card.body.addSpacing(Space.S)
        card.body.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addLayout(row)
        box.addStretch(3)

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self.unlock.click)
        self.unlock.clicked.connect(lambda: self._presenter.unlock(self.passphrase.text()))
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.create_store.click)
        self.create_store.clicked.connect(
            lambda: self._presenter.create(self.first.text(), self.again.text())
        )
        self.other.clicked.connect(self._ask_file)
        self._presenter.state_changed.connect(self._render)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work now."""
        door = self._presenter.state.door
        enter = {Door.UNLOCK: self.tr("打开"), Door.CREATE: self.tr("建立并同步")}.get(door)
        return ((("Return", enter),) if enter else ()) + (("F8", self.tr("换一个文件")),)

    def take_focus(self) -> None:
        """Where typing begins."""
        fields = {Door.UNLOCK: self.passphrase, Door.CREATE: self.first, Door.ABSENT: self.other}
        fields[self._presenter.state.door].setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self, state: StartState) -> None:
        page = self._doors[state.door]
        turned = page.isHidden()
        for each in self._doors.values():
            each.setVisible(each is page)
        self._file.setText(str(state.path))
        for field in (self.passphrase, self.first, self.again):
            field.setEnabled(not state.busy)
        self.unlock.set_busy(state.busy)
        self.create_store.set_busy(state.busy)
        if state.problem:
            self._banner.show_message(Tone.WARN, state.problem, dismissable=False)
        else:
            self._banner.clear()
        if not state.busy and (state.problem or turned) and self.isVisible():
            self.take_focus()
            self.passphrase.selectAll()

    def forget(self) -> None:
        """Leave no passphrase in the fields."""
        for field in (self.passphrase, self.first, self.again):
            field.clear()

    def _ask_file(self) -> None:
        state = self._presenter.state
        known = "\n".join(str(path) for path in state.choices if path != state.path)
        hint = self.tr("本机还有：{files}").format(files=known) if known else ""
        self._prompter.form(
            self.tr("换一个离线库文件"),
            (
                Field(
                    key="path",
                    title=self.tr("文件（完整路径）"),
                    value=str(state.path),
                    hint=hint,
                    holds=TextKind.PATH,
                ),
            ),
            lambda values: {} if Path(values["path"]).is_file() else {"path": self.tr("没有这个文件。")},
            lambda values: self._presenter.choose(Path(values["path"])),
            confirm_text=self.tr("使用这个文件"),
        )


def _secret() -> LineField:
    return LineField(TextKind.SECRET)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Space.M)
    return page, box
