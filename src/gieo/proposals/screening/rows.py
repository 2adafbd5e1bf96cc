"""The rows from the common list to the council (transitions T05 to T06b)."""

from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt, Transition
from gieo.proposals.models import Proposal
from gieo.proposals.screening import guards
from gieo.proposals.screening.facts import (
    ForwardFacts,
    MergeFacts,
    ReconsiderFacts,
    ReplyFacts,
    ScreeningFacts,
    SearchFacts,
)
from gieo.proposals.states import ProposalState as S

OFFICER = frozenset({Role.SCIENCE_OFFICER})
STANDING_BODY = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})
BEING_SCREENED = frozenset({S.COMPILED, S.SEARCHED})
CRITERIA_2025 = ("ND267-2025:6", "ND267-2025:7")


def _merge(proposal: Proposal, attempt: Attempt) -> None:
    if isinstance(attempt.facts, MergeFacts):
        proposal.merged_into_id = attempt.facts.into.pk


SCREENING_ROWS: tuple[Transition[S, Proposal], ...] = (
    Transition(
        name="search_duplicates",
        label=_("Tra cứu trùng lặp"),
        source=BEING_SCREENED,
        target=S.SEARCHED,
        actors=OFFICER,
        requires=(guards.both_were_searched, guards.hits_bear_out_the_verdict),
        legal_basis=guards.SEARCH,
        legal_basis_2025=CRITERIA_2025,
        facts=SearchFacts,
        issues=("search_sheet",),
        announces="proposal.searched",
    ),
    Transition(
        name="screen_out",
        label=_("Không đưa ra hội đồng"),
        source=BEING_SCREENED | {S.SUBMITTED},
        target=S.SCREENED_OUT,
        actors=STANDING_BODY,
        requires=(guards.reasons_are_coded, guards.was_asked_to_mend_it),
        legal_basis=guards.SCREENING,
        legal_basis_2025=CRITERIA_2025,
        facts=ScreeningFacts,
        issues=("screening_answer",),
        announces="proposal.screened_out",
    ),
    Transition(
        name="reply",
        label=_("Phản hồi kết quả sàng lọc"),
        source=frozenset({S.SCREENED_OUT}),
        target=S.SCREENED_OUT,
        actors=frozenset({Role.PROPOSER}),
        requires=(guards.may_still_reply,),
        legal_basis=guards.REPLYING,
        facts=ReplyFacts,
        correction=True,
        announces="proposal.replied",
    ),
    Transition(
        name="reconsider",
        label=_("Xem xét lại"),
        source=frozenset({S.SCREENED_OUT}),
        target=S.COMPILED,
        actors=STANDING_BODY,
        requires=(guards.was_replied_to, guards.was_compiled),
        legal_basis=guards.REPLYING,
        facts=ReconsiderFacts,
        announces="proposal.reconsidered",
        deadline="determination.session",
        correction=True,
    ),
    # What never was on the list has its criteria scored first.
    Transition(
        name="check_again",
        label=_("Kiểm tra lại"),
        source=frozenset({S.SCREENED_OUT}),
        target=S.SUBMITTED,
        actors=STANDING_BODY,
        requires=(guards.was_replied_to, guards.was_not_compiled),
        legal_basis=guards.REPLYING,
        facts=ReconsiderFacts,
        announces="proposal.reconsidered",
        deadline="proposal.screening",
        correction=True,
    ),
    Transition(
        name="merge",
        label=_("Ghép vào đề xuất khác"),
        source=frozenset({S.SEARCHED}),
        target=S.MERGED,
        actors=OFFICER,
        requires=(guards.target_is_going_on,),
        legal_basis=("TT06-2023:8.1",),
        legal_basis_2025=CRITERIA_2025,
        facts=MergeFacts,
        writes=_merge,
        announces="proposal.merged",
    ),
    Transition(
        name="forward",
        label=_("Đưa ra hội đồng"),
        source=frozenset({S.SEARCHED}),
        target=S.FORWARDED,
        actors=STANDING_BODY,
        requires=(guards.is_no_duplicate,),
        legal_basis=("TT06-2023:10.1",),
        legal_basis_2025=("ND267-2025:12",),
        facts=ForwardFacts,
        announces="proposal.forwarded",
    ),
)
