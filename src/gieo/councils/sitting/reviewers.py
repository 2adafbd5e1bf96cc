"""A council that sits for a term: how it is founded, and who reviews each dossier that comes before it.

It has no seated reviewers (TT 25/2026, 5.2): they are named for each dossier out of its plain members, and from then on
count as reviewers on that item: for the quorum, and for who may not review.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bench import Sitter, bench_of, forget, roster_of
from gieo.councils.load import too_many
from gieo.councils.models import CouncilItem, NamedReviewer
from gieo.councils.procedure import Procedure
from gieo.councils.roster import found_against
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import FoundTermFacts, ReviewersFacts
from gieo.dossiers.kinds import Options, kind_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks.models import ConflictEffect


def sits_for_a_term(item: CouncilItem) -> bool:
    """Whether the council of a dossier was founded for a term."""
    return item.council is not None and item.council.term_ends_on is not None


def term_is_allowed(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Only where the rulebook says so, and until a day that is still to come."""
    rule, facts = procedure.rule(item), attempt.facts
    if not rule.by_term:
        message = _("%(council)s không lập theo nhiệm kỳ; thành lập cho từng hồ sơ.")
        return Refusal(code="not_by_term", message=message, params={"council": rule.title}, basis=rule.basis)
    if not isinstance(facts, FoundTermFacts) or facts.term_ends_on > attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message = _("Nhiệm kỳ phải kết thúc sau hôm nay.")
    return Refusal(code="term_is_over", message=message, basis=rule.basis, field="term_ends_on")


def council_reviews_by_dossier(procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Reviewers are named where none has a seat."""
    if sits_for_a_term(item):
        return None
    message = _("Hội đồng này đã có ủy viên phản biện; chỉ hội đồng theo nhiệm kỳ cử phản biện cho từng hồ sơ.")
    return Refusal(code="reviewers_are_seated", message=message, basis=procedure.rule(item).basis)


def council_declares_early(procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Before the papers go out, those declare among whom reviewers are still to be named."""
    if sits_for_a_term(item):
        return None
    message = _("Hội đồng lập cho từng hồ sơ kê khai sau khi được gửi tài liệu.")
    return Refusal(code="declared_with_papers", message=message, basis=procedure.rule(item).basis)


def every_dossier_has_its_reviewers(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many for each dossier as the rulebook says, none of them twice."""
    if not isinstance(attempt.facts, ReviewersFacts):
        return None
    named = [(str(row.dossier.id), row.reviewer.pk) for row in attempt.facts.reviewers]
    return _short(procedure, item, named, field="reviewers")


def reviewers_may_review(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Plain members whom nothing keeps from a leading seat: whoever reviews leads the talk on the dossier."""
    if not isinstance(attempt.facts, ReviewersFacts):
        return None
    wanted = {row.reviewer.pk for row in attempt.facts.reviewers}
    out = [
        f"{sitter.name} ({why})"
        for sitter in bench_of(item).sitters
        if sitter.membership.pk in wanted and (why := why_not_to_review(item, sitter))
    ]
    return cannot_review(procedure, item, out) if out else None


def cannot_review(procedure: Procedure, item: CouncilItem, who: Iterable[str]) -> Refusal:
    """Whom something keeps from reviewing, each with the reason."""
    message = _("Không làm phản biện được: %(who)s.")
    params, basis = {"who": "; ".join(who)}, procedure.rule(item).basis
    return Refusal(code="cannot_review", message=message, params=params, basis=basis, field="reviewers")


def why_not_to_review(item: CouncilItem, sitter: Sitter) -> str:
    """What keeps a member from reviewing: the seat, a conflict, a confirmed suspicion; empty where nothing does."""
    member, roster = sitter.membership, roster_of(item)
    if member.seat != CouncilSeat.MEMBER:
        return member.in_council.label
    employers = roster.employers[member.person_id]
    found = found_against(member, employers, roster.judged, roster.rules, sitter.declarations, reviews=True)
    barring = next((conflict.text for conflict in found if conflict.effect is not ConflictEffect.SHOWN), "")
    return barring or (str(sitter.suspicion.params["text"]) if sitter.suspicion else "")


def reviewers_are_not_named_too_often(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody reviews more dossiers in a year than the province allows."""
    if not isinstance(attempt.facts, ReviewersFacts):
        return None
    named = {(str(row.dossier.id), row.reviewer.pk) for row in attempt.facts.reviewers}
    people = {each.membership.pk: each.membership.person_id for each in bench_of(item).sitters}
    return too_many(item, [people[member] for _number, member in named if member in people], field="reviewers")


def reviewers_are_named(procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Nothing is sent to, and nothing judged by, a council of a term before each dossier has its reviewers."""
    if not sits_for_a_term(item):
        return None
    named = [(number, sitter.membership.pk) for sitter in bench_of(item).sitters for number in sitter.reviews]
    return _short(procedure, item, named)


def _short(
    procedure: Procedure, item: CouncilItem, named: Iterable[tuple[str, int]], *, field: str = ""
) -> Refusal | None:
    rule = procedure.rule(item)
    counted = Counter(number for number, _member in set(named))
    wrong = [number for number, _title in judged_of(item) if counted.pop(number, 0) != rule.reviewers]
    wrong += counted
    if not wrong:
        return None
    message = _("Mỗi hồ sơ phải có đúng %(needed)d phản biện do hội đồng theo nhiệm kỳ cử; xem lại: %(dossiers)s.")
    params = {"needed": rule.reviewers, "dossiers": ", ".join(wrong)}
    return Refusal(code="reviewers_not_named", message=message, params=params, basis=rule.basis, field=field)


def name_reviewers(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """Those named, in the place of those before."""
    if not isinstance(attempt.facts, ReviewersFacts):
        return
    entry = roster_of(item).entry
    NamedReviewer.objects.filter(entry=entry).delete()
    for number, member in dict.fromkeys((str(row.dossier.id), row.reviewer.pk) for row in attempt.facts.reviewers):
        NamedReviewer.objects.create(
            entry_id=entry, number=number, membership_id=member, at=attempt.at, by_name=attempt.actor.name
        )
    forget(item)


# ---------------------------------------------------------------- lists and first values


def judged_of(item: CouncilItem) -> list[tuple[str, str]]:
    """What lies before the council: numbers and titles; the item itself where nothing lies there with it."""
    judged: list[Any] = [*item.judged_dossiers()] or [item]
    return [(kind_of(each).number(each), kind_of(each).title(each)) for each in judged]


def judged_options(item: CouncilItem) -> Options:
    """The dossiers to name reviewers for."""
    return [(number, f"{number} {title}") for number, title in judged_of(item)]


def plain_members(item: CouncilItem) -> Options:
    """Members who lead nothing yet and whom nothing bars."""
    sitters = bench_of(item).open_to
    return [(each.membership.pk, each.name) for each in sitters if each.membership.seat == CouncilSeat.MEMBER]


def lines_to_fill(procedure: Procedure, item: CouncilItem) -> dict[str, Any]:
    """A line for every reviewer of every dossier, with those named already."""
    named: dict[str, list[dict[str, int]]] = {number: [] for number, _title in judged_of(item)}
    for sitter in bench_of(item).sitters:
        for number in sitter.reviews:
            named.setdefault(number, []).append({"id": sitter.membership.pk})
    least = procedure.rule(item).reviewers
    return {
        "reviewers": [
            {"dossier": {"id": number}, "reviewer": reviewer}
            for number, there in named.items()
            for reviewer in [*there, *[None] * (least - len(there))]
        ]
    }
