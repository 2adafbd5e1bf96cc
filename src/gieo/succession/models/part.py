"""What one body becomes, and which of its things go where when there is a choice."""

from django.db import models
from django.db.models import Q

from gieo.identity.models import Organisation, OrganisationKind
from gieo.succession.models.succession import Succession


class SuccessionPart(models.Model):
    """A body and one of those that take over from it; a body that is split has several parts.

    Exactly one of these is said: `heir` (there is one already), `heir_name` (a new body is made), or neither, when
    the body itself goes on under `new_name` or, with its province, as it is.
    """

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="parts", verbose_name="kế thừa")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="cơ quan")
    heir = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan kế thừa"
    )
    heir_name = models.CharField("cơ quan kế thừa lập mới", max_length=250, blank=True)
    heir_kind = models.CharField("loại", max_length=24, choices=OrganisationKind.choices, blank=True)
    new_name = models.CharField("tên mới", max_length=250, blank=True)
    code_list = models.CharField("danh mục mã", max_length=12, blank=True)
    code = models.CharField("mã trong danh mục", max_length=12, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "cơ quan trong quyết định"
        ordering = ("succession_id", "pk")
        constraints = (
            models.UniqueConstraint(
                "succession", "body", "heir", "heir_name", name="one_part_of_a_body_and_heir", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="one_way_for_a_part",
                condition=Q(heir__isnull=True, heir_name="")
                | Q(heir__isnull=False, heir_name="", new_name="")
                | Q(heir__isnull=True, new_name="") & ~Q(heir_name=""),
                violation_error_message="Nêu một: cơ quan đã có, cơ quan lập mới, hoặc tên mới.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} → {self.becomes}"

    @property
    def ends(self) -> bool:
        """Whether somebody else takes over; a body that only changes its name or province does not end."""
        return self.heir_id is not None or bool(self.heir_name)

    @property
    def becomes(self) -> str:
        """What it becomes, in words."""
        goes_on = "" if self.ends or self.new_name else " (tiếp tục hoạt động)"
        return f"{self.heir or self.heir_name or self.new_name or self.body}{goes_on}"


class Direction(models.Model):
    """Where things of a body go that has several heirs: one thing, or with an empty number all of their kind."""

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="directions", verbose_name="kế thừa")
    claim = models.CharField("loại", max_length=40)
    object_id = models.BigIntegerField("mã", null=True, blank=True)
    part = models.ForeignKey(SuccessionPart, models.CASCADE, related_name="directions", verbose_name="về")

    class Meta:
        verbose_name = verbose_name_plural = "phân chia"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                "succession", "claim", "object_id", "part", name="one_direction_of_a_thing", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim} {self.object_id or 'tất cả'} → {self.part}"
