"""Follow calls that fit a search, or one by name: for oneself, for a whole body, or by an address without account."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gieo.calls.jobs import send_watch_link
from gieo.calls.listing import Announced, Sought
from gieo.calls.models import CallWatch
from gieo.calls.watching import FOLLOWING, acts_for
from gieo.identity.models import Organisation, User
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.overlap.services.take_allowance import take_allowance

PER_HOUR = 10  # of one machine
MOST = 20  # of one address or account


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What is to be followed: one call, or every call that is sought so."""

    call: Announced | None = None
    sought: Sought = field(default_factory=Sought)


def follow_calls(
    *,
    followed: Followed,
    actor: Actor,
    at: datetime,
    email: str = "",
    organisation: Organisation | None = None,
    network: str = "",
) -> CallWatch:
    """Keep what is followed; with an account it counts at once, else once its address was confirmed.

    The same for the same reader is the same one.

    Args:
        followed: a call or a search.
        actor: who follows.
        at: when.
        email: of whoever has no account.
        organisation: for whom everybody acting for it is told; None for the reader alone.
        network: the machine that asks, counted and not kept.

    Raises:
        Refused: the actor does not act for the body, or follows too much already, or the machine asks too often.
    """
    user = User.objects.filter(pk=actor.user or 0).first()
    if network and user is None:
        take_allowance(address=network, at=at, form="calls.follow", most=PER_HOUR)
    if organisation is not None and not acts_for(actor, organisation.pk):
        message = _("Chỉ người của cơ quan theo dõi thay cơ quan.")
        raise Refused([Refusal(code="not_yours", message=message, basis=FOLLOWING)])
    address = "" if user else email.strip().lower()
    sought = followed.sought
    reader = {"email": address, "user": user, "organisation": organisation}
    what = {
        "slug": followed.call.slug if followed.call else "", "words": text.collapse(text.nfc(sought.words)),
        "sought_province": sought.province, "sought_year": sought.year, "sought_kind": sought.kind,
    }  # fmt: skip
    with transaction.atomic():
        same = {"organisation": organisation} if organisation else reader
        watch = CallWatch.objects.filter(**same, **what).first()
        if watch is None:
            if CallWatch.objects.filter(email=address, user=user).count() >= MOST:
                message = _("Mỗi người theo dõi nhiều nhất %(most)d mục; thôi theo dõi bớt một mục.")
                raise Refused([Refusal(code="too_many", message=message, params={"most": MOST}, basis=FOLLOWING)])
            title = followed.call.title if followed.call else ""
            watch = CallWatch.objects.create(
                **reader, **what, title=title, asked_at=at, confirmed_at=at if user else None
            )
        if watch.confirmed_at is None:
            send_watch_link.defer(watch_id=watch.pk)
    return watch


def confirm_watch(*, watch: CallWatch, at: datetime) -> None:
    """The address is real: from now on it is told."""
    CallWatch.objects.filter(pk=watch.pk, confirmed_at__isnull=True).update(confirmed_at=at)


def stop_watch(*, watch: CallWatch) -> None:
    """No more of it; nothing of it is kept."""
    watch.delete()
