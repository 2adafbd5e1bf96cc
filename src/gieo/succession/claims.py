"""What a body holds that somebody must take over, and what stays with its name: one table for both.

A test walks every key that points to a body and asks that it stands in exactly one of the two lists.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q

from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry
from gieo.kernel.refusal import _

if TYPE_CHECKING:
    from django.db import models

EVERY = Q()


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One kind of thing that hangs on a body by one field.

    Attributes:
        key: in directions and ledgers.
        label: in words.
        model: label of the table.
        field: the key, or the list of keys, to the body.
        dossier: path from a row to its dossier, which must be open; "self" where it is one; empty where there is none.
        where: which rows besides.
        is_list: whether the field is a list of bodies.
    """

    key: str
    label: str
    model: str
    field: str
    dossier: str = ""
    where: Q = EVERY
    is_list: bool = False

    @cached_property
    def table(self) -> Any:
        """The model."""
        return apps.get_model(self.model)

    def held_by(self, bodies: Iterable[int], on: date) -> "models.QuerySet[Any]":
        """The rows of bodies that somebody must hold on a day."""
        rows: models.QuerySet[Any] = self.table._default_manager.filter(
            self.where, **{f"{self.field}__in": list(bodies)}
        ).distinct()
        if self.key == SEATS:
            rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on)).select_related("person", "province")
        if self.dossier:
            rows = rows.filter(self._is_open())
        return (rows.prefetch_related(self.field) if self.is_list else rows).order_by("pk")

    def _is_open(self) -> Q:
        own = self.dossier == "self"
        model = self.table if own else self.table._meta.get_field(self.dossier).related_model
        kind = next(kind for kind in kinds() if kind.model is model)
        running = DocketEntry.objects.filter(kind=kind.name, is_open=True).values("subject_id")
        return Q(**{("pk__in" if own else f"{self.dossier}__in"): running})


SEATS, CHILDREN, TASKS, DUTIES, FILES = "seats", "children", "tasks", "duties", "files"
_RUNNING_TASK = Q(accepted_on__isnull=True) | Q(
    pk__in=DocketEntry.objects.filter(is_open=True, task__isnull=False).values("task")
)

CLAIMS: tuple[Claim, ...] = (
    Claim(key=SEATS, label=_("Ghế"), model="identity.Appointment", field="organisation"),
    Claim(
        key="askers",
        label=_("Người tự khai đại diện, chờ xác nhận"),
        model="identity.Appointment",
        field="asked_body",
    ),
    Claim(
        key="drafts_of_askers",
        label=_("Phiếu đề xuất chờ xác nhận người đại diện"),
        model="proposals.Proposal",
        field="asked_body",
    ),
    Claim(
        key=CHILDREN,
        label=_("Đơn vị trực thuộc"),
        model="identity.Organisation",
        field="parent",
        where=Q(valid_to__isnull=True),
    ),
    Claim(
        key=TASKS,
        label=_("Nhiệm vụ đang chủ trì, tiền còn phải quyết toán, hoàn trả"),
        model="registry.Task",
        field="host",
        where=_RUNNING_TASK,
    ),
    Claim(
        key="orders_of_tasks",
        label=_("Nhiệm vụ đã đặt hàng"),
        model="registry.Task",
        field="commissioning_body",
        where=_RUNNING_TASK,
    ),
    Claim(
        key="transfers_of_tasks",
        label=_("Nhiệm vụ đang chuyển giao công nghệ"),
        model="registry.Task",
        field="transferring_body",
        where=_RUNNING_TASK,
    ),
    Claim(
        key=DUTIES,
        label=_("Nghĩa vụ chưa thực hiện"),
        model="duties.Duty",
        field="body",
        where=Q(state__in=("open", "late")),
    ),
    Claim(key="orders", label=_("Phiếu đặt hàng"), model="orientation.Order", field="body", dossier="self"),
    Claim(key="proposals", label=_("Đề xuất"), model="proposals.Proposal", field="organisation", dossier="self"),
    Claim(
        key="proposals_through",
        label=_("Đề xuất gửi kèm danh mục chung"),
        model="proposals.Proposal",
        field="through",
        dossier="self",
    ),
    Claim(
        key="confirmations",
        label=_("Yêu cầu xác nhận chưa trả lời"),
        model="proposals.Confirmation",
        field="body",
        dossier="self",
    ),
    Claim(key="common_lists", label=_("Danh mục chung"), model="proposals.CommonList", field="body", dossier="self"),
    Claim(
        key="commissioned",
        label=_("Nhiệm vụ đặt hàng đang xác định"),
        model="proposals.CommissionedTask",
        field="commissioning_body",
        dossier="self",
    ),
    Claim(key="calls", label=_("Thông báo giao trực tiếp"), model="selection.Call", field="invited", dossier="self"),
    Claim(key="applications", label=_("Hồ sơ đăng ký"), model="selection.Application", field="host", dossier="self"),
    Claim(
        key="new_hosts",
        label=_("Tổ chức sẽ thay chủ trì"),
        model="execution.Adjustment",
        field="new_host",
        dossier="self",
    ),
    Claim(
        key="findings",
        label=_("Phát hiện phải giải quyết"),
        model="execution.Finding",
        field="addressee",
        dossier="self",
    ),
    Claim(
        key="violations",
        label=_("Vi phạm đang xử lý, tiền phải thu hồi"),
        model="execution.Finding",
        field="violator",
        dossier="self",
    ),
    Claim(
        key="progress", label=_("Báo cáo định kỳ"), model="execution.ProgressReport", field="reporter", dossier="self"
    ),
    Claim(
        key="invitations",
        label=_("Kết quả được đề nghị ứng dụng"),
        model="outcomes.Outcome",
        field="invited",
        dossier="self",
        is_list=True,
    ),
    Claim(
        key="replications",
        label=_("Việc nhân rộng được giao"),
        model="outcomes.ReplicationAssignment",
        field="body",
        dossier="replication",
    ),
    Claim(
        key="sessions", label=_("Phiên họp hội đồng cơ sở"), model="duties.CouncilSession", field="body", dossier="self"
    ),
    Claim(key="returns", label=_("Báo cáo năm"), model="reporting.Return", field="body", dossier="self"),
    Claim(key="estimates", label=_("Kế hoạch, dự toán năm"), model="plans.Estimate", field="body", dossier="self"),
    Claim(
        key="estimate_lines",
        label=_("Dòng dự toán"),
        model="plans.EstimateLine",
        field="unit",
        dossier="estimate",
    ),
    Claim(
        key="plan_leads",
        label=_("Việc của kế hoạch đang chủ trì"),
        model="plans.PlanRow",
        field="lead_bodies",
        dossier="self",
        is_list=True,
    ),
    Claim(
        key="plan_partners",
        label=_("Việc của kế hoạch đang phối hợp"),
        model="plans.PlanRow",
        field="partner_bodies",
        dossier="self",
        is_list=True,
    ),
    Claim(
        key="plan_contents",
        label=_("Nội dung của kế hoạch đang chủ trì"),
        model="plans.PlanContent",
        field="lead_bodies",
        dossier="plan",
        is_list=True,
    ),
    Claim(key="matters_raised", label=_("Việc đã ghi sổ"), model="matters.Matter", field="raised_by", dossier="self"),
    Claim(key="complaints", label=_("Khiếu nại"), model="complaints.Complaint", field="body", dossier="self"),
    Claim(
        key="matters",
        label=_("Việc phải giải quyết, thực hiện"),
        model="matters.Matter",
        field="addressee",
        dossier="self",
    ),
    Claim(
        key="matters_shared",
        label=_("Việc đang tham gia"),
        model="matters.Participation",
        field="body",
        dossier="matter",
    ),
    Claim(key="experts", label=_("Chuyên gia của cơ quan"), model="councils.Expert", field="employer"),
    Claim(
        key="localities",
        label=_("Địa bàn được thành viên hội đồng theo dõi"),
        model="councils.Membership",
        field="localities",
        where=Q(valid_to__isnull=True),
        is_list=True,
    ),
    Claim(
        key="deliveries",
        label=_("Văn bản chưa xác nhận đã nhận"),
        model="officialdocs.Delivery",
        field="organisation",
        where=Q(received_at__isnull=True),
    ),
)
BY_KEY = {claim.key: claim for claim in CLAIMS}


# What is a person's own or says where something is: nobody keeps it for a body that ended without an heir.
NOT_KEPT = frozenset({"askers", "experts", "localities"})


def holding(body: int, on: date) -> bool:
    """Whether a body holds anything on a day that somebody must hold after it."""
    return any(claim.held_by([body], on).exists() for claim in CLAIMS if claim.key not in NOT_KEPT)


FILES_LABEL = _("Hồ sơ đã kết thúc, được đọc")

# What stays as it was said, done or printed, with the reason.
STAYS: dict[tuple[str, str], str] = {
    ("calls.CallWatch", "organisation"): "who acts for the heir is told as well",
    ("orientation.IntakeWindow", "body"): "a call stands as it was opened; its list and its forms pass on",
    ("identity.OrganisationName", "organisation"): "a name is the body's own",
    ("identity.OrganisationProfile", "organisation"): "what a body said of itself; the heir says its own",
    ("identity.Organisation", "successor"): "says who took over",
    ("registry.Task", "proposing_body"): "who proposed it does not change",
    ("registry.RegisterEntry", "host"): "follows its task; of old tasks the register tells the heir beside it",
    ("matters.MatterStep", "body"): "who said it",
    ("councils.Membership", "nominating_body"): "who named the member",
    ("councils.ExpertApplication", "employer"): "as it was applied",
    ("councils.ExpertApplication", "nominated_by"): "as it was applied",
    ("councils.FollowUp", "body"): "the visit of a day",
    ("orientation.OrientationItem", "organisations"): "as the notice printed it",
    ("orientation.Recipient", "bodies"): "as the notice printed it",
    ("orientation.ReadingLine", "bodies"): "as it was read",
    ("proposals.CommissionedTask", "proposing_body"): "who proposed it does not change",
    ("acceptance.RightsEntry", "holder"): "lines of the ledger are only added; the heir is read off the succession",
    ("outcomes.ResultUse", "body"): "who used it",
    ("duties.DutyTenure", "body"): "who held it then",
    ("plans.LineRemark", "body"): "who said it",
    ("succession.SuccessionPart", "body"): "as decided",
    ("succession.SuccessionPart", "heir"): "as decided",
    ("succession.Twin", "body"): "as found",
    ("succession.Twin", "double_body"): "as found",
    ("identity.OrganisationCode", "organisation"): "a code belongs to its list",
}
