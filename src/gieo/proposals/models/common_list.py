"""The list in which the council of a body sends the forms of its sector or locality (BG25-IV-5)."""

import pghistory
from django.db import models
from django.db.models import Q

from gieo.core.models import Pausable
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.orientation.models import IntakeWindow
from gieo.proposals.models.proposal import Proposal


@pghistory.track()
class CommonList(Pausable, Dossier):
    """Forms collected, put in the order the body prefers, sent once as one list with the forms attached."""

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="cơ quan tổng hợp")
    window = models.ForeignKey(IntakeWindow, models.PROTECT, related_name="+", verbose_name="đợt nhận")
    call = models.ForeignKey(
        IntakeWindow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt nhận của cơ quan"
    )
    session = models.CharField("phiên họp hội đồng của cơ quan", max_length=300, blank=True)
    document = models.CharField("văn bản gửi danh mục", max_length=200, blank=True)
    opinion = models.TextField("ý kiến của hội đồng", blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)

    READ_WITH = ("body", "window")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "danh mục chung"

    def parties(self) -> dict[Role, Party]:
        """The body, by its focal officer."""
        return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body.name)}


class ListedForm(models.Model):
    """A form on a list at its place. Taking it off leaves the row with the reason."""

    common_list = models.ForeignKey(CommonList, models.PROTECT, related_name="forms", verbose_name="danh mục")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="listed", verbose_name="đề xuất")
    place = models.PositiveSmallIntegerField("thứ tự")
    added_at = models.DateTimeField("thêm lúc")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    removed_reason = models.CharField("lý do bỏ", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "phiếu trong danh mục chung"
        ordering = ("common_list_id", "place", "pk")
        constraints = (
            models.UniqueConstraint(
                "proposal", condition=Q(removed_at__isnull=True), name="a_form_stands_on_one_common_list"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}. {self.proposal}"
