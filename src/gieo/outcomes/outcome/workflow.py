"""The legal moves of an outcome."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome import effects, guards
from gieo.outcomes.outcome.facts import (
    AssessmentFacts,
    CloseFacts,
    CommendFacts,
    EffectiveFacts,
    EventFacts,
    InviteFacts,
    OfferFacts,
    ProfitFacts,
    PublishedFacts,
    ReplicationFacts,
    ReportFacts,
    UseFacts,
)
from gieo.outcomes.outcome.states import OutcomeState as S
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
HOST = frozenset({Role.HOST})
SYSTEM = frozenset({Role.SYSTEM})

APPLYING = ("LUAT29-2013:40",)
USING = ("LUAT29-2013:44",)
FOLLOWING_2025 = ("ND267-2025:32", "GIEO-MACDINH:44")
SPREADING = ("LUAT29-2013:40", "GIEO-MACDINH:32")
SPREADING_2025 = ("ND267-2025:32", "GIEO-MACDINH:32")
REWARDING = ("ND08-2014:42",)
REWARDING_2025 = ("LUAT93-2025:28", "ND267-2025:32")
REPORTING = ("TT14-2014:19",)
REPORTING_2025 = ("ND267-2025:32", "TT44-2026:26")


def _report(name: str, state: S) -> Transition[S, Outcome]:
    """Results owe their yearly report whether they were found effective or not."""
    return Transition(
        name=name,
        label=_("Báo cáo ứng dụng kết quả"),
        source=frozenset({state}),
        target=state,
        actors=HOST,
        requires=(guards.period_is_owed,),
        legal_basis=REPORTING,
        legal_basis_2025=REPORTING_2025,
        facts=ReportFacts,
        writes=effects.report,
        issues=("application_report",),
        announces="outcome.reported",
    )


def _remind(name: str, state: S) -> Transition[S, Outcome]:
    """The system says what has passed unmet; the clock goes on to the next limit."""
    return Transition(
        name=name,
        label=_("Nhắc việc quá hạn"),
        source=frozenset({state}),
        target=state,
        actors=SYSTEM,
        legal_basis=("GIEO-MACDINH:19",),
        announces="outcome.overdue",
        on_expiry=True,
    )


OUTCOME: Workflow[S, Outcome] = Workflow(
    name="outcome",
    label=_("Hiệu quả kết quả"),
    states=S,
    initial=S.ASSESSING,
    final=(S.CLOSED,),
    owners={S.ASSESSING: Role.SCIENCE_OFFICER, S.EFFECTIVE: Role.HOST, S.NOT_EFFECTIVE: Role.HOST},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="find_effective",
            label=_("Ghi đánh giá: có hiệu quả"),
            source=frozenset({S.ASSESSING}),
            target=S.EFFECTIVE,
            actors=OFFICER,
            requires=(guards.assessed_after_acceptance,),
            legal_basis=APPLYING,
            legal_basis_2025=FOLLOWING_2025,
            facts=EffectiveFacts,
            writes=effects.assess,
            issues=("assessment", "press_kit"),
            announces="outcome.effective",
        ),
        Transition(
            name="find_not_effective",
            label=_("Ghi đánh giá: chưa có hiệu quả"),
            source=frozenset({S.ASSESSING}),
            target=S.NOT_EFFECTIVE,
            actors=OFFICER,
            requires=(guards.assessed_after_acceptance,),
            legal_basis=APPLYING,
            legal_basis_2025=FOLLOWING_2025,
            facts=AssessmentFacts,
            writes=effects.assess,
            issues=("assessment",),
            announces="outcome.not_effective",
        ),
        Transition(
            name="offer",
            label=_("Giới thiệu kết quả trên trang công khai"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=OFFICER,
            legal_basis=SPREADING,
            legal_basis_2025=SPREADING_2025,
            facts=OfferFacts,
            writes=effects.put_on_offer,
            announces="outcome.offered",
        ),
        Transition(
            name="end_offer",
            label=_("Thôi giới thiệu kết quả"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=OFFICER,
            requires=(guards.is_on_offer,),
            legal_basis=SPREADING,
            legal_basis_2025=SPREADING_2025,
            writes=effects.take_off_offer,
        ),
        Transition(
            name="spread",
            label=_("Ghi hoạt động phổ biến"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=frozenset({Role.SCIENCE_OFFICER, Role.HOST}),
            legal_basis=SPREADING,
            legal_basis_2025=SPREADING_2025,
            facts=EventFacts,
            writes=effects.spread,
            announces="outcome.spread",
        ),
        Transition(
            name="log_published",
            label=_("Ghi tin, bài đã đăng"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=frozenset({Role.PRESS}),
            legal_basis=SPREADING,
            legal_basis_2025=SPREADING_2025,
            facts=PublishedFacts,
            writes=effects.publish,
            announces="outcome.spread",
        ),
        Transition(
            name="invite_users",
            label=_("Đề nghị cơ quan, đoàn thể ứng dụng"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=OFFICER,
            legal_basis=APPLYING,
            legal_basis_2025=FOLLOWING_2025,
            facts=InviteFacts,
            writes=effects.invite,
            issues=("invitation",),
            announces="outcome.users_invited",
        ),
        Transition(
            name="report_use",
            label=_("Ghi nơi ứng dụng"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=frozenset({Role.HOST, Role.FOCAL_OFFICER, Role.SCIENCE_OFFICER}),
            requires=(guards.use_has_begun,),
            legal_basis=USING,
            legal_basis_2025=FOLLOWING_2025,
            facts=UseFacts,
            writes=effects.use,
            announces="outcome.used",
        ),
        Transition(
            name="share_profit",
            label=_("Ghi phân chia lợi nhuận"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=frozenset({Role.HOST, Role.SCIENCE_OFFICER}),
            requires=(guards.authors_get_their_part,),
            legal_basis=REWARDING,
            legal_basis_2025=REWARDING_2025,
            facts=ProfitFacts,
            writes=effects.share_profit,
        ),
        Transition(
            name="commend",
            label=_("Ghi khen thưởng"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=OFFICER,
            legal_basis=APPLYING,
            legal_basis_2025=FOLLOWING_2025,
            facts=CommendFacts,
            writes=effects.commend,
            issues=("commendation",),
            announces="outcome.commended",
        ),
        Transition(
            name="decide_replication",
            label=_("Quyết định về nhân rộng"),
            source=frozenset({S.EFFECTIVE}),
            target=S.EFFECTIVE,
            actors=frozenset({Role.DIRECTOR}),
            legal_basis=APPLYING,
            legal_basis_2025=FOLLOWING_2025,
            facts=ReplicationFacts,
            writes=effects.decide_replication,
            announces="outcome.replication_decided",
        ),
        _report("report_application", S.EFFECTIVE),
        _report("report_without_effect", S.NOT_EFFECTIVE),
        _remind("remind", S.EFFECTIVE),
        _remind("remind_without_effect", S.NOT_EFFECTIVE),
        Transition(
            name="close",
            label=_("Kết thúc theo dõi"),
            source=frozenset({S.EFFECTIVE, S.NOT_EFFECTIVE}),
            target=S.CLOSED,
            actors=OFFICER,
            requires=(guards.is_spread, guards.replication_is_decided, guards.follow_up_is_over),
            legal_basis=REPORTING,
            legal_basis_2025=FOLLOWING_2025,
            facts=CloseFacts,
            announces="outcome.closed",
        ),
    ),
)
