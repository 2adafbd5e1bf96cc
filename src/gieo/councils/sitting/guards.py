"""Preconditions of calling a sitting, declaring, opening, voting and closing."""

from collections.abc import Iterable

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.councils.bench import Bench, Sitter, bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.rules import quorum
from gieo.councils.sitting.facts import (
    AdjournFacts,
    CountFacts,
    DeclarationFacts,
    PapersFacts,
    SittingFacts,
    TellerFacts,
    VotingFacts,
)
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library

PLEDGING = ("ND08-2014:35",)
DECLARING = ("GIEO-MACDINH:38",)
SITTING = ("ND08-2014:33",)
VOTING = ("ND08-2014:33.2",)
REVISING = ("GIEO-MACDINH:100",)


def papers_are_in_time(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Members have the papers as long before the sitting as the rulebook says, from the day they were first sent."""
    if not isinstance(attempt.facts, PapersFacts):
        return None
    rule = library.get(item.rulebook).deadline(f"{procedure.prefix}.papers")
    sent = (item.papers_sent_at or attempt.at).astimezone(LEGAL_ZONE).date()
    last = rule.due(attempt.facts.sitting_at)
    if sent <= last:
        return None
    return Refusal(
        code="papers_too_late",
        message=_("%(rule)s: phiên họp này phải gửi tài liệu chậm nhất ngày %(last)s."),
        params={"rule": rule.in_words, "last": f"{last:%d/%m/%Y}"},
        basis=rule.basis,
        field="sitting_at",
    )


def day_is_ahead(_procedure: Procedure, _item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody is called to a sitting that is over."""
    if not isinstance(attempt.facts, PapersFacts | AdjournFacts) or attempt.facts.sitting_at > attempt.at:
        return None
    message = _("Phiên họp phải ở sau thời điểm này.")
    return Refusal(code="sitting_in_the_past", message=message, basis=SITTING, field="sitting_at")


# ---------------------------------------------------------------- declaring


def has_pledged(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Confidentiality first: whoever declares learns what the council has before it."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or sitter.membership.pledged_at is not None:
        return None
    message = _("Cam kết bảo mật trước khi kê khai; cam kết một lần cho cả hội đồng.")
    return Refusal(code="not_pledged", message=message, basis=PLEDGING)


def has_more_to_declare(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Once each, unless a conflict came up; a ballot that was cast ends it."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or not sitter.has_declared:
        return None
    facts = attempt.facts
    if sitter.ballot is None and (not isinstance(facts, DeclarationFacts) or facts.kinds):
        return None
    message = _("Ông/bà đã kê khai; chỉ khai thêm khi phát sinh xung đột và chưa bỏ phiếu.")
    return Refusal(code="declared_already", message=message, basis=DECLARING)


# ---------------------------------------------------------------- opening


def day_has_come(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody sits before the day the members were called for."""
    if item.sitting_at is None or attempt.at >= item.sitting_at:
        return None
    message = _("Phiên họp được mời lúc %(instant)s.")
    params = {"instant": hour_and_day(item.sitting_at)}
    return Refusal(code="before_the_day", message=message, params=params, basis=SITTING)


def enough_are_there(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """The quorum, counted of those who may take part."""
    present = _present(item, attempt)
    return quorum.too_few(present, procedure.rule(item)) if present else None


def required_seats_are_there(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Chair or authorised vice chair, reviewers, scientific secretary, as the rulebook says."""
    present = _present(item, attempt)
    return quorum.empty_seats(present, procedure.rule(item)) if present else None


def nobody_there_is_barred(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """A member with a conflict does not sit on the item."""
    picked = _picked(attempt)
    if picked is None:
        return None
    barred = [sitter for sitter in _named(bench_of(item), picked) if sitter.barred]
    if not barred:
        return None
    message = _("Có xung đột lợi ích, không dự phần này: %(who)s.")
    who = "; ".join(f"{sitter.name}: {sitter.barred[0]}" for sitter in barred)
    return Refusal(code="conflicted_present", message=message, params={"who": who}, basis=sitter_basis(barred))


def everybody_there_has_declared(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """The vote opens when each of those present has declared."""
    picked = _picked(attempt)
    silent = [sitter.name for sitter in _named(bench_of(item), picked or ()) if not sitter.has_declared]
    if not silent:
        return None
    message = _("Chưa kê khai xung đột lợi ích: %(who)s.")
    return Refusal(code="not_declared", message=message, params={"who": ", ".join(silent)}, basis=DECLARING)


def _picked(attempt: Attempt) -> tuple[Picked, ...] | None:
    return attempt.facts.present if isinstance(attempt.facts, SittingFacts | VotingFacts) else None


def _named(bench: Bench, picked: Iterable[Picked]) -> list[Sitter]:
    chosen = {each.pk for each in picked}
    return [sitter for sitter in bench.sitters if sitter.membership.pk in chosen]


def _present(item: CouncilItem, attempt: Attempt) -> quorum.Present | None:
    """Those named as present whom nothing bars; None while nobody was asked yet."""
    picked = _picked(attempt)
    if picked is None:
        return None
    bench = bench_of(item)
    there = [sitter for sitter in _named(bench, picked) if not sitter.barred]
    authorisation = attempt.facts.authorisation if isinstance(attempt.facts, SittingFacts) else item.authorisation
    return bench.present(there, is_vice_authorised=bool(authorisation.strip()))


# ---------------------------------------------------------------- voting


def may_vote(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """There, declared, without a conflict (invariant 4)."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or not sitter.is_present:
        message = _("Không có tên trong danh sách dự họp nên không bỏ phiếu.")
        return Refusal(code="not_present", message=message, basis=("ND08-2014:33.1",))
    if sitter.barred:
        return sitter.barred[0]
    if not sitter.has_declared:
        message = _("Kê khai xung đột lợi ích trước khi bỏ phiếu.")
        return Refusal(code="not_declared", message=message, basis=DECLARING)
    return None


def has_not_voted(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """One ballot for each member; who thinks otherwise later revises it."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or sitter.ballot is None:
        return None
    message = _("Ông/bà đã bỏ phiếu; muốn đổi thì sửa phiếu đã bỏ.")
    return Refusal(code="voted_already", message=message, basis=VOTING)


def has_voted(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """What was never cast is not revised."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or sitter.ballot is not None:
        return None
    return Refusal(code="not_voted", message=_("Ông/bà chưa bỏ phiếu nên chưa có phiếu để sửa."), basis=REVISING)


def says_something_else(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """The same ballot once more would be told as revised though nothing was."""
    sitter = bench_of(item).of(attempt.actor.user)
    if sitter is None or sitter.ballot is None or not isinstance(attempt.facts, procedure.ballot):
        return None
    if dict(procedure.ballot_content(attempt.facts)) != sitter.ballot.content:
        return None
    return Refusal(code="ballot_unchanged", message=_("Phiếu này giống phiếu đã bỏ."), basis=REVISING)


# ---------------------------------------------------------------- counting
# What the ballots say is asked by nobody before the count is opened: no reason, button or wait may depend on it.


def ballots_are_sealed(_procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Once the count is opened nobody votes, declares or goes home any more."""
    if item.closed_at is None:
        return None
    message = _("Đã mở kiểm phiếu; từ đây chỉ còn kết luận theo phiếu.")
    return Refusal(code="count_opened", message=message, basis=VOTING)


def count_is_opened(_procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Nobody concludes from sealed ballots."""
    if item.closed_at is not None:
        return None
    message = _("Chưa mở kiểm phiếu.")
    return Refusal(code="count_sealed", message=message, basis=VOTING)


def everybody_has_voted(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Each member who takes part has voted, or is on record as not voting."""
    waiting = _waiting(item, attempt.facts) if isinstance(attempt.facts, CountFacts) else []
    if not waiting:
        return None
    message = _("Chưa bỏ phiếu: %(who)s. Chờ phiếu, hoặc ghi nhận không bỏ phiếu.")
    params = {"who": ", ".join(sitter.name for sitter in waiting)}
    return Refusal(code="ballots_missing", message=message, params=params, basis=VOTING, field="not_voting")


def voters_are_enough(procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """No count below the quorum, whoever turned out to be conflicted since the sitting was opened."""
    bench = bench_of(item)
    present = bench.present(bench.taking_part, is_vice_authorised=bool(item.authorisation.strip()))
    return quorum.too_few(present, procedure.rule(item))


def tellers_are_named(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many tellers as the rulebook says, each of them a member who takes part."""
    facts, wanted = attempt.facts, procedure.rule(item).tellers
    if not isinstance(facts, TellerFacts) or not wanted:
        return None
    named = {each.pk for each in facts.tellers}
    there = {sitter.membership.pk for sitter in bench_of(item).taking_part}
    if len(facts.tellers) == len(named) == wanted and named <= there:
        return None
    message = _("Ban kiểm phiếu gồm %(number)d thành viên dự họp.")
    basis = procedure.rule(item).basis
    return Refusal(code="tellers_missing", message=message, params={"number": wanted}, basis=basis, field="tellers")


def outcome_is(procedure: Procedure, outcome: Outcome, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """The result is what the opened count says; while it is sealed this says nothing either way."""
    if item.closed_at is None or procedure.outcome_of(item) == outcome.key:
        return None
    message = _("Phiếu đã bỏ không cho kết quả này.")
    return Refusal(code="other_outcome", message=message, basis=outcome.legal_basis)


def _waiting(item: CouncilItem, facts: CountFacts) -> list[Sitter]:
    """Members who may still vote and are not on record as not voting."""
    excused = {each.pk for each in facts.not_voting}
    return [sitter for sitter in bench_of(item).to_vote if sitter.membership.pk not in excused]


def sitter_basis(sitters: Iterable[Sitter]) -> tuple[str, ...]:
    """The articles that bar."""
    return tuple(dict.fromkeys(key for sitter in sitters for refusal in sitter.barred for key in refusal.basis))
