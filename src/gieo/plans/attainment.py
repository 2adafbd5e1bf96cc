"""How far a plan has come: its targets, its money."""

from dataclasses import dataclass

from django.db.models import Sum

from gieo.kernel.money import format_vnd
from gieo.plans.models import Plan, PlanTarget
from gieo.plans.models.target import MemberState

FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment:
    """One target.

    Attributes:
        reached: results that count, or members of a share that have reached it.
        of: how many must be; for a share, how many there are.
        evidence: what was counted.
        missing: the members of a share that have not reached it.
    """

    target: PlanTarget
    reached: int
    of: int
    evidence: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def percent(self) -> int | None:
        """The share reached, cut off below; None where it is a count or nobody is named yet."""
        return self.reached * FULL // self.of if self.target.is_share and self.of else None

    @property
    def is_met(self) -> bool:
        """A count printed without "ít nhất" is met from its figure on (Q-09); a share of nobody is not met."""
        if self.target.is_share:
            return self.percent is not None and self.percent >= self.target.value
        return self.reached <= self.of if self.target.operator == "<=" else self.reached >= self.of

    @property
    def words(self) -> str:
        """E.g. "38/40, 95%"."""
        if not self.target.is_share:
            return f"{self.reached}/{self.of}"
        return f"{self.reached}/{self.of}, {self.percent}%" if self.of else "chưa có danh sách"


def attainments(plan: Plan) -> list[Attainment]:
    """Every target of a plan in its order."""
    return [_of(target) for target in plan.targets.prefetch_related("results", "members")]


def _of(target: PlanTarget) -> Attainment:
    if not target.is_share:
        titles = tuple(result.title for result in target.results.all())
        return Attainment(target=target, reached=len(titles), of=target.value, evidence=titles)
    members = list(target.members.all())
    there = tuple(member.name for member in members if member.state == MemberState.REACHED)
    missing = tuple(member.name for member in members if member.state != MemberState.REACHED)
    return Attainment(target=target, reached=len(there), of=len(members), evidence=there, missing=missing)


@dataclass(frozen=True, slots=True)
class Itemised:
    """How much of the money foreseen is laid out line by line, in đồng."""

    amount: int
    envelope: int
    annex_missing: bool

    @property
    def words(self) -> str:
        """E.g. "0 đ trên 45.000.000.000 đ đã phân bổ; thiếu phụ lục"."""
        missing = "; thiếu phụ lục" if self.annex_missing and not self.amount else ""
        return f"{format_vnd(self.amount)} trên {format_vnd(self.envelope)} đã phân bổ{missing}"


def itemised(plan: Plan) -> Itemised:
    """The annex against the envelope (BP-III-2)."""
    amount = plan.costs.aggregate(sum=Sum("amount"))["sum"] or 0
    return Itemised(amount, plan.envelope, plan.annex_missing)
