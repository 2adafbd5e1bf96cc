"""A priority list is given a name and kept as it stands."""

from datetime import datetime

from django.db import transaction

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import PriorityListVersion
from gieo.proposals.priority_list import BASIS, KEEPERS, frozen_rows, priority_list


@transaction.atomic
def freeze_priority_list(
    *, province: Province, year: int, line: int | None, name: str, actor: Actor, at: datetime
) -> PriorityListVersion:
    """Keep rows, line and hash under a name that decisions can cite.

    Args:
        province: whose list.
        year: its plan year.
        line: of money, in VND; None for none.
        name: of the version, once in a year.
        actor: a science officer or the director.
        at: when.

    Raises:
        Refused: not a keeper of the list, nothing on it, no name, or a name that is taken.
    """
    found = []
    called = text.collapse(name)[:200]
    now = priority_list(province, year, line=line, actor=actor)
    if not actor.roles_in(province.code) & KEEPERS:
        message = _("Chỉ cán bộ quản lý khoa học và giám đốc chốt danh mục.")
        found.append(Refusal(code="not_a_keeper", message=message, basis=BASIS))
    if not now.rows:
        message = _("Danh mục chưa có nhiệm vụ nào.")
        found.append(Refusal(code="nothing_to_freeze", message=message, basis=BASIS))
    if not called or PriorityListVersion.objects.filter(province=province, plan_year=year, name=called).exists():
        message = _("Đặt tên cho bản chốt; mỗi tên dùng một lần trong năm.")
        found.append(Refusal(code="no_new_name", message=message, basis=BASIS, field="name"))
    if found:
        raise Refused(found)
    version = PriorityListVersion(
        province=province,
        plan_year=year,
        name=called,
        line=line,
        rows=frozen_rows(now),
        at=at,
        by_name=actor.name,
    )
    version.hash = version.compute_hash()
    version.save(force_insert=True)
    return version
