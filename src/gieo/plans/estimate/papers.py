"""Official documents of a yearly estimate."""

from collections.abc import Iterable
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, section, table
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.plans.estimate.states import EstimateSource
from gieo.plans.estimate.sums import grouped, sums_of
from gieo.plans.models import Estimate, EstimateLine

OWN = "Sở Khoa học và Công nghệ"


def _lines(estimate: Estimate) -> list[EstimateLine]:
    return list(estimate.lines.select_related("unit"))


def _unit(line: EstimateLine) -> str:
    return str(line.unit or OWN)


def _proposal(estimate: Estimate, _entry: TransitionLog) -> list[dict[str, Any]]:
    lines = _lines(estimate)
    rows = [
        [_unit(line), line.activity, EstimateSource(line.source).label, group_digits(line.proposed)] for line in lines
    ]
    return [
        facts_part(
            ("Năm kế hoạch", str(estimate.plan_year)), ("Tổng đề nghị (đồng)", group_digits(sums_of(lines).proposed))
        ),
        section("Nhu cầu kinh phí theo nhiệm vụ, hoạt động"),
        table(("Đơn vị", "Hoạt động, nhiệm vụ", "Nguồn", "Đề nghị (đồng)"), rows, numeric=(3,)),
        section("Tổng hợp theo nguồn"),
        table(
            ("Nguồn", "Đề nghị (đồng)"),
            [
                [EstimateSource(str(source)).label, group_digits(sums.proposed)]
                for source, sums in grouped(lines, lambda line: line.source).items()
            ],
            numeric=(1,),
        ),
    ]


def _appraisal(estimate: Estimate, entry: TransitionLog) -> list[dict[str, Any]]:
    """As the act recorded it, whatever was decided afterwards."""
    judged = {int(row["line"]["id"]): row for row in entry.facts["lines"]}
    lines = [line for line in _lines(estimate) if line.pk in judged]
    totals: dict[str, list[int]] = {}
    for line in lines:
        sums = totals.setdefault(_unit(line), [0, 0])
        sums[0] += line.proposed
        sums[1] += judged[line.pk]["amount"]
    return [
        facts_part(("Năm kế hoạch", str(estimate.plan_year))),
        section("Thẩm định từng dòng"),
        table(
            ("Đơn vị", "Hoạt động, nhiệm vụ", "Đề nghị (đồng)", "Thẩm định (đồng)", "Lý do"),
            [
                [
                    _unit(line),
                    line.activity,
                    group_digits(line.proposed),
                    group_digits(judged[line.pk]["amount"]),
                    judged[line.pk]["reason"],
                ]
                for line in lines
            ],
            numeric=(2, 3),
        ),
        section("Tổng hợp theo đơn vị"),
        table(("Đơn vị", "Đề nghị (đồng)", "Thẩm định (đồng)"), list(_totals(totals)), numeric=(1, 2)),
    ]


def _totals(totals: dict[str, list[int]]) -> Iterable[list[str]]:
    for unit, (proposed, appraised) in totals.items():
        yield [unit, group_digits(proposed), group_digits(appraised)]
    columns = list(zip(*totals.values(), strict=True))
    yield ["Cộng", *(group_digits(sum(column)) for column in columns)]


PAPERS = {
    "funding_proposal": PaperKind(
        key="funding_proposal",
        layout="report",
        title=_("Đề nghị kinh phí KH&CN năm"),
        says=_proposal,
        symbol="BC-SKHCN",
        addressee="Sở Tài chính",
        recipients=("Như trên;", "Lưu: VT, KHTC."),
    ),
    "funding_appraisal": PaperKind(
        key="funding_appraisal",
        layout="sheet",
        title=_("Thẩm định kinh phí KH&CN năm"),
        says=_appraisal,
        signers=(("", "CƠ QUAN THẨM ĐỊNH"),),
    ),
}
