"""Whom a host that applies would rather not have as a judge."""

from django.db import models

from gieo.councils.models import UnwantedName
from gieo.selection.models.application import Application


class UnwantedJudge(UnwantedName):
    """A name on an application, written while it is a draft and sealed with it.

    Nobody inside reads it, or that there is one, before the opening: it stands in a table of its own that keeps no
    history, no act records it, and the seal covers it under a salt (`application.sealing`).
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="unwanted_judges", verbose_name="hồ sơ đăng ký"
    )

    class Meta(UnwantedName.Meta):
        ordering = ("application_id", "pk")
