"""Official documents of a replication."""

from datetime import date
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.refusal import _
from gieo.outcomes.models import Replication
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.tables import FINANCE_COLUMNS, money_table

Parts = list[dict[str, Any]]
CHAIRMAN = (("", "CHỦ TỊCH"),)
PLACES = ("Cơ quan, địa phương", "Địa điểm", "Quy mô", "Kinh phí dự kiến")


def _results(replication: Replication) -> str:
    return "; ".join(replication.outcomes.order_by("pk").values_list("title", flat=True))


def _scheme(replication: Replication, _entry: TransitionLog) -> Parts:
    places = [
        [place["body"]["name"], place["place"], f"{place['quantity']} {place['unit']}", money(place["cost"])]
        for place in replication.places
    ]
    return [
        facts_part(
            ("Phương án", replication.title),
            ("Lần soạn", str(replication.version)),
            ("Kết quả nhân rộng", _results(replication)),
            ("Năm dự toán", str(replication.plan_year)),
        ),
        section("Nơi nhân rộng"),
        table(PLACES, places, numeric=(3,)),
        section("Hỗ trợ kỹ thuật", replication.technical_support),
        section("Hiệu quả dự kiến", replication.benefits),
    ]


def _assignment(replication: Replication, entry: TransitionLog) -> Parts:
    charged = [
        [
            row["body"]["name"],
            row["result"]["name"],
            f"{row['place']}: {row['quantity']} {row['unit']}",
            f"{date.fromisoformat(row['deadline']):%d/%m/%Y}",
        ]
        for row in entry.facts["assignees"]
    ]
    return [
        article(f"Giao các cơ quan, địa phương ứng dụng, nhân rộng kết quả theo phương án “{replication.title}”."),
        table(["Nơi được giao", "Kết quả", "Địa điểm, quy mô", "Hoàn thành trước"], charged),
        article("Nơi được giao lập kế hoạch, dự toán gửi Sở KH&CN cùng ký, tổng hợp vào dự toán năm sau."),
    ]


def _estimate(replication: Replication, entry: TransitionLog) -> Parts:
    rows = [
        [LineSource(line["source"]).label, str(line["year"]), money(line["amount"])] for line in entry.facts["lines"]
    ]
    return [
        facts_part(("Phương án", replication.title), ("Việc được giao", entry.facts["assignment"]["name"])),
        table(["Nguồn", "Năm", "Đề nghị"], rows, numeric=(2,)),
    ]


def _budget_plan(replication: Replication, _entry: TransitionLog) -> Parts:
    lines = money_table(replication)
    return [
        facts_part(("Phương án", replication.title), ("Năm dự toán", str(replication.plan_year))),
        table(FINANCE_COLUMNS, [*lines.rows, lines.total], numeric=(2, 3, 4)),
    ]


def _finance_letter(replication: Replication, entry: TransitionLog) -> Parts:
    words = "Sở KH&CN gửi dự toán nhân rộng của các cơ quan, địa phương để tổng hợp, trình phê duyệt cho năm"
    return [paragraph(f"{words} {replication.plan_year}."), *_budget_plan(replication, entry)]


PAPERS = {
    "scheme": PaperKind(
        key="scheme",
        layout="submission_note",
        title=_("Phương án ứng dụng, nhân rộng kết quả"),
        says=_scheme,
        symbol="TTr-SKHCN",
        addressee="Chủ tịch UBND tỉnh",
        code="02-TTMH",
    ),
    "assignment": PaperKind(
        key="assignment",
        layout="decision",
        title=_("Giao ứng dụng, nhân rộng kết quả nhiệm vụ KH&CN"),
        says=_assignment,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=CHAIRMAN,
        recipients=("Sở KH&CN;", "Nơi được giao;", "Lưu: VT."),
    ),
    "estimate": PaperKind(
        key="estimate",
        layout="sheet",
        title=_("Dự toán ứng dụng, nhân rộng kết quả"),
        says=_estimate,
        issuer="host",
        signers=(("", "THỦ TRƯỞNG ĐƠN VỊ"),),
    ),
    "budget_plan": PaperKind(
        key="budget_plan", layout="plan", title=_("Kế hoạch, dự toán nhân rộng kết quả"), says=_budget_plan
    ),
    "finance_letter": PaperKind(
        key="finance_letter",
        layout="official_letter",
        title=_("Tổng hợp dự toán nhân rộng kết quả"),
        says=_finance_letter,
        symbol="SKHCN-QLKH",
        addressee="Sở Tài chính",
    ),
}
