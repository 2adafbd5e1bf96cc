"""A yearly report of a body, of a unit, or of the Sở itself."""

from datetime import date, datetime, timedelta
from typing import Any

import pghistory
from django.db import models

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.working_days import Boundary
from gieo.reporting.return_.states import COMPILED_FORMS, ReturnForm, ReturnState


@pghistory.track()
class Return(Dossier):
    """One report on a year, `plan_year`, from a body to the Sở or from the Sở to whom it answers.

    `closes_at` is the first instant that is too late. `figures` holds what was counted, with the rows behind each
    figure, as it stood when the report was sent; until then the page counts afresh.
    """

    form = models.CharField("loại báo cáo", max_length=24, choices=[(form.value, form.label) for form in ReturnForm])
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="returns", verbose_name="cơ quan báo cáo"
    )
    closes_at = models.DateTimeField("hạn", null=True, blank=True)
    boundary = models.CharField("cách tính ngày cuối", max_length=8, blank=True)
    closing_basis = models.CharField("căn cứ của hạn", max_length=80, blank=True)
    results = models.TextField("kết quả", blank=True)
    earlier_results = models.TextField("kết quả theo Chỉ thị 01", blank=True)
    difficulties = models.TextField("khó khăn, vướng mắc", blank=True)
    suggestions = models.TextField("đề xuất, kiến nghị", blank=True)
    figures = models.JSONField("số liệu", default=list, blank=True, editable=False)
    submitted_at = models.DateTimeField("gửi lần đầu lúc", null=True, editable=False)
    is_late = models.BooleanField("quá hạn", default=False, editable=False)

    READ_WITH = ("body",)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "báo cáo năm"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "province", "plan_year", "form", "body", name="one_return_of_a_body_and_year", nulls_distinct=False
            ),
        )

    @property
    def year(self) -> int:
        """The year it reports on."""
        return self.plan_year or self.opened_at.year

    @property
    def is_compiled(self) -> bool:
        """Whether the Sở itself reports."""
        return self.form in COMPILED_FORMS

    @property
    def state_label(self) -> str:
        """Where it stands, in words."""
        return ReturnState(self.state).label

    @property
    def last_day(self) -> date | None:
        """The day the text names: the last that counts, or the first that does not."""
        if self.closes_at is None:
            return None
        day = self.closes_at.astimezone(LEGAL_ZONE).date()
        return day if self.boundary == Boundary.BEFORE else day - timedelta(days=1)

    def parties(self) -> dict[Role, Party]:
        """The body that reports."""
        return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body.name)} if self.body else {}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (the day is the rule's)
        """Its last instant in time, and the article."""
        return (self.closes_at - timedelta.resolution, self.closing_basis) if self.closes_at else (None, "")

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:
        """The day of its rule runs until it was sent or is late; then the periods of the rulebook."""
        if row.target == ReturnState.OPEN:
            return (None, "") if self.is_late else self.first_clock(at)
        return super().clock_after(row, at)
