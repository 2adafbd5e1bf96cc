"""The package an auditor takes away: plain files, a list of their hashes, and a signature over the list."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from gieo.audit.risk import Risk
from gieo.core.models import ChainHead, TransitionLog
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.dossiers.timeline import Act

MANIFEST = "manifest.json"
EPOCH = (1980, 1, 1, 0, 0, 0)  # in the zip: the same content gives the same bytes
HOW_TO_CHECK = """\
Every file's SHA-256 stands in manifest.json. Each line of a trail (acts.json) holds the hash of the line before it in
the chain of the province; `gieo audit verify` walks it all, and the printed anchor of a day says where it ended.
What a sealed act recorded (a ballot, a sealed offer) is left out; its hash is there.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One dossier of a sample, and why it was taken: for its risk, or by the draw."""

    entry: DocketEntry
    risk: Risk
    by_risk: bool


def package_of(drawn: Iterable[Drawn], *, question: Mapping[str, Any], at: datetime) -> bytes:
    """The zip.

    Args:
        drawn: the dossiers.
        question: what was asked for: province, year, size, seed, auditor.
        at: when it was made.
    """
    files: dict[str, bytes] = {"README.txt": HOW_TO_CHECK.encode()}
    listed = []
    for each in drawn:
        folder = each.entry.number
        files[f"{folder}/dossier.json"] = as_json(_dossier(each.entry))
        files[f"{folder}/acts.json"] = as_json([act_in_full(act) for act in _acts_on(each.entry)])
        files[f"{folder}/papers.json"] = as_json([_paper(paper) for paper in _papers_of(each.entry)])
        listed.append(
            {
                "number": each.entry.number,
                "taken": "by_risk" if each.by_risk else "by_draw",
                "risk": each.risk.points,
                "reasons": dict(each.risk.reasons),
            }
        )
    head = ChainHead.objects.filter(chain=question["province"]).first()
    manifest = {
        **question,
        "made_at": at.isoformat(),
        "chain": {"sequence": head.sequence, "hash": head.hash} if head else None,
        "dossiers": listed,
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return zipped({MANIFEST: as_json(manifest), **files})


def _acts_on(entry: DocketEntry) -> Iterable[TransitionLog]:
    return TransitionLog.objects.filter(workflow=entry.kind, subject_id=entry.subject_id).order_by("sequence")


def _papers_of(entry: DocketEntry) -> Iterable[Enclosure]:
    return Enclosure.objects.filter(entry=entry).select_related("file").order_by("pk")


def _dossier(entry: DocketEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "kind": entry.kind,
        "title": entry.title,
        "plan_year": entry.plan_year,
        "opened_at": entry.opened_at.isoformat(),
        "state": entry.state,
        "state_since": entry.state_since.isoformat(),
        "is_open": entry.is_open,
        "held_by": entry.holder_name,
    }


def act_in_full(act: TransitionLog, *, seen: Act | None = None, outside: bool = False) -> dict[str, Any]:
    """One link of the trail with its hashes, without what a sealed act recorded.

    Args:
        act: the link.
        seen: the act as a reader sees it, where the package is for one who does not see everything.
        outside: it is for one whom the dossier is about: what was recorded may name who judges it.
    """
    row = kind_named(act.workflow).workflow.row(act.name)
    is_sealed = outside or bool(row and row.sealed) or (seen is not None and bool(act.facts) and not seen.words)
    return {
        "sequence": act.sequence,
        "act": act.name,
        "from": act.source,
        "to": act.target,
        "who": seen.who if seen else act.actor_name,
        "at": act.at.isoformat(),
        "basis": act.legal_basis,
        "rulebook": act.rulebook,
        "facts": "sealed" if is_sealed else act.facts,
        "previous_hash": act.previous_hash,
        "hash": act.hash,
    }


def _paper(paper: Enclosure) -> dict[str, Any]:
    return {"name": paper.file.name, "sha256": paper.file.sha256, "size": paper.file.size}


def as_json(content: Any) -> bytes:
    """Plain values as a file people can read."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in their order, with no time of today in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return stream.getvalue()
