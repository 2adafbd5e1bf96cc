"""The common list of fields."""

from django.db import models
from django.utils.translation import gettext_noop as _


class ScienceField(models.TextChoices):
    """The common list onto which every province's own fields are mapped for comparison (six national fields)."""

    NATURAL = "natural", _("Khoa học tự nhiên")
    ENGINEERING = "engineering", _("Khoa học kỹ thuật và công nghệ")
    MEDICAL = "medical", _("Khoa học y, dược")
    AGRICULTURAL = "agricultural", _("Khoa học nông nghiệp")
    SOCIAL = "social", _("Khoa học xã hội")
    HUMANITIES = "humanities", _("Khoa học nhân văn")
    OTHER = "other", _("Nội dung khác")
