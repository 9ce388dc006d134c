"""The first window: one sheet of paper on the desk, name and password, then the windows to choose from."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.text_kinds import TextKind
from counter_app.services.sign_in import WindowChoice
from ui.sign_in.password_page import PasswordPage
from ui.sign_in.presenter import SignInPresenter, SignInState
from ui.sign_in.window_words import window_note, window_title
from ui.styles.tokens import Space, Tone
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.form_row import FormRow
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.option_list import OptionList
from ui.widgets.text_field import LineField

SHEET_WIDTH = 420


class SignInWindow(QWidget):
    """Signals:
    offline_requested(): the agent wants to work without a line
    closed(): the window was closed without signing in
    """

    offline_requested = Signal()
    closed = Signal()

    def __init__(
        self, presenter: SignInPresenter, *, login: str = "", window_number: str = "", note: str = ""
    ) -> None:
        """`login` and `window_number` are offered again from the last time; `note` stands under the title."""
        super().__init__()
        self._presenter = presenter
        self._window_number = window_number
        self._choices: tuple[WindowChoice, ...] = ()
        self._offered = 0
        self._since_enter = QElapsedTimer()
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("登录"))
        self._banner = Banner()
        self._login = LineField(TextKind.LOGIN, login)
        self._password = LineField(TextKind.SECRET)
        self._enter = KeyButton(self.tr("登录"), "Enter", primary=True, bind=False)
        self._offline = KeyButton(self.tr("离线代办"), "F10")
        self._wait = paragraph("", "muted")
        self._wait.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._form(note))
        self._windows = QScrollArea()
        self._windows.setWidgetResizable(True)
        self._windows.setFrameShape(QScrollArea.Shape.NoFrame)
        self._windows_title = label("", "title")
        self._pages.addWidget(self._window_page())
        self._own_password = PasswordPage()
        self._pages.addWidget(self._own_password)
        self._lay_out()
        self._connect()
        self.resize(1366, 768)
        (self._password if login else self._login).setFocus()

    def _form(self, note: str) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(label(self.tr("政务服务大厅窗口"), "title"))
        if note:
            box.addWidget(paragraph(note, "muted"))
        box.addWidget(FormRow(self.tr("用户名"), self._login))
        box.addWidget(FormRow(self.tr("密码"), self._password))
        buttons = QHBoxLayout()
        buttons.addWidget(self._enter)
        buttons.addStretch(1)
        buttons.addWidget(self._offline)
        box.addWidget(self._wait)
        box.addSpacing(Space.S)
        box.addLayout(buttons)
        box.addStretch(1)
        return page

    def _window_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self._windows_title)
        box.addWidget(paragraph(self.tr("请选择今天的窗口：↑↓ 移动，Enter 打开。"), "muted"))
        box.addWidget(self._windows, 1)
        buttons = QHBoxLayout()
        self._without = KeyButton(self.tr("不开窗口"), "F8")
        self._back = KeyButton(self.tr("换人登录"), "Esc")
        buttons.addWidget(self._without)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        box.addLayout(buttons)
        return page

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(SHEET_WIDTH)
        card.add(self._banner)
        card.add(self._pages, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addLayout(row, 4)
        box.addStretch(1)

    def _connect(self) -> None:
        self._login.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._enter.click)
        self._enter.clicked.connect(self._on_enter)
        self._offline.clicked.connect(self.offline_requested)
        self._without.clicked.connect(lambda: self._presenter.choose_window(None))
        self._back.clicked.connect(self._presenter.back)
        self._own_password.submitted.connect(self._on_own_password)
        self._own_password.left.connect(self._presenter.back)
        self._presenter.state_changed.connect(self._on_state_changed)
        self._presenter.pause.changed.connect(self._on_wait)

    def _on_enter(self) -> None:
        if not self._login.text().strip():
            self._banner.show_message(Tone.WARN, self.tr("请输入用户名。"))
            self._login.setFocus()
        elif not self._password.text():
            self._banner.show_message(Tone.WARN, self.tr("请输入密码。"))
            self._password.setFocus()
        else:
            self._since_enter.start()
            self._presenter.sign_in(self._login.text(), self._password.text())

    def _on_own_password(self, password: str) -> None:
        self._since_enter.start()
        self._presenter.change_password(password)

    def _on_wait(self, seconds: int) -> None:
        """The password can be typed meanwhile."""
        self._enter.setEnabled(not seconds)
        self._wait.setText(self.tr("请等 {} 秒再登录；可以先输入密码。").format(seconds))
        self._wait.setVisible(bool(seconds))

    def _on_state_changed(self, state: SignInState) -> None:
        self._enter.set_busy(state.busy)
        self._offline.setEnabled(not state.busy)
        self._login.setEnabled(not state.busy)
        self._password.setEnabled(not state.busy)
        if state.problem:
            self._banner.show_message(Tone.WARN, state.problem)
        else:
            self._banner.clear()
        self._own_password.show_state(state)
        if state.must_change:
            self._password.clear()
            self._pages.setCurrentWidget(self._own_password)
        elif state.signed_in is None:
            self._pages.setCurrentIndex(0)
            if not state.busy:
                self._password.setFocus()
                self._password.selectAll()
        elif state.chooses_window and not state.busy:
            self._offer(state)

    def _offer(self, state: SignInState) -> None:
        assert state.signed_in is not None
        signed_in = state.signed_in
        self._password.clear()
        self._windows_title.setText(self.tr("{name}，您好").format(name=signed_in.actor.name))
        self._choices = tuple(
            sorted(signed_in.windows, key=lambda each: (not each.is_own, each.number != self._window_number))
        )
        options = OptionList(
            [(window_title(choice), window_note(choice, signed_in.covers)) for choice in self._choices]
        )
        # One Enter goes on at the own window, whose visitor waits after a crash; else it opens the window of the last
        # time, unless somebody has it: then the first that is free.
        self._offered = next(
            (row for row, each in enumerate(self._choices) if each.is_own or not each.held_by), 0
        )
        options.set_current(self._offered)
        options.chosen.connect(self._on_chosen)
        self._windows.setWidget(options)
        self._pages.setCurrentIndex(1)
        options.setFocus()

    def _on_chosen(self, row: int) -> None:
        # The second half of a double Enter in the password field opens no window.
        if row != self._offered or self._since_enter.hasExpired(QApplication.doubleClickInterval()):
            self._presenter.choose_window(self._choices[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the first page leaves."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() == 0:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing without signing in ends the program."""
        super().closeEvent(event)
        self.closed.emit()
