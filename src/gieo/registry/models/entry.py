"""The life-long register: every task anybody may have done, own and of others, as it is compared and looked up."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func

from gieo.identity.models import ProvinceOwned
from gieo.registry.models.task import Task


class EntryState(models.TextChoices):
    """How far a task is, as the register says."""

    COMMISSIONED = "commissioned", "Đã đặt hàng"
    RUNNING = "running", "Đang thực hiện"
    FINISHED = "finished", "Đã nghiệm thu"
    STOPPED = "stopped", "Dừng, không đạt"
    UNKNOWN = "unknown", "Chưa rõ"


class EntryLevel(models.TextChoices):
    """Whose task it is. Own tasks know fewer levels than the registers of others."""

    NATIONAL = "national", "Cấp quốc gia"
    MINISTERIAL = "ministerial", "Cấp bộ"
    PROVINCIAL = "provincial", "Cấp tỉnh"
    GRASSROOTS = "grassroots", "Cấp cơ sở"
    UNKNOWN = "unknown", "Chưa rõ"


class Folded(Func):
    """The words of a text without marks as PostgreSQL looks for them: hoà, hòa and hoa are one (X-10)."""

    template = (
        "to_tsvector('simple'::regconfig, regexp_replace(normalize(translate(lower(%(expressions)s), 'đ', 'd'), NFD), "
        "'[\u0300-\u036f]', '', 'g'))"
    )
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


NOTE_CHANGE = """
IF TG_OP = 'INSERT' OR (OLD.title, OLD.aims, OLD.contents, OLD.products)
  IS DISTINCT FROM (NEW.title, NEW.aims, NEW.contents, NEW.products) THEN
  NEW.changed_in = pg_current_xact_id()::text::bigint;
END IF;
RETURN NEW;
"""


@pghistory.track(exclude=["changed_in", "words"])
class RegisterEntry(ProvinceOwned):
    """A task under its number for life. Own tasks are entered by a trigger, whoever writes them; others have no `task`.

    Attributes:
        changed_in: the transaction that last changed what is compared; the index of the overlap check follows it.
    """

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
    science_field = models.CharField("lĩnh vực", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    level = models.CharField("cấp", max_length=12, choices=EntryLevel.choices, default=EntryLevel.UNKNOWN)
    place = models.CharField("nơi thực hiện", max_length=120, blank=True)
    host_name = models.CharField("tổ chức chủ trì", max_length=250, blank=True, help_text="tên vào thời điểm đó")
    state = models.CharField("tình trạng", max_length=12, choices=EntryState.choices, default=EntryState.UNKNOWN)
    source = models.CharField("nguồn", max_length=200, blank=True)
    source_url = models.URLField("địa chỉ nguồn", max_length=500, blank=True)
    is_weak = models.BooleanField("bằng chứng yếu", default=False, help_text="quá ngắn để so sánh")
    changed_in = models.BigIntegerField(default=0, editable=False)
    words: Any = models.GeneratedField(
        expression=Folded(F("number"), F("title"), F("aims"), F("host_name")),
        output_field=SearchVectorField(),
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
            models.Index(fields=("province", "-year"), name="entries_of_a_year"),
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
