"""The demonstration with a display: board, kiosk, clerk with pad, and supervisor, each a program of its own."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QCoreApplication

from counter_app.demo.hall import CLERK, PASSWORD, DemoHall, demo_hall, demo_place
from counter_app.services.windows import touch_window

HEARTBEAT_SECONDS = 20.0
LEAVE_SECONDS = 10.0
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

translate = QCoreApplication.translate
SCREENS: tuple[tuple[str, dict[str, str]], ...] = (
    ("board", {"login": "board1", "windowed": "1"}),
    ("kiosk", {"login": "kiosk1", "windowed": "1"}),
    ("rating", {"login": f"pad{CLERK.window}", "window": CLERK.window, "windowed": "1"}),
    ("desk", {"login": "chenli", "password": PASSWORD, "windowed": "1"}),
    ("desk", {"windowed": "1"}),
    ("desk", {"login": CLERK.login, "password": PASSWORD, "window": CLERK.window, "windowed": "1"}),
)


def open_hall() -> int:
    """Open all windows and keep the hall alive until the last one is closed."""
    began = time.monotonic()
    _say(translate("demo", "正在准备演示大厅……"))
    with _ending_in_order(), demo_place() as place, demo_hall(place) as hall:
        assert place.data_dir is not None
        _say(translate("demo", "大厅已就绪（{seconds} 秒），正在打开窗口……").format(seconds=_since(began)))
        papers = place.data_dir / "papers"
        os.environ.update(
            COUNTER_APP_FOLDER=str(place.data_dir / "desk"),
            COUNTER_APP_PRINTER="folder",
            COUNTER_APP_PAPERS_FOLDER=str(papers),
            COUNTER_APP_LOCK_MINUTES="0",  # several windows lie side by side, most of them untouched
            PGPASSWORD=PASSWORD,  # the public screens' own way to a password
        )
        with _screens(place.data_dir) as screens:
            if screens.wait_until_shown():
                _say_what_is_open(papers)
            _keep_alive(hall, screens.processes)
    return 0


def _say_what_is_open(papers: Path) -> None:
    opened = translate(
        "demo", "已打开综合屏、取号机、督查岗、{window} 号窗口和它的评价器。其他账号的密码都是 {password}。"
    )
    _say(opened.format(window=CLERK.window, password=PASSWORD))
    _say(translate("demo", "另有一个登录窗口：首席代表用 xujun，镇街初审用 yangfan，代办员用 liuguifang。"))
    _say(translate("demo", "文书存放在：{folder}").format(folder=papers))
    _say(translate("demo", "全部窗口关闭后演示结束，不留数据。"))


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Told to end, we close the windows and clear up before we go."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = {number: signal.signal(number, on_signal) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Screens:
    """The programs of the hall; each puts a word into `shown` when its window stands."""

    processes: list[BaseProcess]
    shown: "SimpleQueue[str]"

    def wait_until_shown(self) -> bool:
        """False when somebody closed a window before the last one stood."""
        shown = 0
        while shown < len(self.processes):
            if not self.shown.empty():
                self.shown.get()
                shown += 1
            elif not all(process.is_alive() for process in self.processes):
                return False
            time.sleep(0.05)
        return True


@contextmanager
def _screens(data_dir: Path) -> Iterator[_Screens]:
    """Starts the programs; whichever still run afterwards are told to end, and are waited for."""
    context = multiprocessing.get_context("spawn")
    shown: SimpleQueue[str] = context.SimpleQueue()
    processes: list[BaseProcess] = [
        context.Process(target=_open, args=(screen, str(data_dir), shown, options))
        for screen, options in SCREENS
    ]
    for process in processes:
        process.start()
    try:
        yield _Screens(processes=processes, shown=shown)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(LEAVE_SECONDS)
            if process.is_alive():
                process.kill()


def _open(screen: str, data_dir: str, shown: "SimpleQueue[str]", options: dict[str, str]) -> None:
    from ui.run import open_screen

    open_screen(screen, "embedded:demo", partial(shown.put, screen), data_dir=data_dir, **options)


def _keep_alive(hall: DemoHall, screens: Sequence[BaseProcess]) -> None:
    """The other windows' clerks show signs of life until everybody has gone."""
    last = 0.0
    while alive := [process for process in screens if process.is_alive()]:
        if time.monotonic() - last > HEARTBEAT_SECONDS:
            for login, session_id in hall.sessions.items():
                hall.app(login).run(touch_window, session_id=session_id)
            last = time.monotonic()
        alive[0].join(1)


def _since(began: float) -> int:
    return round(time.monotonic() - began)


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  (a command speaks by printing)
