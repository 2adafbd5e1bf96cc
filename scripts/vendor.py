"""Fetch the styles, scripts, icons and fonts that the manifest names, and note the hash of every file kept.

The manifest (src/gieo/portal/static/vendor/manifest.json) is the whole truth: package, version, licence, files. npm's
own client fetches into a folder that is thrown away; Gieo runs without Node. Run again after changing the manifest.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).resolve().parents[1] / "src" / "gieo" / "portal" / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"

SOURCE_MAP = re.compile(r"\n?/[*/]# sourceMappingURL=\S+(?: \*/)?\s*$")
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
DRAWING = re.compile(r'<(?:path|circle|rect|line|ellipse|polyline)\b(?![^>]*d="M0 0h24v24H0z")[^>]*/>')


def main() -> None:
    """Fetch every package of the manifest and write the hashes back."""
    manifest = json.loads(MANIFEST.read_text())
    for package in manifest["packages"]:
        with tempfile.TemporaryDirectory() as folder:
            take(package, fetch(package, Path(folder)))
        print(f"{package['name']} {package['version']}: {len(package['files'])} files")
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


def fetch(package: dict[str, Any], folder: Path) -> Path:
    """Let npm fetch one package; gives the folder it was unpacked into."""
    wanted = f"{package['name']}@{package['version']}"
    subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def take(package: dict[str, Any], source: Path) -> None:
    """Keep the wanted files of one unpacked package under their names, and note their hashes."""
    for wanted in package["files"]:
        kept = VENDOR / package["folder"] / wanted["to"]
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content(package, wanted, source))
        wanted["sha256"] = hashlib.sha256(kept.read_bytes()).hexdigest()


def content(package: dict[str, Any], wanted: dict[str, Any], source: Path) -> bytes:
    """The bytes to keep: an icon sprite, a style sheet without what nobody uses, or the file as it is."""
    if "icons" in package and wanted["from"].endswith("/"):
        return sprite(package["icons"], source / wanted["from"]).encode()
    original = source / wanted["from"]
    if original.suffix not in {".css", ".js"}:
        return original.read_bytes()
    # A source map that is not there stops the hashing of static files.
    text = SOURCE_MAP.sub("\n", original.read_text())
    return (trimmed(text, tuple(wanted["drop"])) if "drop" in wanted else text).encode()


def sprite(icons: list[str], folder: Path) -> str:
    """One picture holding every icon as a symbol of its name; strokes take the colour of the text around."""
    symbols = "\n".join(_symbol(name, (folder / f"{name}.svg").read_text()) for name in sorted(icons))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def _symbol(name: str, svg: str) -> str:
    drawing = "".join(match.group().replace(" />", "/>") for match in DRAWING.finditer(svg))
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def trimmed(css: str, dropped: tuple[str, ...]) -> str:
    """The style sheet without the rules all of whose selectors need a class of a dropped family."""
    return "".join(_kept(head, body, dropped) for head, body in blocks(css))


def _kept(head: str, body: str, dropped: tuple[str, ...]) -> str:
    if head.startswith(("@media", "@supports")):
        inner = trimmed(body, dropped)
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    kept = [part for part in _selectors(head) if not _needs(part, dropped)]
    return f"{','.join(kept)}{{{body}}}" if kept else ""


def _selectors(head: str) -> list[str]:
    return re.split(r",(?![^(]*\))", head)


def _needs(selector: str, dropped: tuple[str, ...]) -> bool:
    # A class inside :not() or :is() is not needed for the rule to apply.
    plain = re.sub(r":(?:not|is|where|has)\([^)]*\)", "", selector)
    return any(name == one or name.startswith(f"{one}-") for name in CLASS.findall(plain) for one in dropped)


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Every outermost `head{body}` of a style sheet without comments."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).replace('@charset "UTF-8";', "")
    depth = start = opened = 0
    for brace in re.finditer(r"[{}]", css):
        depth += 1 if brace.group() == "{" else -1
        if depth == 1 and brace.group() == "{":
            opened = brace.start()
        elif depth == 0:
            yield css[start:opened].strip(), css[opened + 1 : brace.start()]
            start = brace.end()


if __name__ == "__main__":
    main()
