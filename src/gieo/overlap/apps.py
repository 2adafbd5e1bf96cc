"""Application of the overlap check."""

from django.apps import AppConfig


class OverlapConfig(AppConfig):
    """The index of the register and the check against it."""

    name = "gieo.overlap"
    label = "overlap"
    verbose_name = "Kiểm tra trùng lặp"
