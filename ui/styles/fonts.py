"""The house font comes with the program: halls run on machines with whatever fonts they have."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ui.styles.tokens import Size

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILY = "Noto Sans SC"
FILES = "NotoSansSC*.ttf"


def load_fonts() -> None:
    """Hand the shipped faces to Qt. FileNotFoundError when the installation lacks them."""
    if FAMILY in QFontDatabase.families():
        return
    files = sorted(FOLDER.glob(FILES))
    if not files:
        raise FileNotFoundError(FOLDER / FILES)
    for file in files:
        QFontDatabase.addApplicationFont(str(file))


@cache
def font(size: int = Size.BODY, *, bold: bool = False) -> QFont:
    """The house font in `size` logical pixels. Shared: copy before changing."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(size: int = Size.BODY, *, bold: bool = False) -> QFontMetrics:
    return QFontMetrics(font(size, bold=bold))
