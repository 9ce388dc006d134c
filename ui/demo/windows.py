"""The demonstration with a display: board, kiosk, clerk and supervisor, each a program of its own."""

import multiprocessing
import os
import time
from collections.abc import Sequence
from multiprocessing.process import BaseProcess

from PySide6.QtCore import QCoreApplication

from counter_app.demo.hall import CLERK, PASSWORD, DemoHall, demo_hall, demo_place
from counter_app.services.windows import touch_window

HEARTBEAT_SECONDS = 20.0

translate = QCoreApplication.translate
SCREENS: tuple[tuple[str, dict[str, str]], ...] = (
    ("board", {"login": "board1", "windowed": "1"}),
    ("kiosk", {"login": "kiosk1", "windowed": "1"}),
    ("desk", {"login": "chenli", "password": PASSWORD}),
    ("desk", {}),
    ("desk", {"login": CLERK.login, "password": PASSWORD, "window": CLERK.window}),
)


def open_hall() -> int:
    """Open all windows and keep the hall alive until the last one is closed."""
    _say(translate("demo", "正在准备演示大厅，约需二十秒……"))
    with demo_place() as place, demo_hall(place) as hall:
        assert place.data_dir is not None
        os.environ["COUNTER_APP_FOLDER"] = str(place.data_dir.parent / f"{place.data_dir.name}-desk")
        os.environ["PGPASSWORD"] = PASSWORD  # the public screens' own way to a password
        context = multiprocessing.get_context("spawn")
        screens = [
            context.Process(target=_open, args=(screen, str(place.data_dir), options))
            for screen, options in SCREENS
        ]
        for process in screens:
            process.start()
        opened = translate(
            "demo", "已打开综合屏、取号机、督查岗和 {window} 号窗口。其他账号的密码都是 {password}。"
        )
        _say(opened.format(window=CLERK.window, password=PASSWORD))
        _say(
            translate("demo", "另有一个登录窗口：首席代表用 xujun，镇街初审用 yangfan，代办员用 liuguifang。")
        )
        _say(translate("demo", "全部窗口关闭后演示结束，不留数据。"))
        _keep_alive(hall, screens)
    return 0


def _open(screen: str, data_dir: str, options: dict[str, str]) -> None:
    from ui.run import open_screen

    open_screen(screen, "embedded:demo", data_dir=data_dir, **options)


def _keep_alive(hall: DemoHall, screens: Sequence[BaseProcess]) -> None:
    """The other windows' clerks show signs of life until everybody has gone."""
    last = 0.0
    while any(process.is_alive() for process in screens):
        if time.monotonic() - last > HEARTBEAT_SECONDS:
            for login, session_id in hall.sessions.items():
                hall.app(login).run(touch_window, session_id=session_id)
            last = time.monotonic()
        screens[0].join(1)


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  (a command speaks by printing)
