"""The processes that `bench/start.py` starts and watches: a signed-in clerk's window, or a bare one.

Each prints one line, its resident memory in bytes, when its window can be used, and then ends.
"""

import os
import resource
import sys
from pathlib import Path
from typing import Any

LOOK_MS = 2
"""How often the window is looked at; far below what is measured."""


def resident_bytes() -> int:
    """What this process holds in memory now; the most that it ever held where the system does not say."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def tell() -> None:
    """Say that the window can be used, and end without the ceremony of leaving."""
    sys.stdout.write(f"{resident_bytes()}\n")
    sys.stdout.flush()
    os._exit(0)


def open_bare(database: str, login: str, password: str) -> None:
    """A window of Qt and one connection of the driver: the least that any such program needs."""
    import psycopg
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    connection = psycopg.connect(database, user=login, password=password)
    connection.execute("SELECT 1")
    QTimer.singleShot(0, tell)
    app.exec()


def open_desk(database: str, login: str, password: str, window: str) -> None:
    """The program as it is started, signed in at once; it can be used when the frame has all its answers."""
    import main
    from counter_app.entrance import run

    class Desk(main.Screens):
        def open_screen(self, screen: str, database: str, **options: str) -> int:
            watch_sessions()
            return super().open_screen(
                screen, database, login=login, password=password, window=window, **options
            )

    sys.argv = ["counter-app", "--database", database]
    sys.exit(run(Desk()))


def watch_sessions() -> None:
    """Look at every session that is opened until its frame is shown and nothing is being waited for."""
    from PySide6.QtCore import QTimer

    from ui.run import Session

    opened = Session.open_sign_in

    def open_sign_in(session: Session, login: str = "", password: str = "", window: str = "") -> None:
        opened(session, login, password, window)
        timer = QTimer(session)
        timer.timeout.connect(lambda: look(session))
        timer.start(LOOK_MS)

    setattr(Session, "open_sign_in", open_sign_in)  # noqa: B010  (a method is not for assigning to)


def look(session: Any) -> None:
    """The live line counts too: only then does the window know of changes."""
    program = session.program
    if program is None or not program.frame.isVisible():
        return
    if program.live.is_up and program._background.idle():  # noqa: SLF001  (nothing else can tell)
        tell()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        open_bare(*sys.argv[2:])
    else:
        open_desk(*sys.argv[2:])
