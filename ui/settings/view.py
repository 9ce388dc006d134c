"""The settings: one's own for everybody, the staff for the centre admin."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.roles import Role
from ui.desk import Desk
from ui.prompter import Prompter
from ui.rating.own_card import OwnRatingsCard
from ui.rating.own_presenter import OwnRatingsPresenter
from ui.settings.cards import AboutCard, LookCard, PasswordCard, PrinterCard
from ui.settings.changes_view import ChangesView
from ui.settings.cover_view import CoverView
from ui.settings.presenter import SettingsPresenter, SettingsState
from ui.settings.staff_view import StaffView
from ui.shell.workplace import Workplace
from ui.styles.theme import Theme, apply_theme
from ui.styles.tokens import Space
from ui.widgets.chip_bar import ChipBar
from ui.widgets.hint_bar import Hint

OWN, STAFF, COVER, CHANGES = "own", "staff", "cover", "changes"
Page = StaffView | CoverView | ChangesView


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
        self.ratings = OwnRatingsPresenter(desk, self)
        self.own_ratings = OwnRatingsCard(self.ratings)
        self.own_ratings.setVisible(self.ratings.is_offered)
        self._pages = QStackedWidget()
        self._own = self._own_page()
        self._pages.addWidget(self._own)
        self.chips = ChipBar()
        self.staff = self._staff(desk, prompter)
        self.cover = CoverView(desk, prompter) if self.staff else None
        self.changes = ChangesView(desk) if self.staff else None
        self._add_admin_pages()
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
        for card in (self.look, self.printer, self.password, self.own_ratings):
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
        return StaffView(desk, prompter)

    def _add_admin_pages(self) -> None:
        if not (self.staff and self.cover and self.changes):
            return
        self._admin_pages: dict[str, Page] = {STAFF: self.staff, COVER: self.cover, CHANGES: self.changes}
        titles = (self.tr("工作人员"), self.tr("代岗"), self.tr("变更记录"))
        self.chips.set_chips([(OWN, self.tr("本机和本人")), *zip(self._admin_pages, titles, strict=True)])
        self.chips.chosen.connect(self.open_page)
        for page in self._admin_pages.values():
            self._pages.addWidget(page)
            page.presenter.state_changed.connect(lambda _: self._tell_hints())
            page.table.row_selected.connect(lambda _: self._tell_hints())

    def open_page(self, key: str) -> None:
        """One's own settings, or one of the centre admin's pages."""
        if self.staff is None:
            return
        self.chips.set_current(key)
        chosen = self._admin_pages.get(key)
        self._pages.setCurrentWidget(chosen or self._own)
        for page in self._admin_pages.values():
            page.presenter.set_shown(page is chosen)
        if chosen is None:
            self.look.theme.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            chosen.focus_first()
        self._tell_hints()

    def _tell_hints(self) -> None:
        self.hints_changed.emit(list(self.hints()))

    def _page(self) -> Page | None:
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, StaffView | CoverView | ChangesView) else None

    def hints(self) -> Sequence[Hint]:
        page = self._page()
        if page is not None:
            return page.hints()
        return [("Tab", self.tr("下一项")), ("Space", self.tr("选用"))]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.ratings.set_shown(True)
        if page := self._page():
            page.presenter.set_shown(True)
            page.focus_first()
        else:
            self.look.theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)
        if page := self._page():
            page.presenter.set_shown(False)

    def _render(self, state: SettingsState) -> None:
        for card in (self.look, self.printer, self.password, self.about):
            card.show_state(state)

    def _on_theme_chosen(self, theme: str) -> None:
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, Theme(theme))

    def _on_password_changed(self) -> None:
        self._desk.said.emit("ok", self.tr("密码已修改，下次登录请用新密码。"))
