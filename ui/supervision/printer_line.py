"""Over the board: which kiosk's printer wants somebody, and who waits without paper."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.changes import Topic
from counter_app.services.ticket_papers import PrintTrouble, print_troubles
from ui.desk import Desk
from ui.printer_wording import device_sentence
from ui.rereading import Rereading
from ui.styles.tokens import Space
from ui.widgets.icon_label import IconLabel
from ui.widgets.labels import paragraph


class PrinterPresenter(QObject):
    """Reads when a printer told something, and when a call may have ended that somebody waits without paper.

    Signals:
        state_changed(object): a tuple of PrintTrouble, empty when all is well
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.troubles: tuple[PrintTrouble, ...] = ()
        self._reread = Rereading(self._read, self)
        desk.changed.connect(self._on_changed)

    def set_shown(self, shown: bool) -> None:
        """Whether the supervisor looks."""
        self._reread.set_shown(shown)

    def _on_changed(self, topic: Topic) -> None:
        if topic is Topic.PRINTING or (topic is Topic.QUEUE and self.troubles):
            self._reread.want()

    def _read(self) -> None:
        # What could not be read is read with the next change; the board beside it says that the line is cut.
        self._desk.ask_quietly(self, self._on_read, lambda _: self._reread.ended(), print_troubles)

    def _on_read(self, troubles: tuple[PrintTrouble, ...]) -> None:
        self._reread.ended()
        if troubles != self.troubles:
            self.troubles = troubles
            self.state_changed.emit(troubles)


class PrinterLine(QWidget):
    """A line for each device; away when there is nothing to do."""

    def __init__(self, presenter: PrinterPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = paragraph("", "strong")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.S, Space.S, Space.S, 0)
        box.setSpacing(Space.M)
        box.addWidget(IconLabel("warning", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.words, 1)
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.troubles)

    def render_state(self, troubles: tuple[PrintTrouble, ...]) -> None:
        self.words.setText("\n".join(device_sentence(told) for told in troubles))
        self.setVisible(bool(troubles))
