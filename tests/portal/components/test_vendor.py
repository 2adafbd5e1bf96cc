"""What is vendored is what the manifest says, and the first visit stays light."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from gieo.portal import apps

STATIC = Path(apps.__file__).parent / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
FILES = [(package["folder"], wanted) for package in MANIFEST["packages"] for wanted in package["files"]]

FIRST_VISIT_KB = 250

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(("folder", "wanted"), FILES, ids=lambda part: part["to"] if isinstance(part, dict) else part)
def test_a_vendored_file_has_the_hash_of_the_manifest(folder, wanted):
    content = (VENDOR / folder / wanted["to"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == wanted["sha256"]


def test_nothing_is_vendored_that_the_manifest_does_not_name():
    named = {VENDOR / folder / wanted["to"] for folder, wanted in FILES} | {VENDOR / "manifest.json"}
    assert {path for path in VENDOR.rglob("*") if path.is_file()} == named


def test_every_package_has_a_version_and_a_licence():
    assert all(package["version"] and package["licence"] for package in MANIFEST["packages"])


def test_no_file_asks_for_a_source_map_that_is_not_there():
    assert not [path for path in VENDOR.rglob("*.[cj]s*") if "sourceMappingURL" in path.read_text()]


def first_visit() -> list[Path]:
    """What a browser fetches for a page in Vietnamese: the assets of the base layout and the subsets it needs."""
    base = (Path(apps.__file__).parent / "templates" / "portal" / "layouts" / "base.html").read_text()
    named = [STATIC / path for path in re.findall(r'{% static "([^"]+)" %}', base)]
    fonts = [
        path for subset in ("latin", "vietnamese") for path in VENDOR.rglob(f"be-vietnam-pro-{subset}-?00-*.woff2")
    ]
    pictures = [VENDOR / "icons" / "icons.svg", STATIC / "gieo" / "shapes.svg"]
    return sorted({*named, *fonts, *pictures})


def test_the_first_visit_stays_in_its_budget():
    compressed = sum(
        path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 9))
        for path in first_visit()
    )
    assert compressed <= FIRST_VISIT_KB * 1000
