"""A recommended task is said to serve a priority technology of the period (CT-3-1e)."""

from django.db import transaction

from gieo.councils.models import PriorityTechnology
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import Determination
from gieo.proposals.priority_list import KEEPERS

STATING = ("CT02-2022-BG:3",)


@transaction.atomic
def tag_technology(
    *, determination: Determination, technology: PriorityTechnology | None, actor: Actor
) -> Determination:
    """Set the technology, or take it away with None.

    Raises:
        Refused: not a keeper of the list, or a technology of another province or period.
    """
    found = []
    if not actor.roles_in(determination.province_id) & KEEPERS:
        message = _("Chỉ cán bộ quản lý khoa học và giám đốc gắn công nghệ ưu tiên.")
        found.append(Refusal(code="not_a_keeper", message=message, basis=STATING))
    if technology and not _is_of(technology, determination):
        message = _("Công nghệ này không thuộc danh mục của tỉnh cho năm kế hoạch.")
        found.append(Refusal(code="other_period", message=message, basis=STATING, field="technology"))
    if found:
        raise Refused(found)
    locked = Determination.objects.select_for_update(of=("self",), no_key=True).get(pk=determination.pk)
    locked.technology = technology
    locked.save(update_fields=["technology"])
    return locked


def _is_of(technology: PriorityTechnology, determination: Determination) -> bool:
    stated = technology.list
    is_of_province = stated.council.province_id == determination.province_id
    return is_of_province and stated.covers(determination.plan_year or determination.opened_at.year)
