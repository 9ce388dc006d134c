"""The supervisor's workplace: the board, and behind each window its open cases."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.cases import CaseSummary
from counter_app.services.supervision import WindowRow
from ui.cases.browser import CaseBrowser, EmptyWords
from ui.cases.words import status_pill, summary_pill
from ui.desk import Desk
from ui.prompter import Prompter
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.supervision.board import BoardView
from ui.supervision.bulletin_line import BulletinLine
from ui.supervision.bulletin_presenter import BulletinPresenter
from ui.supervision.day_end import DayEnd
from ui.supervision.enquiry_presenter import EnquiryDayPresenter
from ui.supervision.enquiry_sheet import EnquiryDaySheet
from ui.supervision.notice_presenter import NoticePresenter
from ui.supervision.notice_sheet import NoticeSheet
from ui.supervision.presenter import Order, SupervisionPresenter
from ui.supervision.printer_line import PrinterLine, PrinterPresenter
from ui.supervision.stranded import StrandedTickets
from ui.supervision.words import department_words, plate
from ui.tables import Column
from ui.widgets.hint_bar import Hint
from ui.widgets.labels import ElidedLabel


class SupervisionWorkplace(Workplace):
    """Enter opens a window's cases, Esc comes back; Ctrl+F searches, F8 sorts, Ctrl+E exports; F6 is what was asked
    today, F7 the lines on the public screens, F9 what dead windows hold, F10 the end of the day."""

    def __init__(self, desk: Desk, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = SupervisionPresenter(desk, self)
        self.bulletins = BulletinPresenter(desk, self)
        self.enquiries = EnquiryDayPresenter(desk, self)
        self.notices = NoticePresenter(desk, self)
        self._prompter = prompter
        self._stranded = StrandedTickets(desk, prompter, self)
        self._day_end = DayEnd(desk, prompter, self)
        self.board = BoardView(self.presenter)
        self.bulletin = BulletinLine(self.bulletins)
        self.printers = PrinterPresenter(desk, self)
        self.printer_line = PrinterLine(self.printers)
        empty = EmptyWords(
            title=self.tr("这个窗口没有在办件"), sentence=self.tr("新收的办件会自动出现在这里。"), icon="case"
        )
        self.browser = CaseBrowser(desk, self.presenter.cases, self._columns(), empty, may_print=False)
        self._title = ElidedLabel("", "strong")
        self.back = QPushButton(self.tr("返回各窗口"))
        self._window_page = self._made_window_page()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.board)
        self._pages.addWidget(self._window_page)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, 0, Space.M, 0)
        box.setSpacing(Space.S)
        box.addWidget(self.printer_line)
        box.addWidget(self._pages, 1)
        box.addWidget(self.bulletin)
        self._connect()

    def _columns(self) -> list[Column[CaseSummary]]:
        return [
            Column(title=self.tr("时限"), pills=lambda case: (summary_pill(case),), width=106),
            Column(title=self.tr("事项"), text=lambda case: case.item_name),
            Column(title=self.tr("申请人"), text=lambda case: case.applicant_name, width=80),
            Column(title=self.tr("状态"), pills=lambda case: (status_pill(case.status),), width=84),
        ]

    def _made_window_page(self) -> QWidget:
        self.back.setProperty("role", "link")
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addLayout(top)
        box.addWidget(self.browser, 1)
        return page

    def _connect(self) -> None:
        self.board.window_chosen.connect(self._on_window_chosen)
        self.back.clicked.connect(self.close_window)
        self.presenter.state_changed.connect(lambda _: self.hints_changed.emit(list(self.hints())))
        self.presenter.cases.state_changed.connect(lambda _: self.hints_changed.emit(list(self.hints())))
        self.presenter.exported.connect(
            lambda path: self._desk.said.emit("ok", self.tr("已导出到 {}").format(path))
        )
        self._bind("Escape", self._window_page, self.close_window)
        self._bind("F6", self.board, self._open_enquiries)
        self._bind("F7", self.board, self._open_notices)
        self._bind("F9", self.board, self._stranded.ask)
        self._bind("F10", self.board, self._day_end.ask)
        self._bind("F8", self.board, self.presenter.reverse_order)
        self._bind("Ctrl+E", self.board, self.presenter.export)

    def _bind(self, key: str, place: QWidget, act: object) -> None:
        shortcut = QShortcut(QKeySequence(key), place)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _open_enquiries(self) -> None:
        sheet = EnquiryDaySheet(self.enquiries)
        sheet.open_on(self.window(), sheet.opens_with())

    def _open_notices(self) -> None:
        sheet = NoticeSheet(self._desk, self.notices, self._prompter)
        sheet.open_on(self.window(), sheet.opens_with())

    def _on_window_chosen(self, row: WindowRow) -> None:
        parts = (plate(row), department_words(row), row.clerk_name or "")
        self._title.setText(" · ".join(part for part in parts if part))
        self.browser.set_title(self.tr("在办件"))
        self.presenter.open_window(row)
        self.presenter.cases.set_shown(True)
        self._pages.setCurrentWidget(self._window_page)
        self.browser.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit(list(self.hints()))

    def close_window(self) -> None:
        """Back to the board, on the window that was opened."""
        self.presenter.cases.set_shown(False)
        self._pages.setCurrentWidget(self.board)
        self.board.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit(list(self.hints()))

    def is_window_open(self) -> bool:
        return self._pages.currentWidget() is self._window_page

    def hints(self) -> Sequence[Hint]:
        if self.is_window_open():
            moves = [("Up Down", self.tr("选办件")), ("PgUp PgDown", self.tr("翻阅"))]
            return [*(moves if self.presenter.cases.state.cases else []), ("Escape", self.tr("返回各窗口"))]
        sheets = [
            ("F6", self.tr("今日首问")),
            ("F7", self.tr("滚动通知")),
            ("F9", self.tr("失联放回")),
            ("F10", self.tr("日终结束")),
        ]
        if not self.presenter.state.rows:
            return [("Ctrl+F", self.tr("搜索")), *sheets]
        by_problem = self.presenter.state.order is Order.PROBLEM
        return [
            ("Enter", self.tr("查看办件")),
            ("Ctrl+F", self.tr("搜索")),
            ("F8", self.tr("按窗口排序") if by_problem else self.tr("按问题排序")),
            ("Ctrl+E", self.tr("导出")),
            *sheets,
        ]

    def became_visible(self) -> None:
        self.presenter.set_shown(True)
        self.bulletins.set_shown(True)
        self._day_end.tell_leftovers()
        self.printers.set_shown(True)
        self.presenter.cases.set_shown(self.is_window_open())
        table = self.browser.table if self.is_window_open() else self.board.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def became_hidden(self) -> None:
        self.presenter.set_shown(False)
        self.bulletins.set_shown(False)
        self.printers.set_shown(False)
        self.presenter.cases.set_shown(False)
