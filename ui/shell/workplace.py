"""What the frame asks of a workplace."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.widgets.hint_bar import Hint


class Workplace(QWidget):
    """One entry of the rail. A hidden workplace marks itself stale; a visible one re-reads.

    Signals:
        hints_changed(list): the keys that work now are others
    """

    hints_changed = Signal(list)

    def hints(self) -> Sequence[Hint]:
        """The keys that work now, for the bottom line."""
        return ()

    def note(self) -> str:
        """What stands at the right end of the bottom line."""
        return ""

    def banner_place(self) -> QBoxLayout | None:
        """Where the frame's banner stands while this workplace is open; None for above it all."""
        return None

    def left_behind(self) -> Sequence[str]:
        """A sentence for each thing that would be lost or left undone if the program were closed now."""
        return ()

    def became_visible(self) -> None:
        """The clerk opened this workplace."""

    def became_hidden(self) -> None:
        """The clerk went elsewhere; the widget lives on."""
