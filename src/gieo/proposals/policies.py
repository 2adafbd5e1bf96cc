"""Who may see a proposal and who may act on it: (actor, subject) → roles or a decision with its reason."""

from dataclasses import dataclass

from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.refusal import Refusal, _
from gieo.orientation.models import IntakeWindow
from gieo.proposals.models import Proposal
from gieo.proposals.states import EDITABLE, ProposalState

# From which seat somebody writes, the first that applies. A focal officer writes for the own body like any other
# proposer of it. A member of the provincial council owes a proposal in that capacity (BG25-II-1): in the own name.
WRITERS = (Role.PROPOSER, Role.FOCAL_OFFICER, Role.COUNCIL_MEMBER)
# Those of the province who read what was sent; drafts stay with their writers.
READERS = frozenset(
    {
        Role.SCIENCE_OFFICER,
        Role.COUNTER_CLERK,
        Role.RECORDS_CLERK,
        Role.DIRECTOR,
        Role.CHAIRMAN,
        Role.AUDITOR,
    }
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with the reason."""

    allowed: bool
    reason: Refusal | None = None

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(allowed=True)


def roles_on(proposal: Proposal, actor: Actor) -> frozenset[Role]:
    """The roles an actor has on this proposal: its writer, the officers of its province, the system."""
    roles = {seat.role for seat in actor.seats if seat.province == proposal.province_id and seat.role in READERS}
    roles |= actor.roles_lent(proposal.province_id, "proposal") & READERS
    if _writes(proposal, actor):
        roles.add(Role.PROPOSER)
    if Seat(Role.SYSTEM) in actor.seats:
        roles.add(Role.SYSTEM)
    return frozenset(roles)


def may_see(actor: Actor, proposal: Proposal) -> bool:
    """The door: its writers; once it was sent the officers of its province and the body whose list it goes with."""
    roles = roles_on(proposal, actor)
    return Role.PROPOSER in roles or (was_sent(proposal) and (bool(roles & READERS) or compiles(actor, proposal)))


def compiles(actor: Actor, proposal: Proposal) -> bool:
    """Whether the actor's body puts it on its common list (BG25-IV-5)."""
    return proposal.through_id is not None and actor.holds(Role.FOCAL_OFFICER, organisation=proposal.through_id)


def was_sent(proposal: Proposal) -> bool:
    """Whether the province holds it."""
    return proposal.submitted_at is not None and proposal.state != ProposalState.DRAFT


def may_write(actor: Actor, proposal: Proposal) -> Decision:
    """Whether the form may be changed now."""
    if Role.PROPOSER not in roles_on(proposal, actor):
        return _no("not_yours", _("Chỉ người đề xuất được sửa phiếu."))
    if proposal.state not in EDITABLE:
        return _no(
            "not_editable",
            _("Phiếu đã nộp nên không sửa được nữa; chỉ sửa khi còn là nháp, bị trả lại hoặc đã mở để thay."),
        )
    return YES


def may_start(actor: Actor, window: IntakeWindow) -> Decision:
    """Whoever holds a writer's seat may start; drafting is allowed before the window opens."""
    if seat_to_write_from(actor, window.province_id) is None:
        return _no("no_seat", _("Tài khoản này chưa có tư cách đề xuất; đăng ký tư cách người đề xuất trước."))
    return YES


def sits_on_the_council(actor: Actor, province: str) -> bool:
    """Whether the actor is a member of the council of the province."""
    return actor.holds(Role.COUNCIL_MEMBER, province)


def seat_to_write_from(actor: Actor, province: str) -> Seat | None:
    """The seat a new proposal belongs to: one in the province of the window, else any (all may propose anywhere).

    A seat on a council counts in its own province only: nobody else's council asks that member for a proposal.
    """
    seats = (seat for seat in actor.seats if seat.role in WRITERS)
    usable = [seat for seat in seats if seat.role is not Role.COUNCIL_MEMBER or seat.province == province]
    usable.sort(key=lambda seat: (seat.province != province, WRITERS.index(seat.role), seat.organisation or 0))
    return usable[0] if usable else None


def bodies_written_for(actor: Actor) -> frozenset[int]:
    """Bodies whose proposals are the actor's to write; a member of the council writes for none."""
    seats = (seat for seat in actor.seats if seat.role in WRITERS and seat.role is not Role.COUNCIL_MEMBER)
    return frozenset(seat.organisation for seat in seats if seat.organisation)


def _writes(proposal: Proposal, actor: Actor) -> bool:
    """A body's proposal belongs to the seats of that body, a private one to its person; both need a writer's seat."""
    if proposal.organisation_id is None:
        return actor.user == proposal.created_by_id and any(seat.role in WRITERS for seat in actor.seats)
    return proposal.organisation_id in bodies_written_for(actor)


def _no(code: str, message: str) -> Decision:
    return Decision(allowed=False, reason=Refusal(code=code, message=message))
