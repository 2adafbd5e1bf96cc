"""A suspicion decided on after the council was founded: sight follows at once, and whoever runs the council is told."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.councils.bench import Sitter, bench_of, helpers_of
from gieo.councils.links import SuspicionKind
from gieo.councils.models import CouncilItem, SuspicionReview, Verdict
from gieo.councils.sitting.effects import let_members_read
from gieo.dossiers import docket
from gieo.identity.models import User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Role
from gieo.notifications.services.notify import notify
from gieo.rulebooks.models import Topic

RUNNING = (Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN)  # they prepare councils, and found or change them


def follow_review(*, item: CouncilItem, review: SuspicionReview) -> None:
    """Shut the dossier to whom a suspicion was confirmed against, or open it again; tell who runs the council.

    Nobody is unseated: to replace a member is an act of its own.

    Args:
        item: the dossier, held; nothing was asked of its bench yet.
        review: what was found.
    """
    let_members_read(item)
    docket.record(item)
    if review.verdict != Verdict.CONFIRMED:
        return
    sitter = next((each for each in bench_of(item).sitters if each.membership.person_id == review.person_id), None)
    helps = any(helper.user == review.person.user_id for helper in helpers_of(item))
    if sitter is None and not helps:
        return
    _tell_those_who_run_it(item, review, sitter)
    if sitter is not None and sitter.is_bound:
        _tell_the_member(item, review, sitter)


def _tell_those_who_run_it(item: CouncilItem, review: SuspicionReview, sitter: Sitter | None) -> None:
    """Who, why and since when, and the way out; not the one it is about, who may hold such an office too."""
    day = review.at.astimezone(LEGAL_ZONE).date()
    running = {user.pk: user for role in RUNNING for user in accounts_holding(role, item.province_id, day)}
    running.pop(review.person.user_id or 0, None)
    seat = _(sitter.membership.in_council.label) if sitter else _("Thư ký hành chính")
    lines = (
        item.title,
        _("%(name)s (%(seat)s): %(kind)s, %(cause)s.") % {
            "name": review.person.full_name,
            "seat": seat,
            "kind": _(SuspicionKind(review.kind).label),
            "cause": review.cause,
        },
        _("%(who)s kết luận lúc %(when)s: %(words)s") % {
            "who": review.by_name,
            "when": hour_and_day(review.at),
            "words": review.words,
        },
        _("Từ lúc này người đó không xem hồ sơ, không dự, không bỏ phiếu ở hồ sơ này; phiếu đã bỏ không được tính."),
        _("Hội đồng còn đủ người thì họp tiếp; không đủ thì hoãn họp và dùng việc Thay thành viên hội đồng."),
    )  # fmt: skip
    notify(
        users=list(running.values()),
        key=f"{_key(review)}-desk",
        subject=_("%(number)s: có người trong hội đồng bị kết luận có xung đột lợi ích") % {"number": item.number},
        body="\n\n".join(lines),
        at=review.at,
        url=item.get_absolute_url(),
        topic=Topic.WORK,
    )


def _tell_the_member(item: CouncilItem, review: SuspicionReview, sitter: Sitter) -> None:
    """That the dossier is shut, and why; whose name was written by whom is told to nobody."""
    notify(
        users=list(User.objects.filter(person=sitter.membership.person_id)),
        key=f"{_key(review)}-member",
        subject=_("%(number)s: ông/bà không tham gia phần này") % {"number": item.number},
        body=str(sitter.suspicion),
        at=review.at,
        url=reverse("councils:member", args=[item.number]),
        topic=Topic.SITTING,
    )


def _key(review: SuspicionReview) -> str:
    """Confirmed once more after it was dismissed, it is told once more."""
    return f"suspicion-{review.pk}-{review.at:%Y%m%d%H%M%S}"
