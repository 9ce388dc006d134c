"""One person at work: the frame with the workplaces of their duties, from sign-in to leaving."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent

from counter_app.application import Application
from counter_app.devices.page_printer import printer_for
from counter_app.devices.ticket_printer import ticket_printer_for
from counter_app.domain.roles import REVIEWING_ROLES, Role
from counter_app.errors import Refused
from counter_app.services.sign_in import SignedIn
from counter_app.services.windows import close_window
from counter_app.settings import Settings
from ui.background import Background
from ui.desk import Desk
from ui.leaving import Leaving
from ui.live import LiveLine
from ui.lock.cover import Cover
from ui.lock.presenter import LockPresenter
from ui.queue.window_keeper import LOST
from ui.shell.frame import Frame
from ui.shell.line_teller import LineTeller
from ui.shell.workplace import Workplace
from ui.sign_in.presenter import Entry
from ui.sign_in.window_chooser import WindowChooser
from ui.styles.tokens import Tone
from ui.wording import ROLE, clock, said, sentence_for

CLOCK_MS = 1_000
Connect = Callable[[str, str], Application]
DESK_ROLES = {Role.CLERK, Role.CHIEF_REPRESENTATIVE, Role.TOWNSHIP_CLERK}
"""Who calls visitors at a window."""


class ProgramFrame(Frame):
    """Signals:
    closing(): the window is about to close
    """

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leaving = Leaving(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first where something would be lost; leave the window in order, then close."""
        if not self._leaving.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        if event.isAccepted():
            self.closing.emit()


class Workplaces(Mapping[str, Workplace]):
    """All that are offered; one is made when it is first asked for, so that the first need not wait for the rest."""

    def __init__(self, makers: Mapping[str, Callable[[], Workplace]]) -> None:
        self._makers = makers
        self._made: dict[str, Workplace] = {}

    def __getitem__(self, key: str) -> Workplace:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class Program(QObject):
    """Everything that lives between signing in and leaving.

    Attributes:
        frame: the window.
        desk: what the presenters share.
        workplaces: by key, in the order of the rail, each made when it is first opened.

    Signals:
        finished(): the frame was closed and the window at the counter given back
    sign_out_wanted(): somebody else is to sign in at this machine
    """

    finished = Signal()
    sign_out_wanted = Signal()

    def __init__(self, entry: Entry, settings: Settings, background: Background, connect_as: Connect) -> None:
        """`connect_as(login, password)` makes another connection, for what asks for the password again."""
        super().__init__()
        self._connect_as = connect_as
        self._application = entry.application
        self._background = background
        self.live = LiveLine(entry.application, background, self)
        self.desk = Desk(
            entry.application,
            background,
            entry.signed_in,
            printer_for(settings.printer, settings.paper_path),
            self,
            tickets=None if settings.ticket_printer == "pdf" else ticket_printer_for(settings),
        )
        self.desk.hold_window(entry.window)
        self.frame = ProgramFrame()
        self._line_teller = LineTeller(self.frame, self.live, entry.application, background, self)
        self.lock = LockPresenter(entry.application, background, self)
        self.cover = Cover(self.frame, self.lock, settings.lock_seconds, self)
        self._chooser = WindowChooser(self.desk, self.frame.prompter, self)
        self._hall_clock = entry.clock
        self._ticking = QTimer(self)
        self._connect()
        offered = self._workplaces(entry.signed_in)
        self.workplaces = Workplaces({key: make for key, _, _, make in offered})
        for key, title, icon, _ in offered:
            self.frame.add_workplace(key, title, icon, partial(self.workplaces.__getitem__, key))
        self._show_place()
        self._show_clock()

    def _connect(self) -> None:
        self.live.changed.connect(self.desk.changed)
        self.desk.said.connect(self._say)
        self.desk.asked.connect(self.frame.banner.end_passing)
        self.desk.window_changed.connect(self._on_window_changed)
        self.frame.closing.connect(self.leave)
        self.cover.sign_out_wanted.connect(self.sign_out_wanted)
        self.cover.lifted.connect(self._on_unlocked)
        self._ticking.setInterval(CLOCK_MS)
        self._ticking.timeout.connect(self._show_clock)

    def _workplaces(self, person: SignedIn) -> list[tuple[str, str, str, Callable[[], Workplace]]]:
        """Key, title, icon and maker of each workplace of these duties; nothing is loaded before it is needed."""
        roles = person.roles
        found: list[tuple[str, str, str, Callable[[], Workplace]]] = []
        counter = [("counter", self.tr("窗口"), "window", self._counter)] if person.windows else []
        if self.desk.window is not None:
            found += counter
        if roles & {Role.CHIEF_REPRESENTATIVE, Role.LEADER}:
            found.append(("signoff", self.tr("签批"), "sign-off", self._signoff))
        if Role.TOWNSHIP_CLERK in roles:
            found.append(("inbox", self.tr("初审"), "checklist", self._inbox))
        if roles & {Role.SUPERVISOR, Role.CENTRE_ADMIN}:
            found.append(("supervision", self.tr("督办"), "supervision", self._supervision))
            found.append(("figures", self.tr("数据"), "figures", self._figures))
        if Role.SUPERVISOR in roles:
            found.append(("ratings", self.tr("评价"), "star", self._ratings))
        if Role.AGENT in roles:
            found.append(("filing", self.tr("代办"), "filing", self._filing))
        if self.desk.window is None:
            found += counter  # whoever came for something else finds there how to open a window
        if roles & REVIEWING_ROLES:
            found.append(("review", self.tr("审查"), "checklist", self._review))
        if roles & DESK_ROLES:
            found.append(("booking", self.tr("预约"), "ticket", self._booking))
        found.append(("catalogue", self.tr("目录"), "catalogue", self._catalogue))
        found.append(("settings", self.tr("设置"), "settings", self._settings))
        only_own = roles & DESK_ROLES and not roles & {Role.SUPERVISOR, Role.CENTRE_ADMIN}
        own = [("figures", self.tr("数据"), "figures", self._figures)] if only_own else []
        return [*found, *own]

    def _counter(self) -> Workplace:
        from ui.intake.workplace import CounterWorkplace

        counter = CounterWorkplace(self.desk, self.frame.prompter)
        counter.window_wanted.connect(self._chooser.choose)
        return counter

    def _booking(self) -> Workplace:
        from ui.booking.workplace import BookingWorkplace

        return BookingWorkplace(self.desk, self.frame.prompter)

    def _signoff(self) -> Workplace:
        from ui.signoff.view import SignoffWorkplace

        return SignoffWorkplace(self.desk, self.frame.prompter)

    def _review(self) -> Workplace:
        from ui.signoff.review_view import ReviewWorkplace

        return ReviewWorkplace(self.desk, self.frame.prompter)

    def _inbox(self) -> Workplace:
        from ui.signoff.inbox_view import InboxWorkplace

        inbox = InboxWorkplace(self.desk, self.frame.prompter)
        inbox.open_case_requested.connect(self._open_case)
        return inbox

    def _supervision(self) -> Workplace:
        from ui.supervision.view import SupervisionWorkplace

        return SupervisionWorkplace(self.desk, self.frame.prompter)

    def _ratings(self) -> Workplace:
        from ui.rating.view import RatingWorkplace

        return RatingWorkplace(self.desk, self.frame.prompter)

    def _figures(self) -> Workplace:
        from ui.figures.view import FiguresWorkplace

        return FiguresWorkplace(self.desk, self.frame.prompter)

    def _filing(self) -> Workplace:
        from ui.filing.view import FilingWorkplace

        filing = FilingWorkplace(
            self.frame.prompter,
            self._background,
            application=self._application,
            connect_as=self._connect_as,
            printer=self.desk.printer,
            login=self.desk.signed_in.actor.login,
        )
        self.finished.connect(filing.close_store)
        return filing

    def _catalogue(self) -> Workplace:
        from ui.catalogue.view import CatalogueWorkplace

        return CatalogueWorkplace(self.desk, self.frame.prompter)

    def _settings(self) -> Workplace:
        from ui.settings.view import SettingsWorkplace

        settings = SettingsWorkplace(self.desk, self.frame.prompter)
        settings.presenter.lock_chosen.connect(self.cover.idle.set_limit)
        return settings

    def _open_case(self, case_id: uuid.UUID) -> None:
        """Bring a case onto the clerk's desk; without an open window there is no desk to bring it to."""
        from ui.intake.workplace import CounterWorkplace

        counter = self.workplaces.get("counter")
        if isinstance(counter, CounterWorkplace) and self.desk.window is not None:
            self.frame.open_workplace("counter")
            counter.open_case(case_id)
        else:
            self.desk.said.emit("info", self.tr("请先打开一个窗口，再办理这个办件。"))

    def start(self) -> None:
        """Begin to listen."""
        self.live.start()
        self._ticking.start()
        self.cover.start()

    def _on_unlocked(self) -> None:
        """The server may have taken the password only now, or have been away: the line is tried at once."""
        if self._application.lapse is None:
            self._line_teller.signed_in_again()

    def leave(self) -> None:
        """Give the counter's window back, stop everything, close the line. Twice is as good as once."""
        if not self._ticking.isActive():
            return
        self._ticking.stop()
        self.frame.end_quiet()
        self.workplaces[self.frame.current_workplace()].became_hidden()
        self.live.stop()
        self._line_teller.stop()
        self.cover.stop()
        if self.desk.window is not None:
            session_id = self.desk.window.session_id
            self.desk.ask_quietly(self, lambda _: None, lambda _: None, close_window, session_id=session_id)
            self.desk.hold_window(None)  # nothing shows signs of life for it any more
        self._background.shutdown(finish=True)
        self._application.close()
        self.finished.emit()

    def _say(self, tone: str, sentence: str) -> None:
        """Whoever lost the window at the counter gets the way to one beside the sentence that says so."""
        if sentence in _lost_sentences():
            self.frame.banner.show_message(
                Tone(tone), sentence, action=self.tr("选择窗口"), on_action=self._chooser.choose
            )
        else:
            self._line_teller.tell(Tone(tone), sentence)

    def _on_window_changed(self) -> None:
        self._show_place()
        if self.desk.window is not None and self.frame.banner.text() in _lost_sentences():
            self.frame.banner.clear()

    def _show_place(self) -> None:
        person, window = self.desk.signed_in, self.desk.window
        plate = ""
        if window is not None:
            plate = self.tr("{zone} {number} 号窗口").format(
                zone=window.zone_short_name, number=window.number
            )
        duties = self.tr("、").join(said(ROLE[role]) for role in ROLE if role in person.roles)
        if person.covers:
            duties += self.tr("（代 {names}）").format(names=self.tr("、").join(person.covers))
        hall = person.hall_name + (self.tr("（演练）") if person.simulated else "")
        self.frame.set_place(hall, plate, person.actor.name, duties)
        self.cover.name(hall, plate, person.actor.name)

    def _show_clock(self) -> None:
        self.frame.set_clock(clock(self._hall_clock.now()))


def _lost_sentences() -> frozenset[str]:
    return frozenset(sentence_for(Refused(code)) for code in LOST)
