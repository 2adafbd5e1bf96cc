"""A directive or plan as read, line by line, until a person has answered for every line."""

from datetime import date, datetime
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.models import Stateful
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, OrganisationKind, ProvinceOwned
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.law.models import LegalDocument
from gieo.orientation.models.line import Line


class ReadingKind(Choice):
    """What a document becomes once its lines are answered for."""

    DIRECTIVE = "directive", _("Chỉ thị: nghĩa vụ")
    PLAN = "plan", _("Kế hoạch: chỉ tiêu, việc, kinh phí")


class LineKind(Choice):
    """What a line was read as."""

    DUTY = "duty", _("Nghĩa vụ")
    GOAL = "goal", _("Mục tiêu chung")
    ITEM = "item", _("Nội dung theo lĩnh vực")
    TARGET = "target", _("Chỉ tiêu")
    ROW = "row", _("Việc trong phụ lục")
    BUDGET = "budget", _("Kinh phí")
    BODY = "body", _("Cơ quan chủ trì, phối hợp")
    ORGANISATION = "organisation", _("Tổ chức nêu trong chú thích")
    RECIPIENT = "recipient", _("Nơi nhận")
    FINDING = "finding", _("Điểm phải xem")


NAMING = frozenset({LineKind.BODY, LineKind.RECIPIENT})
WORDED = frozenset({LineKind.DUTY, LineKind.GOAL, LineKind.ITEM})


@pghistory.track()
class DocumentReading(ProvinceOwned, Stateful):
    """The text with what was read from it. The source stays as it came; `structure` is the reader's own answer."""

    document = models.OneToOneField(LegalDocument, models.PROTECT, related_name="reading", verbose_name="văn bản")
    kind = models.CharField("thành", max_length=12, choices=[(kind.value, kind.label) for kind in ReadingKind])
    plan_year = models.PositiveSmallIntegerField("năm nhập")
    place = models.PositiveSmallIntegerField("thứ tự trong năm")
    title = models.CharField("trích yếu", max_length=500)
    opened_at = models.DateTimeField("lập lúc", editable=False)
    source_file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp nguồn")
    source_lines = models.JSONField("dòng văn bản nguồn", default=list)
    structure = models.JSONField("cấu trúc đọc được", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "bản đọc văn bản"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint("province", "plan_year", "place", name="one_reading_of_a_place_in_a_year"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def audit_chain(self) -> str:
        """The chain of its province."""
        return self.province_id

    def first_clock(self, at: datetime) -> tuple[Any, str]:  # noqa: ARG002  (no text sets one)
        """Nobody is told by when to compare a text."""
        return (None, "")

    def get_absolute_url(self) -> str:
        """The desk."""
        return reverse("orientation:reading", args=[self.pk])


class ReadingLine(Line):
    """One duty, target, row, sum or fault; `values` are its figures and names as read.

    `holders` are the classes that owe a duty; what a person took out stays as rejected, so that it can be seen.
    `rule_key` names the duty of the rulebook that says the same already. Of a line that names bodies, `bodies` are
    those that bear the printed names, `asked` the names that no body or several answer to, and `on_paper` is the
    answer that the name stands for none of the register: a group nobody counts, or somebody outside the system.
    """

    reading = models.ForeignKey(DocumentReading, models.CASCADE, related_name="lines", verbose_name="bản đọc")
    kind = models.CharField("loại", max_length=12, choices=[(kind.value, kind.label) for kind in LineKind])
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung")
    values = models.JSONField("số liệu", default=dict)
    holders = ArrayField(models.CharField(max_length=24), default=list, blank=True, verbose_name="nhóm chủ thể")
    rule_key = models.CharField("nghĩa vụ đã có", max_length=60, blank=True)
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)
    corrected = models.BooleanField("đã sửa so với nguồn", default=False)
    bodies = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="tổ chức")
    asked = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name="chưa rõ")
    on_paper = models.BooleanField("ngoài hệ thống", default=False)
    rejected = models.BooleanField("đã bỏ", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của bản đọc"
        ordering = ("reading_id", "kind", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("reading", "kind", "order"),
                name="one_line_of_a_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def figures(self) -> list[str]:
        """What the reader understood of it, in words: by when, how much, from when, who leads."""
        values, found = self.values, []
        if recurring := values.get("recurring"):
            found.append(gettext("hằng năm, %(day)s") % {"day": "/".join(reversed(recurring.split("-")))})
        elif values.get("yearly"):
            found.append(gettext("hằng năm"))
        if due := values.get("due"):
            found.append(gettext("hạn %(day)s") % {"day": f"{date.fromisoformat(due):%d/%m/%Y}"})
        if values.get("minimum"):
            amount = f"{values['minimum']} {values.get('unit') or ''}".strip()
            found.append(gettext("ít nhất %(amount)s") % {"amount": amount})
        if values.get("share"):
            found.append(f"{values['share']}%")
        if values.get("from_year"):
            found.append(gettext("từ năm %(year)s") % {"year": values["from_year"]})
        named = [values[name] for name in ("heading", "lead", "period") if values.get(name)]
        return [*found, *named, *values.get("leads", ())]

    @property
    def is_asked(self) -> bool:
        """Whether nobody is named who owes it, or a name stands for nobody yet."""
        if self.rejected:
            return False
        if self.kind in NAMING:
            return bool(self.asked) and not self.on_paper
        return self.kind == LineKind.DUTY and not self.holders and not self.rule_key

    @property
    def to_whom(self) -> list[str]:
        """Groups, seats and bodies that a printed name means, in words."""
        groups = [str(OrganisationKind(kind).label) for kind in self.values.get("kinds", ())]
        seats = [ROLE_LABELS[Role(role)] for role in self.values.get("roles", ())]
        return [*groups, *seats, *(body.name for body in self.bodies.all())]

    @property
    def may_split(self) -> bool:
        """Whether a person may make several of it: words, never a figure. What is cut off a row gets a letter."""
        return self.kind in {*WORDED, LineKind.ROW}

    @property
    def may_merge(self) -> bool:
        """Whether it may be put behind the line above it."""
        return self.kind in {*WORDED, LineKind.ROW} and self.order > 1
