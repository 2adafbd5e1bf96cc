"""What any dossier has that a council decides."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import Stateful
from gieo.councils.models.council import Council
from gieo.councils.rules.conflicts import Item
from gieo.councils.rules.phases import Span
from gieo.dossiers.audience import Party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition

CALLS = frozenset({"send_papers", "call_again", "adjourn"})
BALLOTING = frozenset({"open_voting", "set_phases_in_voting"})
PHASE_BASIS = "GIEO-MACDINH:101"
PHASES = ("remarks_from", "remarks_until", "votes_from", "votes_until")


class CouncilItem(Dossier):
    """A dossier on the agenda of a council: founded, papers sent, declared, sat, voted, counted.

    A stage names the people and bodies it is about in `judged()`; conflicts of interest are read off them. `tally` is
    what the ballots of `council` counted to when the voting was closed, with its `outcome`. Remarks and ballots are
    taken between the instants of `PHASES` where its desk gave any; each `_until` is the first instant that is too late.

    Attributes:
        COUNCIL: key of the kind of council that decides it, in the rulebook.
    """

    COUNCIL: ClassVar[str]

    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="%(class)s_items", verbose_name="hội đồng"
    )
    papers_sent_at = models.DateTimeField("gửi tài liệu lúc", null=True, blank=True, editable=False)
    sitting_at = models.DateTimeField("phiên họp lúc", null=True, blank=True)
    sitting_place = models.CharField("nơi họp", max_length=300, blank=True)
    authorisation = models.CharField("giấy ủy quyền chủ trì", max_length=120, blank=True)
    remarks_from = models.DateTimeField("nhận xét từ", null=True, blank=True, editable=False)
    remarks_until = models.DateTimeField("nhận xét đến trước", null=True, blank=True, editable=False)
    votes_from = models.DateTimeField("bỏ phiếu từ", null=True, blank=True, editable=False)
    votes_until = models.DateTimeField("bỏ phiếu đến trước", null=True, blank=True, editable=False)
    sat_at = models.DateTimeField("khai mạc lúc", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("kiểm phiếu lúc", null=True, blank=True, editable=False)
    tally = models.JSONField("kết quả kiểm phiếu", default=dict, editable=False)

    class Meta(Dossier.Meta):
        abstract = True
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                condition=Q(remarks_from__lt=F("remarks_until"))
                & Q(votes_from__lt=F("votes_until"))
                & Q(remarks_until__lte=F("votes_from")),
                name="%(app_label)s_%(class)s_phases_in_order",
            ),
        )

    def judged(self) -> Item:
        """The people and bodies it is about, by the keys of `gieo.councils.keys`."""
        raise NotImplementedError

    @property
    def judged_title(self) -> str:
        """What lies before the council, as its papers name it."""
        return self.title

    def judged_text(self) -> str:
        """What the dossier says it is about, for finding who knows the matter; stages say more than the title."""
        return self.title

    def unwanted(self) -> Sequence[tuple[str, str]]:
        """Whom those concerned would rather not have as a judge, as they wrote it: (name, name and place of work).

        A stage whose dossiers are sealed names nobody before they are opened.
        """
        return ()

    def team(self) -> Sequence[tuple[str, str]]:
        """Who takes part in the work, as it is written: (name, name and part).

        They have no entry in the register of people; who of a council bears such a name is to be looked into.
        """
        return ()

    def judged_dossiers(self) -> Sequence[Stateful]:
        """The dossiers that lie before the council with it: members read those once they have declared no conflict."""
        return ()

    def told_outside(self) -> Sequence[Sequence[str]]:
        """Of what the stage counted beside the common figures, what those it is about are told (decision 23)."""
        lines: Sequence[Sequence[str]] = self.tally.get("lines", ())
        return lines

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Whoever was called waits for the sitting; ballots are owed until their phase ends, where it does."""
        if row.name in CALLS:
            return self.sitting_at, row.basis_under(self.law)[0]
        if row.name in BALLOTING:
            return self.votes_until, PHASE_BASIS if self.votes_until else ""
        return super().clock_after(row, at)

    @property
    def remarks_span(self) -> Span:
        """When members leave remarks and written opinions."""
        return Span(self.remarks_from, self.remarks_until)

    @property
    def votes_span(self) -> Span:
        """When members cast and revise ballots, once the vote is opened."""
        return Span(self.votes_from, self.votes_until)

    @property
    def has_phases(self) -> bool:
        """Whether any phase has instants of its own."""
        return bool(self.remarks_span or self.votes_span)

    def clear_phases(self) -> None:
        """No phase has instants of its own any more; not saved."""
        for name in PHASES:
            setattr(self, name, None)

    @property
    def science_field(self) -> str:
        """The field its council should know, as experts name theirs; empty where none is known."""
        return self.task.science_field if self.task else ""

    @property
    def bench_day(self) -> date:
        """The day on which memberships and employers are read: that of the sitting once it is known."""
        return (self.sat_at or self.sitting_at or self.state_since).astimezone(LEGAL_ZONE).date()

    def parties(self) -> Mapping[Role, Party]:
        """Members who may take part, and the scientific secretary among them; stages add their own parties."""
        from gieo.councils.bench import bench_parties  # noqa: PLC0415  (the bench reads the models of this package)

        return bench_parties(self)
