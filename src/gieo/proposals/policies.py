"""Who may see a proposal and who may act on it: (actor, subject) → roles or a decision with its reason."""

from dataclasses import dataclass

from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.refusal import Refusal, _
from gieo.orientation.models import IntakeWindow
from gieo.proposals.models import Collaborator, Proposal
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.sharing import SHARING, Part
from gieo.proposals.states import EDITABLE, NOT_WITH_THE_PROVINCE, ProposalState

CALLING = ("GIEO-MACDINH:77",)
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


HANDLING = frozenset({Role.SCIENCE_OFFICER, Role.COUNTER_CLERK, Role.RECORDS_CLERK, Role.FOCAL_OFFICER})


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
    if compiles(actor, proposal):
        roles.add(Role.FOCAL_OFFICER)
    if Seat(Role.SYSTEM) in actor.seats:
        roles.add(Role.SYSTEM)
    return frozenset(roles)


def may_see(actor: Actor, proposal: Proposal) -> bool:
    """The door: who works on it; once it was sent the officers of its province and the body whose list it goes with."""
    if was_sent(proposal) and roles_on(proposal, actor) & READERS:
        return True
    return (was_handed_in(proposal) and compiles(actor, proposal)) or works_on(actor, proposal)


def may_print_unnamed(actor: Actor, proposal: Proposal) -> bool:
    """Who asks experts for their word: the officers in charge and their director, once it was sent."""
    asking = {Role.SCIENCE_OFFICER, Role.DIRECTOR}
    return was_sent(proposal) and bool(roles_on(proposal, actor) & asking)


def compiles(actor: Actor, proposal: Proposal) -> bool:
    """Whether the actor's body puts it on its common list (BG25-IV-5)."""
    return proposal.through_id is not None and actor.holds(Role.FOCAL_OFFICER, organisation=proposal.through_id)


def was_handed_in(proposal: Proposal) -> bool:
    """Whether it left its writers: to the province, or to the body whose list it goes with."""
    return proposal.submitted_at is not None and proposal.state != ProposalState.DRAFT


def may_reach(actor: Actor, proposal: Proposal) -> bool:
    """Whether the actor has to reach whoever proposes: those who handle the form, and those who write it."""
    return bool(roles_on(proposal, actor) & HANDLING) or works_on(actor, proposal)


def was_sent(proposal: Proposal) -> bool:
    """Whether the province holds it."""
    return proposal.submitted_at is not None and proposal.state not in NOT_WITH_THE_PROVINCE


def owns(actor: Actor, proposal: Proposal) -> bool:
    """Whether it is the actor's own or that of the actor's body: the owner alone sends it and says who else writes."""
    return Role.PROPOSER in roles_on(proposal, actor)


def part_in(actor: Actor, proposal: Proposal) -> Part | None:
    """The part in which the actor is invited now; one query, and none for whoever holds no seat to write from."""
    if actor.user is None or not any(seat.role in WRITERS for seat in actor.seats):
        return None
    part = Collaborator.objects.filter(STANDING, proposal=proposal, user=actor.user).values_list("part", flat=True)
    return next((Part(each) for each in part), None)


def works_on(actor: Actor, proposal: Proposal) -> bool:
    """Reads the form as it stands, not only as it was sent: its owner, and whoever is invited."""
    return owns(actor, proposal) or part_in(actor, proposal) is not None


def may_write(actor: Actor, proposal: Proposal) -> Decision:
    """Whether the form may be changed now."""
    part = Part.EDITOR if owns(actor, proposal) else part_in(actor, proposal)
    if part is None:
        return _no("not_yours", _("Chỉ người đề xuất và người được mời cùng viết được sửa phiếu."), SHARING)
    if part is Part.COMMENTER:
        return _no("only_remarks", _("Ông/bà được mời góp ý, không sửa phiếu."), SHARING)
    if proposal.state not in EDITABLE:
        return _no(
            "not_editable",
            _("Phiếu đã nộp nên không sửa được nữa; chỉ sửa khi còn là nháp, bị trả lại hoặc đã mở để thay."),
            ("GIEO-MACDINH:73",),
        )
    return YES


def may_own(actor: Actor, proposal: Proposal) -> Decision:
    """Whether the actor decides on the draft: with whose list it goes, who else works on it."""
    if not owns(actor, proposal):
        return _no("not_the_owner", _("Việc này của chủ phiếu, người được mời không làm thay."), SHARING)
    return may_write(actor, proposal)


def may_end(actor: Actor, proposal: Proposal, invitation: Collaborator) -> Decision:
    """Whether the actor may end an invitation: the owner, and whoever was invited."""
    if owns(actor, proposal) or invitation.user_id == actor.user:
        return YES
    return _no("not_the_owner", _("Việc này của chủ phiếu, người được mời không làm thay."), SHARING)


def may_remark(actor: Actor, proposal: Proposal) -> Decision:
    """Whether the actor may say something of the draft now."""
    if not works_on(actor, proposal):
        return _no("not_yours", _("Chỉ chủ phiếu và người được mời góp ý cho bản nháp."), SHARING)
    if proposal.state not in EDITABLE:
        return _no("not_editable", _("Phiếu đã nộp, không góp ý cho bản nháp nữa."), SHARING)
    return YES


def may_start(actor: Actor, window: IntakeWindow) -> Decision:
    """Whoever holds a writer's seat may start; drafting is allowed before the window opens."""
    if seat_to_write_from(actor, window.province_id) is None:
        message = _("Tài khoản này chưa có tư cách đề xuất; đăng ký tư cách người đề xuất trước.")
        return _no("no_seat", message, ("TT06-2023:2.1",))
    return YES


def may_answer_call(actor: Actor, call: IntakeWindow) -> Decision:
    """A body receives of everybody of its sector or locality, or of its own people: of its seats and those below it."""
    if not call.own_people or call.body is None:
        return YES
    seats = {seat.organisation for seat in actor.seats if seat.role in WRITERS and seat.organisation}
    if call.body_id in seats or Organisation.objects.filter(pk__in=seats, parent=call.body_id).exists():
        return YES
    message = _("Đợt này chỉ nhận phiếu của người trong cơ quan; ông/bà nộp thẳng Sở KH&CN được.")
    return _no("not_of_the_body", message, CALLING)


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


def bodies_compiled_for(actor: Actor) -> frozenset[int]:
    """Bodies whose common lists are the actor's to make."""
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER)
    return frozenset(seat.organisation for seat in seats if seat.organisation)


def _writes(proposal: Proposal, actor: Actor) -> bool:
    """A body's proposal belongs to the seats of that body, a private one to its person; both need a writer's seat."""
    if proposal.organisation_id is None:
        return actor.user == proposal.created_by_id and any(seat.role in WRITERS for seat in actor.seats)
    return proposal.organisation_id in bodies_written_for(actor)


def _no(code: str, message: str, basis: tuple[str, ...]) -> Decision:
    return Decision(allowed=False, reason=Refusal(code=code, message=message, basis=basis))
