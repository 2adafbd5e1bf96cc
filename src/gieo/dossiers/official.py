"""An official document of an act, complete: letterhead, grounds, what the stage says, recipients, signature."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.dossiers.audience import Party
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.naming import as_named_on
from gieo.dossiers.papers import PaperKind, Part
from gieo.dossiers.policies import is_outside
from gieo.identity.models import Organisation
from gieo.identity.selectors import leading_seat
from gieo.kernel.actors import Actor, Role
from gieo.officialdocs.symbols import BY_HAND, type_symbol
from gieo.rulebooks import library
from gieo.rulebooks.models import Profile, Rulebook, grounds

# Whose posts the leaders of the two offices are, as papers write them.
HEADS = {Role.DIRECTOR: frozenset({"GIÁM ĐỐC"}), Role.CHAIRMAN: frozenset({"CHỦ TỊCH"})}
Letters = Callable[[frozenset[int]], str]
DRAFT = True  # number and day are the clerk's to give; until then the paper says that it is a draft


def issued_by(entry: DocketEntry, sequence: int, key: str, reader: Actor) -> tuple[PaperKind, dict[str, Any]] | None:
    """A document that one act of a dossier issued, with its context; of a sealed act for its doer alone.

    What is kept inside is issued to nobody the dossier is about.

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
    if paper.inside and is_outside(dossier, reader, roles=entry.reader_roles):
        return None
    return paper, paper_of(paper, dossier, act)


def paper_of(paper: PaperKind, dossier: Any, entry: TransitionLog) -> dict[str, Any]:
    """The context of the generic layout.

    Grounds are the articles the act rested on and the instruments that found the procedure, as far as they may be
    printed: what is borrowed from a ministry's own rule or is a default of the house never stands as a ground.
    """
    context = completed(paper, dossier, library.get(entry.rulebook), entry.legal_basis, paper.says(dossier, entry))
    signers = _signed_by(context["signers"], dossier, entry)
    day = entry.at.astimezone(LEGAL_ZONE).date()
    named: dict[str, Any] = as_named_on({**context, "signers": signers}, dossier, day)
    return {**named, "drafter": _origin(dossier, entry.at)}


def _signed_by(signers: list[dict[str, str]], dossier: Any, act: TransitionLog) -> list[dict[str, str]]:
    """The last signer as whoever did the act: a deputy signs for the head (KT.), who is named by post alone (X-4)."""
    seat = leading_seat(act.actor_id, dossier.province_id, act.at.astimezone(LEGAL_ZONE).date())
    if seat is None or not signers or signers[-1]["position"] not in HEADS[Role(seat.role)]:
        return signers
    head = signers[-1]
    signed = {**head, "name": seat.person.full_name}
    if seat.is_deputy:
        signed |= {"capacity": "KT.", "on_behalf": head["position"], "position": f"PHÓ {head['position']}"}
    return [*signers[:-1], signed]


def paper_without_act(
    paper: PaperKind, dossier: Any, *, parts: Sequence[Part], legal_basis: Sequence[str], at: datetime
) -> dict[str, Any]:
    """The context of a document that no move of the dossier issued, such as a check that may be made at any time."""
    context = completed(paper, dossier, library.get(dossier.rulebook), legal_basis, parts)
    return {**context, "drafter": _origin(dossier, at)}


def completed(
    paper: PaperKind,
    dossier: Any,
    rulebook: Rulebook,
    legal_basis: Sequence[str],
    parts: Sequence[Part],
    *,
    letters: Letters | None = None,
) -> dict[str, Any]:
    """The context of a draft: what its kind and its dossier say around the body.

    Args:
        paper: its kind.
        dossier: has a title, a province and, where a body issues the paper itself, parties.
        rulebook: whose instruments found it.
        legal_basis: articles it rests on; those that may be printed are its grounds.
        parts: its body.
        letters: what a body goes by in its numbers; by default as it is written down.
    """
    profile = _profile(rulebook, dossier)
    return {
        **_head(paper, profile, dossier, letters or letters_of),
        "date": None,
        "type": _heading(paper).upper(),
        "subject": _subject(paper, dossier.title),
        "code": paper.code,
        "authority": _authority(paper, profile, dossier) if paper.layout == "decision" else "",
        "addressee": paper.addressee,
        "bases": _bases(rulebook, legal_basis) if paper.layout in _WITH_GROUNDS else [],
        "parties": list(paper.parties(dossier)),
        "parts": list(parts),
        "recipients": list(paper.recipients),
        "signers": paper.signed_by(
            dossier,
            [
                {"capacity": capacity, "on_behalf": "", "position": position, "name": ""}
                for capacity, position in paper.signers
            ],
        ),
        "draft": DRAFT,
    }


# What stands over the subject of a layout; a sheet stands under its own name, a letter under none.
_TYPES = {
    "decision": "Quyết định",
    "notice": "Thông báo",
    "official_letter": "",
    "submission_note": "Tờ trình",
    "minutes": "Biên bản",
    "report": "Báo cáo",
    "plan": "Kế hoạch",
    "contract": "Hợp đồng",
}
# Minutes, sheets and reports tell what happened; the others decide, ask or bind, and say on what grounds.
_WITH_GROUNDS = frozenset({"decision", "notice", "official_letter", "submission_note", "plan", "contract"})
# What is laid out like a letter or a report but has a name of its own, in capitals over its subject.
_OWN_NAMES = {"official_letter": "Giấy mời", "report": "Kết luận thanh tra"}
# Names of letters that say what the letter is and not what it is about ("V/v mời họp hội đồng").
_NAMES_OF_LETTERS = ("Giấy ", "Thông báo ")


def _heading(paper: PaperKind) -> str:
    """What stands in capitals; an annex to a contract is no contract."""
    if paper.title.startswith(named := _OWN_NAMES.get(paper.layout, "\0")):
        return named
    said = _TYPES.get(paper.layout, paper.title)
    return paper.title if paper.layout == "contract" and not paper.title.startswith(said) else said


def _subject(paper: PaperKind, title: str) -> str:
    """What the paper is about; the name of its kind stands above it and is not said twice (NĐ 30/2020, I.II.5)."""
    name, said = paper.title, _heading(paper)
    if name == said:
        return title
    for word in (f"{said} ",) if said else _NAMES_OF_LETTERS:
        name = name.removeprefix(word)
    is_shorter = name != paper.title
    if paper.layout == "decision" or (paper.layout == "notice" and is_shorter):
        name = f"Về việc {_lower(name)}"
    elif said:
        name = name[:1].upper() + name[1:]
    else:
        name = _lower(name)
    return f"{name}: {title}"


def _lower(words: str) -> str:
    """In the middle of a sentence; an abbreviation stays as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _profile(rulebook: Rulebook, dossier: Any) -> Profile:
    profile = rulebook.profile or dossier.province.latest_rulebook.profile
    if profile is None:
        raise LookupError(f"{rulebook.id} names no province")
    return profile


def _head(paper: PaperKind, profile: Profile, dossier: Any, letters: Letters) -> dict[str, Any]:
    parent, body, symbol = profile.letterhead_parent, profile.letterhead_body, paper.symbol
    if paper.issuer == "peoples_committee":
        parent, body = "", _in_full(profile.letterhead_parent)
    if paper.issuer == "council":
        parent, body = profile.letterhead_body, "HỘI ĐỒNG TƯ VẤN"
    if paper.issuer == "host":
        parent, body = "", _in_full(_behind(dossier).name.upper())
        symbol = _own_symbol(paper, letters(_behind(dossier).bodies))
    return {
        "letterhead_parent": parent,
        "letterhead_body": body,
        "number": "",
        "symbol": symbol,
        "place": profile.place,
    }


def _behind(dossier: Any) -> Party:
    """The body that hosts, proposes or answers for a dossier; nobody where a person does."""
    parties = dossier.parties()
    found = (parties[role] for role in (Role.HOST, Role.PROPOSER, Role.FOCAL_OFFICER) if role in parties)
    return next((party for party in found if party.bodies), Party())


def letters_of(bodies: frozenset[int]) -> str:
    """What the head of a body laid down for its documents; dotted for the hand where nobody has written it down."""
    known = Organisation.objects.filter(pk__in=bodies).exclude(letters="")
    return known.values_list("letters", flat=True).first() or BY_HAND


def _own_symbol(paper: PaperKind, letters: str) -> str:
    """BC-HTXHV of a report, HTXHV of an official letter; a sheet has no number (NĐ 30/2020, annex I)."""
    if paper.layout == "official_letter":
        return letters
    named = _TYPES.get(paper.layout, "").casefold()
    return type_symbol(named, letters) if named else ""


def _authority(paper: PaperKind, profile: Profile, dossier: Any) -> str:
    if paper.issuer == "peoples_committee":
        return f"CHỦ TỊCH {_in_full(profile.parent_body.upper())}"
    if paper.issuer == "host":
        return f"THỦ TRƯỞNG {_in_full(_behind(dossier).name.upper())}"
    return f"GIÁM ĐỐC {profile.body}".upper()


def _in_full(name: str) -> str:
    """Whoever issues a paper is named in full, and shortened only above another (NĐ 30/2020, I.II.2)."""
    return name.replace("UBND", "ỦY BAN NHÂN DÂN")


def _bases(rulebook: Rulebook, legal_basis: Sequence[str]) -> list[str]:
    """One line an instrument that binds here and holds under the law of the dossier, the highest first."""
    index = library.legal_index()
    keys = index.printable(dict.fromkeys((*rulebook.founded_on, *legal_basis)), law=rulebook.law)
    return [f"Căn cứ {words}" for words in grounds(index[key] for key in keys)]


def _origin(dossier: Any, written_at: datetime) -> str:
    """Which dossier and which instant the paper belongs to; small below the recipients, no part of what is said."""
    return f"Hồ sơ {dossier.number}, lập lúc {hour_and_day(written_at)}"


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
    context = completed(paper, owner, library.get(owner.rulebook), legal_basis, parts)
    return {**context, "subject": subject, "number": number, "date": on, "draft": not (number and on)}
