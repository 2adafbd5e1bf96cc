"""Hundreds of letters from one text and one list, made as a job."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gieo.files.models import StoredFile
from gieo.identity.models import ProvinceOwned
from gieo.records.letters.states import SeriesState


class LetterSeries(ProvinceOwned):
    """One run: what is printed, for whom, how far it is.

    `text` holds places like ``{Họ và tên}``, filled from the columns of `rows` (a list of records). `stop_asked` is
    what the job looks at between letters; what it made until then stays. `package` names the zip under its hash.
    `beat_at` is when the job last said that it lives; `run` counts the jobs that took it in hand, and only the last of
    them may go on; `taken_up` is how often a job that went silent was followed by another since somebody started it.
    """

    name = models.CharField("tên đợt", max_length=200)
    layout = models.CharField("thể thức", max_length=24)
    head = models.JSONField("phần đầu, phần ký", default=dict)
    text = models.TextField("nội dung")
    columns = models.JSONField("cột", default=list)
    rows = models.JSONField("danh sách", default=list)
    with_word = models.BooleanField("kèm bản Word", default=True)
    source = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="danh sách tải lên")
    state = models.CharField(
        "trạng thái",
        max_length=10,
        choices=[(each.value, each.label) for each in SeriesState],
        default=SeriesState.READY,
    )
    made = models.PositiveIntegerField("đã lập", default=0)
    total = models.PositiveIntegerField("tổng số")
    stop_asked = models.BooleanField("yêu cầu dừng", default=False)
    fault = models.CharField("lỗi", max_length=500, blank=True)
    package = models.CharField("gói", max_length=64, blank=True)
    created_at = models.DateTimeField("lập lúc")
    beat_at = models.DateTimeField("còn chạy lúc", null=True, editable=False)
    run = models.PositiveIntegerField("lần chạy", default=0, editable=False)
    taken_up = models.PositiveSmallIntegerField("lần chạy lại", default=0, editable=False)
    started_at = models.DateTimeField("bắt đầu", null=True)
    ended_at = models.DateTimeField("kết thúc", null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người lập"
    )

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"rows"})

    class Meta:
        verbose_name = verbose_name_plural = "đợt văn bản hàng loạt"
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=Q(made__lte=F("total")), name="no_more_letters_than_asked"),)

    def __str__(self) -> str:
        return self.name
