"""How the acceptance council decides: nine members, ballots on products and report, ratings counted (TT 11/2014)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from pydantic import ValidationError

from gieo.acceptance.acceptance import guards
from gieo.acceptance.acceptance.choices import Grade
from gieo.acceptance.acceptance.facts import BallotFacts
from gieo.acceptance.acceptance.products import judged
from gieo.acceptance.acceptance.states import AcceptanceState as S
from gieo.acceptance.models import Acceptance
from gieo.acceptance.rules.rating import Filing, Rating, rate, rate_by_council
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Ballot
from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.sitting.facts import TellerFacts
from gieo.councils.sitting.parts import CONCLUSION
from gieo.kernel.refusal import _
from gieo.rulebooks import library

RATING = ("TT11-2014:13.2",)
RATING_2025 = ("ND267-2025:17",)


def ballot_content(facts: BallotFacts) -> Mapping[str, Any]:
    """A ballot as it is kept; products by their place in the dossier."""
    products = [
        {"product": str(row.product.id), "delivered": row.delivered, "quality": str(row.quality)}
        for row in facts.products
    ]
    return {"products": products, "report": str(facts.report), "remarks": facts.remarks}


def rating_of(acceptance: Acceptance, content: Mapping[str, Any]) -> Rating:
    """The rating that follows from one ballot."""
    rule = library.get(acceptance.rulebook).acceptance
    if rule is None or acceptance.filed_at is None:
        raise ValueError(f"{acceptance.number} has no rule on ratings, or no file")
    filing = Filing(ended_on=acceptance.ended_on, filed_on=acceptance.filed_at.astimezone(LEGAL_ZONE).date())
    products = judged(acceptance.products, content["products"])
    return rate(products, report=Rating(content["report"]), filing=filing, rule=rule).rating


def preview(acceptance: Acceptance, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rating a ballot comes to while it is filled in; nothing before every product and the report are judged."""
    rows = [row for row in typed.get("products", ()) if row.get("quality") and row.get("delivered")]
    lines = [(gettext("Sản phẩm đã đánh giá"), f"{len(rows)}/{len(acceptance.products)}")]
    if len(rows) != len(acceptance.products) or not typed.get("report"):
        return lines
    try:
        facts = BallotFacts.model_validate(
            {
                "products": [{**row, "product": {"id": row["product"], "name": row["product"]}} for row in rows],
                "report": typed["report"],
            }
        )
    except ValidationError:
        return lines
    rating = rating_of(acceptance, ballot_content(facts))
    return [*lines, (gettext("Phiếu xếp loại"), gettext(Grade(rating.value).label))]


def count(acceptance: Acceptance, ballots: Sequence[Ballot], present: int) -> Mapping[str, Any]:
    """The rating of the council, with its figures; before anybody votes there is nothing to rate."""
    rule = library.get(acceptance.rulebook).acceptance
    if rule is None or not present:
        return {"outcome": "", "lines": []}
    ratings = [rating_of(acceptance, ballot.content) for ballot in ballots]
    counted = rate_by_council(ratings, present=present, rule=rule)
    return {
        "outcome": counted.rating.value,
        "lines": [
            [Grade.EXCELLENT.label, str(counted.excellent)],
            [Grade.MET.label, str(counted.met)],
            [Grade.NOT_MET.label, str(counted.not_met)],
            [_("Xếp loại"), Grade(counted.rating.value).label],
            *([[_("Vì sao"), str(counted.reason)]] if counted.reason else []),
        ],
    }


def _outcome(rating: Rating, name: str, label: str, state: S, event: str, deadline: str) -> Outcome:
    return Outcome(
        name=name,
        label=label,
        key=rating.value,
        state=state,
        announces=event,
        legal_basis=RATING,
        legal_basis_2025=RATING_2025,
        deadline=deadline,
        issues=(CONCLUSION,),
    )


ACCEPTANCE_COUNCIL = Procedure(
    council="acceptance",
    title=_("Hội đồng đánh giá, nghiệm thu"),
    prefix="acceptance",
    draft=frozenset({S.VALID, S.CHECKED}),
    founded=S.FOUNDED,
    papers_sent=S.PAPERS_SENT,
    sitting=S.SITTING,
    voting=S.VOTING,
    outcomes=(
        _outcome(
            Rating.EXCELLENT,
            "rate_excellent",
            _("Kết luận: xuất sắc"),
            S.PERFECTING,
            "acceptance.accepted",
            "acceptance.perfecting",
        ),
        _outcome(
            Rating.MET,
            "rate_met",
            _("Kết luận: đạt"),
            S.PERFECTING,
            "acceptance.accepted",
            "acceptance.perfecting",
        ),
        _outcome(
            Rating.NOT_MET,
            "rate_not_met",
            _("Kết luận: không đạt"),
            S.NOT_MET,
            "acceptance.not_met",
            "contract.failure_check",
        ),
    ),
    ballot=BallotFacts,
    count_facts=TellerFacts,
    ballot_content=ballot_content,
    count=count,
    preview=preview,
    ballot_guards=(guards.every_product_is_judged,),
    basis={
        "found": ("TT11-2014:9.1", "TT11-2014:9"),
        "assign": ("TT11-2014:9.1",),
        "papers": ("TT11-2014:10",),
        "open": ("TT11-2014:10", "ND08-2014:33.1"),
        "adjourn": ("TT11-2014:10",),
        "open_voting": ("TT11-2014:11",),
        "vote": ("TT11-2014:11", "TT11-2014:13.1"),
        "count": ("TT11-2014:11",),
    },
    basis_2025=dict.fromkeys(
        ("found", "assign", "papers", "open", "adjourn", "open_voting", "vote", "count"), ("ND267-2025:17",)
    ),
    before_founding=(guards.gate_is_open, guards.experts_and_users_sit),
    codes={"tally_sheet": "Mẫu 8", "council_minutes": "Mẫu 9"},
)
