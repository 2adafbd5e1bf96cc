"""What did not reach the council, told to it: reasons and the proposers' replies (CT-3-4c)."""

from django.utils.translation import gettext

from gieo.core.models import TransitionLog
from gieo.dossiers.shown import Table
from gieo.proposals.models import Determination, Proposal
from gieo.proposals.screening.facts import ScreeningFacts
from gieo.proposals.states import ProposalState


def screened_out(determination: Determination) -> Table:
    """The proposals of the same year that the standing body left out, none of which stands on the agenda."""
    proposals = Proposal.objects.filter(
        province=determination.province_id, plan_year=determination.proposal.plan_year, state=ProposalState.SCREENED_OUT
    )
    rows = list(proposals.order_by("title_key", "pk").values_list("pk", "number", "title"))
    acts = TransitionLog.objects.filter(
        workflow="proposal", name__in=("screen_out", "reply"), subject_id__in=[pk for pk, *_words in rows]
    )
    reasons: dict[int, str] = {}
    replies: dict[int, str] = {}
    for subject, name, facts in acts.order_by("sequence").values_list("subject_id", "name", "facts"):
        if name == "reply":
            replies[subject] = str(facts["words"])
        else:
            screened = ScreeningFacts.model_validate(facts)
            codes = "; ".join(reason.label for reason in screened.reasons)
            reasons[subject], replies[subject] = f"{codes}. {screened.words}", ""
    return Table(
        title=gettext("Đề xuất không đưa ra hội đồng"),
        columns=(gettext("Số phiếu"), gettext("Tên nhiệm vụ"), gettext("Lý do"), gettext("Phản hồi của người đề xuất")),
        rows=[(number, title, reasons.get(pk, ""), replies.get(pk, "")) for pk, number, title in rows],
    )
