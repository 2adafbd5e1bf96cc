"""What follows within this stage when one of its dossiers moves. Called twice, a handler does its act once: by key."""

from collections.abc import Iterable

import structlog

from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import TransitionRefused
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts, OpenedFacts, ResultFacts
from gieo.selection.application.states import ApplicationState as S
from gieo.selection.models import Application, Approval, BudgetAppraisal, Call, Selection
from gieo.selection.services.open_call import open_call

log = structlog.get_logger(__name__)

UNOPENED = (S.DRAFT, S.SEALED)
AFTER_OPENING = (S.OPENED, S.VALID, S.IN_SELECTION, S.WINNER)


def subscribe() -> None:
    """Hear the rows of the tables that move applications."""
    events.subscribe("call.opened", open_sealed)
    events.subscribe("call.repeated", repeat_call)
    events.subscribe("call.cancelled", give_back)
    events.subscribe("selection.winner_found", tell_results)
    events.subscribe("selection.no_winner", tell_results)
    events.subscribe("selection.cancelled", cancel_after_council)
    events.subscribe("budget_appraisal.cancelled", cancel_after_appraisal)
    events.subscribe("approval.cancelled", cancel_after_decision)


def open_sealed(entry: TransitionLog) -> None:
    """Every application of the minutes is opened under the hash it was sealed with."""
    for application in _of_call(entry.subject_id, [S.SEALED]):
        facts = OpenedFacts(sha256=application.sealed_sha256)
        try:
            act(application, "unseal", actor=SYSTEM, at=entry.at, facts=facts, key=_key(entry))
        except TransitionRefused as refused:  # one broken seal holds up nobody else; its call cannot go on without it
            log.warning("not_unsealed", application=application.number, reasons=refused.codes)


def repeat_call(entry: TransitionLog) -> None:
    """A call that failed is made a second time."""
    call = Call.objects.get(pk=entry.subject_id)
    if call.task:
        open_call(parent=entry_of(call), task=call.task, at=entry.at)


def give_back(entry: TransitionLog) -> None:
    """A call that is off gives back what was not opened, and takes the rest out of the race."""
    for application in _of_call(entry.subject_id, UNOPENED):
        act(application, "give_back", actor=SYSTEM, at=entry.at, key=_key(entry))
    _cancel(_of_call(entry.subject_id, AFTER_OPENING), entry, "call_cancelled")


def tell_results(entry: TransitionLog) -> None:
    """Each application learns what the council made of it."""
    selection = Selection.objects.get(pk=entry.subject_id)
    winner = selection.winner
    scores = {line["number"]: line["score"] for line in selection.tally.get("ranking", ())}
    for application in _of_call(selection.call_id, [S.IN_SELECTION]):
        facts = ResultFacts(selection=selection.number, score=scores.get(application.number, ""))
        name = "win" if application == winner else "lose"
        act(application, name, actor=SYSTEM, at=entry.at, facts=facts, key=_key(entry))


def cancel_after_council(entry: TransitionLog) -> None:
    """The result of a council is gone, and with it those of the applications it still concerns."""
    selection = Selection.objects.get(pk=entry.subject_id)
    _cancel(_of_call(selection.call_id, [S.IN_SELECTION, S.WINNER]), entry, "revision_missed")


def cancel_after_appraisal(entry: TransitionLog) -> None:
    """The winner did not answer the team, or lost for another reason of the law."""
    appraisal = BudgetAppraisal.objects.select_related("application").get(pk=entry.subject_id)
    _cancel([appraisal.application], entry, "appraisal_revision_missed")


def cancel_after_decision(entry: TransitionLog) -> None:
    """The decision is gone."""
    approval = Approval.objects.select_related("application").get(pk=entry.subject_id)
    _cancel([approval.application], entry, "")


def _cancel(applications: Iterable[Application], entry: TransitionLog, otherwise: str) -> None:
    """Cancel with the cause of the act that was heard; with the one it can have, if it names none (the clock)."""
    for application in applications:
        if application.state in AFTER_OPENING:
            cause = _cause(application, entry, otherwise)
            facts = CancelFacts(cause=cause, reason=str(entry.facts.get("reason") or cause.name))
            act(application, "cancel", actor=SYSTEM, at=entry.at, facts=facts, key=_key(entry))


def _cause(application: Application, entry: TransitionLog, otherwise: str) -> Picked:
    said = entry.facts.get("cause")
    if said:
        return Picked.model_validate(said)
    causes = {cause.key: cause.text for cause in library.get(application.rulebook).cancellation_causes}
    return Picked(id=otherwise, name=causes.get(otherwise, "Hủy thông báo tuyển chọn"))


def _of_call(call: int, states: Iterable[str]) -> list[Application]:
    """Read whole before anything moves."""
    return list(Application.objects.filter(call=call, state__in=list(states)).order_by("pk"))


def _key(entry: TransitionLog) -> str:
    return f"trail-{entry.pk}"
