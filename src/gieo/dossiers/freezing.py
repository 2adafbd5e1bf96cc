"""What was decided, kept as a named version with its hash: written by the act itself, read and compared on a page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from gieo.core.models import Stateful, TransitionLog
from gieo.core.prepared import Prepared
from gieo.core.rewriting import enter
from gieo.core.trail import history_of
from gieo.dossiers.docket import dossier_of, entry_of
from gieo.dossiers.kinds import is_enrolled, kind_named, kind_of
from gieo.dossiers.models import DocketEntry, FrozenVersion
from gieo.dossiers.official import paper_of
from gieo.dossiers.papers import PaperKind
from gieo.dossiers.policies import is_outside
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Transition


def keep(row: Transition[Any, Any], dossier: Stateful, act: TransitionLog) -> None:
    """Freeze what an act decided, inside its transaction; the chain is locked by then, so versions follow one another.

    Args:
        row: of the act, which issues documents.
        dossier: as the act left it.
        act: its link in the trail.
    """
    papers = kind_of(dossier).papers if is_enrolled(dossier) else {}
    decided = [papers[key] for key in row.issues if key in papers and papers[key].frozen]
    if not decided:
        return
    entry = entry_of(dossier)
    whole = dossier_of(entry)  # as its page reads it: nothing an act still holds in hand
    for paper in decided:
        _freeze(paper, entry, whole, act)


def _freeze(paper: PaperKind, entry: DocketEntry, dossier: Any, act: TransitionLog) -> None:
    last = _LAST.first(chain=act.chain) or ""
    turn = len(_TURNS.ask(entry=entry.pk, paper=paper.key)) + 1
    version = FrozenVersion(
        entry=entry,
        chain=act.chain,
        sequence=act.sequence,
        act_hash=act.hash,
        paper=paper.key,
        name=f"{paper.title[:180]}, bản {turn}",
        content=json.loads(json.dumps(paper_of(paper, dossier, act), cls=DjangoJSONEncoder)),
        at=act.at,
        by_name=act.actor_name,
        previous_hash=last,
    )
    version.hash = version.compute_hash()
    enter([version])


def _versions() -> QuerySet[FrozenVersion, str]:
    return FrozenVersion.objects.order_by("-pk").values_list("hash", flat=True)


_LAST = Prepared(lambda chain: _versions().filter(chain=chain)[:1], chain="?")
_TURNS = Prepared(lambda entry, paper: _versions().filter(entry=entry, paper=paper), entry=-1, paper="?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The versions of a dossier a reader may have, the latest first; outside nobody is told who closed a count."""

    versions: list[FrozenVersion]
    tells_who: bool

    def one(self, pk: str) -> FrozenVersion | None:
        """The version of a primary key; None where it is not on this shelf."""
        return next((each for each in self.versions if str(each.pk) == pk), None)


def shelf_of(entry: DocketEntry, reader: Actor) -> Shelf:
    """What was frozen of a dossier, as far as it is for this reader: what is kept inside is for nobody outside.

    Args:
        entry: the line of the dossier, whose content the reader may see.
        reader: who asks.
    """
    kind, dossier = kind_named(entry.kind), dossier_of(entry)
    outside = is_outside(dossier, reader, roles=entry.reader_roles)
    open_papers = [key for key, paper in kind.papers.items() if not (outside and paper.inside)]
    versions = list(entry.frozen_versions.filter(paper__in=open_papers).order_by("-pk"))
    return Shelf(versions=versions, tells_who=not outside)


def drawn_now(version: FrozenVersion) -> Any:
    """What the paper of the same act says today: None where its act or its kind of paper is no more."""
    kind, dossier = kind_named(version.entry.kind), dossier_of(version.entry)
    act = history_of(dossier).filter(sequence=version.sequence).first()
    paper = kind.papers.get(version.paper)
    return paper_of(paper, dossier, act) if act and paper else None


def lines_of(content: Any) -> list[str]:
    """A document line by line, for reading and comparing: what stands around the body first, then its parts."""
    head = [str(content[key]) for key in ("type", "subject", "addressee") if content.get(key)]
    parts = [line for part in content.get("parts", ()) for line in _lines_of_part(part)]
    signed = [f"{each['position']}: {each['name']}".removesuffix(": ") for each in content.get("signers", ())]
    return [*head, *content.get("bases", ()), *parts, *signed]


def _lines_of_part(part: Any) -> Iterator[str]:
    if part["kind"] in {"facts", "table"}:
        yield from filter(None, [" · ".join(part.get("columns", ()))])
        yield from (" · ".join(str(cell) for cell in row) for row in part["rows"])
        return
    for key in ("heading", "text"):
        yield from str(part.get(key) or "").splitlines()


def differences(before: Any, after: Any) -> list[tuple[str, str]]:
    """Two documents held against each other: ("-" gone, "+" new, " " the same) with each line."""
    return [(line[0], line[2:]) for line in ndiff(lines_of(before), lines_of(after)) if line[0] != "?"]


def faults() -> Iterator[str]:
    """Every version that was changed, taken out between others, or whose act is no longer in the trail as it was."""
    links = TransitionLog.objects.filter(chain__in=FrozenVersion.objects.values("chain"))
    acts = dict(_keyed(links.values_list("chain", "sequence", "hash").iterator()))
    previous: dict[str, str] = {}
    for version in FrozenVersion.objects.order_by("chain", "pk").iterator():
        place = f"{version.chain} #{version.sequence}, {version.name}"
        if not version.is_whole:
            yield f"{place}: the frozen version was changed"
        if version.previous_hash != previous.get(version.chain, ""):
            yield f"{place}: does not follow the frozen version before it"
        if acts.get((version.chain, version.sequence)) != version.act_hash:
            yield f"{place}: its act is not in the trail as it was"
        previous[version.chain] = version.hash


def _keyed(rows: Iterator[tuple[str, int, str]]) -> Iterator[tuple[tuple[str, int], str]]:
    return (((chain, sequence), digest) for chain, sequence, digest in rows)
