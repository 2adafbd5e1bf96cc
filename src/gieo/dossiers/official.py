"""An official document of an act, complete: letterhead, grounds, what the stage says, recipients, signature."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.papers import PaperKind, Part
from gieo.kernel.actors import Actor
from gieo.rulebooks import library
from gieo.rulebooks.models import Profile, Rulebook

DRAFT = True  # number and day are the clerk's to give; until then the paper says that it is a draft


def issued_by(entry: DocketEntry, sequence: int, key: str, reader: Actor) -> tuple[PaperKind, dict[str, Any]] | None:
    """A document that one act of a dossier issued, with its context; of a sealed act for its doer alone.

    Args:
        entry: the line of the dossier, whose content the reader may see.
        sequence: of the act in the trail.
        key: of the kind of document.
        reader: who asks.

    Returns:
        None where the act issued no such document, or not for this reader.
    """
    kind, dossier = kind_named(entry.kind), dossier_of(entry)
    act = history_of(dossier).filter(sequence=sequence).first()
    paper = next((each for each in kind.paper_kinds(act) if each.key == key), None) if act else None
    if act is None or paper is None or (kind.workflow[act.name].sealed and act.actor_id != reader.user):
        return None
    return paper, paper_of(paper, dossier, act)


def paper_of(paper: PaperKind, dossier: Any, entry: TransitionLog) -> dict[str, Any]:
    """The context of the generic layout.

    Grounds are the articles the act rested on and the instruments that found the procedure, as far as they may be
    printed: what is borrowed from a ministry's own rule or is a default of the house never stands as a ground.
    """
    parts = [*paper.says(dossier, entry), _origin(dossier, entry.at)]
    return _completed(paper, dossier, library.get(entry.rulebook), entry.legal_basis, parts)


def paper_without_act(
    paper: PaperKind, dossier: Any, *, parts: Sequence[Part], legal_basis: Sequence[str], at: datetime
) -> dict[str, Any]:
    """The context of a document that no move of the dossier issued, such as a check that may be made at any time."""
    rulebook = library.get(dossier.rulebook)
    return _completed(paper, dossier, rulebook, legal_basis, [*parts, _origin(dossier, at)])


def _completed(
    paper: PaperKind, dossier: Any, rulebook: Rulebook, legal_basis: Sequence[str], parts: Sequence[Part]
) -> dict[str, Any]:
    profile = _profile(rulebook, dossier)
    return {
        **_head(paper, profile),
        "date": None,
        "type": paper.title.upper() if paper.layout == "sheet" else _TYPES[paper.layout],
        "subject": f"{paper.title}: {dossier.title}" if paper.layout != "sheet" else dossier.title,
        "code": paper.code,
        "authority": _authority(paper, profile) if paper.layout == "decision" else "",
        "addressee": paper.addressee,
        "bases": _bases(rulebook, legal_basis),
        "parts": list(parts),
        "recipients": list(paper.recipients),
        "signers": [
            {"capacity": capacity, "on_behalf": "", "position": position, "name": ""}
            for capacity, position in paper.signers
        ],
        "draft": DRAFT,
    }


_TYPES = {
    "decision": "QUYẾT ĐỊNH",
    "notice": "THÔNG BÁO",
    "official_letter": "",
    "submission_note": "TỜ TRÌNH",
    "minutes": "BIÊN BẢN",
    "report": "BÁO CÁO",
    "plan": "KẾ HOẠCH",
    "contract": "HỢP ĐỒNG",
}


def _profile(rulebook: Rulebook, dossier: Any) -> Profile:
    profile = rulebook.profile or dossier.province.latest_rulebook.profile
    if profile is None:
        raise LookupError(f"{rulebook.id} names no province")
    return profile


def _head(paper: PaperKind, profile: Profile) -> dict[str, Any]:
    parent, body = profile.letterhead_parent, profile.letterhead_body
    if paper.issuer == "peoples_committee":
        parent, body = "", profile.letterhead_parent
    if paper.issuer == "council":
        parent, body = profile.letterhead_body, "HỘI ĐỒNG TƯ VẤN"
    if paper.issuer == "host":
        parent, body = "", "TỔ CHỨC CHỦ TRÌ"
    return {
        "letterhead_parent": parent,
        "letterhead_body": body,
        "number": "",
        "symbol": paper.symbol,
        "place": profile.place,
    }


def _authority(paper: PaperKind, profile: Profile) -> str:
    if paper.issuer == "peoples_committee":
        return f"CHỦ TỊCH {profile.parent_body}".upper()
    return f"GIÁM ĐỐC {profile.body}".upper()


def _bases(rulebook: Rulebook, legal_basis: Sequence[str]) -> list[str]:
    index = library.legal_index()
    keys = dict.fromkeys((*rulebook.founded_on, *legal_basis))
    cited = (index[key] for key in index.printable(keys))
    return [f"Căn cứ {citation}" for citation in dict.fromkeys(reference.citation for reference in cited)]


def _origin(dossier: Any, written_at: datetime) -> Part:
    """Which dossier and which instant the paper belongs to."""
    at = written_at.astimezone(LEGAL_ZONE)
    return {"kind": "paragraph", "text": f"Hồ sơ {dossier.number}, lập lúc {at:%H:%M ngày %d/%m/%Y}"}


def paper_beside(
    paper: PaperKind,
    owner: Any,
    *,
    subject: str,
    parts: Sequence[Part],
    legal_basis: Sequence[str],
    number: str = "",
    on: date | None = None,
) -> dict[str, Any]:
    """The context of a document about something that is no dossier, such as a council that sits for a term.

    Args:
        paper: its kind.
        owner: has a title, a province and the rulebook it stands under.
        subject: what it is about.
        parts: its body.
        legal_basis: articles it rests on; those that may be printed are its grounds.
        number: the clerk's, without the symbol; empty for a draft.
        on: its day; None for a draft.
    """
    context = _completed(paper, owner, library.get(owner.rulebook), legal_basis, parts)
    return {**context, "subject": subject, "number": number, "date": on, "draft": not (number and on)}
