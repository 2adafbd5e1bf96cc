"""Time people give to a task, in months of full work, and what that is in a year."""

from datetime import date
from decimal import Decimal, InvalidOperation

from gieo.kernel.refusal import _

MOST = Decimal(240)  # months; no task lasts so long
A_YEAR = 12
_DAYS_A_MONTH = Decimal("30.4375")


def months_of(text: str) -> Decimal:
    """Months of full work as they are written: 6, 2,5 or 2.5.

    Raises:
        ValueError: no such number.
    """
    try:
        months = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        months = Decimal(-1)
    if not 0 <= months <= MOST:
        raise ValueError(_("Số tháng quy đổi là một số, ví dụ 6 hoặc 2,5."))
    return months


def a_year(months: Decimal, starts_on: date | None, ends_on: date | None) -> Decimal | None:
    """Months of a task spread evenly over its term: so many in each twelve; None where the term is not known."""
    if starts_on is None or ends_on is None or ends_on < starts_on:
        return None
    term = Decimal((ends_on - starts_on).days + 1) / _DAYS_A_MONTH
    return min(months, months * A_YEAR / term)
