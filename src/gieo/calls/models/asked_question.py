"""What somebody typed about a call; it becomes a question of the office once its address was confirmed."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from gieo.calls.listing import Kind, slug_of
from gieo.identity.models import Organisation, ProvinceOwned
from gieo.orientation.models import IntakeWindow
from gieo.proposals.models import IdeaContest
from gieo.selection.models import Call


class AskedQuestion(ProvinceOwned):
    """About one call of whatever kind. Whoever asked is known here only, and to nobody who answers.

    Personal data (purpose: to send the answer): `email`. `told_of` is the last act of the trail whose mail left.
    """

    window = models.ForeignKey(
        IntakeWindow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt nhận đề xuất"
    )
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thông báo tuyển chọn"
    )
    contest = models.ForeignKey(
        IdeaContest, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hội thi"
    )
    words = models.TextField("câu hỏi", max_length=2000)
    email = models.EmailField("thư điện tử", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tài khoản"
    )
    sent_at = models.DateTimeField("gửi lúc")
    confirmed_at = models.DateTimeField("xác nhận địa chỉ lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("gửi thư xác nhận lúc", null=True, blank=True, editable=False)
    told_of = models.BigIntegerField("đã gửi thư về bước", null=True, blank=True, editable=False)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email"})

    class Meta:
        verbose_name = verbose_name_plural = "câu hỏi gửi đến"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="a_question_is_about_one_call",
                condition=Q(window__isnull=False, call__isnull=True, contest__isnull=True)
                | Q(window__isnull=True, call__isnull=False, contest__isnull=True)
                | Q(window__isnull=True, call__isnull=True, contest__isnull=False),
                violation_error_message="Câu hỏi về đúng một đợt nhận.",
            ),
        )
        indexes = (models.Index(fields=("email", "sent_at"), name="questions_of_an_address"),)

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def subject(self) -> Any:
        """The window, the call for hosts or the contest."""
        return self.window or self.call or self.contest

    @property
    def body(self) -> Organisation | None:
        """The body whose own call it is; None where it is the province's."""
        return self.window.body if self.window else None

    @property
    def subject_title(self) -> str:
        """The name of the call."""
        if self.window is None:
            return str(self.subject.title)
        return f"{self.window.body.name}: {self.window.notice.title}" if self.window.body else self.window.notice.title

    @property
    def slug(self) -> str:
        """The call in addresses."""
        kinds = ((self.window_id, Kind.PROPOSALS), (self.call_id, Kind.HOSTS), (self.contest_id, Kind.IDEAS))
        return next(slug_of(kind, pk) for pk, kind in kinds if pk)

    @property
    def public_url(self) -> str:
        """What everybody reads of questions about this call."""
        return reverse("calls:questions", args=[self.slug])

    def may_be_asked_at(self, instant: datetime) -> bool:
        """Questions end with the call: an answer after it could help nobody equally."""
        closes = self.subject.closes_at
        return closes is None or instant < closes
