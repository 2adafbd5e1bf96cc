"""The docket: one line per dossier of whatever kind, kept in step with every act."""

from datetime import UTC, datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from gieo.identity.models import ProvinceOwned
from gieo.registry.models import Task

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class DocketEntry(ProvinceOwned):
    """What lists, to-do lists, the search, the chain and the clocks ask; the dossier itself lies with its stage.

    Readers and holders are written out, so that a list is one indexed query whatever the reader's seats are:
    a reader holds one of `reader_roles` in the province, or sits in one of `reader_bodies`, or is one of
    `reader_users`; the same for holders. `invited_users` are no readers: they know of an invitation and nothing else.
    `due_at` is `NEVER` where no clock runs.
    """

    kind = models.CharField("loại hồ sơ", max_length=40)
    subject_id = models.BigIntegerField("mã trong bảng")
    number = models.CharField("số hồ sơ", max_length=30)
    title = models.CharField("tên", max_length=500)
    title_key = models.TextField("khóa sắp xếp", blank=True, db_collation="C")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch", null=True)
    opened_at = models.DateTimeField("lập lúc")
    state = models.CharField("trạng thái", max_length=40)
    state_since = models.DateTimeField("từ lúc")
    is_open = models.BooleanField("đang xử lý")
    due_at = models.DateTimeField("hạn", default=NEVER)
    due_basis = models.CharField("căn cứ của hạn", max_length=80, blank=True)
    holder_role = models.CharField("vai trò đang giữ", max_length=24, blank=True)
    holder_name = models.CharField("đang giữ", max_length=250, blank=True)
    holder_bodies = ArrayField(models.BigIntegerField(), default=list, verbose_name="tổ chức đang giữ")
    holder_users = ArrayField(models.BigIntegerField(), default=list, verbose_name="người đang giữ")
    reader_roles = ArrayField(models.CharField(max_length=24), default=list, verbose_name="vai trò được xem")
    reader_bodies = ArrayField(models.BigIntegerField(), default=list, verbose_name="tổ chức được xem")
    reader_users = ArrayField(models.BigIntegerField(), default=list, verbose_name="người được xem")
    invited_users = ArrayField(models.BigIntegerField(), default=list, verbose_name="người mới được mời")
    ancestors = ArrayField(models.BigIntegerField(), default=list, verbose_name="hồ sơ trước")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="hồ sơ nguồn")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="docket", verbose_name="nhiệm vụ")
    search = models.TextField("chữ để tìm", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "mục lục hồ sơ"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint("kind", "subject_id", name="one_entry_of_a_dossier"),
            models.UniqueConstraint("province", "number", name="one_entry_of_a_number"),
        )
        indexes = (
            models.Index(fields=("province", "kind", "due_at", "id"), name="docket_by_due"),
            models.Index(fields=("kind", "state", "province"), name="docket_of_a_state"),
            models.Index(fields=("plan_year", "kind"), name="docket_of_a_year"),
            # Lists are walked in their order until a page is full: whoever may see much finds it at once.
            models.Index(fields=("due_at", "id"), name="docket_next_due"),
            models.Index(fields=("-state_since", "-id"), name="docket_latest"),
            models.Index(
                fields=("province", "holder_role", "kind"), condition=models.Q(is_open=True), name="docket_holder_role"
            ),
            models.Index(fields=("due_at",), condition=models.Q(is_open=True), name="docket_clocks"),
            models.Index(fields=("task",), name="docket_of_a_task"),
            GinIndex(fields=("reader_bodies",), name="docket_reader_bodies"),
            GinIndex(fields=("reader_users",), name="docket_reader_users"),
            GinIndex(fields=("invited_users",), condition=models.Q(is_open=True), name="docket_invited_users"),
            GinIndex(fields=("holder_users",), condition=models.Q(is_open=True), name="docket_holder_users"),
            GinIndex(fields=("ancestors",), name="docket_ancestors"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """One address for life, whatever the kind."""
        return reverse("dossiers:dossier", args=[self.number])

    @property
    def due(self) -> datetime | None:
        """Until when, where a clock runs."""
        return self.due_at if self.is_open and self.due_at != NEVER else None
