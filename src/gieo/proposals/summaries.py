"""What the proposals of a plan year sum up to: late forms, and what did not reach the council, by reason."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.summaries import Asked, Row, Summary, Summed
from gieo.kernel.refusal import _
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import ScreeningReason
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState

LATE = (ProposalState.LATE, ProposalState.CARRIED_OVER)
# What the standing body may say of a proposal before a council (CT-3-4c).
VERDICTS = (ProposalState.FORWARDED, ProposalState.MERGED, ProposalState.RETURNED, ProposalState.SCREENED_OUT)
DAY = timedelta(days=1)


def _of_year(asked: Asked) -> QuerySet[Proposal]:
    return Proposal.objects.filter(
        pk__in=asked.seen("proposal"), plan_year=asked.year, submitted_at__lte=asked.at
    ).order_by("number")


def _late_forms(asked: Asked) -> Summed:
    late = _of_year(asked).filter(state__in=LATE).select_related("window", "proposer", "organisation", "province")
    carried = dict(Proposal.objects.filter(carried_from__in=late).values_list("carried_from", "number"))
    rows = [_late_form(each, carried.get(each.pk, "")) for each in late]
    return Summed(rows=rows, says=((_("Phiếu nộp muộn"), str(len(rows))), (_("Đã chuyển năm sau"), str(len(carried)))))


def _late_form(proposal: Proposal, carried: str) -> Row:
    arrived, closed = proposal.submitted_at, proposal.window.closes_at
    return Row(
        (
            proposal.number,
            proposal.title,
            str(proposal.organisation or proposal.proposer),
            f"{closed.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}" if closed else "",
            f"{arrived.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}" if arrived else "",
            (arrived - closed) // DAY + 1 if arrived and closed else 0,
            carried,
        ),
        proposal.get_absolute_url(),
    )


def _screened(asked: Asked) -> Summed:
    received = _of_year(asked)
    out = received.filter(state=ProposalState.SCREENED_OUT)
    numbers = dict(out.values_list("pk", "number"))
    acts = TransitionLog.objects.filter(workflow="proposal", name="screen_out", subject_id__in=numbers)
    latest = dict(acts.order_by("sequence").values_list("subject_id", "facts"))
    rows = [
        Row((reason.label, len(named), "; ".join(named)))
        for reason in ScreeningReason
        for named in [_named_for(reason, latest.items(), numbers)]
    ]
    states = list(received.values_list("state", flat=True))
    says = [(PROPOSAL_STATE_LABELS[verdict], str(states.count(verdict))) for verdict in VERDICTS]
    return Summed(rows=rows, says=says)


def _named_for(reason: str, latest: Iterable[tuple[int, Mapping[str, Any]]], numbers: dict[int, str]) -> list[str]:
    return sorted(numbers[subject] for subject, facts in latest if reason in facts["reasons"])


SUMMARIES = (
    Summary(
        key="phieu-nop-muon",
        report="RP-03",
        title=_("Phiếu đề xuất nộp muộn"),
        basis=("TB-BG-2025:III",),
        columns=(
            _("Số phiếu"), _("Tên nhiệm vụ"), _("Bên đề xuất"), _("Hạn nhận"), _("Nộp lúc"), _("Muộn (ngày)"),
            _("Phiếu năm sau"),
        ),
        numeric=frozenset({5}),
        ask=_late_forms,
    ),
    Summary(
        key="sang-loc",
        report="RP-04",
        title=_("Kết quả sàng lọc đề xuất theo lý do"),
        basis=("CT02-2022-BG:3",),
        columns=(_("Lý do"), _("Số đề xuất"), _("Các đề xuất")),
        numeric=frozenset({1}),
        ask=_screened,
    ),
)  # fmt: skip
