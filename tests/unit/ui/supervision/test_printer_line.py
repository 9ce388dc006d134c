"""What the supervisor is told of the kiosks' printers, over the board."""

from collections.abc import Callable
from uuid import uuid4

from counter_app.changes import Topic
from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from counter_app.services import hall_screens
from counter_app.services.papers import register_print
from tests.database.hall import Hall
from tests.unit.ui.fitting import cut_texts
from tests.unit.ui.rooms import Seating
from ui.shell.frame import Frame
from ui.supervision.view import SupervisionWorkplace


def test_a_kiosk_without_paper_is_told_with_who_waits_without(
    hall: Hall, seat: Seating, shown: Callable[[Frame], Frame]
) -> None:
    supervisor = seat("chenli")
    frame = Frame()
    workplace = SupervisionWorkplace(supervisor.desk, frame.prompter)
    frame.add_workplace("supervision", "督办", "supervision", workplace)
    frame.resize(1366, 768)
    shown(frame)
    supervisor.settle()
    line = workplace.printer_line
    assert not line.isVisible()
    for _ in range(5):
        printed(hall, PrintOutcome.NOT_PRINTED, PrinterTrouble.PAPER_OUT)
    supervisor.desk.changed.emit(Topic.PRINTING)
    supervisor.qtbot.waitUntil(line.isVisible)
    assert line.words.text() == (
        "一号取号机 09:00 凭条打印机缺纸，请换纸。A001、A002、A003 等 5 个号码已取，未打印。"
    )
    assert cut_texts(line) == []
    frame.close()
    frame.deleteLater()


def printed(hall: Hall, outcome: PrintOutcome, trouble: PrinterTrouble) -> None:
    paper = hall.app("kiosk1").run(
        hall_screens.ticket_paper, ticket_id=hall.issue().ticket_id, document_id=uuid4()
    )
    hall.app("kiosk1").run(
        register_print,
        print_job_id=uuid4(),
        document_id=paper.document_id,
        outcome=outcome,
        trouble=trouble,
    )
