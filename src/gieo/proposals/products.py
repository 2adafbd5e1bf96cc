"""What serves a main or distinctive product of a locality (CT-1-1b)."""

from collections.abc import Iterable

from django.db.models import Q

from gieo.dossiers.shown import Table
from gieo.kernel.refusal import _
from gieo.matters.models import Matter
from gieo.orientation.models import Order
from gieo.orientation.order.states import OrderState
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Task

MOST = 100


def tables_of_product(product: Matter) -> Iterable[Table]:
    """The orders placed for a product, and the tasks that came of them."""
    orders = list(Order.objects.filter(local_product=product).order_by("plan_year", "pk")[:MOST])
    yield Table(
        title=_("Đặt hàng phục vụ sản phẩm"),
        columns=(_("Số hồ sơ"), _("Tên"), _("Năm"), _("Trạng thái")),
        rows=[(each.number, each.title, str(each.plan_year or ""), OrderState(each.state).label) for each in orders],
        empty=_("Chưa có đặt hàng nào."),
    )
    found = CommissionedTask.objects.filter(order__in=orders)
    own = Q(pk__in=found.values("task")) | Q(group__in=found.filter(group__isnull=False).values("group"))
    tasks = Task.objects.filter(own).select_related("host").order_by("plan_year", "pk")
    yield Table(
        title=_("Nhiệm vụ phục vụ sản phẩm"),
        columns=(_("Mã nhiệm vụ"), _("Tên nhiệm vụ"), _("Năm"), _("Tổ chức chủ trì")),
        rows=[(task.number, task.title, str(task.plan_year), str(task.host or "")) for task in tasks],
        empty=_("Chưa có nhiệm vụ nào."),
    )
