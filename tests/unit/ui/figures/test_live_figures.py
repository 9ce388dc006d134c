"""Today's figures follow what happens, at most once a second."""

from collections.abc import Callable

from counter_app.changes import Topic
from tests.database.hall import Hall
from tests.unit.ui.rooms import Seating
from ui.figures.presenter import FiguresPresenter
from ui.figures.view import FiguresWorkplace
from ui.shell.frame import Frame


def test_a_number_that_is_taken_is_counted(
    hall: Hall, seat: Seating, shown: Callable[[Frame], Frame]
) -> None:
    supervisor = seat("chenli")
    frame = Frame()
    place = FiguresWorkplace(supervisor.desk, frame.prompter)
    frame.add_workplace("figures", "数据", "figures", place)
    shown(frame)
    supervisor.settle()
    place.presenter._reread._pause.setInterval(0)
    hall.issue()
    supervisor.hear(Topic.QUEUE)
    supervisor.qtbot.waitUntil(lambda: place.tiles.tiles["taken"].figure() == "1", timeout=20_000)
    assert place.tiles.tiles["waiting"].figure() == "1"
    assert [point.count for point in place.course.chart.points()] == [1]


def test_a_burst_of_changes_is_read_once(hall: Hall, seat: Seating) -> None:
    supervisor = seat("chenli")
    presenter = FiguresPresenter(supervisor.desk, supervisor.desk)
    presenter.set_shown(True)
    supervisor.settle()
    readings: list[object] = []
    presenter.state_changed.connect(readings.append)
    for _ in range(20):
        supervisor.desk.changed.emit(Topic.QUEUE)
    supervisor.desk.changed.emit(Topic.CASE)
    supervisor.qtbot.waitUntil(lambda: len(readings) >= 1, timeout=20_000)
    supervisor.settle()
    assert len(readings) == 1
    presenter.set_shown(False)
