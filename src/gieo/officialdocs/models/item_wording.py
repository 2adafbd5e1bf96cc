"""What a province calls an item of a form that was only rebuilt, and where it has seen it on paper since."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.identity.models import ProvinceOwned


class ItemWording(ProvinceOwned):
    """One change of one item. Rows are added, never changed: the latest of an item counts, the others are its history.

    `form` is the key of a form of the library, `item` the number of its item; `seen_at` says on which paper it was
    seen, empty while it is a guess.
    """

    form = models.CharField("mẫu", max_length=60)
    item = models.CharField("mục", max_length=20)
    label = models.CharField("tên mục", max_length=300)
    seen_at = models.CharField("đã thấy ở", max_length=300, blank=True)
    changed_at = models.DateTimeField("sửa lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người sửa"
    )

    class Meta:
        verbose_name = verbose_name_plural = "tên mục của mẫu"
        ordering = ("pk",)
        indexes = (models.Index(fields=("province", "form"), name="wordings_of_a_form"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.form} {self.item}: {self.label}"
