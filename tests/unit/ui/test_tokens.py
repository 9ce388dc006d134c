"""Every pair of colours that stands together on a screen can be read (WCAG 2.1, contrast)."""

import re

import pytest

from ui.styles.theme import COLOURS, SHEET, Theme, stylesheet
from ui.styles.tokens import READABLE_PAIRS


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", READABLE_PAIRS, ids="-on-".join)
@pytest.mark.parametrize(
    ("theme", "least"), [(Theme.LIGHT, 4.5), (Theme.DARK, 4.5), (Theme.HIGH_CONTRAST, 7.0)]
)
def test_words_stand_out_from_their_ground(theme: Theme, least: float, pair: tuple[str, str]) -> None:
    words, ground = (COLOURS[theme].as_map()[name] for name in pair)
    assert contrast(words, ground) >= least


@pytest.mark.parametrize("theme", Theme)
def test_focus_and_control_edges_are_visible(theme: Theme) -> None:
    ink = COLOURS[theme]
    assert contrast(ink.accent, ink.surface) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_the_sheet_uses_tokens_only(theme: Theme) -> None:
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", SHEET.read_text("utf-8"))
    assert "$" not in stylesheet(COLOURS[theme])
