"""The ballot of one member on one dossier: what it asks, what it comes to, why not now. Each of its pages asks once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from gieo.councils.ballot_paper import REVISE, VOTE, ballot_paper, cast_by
from gieo.councils.ballot_sheet import BallotSheet, sheet_of, typed_so_far
from gieo.councils.ballot_workbook import read_workbook, workbook_of
from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.rules.phases import Standing
from gieo.councils.sitting.phases import why_no_votes
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.web.forms import FactsForm
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt

if TYPE_CHECKING:
    from django.http import HttpRequest

VOTING = {Law.L2013: ("ND08-2014:33.2",), Law.L2025: ("ND267-2025:12.5",)}
DECLARING = ("GIEO-MACDINH:38",)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotDesk:
    """A ballot as its member finds it; nobody else's is ever made.

    Attributes:
        sitter: whose.
        act: by which it is cast: the vote, or the revision of what was cast.
        refusals: why it cannot be cast now.
        phase: how the phase of ballots stands; `out_of_phase` says why none is taken now.
        basis: articles of the vote.
    """

    item: CouncilItem
    procedure: Procedure
    sitter: Sitter
    actor: Actor
    act: str
    refusals: tuple[Refusal, ...]
    phase: Standing
    out_of_phase: Refusal | None
    basis: tuple[str, ...]

    def form(self, request: "HttpRequest", *, is_bound: bool = True) -> FactsForm:
        """What the ballot asks, with the lines of the dossier in it.

        Args:
            request: whose form it is.
            is_bound: what was posted, if anything was, is the ballot.
        """
        kind = kind_of(self.item)
        form = FactsForm(
            self.procedure.ballot,
            lambda name: kind.choices(name, self.item, self.actor),
            initial=kind.suggests(VOTE, self.item, self.actor),
            request=request,
        )
        form.is_bound = form.is_bound and is_bound
        return form

    def sheet(self, form: FactsForm, typed: Mapping[str, str] | None = None) -> BallotSheet:
        """The form laid out in the member's own order, with what was typed by name of the control."""
        return sheet_of(form, reader=self.sitter.membership.pk, typed=typed)

    def cast(self, form: FactsForm) -> dict[str, str]:
        """What the member cast last, by name of the control; empty before."""
        return cast_by(self.item, self.sitter.user, self.sheet(form).places) if self.sitter.ballot else {}

    def comes_to(self, form: FactsForm, typed: Mapping[str, str]) -> list[tuple[str, str]]:
        """What was typed counts as, by the rules of the count: labels and values; nothing is kept."""
        return list(self.procedure.preview(self.item, typed_so_far(form, typed)))

    def workbook(self, form: FactsForm) -> bytes:
        """The empty ballot as a workbook, to be filled in before the phase begins, too.

        Raises:
            Refused: ballots are not taken any more.
        """
        if self.out_of_phase and self.phase is Standing.OVER:
            raise Refused([self.out_of_phase])
        return workbook_of(self.item, self.sheet(form))

    def read(self, form: FactsForm, content: bytes) -> dict[str, str]:
        """What was written into a workbook, by name of the control.

        Raises:
            Refused: no workbook, that of another dossier, an answer that is none of those offered, or no ballot is
                taken now.
        """
        if self.out_of_phase:
            raise Refused([self.out_of_phase])
        return read_workbook(self.item, self.sheet(form), content)

    def paper(self, form: FactsForm) -> dict[str, Any]:
        """The context of the official ballot: as cast, or empty for the wet-ink path."""
        return ballot_paper(self.procedure, self.item, self.sitter, self.sheet(form, self.cast(form)))


def ballot_desk_of(
    procedure: Procedure, item: CouncilItem, actor: Actor, *, at: datetime, ahead: bool = False
) -> BallotDesk | None:
    """The ballot of whoever reads; None for everybody who is no member, and before papers were sent.

    Args:
        procedure: how the council decides.
        item: the dossier.
        actor: who reads.
        at: when.
        ahead: before the vote was opened, too: to print or to carry home.

    Raises:
        Refused: a conflict bars, nothing was declared, or it is not the time to vote; the member knows of the dossier.
    """
    sitter = bench_of(item).of(actor.user)
    if sitter is None or item.papers_sent_at is None:
        return None
    closed = _why_closed(procedure, item, sitter, ahead=ahead)
    if closed is not None:
        raise Refused([closed])
    workflow = kind_of(item).workflow
    row = workflow[REVISE if sitter.ballot else VOTE]
    return BallotDesk(
        item=item,
        procedure=procedure,
        sitter=sitter,
        actor=actor,
        act=row.name,
        refusals=tuple(workflow.refusals(row, item, Attempt(actor=actor, at=at))),
        phase=item.votes_span.stands(at),
        out_of_phase=why_no_votes(item, at),
        basis=row.basis_under(item.law),
    )


def _why_closed(procedure: Procedure, item: CouncilItem, sitter: Sitter, *, ahead: bool) -> Refusal | None:
    if sitter.barred:
        return sitter.barred[0]
    if not sitter.has_declared:
        message = _("Kê khai không có xung đột lợi ích trước khi nhận phiếu.")
        return Refusal(code="not_declared", message=message, basis=DECLARING)
    if not ahead and item.state != procedure.voting:
        message = _("Chưa đến lúc bỏ phiếu, hoặc đã kiểm phiếu.")
        return Refusal(code="not_voting", message=message, basis=VOTING[item.law])
    return None
