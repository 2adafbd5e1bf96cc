"""Is this dossier ready to be sent? Gathers what the pure form check needs from the tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gieo.core.prepared import Prepared
from gieo.proposals.forms import form_of
from gieo.proposals.models import AnswerRevision, Attachment, AttachmentKind, ImplementationPlace, Proposal
from gieo.proposals.models.place import AGREED
from gieo.proposals.rules.form_check import check_answers
from gieo.proposals.rules.issues import Issue, errors
from gieo.proposals.rules.surroundings import Surroundings, check_surroundings


def issues_of(proposal: Proposal, *, on: date, for_submission: bool = True) -> list[Issue]:
    """Everything the form check says about a dossier as it stands."""
    form = form_of(proposal.form)
    around = surroundings_of(proposal)
    return [
        *check_answers(form, proposal.answers, for_submission=for_submission, on=on),
        *check_surroundings(form, around),
    ]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do before sending: what blocks, and what only advises."""

    errors: list[Issue]
    advice: list[Issue]


def left_of(issues: list[Issue]) -> Left:
    """Sort issues by whether they block."""
    blocking = errors(issues)
    return Left(errors=blocking, advice=[issue for issue in issues if issue not in blocking])


def surroundings_of(proposal: Proposal) -> Surroundings:
    """What stands around the answers, in one query."""
    (found,) = _AROUND.ask(pk=proposal.pk)
    signed_at = found.signed_at
    return Surroundings(
        items=found.chosen,
        outside=proposal.outside_orientation,
        outside_reason=proposal.outside_reason,
        for_body=proposal.organisation_id is not None,
        signed_form=signed_at is not None,
        signed_form_is_stale=bool(signed_at and proposal.saved_at and proposal.saved_at > signed_at),
        page_faults=tuple(found.faults or ()),
        conflicts=found.differing,
        places_open=found.named - found.agreed,
    )


def _number_of(model: type[Model], owner: str, *given: Q, **conditions: Any) -> Coalesce:
    rows = model._default_manager.filter(*given, **{owner: OuterRef("pk")}, **conditions).order_by().values(owner)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _of_the_signed_form(column: str) -> Subquery:
    signed = Attachment.objects.filter(
        proposal=OuterRef("pk"), kind=AttachmentKind.SIGNED_FORM, removed_at__isnull=True
    )
    return Subquery(signed.order_by("-added_at").values(column)[:1])


def _around(pk: int) -> QuerySet[Any]:
    return (
        Proposal.objects.filter(pk=pk)
        .only("pk")
        .annotate(
            chosen=_number_of(Proposal.items.through, "proposal"),
            signed_at=_of_the_signed_form("added_at"),
            faults=_of_the_signed_form("page_faults"),
            differing=_number_of(AnswerRevision, "proposal", conflicted=True, settled_at__isnull=True),
            named=_number_of(ImplementationPlace, "proposal"),
            agreed=_number_of(ImplementationPlace, "proposal", AGREED),
        )
    )


_AROUND = Prepared(_around, pk=-1)  # asked at every pause of everybody who writes, and twice by everybody who sends
