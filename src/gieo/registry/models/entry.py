"""The life-long register: every task anybody may have done, own and of others, as it is compared and looked up."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_noop as _

from gieo.identity.models import Organisation, ProvinceOwned
from gieo.registry.models.register_import import RegisterImport
from gieo.registry.models.task import Task


class EntryState(models.TextChoices):
    """How far a task is, as the register says."""

    COMMISSIONED = "commissioned", _("Đã đặt hàng")
    RUNNING = "running", _("Đang thực hiện")
    FINISHED = "finished", _("Đã nghiệm thu")
    STOPPED = "stopped", _("Dừng, không đạt")
    UNKNOWN = "unknown", _("Chưa rõ")


class EntryLevel(models.TextChoices):
    """Whose task it is. Own tasks know fewer levels than the registers of others."""

    NATIONAL = "national", _("Cấp quốc gia")
    MINISTERIAL = "ministerial", _("Cấp bộ")
    PROVINCIAL = "provincial", _("Cấp tỉnh")
    GRASSROOTS = "grassroots", _("Cấp cơ sở")
    UNKNOWN = "unknown", _("Chưa rõ")


class SoughtWords(Func):
    """The words of a text as the look-up seeks them, without marks: hoà, hòa and hoa are one (X-10).

    Beside what is spelt out stands its short form, so that CNSH is one word to seek and no phrase. The function of the
    database is made by a migration; `gieo.registry.rules.wording` asks in the same words.
    """

    function = "gieo_sought_words"
    template = "%(function)s(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


NOTE_CHANGE = """
IF TG_OP = 'INSERT' OR (OLD.title, OLD.aims, OLD.contents, OLD.products)
  IS DISTINCT FROM (NEW.title, NEW.aims, NEW.contents, NEW.products) THEN
  NEW.changed_in = pg_current_xact_id()::text::bigint;
END IF;
RETURN NEW;
"""


@pghistory.track(exclude=["changed_in", "words", "year_key"])
class RegisterEntry(ProvinceOwned):
    """A task under its number for life. Own tasks are entered by a trigger, whoever writes them; others have no `task`.

    Attributes:
        number: given once and never again; what a task was called elsewhere stands in `other_numbers`.
        host_name: as it stood in the source, on that day; `host` is the body it stands for, whatever it is called now.
        result_owner: who owns the result; empty where no ledger or source says so.
        is_effective: judged effective after acceptance; None where nobody judged.
        effect: how effective, with the evidence.
        changed_in: the transaction that last changed what is compared; the index of the overlap check follows it.
        year_key: the year to sort by; 0 where it is not known.
    """

    PERSONAL_DATA = frozenset({"principal_name"})

    task = models.OneToOneField(
        Task, models.PROTECT, null=True, blank=True, related_name="entry", verbose_name="nhiệm vụ của tỉnh"
    )
    number = models.CharField("mã suốt đời", max_length=40)
    other_numbers = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="mã khác")
    title = models.CharField("tên nhiệm vụ", max_length=500)
    aims = models.TextField("mục tiêu", blank=True)
    contents = models.TextField("nội dung", blank=True)
    products = models.TextField("sản phẩm", blank=True)
    results = models.TextField("kết quả", blank=True)
    application = models.TextField("ứng dụng", blank=True)
    effect = models.TextField("hiệu quả và bằng chứng", blank=True)
    science_field = models.CharField("lĩnh vực", max_length=60, blank=True)
    classification_codes = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, verbose_name="mã phân loại"
    )
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    year_end = models.PositiveSmallIntegerField("năm kết thúc", null=True, blank=True)
    level = models.CharField("cấp", max_length=12, choices=EntryLevel.choices, default=EntryLevel.UNKNOWN)
    place = models.CharField("nơi thực hiện", max_length=120, blank=True)
    host_name = models.CharField("tổ chức chủ trì", max_length=250, blank=True, help_text="tên vào thời điểm đó")
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức chủ trì hiện nay"
    )
    principal_name = models.CharField("chủ nhiệm", max_length=200, blank=True)
    result_owner = models.CharField("chủ sở hữu kết quả", max_length=250, blank=True)
    accepted_on = models.DateField("nghiệm thu ngày", null=True, blank=True)
    is_effective = models.BooleanField("có hiệu quả", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=12, choices=EntryState.choices, default=EntryState.UNKNOWN)
    source = models.CharField("nguồn", max_length=200, blank=True)
    source_url = models.URLField("địa chỉ nguồn", max_length=500, blank=True)
    imported_in = models.ForeignKey(
        RegisterImport, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name="lần nhập"
    )
    is_weak = models.BooleanField("bằng chứng yếu", default=False, help_text="quá ngắn để so sánh")
    changed_in = models.BigIntegerField(default=0, editable=False)
    words: Any = models.GeneratedField(
        expression=SoughtWords(F("number"), F("title"), F("aims"), F("host_name")),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    year_key = models.GeneratedField(
        expression=Coalesce(F("year"), Value(0), output_field=models.PositiveSmallIntegerField()),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ trong sổ"
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint("province", "number", name="one_register_entry_of_a_number"),)
        indexes = (
            GinIndex(fields=("words",), name="entries_by_words"),
            GinIndex(fields=("other_numbers",), name="entries_by_other_numbers"),
            models.Index(fields=("changed_in",), name="entries_changed"),
            models.Index(fields=("principal_name",), name="entries_of_an_investigator"),
            models.Index(fields=("province", "accepted_on"), name="entries_accepted"),
            models.Index(fields=("province", "-year_key", "-id"), name="entries_of_a_year"),
            models.Index(fields=("number",), name="entries_by_number"),
            # The look-up reads pages newest first, and counts off the index alone: whatever a filter asks is in it.
            models.Index(
                fields=("-year_key", "-id"),
                include=("province", "level", "state", "science_field", "host_name", "place", "task", "is_effective"),
                name="entries_newest_first",
            ),
            models.Index(fields=("host_name", "-year_key", "-id"), name="entries_of_a_host"),
            models.Index(fields=("place", "-year_key", "-id"), name="entries_of_a_place"),
            models.Index(fields=("-year_key", "-id"), condition=models.Q(is_effective=True), name="entries_effective"),
            models.Index(
                fields=("province", "-year_key", "-id"),
                condition=models.Q(classification_codes=[]),
                name="entries_without_a_code",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="note_change",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=NOTE_CHANGE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Its public page, for life."""
        return reverse("registry:task", args=[self.number])

    @property
    def is_public(self) -> bool:
        """An own task is everybody's to see once it is approved; before that only its call is public."""
        return self.task_id is None or self.state != EntryState.COMMISSIONED

    @property
    def host_today(self) -> Organisation | None:
        """The body that stands for its host at present: the host itself, or whoever took over from it."""
        body, seen = self.host, set[int]()
        while body is not None and body.successor is not None and body.pk not in seen:
            seen.add(body.pk)
            body = body.successor
        return body

    @property
    def years(self) -> str:
        """From when to when: 2019–2021; empty where it is not known."""
        return "–".join(str(year) for year in dict.fromkeys((self.year, self.year_end)) if year)
