"""One duty of one holder in one year."""

from datetime import date, datetime, timedelta
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.duties.duty.states import DutyState
from gieo.duties.models.clause import DutyClause
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, Person
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.kernel.working_days import Boundary
from gieo.law.models import LegalDocument
from gieo.rulebooks import library
from gieo.rulebooks.models.duties import HOLDERS, DutyHolder, DutyRule, Proof

WAITING = (DutyState.OPEN, DutyState.LATE)


@pghistory.track()
class Duty(Dossier):
    """What one body, person or office owes in a year under a rule of the rulebook.

    Exactly one of `body`, `member` and `role` holds it. `closes_at` is the first instant that is too late, empty
    where no text names a day; `closing_basis` says which text did. `plan_year` is the year it is owed in.
    """

    rule_key = models.CharField("nghĩa vụ trong bộ quy tắc", max_length=60)
    holder_class = models.CharField("nhóm chủ thể", max_length=24, choices=[(h.value, HOLDERS[h]) for h in DutyHolder])
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="duties", verbose_name="cơ quan thực hiện"
    )
    member = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="duties", verbose_name="thành viên thực hiện"
    )
    role = models.CharField("vai trò thực hiện", max_length=24, blank=True)
    closes_at = models.DateTimeField("hạn", null=True, blank=True)
    boundary = models.CharField("cách tính ngày cuối", max_length=8, blank=True)
    closing_basis = models.CharField("căn cứ của ngày", max_length=80, blank=True)
    counted = models.PositiveIntegerField("đã đếm", default=0)
    proofs = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name="minh chứng")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    document = models.ForeignKey(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản minh chứng"
    )
    note = models.CharField("ghi chú", max_length=500, blank=True)
    clause = models.ForeignKey(
        DutyClause, models.PROTECT, null=True, blank=True, related_name="duties", verbose_name="điểm của văn bản"
    )
    proved_at = models.DateTimeField("thực hiện lúc", null=True, blank=True)

    READ_WITH = ("body", "member", "clause", "document")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "nghĩa vụ"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "province",
                "plan_year",
                "rule_key",
                "body",
                "member",
                "role",
                name="one_duty_of_a_holder_and_year",
                nulls_distinct=False,
            ),
        )
        indexes = (models.Index(fields=("province", "plan_year", "rule_key"), name="duties_of_a_year"),)

    @property
    def rule(self) -> DutyRule:
        """What the rulebook it was opened under says of it, or the clause of the directive that laid it down."""
        if self.clause is not None:
            return self.clause.rule
        return next(rule for rule in library.get(self.rulebook).duties if rule.key == self.rule_key)

    @property
    def owed(self) -> int:
        """How much is owed at least; where nothing is counted, one proof is."""
        return max(self.rule.minimum, 1)

    @property
    def proof(self) -> Proof:
        """What shows that it was done."""
        return self.rule.proof

    @property
    def holder_name(self) -> str:
        """Who holds it now, as shown."""
        return str(self.body or self.member or ROLE_LABELS.get(Role(self.role), self.role))

    @property
    def shown_state(self) -> DutyState:
        """Its state with words and look."""
        return DutyState(self.state)

    @property
    def last_day(self) -> date | None:
        """The day the text names: the last that counts, or the first that does not ("trước ngày")."""
        if self.closes_at is None:
            return None
        day = self.closes_at.astimezone(LEGAL_ZONE).date()
        return day if self.boundary == Boundary.BEFORE else day - timedelta(days=1)

    def parties(self) -> dict[Role, Party]:
        """The body by its focal officer, or the member of the council."""
        if self.body_id:
            return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.holder_name)}
        if self.member:
            return {Role.COUNCIL_MEMBER: party(users=[self.member.user_id], name=self.holder_name)}
        return {}

    def clock(self) -> tuple[datetime | None, str]:
        """Its last instant in time, and the article."""
        return (self.closes_at - timedelta.resolution, self.closing_basis) if self.closes_at else (None, "")

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (the day is the rule's)
        """The day of its rule."""
        return self.clock()

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002
        """While it is open the day of its rule runs; afterwards no clock does."""
        return self.clock() if row.target == DutyState.OPEN else (None, "")
