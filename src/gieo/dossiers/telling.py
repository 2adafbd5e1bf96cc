"""What people are told when a dossier moves, in its own words: what became of it, why, until when (X-13)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.core.lookups import keys, spelled
from gieo.core.models import TransitionLog
from gieo.core.prepared import Prepared
from gieo.dossiers.audience import BODY_ROLES
from gieo.dossiers.docket import dossier_of_act
from gieo.dossiers.kinds import DossierKind, kind_named
from gieo.dossiers.timeline import words_of
from gieo.identity.models import Appointment, User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Role
from gieo.notifications.services.notify import notify
from gieo.rulebooks.models import Topic


def tell_bodies(entry: TransitionLog) -> None:
    """Whoever acts for a body that is a party to the dossier."""
    kind, dossier = _told_of(entry)
    bodies = frozenset().union(*(party.bodies for party in kind.parties(dossier).values()))
    _tell(entry, kind, dossier, people_of(bodies, entry), who="bodies")


def tell_officers(entry: TransitionLog) -> None:
    """The science officers of its province."""
    kind, dossier = _told_of(entry)
    day = entry.at.astimezone(LEGAL_ZONE).date()
    officers = accounts_holding(Role.SCIENCE_OFFICER, dossier.province_id, day)
    _tell(entry, kind, dossier, officers, who="officers")


def people_of(bodies: Collection[int], entry: TransitionLog) -> list[User]:
    """The accounts that act for bodies on the day of an act."""
    day = entry.at.astimezone(LEGAL_ZONE).date()
    return _PEOPLE.ask(bodies=spelled(bodies), day=day) if bodies else []


def _people(bodies: str, day: date) -> QuerySet[User]:
    seats = Appointment.objects.filter(organisation__any_of=keys(bodies), role__in=BODY_ROLES).valid_on(day)
    return User.objects.filter(person__appointments__in=seats).distinct().order_by("pk")


_PEOPLE = Prepared(_people, bodies="{-1}", day=date(1, 1, 1))


def _told_of(entry: TransitionLog) -> tuple[DossierKind, Any]:
    kind = kind_named(entry.workflow)
    return kind, dossier_of_act(entry)


def _tell(entry: TransitionLog, kind: DossierKind, dossier: Any, users: Iterable[User], *, who: str) -> None:
    words = [f"{_(label)}: {word}" for label, word in words_of(kind, entry)]
    due = dossier.due_at if dossier.state == entry.target else None
    until = _("Hạn: hết ngày %(day)s.") % {"day": f"{due.astimezone(LEGAL_ZONE):%d/%m/%Y}"} if due else ""
    row = kind.workflow.row(entry.name)
    values = {"number": kind.number(dossier), "act": _(row.label) if row else kind.label}
    notify(
        users=users,
        key=f"trail-{entry.pk}-{who}",
        subject=_("%(number)s: %(act)s") % values,
        body="\n\n".join(filter(None, [kind.title(dossier), *words, until])),
        at=entry.at,
        url=kind.address(dossier),
        topic=Topic.WORK if who == "officers" else Topic.ANSWER,
    )
