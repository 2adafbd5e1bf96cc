"""A body that takes part in a matter."""

from django.db import models

from gieo.identity.models import Organisation
from gieo.matters.matter.states import Part
from gieo.matters.models.matter import Matter


class Participation(models.Model):
    """One body, and as what it takes part."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="participations", verbose_name="việc theo dõi")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="cơ quan, tổ chức")
    part = models.CharField("tư cách", max_length=16, choices=[(part.value, part.label) for part in Part])

    class Meta:
        verbose_name = verbose_name_plural = "bên tham gia"
        ordering = ("matter_id", "pk")
        constraints = (models.UniqueConstraint("matter", "body", "part", name="one_part_of_a_body_in_a_matter"),)

    def __str__(self) -> str:
        return f"{self.body}: {self.get_part_display()}"
