"""Prepare a council: look into suspicions, compute a panel, draw candidates (CT-3-4b)."""

import secrets
from datetime import datetime

from django.db import transaction

from gieo.councils.choosing import Prospect, may_choose, prospects_of
from gieo.councils.links import Suspicion, suspicions_of
from gieo.councils.models import CandidateDraw, CouncilItem, PanelProposal, SuspicionReview, Verdict
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.rules import panel
from gieo.councils.rules.draw import draw
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.follow_review import follow_review
from gieo.dossiers.models import Dossier
from gieo.identity.models import Person
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

CHOOSING = ("GIEO-MACDINH:38",)


@transaction.atomic
def review_suspicion(
    *, item: CouncilItem, person: int, kind: str, cause: str, verdict: Verdict, words: str, actor: Actor, at: datetime
) -> SuspicionReview:
    """Confirm a suspicion, which keeps the person out, or dismiss it for good.

    Against somebody who sits on the dossier already it unseats nobody: the member is shut out of it, a ballot that was
    cast is not counted, and who runs the council is told.

    Raises:
        Refused: not one who prepares councils, a suspicion against oneself, no such suspicion, no reason given, or the
            ballots were opened.
    """
    held = type(item)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if held.closed_at is not None and may_choose(actor, held.province_id):
        message = _("Đã mở kiểm phiếu; kết luận về nghi vấn không đổi kết quả, ý kiến gửi theo đường khiếu nại.")
        raise Refused([Refusal(code="count_opened", message=message, basis=CHOOSING)])
    raised = suspicions_of(held, [person]).get(person, [])
    suspicion = next((each for each in raised if (each.kind.value, each.cause) == (kind, cause)), None)
    review = keep_review(
        dossier=held, person=person, suspicion=suspicion, verdict=verdict, words=words, actor=actor, at=at
    )
    if held.council_id:
        follow_review(item=held, review=review)
    return review


def keep_review(
    *,
    dossier: Dossier,
    person: int,
    suspicion: Suspicion | None,
    verdict: Verdict,
    words: str,
    actor: Actor,
    at: datetime,
) -> SuspicionReview:
    """Write down what was found of a suspicion on any dossier whose judges are chosen.

    Args:
        dossier: what is to be judged.
        person: against whom.
        suspicion: as it is raised now; None where there is none.
        verdict: what was found.
        words: why.
        actor: who looked into it.
        at: when.

    Raises:
        Refused: as `review_suspicion`.
    """
    refusals = not_yours(dossier, actor)
    if Person.objects.filter(pk=person, user=actor.user).exists():
        message = _("Không tự kết luận nghi vấn về chính mình.")
        refusals.append(Refusal(code="own_suspicion", message=message, basis=CHOOSING))
    if suspicion is None:
        message = _("Không có nghi vấn này đối với hồ sơ.")
        refusals.append(Refusal(code="no_suspicion", message=message, basis=CHOOSING))
    if not text.collapse(words):
        message = _("Nêu lý do kết luận.")
        refusals.append(Refusal(code="no_reason", message=message, basis=CHOOSING, field="words"))
    if refusals or suspicion is None:
        raise Refused(refusals)
    review, _made = SuspicionReview.objects.update_or_create(
        entry_id=entry_pk(dossier),
        person_id=person,
        kind=suspicion.kind.value,
        cause=suspicion.cause,
        defaults={"verdict": verdict, "words": text.collapse(words)[:500], "at": at, "by_name": actor.name},
    )
    return review


def propose_panel(*, procedure: Procedure, item: CouncilItem, size: int, actor: Actor, at: datetime) -> PanelProposal:
    """Compute the best panel of a size out of everybody who may sit, and keep it.

    Raises:
        Refused: not one who prepares councils, a size the rulebook does not allow, or nobody left to fill it.
    """
    refusals, rule = not_yours(item, actor), procedure.rule(item)
    if not rule.may_have(size):
        message = _("Hội đồng có %(members)d thành viên. %(rule)s.")
        params = {"members": size, "rule": rule.in_words}
        refusals.append(Refusal(code="wrong_size", message=message, params=params, basis=rule.basis))
    if refusals:
        raise Refused(refusals)
    chosen = panel.propose(
        [each.as_candidate for each in _may_sit(item)],
        seats_of(procedure, item, size),
        doubled=CouncilSeat.REVIEWER,
        before=rule.sat_before.needed(size) if rule.sat_before else 0,
    )
    if not chosen:
        message = _("Không đủ chuyên gia không vướng xung đột để lập hội đồng %(size)s người.")
        raise Refused([Refusal(code="no_panel", message=message, params={"size": size}, basis=rule.basis)])
    rows = [
        {"seat": each.seat, "person": each.candidate.number, "fit": each.candidate.fit, "load": each.candidate.load}
        for each in chosen
    ]
    return PanelProposal.objects.create(entry_id=entry_pk(item), rows=rows, at=at, by_name=actor.name)


def seats_of(procedure: Procedure, item: CouncilItem, size: int) -> dict[str, int]:
    """The seats of a council of a size, in the order of a decision."""
    reviewers = procedure.rule(item).reviewers
    single = {seat.value: 1 for seat in procedure.single_seats}
    plain = size - reviewers - len(single)
    seats = {**single, CouncilSeat.REVIEWER.value: reviewers, CouncilSeat.MEMBER.value: plain}
    return {seat.value: seats[seat.value] for seat in CouncilSeat if seats.get(seat.value, 0) > 0}


def draw_candidates(*, item: CouncilItem, seats: int, actor: Actor, at: datetime, seed: str = "") -> CandidateDraw:
    """Draw three times as many candidates as seats out of everybody who may sit.

    Args:
        item: the dossier.
        seats: to be filled.
        actor: who draws.
        at: when.
        seed: given only to draw the same again; by default nobody knows it beforehand.

    Raises:
        Refused: not one who prepares councils, or nobody may sit.
    """
    refusals, pool = not_yours(item, actor), sorted(each.expert.person_id for each in _may_sit(item))
    if not pool or seats < 1:
        message = _("Không có ai để bốc thăm.")
        refusals.append(Refusal(code="empty_pool", message=message, basis=CHOOSING))
    if refusals:
        raise Refused(refusals)
    seed = seed or secrets.token_hex(16)
    return CandidateDraw.objects.create(
        entry_id=entry_pk(item),
        seed=seed,
        pool=pool,
        drawn=draw(pool, seed, seats=seats),
        seats=seats,
        at=at,
        by_name=actor.name,
    )


def _may_sit(item: CouncilItem) -> list[Prospect]:
    return [each for each in prospects_of(item) if each.may_sit]


def not_yours(dossier: Dossier, actor: Actor) -> list[Refusal]:
    """Why somebody may not prepare a council: nothing, where they may."""
    if may_choose(actor, dossier.province_id):
        return []
    message = _("Việc này do người chuẩn bị, thành lập hội đồng thực hiện.")
    return [Refusal(code="not_a_chooser", message=message, basis=CHOOSING)]
