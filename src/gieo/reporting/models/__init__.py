"""Tables of the reports."""

from gieo.reporting.models.statistic_figure import StatisticFigure
from gieo.reporting.models.yearly_return import Return

__all__ = ["Return", "StatisticFigure"]
