"""What is configured, reachable, missing."""

import os
import shutil
import subprocess
from pathlib import Path

import click

from gieo.environment import env
from gieo.orientation.parsing.ocr import can_recognise


@click.command()
def doctor() -> None:
    """Look at the installation and say plainly what is there and what is not."""
    faults = [*_home(), *_database(), *_optional()]  # where before whether: starting opens folders
    if any(fault.startswith("✕") for fault in faults):
        raise SystemExit(1)


def _say(line: str) -> str:
    click.echo(line)
    return line


def _database() -> list[str]:
    import psycopg

    from gieo.embedded import ensure_database

    embedded = not env.database_url
    try:
        address = ensure_database()
        with psycopg.connect(address) as connection:
            version = connection.info.server_version // 10000
    except (psycopg.Error, OSError, subprocess.SubprocessError) as error:
        return [_say(f"✕ database does not answer: {error}")]
    where = "embedded" if embedded else "from DATABASE_URL"
    return [_say(f"✓ PostgreSQL {version}, {where}"), _say(_wall(address))]


def _wall(address: str) -> str:
    from gieo.core.wall.roles import APPLICATION
    from gieo.settings.database import parse_database_url

    if parse_database_url(address)["USER"] == APPLICATION:
        return f"✓ second wall: the application signs in as {APPLICATION}, which owns nothing"
    return (
        f"! no second wall: DATABASE_URL does not sign in as {APPLICATION}; the program alone keeps provinces apart. "
        "Let GIEO_OWNER_URL name the owner of the tables, migrate, then sign in as that role"
    )


def _home() -> list[str]:
    """Where the data lie; as root also under whom the embedded database runs, for it must walk down to them."""
    lines = [_say(f"✓ data under {env.home} (GIEO_HOME): database, files, secret")]
    if not (_is_root() and not env.database_url):
        return lines
    if _inside_a_home(env.home):
        lines.append(
            _say(
                "! started as root with data in a home folder: the embedded database runs under a user of its own, and "
                "every folder above its data is opened to that user; set GIEO_HOME to a place like /var/lib/gieo"
            )
        )
    else:
        lines.append(
            _say("✓ started as root: the embedded database runs under a user of its own, outside home folders")
        )
    return lines


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _inside_a_home(folder: Path) -> bool:
    return any(folder.absolute().is_relative_to(home) for home in ("/root", "/home", Path.home()))


def _optional() -> list[str]:
    return [
        _say(
            "✓ mail by SMTP"
            if env.smtp_url
            else f"! no SMTP server (GIEO_SMTP_URL): mails are kept in {env.home / 'mail'}"
        ),
        _say(
            "✓ virus scanner"
            if env.clamd
            else "! no virus scanner (GIEO_CLAMD): uploads are checked by type and size only"
        ),
        _say(
            "✓ Tesseract with Vietnamese data"
            if can_recognise()
            else "! no Tesseract with Vietnamese data: scanned pages are refused"
        ),
        _say(_model()),
        _say(
            "✓ Chromium for browser tests" if shutil.which("chromium") else "! no Chromium: browser tests will not run"
        ),
    ]


def _model() -> str:
    from gieo.overlap.engine.vectors import Model

    if not env.overlap_model:
        return "! no model of meaning (GIEO_OVERLAP_MODEL): the overlap check goes by words alone, which is the default"
    try:
        return f"✓ model of meaning for the overlap check: {len(Model.read(Path(env.overlap_model)))} words"
    except (OSError, ValueError) as error:
        return f"✕ model of meaning (GIEO_OVERLAP_MODEL) cannot be read: {error}"
