"""Decisions that were laid down, each held against the table as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from pydantic import ValidationError

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import PreparedAct
from gieo.dossiers.policies import roles_on
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.asking import in_words
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt, Facts, Transition
from gieo.rulebooks import library

MOST = 100
PREPARING = ("GIEO-MACDINH:59",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One prepared act.

    Attributes:
        label: of the act.
        words: what was laid down.
        refusals: why the reader could not do it now; empty where they could.
        is_own: the reader laid it down, and may drop it.
    """

    prepared: PreparedAct
    label: str
    words: Sequence[tuple[str, str]]
    refusals: Sequence[Refusal]
    is_own: bool


def waiting_before(actor: Actor) -> QuerySet[PreparedAct]:
    """What anybody has laid down and neither done nor dropped, on dossiers the actor may see."""
    waiting = PreparedAct.objects.filter(applied_at__isnull=True, dropped_at__isnull=True)
    return waiting.filter(entry__in=visible_to(actor)).select_related("entry", "user").order_by("pk")


def prepared_by(actor: Actor) -> QuerySet[PreparedAct]:
    """The actor's own among them."""
    return waiting_before(actor).filter(user=actor.user)


def is_theirs_to_do(prepared: PreparedAct, actor: Actor) -> bool:
    """Whether the act is the actor's: laid down by them, or within the powers they have on the dossier."""
    if prepared.user_id == actor.user:
        return True
    row = kind_named(prepared.entry.kind).workflow.row(prepared.act)
    return row is not None and bool(row.actors & roles_on(dossier_of(prepared.entry), actor))


def checked(actor: Actor, *, at: datetime) -> list[Checked]:
    """Each that is theirs to do against the table; a handful of queries for each, so at most `MOST`."""
    found = (prepared for prepared in waiting_before(actor)[: 2 * MOST] if is_theirs_to_do(prepared, actor))
    return [_check(prepared, actor, at) for prepared in list(found)[:MOST]]


def _check(prepared: PreparedAct, actor: Actor, at: datetime) -> Checked:
    kind = kind_named(prepared.entry.kind)
    is_own = prepared.user_id == actor.user
    try:
        row, facts = row_and_facts(prepared)
    except Refused as refused:
        known = kind.workflow.row(prepared.act)
        label = known.label if known else prepared.act
        return Checked(prepared=prepared, label=label, words=(), refusals=refused.refusals, is_own=is_own)
    attempt = Attempt(actor=actor, at=at, facts=facts)
    refusals = [*own_work(prepared, actor), *kind.workflow.refusals(row, dossier_of(prepared.entry), attempt)]
    return Checked(prepared=prepared, label=row.label, words=in_words(facts), refusals=refusals, is_own=is_own)


def row_and_facts(prepared: PreparedAct) -> tuple[Transition, Facts]:  # type: ignore[type-arg]
    """The row as it is now and what was laid down for it.

    Raises:
        Refused: the form has changed since, so that it has to be filled in anew.
    """
    row = kind_named(prepared.entry.kind).workflow.row(prepared.act)
    try:
        if row is not None:
            return row, row.facts.model_validate(prepared.facts)
    except ValidationError:
        pass
    message = _("Biểu mẫu của việc này đã đổi từ khi soạn: bỏ việc này và soạn lại.")
    raise Refused([Refusal(code="form_has_changed", message=message, basis=PREPARING)])


def own_work(prepared: PreparedAct, actor: Actor) -> list[Refusal]:
    """Where the rules want two people for an act, whoever laid it down does not do it too."""
    rule = library.security().two_people
    if prepared.user_id != actor.user or f"{prepared.entry.kind}.{prepared.act}" not in rule.acts:
        return []
    message = _("Người lập không tự xác nhận: người khác có thẩm quyền thực hiện.")
    return [Refusal(code="own_work", message=message, basis=rule.basis)]


def may_prepare(row: Transition, actor: Actor, province: str) -> bool:  # type: ignore[type-arg]
    """Decisions of the office are prepared; what is sealed, such as a ballot, is done when it is done."""
    return not row.sealed and bool(actor.roles_in(province) & OFFICE)
