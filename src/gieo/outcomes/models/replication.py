"""Replication of results: a scheme, what its bodies are charged with, and the money they ask for."""

from datetime import date, datetime
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.core.prepared import Prepared
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.outcomes.models.outcome import Outcome
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.states import ReplicationState
from gieo.rulebooks import library

AT_FINANCE = frozenset(
    {ReplicationState.SENT, ReplicationState.RECEIVED, ReplicationState.CONSOLIDATED, ReplicationState.PROPOSED}
)


@pghistory.track()
class Replication(Dossier):
    """A scheme for putting effective results to use in other places; `plan_year` is the year of its budget.

    `places` is what the scheme proposes, as it was typed; what the Chairman charges bodies with are its assignments.
    """

    outcomes = models.ManyToManyField(Outcome, related_name="replications", verbose_name="kết quả nhân rộng")
    version = models.PositiveSmallIntegerField("lần soạn", default=1)
    places = models.JSONField("nơi nhân rộng", default=list, help_text="cơ quan, địa điểm, quy mô, số lượng, kinh phí")
    technical_support = models.TextField("hỗ trợ kỹ thuật", blank=True)
    benefits = models.TextField("hiệu quả dự kiến", blank=True)
    assignment_document = models.CharField("văn bản giao", max_length=200, blank=True)
    assigned_on = models.DateField("giao ngày", null=True, blank=True)
    budget_document = models.CharField("văn bản phê duyệt dự toán", max_length=200, blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "nhân rộng"

    def parties(self) -> dict[Role, Party]:
        """The bodies the Chairman charged with it."""
        bodies = _CHARGED.ask(replication=self.pk) if self.pk else []
        return {Role.FOCAL_OFFICER: party(bodies=[body.pk for body in bodies], name=", ".join(map(str, bodies)))}

    @property
    def lines(self) -> "models.QuerySet[ReplicationLine]":
        """Every line of its bodies."""
        return ReplicationLine.objects.filter(assignment__replication=self)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """What lies with Finance must be approved before its budget year begins."""
        if row.target in AT_FINANCE and self.plan_year:
            rule = library.get(self.rulebook).deadline("replication.budget")
            return end_of_day(rule.due(date(self.plan_year, 1, 1))), rule.basis[0]
        return super().clock_after(row, at)


@pghistory.track()
class ReplicationAssignment(models.Model):
    """What the Chairman charges one body with: which result, where, how much, by when (CT-6-1c)."""

    replication = models.ForeignKey(Replication, models.PROTECT, related_name="assignments", verbose_name="nhân rộng")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="nơi được giao")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+", verbose_name="kết quả")
    place = models.CharField("địa điểm", max_length=300)
    quantity = models.PositiveIntegerField("số lượng")
    unit = models.CharField("đơn vị tính", max_length=60)
    deadline = models.DateField("hoàn thành trước")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    contact = models.CharField("người phụ trách", max_length=200, blank=True)
    achieved = models.PositiveIntegerField("đã thực hiện", default=0)
    progress = models.TextField("tình hình", blank=True)
    reported_at = models.DateTimeField("báo cáo lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "giao nhân rộng"
        ordering = ("replication_id", "pk")
        constraints = (
            models.UniqueConstraint("replication", "body", "outcome", name="one_assignment_of_a_result_to_a_body"),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.outcome.title}, {self.place}"


@pghistory.track()
class ReplicationLine(models.Model):
    """Money one body asks of one budget in one year, in đồng: requested ≥ approved ≥ used (CT-6-2a, CT-6-2b)."""

    assignment = models.ForeignKey(
        ReplicationAssignment, models.PROTECT, related_name="lines", verbose_name="giao nhân rộng"
    )
    source = models.CharField("nguồn", max_length=24, choices=[(source.value, source.label) for source in LineSource])
    year = models.PositiveSmallIntegerField("năm")
    requested = models.BigIntegerField("đề nghị")
    approved = models.BigIntegerField("phê duyệt", null=True, blank=True)
    used = models.BigIntegerField("đã dùng", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "dòng dự toán nhân rộng"
        ordering = ("assignment_id", "year", "source")
        constraints = (
            models.UniqueConstraint("assignment", "source", "year", name="one_replication_line_of_a_source_and_year"),
            models.CheckConstraint(
                name="replication_money_only_shrinks",
                condition=Q(requested__gt=0, used__gte=0)
                & (Q(approved__isnull=True, used=0) | Q(approved__gte=F("used"), approved__lte=F("requested"))),
                violation_error_message="Đề nghị ≥ phê duyệt ≥ đã dùng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment.body}, {LineSource(self.source).label}, {self.year}"


def _charged(replication: int) -> "models.QuerySet[Organisation]":
    charged = ReplicationAssignment.objects.filter(replication=replication).values("body")
    return Organisation.objects.filter(pk__in=charged).order_by("name")


_CHARGED = Prepared(_charged, replication=-1)
