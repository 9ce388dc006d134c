"""The sheet of a locked window: which hall, who is signed in, and a field for their password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.text_kinds import TextKind
from ui.lock.presenter import LockPresenter, LockState
from ui.styles.theme import colour
from ui.styles.tokens import Space
from ui.widgets.form_row import FormRow
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import paragraph
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import LineField

WIDTH = 420


class LockSheet(Overlay):
    """Opaque; Esc leads nowhere.

    Signals:
        sign_out_wanted(): somebody else is to sign in, and has read what that means
    """

    sign_out_wanted = Signal()

    def __init__(self, presenter: LockPresenter, *, hall: str, plate: str, person: str) -> None:
        """`plate` names the window at the counter, or is empty."""
        super().__init__(self.tr("已锁定，填写的内容都在"), width=WIDTH)
        self._presenter = presenter
        self._password = LineField(TextKind.SECRET)
        self._row = FormRow(self.tr("密码"), self._password)
        self._wait = paragraph("", "muted")
        self._enter = KeyButton(self.tr("解锁"), "Enter", primary=True, bind=False)
        self._other = KeyButton(self.tr("换人登录"), "F8", bind=False)
        self._leave = KeyButton(self.tr("换人登录"), "F8", danger=True, bind=False)
        self._stay = KeyButton(self.tr("返回"), "Esc", bind=False)
        self._pages = QStackedWidget()
        self._pages.addWidget(
            self._lock_page(hall, self.tr("{} · {}").format(person, plate) if plate else person)
        )
        self._pages.addWidget(self._leave_page(person))
        self.content.addWidget(self._pages)
        self._connect()
        self._render(presenter.state)
        self._on_wait(presenter.pause.seconds_left)

    def opens_with(self) -> QWidget:
        """What takes the focus."""
        return self._password

    def _lock_page(self, hall: str, who: str) -> QWidget:
        page, box = _page()
        box.addWidget(paragraph(hall))  # names of halls are long
        box.addWidget(paragraph(who, "strong"))
        box.addWidget(self._row)
        box.addWidget(self._wait)
        box.addLayout(_ends(self._enter, self._other))
        return page

    def _leave_page(self, person: str) -> QWidget:
        page, box = _page()
        sentence = self.tr(
            "{person}会退出登录并交还窗口；还没有保存的录入，在{person}下次登录本机时可以继续。"
        )
        box.addWidget(paragraph(sentence.format(person=person)))
        box.addStretch(1)
        box.addLayout(_ends(self._leave, self._stay))
        return page

    def _connect(self) -> None:
        self.confirmed.connect(self._on_enter)
        self._enter.clicked.connect(self._on_enter)
        self._other.clicked.connect(lambda: self._turn_to(1, self._stay))
        self._stay.clicked.connect(lambda: self._turn_to(0, self._password))
        self._leave.clicked.connect(self.sign_out_wanted)
        self._presenter.state_changed.connect(self._render)
        self._presenter.pause.changed.connect(self._on_wait)

    def _turn_to(self, page: int, first: QWidget) -> None:
        self._pages.setCurrentIndex(page)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enter(self) -> None:
        if self._pages.currentIndex() == 1:
            return
        if not self._password.text():
            self._row.set_problem(self.tr("请输入密码。"))
        else:
            self._presenter.unlock(self._password.text())

    def _on_wait(self, seconds: int) -> None:
        """The password can be typed meanwhile."""
        self._enter.setEnabled(not seconds)
        self._wait.setText(self.tr("请等 {} 秒再解锁；可以先输入密码。").format(seconds))
        self._wait.setVisible(bool(seconds))

    def _render(self, state: LockState) -> None:
        self._enter.set_busy(state.busy)
        self._other.setEnabled(not state.busy)
        self._row.set_problem(self.tr("密码不对，请重新输入。") if state.wrong else state.problem)
        if state.wrong:
            self._password.selectAll()

    def cancel(self) -> None:
        """Esc leads back from the question, and nowhere else."""
        if self._pages.currentIndex() == 1:
            self._turn_to(0, self._password)

    def press_other(self) -> None:
        """F8: first the question, then its answer."""
        (self._leave if self._pages.currentIndex() == 1 else self._other).click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As every sheet, and F8."""
        if event.key() == Qt.Key.Key_F8 and not event.isAutoRepeat():
            self.press_other()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("canvas"))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Space.M)
    return page, box


def _ends(first: QWidget, last: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(last)
    return row
