"""Departments that support proposals and tasks: what they may read, and who they are (BP-IV-4b)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from gieo.core.lookups import keys, spelled
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.shown import Table
from gieo.kernel.refusal import _
from gieo.matters.matter.states import MatterState
from gieo.matters.models import Matter
from gieo.rulebooks.models import SUPPORT

# What a supporting department reads of the way of a task; councils, applications and appraisals stay closed to it.
READABLE = ("proposal", "commissioned_task", "contract")


def in_hand() -> QuerySet[Matter]:
    """Support that the Sở took into the register, and that has not ended."""
    return Matter.objects.filter(register_key=SUPPORT, state=MatterState.IN_HAND)


def sight_of(bodies: Iterable[int]) -> Q:
    """Which lines of the docket bodies read as supporters: what they support, and what came of it."""
    return read_as_supporters(keys(spelled(bodies)))


def read_as_supporters(bodies: Combinable) -> Q:
    """The same of an array of the database, whatever stands in it."""
    theirs = Q(addressee__any_of=bodies) | Q(addressee__isnull=True, raised_by__any_of=bodies)
    supported = ArraySubquery(in_hand().filter(theirs, parent__isnull=False).order_by().values("parent"))
    read = Q(pk__any_of=supported) | Q(ancestors__overlap=supported)
    return read & Q(kind__in=READABLE) & ~Q(kind="proposal", state="draft")


@dataclass(frozen=True, slots=True)
class Support:
    """What a department does for a dossier; its entry in the register."""

    department: str
    matter: Matter


def supports_of(line: DocketEntry) -> list[Support]:
    """Who supports a dossier, or one that it came of, the earliest first."""
    found = in_hand().filter(parent__in=[line.pk, *line.ancestors]).select_related("raised_by", "addressee")
    return [Support(str(each.addressee or each.raised_by or ""), each) for each in found.order_by("opened_at", "pk")]


def tables_of_support(dossier: Any) -> Iterable[Table]:
    """The supporting departments of a dossier, where there are any."""
    found = supports_of(entry_of(dossier))
    if found:
        yield Table(
            title=_("Sở, ngành hỗ trợ"),
            columns=(_("Sở, ngành"), _("Nội dung hỗ trợ"), _("Từ ngày"), _("Số hồ sơ")),
            rows=[
                (each.department, each.matter.title, f"{each.matter.opened_at:%d/%m/%Y}", each.matter.number)
                for each in found
            ],
        )
