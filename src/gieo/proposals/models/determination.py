"""A proposal before the council that determines tasks."""

from collections.abc import Sequence
from datetime import datetime

import pghistory
from django.db import models
from django.db.models import Q

from gieo.core.prepared import Prepared
from gieo.councils.keys import item_of
from gieo.councils.models import CouncilItem, PriorityTechnology
from gieo.councils.rules.conflicts import Item
from gieo.orientation.models import Order
from gieo.proposals.models.proposal import Proposal
from gieo.proposals.models.unwanted_judge import UnwantedJudge
from gieo.registry.models import Assignment


@pghistory.track()
class Determination(CouncilItem):
    """One proposal, with those merged into it, from the founding of the council to the text of the order.

    The text (D2/D3-KNHĐ) is what the task will be commissioned by: title, objectives, products, how its host is found.
    `priority` counts the priorities of the province that the papers bear out (BG25-III-5); `technology` is the priority
    technology of the period that it serves (CT-3-1e).
    """

    COUNCIL = "determination"

    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="determinations", editable=False, verbose_name="đề xuất"
    )
    priority = models.PositiveSmallIntegerField("số ưu tiên", default=0, editable=False)
    technology = models.ForeignKey(
        PriorityTechnology, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="công nghệ ưu tiên"
    )
    task_kind = models.CharField("loại hình", max_length=40, blank=True, help_text="khóa trong bộ quy tắc")
    task_title = models.CharField("tên nhiệm vụ", max_length=500, blank=True)
    objectives = models.TextField("định hướng mục tiêu", blank=True)
    requirements = models.TextField("yêu cầu đối với kết quả", blank=True)
    products = models.JSONField("sản phẩm", default=list, help_text="tên, chỉ tiêu, đơn vị, số lượng")
    assignment = models.CharField("phương thức", max_length=24, choices=Assignment.choices, blank=True)
    direct_ground = models.CharField("căn cứ giao trực tiếp", max_length=40, blank=True)
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, blank=True, related_name="determinations", verbose_name="đặt hàng"
    )
    source = models.TextField("xuất xứ của đề xuất", blank=True)

    READ_WITH = ("proposal",)

    class Meta(CouncilItem.Meta):
        verbose_name = verbose_name_plural = "xác định nhiệm vụ"

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The council sits in the period of the rulebook."""
        return self.term("determination.session", at)

    @property
    def adopted(self) -> list[Proposal]:
        """The proposal and those merged into it: all their authors stay with the task (X-17)."""
        return [self.proposal, *_MERGED.ask(proposal=self.proposal_id)]

    @property
    def science_field(self) -> str:
        """The first common field of the orientation it answers."""
        fields = self.proposal.items.order_by("field__order").values_list("field__science_fields", flat=True)
        return next((field for found in fields for field in found), "")

    def judged(self) -> Item:
        """Who proposed, and the bodies whose orders the same items of the orientation answer."""
        known = _PROPOSERS.ask(proposal=self.proposal_id)
        return item_of(
            self.number,
            proposers=[person for person, _body in known],
            proposing_bodies=[body for _person, body in known],
            ordering_bodies=_ORDERING.ask(proposal=self.proposal_id),
        )

    def unwanted(self) -> Sequence[tuple[str, str]]:
        """What the proposers wrote, without their reasons."""
        named = UnwantedJudge.objects.filter(proposal__in=[each.pk for each in self.adopted])
        return [(each.name, each.in_words) for each in named]

    def judged_text(self) -> str:
        """The title and every answer of the proposal."""
        return "\n".join([self.title, *(str(answer) for answer in self.proposal.answers.values())])

    def judged_dossiers(self) -> Sequence[Proposal]:
        """The proposals."""
        return _JUDGED.ask(proposal=self.proposal_id)


def _with_merged(proposal: int) -> models.QuerySet[Proposal]:
    return Proposal.objects.filter(Q(pk=proposal) | Q(merged_into=proposal))


def _merged(proposal: int) -> models.QuerySet[Proposal]:
    merged = Proposal.objects.filter(merged_into=proposal)
    return merged.select_related("proposer", "organisation").order_by("pk")


# Asked by every act of a council.
_JUDGED = Prepared(
    lambda proposal: _with_merged(proposal).select_related("proposer", "organisation", "window").order_by("pk"),
    proposal=-1,
)
_MERGED = Prepared(_merged, proposal=-1)
_PROPOSERS = Prepared(
    lambda proposal: _with_merged(proposal).order_by().values_list("proposer_id", "organisation_id"), proposal=-1
)
_ORDERING = Prepared(
    lambda proposal: (
        Order.objects.filter(items__proposals__in=_with_merged(proposal)).order_by().values_list("body_id", flat=True)
    ),
    proposal=-1,
)
