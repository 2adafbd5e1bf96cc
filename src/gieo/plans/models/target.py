"""The figures a plan wants reached, and what counts towards them."""

from django.db import models

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.plans.models.plan import Plan


class MemberState(Choice):
    """How far one of those a share is taken of has come."""

    NOT_STARTED = "not_started", _("Chưa thực hiện")
    UNDER_WAY = "under_way", _("Đang thực hiện")
    REACHED = "reached", _("Đã đạt")


class PlanTarget(models.Model):
    """One figure, with the operator as printed; a share ("100%") is taken of its members, the rest counts results.

    `basis_is_clear` is false where the text does not say what the figure is counted over (a year, the period).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="targets", verbose_name="kế hoạch")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung chỉ tiêu")
    operator = models.CharField("so sánh", max_length=2)
    value = models.PositiveIntegerField("phải đạt")
    unit = models.CharField("đơn vị tính", max_length=250)
    is_share = models.BooleanField("tính theo tỷ lệ", default=False)
    by_year = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)
    basis_is_clear = models.BooleanField("rõ cách tính", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu của kế hoạch"
        ordering = ("plan_id", "order")
        constraints = (models.UniqueConstraint("plan", "order", name="one_target_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.order}. {self.unit}"


class TargetResult(models.Model):
    """One thing that counts towards a target, with its evidence."""

    target = models.ForeignKey(PlanTarget, models.PROTECT, related_name="results", verbose_name="chỉ tiêu")
    title = models.CharField("kết quả", max_length=300)
    on = models.DateField("ngày đạt")
    evidence = models.CharField("minh chứng", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "kết quả của chỉ tiêu"
        ordering = ("target_id", "on", "pk")
        constraints = (models.UniqueConstraint("target", "title", name="one_result_of_a_title"),)

    def __str__(self) -> str:
        return self.title


class TargetMember(models.Model):
    """One of those a share is taken of: an agency, an accepted task."""

    target = models.ForeignKey(PlanTarget, models.PROTECT, related_name="members", verbose_name="chỉ tiêu")
    name = models.CharField("tên", max_length=300)
    state = models.CharField("mức đạt", max_length=12, choices=[(state.value, state.label) for state in MemberState])

    class Meta:
        verbose_name = verbose_name_plural = "đối tượng của chỉ tiêu"
        ordering = ("target_id", "name")
        constraints = (models.UniqueConstraint("target", "name", name="one_member_of_a_name"),)

    def __str__(self) -> str:
        return self.name
