"""Whom letters of a council go to, each with the words that stand in theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gieo.complaints.selectors import filing_rule
from gieo.core.clock import hour_and_day
from gieo.core.models import Stateful
from gieo.core.trail import history_of
from gieo.councils.bench import Sitter, bench_of
from gieo.councils.invitation import invitation_to
from gieo.councils.letters import HIDDEN_NUMBER, LetterKind
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.dossiers.audience import BODY_ROLES
from gieo.dossiers.kinds import kind_of
from gieo.identity.models import Appointment, User
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _

WRITING = {Law.L2013: ("ND08-2014:33",), Law.L2025: ("ND267-2025:12.5",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody a letter goes to.

    Attributes:
        user: primary key of the account.
        about: number of the dossier the letter is about.
        words: by name of the place in the text.
    """

    user: int
    name: str
    about: str
    words: Mapping[str, str]


def why_not_yet(procedure: Procedure, item: CouncilItem, kind: LetterKind) -> Refusal | None:
    """An invitation needs a day, thanks and results a conclusion: nothing of a vote leaves before it is closed."""
    if kind is LetterKind.INVITATION and item.sitting_at is None:
        message = _("Chưa có ngày họp để mời.")
        return Refusal(code="no_day", message=message, basis=WRITING[item.law], field="kind")
    if kind is not LetterKind.INVITATION and (item.closed_at is None or item.state == procedure.voting):
        message = _("Thư này chỉ lập sau khi hội đồng kết luận.")
        return Refusal(code="not_counted", message=message, basis=WRITING[item.law], field="kind")
    return None


def addressees_of(procedure: Procedure, item: CouncilItem, kind: LetterKind, *, on: date) -> list[Addressee]:
    """Everybody a letter of a kind goes to; without an account nobody is written to.

    Args:
        procedure: how the council decides.
        item: the dossier.
        kind: of letter.
        on: the day whose seats of bodies count.
    """
    bench = bench_of(item)
    if kind is LetterKind.INVITATION:
        return list(_invited(item, bench.open_to))
    if kind is LetterKind.THANKS:
        return list(_members(item, bench.taking_part, _common(item, item)))
    return list(_applicants(procedure, item, on))


def _invited(item: CouncilItem, sitters: Sequence[Sitter]) -> Iterator[Addressee]:
    """Whoever has not pledged confidentiality reads a title without names, and no number."""
    common = _common(item, item)
    masked = {**common, "số hồ sơ": HIDDEN_NUMBER, "tên hồ sơ": invitation_to(item).title}
    for sitter in sitters:
        yield from _members(item, [sitter], common if sitter.membership.pledged_at else masked)


def _members(item: CouncilItem, sitters: Iterable[Sitter], common: Mapping[str, str]) -> Iterator[Addressee]:
    for sitter in sitters:
        if sitter.user:
            words = {**common, "họ tên": sitter.name, "tư cách": sitter.membership.in_council.label}
            yield Addressee(user=sitter.user, name=sitter.name, about=item.number, words=words)


def _applicants(procedure: Procedure, item: CouncilItem, on: date) -> Iterator[Addressee]:
    """The people of every dossier that lay before the council, or of the item itself."""
    reason, complaining = _reason(procedure, item), filing_rule(item.rulebook)
    for dossier in [*item.judged_dossiers()] or [item]:
        kind = kind_of(dossier)
        result = procedure.result_for(item, dossier) or result_of(procedure, item)
        words = {**_common(item, dossier), "kết quả": result, "lý do": reason, "khiếu nại": complaining}
        authors = kind.written_by(dossier)
        seats = Appointment.objects.filter(organisation__in=authors.bodies, role__in=BODY_ROLES).valid_on(on)
        users = authors.users | set(seats.order_by().values_list("person__user_id", flat=True)) - {None}
        for user in User.objects.filter(pk__in=users).select_related("person").order_by("pk"):
            name = user.person.full_name if hasattr(user, "person") else user.email
            yield Addressee(user=user.pk, name=name, about=kind.number(dossier), words={**words, "họ tên": name})


def result_of(procedure: Procedure, item: CouncilItem) -> str:
    """What the council came to, in the words of its act."""
    key = item.tally.get("outcome")
    label = next((outcome.label for outcome in procedure.outcomes if outcome.key == key), "")
    return label.partition(": ")[2] or label


def _reason(procedure: Procedure, item: CouncilItem) -> str:
    """Why, where the council agreed on a reason when it closed the voting."""
    closing = history_of(item).filter(name__in=[outcome.name for outcome in procedure.outcomes]).last()
    return str(closing.facts.get("reason", "")) if closing else ""


def _common(item: CouncilItem, dossier: Stateful) -> dict[str, str]:
    kind, held = kind_of(dossier), item.sat_at or item.sitting_at
    return {
        "số hồ sơ": kind.number(dossier),
        "tên hồ sơ": kind.title(dossier),
        "thời gian": hour_and_day(held),
        "địa điểm": item.sitting_place,
    }
