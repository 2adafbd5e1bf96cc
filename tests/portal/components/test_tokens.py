"""The tokens hold what the design promises: readable in both themes, and the same dark whoever asks for it."""

import re
from pathlib import Path

import pytest

from gieo.portal import apps

TOKENS = (Path(apps.__file__).parent / "static" / "gieo" / "tokens.css").read_text()
DARK_BY_DEVICE = ":root:not([data-bs-theme]) {"
DARK_BY_CHOICE = ':root[data-bs-theme="dark"] {'

pytestmark = pytest.mark.unit


def colours(after: str) -> dict[str, str]:
    """The colours named in the first block after a selector."""
    block = TOKENS[TOKENS.index(after) :].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = colours("color-scheme: light;")
DARK = colours(DARK_BY_CHOICE)

TEXT_ON_GROUND = [
    *[("ink", ground) for ground in ("paper", "sunken", "surface", "grey-soft", "amber-soft", "red-soft", "mark")],
    *[("muted", ground) for ground in ("paper", "sunken", "surface", "grey-soft")],
    *[("green", ground) for ground in ("paper", "sunken", "surface", "green-soft")],
    *[(tone, f"{tone}-soft") for tone in ("grey", "amber", "red", "blue")],
    *[(tone, "surface") for tone in ("amber", "red", "blue")],
    ("on-green", "fill"),
    ("on-green", "fill-hover"),
]
EDGES = [("control", "surface"), ("control", "paper"), ("green-bright", "surface"), ("green-bright", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_is_readable_on_its_ground(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_stand_out(theme, edge, ground):
    assert contrast(theme[edge], theme[ground]) >= 3


def test_dark_is_the_same_by_device_and_by_choice():
    assert colours(DARK_BY_DEVICE) == DARK
    assert set(DARK) == set(LIGHT)


@pytest.mark.parametrize("province", ["LS", "BG", "BP"])
def test_the_accent_of_a_province_is_readable_as_text(province):
    accents = re.findall(rf'\[data-province="{province}"\][^{{]*\{{\s*--accent: (#[0-9a-f]{{6}})', TOKENS)
    light, *darks = accents
    assert contrast(light, LIGHT["paper"]) >= 4.5
    assert darks
    assert all(contrast(dark, DARK["surface"]) >= 4.5 for dark in darks)
