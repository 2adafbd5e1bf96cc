"""How a finished task is rated: by each member from its products and report, by the council from its members.

Numbers ordered and delivered are exact: whole numbers or fractions, never floats.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import AcceptanceRule


class Rating(StrEnum):
    """Xuất sắc, Đạt, Không đạt: of a criterion, a report, a member or a council."""

    EXCELLENT = "excellent"
    MET = "met"
    NOT_MET = "not_met"


class OutcomeCode(StrEnum):
    """How a task ends where the law knows accepted risk."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED_RISK = "not_achieved_risk"
    NOT_ACHIEVED_FAULT = "not_achieved_fault"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A criterion on quantity or volume: a number ordered and a number delivered, in the same unit."""

    name: str
    ordered: Fraction | int
    delivered: Fraction | int

    @property
    def rating(self) -> Rating:
        """Above the order, exactly as ordered, or short of it."""
        if self.delivered == self.ordered:
            return Rating.MET
        return Rating.EXCELLENT if self.delivered > self.ordered else Rating.NOT_MET


@dataclass(frozen=True, slots=True)
class Quality:
    """A criterion on quality or kind, which a member judges; `rating` says above, as ordered, or short."""

    name: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the contract with its criteria."""

    name: str
    quantities: tuple[Quantity, ...] = ()
    qualities: tuple[Quality, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """When the contract (or its extension) ended, and when the acceptance file came in."""

    ended_on: date
    filed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRating:
    """A member's rating; `reasons` say what keeps it from being met."""

    rating: Rating
    reasons: tuple[Refusal, ...]


def rate(products: Sequence[Product], *, report: Rating, filing: Filing, rule: AcceptanceRule) -> MemberRating:
    """The rating that follows from one member's judgement of products and report.

    Raises:
        ValueError: no product has a criterion: there is nothing to rate.
    """
    quantities = [quantity for product in products for quantity in product.quantities]
    qualities = [quality for product in products for quality in product.qualities]
    ratings = [*(quantity.rating for quantity in quantities), *(quality.rating for quality in qualities)]
    if not ratings:
        raise ValueError("no criterion to rate")
    reasons = (
        *_of_qualities(qualities, rule),
        *_of_quantities(quantities, rule),
        *_of_report(report, rule),
        *_of_filing(filing, rule),
    )
    if reasons:
        return MemberRating(rating=Rating.NOT_MET, reasons=reasons)
    excellent = all(rating is Rating.EXCELLENT for rating in ratings)
    return MemberRating(rating=Rating.EXCELLENT if excellent else Rating.MET, reasons=())


def _of_qualities(qualities: Sequence[Quality], rule: AcceptanceRule) -> Iterator[Refusal]:
    for quality in qualities:
        if quality.rating is Rating.NOT_MET:
            message, params = _("Chất lượng, chủng loại chưa đạt: %(name)s."), {"name": quality.name}
            yield Refusal(code="quality_not_met", message=message, basis=rule.basis, params=params)


def _of_quantities(quantities: Sequence[Quantity], rule: AcceptanceRule) -> Iterator[Refusal]:
    short = [quantity for quantity in quantities if quantity.rating is Rating.NOT_MET]
    met = len(quantities) - len(short)
    if quantities and not rule.quantities.is_reached(met, len(quantities)):
        message = _("%(met)d trên %(all)d chỉ tiêu số lượng, khối lượng đạt, cần ít nhất %(needed)d.")
        params = {"met": met, "all": len(quantities), "needed": rule.quantities.needed(len(quantities))}
        yield Refusal(code="too_few_quantities", message=message, basis=rule.quantities.basis, params=params)
    for quantity in short:
        if not rule.short_reaches.is_reached(Fraction(quantity.delivered), Fraction(quantity.ordered)):
            message = _("%(name)s: %(delivered)s trên %(ordered)s, chưa đủ phần tối thiểu của mức đặt hàng.")
            numbers = {"name": quantity.name, "delivered": quantity.delivered, "ordered": quantity.ordered}
            yield Refusal(code="far_too_short", message=message, basis=rule.short_reaches.basis, params=numbers)


def _of_report(report: Rating, rule: AcceptanceRule) -> Iterator[Refusal]:
    if report is Rating.NOT_MET:
        yield Refusal(code="report_not_met", message=_("Báo cáo tổng hợp không đạt."), basis=rule.basis)


def _of_filing(filing: Filing, rule: AcceptanceRule) -> Iterator[Refusal]:
    latest = rule.late.due(filing.ended_on)
    if filing.filed_on > latest:
        message, params = _("Hồ sơ nộp sau ngày %(latest)s."), {"latest": f"{latest:%d/%m/%Y}"}
        yield Refusal(code="filed_too_late", message=message, basis=rule.late.basis, params=params)


# ---------------------------------------------------------------- the council


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRating:
    """The rating of the council with its count.

    Attributes:
        void: ballots that rate nothing; those members are present all the same.
        reason: why the rating is not a better one; None when it is Excellent.
    """

    rating: Rating
    present: int
    excellent: int
    met: int
    not_met: int
    void: int
    reason: Refusal | None


def rate_by_council(ballots: Sequence[Rating | None], *, present: int, rule: AcceptanceRule) -> CouncilRating:
    """The rating that follows from the members' ratings (None: a void ballot).

    Raises:
        ValueError: nobody is present, or there are more ballots than members present.
    """
    if not 0 < present >= len(ballots):
        raise ValueError(f"{len(ballots)} ballots of {present} members present")
    excellent, not_met = ballots.count(Rating.EXCELLENT), ballots.count(Rating.NOT_MET)
    if rule.not_met.is_reached(not_met, present):
        rating, reason = Rating.NOT_MET, _not_met(not_met, present, rule)
    elif not_met == 0 and rule.excellent.is_reached(excellent, present):
        rating, reason = Rating.EXCELLENT, None
    else:
        rating, reason = Rating.MET, _not_excellent(excellent, not_met, present, rule)
    return CouncilRating(
        rating=rating,
        present=present,
        excellent=excellent,
        met=ballots.count(Rating.MET),
        not_met=not_met,
        void=ballots.count(None),
        reason=reason,
    )


def _not_met(not_met: int, present: int, rule: AcceptanceRule) -> Refusal:
    message = _("%(votes)d trên %(present)d thành viên dự họp xếp không đạt.")
    params = {"votes": not_met, "present": present}
    return Refusal(code="council_not_met", message=message, basis=rule.not_met.basis, params=params)


def _not_excellent(excellent: int, not_met: int, present: int, rule: AcceptanceRule) -> Refusal:
    message = _(
        "%(votes)d trên %(present)d thành viên dự họp xếp xuất sắc, cần ít nhất %(needed)d và không có phiếu "
        "không đạt; có %(not_met)d phiếu không đạt."
    )
    params = {
        "votes": excellent,
        "present": present,
        "needed": rule.excellent.needed(present),
        "not_met": not_met,
    }
    return Refusal(code="council_not_excellent", message=message, basis=rule.excellent.basis, params=params)


# ---------------------------------------------------------------- accepted risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """How a task ends; `reasons` name the conditions of accepted risk that are not shown."""

    code: OutcomeCode
    reasons: tuple[Refusal, ...]


def conclude(rating: Rating, *, shown: Collection[str], rule: AcceptanceRule) -> Conclusion:
    """Achieved, or a failure that is accepted risk when every condition of the law is shown, or else a fault.

    Args:
        rating: of the council.
        shown: keys of the conditions of accepted risk that are proven.
        rule: of a rulebook that knows accepted risk.

    Raises:
        ValueError: the rulebook knows none (the 2013 law).
    """
    if not rule.accepted_risk:
        raise ValueError("this rulebook knows no accepted risk")
    if rating is not Rating.NOT_MET:
        return Conclusion(code=OutcomeCode.ACHIEVED, reasons=())
    missing = tuple(
        Refusal(
            code="risk_not_shown",
            message=_("Chưa chứng minh: %(condition)s."),
            basis=condition.basis,
            params={"condition": condition.text},
            field=condition.key,
        )
        for condition in rule.accepted_risk
        if condition.key not in shown
    )
    code = OutcomeCode.NOT_ACHIEVED_FAULT if missing else OutcomeCode.NOT_ACHIEVED_RISK
    return Conclusion(code=code, reasons=missing)
