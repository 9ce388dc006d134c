"""A month of calls through the public screens: what a screen remembers must not grow with what it has shown.

100,000 calls at full size, about what 157 windows call in a fortnight, one after the other through the real presenters
and the real windows on a platform without a display. There is no server: it is asked by the services, and these have
tests and figures of their own. Counted are the memory of the process, the objects of Qt beneath the windows and the
objects that Python keeps, after a tenth of the calls and after the last one.
"""

import datetime as dt
import gc
import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bench.figures import Better, Figure, Options
from counter_app.changes import Topic
from counter_app.services.hall_screens import BoardCall, HallBoard, PausedWindow, hall_board
from counter_app.services.public_screens import (
    NextNumber,
    QueueLine,
    WaitingLine,
    WindowScreen,
    waiting_line,
    window_screen,
)
from ui.hall.board_presenter import BoardPresenter
from ui.hall.board_view import BoardWindow
from ui.hall.screen_window import ScreenWindow
from ui.hall.waiting_line import WaitingLinePresenter, WaitingLineWindow
from ui.hall.window_screen import WindowScreenPresenter, WindowScreenWindow
from ui.styles.fonts import load_fonts

FULL, SHORT = 100_000, 3_000
WINDOWS = 157
MOST_BYTES = 8_000_000
"""What the process may grow by: less than a tenth of what it takes, over a month of calls."""
MOST_OBJECTS = 200
"""What Python may keep more than before; Qt's objects may be none more."""
_FIRST = dt.datetime(2026, 3, 10, 1, 0, tzinfo=dt.UTC)
_NOTICES = (("今天下午三点系统升级，请提前办理。",), ("请看管好随身物品。" * 12,), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What was there after the first tenth, and what was there more after the last call."""

    calls: int
    bytes_before: int
    bytes_more: int
    qt_before: int
    qt_more: int
    objects_before: int
    objects_more: int

    @property
    def is_bounded(self) -> bool:
        """Whether a screen can run on and on."""
        return self.bytes_more <= MOST_BYTES and self.qt_more <= 0 and self.objects_more <= MOST_OBJECTS


class CallingDesk(QObject):
    """Answers at once with what the hall would show after so many calls.

    Signals:
        changed(object): as the live line's
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[BoardCall] = deque(maxlen=9)
        self._count = 0

    def call(self) -> None:
        """Another number is called; the screens hear of it."""
        self._count += 1
        now = _FIRST + dt.timedelta(seconds=self._count)
        self._calls.appendleft(
            BoardCall(
                ticket=f"{'ABCDEFG'[self._count % 7]}{self._count % 1000:03}",
                window_number=f"{self._count % WINDOWS + 1:03}",
                zone_name="民生事项区",
                last_called_at=now,
                status="called",
                recall_count=self._count % 11 == 0,
                visitor="李*强" if self._count % 3 else "",
            )
        )
        self.changed.emit(Topic.QUEUE)

    def ask_quietly(
        self,
        _owner: QObject,
        done: Callable[[Any], None],
        _failed: Callable[[Exception], None],
        use_case: Callable[..., Any],
        **_facts: Any,
    ) -> None:
        """Answer in the caller's thread."""
        done({hall_board: self._board, window_screen: self._window, waiting_line: self._line}[use_case]())

    def _now(self) -> dt.datetime:
        return _FIRST + dt.timedelta(seconds=self._count)

    def _board(self) -> HallBoard:
        paused = tuple(
            PausedWindow(window_number=f"{i:02}", reason="午间休息") for i in range(self._count // 50 % 30)
        )
        return HallBoard(
            hall_name="九龙坡区行政服务中心",
            zone_name="民生事项区",
            as_of=self._now(),
            calls=tuple(self._calls),
            waiting=self._count % 97,
            paused=paused,
            notices=_NOTICES[self._count // 500 % 3],
        )

    def _window(self) -> WindowScreen:
        newest = self._calls[0] if self._calls else None
        return WindowScreen(
            hall_name="九龙坡区行政服务中心",
            as_of=self._now(),
            window_number="12",
            window_kind="comprehensive",
            zone_name="民生事项区",
            department_name="",
            handles="农村建房、民生事项",
            clerk_name="周敏",
            clerk_unit="区行政服务中心",
            state="open" if self._count % 40 else "paused",
            pause_reason="午间休息",
            ticket=newest.ticket if newest else "",
            ticket_status="called",
            recall_count=0,
            last_called_at=self._now(),
            visitor="",
            notices=_NOTICES[self._count // 500 % 3],
        )

    def _line(self) -> WaitingLine:
        queues = tuple(
            QueueLine(
                prefix=prefix,
                name="民生事项",
                waiting=self._count % 50,
                window_numbers="11、12",
                next=tuple(
                    NextNumber(ticket=f"{prefix}{(self._count + i) % 1000:03}", minutes=8 * i)
                    for i in range(3)
                ),
            )
            for prefix in "ABCDEFG"[: self._count // 100 % 8]
        )
        return WaitingLine(
            hall_name="九龙坡区行政服务中心",
            zone_name="民生事项区",
            as_of=self._now(),
            queues=queues,
            calls=tuple(self._calls)[:4],
            notices=_NOTICES[self._count // 500 % 3],
        )


def soak(calls: int, size: tuple[int, int] = (640, 360)) -> Grown:
    """Show so many calls on the three screens, with the line going down and up, and count what stays."""
    desk = CallingDesk()
    screens = _screens(desk)
    for _, window in screens:
        window.resize(*size)
        window.show()
    before = _counted(screens)
    for i in range(1, calls + 1):
        if i == calls // 10:
            before = _counted(screens)
        desk.call()
        _disturb(screens, i)
        QApplication.processEvents()
    bytes_now, qt_now, objects_now = _counted(screens)
    for _, window in screens:
        window.hide()
        window.deleteLater()
    return Grown(
        calls=calls,
        bytes_before=before[0],
        bytes_more=bytes_now - before[0],
        qt_before=before[1],
        qt_more=qt_now - before[1],
        objects_before=before[2],
        objects_more=objects_now - before[2],
    )


def _screens(desk: CallingDesk) -> list[tuple[Any, ScreenWindow]]:
    board = BoardPresenter(desk, "民生事项区", desk)  # type: ignore[arg-type]
    over = WindowScreenPresenter(desk, "12", desk)  # type: ignore[arg-type]
    line = WaitingLinePresenter(desk, "民生事项区", desk, pause_ms=0)  # type: ignore[arg-type]
    return [
        (board, BoardWindow(board)),
        (over, WindowScreenWindow(over, "12")),
        (line, WaitingLineWindow(line)),
    ]


def _disturb(screens: list[tuple[Any, ScreenWindow]], i: int) -> None:
    """Every hundredth second the line is cut for a while; the seconds count up meanwhile.

    Every call is told to all three and painted on the board; the other two paint every fourth, as they do in a hall,
    where a window has its share of the calls and the line reads once a second.
    """
    cut = i % 100 < 5
    for n, (presenter, window) in enumerate(screens):
        window.setUpdatesEnabled(n == 0 or i % 4 == 0)
        presenter.set_line(not cut, i % 100)
        if window.updatesEnabled():
            window.face.repaint()  # the offscreen platform would put several calls into one picture


def _counted(screens: list[tuple[Any, ScreenWindow]]) -> tuple[int, int, int]:
    QApplication.processEvents()
    gc.collect()
    widgets = len(QApplication.allWidgets())
    beneath = sum(len(window.findChildren(QObject)) for _, window in screens)
    return resident_bytes(), widgets + beneath, len(gc.get_objects())


def resident_bytes() -> int:
    """What the process takes of the machine's memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def measure(options: Options) -> Iterator[Figure]:
    """One long run; the ratio is the growth over what is allowed."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    grown = soak(FULL if options.full else SHORT)
    yield Figure(
        name=f"memory of three public screens after {grown.calls:,} calls",
        measured=f"{grown.bytes_more / 1e6:+.1f} MB to {grown.bytes_before / 1e6:.0f} MB",
        floor=f"{MOST_BYTES / 1e6:.0f} MB allowed",
        ratios=(max(0.0, grown.bytes_more / MOST_BYTES),),
        goal=1.0,
        better=Better.LOWER,
    )
    yield Figure(
        name="objects kept by them",
        measured=f"{grown.objects_more:+,} to {grown.objects_before:,}, of Qt {grown.qt_more:+} to {grown.qt_before}",
        floor=f"{MOST_OBJECTS} allowed, of Qt none",
        ratios=(max(0.0, grown.objects_more / MOST_OBJECTS, float(grown.qt_more)),),
        goal=1.0,
        better=Better.LOWER,
    )
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QWidget):
            widget.close()
    del application
