"""The house font comes with the program: halls run on machines with whatever fonts they have."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ui.styles.tokens import Size

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILIES = ("Noto Sans SC", "HanaMinB")
"""All text, and behind it the rare characters of people's names that the first does not have."""


@cache
def load_fonts() -> None:
    """Hand the shipped faces to Qt, once. FileNotFoundError when the installation lacks them."""
    files = sorted(FOLDER.glob("*.ttf"))
    if not files:
        raise FileNotFoundError(FOLDER)
    for file in files:
        QFontDatabase.addApplicationFont(str(file))


@cache
def font(size: int = Size.BODY, *, bold: bool = False) -> QFont:
    """The house font in `size` logical pixels. Shared: copy before changing."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(size)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(size: int = Size.BODY, *, bold: bool = False) -> QFontMetrics:
    return QFontMetrics(font(size, bold=bold))
