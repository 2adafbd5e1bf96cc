"""Vietnamese public holidays, as data."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from gieo.kernel.working_days import Calendar

DATA = Path(__file__).parent / "data"


@cache
def vietnamese_calendar() -> Calendar:
    """The calendar of days of rest (Labour Code 2019, article 112) and of yearly exchanges."""
    years = yaml.safe_load((DATA / "calendar" / "holidays.yaml").read_text())["years"]
    return Calendar(
        holidays=frozenset[date](day for year in years.values() for day in year["rest"]),
        worked=frozenset[date](day for year in years.values() for day in year.get("worked", [])),
    )
