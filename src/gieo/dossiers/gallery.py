"""The documents that acts of the stages issue, as samples: drawn by the code of the real ones, of invented dossiers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from gieo.dossiers.audience import Party
from gieo.dossiers.kinds import DossierKind, kinds
from gieo.dossiers.official import completed
from gieo.dossiers.papers import Issuer, PaperKind
from gieo.dossiers.specimens import Specimen, invented, specimens_of, unwritten
from gieo.kernel.actors import Role
from gieo.officialdocs import library
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.contexts import Given
from gieo.rulebooks import library as rulebooks

DAY, NUMBER = date(2025, 5, 14), "12"
# Where the clerk gives it with the number.
SYMBOLS: Mapping[Issuer, str] = {
    "department": "SKHCN-QLKH",
    "peoples_committee": "UBND-KGVX",
    "council": "HĐ-TV",
}
LETTERS = "HTXHV"  # of the body that issues papers itself
FAMILY = "vn-2013"  # whose instruments stand as grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherPaper:
    """A document that no act of a table issues, such as the slip of a check or a letter that names defaulters.

    Attributes:
        group: name of the file its specimen stands in.
        paper: its kind.
        stage: key of the stage of the year; empty for none.
        legal_basis: articles it rests on.
    """

    group: str
    paper: PaperKind
    stage: str
    legal_basis: tuple[str, ...]


_further: list[FurtherPaper] = []


def also(group: str, paper: PaperKind, *, stage: str, legal_basis: tuple[str, ...]) -> None:
    """Show a document in the gallery that belongs to no table."""
    added = FurtherPaper(group=group, paper=paper, stage=stage, legal_basis=legal_basis)
    if all((each.group, each.paper.key) != (group, paper.key) for each in _further):
        _further.append(added)


def stage_papers() -> Iterator[Sample]:
    """Each document of each table once, with the articles of the rows that issue it; then those of no table."""
    for kind in kinds():
        issued = {name for row in kind.workflow.rows for name in row.issues}
        for paper in kind.papers.values():
            if paper.key in issued:  # kinds that share their papers do not all issue each of them
                yield _sample(kind.name, paper, stage=kind.stage, legal_basis=_bases(kind, paper))
    for each in _further:
        yield _sample(each.group, each.paper, stage=each.stage, legal_basis=each.legal_basis)


def _sample(group: str, paper: PaperKind, *, stage: str, legal_basis: tuple[str, ...]) -> Sample:
    specimen = specimens_of(group).get(paper.key) or unwritten()
    return Sample(
        key=f"{group}-{paper.key}".replace("_", "-"),
        source="paper",
        title=paper.title,
        code=paper.code,
        kind=paper.layout,
        legal_basis=legal_basis,
        fill=_filled_for(paper, specimen, legal_basis),
        stage=stage,
    )


def _bases(kind: DossierKind, paper: PaperKind) -> tuple[str, ...]:
    rows = (row for row in kind.workflow.rows if paper.key in row.issues)
    return tuple(dict.fromkeys(key for row in rows for key in row.legal_basis))


def _filled_for(paper: PaperKind, specimen: Specimen, legal_basis: tuple[str, ...]) -> Callable[[bool], Given]:
    def fill(blank: bool) -> Given:
        names = iter(() if blank else specimen.names)
        signed = lambda _dossier, signers: [{**each, "name": next(names, "")} for each in signers]  # noqa: E731
        shown = replace(paper, parties=lambda _dossier: _plain(specimen.parties), signed_by=signed)
        behind = {Role.HOST: Party(bodies=frozenset({1}), name=specimen.behind)}
        dossier = SimpleNamespace(
            title=specimen.title,
            province=SimpleNamespace(latest_rulebook=SimpleNamespace(profile=invented().profile)),
            parties=lambda: behind,
        )
        book = rulebooks.latest(FAMILY)
        context = completed(shown, dossier, book, legal_basis, _plain(specimen.parts), letters=lambda _bodies: LETTERS)
        form = library.get(paper.layout).form
        needs_symbol = form is not None and "symbol" in form.required
        symbol = context["symbol"] or (SYMBOLS[paper.issuer] if needs_symbol else "")
        issued = {"number": NUMBER if symbol and not blank else "", "symbol": symbol, "date": None if blank else DAY}
        return {**context, **issued, "draft": False, "blank": blank}

    return fill


def _plain(models: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [each.model_dump() for each in models]
