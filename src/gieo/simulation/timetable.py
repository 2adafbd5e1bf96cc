"""The dates of a simulated year, by the law it runs under."""

from dataclasses import dataclass
from datetime import date

from gieo.kernel.law import Law
from gieo.rulebooks import library


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the year's own dates are.

    Attributes:
        orders: bodies send their orders.
        notice: the orientation is published.
        opens: first day of the window.
        closes: last day of the window.
        end: the year is looked at.
    """

    orders: date
    notice: date
    opens: date
    closes: date
    end: date


def timetable_of(family: str, plan_year: int) -> Timetable:
    """Under the 2013 law as in Bắc Giang: orders before 15/11, the window 15/4 to 31/5.

    Under the 2025 law tasks are determined all year round, so a year that begins with the law is run through without
    waiting for spring.
    """
    before = plan_year - 1
    if library.latest(family).law is Law.L2025:
        return Timetable(
            orders=date(before, 10, 20),
            notice=date(before, 11, 10),
            opens=date(before, 11, 12),
            closes=date(before, 12, 12),
            end=date(plan_year + 3, 1, 31),
        )
    return Timetable(
        orders=date(before - 1, 11, 6),
        notice=date(before, 4, 1),
        opens=date(before, 4, 15),
        closes=date(before, 5, 31),
        end=date(plan_year + 2, 1, 31),
    )
