"""The deadline lamp: always its word and its shape, never the colour alone."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.styles.tokens import Tone
from ui.widgets.pill import Pill, StatusPill
from ui.widgets.symbol import Symbol

_LOOK: dict[str, tuple[Tone, Symbol]] = {
    "green": (Tone.OK, Symbol.DOT),
    "yellow": (Tone.WARN, Symbol.TRIANGLE),
    "red": (Tone.BAD, Symbol.SQUARE),
    "statutory_overdue": (Tone.SEVERE, Symbol.DIAMOND),
    "stopped": (Tone.NEUTRAL, Symbol.PAUSE),
}


def lamp_word(lamp: str) -> str:
    """The lamp's name on screen; KeyError for a lamp that does not exist."""
    words = {
        "green": QCoreApplication.translate("Lamp", "正常"),
        "yellow": QCoreApplication.translate("Lamp", "临期"),
        "red": QCoreApplication.translate("Lamp", "超承诺"),
        "statutory_overdue": QCoreApplication.translate("Lamp", "超法定"),
        "stopped": QCoreApplication.translate("Lamp", "停钟"),
    }
    return words[lamp]


def lamp_pill(lamp: str, fact: str = "") -> Pill:
    """The lamp for a table cell: `fact` ("剩 1 日", "超承诺 2 日", "黄 3") stands in for the bare word."""
    tone, symbol = _LOOK[lamp]
    return Pill(fact or lamp_word(lamp), tone, symbol)


class LampPill(StatusPill):
    def __init__(self, lamp: str = "green", fact: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_lamp(lamp, fact)

    def set_lamp(self, lamp: str, fact: str = "") -> None:
        self.set_pill(lamp_pill(lamp, fact))
        self.setAccessibleName(f"{lamp_word(lamp)} {fact}".strip())
