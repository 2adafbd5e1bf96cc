"""Councils and who sits in them."""

from datetime import date

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gieo.councils.seats import SEAT_CHOICES, CouncilSeat, seat_of
from gieo.identity.models import Organisation, Person, ProvinceOwned
from gieo.identity.models.validity import Dated, DatedQuerySet

STANDING = "standing"  # the provincial council of science and technology, which sits for a term


@pghistory.track()
class Council(ProvinceOwned):
    """A council founded by a decision: for a dossier, for several of one field, or for a term.

    `kind` is its key in the `councils` of the rulebook, or `STANDING`. Who chose its members and why is kept with it
    (CT-3-4b); number and day of the decision are the clerk's to fill. Administrative secretaries help it without being
    members (TT 06/2023, 11.7): who they are is written down as it was decided, and when each pledged confidentiality.
    """

    kind = models.CharField("loại hội đồng", max_length=40)
    title = models.CharField("tên", max_length=300)
    rulebook = models.CharField("bộ quy tắc", max_length=60)
    founded_at = models.DateTimeField("thành lập lúc")
    founded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người quyết định"
    )
    founded_by_name = models.CharField("tên người quyết định", max_length=200)
    reason = models.TextField("căn cứ chọn thành viên", blank=True)
    decision_number = models.CharField("số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)
    term_ends_on = models.DateField("hết nhiệm kỳ", null=True, blank=True)
    secretaries = models.JSONField("thư ký hành chính", default=list, editable=False, help_text="tài khoản, tên")

    class Meta:
        verbose_name = verbose_name_plural = "hội đồng"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("province", "kind"), name="councils_of_a_kind"),)

    def __str__(self) -> str:
        return self.title

    def is_over_on(self, day: date) -> bool:
        """Whether the term it was founded for has ended."""
        return self.term_ends_on is not None and self.term_ends_on < day


@pghistory.track()
class Membership(Dated):
    """A person in a seat of a council, sent by a body, from a day to a day.

    A member who left keeps the row and everything done in it; who took the seat over points back by `succeeds`. In the
    standing council a member follows fields and localities (CT-3-1c). Confidentiality is pledged once for all that the
    council judges (NĐ 08/2014, article 35).
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="memberships", verbose_name="hội đồng")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="người")
    seat = models.CharField("tư cách", max_length=24, choices=SEAT_CHOICES)
    nominating_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan cử"
    )
    science_fields = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="lĩnh vực")
    localities = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="địa phương theo dõi")
    succeeds = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor", verbose_name="thay cho"
    )
    decision = models.CharField("quyết định số", max_length=80, blank=True)
    pledged_at = models.DateTimeField("cam kết bảo mật lúc", null=True, blank=True, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "thành viên hội đồng"
        ordering = ("council_id", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "council", "person", condition=Q(valid_to__isnull=True), name="one_seat_of_a_person_in_a_council"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.in_council}"

    @property
    def in_council(self) -> CouncilSeat:
        """The seat, with its words."""
        return seat_of(self.seat)

    def is_vacant_on(self, day: date) -> bool:
        """Whether the member has left and nobody took the seat over (CT-3-1b)."""
        return self.valid_to is not None and self.valid_to < day and not hasattr(self, "successor")
