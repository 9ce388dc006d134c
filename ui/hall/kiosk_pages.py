"""The last pages of the kiosk: the number, and a line that is cut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.hall.kiosk_parts import TouchButton, keep_wide
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_state import KioskState, Printing
from ui.hall.kiosk_words import standing_text, wait_text, windows_text
from ui.printer_wording import trouble_words
from ui.styles.tokens import Space
from ui.widgets.icon_label import IconLabel
from ui.widgets.labels import label, paragraph

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ResultPage(QWidget):
    """The number, large. Enter does nothing here: the second half of a double press must not wipe it."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.number = label("", "kiosk-number")
        self.standing = label("", "kiosk-title")
        self._windows = label("", "kiosk-strong")
        self.paper = label("", "kiosk-strong")
        self.warning = paragraph("", "kiosk-warn")
        self.repair = paragraph("", "kiosk-muted")
        for line in (self.warning, self.repair):
            line.setAlignment(_CENTRE)
        self.again = TouchButton(self.tr("补打凭条"), "F3")
        keep_wide(self.again)
        self.again.clicked.connect(presenter.print_again)
        self.done = TouchButton("", "Esc")
        keep_wide(self.done)
        self.done.clicked.connect(presenter.start_over)
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        self._title = label(self.tr("您的号码"), "kiosk-muted")
        box.addWidget(self._title, 0, _CENTRE)
        for line in (self.number, self.standing, self._windows, self.paper):
            box.addWidget(line, 0, _CENTRE)
        box.addWidget(self.warning)
        box.addWidget(self.repair)
        box.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.L)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.done)
        buttons.addStretch(1)
        box.addLayout(buttons)

    def render_state(self, state: KioskState) -> None:
        ticket = state.ticket
        if ticket is None:
            return
        self.number.setText(ticket.label)
        nobody = self.tr("前面没有人，请留意呼叫")
        ahead = self.tr("前面还有 {count} 人，预计等候：{time}").format(
            count=ticket.people_ahead, time=wait_text(ticket.waiting_minutes, ticket.people_ahead)
        )
        told = standing_text(state.place) if state.place else ""
        self.standing.setText(told or (ahead if ticket.people_ahead else nobody))
        place = [ticket.zone_name, windows_text(ticket.window_numbers)]
        if ticket.people > 1:
            place.append(self.tr("代 {count} 人办理").format(count=ticket.people))
        self._windows.setText(" · ".join(place))
        self._title.setText(self.tr("您的号码（补打）") if state.is_reprint else self.tr("您的号码"))
        self._render_paper(state)
        self.render_time()

    def _render_paper(self, state: KioskState) -> None:
        told = {
            Printing.UNDER_WAY: self.tr("正在打印凭条…"),
            Printing.DONE: self.tr("请取走凭条，在休息区等候"),
        }
        warned = {
            Printing.NOT_KNOWN: self.tr("凭条可能没有打印完整。没有拿到完整的凭条，请按“补打凭条”"),
            Printing.FAILED: self.tr("号码已取，未打印。请记下这个号码，凭号码等候同样有效"),
            Printing.NO_PAPER: self.tr("本机不出凭条，请记下这个号码"),
            Printing.ON_FILE: self.tr("凭条已存为文件，没有打印；请记下这个号码"),
        }
        for line, words in ((self.paper, told), (self.warning, warned)):
            line.setText(words.get(state.printing, ""))
            line.setVisible(state.printing in words)
        trouble = state.printer_trouble
        self.repair.setText(trouble_words(trouble) if trouble else "")
        self.repair.setVisible(trouble is not None)
        self.again.setVisible(state.may_print_again())

    def render_time(self) -> None:
        seconds = self._presenter.seconds_left()
        self.done.set_text(self.tr("完成（{seconds} 秒后返回）").format(seconds=seconds))


class DownPage(QWidget):
    """Nobody is left in front of a screen that does nothing."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        box.addWidget(IconLabel("disconnected", 96, "muted"), 0, _CENTRE)
        box.addWidget(label(self.tr("取号机暂时连不上，请到导办台取号"), "kiosk-title"), 0, _CENTRE)
        box.addWidget(label(self.tr("恢复后本机自动可用，不需要操作。"), "kiosk-muted"), 0, _CENTRE)
        box.addStretch(2)
