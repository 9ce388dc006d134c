"""The people's path through the hall, worked in the real windows by keys alone.

One citizen takes a number, is told once what is missing, brings it, is accepted, approved, and goes home with
the certificate; beside it an instant matter, the supervisor's view, and a filing from a village.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter_app.demo.people import FINDING, VISITOR, person
from counter_app.domain.cases import CaseAction, CaseStatus
from counter_app.domain.tickets import TicketAction, TicketStatus
from counter_app.place import Place
from counter_app.settings import Settings
from ui.demo.hands import Hands
from ui.filing.view import FilingWorkplace
from ui.filing.window import OfflineWindow
from ui.hall.board_presenter import BoardPresenter
from ui.hall.kiosk_presenter import KioskPresenter
from ui.hall.kiosk_state import Page
from ui.intake.sheets import ItemFinder
from ui.intake.state import Step
from ui.intake.workplace import CounterWorkplace
from ui.run import Session
from ui.shell.workplace import Workplace
from ui.signoff.inbox_view import InboxWorkplace
from ui.signoff.view import SignoffWorkplace
from ui.supervision.view import SupervisionWorkplace
from ui.widgets.key_button import KeyButton
from ui.widgets.paper_sheet import PaperSheet

W = TypeVar("W", bound=Workplace)
Q = TypeVar("Q", bound=QObject)
PASSPHRASE = "yuanming-2026"

VILLAGER = 7

translate = QCoreApplication.translate


@dataclass
class Walk:
    """What has come of the walk so far; a journey test reads it."""

    ticket: str = ""
    case_id: uuid.UUID | None = None
    service_code: str = ""
    instant_case_id: uuid.UUID | None = None
    filed_code: str = ""
    done: list[str] = field(default_factory=list)


class PeoplePath:
    """Walks the path in windows of one process.

    Attributes:
        walk: what has come of it.
    """

    def __init__(
        self, place: Place, settings: Settings, hands: Hands, password: str, say: Callable[[str], None]
    ) -> None:
        self._place = place
        self._settings = settings
        self._hands = hands
        self._password = password
        self._say = say
        self._sessions: list[Session] = []
        self.walk = Walk()

    def close(self) -> None:
        """Leave every window."""
        for session in self._sessions:
            if session.window is not None:
                session.window.close()
            session.end()

    def leave(self, session: Session) -> None:
        """One person leaves; the others stay."""
        self._sessions.remove(session)
        assert session.window is not None
        session.window.close()
        session.end()

    # -- who comes and goes ----------------------------------------------------------------------------------

    def _session(self) -> Session:
        session = Session(self._place, self._settings)
        self._sessions.append(session)
        return session

    def open_public(self, screen: str, login: str) -> Session:
        """Open the kiosk or the board."""
        session = self._session()
        session.open_public_screen(screen, login, windowed="1")
        assert session.window is not None
        session.window.resize(1920, 1080) if screen == "board" else session.window.resize(1366, 768)
        return session

    def sign_in(self, login: str, window: str = "") -> Session:
        """Type name and password, then choose a window or none."""
        session = self._session()
        session.open_sign_in()
        assert session.window is not None
        self._hands.turn_to(session.window)
        self._hands.press("Shift+Tab") if self._settings.last_login else None
        self._hands.write(login)
        self._hands.press("Return")
        self._hands.write(self._password)
        self._hands.press("Return")
        presenter = session.presenter
        assert presenter is not None
        self._hands.wait(
            f"{login} to be let in",
            lambda: (
                session.program is not None or (presenter.state.chooses_window and not presenter.state.busy)
            ),
        )
        if session.program is None:
            self._choose_window(session, window)
        self._hands.wait("the frame", lambda: session.program is not None)
        self._hands.turn_to(session.window)
        return session

    def _choose_window(self, session: Session, number: str) -> None:
        assert session.presenter is not None
        signed_in = session.presenter.state.signed_in
        assert signed_in is not None
        if not number:
            self._hands.press("F8")
            return
        row = next(i for i, each in enumerate(signed_in.windows) if each.number == number)
        self._hands.press(str(row + 1))

    def _workplace(self, session: Session, key: str, kind: type[W]) -> W:
        assert session.program is not None
        found = session.program.workplaces[key]
        assert isinstance(found, kind)
        return found

    def _press(self, button: KeyButton) -> None:
        """Press a button's key once the button can act."""
        self._hands.wait(button.text(), lambda: button.isEnabled() and not button.is_busy())
        self._hands.press(button.key())

    def _pause(self) -> None:
        """As long as a person takes between two intentions."""
        end = time.monotonic() + QApplication.doubleClickInterval() / 1000 + 0.1
        self._hands.wait("a moment", lambda: time.monotonic() > end)

    def _see_paper(self, window: QWidget) -> None:
        """Wait until the paper lies on the screen, drawn."""

        def drawn() -> bool:
            sheet = window.findChild(PaperSheet)
            return sheet is not None and sheet.page_count() > 0

        self._hands.wait("the paper", drawn)

    def _mark(self, what: str) -> None:
        self.walk.done.append(what)
        self._say(what)

    # -- 1, 2: kiosk and board -------------------------------------------------------------------------------

    def take_number(self, kiosk: Session) -> None:
        """Choose the matter by pinyin initials, read what to bring, take the number."""
        hands, presenter = self._hands, _public(kiosk, KioskPresenter)
        assert kiosk.window is not None
        hands.turn_to(kiosk.window)
        hands.wait("the matters", lambda: bool(presenter.state.matters))
        hands.picture(kiosk.window, "kiosk")
        hands.write("nccmzjd")
        hands.wait("one matter", lambda: len(presenter.state.shown_matters()) == 1)
        hands.press("Return")
        hands.wait("what to bring", lambda: presenter.state.page is Page.MATTER)
        hands.wait("the list of materials", lambda: bool(presenter.state.materials))
        hands.picture(kiosk.window, "kiosk-materials")
        hands.press("F2")
        hands.wait("the reasons for priority", lambda: presenter.state.page is Page.PRIORITY)
        hands.press("Return")
        hands.wait("the number", lambda: presenter.state.ticket is not None)
        assert presenter.state.ticket is not None
        self.walk.ticket = presenter.state.ticket.label
        hands.picture(kiosk.window, "kiosk-number")
        self._mark(translate("demo", "取号 {ticket}").format(ticket=self.walk.ticket))

    def see_board(self, board: Session) -> None:
        """The call stands on top of the hall's board."""
        presenter = _public(board, BoardPresenter)
        self._hands.wait("the call on the board", lambda: self._on_top(presenter))
        assert board.window is not None
        self._hands.picture(board.window, "board")
        self._mark(translate("demo", "综合屏显示呼叫"))

    def _on_top(self, presenter: BoardPresenter) -> bool:
        newest = presenter.state.newest
        return newest is not None and newest.ticket == self.walk.ticket

    # -- 3, 4, 5: the clerk ----------------------------------------------------------------------------------

    def call(self, clerk: Session, on_called: Callable[[], None] | None = None) -> None:
        """Call and start: the matter opens by itself. `on_called` looks on once the clerk sees the number."""
        hands, counter = self._hands, self._workplace(clerk, "counter", CounterWorkplace)
        assert clerk.window is not None
        hands.turn_to(clerk.window)
        hands.wait("the queue", lambda: counter.queue.state.queue is not None)
        hands.picture(clerk.window, "clerk-before")
        self._press(counter.queue_panel.current.primary)
        hands.wait("the visitor called", lambda: _current(counter) == (self.walk.ticket, TicketStatus.CALLED))
        if on_called is not None:
            on_called()
        self._press(counter.queue_panel.current.buttons[TicketAction.START])
        hands.wait("the visitor served", lambda: _current(counter)[1] is TicketStatus.SERVING)
        hands.wait("the matter on the desk", lambda: counter.case_desk.state.is_open)
        self._mark(translate("demo", "呼叫、开始，办事指南自动打开"))

    def type_applicant(self, counter: CounterWorkplace) -> None:
        """Name, number, telephone, address; Enter moves on."""
        fields = counter.case_view.applicant.fields
        self._hands.wait("the name field", fields["name"].hasFocus)
        for text in VISITOR:
            self._hands.write(text)
            self._hands.press("Return")
        self._hands.wait("the checklist", counter.case_view.checklist.hasFocus)

    def tell_once(self, clerk: Session) -> None:
        """Two materials missing, one wrong: all three on one slip."""
        hands, counter = self._hands, self._workplace(clerk, "counter", CounterWorkplace)
        assert clerk.window is not None
        self.type_applicant(counter)
        for verdict in ("Space", "Space", "1", "Space", "1", "2"):
            hands.press(verdict)
            if verdict == "2":
                hands.press("Return")
                hands.wait("the finding", counter.case_view.checklist.is_editing)
                hands.write(FINDING)
                hands.press("Return")
                hands.wait("the finding written", lambda: not counter.case_view.checklist.is_editing())
            hands.press("Down")
        hands.picture(clerk.window, "clerk-checklist")
        self._press(counter.case_view.buttons[Step.NOTICE])
        hands.wait("the slip", lambda: counter.case_desk.state.status is CaseStatus.AWAITING_SUPPLEMENT)
        case = counter.case_desk.state.case
        assert case is not None
        self.walk.case_id, self.walk.service_code = case.head.case_id, case.head.service_code
        self._see_paper(clerk.window)
        hands.picture(clerk.window, "clerk-slip")
        hands.press("Escape")
        self._mark(translate("demo", "一次性告知：缺两项、不符一项，一张单说全"))

    def accept(self, clerk: Session) -> None:
        """The applicant returns; the code on the slip opens the case; the rest is there."""
        hands, counter = self._hands, self._workplace(clerk, "counter", CounterWorkplace)
        assert clerk.window is not None
        hands.turn_to(clerk.window)
        hands.press("Ctrl+F")
        hands.write(self.walk.service_code)
        hands.press("Return")
        checklist = counter.case_view.checklist
        hands.wait("the checklist", lambda: counter.case_desk.state.at_intake)
        if not checklist.hasFocus():
            hands.press("Tab")
        hands.wait("the checklist's focus", checklist.hasFocus)
        for position in (3, 5, 6):
            hands.wait("a fault", lambda: checklist.current_row() is not None)
            while checklist.current_row().position != position:
                hands.press("Down" if checklist.current_row().position < position else "Up")
            hands.press("Space")
        self._press(counter.case_view.buttons[Step.ACCEPT])
        hands.wait("the acceptance", lambda: counter.case_desk.state.status is CaseStatus.ACCEPTED)
        self._see_paper(clerk.window)
        hands.picture(clerk.window, "clerk-accepted")
        hands.press("Escape")
        self._press(counter.case_view.buttons[Step.SUBMIT])
        hands.press("Ctrl+Return")
        hands.wait("the case sent", lambda: counter.case_desk.state.status is CaseStatus.PENDING_SIGN_OFF)
        self._mark(translate("demo", "补齐即受理，受理通知书写明办结日期；送签批"))

    # -- 6: the chief representative -------------------------------------------------------------------------

    def sign(self, signer: Session) -> None:
        """See the case with its checklist, approve."""
        hands, room = self._hands, self._workplace(signer, "signoff", SignoffWorkplace)
        assert signer.window is not None
        hands.turn_to(signer.window)
        hands.wait("the cases to sign", lambda: self._chosen(room) is not None)
        for _ in range(len(room.presenter.list.state.cases)):
            if self._chosen(room) == self.walk.case_id:
                break
            hands.press("Down")
        hands.wait("the case in view", lambda: self._chosen(room) == self.walk.case_id)
        hands.picture(signer.window, "signoff")
        self._press(room.action_bar.buttons[CaseAction.APPROVE])
        hands.press("Return")
        hands.wait("the decision", lambda: self._chosen(room) != self.walk.case_id)
        self._mark(translate("demo", "首席代表看清单、签批准予"))

    def _chosen(self, room: SignoffWorkplace) -> uuid.UUID | None:
        case = room.presenter.chosen_case()
        return case.head.case_id if case else None

    # -- 7: certificate and delivery -------------------------------------------------------------------------

    def hand_over(self, clerk: Session) -> None:
        """Print the certificate, hand it over against a signature, finish the visitor."""
        hands, counter = self._hands, self._workplace(clerk, "counter", CounterWorkplace)
        assert clerk.window is not None
        hands.turn_to(clerk.window)
        hands.wait("the approval", lambda: counter.case_desk.state.status is CaseStatus.APPROVED)
        self._press(counter.case_view.buttons[Step.ISSUE])
        hands.wait("the certificate", lambda: counter.case_desk.state.status is CaseStatus.ISSUED)
        self._see_paper(clerk.window)
        hands.picture(clerk.window, "clerk-certificate")
        hands.press("Escape")
        self._press(counter.case_view.buttons[Step.DELIVER])
        hands.press("Return")
        hands.press("Ctrl+Return")
        hands.wait("the delivery", lambda: counter.case_desk.state.status is CaseStatus.DELIVERED)
        hands.press("Escape")
        hands.picture(clerk.window, "clerk-delivered")
        self._press(counter.queue_panel.current.buttons[TicketAction.FINISH])
        hands.wait("the visitor gone", lambda: _current(counter) == ("", None))
        self._mark(translate("demo", "制证、送达、办结"))

    def decide_at_once(self, clerk: Session) -> None:
        """An instant matter is decided while the visitor sits there."""
        hands, counter = self._hands, self._workplace(clerk, "counter", CounterWorkplace)
        assert clerk.window is not None
        hands.turn_to(clerk.window)
        hands.press("Ctrl+K")
        self._find_item(clerk.window, "MED-RESIDENT")
        hands.wait("the instant matter", lambda: counter.case_desk.state.is_fresh)
        self.type_applicant(counter)
        hands.press("A")
        self._press(counter.case_view.buttons[Step.ACCEPT])
        hands.wait("the decision", lambda: counter.case_desk.state.status is CaseStatus.APPROVED)
        case = counter.case_desk.state.case
        assert case is not None
        self.walk.instant_case_id = case.head.case_id
        self._see_paper(clerk.window)
        hands.picture(clerk.window, "clerk-instant")
        hands.press("Escape")
        self._mark(translate("demo", "即办件当场受理、当场决定"))

    def _find_item(self, window: QWidget, query: str) -> None:
        """In the open finder: type, wait until one item is left, take it."""
        self._hands.wait("the finder", lambda: window.findChild(ItemFinder) is not None)
        finder = window.findChild(ItemFinder)
        assert finder is not None
        self._hands.write(query)
        self._hands.wait("one item", lambda: finder.table.model().rowCount() == 1)
        self._hands.press("Return")

    # -- 8: the supervisor -----------------------------------------------------------------------------------

    def supervise(self, supervisor: Session) -> None:
        """Every window with its lamps; Enter shows the cases of the worst."""
        hands, room = self._hands, self._workplace(supervisor, "supervision", SupervisionWorkplace)
        assert supervisor.window is not None
        hands.turn_to(supervisor.window)
        hands.wait("the windows", lambda: room.presenter.state.board is not None)
        hands.picture(supervisor.window, "supervisor")
        table = room.board.table
        hands.wait("a window chosen", lambda: table.current_row() is not None)
        for _ in range(table.model().rowCount()):
            if not table.current_row().open_count:
                hands.press("Down")
        hands.press("Return")
        hands.wait("the window's cases", lambda: room.presenter.cases.case.state.case is not None)
        hands.picture(supervisor.window, "supervisor-cases")
        self._mark(translate("demo", "督查岗看各窗口红黄灯与超期件"))

    # -- 9: the village --------------------------------------------------------------------------------------

    def prepare_store(self, agent: Session) -> None:
        """Online once: make the encrypted store, take catalogue and codes along."""
        hands, room = self._hands, self._workplace(agent, "filing", FilingWorkplace)
        assert agent.window is not None
        hands.turn_to(agent.window)
        hands.write(PASSPHRASE)
        hands.press("Return")
        hands.write(PASSPHRASE)
        hands.press("Return")
        hands.wait("the store", lambda: room.desk.store is not None)
        hands.wait("catalogue and codes", lambda: _ready(room))
        self._mark(translate("demo", "代办员建立加密离线库，领用目录和监管码"))

    def file_offline(self) -> OfflineWindow:
        """Without a line: the same form, the same slip, the final code."""
        hands = self._hands
        session = self._session()
        session.open_sign_in()
        assert session.window is not None
        hands.turn_to(session.window)
        hands.press("F10")
        hands.wait("the offline window", lambda: isinstance(session.window, OfflineWindow))
        window = session.window
        assert isinstance(window, OfflineWindow)
        hands.turn_to(window)
        room = window.workplace
        hands.write(PASSPHRASE)
        hands.press("Return")
        hands.wait("the store", lambda: room.desk.store is not None)
        hands.press("Ctrl+N")
        self._find_item(window, "nccmzjd")
        hands.wait("the form", lambda: room.form.state.is_fresh)
        fields = room.form_view.applicant.fields
        hands.wait("the name field", fields["name"].hasFocus)
        villager = person(VILLAGER)
        for text in (villager.name, villager.id_number, villager.phone, villager.address):
            hands.write(text)
            hands.press("Return")
        checklist = room.form_view.checklist
        for _ in range(4):  # contact and agent are filled in already
            if not checklist.hasFocus():
                hands.press("Return")
        hands.wait("the checklist", checklist.hasFocus)
        hands.press("1", "Down", "A")
        hands.picture(window, "agent-offline")
        self._press(room.form_view.finish)
        hands.press("Return")
        hands.wait("the filing in the outbox", lambda: room.form.form.entry is not None)
        entry = room.form.form.entry
        assert entry is not None
        self.walk.filed_code = entry.service_code
        hands.press("Ctrl+P")
        self._see_paper(window)
        hands.picture(window, "agent-slip")
        hands.press("Escape")
        self._mark(translate("demo", "代办员离线收件、打印告知单，编码即最终监管码"))
        return window

    def synchronise(self, window: OfflineWindow) -> None:
        """Send the filing, and once more: it stands in the township's list exactly once."""
        hands, room = self._hands, window.workplace
        hands.turn_to(window)
        reports: list[object] = []
        room.register.synchronised.connect(reports.append)
        for round_ in (1, 2):
            self._pause()  # the same key twice at once counts as one press
            hands.press("F5")
            hands.wait("the question who connects", lambda: isinstance(QApplication.focusWidget(), QLineEdit))
            hands.write(self._password)
            hands.press("Return")
            hands.wait("the synchronisation", partial(_has, reports, round_))
        hands.picture(window, "agent-synchronised")
        self._mark(translate("demo", "联网同步两次，镇街只收到一件"))

    def review_township(self, township: Session) -> None:
        """The township clerk finds the village's filing."""
        hands, room = self._hands, self._workplace(township, "inbox", InboxWorkplace)
        assert township.window is not None
        hands.turn_to(township.window)
        hands.wait(
            "the filing",
            lambda: any(case.service_code == self.walk.filed_code for case in room.presenter.state.cases),
        )
        hands.picture(township.window, "township")
        self._mark(translate("demo", "镇街初审列表有代办员的件"))


def _public(session: Session, kind: type[Q]) -> Q:
    screen = session.public
    assert screen is not None
    assert isinstance(screen.presenter, kind)
    return screen.presenter


def _has(found: list[object], count: int) -> bool:
    return len(found) == count


def _current(counter: CounterWorkplace) -> tuple[str, TicketStatus | None]:
    current = counter.queue.state.current
    return (current.label, current.status) if current else ("", None)


def _ready(room: FilingWorkplace) -> bool:
    status = room.register.state.status
    return status is not None and status.snapshot_taken_at is not None and not room.register.state.syncing
