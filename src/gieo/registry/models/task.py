"""A task of the programme, from the day it is commissioned to the end of its use."""

import pghistory
import pgtrigger
from django.db import models

from gieo.identity.models import Organisation, Person, ProvinceOwned
from gieo.kernel.law import Law
from gieo.registry.models.group import TaskGroup
from gieo.rulebooks import library
from gieo.rulebooks.models.regime import Regime
from gieo.rulebooks.regimes import regime_of


class TaskLevel(models.TextChoices):
    """Who owns the task."""

    NATIONAL = "national", "Cấp quốc gia"
    PROVINCIAL = "provincial", "Cấp tỉnh"
    GRASSROOTS = "grassroots", "Cấp cơ sở"


class Assignment(models.TextChoices):
    """How its host is found."""

    COMPETITIVE_SELECTION = "competitive_selection", "Tuyển chọn"
    DIRECT_ASSIGNMENT = "direct_assignment", "Giao trực tiếp"


class LumpSumMode(models.TextChoices):
    """How its money is spent (TTLT 27/2015, articles 6-7)."""

    NONE = "none", "Không khoán"
    PARTIAL = "partial", "Khoán chi từng phần"
    FINAL_PRODUCT = "final_product", "Khoán chi đến sản phẩm cuối cùng"


# Every own task stands in the life-long register from its first day, whichever service, script or repair wrote it. The
# name of its host stays as it was when the task was given to it, whatever the body is called later; its investigator
# stands there without degrees, as in lists that are taken in, so that one person is one name.
ENTER_IN_REGISTER = """
SELECT coalesce(string_agg(nullif(concat_ws(', ', nullif(product ->> 'name', ''),
    nullif(coalesce(product ->> 'quality', product ->> 'indicator', product ->> 'measure'), ''),
    nullif(btrim(concat_ws(' ', product ->> 'quantity', product ->> 'unit')), '')), ''), '; '), '') INTO products_
  FROM jsonb_array_elements(CASE jsonb_typeof(NEW.products) WHEN 'array' THEN NEW.products ELSE '[]' END) AS product
  WHERE jsonb_typeof(product) = 'object';
state_ := CASE WHEN NEW.accepted_on IS NOT NULL THEN 'finished' WHEN NEW.approved_on IS NOT NULL THEN 'running'
  ELSE 'commissioned' END;
INSERT INTO registry_registerentry
  (province_id, task_id, number, other_numbers, title, aims, contents, products, results, application, science_field,
   classification_codes, year, year_end, level, place, host_name, host_id, principal_name, result_owner, accepted_on,
   is_effective, effect, state, source, source_url, is_weak, changed_in)
VALUES
  (NEW.province_id, NEW.id, NEW.number, '{}', NEW.title, NEW.objectives, '', products_, '', '', NEW.science_field,
   '{}', NEW.plan_year, extract(year FROM NEW.ends_on), NEW.level, '',
   coalesce((SELECT name FROM identity_organisation WHERE id = NEW.host_id), ''), NEW.host_id,
   coalesce((SELECT regexp_replace(full_name, '^((GS|PGS|TSKH|TS|ThS|CN|KS|BS|DS)[. ]+)+', '')
     FROM identity_person WHERE id = NEW.principal_investigator_id), ''), '',
   NEW.accepted_on, NEW.is_effective, '', state_, '', '', false, 0)
ON CONFLICT (task_id) DO UPDATE SET
  number = excluded.number, title = excluded.title, aims = excluded.aims, products = excluded.products,
  science_field = excluded.science_field, year = excluded.year, year_end = excluded.year_end, level = excluded.level,
  host_name = CASE WHEN registry_registerentry.host_id = excluded.host_id AND registry_registerentry.host_name <> ''
    THEN registry_registerentry.host_name ELSE excluded.host_name END,
  host_id = excluded.host_id, principal_name = excluded.principal_name,
  accepted_on = excluded.accepted_on, is_effective = excluded.is_effective, state = excluded.state;
RETURN NULL;
"""


@pghistory.track(exclude=["search"])
class Task(ProvinceOwned):
    """What every stage after the order speaks of. Stages fill it as they are done; none of them owns it.

    `rulebook` is empty until the task is approved and assigned to its host; from that day on the task, and every
    dossier opened for it, keeps that rulebook to the end (Law 93/2025, article 73.3).
    """

    number = models.CharField("mã nhiệm vụ", max_length=30)
    title = models.CharField("tên nhiệm vụ", max_length=500)
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    level = models.CharField("cấp", max_length=12, choices=TaskLevel.choices, default=TaskLevel.PROVINCIAL)
    kind = models.CharField("loại hình", max_length=40, blank=True, help_text="khóa trong bộ quy tắc")
    science_field = models.CharField("lĩnh vực", max_length=60, blank=True)
    objectives = models.TextField("mục tiêu", blank=True)
    products = models.JSONField("sản phẩm", default=list, help_text="tên, chỉ tiêu, đơn vị, số lượng")
    is_key = models.BooleanField("trọng điểm", default=False)
    commissioning_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan đặt hàng"
    )
    order_document = models.CharField("văn bản đặt hàng", max_length=200, blank=True)
    proposing_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức đề xuất"
    )
    assignment = models.CharField("phương thức", max_length=24, choices=Assignment.choices, blank=True)
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức chủ trì"
    )
    principal_investigator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ nhiệm"
    )
    transferring_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan chuyển giao"
    )
    lump_sum = models.CharField("phương thức khoán", max_length=16, choices=LumpSumMode.choices, blank=True)
    approved_on = models.DateField("phê duyệt ngày", null=True, blank=True)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    ends_on = models.DateField("kết thúc", null=True, blank=True)
    rating = models.CharField("xếp loại nghiệm thu", max_length=24, blank=True)
    accepted_on = models.DateField("nghiệm thu ngày", null=True, blank=True)
    is_effective = models.BooleanField("có hiệu quả", null=True, blank=True)
    rulebook = models.CharField("bộ quy tắc", max_length=60, blank=True, editable=False)
    group = models.ForeignKey(
        TaskGroup, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="nhóm nhiệm vụ"
    )
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ KH&CN"
        ordering = ("-plan_year", "number")
        constraints = (models.UniqueConstraint("province", "number", name="one_task_of_a_number"),)
        indexes = (models.Index(fields=("province", "plan_year"), name="tasks_of_a_year"),)
        triggers = (
            pgtrigger.Trigger(
                name="enter_in_register",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("products_", "text"), ("state_", "text")],
                func=ENTER_IN_REGISTER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def law(self) -> Law | None:
        """The law it was approved and assigned under; None before that."""
        return library.get(self.rulebook).law if self.rulebook else None

    @property
    def regime(self) -> Regime | None:
        """Its law with the special mechanisms that held on the day it was approved and assigned; None before that."""
        return regime_of(self.law, on=self.approved_on) if self.law else None

    @property
    def group_in_words(self) -> str:
        """What it is a part of, and which part, where one order became several tasks."""
        if self.group is None:
            return ""
        keys = list(self.group.tasks.order_by("pk").values_list("pk", flat=True))
        return f"{self.group} ({keys.index(self.pk) + 1}/{len(keys)})"
