"""A contest of research ideas: an edition, the ideas that anybody sends, what the judges say of them (CT-2-2a)."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import ProvinceOwned
from gieo.kernel.actors import Role
from gieo.proposals.models.proposal import Proposal


@pghistory.track()
class IdeaContest(Dossier):
    """One edition. The period between editions is the province's to set: no text gives one (CT-2-2a)."""

    rules = models.TextField("thể lệ")
    opens_at = models.DateTimeField("nhận từ")
    closes_at = models.DateTimeField("nhận đến")
    prizes = models.JSONField("cơ cấu giải", default=list, help_text="tên, số giải, mức thưởng (đồng)")
    judges = models.JSONField("ban giám khảo", default=list, help_text="mã tài khoản và tên")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "hội thi ý tưởng"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="a_contest_closes_after_it_opens",
                condition=Q(opens_at__lt=F("closes_at")),
                violation_error_message="Ngày đóng phải sau ngày mở.",
            ),
        )

    def parties(self) -> dict[Role, Party]:
        """Those who judge."""
        return {Role.COUNCIL_MEMBER: party(users=[int(judge["id"]) for judge in self.judges], name="Ban giám khảo")}

    def is_open_at(self, at: datetime) -> bool:
        """Whether ideas are received."""
        return self.opens_at <= at < self.closes_at

    @property
    def public_url(self) -> str:
        """Where anybody reads of it."""
        return reverse("proposals:contest", args=[self.number])


class ContestIdea(ProvinceOwned):
    """What somebody sent, without an account; it counts once its address was confirmed.

    Personal data (purpose: contact and the award): `author_name`, `email`, `phone`, `workplace`. The name is shown to
    everybody only with a prize and where `may_be_named`.
    """

    contest = models.ForeignKey(IdeaContest, models.PROTECT, related_name="ideas", verbose_name="hội thi")
    title = models.CharField("tên ý tưởng", max_length=300)
    problem = models.TextField("vấn đề cần giải quyết", max_length=4000)
    solution = models.TextField("ý tưởng giải quyết", max_length=4000)
    benefit = models.TextField("ai được lợi, lợi gì", max_length=2000)
    author_name = models.CharField("tác giả", max_length=150)
    email = models.EmailField("thư điện tử")
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    workplace = models.CharField("nơi ở, nơi làm việc", max_length=250, blank=True)
    may_be_named = models.BooleanField("đồng ý nêu tên khi được giải", default=False)
    sent_at = models.DateTimeField("gửi lúc")
    confirmed_at = models.DateTimeField("xác nhận địa chỉ lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("gửi thư lúc", null=True, blank=True, editable=False)
    prize = models.CharField("giải", max_length=150, blank=True)
    proposal = models.OneToOneField(
        Proposal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="idea",
        verbose_name="đề xuất từ ý tưởng",
    )

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"author_name", "email", "phone", "workplace"})

    class Meta:
        verbose_name = verbose_name_plural = "ý tưởng dự thi"
        ordering = ("contest_id", "pk")
        constraints = (models.UniqueConstraint("contest", "email", "title", name="one_idea_of_a_name_and_address"),)

    def __str__(self) -> str:
        return self.title


class IdeaScore(models.Model):
    """What one judge gives one idea; the last word counts."""

    idea = models.ForeignKey(ContestIdea, models.PROTECT, related_name="scores", verbose_name="ý tưởng")
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="giám khảo")
    points = models.PositiveSmallIntegerField("điểm")
    remark = models.TextField("nhận xét")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "điểm ý tưởng"
        ordering = ("idea_id", "pk")
        constraints = (
            models.UniqueConstraint("idea", "judge", name="one_score_of_a_judge"),
            models.CheckConstraint(name="points_out_of_a_hundred", condition=Q(points__lte=100)),
        )

    def __str__(self) -> str:
        return f"{self.idea}: {self.points}"
