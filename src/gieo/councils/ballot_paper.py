"""The ballot of a member on paper: as cast, or empty for whoever fills it in with a pen."""

from dataclasses import replace
from typing import Any

from gieo.core.trail import history_of
from gieo.councils.ballot_sheet import BallotSheet, Group
from gieo.councils.bench import Sitter
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import BALLOT, Procedure
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.official import paper_without_act
from gieo.dossiers.papers import PaperKind, Part, facts_part, section, table
from gieo.kernel.refusal import _

EMPTY = "……"
VOTE, REVISE = "vote", "revise_ballot"  # the acts a ballot is cast by
BALLOT_PAPER = PaperKind(
    key=BALLOT,
    layout="sheet",
    title=_("Phiếu đánh giá"),
    says=lambda _item, _entry: (),
    issuer="council",
    signers=(("", "THÀNH VIÊN HỘI ĐỒNG"),),
    recipients=(),
)


def ballot_paper(procedure: Procedure, item: CouncilItem, sitter: Sitter, sheet: BallotSheet) -> dict[str, Any]:
    """The context of the layout of sheets.

    Args:
        procedure: how the council decides.
        item: the dossier.
        sitter: whose ballot; nobody else's is ever drawn.
        sheet: with what was cast on it, see `cast_by`.
    """
    kind = replace(BALLOT_PAPER, code=procedure.codes.get(BALLOT, ""))
    parts: list[Part] = [
        facts_part(
            ("Nội dung", item.title),
            ("Số hồ sơ", item.number),
            ("Thành viên", sitter.name),
            ("Tư cách", sitter.membership.in_council.label),
        ),
        *(part for group in sheet.groups for part in _group(group, is_alone=len(sheet.groups) == 1)),
        facts_part(*((cell.label, cell.shown or EMPTY) for cell in sheet.single)),
    ]
    if sitter.ballot:
        parts.append(
            facts_part(
                ("Phiên bản", str(sitter.ballot.version) if sitter.ballot.is_revised else ""),
                ("Mã băm của phiếu đã bỏ trên hệ thống", in_groups(sitter.ballot.hash)),
            )
        )
        at = sitter.ballot.cast_at
    else:
        at = item.papers_sent_at or item.opened_at
    basis = kind_of(item).workflow[VOTE].basis_under(item.law)
    return paper_without_act(kind, item, parts=parts, legal_basis=basis, at=at)


def in_groups(code: str) -> str:
    """A hash in groups of eight, so that a line may break in it."""
    return " ".join(code[at : at + 8] for at in range(0, len(code), 8))


def _group(group: Group, *, is_alone: bool) -> list[Part]:
    """One thing judged: its lines, or its answers where it has a single line."""
    by_labels: dict[tuple[str, ...], list[list[str]]] = {}
    for line in group.lines:
        labels = tuple(cell.label for cell in line.cells)
        by_labels.setdefault(labels, []).append([line.label or group.label, *(c.shown or EMPTY for c in line.cells)])
    tables = [table(("Nội dung", *labels), rows) for labels, rows in by_labels.items()]
    needs_heading = not is_alone and any(line.label for line in group.lines)
    return [*([section(group.label)] if needs_heading else []), *tables]


def cast_by(item: CouncilItem, user: int | None, names: dict[tuple[str, ...], str]) -> dict[str, str]:
    """What somebody cast last, by name of the control; empty before.

    Args:
        item: the dossier.
        user: whose ballot.
        names: of the controls, by field, what the line is about, and column; see `ballot_sheet.places`.
    """
    act = history_of(item).filter(name__in=(VOTE, REVISE), actor_id=user).order_by("-sequence").first()
    if act is None:
        return {}
    typed: dict[str, str] = {}
    for field, value in act.facts.items():
        if not isinstance(value, list):
            typed[field] = _text(value)
            continue
        for row in value:
            # In the order of the alphabet: the database keeps the keys of an object in an order of its own.
            about = sorted(str(part["id"]) for part in row.values() if isinstance(part, dict))
            typed |= {
                names[field, *about, column]: _text(said)
                for column, said in row.items()
                if (field, *about, column) in names
            }
    return typed


def _text(value: Any) -> str:
    return "" if value is None else str(value)
