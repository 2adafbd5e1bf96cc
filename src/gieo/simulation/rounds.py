"""What comes back with the calendar: duties and reports are opened, proved and closed, replication is begun."""

from datetime import datetime, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.models import Duty
from gieo.duties.services.follow_year import follow_year
from gieo.kernel.actors import SYSTEM
from gieo.reporting.services.open_returns import open_returns
from gieo.simulation.engine import Engine
from gieo.simulation.scripts.results import begin_replication
from gieo.simulation.world import World

AT_SIX = 6
BUDGETING = 10  # the month in which schemes of replication are begun, so that they reach the budget of next year


class Rounds:
    """Runs the engine from round to round: the first of each month, and the morning of each day that closes a duty.

    The jobs that do this every day in life are called on these days only: on the others they would find nothing.
    """

    def __init__(self, world: World, engine: Engine) -> None:
        self.world, self._engine = world, engine
        self._next = datetime(world.now.astimezone(LEGAL_ZONE).year + 1, 1, 1, AT_SIX, tzinfo=LEGAL_ZONE)

    def run(self, until: datetime) -> None:
        """Do everything that comes before an instant, with the rounds that fall before it."""
        while self._next <= until:
            self._engine.run(self._next)
            self._go_round()
            self._next = self._following()
        self._engine.run(until)

    def _go_round(self) -> None:
        now = self.world.now
        today = now.astimezone(LEGAL_ZONE).date()
        follow_year(at=now)
        open_returns(province=self.world.cast.province.code, year=today.year, actor=SYSTEM, at=now)
        if (today.month, today.day) == (BUDGETING, 1):
            begin_replication(self.world)

    def _following(self) -> datetime:
        now = self.world.now
        first = (now.astimezone(LEGAL_ZONE).replace(day=1, hour=AT_SIX) + timedelta(days=32)).replace(day=1)
        closing = Duty.objects.filter(state="open", closes_at__gt=now + timedelta(days=1)).order_by("closes_at").first()
        if closing is None or closing.closes_at is None:
            return first
        last_day = (closing.closes_at - timedelta.resolution).astimezone(LEGAL_ZONE)
        return min(first, last_day.replace(hour=AT_SIX, minute=0, second=0, microsecond=0))
