"""Being told to end by the system: the windows are left in order, so that nothing keeps running behind them."""

import signal
import socket
import threading
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Termination(QObject):
    """While it stands, SIGTERM, Ctrl+C and a closed terminal end the event loop instead of the process.

    Python looks at a signal only between two steps of its own, and Qt's loop may wait for an hour; so each signal
    also writes into a socket that the loop watches.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self._app = app
        self._before = {}
        if threading.current_thread() is not threading.main_thread():
            return  # signals belong to the main thread; whoever runs us elsewhere ends us otherwise
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        self._before = {number: signal.signal(number, self._on_signal) for number in numbers}

    def stop(self) -> None:
        """Give the signals back."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        for end in (self._read, self._write):
            end.close()

    def _on_woken(self) -> None:
        self._read.recv(64)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        # Not quit(): that asks each window first, and one that asks back would keep the program running.
        self._app.exit(0)
