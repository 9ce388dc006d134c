"""Closing a window with something in it: what would be lost is said first."""

from PySide6.QtCore import QObject

from ui.shell.frame import Frame
from ui.shell.workplace import Workplace


class Leaving(QObject):
    """Asks at the door of a frame, once at a time. A program that is told to end by the system asks nobody."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._asks = False
        self._agreed = False

    def may_close(self) -> bool:
        """Whether nothing is left behind; else the person is asked, and their yes closes the frame."""
        left = () if self._agreed else self._left_behind()
        if left and not self._asks:
            self._asks = True
            self._frame.prompter.ask(
                self.tr("关闭程序"),
                "\n".join(left),
                self.tr("仍然关闭"),
                self._on_agreed,
                danger=True,
                on_cancel=self._on_cancelled,
            )
        return not left

    def _left_behind(self) -> tuple[str, ...]:
        """Of every workplace that was opened, also of those that are hidden now."""
        return tuple(
            sentence for place in self._frame.findChildren(Workplace) for sentence in place.left_behind()
        )

    def _on_cancelled(self) -> None:
        self._asks = False

    def _on_agreed(self) -> None:
        self._agreed = True
        self._frame.close()
