"""The legal moves of a progress report (T25; N19-N20)."""

from gieo.dossiers.policies import roles_on
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report import effects, guards
from gieo.execution.progress_report import facts as asked
from gieo.execution.progress_report.states import ReportState as S
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

REPORTER = frozenset({Role.HOST, Role.FOCAL_OFFICER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
REPORTING, REPORTING_2025 = ("TT04-2015:26.1",), ("TT36-2025:5",)
HONEST = (guards.statement_is_signed, guards.counterpart_is_in_the_contract)

PROGRESS_REPORT: Workflow[S, ProgressReport] = Workflow(
    name="progress_report",
    label=_("Báo cáo định kỳ"),
    states=S,
    initial=S.DUE,
    final=(S.ACCEPTED, S.WAIVED),
    owners={
        S.DUE: Role.HOST,
        S.OVERDUE: Role.HOST,
        S.SUBMITTED: Role.SCIENCE_OFFICER,
        S.RETURNED: Role.HOST,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="submit",
            label=_("Nộp báo cáo"),
            source=frozenset({S.DUE, S.OVERDUE}),
            target=S.SUBMITTED,
            actors=REPORTER,
            requires=HONEST,
            legal_basis=REPORTING,
            legal_basis_2025=REPORTING_2025,
            facts=asked.ReportFacts,
            writes=effects.submit,
            issues=("progress_report",),
            announces="progress_report.submitted",
            deadline="progress_report.review",
        ),
        Transition(
            name="fall_due",
            label=_("Quá hạn"),
            source=frozenset({S.DUE}),
            target=S.OVERDUE,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("TT09-2014:9.1",),
            legal_basis_2025=REPORTING_2025,
            announces="progress_report.missed",
            on_expiry=True,
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.SUBMITTED}),
            target=S.RETURNED,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:12",),
            facts=asked.ReasonFacts,
            announces="progress_report.returned",
            deadline="progress_report.supplement",
        ),
        Transition(
            name="submit_again",
            label=_("Nộp lại"),
            source=frozenset({S.RETURNED}),
            target=S.SUBMITTED,
            actors=REPORTER,
            requires=HONEST,
            legal_basis=REPORTING,
            legal_basis_2025=REPORTING_2025,
            facts=asked.ReportFacts,
            writes=effects.submit,
            issues=("progress_report",),
            announces="progress_report.submitted",
            deadline="progress_report.review",
        ),
        Transition(
            name="accept",
            label=_("Chấp nhận báo cáo"),
            source=frozenset({S.SUBMITTED}),
            target=S.ACCEPTED,
            actors=OFFICER,
            requires=(guards.counterpart_still_fits,),
            legal_basis=REPORTING,
            legal_basis_2025=REPORTING_2025,
            facts=asked.AcceptFacts,
            writes=effects.accept,
            announces="progress_report.accepted",
        ),
        Transition(
            name="waive",
            label=_("Không phải nộp"),
            source=frozenset({S.DUE, S.OVERDUE, S.RETURNED}),
            target=S.WAIVED,
            actors=OFFICER,
            requires=(guards.work_has_stopped,),
            legal_basis=("GIEO-MACDINH:17",),
            facts=asked.ReasonFacts,
        ),
    ),
)
