"""Which theme is on, and how it reaches Qt: one palette and one stylesheet, both made from the tokens."""

from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.styles import tokens
from ui.styles.fonts import FAMILIES, font, load_fonts
from ui.styles.tokens import Colours, KioskSize, Size, Space

SHEET = Path(__file__).resolve().parents[2] / "resources" / "styles" / "house.qss"


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


COLOURS: dict[Theme, Colours] = {
    Theme.LIGHT: tokens.LIGHT,
    Theme.DARK: tokens.DARK,
    Theme.HIGH_CONTRAST: tokens.HIGH_CONTRAST,
}


class _Active:
    """A theme belongs to the process, as QApplication's style does."""

    theme = Theme.LIGHT


def active_theme() -> Theme:
    return _Active.theme


def colours() -> Colours:
    """The colours to paint with now. Ask at each paint: the theme can change while the window is open."""
    return COLOURS[_Active.theme]


def colour(name: str) -> QColor:
    """A colour by the name of its token; `QColor` also reads the `#AARRGGBB` of the scrim."""
    return QColor(str(getattr(colours(), name)))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; may be called again at any time, open windows follow at once.

    Dressed so already, it stays as it is: Qt would polish every widget anew.
    """
    load_fonts()
    _Active.theme = theme
    sheet = stylesheet(COLOURS[theme])
    if app.styleSheet() == sheet:
        return
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(COLOURS[theme]))
    app.setStyleSheet(sheet)


def palette(ink: Colours) -> QPalette:
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: ink.canvas,
        QPalette.ColorRole.WindowText: ink.text,
        QPalette.ColorRole.Base: ink.surface,
        QPalette.ColorRole.AlternateBase: ink.surface_alt,
        QPalette.ColorRole.Text: ink.text,
        QPalette.ColorRole.Button: ink.surface,
        QPalette.ColorRole.ButtonText: ink.text,
        QPalette.ColorRole.ToolTipBase: ink.surface,
        QPalette.ColorRole.ToolTipText: ink.text,
        QPalette.ColorRole.PlaceholderText: ink.faint,
        QPalette.ColorRole.Highlight: ink.primary,
        QPalette.ColorRole.HighlightedText: ink.on_primary,
        QPalette.ColorRole.Link: ink.accent,
        QPalette.ColorRole.Accent: ink.accent,
        QPalette.ColorRole.Mid: ink.line,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(ink.faint))
    return made


def stylesheet(ink: Colours) -> str:
    """`house.qss` with every `$token` filled in; KeyError for a token that does not exist."""
    sizes = {
        "families": ", ".join(f'"{family}"' for family in FAMILIES),
        "small": Size.SMALL,
        "body": Size.BODY,
        "title": Size.TITLE,
        "figure": Size.FIGURE,
        "plate": Size.PLATE,
        "touch": tokens.TOUCH,
        "kiosk_text": KioskSize.TEXT,
        "kiosk_key": KioskSize.KEY,
        "kiosk_title": KioskSize.TITLE,
        "kiosk_number": KioskSize.NUMBER,
        "small_touch": round(tokens.TOUCH * tokens.SMALL_ROOM),
        "small_kiosk_text": round(KioskSize.TEXT * tokens.SMALL_ROOM),
        "small_kiosk_key": round(KioskSize.KEY * tokens.SMALL_ROOM),
        "small_kiosk_title": round(KioskSize.TITLE * tokens.SMALL_ROOM),
        "small_kiosk_number": round(KioskSize.NUMBER * tokens.SMALL_ROOM * 0.85),
        "xs": Space.XS,
        "s": Space.S,
        "m": Space.M,
        "l": Space.L,
        "radius": tokens.RADIUS,
        "radius_small": tokens.RADIUS_SMALL,
        "control": tokens.CONTROL_HEIGHT - 2,
    }
    return Template(SHEET.read_text("utf-8")).substitute(ink.as_map(), **sizes)
