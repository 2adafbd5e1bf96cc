"""What the standing council works by and on: its regulation, its thematic sessions and what follows from them."""

from datetime import date

import pghistory
import pgtrigger
from django.db import models

from gieo.councils.models.council import Council, Membership
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation
from gieo.rulebooks import library
from gieo.rulebooks.models import NamedRule


class WorkingRegulation(models.Model):
    """A version of the council's working regulation; earlier ones stay readable (CT-3-1a)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="regulations", verbose_name="hội đồng")
    version = models.PositiveSmallIntegerField("phiên bản")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    note = models.CharField("nội dung sửa đổi", max_length=300, blank=True)
    adopted_on = models.DateField("ban hành ngày")

    class Meta:
        verbose_name = verbose_name_plural = "quy chế làm việc"
        ordering = ("council_id", "-version")
        constraints = (models.UniqueConstraint("council", "version", name="one_regulation_of_a_version"),)

    def __str__(self) -> str:
        return f"{self.council_id}: {self.version}"


@pghistory.track()
class ThematicSession(models.Model):
    """A session of the council on a theme: called with an agenda, ended with conclusions (CT-3-1d).

    `theme` is its key in the `session_themes` of the council's rulebook.
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="sessions", verbose_name="hội đồng")
    theme = models.CharField("chuyên đề", max_length=16)
    title = models.CharField("nội dung", max_length=300)
    held_at = models.DateTimeField("họp lúc")
    place = models.CharField("nơi họp", max_length=300)
    agenda = models.TextField("chương trình")
    called_by_name = models.CharField("người mời", max_length=200)
    authorisation = models.CharField("giấy ủy quyền chủ trì", max_length=120, blank=True)
    conclusions = models.TextField("kết luận", blank=True)
    concluded_at = models.DateTimeField("kết luận lúc", null=True, blank=True)
    concluded_by_name = models.CharField("người ghi kết luận", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "phiên họp chuyên đề"
        ordering = ("-held_at", "-pk")

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> NamedRule:
        """The theme with its words and article."""
        return library.get(self.council.rulebook).session_theme(self.theme)

    @property
    def there(self) -> list[str]:
        """Names of the members on record as present."""
        return [str(each.membership.person) for each in self.attendance.all() if each.is_present]

    @property
    def away(self) -> list[str]:
        """Names of those on record as absent."""
        return [str(each.membership.person) for each in self.attendance.all() if not each.is_present]


class SessionAttendance(models.Model):
    """Whether a member was at a thematic session, as it was put on record with the conclusions."""

    session = models.ForeignKey(ThematicSession, models.PROTECT, related_name="attendance", verbose_name="phiên họp")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="thành viên")
    is_present = models.BooleanField("có mặt")

    class Meta:
        verbose_name = verbose_name_plural = "dự phiên họp chuyên đề"
        ordering = ("session_id", "membership_id")
        constraints = (
            models.UniqueConstraint("session", "membership", name="one_attendance_of_a_member_at_a_session"),
        )
        triggers = (pgtrigger.Protect(name="attended_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.session_id}: {self.membership_id}"


@pghistory.track()
class FollowUp(models.Model):
    """What a body is to do after a session, until when."""

    session = models.ForeignKey(ThematicSession, models.PROTECT, related_name="follow_ups", verbose_name="phiên họp")
    words = models.CharField("việc", max_length=500)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="cơ quan làm")
    due_on = models.DateField("hạn")
    done_on = models.DateField("xong ngày", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "việc sau phiên họp"
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.words

    def is_late_on(self, day: date) -> bool:
        """Whether it should have been done by then."""
        return self.done_on is None and self.due_on < day
