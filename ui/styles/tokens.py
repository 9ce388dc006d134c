"""Every colour, distance and size of the interface. No other module holds a literal of these."""

from dataclasses import dataclass, fields
from enum import StrEnum


class Tone(StrEnum):
    """What a colour means. A tone never stands alone: a word or a shape says the same."""

    NEUTRAL = "neutral"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    SEVERE = "severe"


class Space:
    """Distances in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Size:
    """Type sizes in logical pixels: three for text, one for the ticket number, half of it for figures."""

    SMALL = 12
    BODY = 14
    TITLE = 18
    FIGURE = 28
    PLATE = 56


RADIUS = 5
RADIUS_SMALL = 3
ROW_HEIGHT = 34
CONTROL_HEIGHT = 34
ACTION_HEIGHT = 36
TOP_BAR_HEIGHT = 44
HINT_BAR_HEIGHT = 32
RAIL_WIDTH = 64
RAIL_ITEM_HEIGHT = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme. `x_soft` is the ground on which `x` is written."""

    canvas: str
    surface: str
    surface_alt: str
    surface_hover: str
    disabled: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    primary_deep: str
    on_primary: str
    accent: str
    danger: str
    on_danger: str
    attention: str
    selection: str
    scrim: str
    neutral: str
    neutral_soft: str
    info: str
    info_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    warn_line: str
    bad: str
    bad_soft: str
    severe: str
    severe_soft: str
    severe_figure: str

    def of(self, tone: Tone) -> str:
        """Colour of words and shapes of this tone on its own soft ground."""
        return str(getattr(self, tone.value))

    def soft(self, tone: Tone) -> str:
        return str(getattr(self, f"{tone.value}_soft"))

    def on_surface(self, tone: Tone) -> str:
        """Colour of this tone written straight on a card: neutral is plain text there."""
        if tone is Tone.NEUTRAL:
            return self.text
        return self.severe_figure if tone is Tone.SEVERE else self.of(tone)

    def as_map(self) -> dict[str, str]:
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


LIGHT = Colours(
    canvas="#ECF0F3",
    surface="#FFFFFF",
    surface_alt="#F5F8FA",
    surface_hover="#F1F5F9",
    disabled="#F5F7F9",
    line="#DBE2E8",
    line_strong="#C3CCD6",
    text="#18212E",
    muted="#566273",
    faint="#929CA8",
    primary="#1F5DA8",
    primary_hover="#1A5196",
    primary_deep="#174679",
    on_primary="#FFFFFF",
    accent="#1F5DA8",
    danger="#B3261E",
    on_danger="#FFFFFF",
    attention="#FFFBF0",
    selection="#E8F1FB",
    scrim="#6E0F1823",
    neutral="#4C5868",
    neutral_soft="#EAEDF2",
    info="#1B559C",
    info_soft="#E5EFFA",
    ok="#1A6A3D",
    ok_soft="#E2F4E8",
    warn="#7C5200",
    warn_soft="#FDF1D6",
    warn_line="#EFD9A4",
    bad="#AD231C",
    bad_soft="#FCE8E8",
    severe="#FFFFFF",
    severe_soft="#3A0B0B",
    severe_figure="#4A0E0E",
)

DARK = Colours(
    canvas="#10151C",
    surface="#19202A",
    surface_alt="#1F2833",
    surface_hover="#232D3A",
    disabled="#1C242E",
    line="#2A3542",
    line_strong="#445263",
    text="#E4EAF1",
    muted="#A2AEBD",
    faint="#66727F",
    primary="#2B69B8",
    primary_hover="#3474C4",
    primary_deep="#1D4E8E",
    on_primary="#FFFFFF",
    accent="#7FB4F2",
    danger="#C2382F",
    on_danger="#FFFFFF",
    attention="#252318",
    selection="#1E3149",
    scrim="#90000000",
    neutral="#B4BFCC",
    neutral_soft="#2A3440",
    info="#8FC0F7",
    info_soft="#1B314B",
    ok="#7FD6A0",
    ok_soft="#16352A",
    warn="#F0C469",
    warn_soft="#3A2E14",
    warn_line="#5C4A20",
    bad="#FF9C94",
    bad_soft="#431E1E",
    severe="#2A0505",
    severe_soft="#FFC9C4",
    severe_figure="#FFC9C4",
)

HIGH_CONTRAST = Colours(
    canvas="#000000",
    surface="#000000",
    surface_alt="#141414",
    surface_hover="#242424",
    disabled="#000000",
    line="#8C8C8C",
    line_strong="#FFFFFF",
    text="#FFFFFF",
    muted="#E2E2E2",
    faint="#9A9A9A",
    primary="#FFD60A",
    primary_hover="#FFE45C",
    primary_deep="#FFF3B0",
    on_primary="#000000",
    accent="#FFD60A",
    danger="#FF8A80",
    on_danger="#000000",
    attention="#1F1A00",
    selection="#332B00",
    scrim="#C0000000",
    neutral="#FFFFFF",
    neutral_soft="#303030",
    info="#9FD0FF",
    info_soft="#06233F",
    ok="#86F0AE",
    ok_soft="#06301A",
    warn="#FFDD80",
    warn_soft="#382900",
    warn_line="#FFDD80",
    bad="#FFB3AC",
    bad_soft="#450B08",
    severe="#000000",
    severe_soft="#FFB3AC",
    severe_figure="#FFB3AC",
)

READABLE_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "surface"),
    ("text", "canvas"),
    ("text", "surface_alt"),
    ("text", "attention"),
    ("text", "selection"),
    ("muted", "surface"),
    ("muted", "surface_alt"),
    ("muted", "canvas"),
    ("muted", "selection"),
    ("accent", "surface"),
    ("accent", "info_soft"),
    ("accent", "selection"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary", "primary_deep"),
    ("on_danger", "danger"),
    ("severe_figure", "surface"),
    ("ok", "surface"),
    ("warn", "surface"),
    ("bad", "surface"),
    *((tone.value, f"{tone.value}_soft") for tone in Tone),
)
"""(words, ground) that occur together on a screen; each holds WCAG 2.1 AA, 4.5 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColours:
    """The hall's public screens: dark in every theme, because a bright wall blinds a waiting room.

    Attributes:
        newest: behind the newest call; `pulse` is what it flashes from, once.
        fresh: behind a call that somebody still has to follow; `row` behind the others.
    """

    ground: str
    footer: str
    newest: str
    pulse: str
    fresh: str
    row: str
    text: str
    muted: str
    warn: str


BOARD = BoardColours(
    ground="#0B1D37",
    footer="#061427",
    newest="#14427E",
    pulse="#2F7BD6",
    fresh="#14315C",
    row="#0F2848",
    text="#FFFFFF",
    muted="#C4D2E6",
    warn="#FFD36B",
)


class KioskSize:
    """Type sizes where people stand in front of the screen."""

    NOTE = 18
    TEXT = 20
    KEY = 24
    TITLE = 32
    NUMBER = 168


SMALL_ROOM = 0.65
"""All of these, and what a finger presses, on a display that has little room because the system enlarges it."""
TOUCH = 64
"""Smallest side of what a finger presses: 12 mm are 48 pixels on a kiosk's screen of 100 dpi."""
