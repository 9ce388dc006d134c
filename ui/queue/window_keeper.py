"""Signs of life of the window that is held."""

import uuid

from PySide6.QtCore import QObject, QTimer

from counter_app.changes import Topic
from counter_app.errors import Refused
from counter_app.services import windows
from ui.desk import Desk

HEARTBEAT_MS = 20_000
LOST = frozenset({"window_lost", "window_not_held"})
"""The refusals that say that this window is no longer ours."""


class WindowKeeper(QObject):
    """Touches the window while the desk holds one, and releases it as soon as it was taken over."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self.touch)
        desk.window_changed.connect(self._on_window_changed)
        desk.changed.connect(self._on_changed)
        self._on_window_changed()

    def touch(self) -> None:
        """Show a sign of life now."""
        window = self._desk.window
        if window is None:
            return
        held = window.session_id
        self._desk.ask_quietly(
            self,
            lambda _: None,
            lambda error: self._on_untouched(held, error),
            windows.touch_window,
            session_id=held,
        )

    def release_if_lost(self, error: Exception) -> bool:
        """Let the window go if `error` says that somebody else has it; whether it did."""
        if not isinstance(error, Refused) or error.code not in LOST or self._desk.window is None:
            return False
        self._desk.hold_window(None)
        return True

    def _on_untouched(self, session_id: uuid.UUID, error: Exception) -> None:
        window = self._desk.window
        # An answer about a window that was left meanwhile says nothing about the one that is held now.
        if window is not None and window.session_id == session_id and self.release_if_lost(error):
            self._desk.tell_failure(error)

    def _on_window_changed(self) -> None:
        if self._desk.window is None:
            self._heartbeat.stop()
        else:
            self._heartbeat.start()

    def _on_changed(self, topic: Topic) -> None:
        # Whoever takes this window over says so at once; the next beat would be 20 s away.
        if topic is Topic.WINDOW:
            self.touch()
