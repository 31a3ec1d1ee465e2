"""Contrast of the theme's colours, computed as WCAG 2.2 has it: 4.5 for text, 3 for lines and signs."""

import re
from importlib.resources import files

import pytest

from reports.charts import rule_trend, theme

CSS = (files("reports") / "assets" / "site.css").read_text(encoding="utf-8")
OWN = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", CSS))
WHITE = "#ffffff"
ON_WHITE = [("ink", WHITE), ("muted", WHITE), ("accent", WHITE), ("better", WHITE), ("worse", WHITE)]
ON_FAINT = [(name, OWN["faint"]) for name, _ in ON_WHITE]


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", WHITE) == pytest.approx(21.0)


@pytest.mark.parametrize(("name", "behind"), ON_WHITE + ON_FAINT)
def test_text_of_the_pages_can_be_read_on_what_is_behind_it(name, behind):
    assert contrast(OWN[name], behind) >= 4.5


@pytest.mark.parametrize(
    "rule", re.findall(r"(\.[\w.]+) \{[^}]*?background: (#\w{6}|var\(--\w+\)); color: (#\w+)", CSS)
)
def test_text_on_a_colour_can_be_read(rule):
    _, behind, text = rule
    behind = OWN[behind[6:-1]] if behind.startswith("var") else behind
    text = f"#{''.join(digit * 2 for digit in text[1:])}" if len(text) == 4 else text
    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("colour", [theme.INK, theme.MUTED, theme.ACCENT, theme.NATIONAL])
def test_text_and_lines_of_charts_can_be_read_on_paper(colour):
    assert contrast(colour, theme.PAPER) >= 4.5


def test_what_has_the_focus_is_outlined_visibly():
    (outline,) = re.findall(r":focus-visible \{ outline: 3px solid (#\w{6})", CSS)
    assert contrast(outline, WHITE) >= 3


def test_bars_that_are_told_apart_by_colour_are_named_by_more_than_it():
    neighbours = list(rule_trend.COLOURS.values())
    assert len(set(neighbours)) == len(neighbours)
