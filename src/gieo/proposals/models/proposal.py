"""A proposal on the official form."""

from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse

from gieo.core.models import Stateful
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, Person, ProvinceOwned
from gieo.kernel.workflow import Transition
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState


@pghistory.track(exclude=["search"])
class Proposal(ProvinceOwned, Stateful):
    """What somebody asks the province to have researched; its number stays for life.

    `answers` holds the form's fields by id (the form's definition is in the rulebook); `revisions` counts the
    saves of each field, so that two tabs or two people meet field by field and nothing is overwritten unseen.
    """

    number = models.CharField("mã hồ sơ", max_length=30)
    window = models.ForeignKey(IntakeWindow, models.PROTECT, related_name="proposals", verbose_name="đợt nhận")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    proposer = models.ForeignKey(Person, models.PROTECT, related_name="proposals", verbose_name="người đề xuất")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name="tổ chức đề xuất"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tạo")
    created_at = models.DateTimeField("tạo lúc")
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    title = models.CharField("tên nhiệm vụ", max_length=500, blank=True)
    answers = models.JSONField("nội dung phiếu", default=dict)
    revisions = models.JSONField("số lần lưu theo mục", default=dict)
    items = models.ManyToManyField(OrientationItem, blank=True, related_name="proposals", verbose_name="nội dung định hướng")
    outside_orientation = models.BooleanField("ngoài định hướng", default=False)
    outside_reason = models.TextField("lý do đề xuất ngoài định hướng", blank=True)
    submitted_at = models.DateTimeField("nộp lúc", null=True, editable=False)
    content_hash = models.CharField("mã băm nội dung", max_length=64, blank=True, editable=False)
    submitted_pdf = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="bản in đã nộp"
    )
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="carried_to", editable=False, verbose_name="chuyển từ"
    )
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "đề xuất"
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint("province", "number", name="one_proposal_of_a_number"),)
        indexes = (models.Index(fields=("province", "plan_year", "state", "-submitted_at"), name="queue_of_proposals"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def audit_chain(self) -> str:
        """The chain of its province."""
        return self.province_id

    @property
    def state_label(self) -> str:
        """The state in words."""
        return PROPOSAL_STATE_LABELS[ProposalState(self.state)]

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """A draft or a returned form lives until its window closes; the rest by the rulebook."""
        if row.target in {ProposalState.DRAFT, ProposalState.RETURNED}:
            return self.window.closes_at, self.window.basis
        return super().clock_after(row, at)

    def get_absolute_url(self) -> str:
        """One address for life."""
        return reverse("proposals:dossier", args=[self.number])
