"""The seal: one hash over everything an application says and encloses."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q

from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.selection.models import Application, UnwantedJudge

# Everything the host says, as columns of the application.
CONTENT = (
    "call_id", "host_id", "principal_investigator_id", "principal_name", "degree", "speciality", "years_in_field",
    "career", "partners", "objectives", "content", "products", "money", "lump_sum", "months", "trainees",
)  # fmt: skip
PEOPLE = "members"
UNWANTED = "unwanted_judges"


def digest(content: Mapping[str, Any], papers: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of the content and the papers (label, hash of the file), whatever their order."""
    whole = {"content": dict(content), "papers": sorted(papers)}
    canonical = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def hash_of(application: Application, *, at: datetime) -> str:
    """The hash of an application as it is, with the papers that lay in it at an instant."""
    return digest(content_of(partial(getattr, application)), papers_in(entry_of(application), at=at))


def content_of(said: Callable[[str], Any]) -> dict[str, Any]:
    """What lies under the seal, column by column.

    Dossiers sealed before there was a list of people, or before there was a salt, keep their hash.
    """
    content = {name: said(name) for name in CONTENT}
    people, salt = said(PEOPLE), said("seal_salt")
    content |= {PEOPLE: people} if people else {}
    return content | {UNWANTED: covered(said("id"), salt)} if salt else content


def covered(application: int, salt: str) -> str:
    """The unwanted judges of an application under a hash of their own.

    Whoever reads the opened dossier knows all the rest of what was sealed, and the hash: without the salt they could
    try whether a name, or any name at all, makes up the difference.
    """
    named = UnwantedJudge.objects.filter(application=application).order_by("pk")
    rows = [list(row) for row in named.values_list("name", "workplace", "reason")]
    return hashlib.sha256(json.dumps([salt, rows], ensure_ascii=False).encode()).hexdigest()


def papers_in(entry: DocketEntry, *, at: datetime) -> list[tuple[str, str]]:
    """Label and hash of the papers that lay in a dossier at an instant."""
    lay_there = Q(removed_at__isnull=True) | Q(removed_at__gt=at)
    enclosed = Enclosure.objects.filter(lay_there, entry=entry, added_at__lte=at)
    return list(enclosed.order_by("pk").values_list("label", "file__sha256"))
