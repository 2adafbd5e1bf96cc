"""Is this dossier ready to be sent? Gathers what the pure form check needs from the tables."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from gieo.core.prepared import Prepared
from gieo.kernel import text
from gieo.proposals.forms import form_for
from gieo.proposals.models import AnswerRevision, Attachment, AttachmentKind, ImplementationPlace, Proposal
from gieo.proposals.models.place import AGREED
from gieo.proposals.rules.form_check import check_answers
from gieo.proposals.rules.issues import Issue, errors
from gieo.proposals.rules.limits import HOST, Already, check_limits
from gieo.proposals.rules.surroundings import ORIENTATION, Surroundings, check_surroundings
from gieo.proposals.states import NOT_WITH_THE_PROVINCE, ProposalState
from gieo.rulebooks import library

NOBODY = -1  # no body and no person has it
# What the province has to deal with this year.
COUNTED = tuple(
    state
    for state in ProposalState
    if state not in {*NOT_WITH_THE_PROVINCE, ProposalState.LATE, ProposalState.CARRIED_OVER, ProposalState.WITHDRAWN}
)


def issues_of(proposal: Proposal, *, on: date, for_submission: bool = True) -> list[Issue]:
    """Everything the form check says about a dossier as it stands."""
    form = form_for(proposal)
    around, already = standing_of(proposal)
    return [
        *check_answers(form, proposal.answers, for_submission=for_submission, on=on),
        *check_surroundings(form, around),
        *check_limits(library.get(proposal.rulebook).figures, replace(already, for_host=_sent_for_host(proposal))),
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


def about_items(issues: Iterable[Issue]) -> list[Issue]:
    """What there is to say beside the items of the orientation; that none is chosen is plain to see there."""
    return [issue for issue in issues if issue.field == ORIENTATION and issue.code != "no_orientation"]


def standing_of(proposal: Proposal) -> tuple[Surroundings, Already]:
    """What stands around the answers, and what the same proposer sent already, in one query."""
    body = proposal.organisation_id
    (found,) = _AROUND.ask(pk=proposal.pk, body=body or NOBODY, person=NOBODY if body else proposal.proposer_id)
    signed_at = found.signed_at
    already = Already(by_proposer=found.sent, in_field=found.sent_in_field)
    return _surroundings(proposal, found, signed_at), already


def _sent_for_host(proposal: Proposal) -> int:
    """How many other forms of the year propose the same body as host: by name, however it is accented and spaced."""
    if not (named := _name(proposal.answers.get(HOST))):
        return 0
    others = Proposal.objects.filter(
        province=proposal.province_id, plan_year=proposal.plan_year, state__in=COUNTED, answers__has_key=HOST
    ).exclude(pk=proposal.pk)
    hosts = others.order_by().values_list(KT(f"answers__{HOST}"), flat=True)
    return sum(_name(host) == named for host in hosts)


def _name(host: object) -> str:
    return text.fold(text.collapse(host)) if isinstance(host, str) else ""


def _surroundings(proposal: Proposal, found: Any, signed_at: datetime | None) -> Surroundings:
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


def _counted(proposals: QuerySet[Proposal]) -> Coalesce:
    numbers = proposals.values("plan_year").annotate(number=Count("pk", distinct=True))
    return Coalesce(Subquery(numbers.values("number")), 0)


def _of_the_signed_form(column: str) -> Subquery:
    signed = Attachment.objects.filter(
        proposal=OuterRef("pk"), kind=AttachmentKind.SIGNED_FORM, removed_at__isnull=True
    )
    return Subquery(signed.order_by("-added_at").values(column)[:1])


def _around(pk: int, body: int, person: int) -> QuerySet[Any]:
    same = Q(organisation=body) | Q(organisation__isnull=True, proposer=person)
    others = (
        Proposal.objects.filter(same, province=OuterRef("province"), plan_year=OuterRef("plan_year"), state__in=COUNTED)
        .exclude(pk=OuterRef("pk"))
        .order_by()
    )
    in_field = others.filter(items__field__items__proposals=OuterRef("pk"))
    return (
        Proposal.objects.filter(pk=pk)
        .only("pk")
        .annotate(
            chosen=_number_of(Proposal.items.through, "proposal"),
            signed_at=_of_the_signed_form("added_at"),
            faults=_of_the_signed_form("page_faults"),
            sent=_counted(others),
            sent_in_field=_counted(in_field),
            differing=_number_of(AnswerRevision, "proposal", conflicted=True, settled_at__isnull=True),
            named=_number_of(ImplementationPlace, "proposal"),
            agreed=_number_of(ImplementationPlace, "proposal", AGREED),
        )
    )


# Asked at every pause of everybody who writes, and twice by everybody who sends.
_AROUND = Prepared(_around, pk=-1, body=-2, person=-3)
