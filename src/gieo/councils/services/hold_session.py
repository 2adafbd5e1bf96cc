"""Thematic sessions of the standing council: called, concluded, followed up; and the regulation it works by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import (
    STANDING,
    Council,
    FollowUp,
    Membership,
    SessionAttendance,
    ThematicSession,
    WorkingRegulation,
)
from gieo.councils.roster import members_of
from gieo.councils.rules import quorum
from gieo.councils.services.found_standing_council import COUNCIL_WORK, only_the_standing_body
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library


@dataclass(frozen=True, slots=True)
class Task:
    """What a body is to do after a session."""

    words: str
    body: Organisation
    due_on: date


def call_session(
    *,
    council: Council,
    theme: str,
    title: str,
    held_at: datetime,
    place: str,
    agenda: str,
    actor: Actor,
    at: datetime,
) -> ThematicSession:
    """Call the council to a session; `theme` is a key of its rulebook.

    Raises:
        Refused: not the standing body, the day is over, the agenda is empty, or the rulebook has no such theme.
    """
    only_the_standing_body(actor, council.province_id)
    if theme not in {each.key for each in library.get(council.rulebook).session_themes}:
        message = _("Bộ quy tắc của Hội đồng không có chuyên đề này.")
        raise Refused([Refusal(code="no_such_theme", message=message, basis=COUNCIL_WORK, field="theme")])
    if held_at <= at or not text.collapse(agenda) or not text.collapse(title):
        message = _("Phiên họp phải ở sau thời điểm này và có nội dung, chương trình.")
        raise Refused([Refusal(code="nothing_called", message=message, basis=COUNCIL_WORK, field="held_at")])
    return ThematicSession.objects.create(
        council=council,
        theme=theme,
        title=text.collapse(title),
        held_at=held_at,
        place=text.collapse(place),
        agenda=text.nfc(agenda).strip(),
        called_by_name=actor.name,
    )


@transaction.atomic
def conclude_session(
    *,
    session: ThematicSession,
    present: Collection[int],
    conclusions: str,
    follow_ups: list[Task],
    actor: Actor,
    at: datetime,
    authorisation: str = "",
) -> ThematicSession:
    """Who was there, what the council concluded, once, and who does what until when.

    Args:
        session: that was held.
        present: memberships of those who were there.
        conclusions: in words.
        follow_ups: who does what.
        actor: of the standing body.
        at: when.
        authorisation: the paper by which the vice chair led in the chair's place.

    Raises:
        Refused: not the standing body, concluded already, not held yet, no words, or too few members were there.
    """
    locked = (
        ThematicSession.objects.select_for_update(of=("self",), no_key=True)
        .select_related("council")
        .get(pk=session.pk)
    )
    only_the_standing_body(actor, locked.council.province_id)
    if locked.concluded_at is not None or at < locked.held_at or not text.collapse(conclusions):
        message = _("Ghi kết luận một lần, sau khi phiên họp diễn ra.")
        raise Refused([Refusal(code="nothing_concluded", message=message, basis=COUNCIL_WORK, field="conclusions")])
    seated = members_of(locked.council_id, locked.held_at.astimezone(LEGAL_ZONE).date())
    if found := _not_enough(locked.council, seated, present, authorisation):
        raise Refused(found)
    SessionAttendance.objects.bulk_create(
        SessionAttendance(session=locked, membership=member, is_present=member.pk in present) for member in seated
    )
    locked.authorisation = text.collapse(authorisation)[:120]
    locked.conclusions, locked.concluded_at = text.nfc(conclusions).strip(), at
    locked.concluded_by_name = actor.name
    locked.save()
    FollowUp.objects.bulk_create(
        FollowUp(session=locked, words=text.collapse(each.words), body=each.body, due_on=each.due_on)
        for each in follow_ups
    )
    return locked


def _not_enough(
    council: Council, seated: Sequence[Membership], present: Collection[int], authorisation: str
) -> list[Refusal]:
    """What the quorum of the council's rulebook has against the sitting."""
    rule = library.get(council.rulebook).councils[STANDING]
    bench = quorum.Present(
        members=len(seated),
        reviewers=0,
        seats=[member.in_council for member in seated if member.pk in present],
        is_vice_authorised=bool(text.collapse(authorisation)),
    )
    return [refusal for refusal in (quorum.too_few(bench, rule), quorum.empty_seats(bench, rule)) if refusal]


def finish_follow_up(*, follow_up: FollowUp, done_on: date, actor: Actor) -> FollowUp:
    """It was done.

    Raises:
        Refused: not the standing body.
    """
    only_the_standing_body(actor, follow_up.session.council.province_id)
    follow_up.done_on = done_on
    follow_up.save(update_fields=["done_on"])
    return follow_up


@transaction.atomic
def adopt_regulation(
    *, council: Council, file: StoredFile, adopted_on: date, note: str, actor: Actor
) -> WorkingRegulation:
    """A new version of the working regulation; the earlier ones stay (CT-3-1a).

    Raises:
        Refused: not the standing body.
    """
    only_the_standing_body(actor, council.province_id)
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    version = council.regulations.count() + 1
    return WorkingRegulation.objects.create(
        council=council, version=version, file=file, adopted_on=adopted_on, note=text.collapse(note)[:300]
    )
