"""A proposal on the official form."""

from datetime import datetime, timedelta
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.models import Pausable
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, Person, ProvinceOwned
from gieo.kernel.workflow import Transition
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.proposals.channels import Channel
from gieo.proposals.rules.kind_checks import total_of
from gieo.proposals.states import LIVE_BY_THE_WINDOW, NOT_WITH_THE_PROVINCE, PROPOSAL_STATE_LABELS, ProposalState

LONGEST_TITLE = 500
ONE_INSTANT = timedelta.resolution
UNSEALED = (ProposalState.DRAFT, ProposalState.WITHDRAWN)
# Sent at least once, and not taken back to be a draft again.
SENT = Q(submitted_at__isnull=False) & ~Q(state=ProposalState.DRAFT)
# What the province holds of it: what a body received in its own call is the body's until its list goes up.
RECEIVED = Q(submitted_at__isnull=False) & ~Q(state__in=NOT_WITH_THE_PROVINCE)
SEALED = Q(submitted_at__isnull=False, submitted_pdf__isnull=False) & ~Q(content_hash="")


def last_instant_of(window: IntakeWindow) -> datetime | None:
    """The last instant that is in time: a clock shows the day people know, not the midnight after it."""
    return window.closes_at - ONE_INSTANT if window.closes_at else None


# The saves of the answers have a history of their own (AnswerRevision): autosave must not write everything twice.
@pghistory.track(exclude=["answers", "revisions", "saved_at", "search", "title_key"])
class Proposal(ProvinceOwned, Pausable):
    """What somebody asks the province to have researched; its number stays for life.

    `answers` holds the form's fields by id (the form's definition is in the rulebook); `revisions` counts the
    saves of each field, so that two tabs or two people meet field by field and nothing is overwritten unseen.

    `asked_body` is the body its writer says to act for, until an officer has looked: the draft is written meanwhile,
    nobody of that body reads it, and it is not sent in the name of the body.
    """

    number = models.CharField("mã hồ sơ", max_length=30, db_index=True)
    window = models.ForeignKey(IntakeWindow, models.PROTECT, related_name="proposals", verbose_name="đợt nhận")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    proposer = models.ForeignKey(Person, models.PROTECT, related_name="proposals", verbose_name="người đề xuất")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name="tổ chức đề xuất"
    )
    asked_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức chờ xác nhận"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tạo")
    created_at = models.DateTimeField("tạo lúc")
    channel = models.CharField(
        "cách nộp", max_length=10, choices=Channel.choices, default=Channel.ONLINE, editable=False
    )
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    form = models.CharField("bộ quy tắc của mẫu phiếu", max_length=60, editable=False)
    title = models.CharField("tên nhiệm vụ", max_length=LONGEST_TITLE, blank=True)
    title_key = models.TextField("khóa sắp xếp", blank=True, editable=False, db_collation="C")
    own_questions = models.JSONField("câu hỏi riêng của đợt", default=list, blank=True, editable=False)
    answers = models.JSONField("nội dung phiếu", default=dict)
    revisions = models.JSONField("số lần lưu theo mục", default=dict)
    items = models.ManyToManyField(
        OrientationItem, blank=True, related_name="proposals", verbose_name="nội dung định hướng"
    )
    through = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gửi kèm danh mục chung của",
    )
    call = models.ForeignKey(
        IntakeWindow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt nhận của cơ quan"
    )
    as_member = models.BooleanField("đề xuất với tư cách thành viên Hội đồng KH&CN tỉnh", default=False)
    member_field = models.CharField("lĩnh vực thành viên phụ trách", max_length=200, blank=True)
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
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", editable=False, verbose_name="ghép vào"
    )
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    READ_WITH = ("organisation", "proposer", "window")

    class Meta:
        verbose_name = verbose_name_plural = "đề xuất"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint("province", "number", name="one_proposal_of_a_number"),
            models.CheckConstraint(
                name="what_was_sent_is_sealed",
                condition=Q(state__in=UNSEALED) | SEALED,
                violation_error_message="Hồ sơ đã nộp phải có thời điểm nộp, mã băm và bản in.",
            ),
        )
        indexes = (
            # The officer's list, its counts and the number in the navigation are answered from this index alone.
            models.Index(fields=("province", "state", "due_at", "id"), condition=RECEIVED, name="proposals_received"),
            models.Index(fields=("province", "plan_year", "state"), name="proposals_of_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def audit_chain(self) -> str:
        """The chain of its province."""
        return self.province_id

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(PROPOSAL_STATE_LABELS[ProposalState(self.state)])

    @property
    def requested_budget(self) -> int:
        """The sum asked for, in đồng."""
        return total_of(self.answers.get("budget"))

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """A draft and a replacement live until their window closes, a returned form at least as long; others by rule.

        What a body holds waits for its list, and that until the window of the province closes.

        Searching for duplicates leaves the clock that compiling set going.
        """
        last = last_instant_of(self.window)
        if row.target == ProposalState.DRAFT and self.call:  # one that answers a call lives as long as that
            return last_instant_of(self.call), self.call.basis
        if row.target in LIVE_BY_THE_WINDOW:
            return last, self.window.basis
        if row.target == ProposalState.SEARCHED:
            return self.due_at, self.due_basis
        due_at, basis = super().clock_after(row, at)
        if row.target == ProposalState.RETURNED and last and (due_at is None or due_at < last):
            return last, self.window.basis
        return due_at, basis

    def get_absolute_url(self) -> str:
        """One address for life."""
        return reverse("proposals:dossier", args=[self.number])
