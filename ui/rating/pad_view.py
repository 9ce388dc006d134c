"""The pad at a window as a full-screen window for fingers; digits work where there is a keypad."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.ratings import Level
from ui.hall.full_screen import toggle_full_screen
from ui.rating.pad_pages import AskPage, DetailsPage, IdlePage, PhonePage, ThanksPage
from ui.rating.pad_presenter import PadPresenter
from ui.rating.pad_state import PadState, Page
from ui.styles.tokens import Space
from ui.widgets.labels import label

_TICK_MS = 1_000


class PadWindow(QWidget):
    """5 to 1 press a level, 0 is 不评价, Enter submits, Esc is a step back; F11 enters and leaves full screen."""

    def __init__(self, presenter: PadPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = label("", "kiosk-strong")
        self._line = label("", "kiosk-muted")
        self.idle = IdlePage()
        self.asking = AskPage(presenter)
        self.details = DetailsPage(presenter)
        self.phone = PhonePage(presenter)
        self.thanks = ThanksPage()
        self._by_page: dict[Page, IdlePage | AskPage | DetailsPage | PhonePage | ThanksPage] = {
            Page.IDLE: self.idle,
            Page.ASK: self.asking,
            Page.DETAILS: self.details,
            Page.PHONE: self.phone,
            Page.THANKS: self.thanks,
        }
        self.pages = QStackedWidget()
        for page in self._by_page.values():
            self.pages.addWidget(page)
        self._lay_out()
        self._bind_keys()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_second)
        presenter.state_changed.connect(self._render)
        self._render(presenter.state)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self._place)
        header.addStretch(1)
        header.addWidget(self._line)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        box.setSpacing(Space.M)
        box.addLayout(header)
        box.addWidget(self.pages, 1)
        self.resize(1024, 600)

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence("F11"), self).activated.connect(lambda: toggle_full_screen(self))
        for level in Level:
            shortcut = QShortcut(QKeySequence(str(int(level))), self.asking)
            shortcut.activated.connect(lambda level=level: self._presenter.choose(level))
        for key in ("0", "Escape"):
            QShortcut(QKeySequence(key), self.asking).activated.connect(self._presenter.decline)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._presenter.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self._presenter.stop()

    def _render(self, state: PadState) -> None:
        face = state.face
        title = self.tr("服务评价")
        if face is not None:
            title = self.tr("{hall} · {window} 号窗口 服务评价").format(
                hall=face.hall_name, window=face.window_number
            )
        self._place.setText(title)
        self.setWindowTitle(title)
        self._line.setText(self.tr("网络中断") if state.line_down else "")
        page = self._by_page[state.page]
        page.render_state(state)
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)

    def _on_second(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, AskPage | DetailsPage):
            page.render_time()
