"""Remarks and answers on both sides: the page of whoever looks after a council, the page of those it judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from gieo.councils.day import may_see_day
from gieo.councils.models import CouncilItem, RemarkRelease, RemarkReply
from gieo.councils.procedure import Procedure
from gieo.councils.rules.remarks import Remark, names_in
from gieo.councils.services.reply_to_remarks import is_awaited, limit_of
from gieo.councils.services.write_minutes import may_write
from gieo.councils.sitting.facts import ReleaseFacts
from gieo.councils.sitting.hearing import is_heard, release_of, remarks_of, replies_to, texts_for, unsaid_to
from gieo.councils.sitting.reviewers import judged_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named, kind_of
from gieo.dossiers.selectors import visible_to
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal
from gieo.kernel.workflow import Attempt, Facts
from gieo.rulebooks import library

RELEASE = "release_remarks"


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark that may be told.

    Attributes:
        at: its place in the list.
        named: by number of a dossier, what it names that the authors of that one must not read.
    """

    at: int
    remark: Remark
    named: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDesk:
    """What whoever looks after a council sees of its remarks: words, never whose.

    Attributes:
        release: None before anything was told.
        replies: what was told, and what came; the words of an answer once it was sent.
        lines: what may be told now; empty once it was.
        judged: numbers and titles of the dossiers it may be told to.
        closed: why nothing can be told now, as far as it can be said before anything is picked.
    """

    item: CouncilItem
    release: RemarkRelease | None
    replies: Sequence[RemarkReply]
    lines: Sequence[RemarkLine]
    judged: Sequence[tuple[str, str]]
    closed: Sequence[Refusal]


def release_desk_of(procedure: Procedure, item: CouncilItem, actor: Actor, *, at: datetime) -> ReleaseDesk | None:
    """The page for a reader; None for whoever does not look after the council, and where nobody is heard."""
    if not (may_see_day(item, actor) and may_write(item, actor)):
        return None
    told = release_of(item)
    if told is None and not is_heard(procedure, item):
        return None
    return ReleaseDesk(
        item=item,
        release=told,
        replies=replies_to(told) if told else (),
        lines=() if told else _lines(item),
        judged=judged_of(item),
        closed=() if told else reasons_against(item, actor, at=at),
    )


def _lines(item: CouncilItem) -> list[RemarkLine]:
    unsaid = unsaid_to(item)
    return [
        RemarkLine(
            at, remark, {number: found for number in unsaid if (found := names_in(remark.words, unsaid[number]))}
        )
        for at, remark in enumerate(remarks_of(item), start=1)
    ]


def reasons_against(item: CouncilItem, actor: Actor, *, at: datetime, facts: Facts | None = None) -> list[Refusal]:
    """Why remarks cannot be told, now or as they were picked."""
    workflow = kind_of(item).workflow
    attempt = Attempt(actor=actor, at=at, facts=facts or Facts())
    return list(workflow.refusals(workflow[RELEASE], item, attempt))


def as_it_will_be_read(item: CouncilItem, facts: ReleaseFacts) -> list[tuple[str, list[str]]]:
    """By number of each dossier what its authors will read, as the act will write it."""
    return list(texts_for(remarks_of(item), facts).items())


# ---------------------------------------------------------------- those it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDesk:
    """What the authors of a dossier read, and may answer.

    Attributes:
        most: characters of an answer; 0 where the rulebook sets nothing.
        is_open: an answer may still be given.
    """

    reply: RemarkReply
    dossier: Any
    title: str
    back: str
    most: int
    is_open: bool


def reply_for(actor: Actor, number: str) -> RemarkReply:
    """The door: one question for whoever does not read the dossier, whether there are remarks on it or not.

    Raises:
        RemarkReply.DoesNotExist: nothing was told, or not to this reader.
    """
    known = RemarkReply.objects.select_related("release__entry", "dossier")
    reply = known.filter(dossier__in=visible_to(actor), dossier__number=number).order_by("-pk").first()
    if reply is None or not kind_named(reply.dossier.kind).written_by(dossier_of(reply.dossier)).holds(actor):
        raise RemarkReply.DoesNotExist
    return reply


def reply_desk_of(reply: RemarkReply, *, at: datetime) -> ReplyDesk:
    """The page of those who came in by the door."""
    kind, dossier = kind_named(reply.dossier.kind), dossier_of(reply.dossier)
    item: CouncilItem = dossier_of(reply.release.entry)
    limit = limit_of(item)
    return ReplyDesk(
        reply=reply,
        dossier=dossier,
        title=kind.title(dossier),
        back=kind.address(dossier),
        most=limit.value if limit else 0,
        is_open=is_awaited(reply, item, at),
    )


def address_of_reply(dossier: Any, actor: Actor, *, council: str) -> str:
    """Where the authors of a dossier read what a council told them; empty for others and before it did.

    Nothing is asked where the rulebook of the dossier lets nobody answer.

    Args:
        dossier: that is judged.
        actor: who reads its page.
        council: key of the kind of council that judges it.
    """
    rule, kind = library.get(dossier.rulebook).councils.get(council), kind_of(dossier)
    if rule is None or not rule.hears_reply or not kind.written_by(dossier).holds(actor):
        return ""
    told = RemarkReply.objects.filter(dossier__kind=kind.name, dossier__subject_id=dossier.pk)
    return reverse("councils:reply", args=[kind.number(dossier)]) if told.exists() else ""
