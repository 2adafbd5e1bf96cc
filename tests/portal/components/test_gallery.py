"""The gallery shows every component, and no template breaks the rules of the house."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import gieo
from gieo.portal import apps

PACKAGE = Path(gieo.__file__).parent
PORTAL = Path(apps.__file__).parent
COTTON = PORTAL / "templates" / "cotton"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', (PORTAL / "static" / "vendor" / "icons" / "icons.svg").read_text()))
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)

# Stand inside others, or need a page of their own to make sense.
NOT_ON_ITS_OWN = {"icon", "save-mark", "sowing"}

pytestmark = pytest.mark.unit


def component_names() -> set[str]:
    """As they are written in a page: data_table/heading.html is data-table.heading."""
    paths = (path.relative_to(COTTON).with_suffix("").as_posix() for path in COTTON.rglob("*.html"))
    return {path.removesuffix("/index").replace("/", ".").replace("_", "-") for path in paths}


def test_the_gallery_shows_every_component():
    pages = [PORTAL / "templates" / "portal" / "gallery.html", *(PORTAL / "templates" / "portal" / "gallery").iterdir()]
    shown = set(re.findall(r"<c-([\w.-]+)", "".join(path.read_text() for path in pages)))
    assert component_names() - NOT_ON_ITS_OWN <= shown


def test_the_gallery_renders_with_an_empty_frame():
    page = render_to_string("portal/gallery.html", {"shell": None})
    assert "Thành phần giao diện" in page
    assert "<c-" not in page


def test_every_component_says_how_it_is_called():
    assert not [path for path in COTTON.rglob("*.html") if not COMMENT.search(path.read_text())]


def test_no_inline_style_or_script():
    for path in TEMPLATES:
        markup = COMMENT.sub("", path.read_text())
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=[\"']|javascript:", markup), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", markup), path


def test_every_icon_named_is_vendored():
    calls = (r'{% icon "([\w-]+)"', r'<c-icon\s+name="([\w-]+)"', r'<c-[^>]*?\sicon="([\w-]+)"')
    for path in TEMPLATES:
        markup = COMMENT.sub("", path.read_text())
        assert {name for call in calls for name in re.findall(call, markup)} <= SYMBOLS, path
