"""The door to one proposal: one question for every reader, the same for what is hidden as for what is not there.

Who may come in is who may read it in a list (`selectors.readable_by`); it is said here a second time as one question
whose form does not depend on the reader, so that it is spelled once in a process and planned once in a connection.
A click on the last minute of a window waited for it longer than for anything else.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from gieo.core.lookups import codes, keys, spelled
from gieo.core.prepared import Prepared
from gieo.dossiers.audience import bodies_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import Actor
from gieo.matters.supporting import read_as_supporters
from gieo.proposals.models import Collaborator, Correction, Proposal
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.models.proposal import RECEIVED, SENT
from gieo.proposals.policies import READERS, WRITERS, bodies_compiled_for, bodies_written_for, may_see

NOBODY = -1  # no account has it


def dossier_for(actor: Actor, number: str) -> Proposal:
    """The door to one dossier with what every page of it shows.

    Raises:
        Proposal.DoesNotExist: there is none, or not for this reader.
    """
    if any(seat.role in READERS for seat in actor.seats):
        for found in _RECEIVED.ask(number=number):
            if may_see(actor, found):
                return found
    for found in _READABLE.ask(number=number, **_standing(actor)) if actor.is_known else ():
        return found
    raise Proposal.DoesNotExist


def line_of(proposal: Proposal) -> DocketEntry:
    """The line of the docket of a proposal that came in by the door, with its place in the chain and nothing else."""
    return DocketEntry(**proposal.docket_line)  # type: ignore[attr-defined]


def was_corrected(proposal: Proposal) -> bool:
    """Whether anything of a proposal that came in by the door was ever to be put right after the deadline."""
    return bool(proposal.has_corrections)  # type: ignore[attr-defined]


def _whole(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    related = ("province", "window__notice__document", "proposer", "organisation", "submitted_pdf", "carried_from")
    shared = Exists(Collaborator.objects.filter(proposal=OuterRef("pk")))
    corrected = Exists(Correction.objects.filter(proposal=OuterRef("pk")))
    line = DocketEntry.objects.filter(kind="proposal", subject_id=OuterRef("pk"))
    place = JSONObject(pk="pk", ancestors="ancestors")
    return proposals.select_related(*related).annotate(
        was_shared=shared, has_corrections=corrected, docket_line=Subquery(line.values(it=place))
    )


# Offices read what was received, whatever else they are. Nobody else's door may look first and judge after: a clock
# would tell what is hidden from what is not there.
_RECEIVED = Prepared(lambda number: _whole(Proposal.objects.filter(RECEIVED, number=number)), number="<number>")


def _standing(actor: Actor) -> dict[str, Any]:
    """What an actor is, as far as it opens proposals: the account, where one writes, the bodies, the offices."""
    user = actor.user or NOBODY
    return {
        "account": spelled([user]),
        "writer": user if any(seat.role in WRITERS for seat in actor.seats) else NOBODY,
        "written_for": spelled(bodies_written_for(actor)),
        "offices": spelled({seat.province for seat in actor.seats if seat.role in READERS and seat.province}),
        "lists": spelled(bodies_compiled_for(actor)),
        "bodies": spelled(bodies_of(actor)),
    }


def _readable(number: str, account: str, writer: int, **of: str) -> QuerySet[Proposal]:
    invited = Collaborator.objects.filter(STANDING, user=writer).values("proposal")
    own = Q(organisation__isnull=True, created_by=writer) | Q(organisation__any_of=keys(of["written_for"]))
    received = Q(province__any_of=codes(of["offices"])) & RECEIVED | Q(through__any_of=keys(of["lists"])) & SENT
    lines = DocketEntry.objects.filter(kind="proposal")
    judged = lines.filter(reader_users__contains=keys(account))
    supported = lines.filter(read_as_supporters(keys(of["bodies"])))
    sent = Q(submitted_at__isnull=False)
    named = Q(pk__in=judged.values("subject_id")) | Q(pk__in=supported.values("subject_id"))
    return _whole(Proposal.objects.filter(own | Q(pk__in=invited) | received | sent & named, number=number))


_READABLE = Prepared(
    _readable,
    number="<number>",
    account="{-2}",
    writer=-3,
    written_for="{-4}",
    offices="{<office>}",
    lists="{-5}",
    bodies="{-6}",
)
