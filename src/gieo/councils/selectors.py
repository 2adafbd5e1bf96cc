"""Questions about experts, standing councils and what members do."""

from datetime import date

from django.db.models import Q

from gieo.councils.models import STANDING, Expert, ExpertChange, Membership
from gieo.councils.models.expert import ChangeAnswer
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.rulebooks import library

REVIEW = "expert.review"


def experts_to_review(province: Province, on: date) -> list[Expert]:
    """Active experts whose entry was not looked through for as long as the rulebook says, the oldest first."""
    rule = library.in_force(province.family, on=on).deadline(REVIEW)
    active = Expert.objects.filter(province=province, is_active=True).select_related("person", "employer")
    return [expert for expert in active.order_by("reviewed_on", "pk") if rule.due(expert.reviewed_on) < on]


def changes_to_decide(province: Province) -> list[ExpertChange]:
    """What experts asked to have changed, the oldest first."""
    waiting = ExpertChange.objects.filter(expert__province=province, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("expert__person").order_by("pk"))


# ---------------------------------------------------------------- the standing council


def standing_members(province: Province, on: date) -> list[Membership]:
    """Who sits in the provincial council on a day."""
    seats = Membership.objects.filter(council__province=province, council__kind=STANDING).valid_on(on)
    related = seats.select_related("person", "nominating_body", "council").prefetch_related("localities")
    return list(related.order_by("council_id", "pk"))


def vacant_seats(province: Province, on: date) -> list[Membership]:
    """Seats whose member has left and that nobody took over (CT-3-1b)."""
    left = Membership.objects.filter(
        council__province=province, council__kind=STANDING, valid_to__lt=on, successor__isnull=True
    )
    running = left.filter(Q(council__term_ends_on__isnull=True) | Q(council__term_ends_on__gte=on))
    return list(running.select_related("person", "council").order_by("valid_to", "pk"))


def unfollowed_localities(province: Province, on: date) -> list[Organisation]:
    """Districts, or communes where there are none, that no member of the standing council follows (CT-3-1c)."""
    followed = {body.pk for member in standing_members(province, on) for body in member.localities.all()}
    living = Organisation.objects.filter(province=province).valid_on(on).order_by("name")
    districts = list(living.filter(kind=OrganisationKind.DISTRICT))
    return [body for body in districts or living.filter(kind=OrganisationKind.COMMUNE) if body.pk not in followed]


def unfollowed_fields(province: Province, on: date) -> list[str]:
    """Fields of the province's rulebook that no member of the standing council follows."""
    followed = {field for member in standing_members(province, on) for field in member.science_fields}
    return [field.key for field in library.in_force(province.family, on=on).fields if field.key not in followed]


def followed_by(user: int | None, on: date) -> tuple[frozenset[str], frozenset[int]]:
    """Fields of science and localities that the member behind an account follows in a standing council (CT-3-1c)."""
    seats = Membership.objects.filter(person__user=user, council__kind=STANDING).valid_on(on)
    held = list(seats.prefetch_related("localities")) if user else []
    fields = frozenset(field for member in held for field in member.science_fields)
    return fields, frozenset(body.pk for member in held for body in member.localities.all())
