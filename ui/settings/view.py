"""The settings: one's own for everybody, the staff for the centre admin."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.roles import Role
from ui.desk import Desk
from ui.prompter import Prompter
from ui.settings.cards import AboutCard, LookCard, PasswordCard, PrinterCard
from ui.settings.presenter import SettingsPresenter, SettingsState
from ui.settings.staff_view import StaffView
from ui.shell.workplace import Workplace
from ui.styles.theme import Theme, apply_theme
from ui.styles.tokens import Space
from ui.widgets.chip_bar import ChipBar
from ui.widgets.hint_bar import Hint

OWN, STAFF = "own", "staff"


class SettingsWorkplace(Workplace):
    """Tab moves from setting to setting; the centre admin changes pages with the chips above."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = SettingsPresenter(desk, self)
        self.look = LookCard(self.presenter)
        self.printer = PrinterCard(self.presenter, prompter)
        self.password = PasswordCard(self.presenter)
        self.about = AboutCard()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._own_page())
        self.chips = ChipBar()
        self.staff = self._staff(desk, prompter)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.S)
        box.addWidget(self.chips)
        box.addWidget(self._pages, 1)
        self.chips.setVisible(self.staff is not None)
        self.presenter.state_changed.connect(self._render)
        self.presenter.theme_chosen.connect(self._on_theme_chosen)
        self.presenter.password_changed.connect(self._on_password_changed)
        self._render(self.presenter.state)

    def _own_page(self) -> QWidget:
        page, column = QWidget(), QWidget()
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Space.M)
        for card in (self.look, self.printer, self.password):
            left.addWidget(card)
        left.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(column)
        box = QHBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(scroll, 1)
        box.addWidget(self.about, 1)
        return page

    def _staff(self, desk: Desk, prompter: Prompter) -> StaffView | None:
        if Role.CENTRE_ADMIN not in desk.signed_in.roles:
            return None
        view = StaffView(desk, prompter)
        self._pages.addWidget(view)
        self.chips.set_chips([(OWN, self.tr("本机和本人")), (STAFF, self.tr("工作人员"))])
        self.chips.chosen.connect(self.open_page)
        view.presenter.state_changed.connect(lambda _: self.hints_changed.emit(list(self.hints())))
        return view

    def open_page(self, page: str) -> None:
        """One's own settings, or the staff."""
        if self.staff is None:
            return
        on_staff = page == STAFF
        self.chips.set_current(page)
        self._pages.setCurrentIndex(1 if on_staff else 0)
        self.staff.presenter.set_shown(on_staff)
        first = self.staff.table if on_staff else self.look.theme
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit(list(self.hints()))

    def hints(self) -> Sequence[Hint]:
        if self.staff is not None and self._pages.currentWidget() is self.staff:
            buttons = (self.staff.add, self.staff.toggle, self.staff.password)
            ready = [(button.key(), button.text()) for button in buttons if button.isEnabled()]
            return [*ready, ("Ctrl+F", self.tr("搜索"))]
        return [("Tab", self.tr("下一项")), ("Space", self.tr("选用"))]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        if self.staff is not None:
            self.staff.presenter.set_shown(self._pages.currentWidget() is self.staff)
        self.look.theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)
        if self.staff is not None:
            self.staff.presenter.set_shown(False)

    def _render(self, state: SettingsState) -> None:
        for card in (self.look, self.printer, self.password, self.about):
            card.show_state(state)

    def _on_theme_chosen(self, theme: str) -> None:
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, Theme(theme))

    def _on_password_changed(self) -> None:
        self._desk.said.emit("ok", self.tr("密码已修改，下次登录请用新密码。"))
