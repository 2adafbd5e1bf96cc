"""From the plain values a stage hands over to what the page prints: dates and amounts in words, lists, QR codes."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import segno

from gieo.kernel.money import format_vnd, vnd_in_words
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.officialdocs.library import get

Context = Mapping[str, Any]

TASK_TYPES = {
    "research_topic": "Đề tài",
    "science_project": "Dự án KH&CN",
    "trial_production": "Dự án sản xuất thử nghiệm",
    "other": "Khác",
}
GROUND_KINDS = {
    "scientific": "Căn cứ khoa học",
    "political": "Căn cứ chính trị",
    "legal": "Căn cứ pháp lý",
    "practical": "Căn cứ thực tiễn",
    "data": "Số liệu",
}
BUDGET_SOURCES = {
    "science_budget": "ngân sách sự nghiệp KH&CN",
    "counterpart": "đối ứng",
    "other": "nguồn khác",
}
UNDATED = "2000-01-01"
KIB = 1024
PADDED_DAY, PADDED_MONTH = 10, 3


def prepare(kind: str, context: Context) -> dict[str, Any]:
    """The context of a kind, completed for its markup."""
    return {**context, **PREPARERS[kind](context), "document_date": _document_date(context), "labels": get(kind).fields}


def _document_date(context: Context) -> list[int]:
    """The day archives file the document under; the same content always has the same one."""
    known = next((context[name] for name in ("arrived_at", "submitted_on", "date") if context.get(name)), UNDATED)
    day = date.fromisoformat(str(known)[:10])
    return [day.year, day.month, day.day]


def date_in_words(day: date | None) -> str:
    """ngày 05 tháng 02 năm 2024: days below ten and months one and two are padded (NĐ 30/2020, annex I)."""
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < PADDED_MONTH else str(day.month)
    return (
        f"ngày {day.day:02d} tháng {month} năm {day.year}"
        if day.day < PADDED_DAY
        else (f"ngày {day.day} tháng {month} năm {day.year}")
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _proposal_form(context: Context) -> dict[str, Any]:
    proposer = context.get("proposer") or {}
    notice = context.get("notice") or {}
    issued = _day(notice.get("date"))
    return {
        "notice_date": f"{issued:%d/%m/%Y}" if issued else "",
        "task_type_label": TASK_TYPES.get(context.get("task_type") or "", ""),
        "citations": [_citation(row) for row in _rows(context, "citations")],
        "results": _rows(context, "results"),
        "contents": _rows(context, "contents"),
        "application_addresses": _rows(context, "application_addresses"),
        "demand": context.get("demand") or {},
        "contact": context.get("contact") or {},
        "notice": notice,
        "duration_words": _duration(context.get("duration") or {}),
        **_budget(context.get("budget") or {}),
        "proposer_name": proposer.get("name", ""),
        "signer_name": proposer.get("representative") or proposer.get("name", ""),
        "is_organisation": proposer.get("kind") == "organisation" or bool(context.get("blank")),
        "submitted_words": date_in_words(_day(context.get("submitted_on"))) or "ngày …… tháng …… năm ……",
    }


def _citation(row: dict[str, Any]) -> dict[str, Any]:
    label = GROUND_KINDS.get(row.get("kind", ""), "")
    return {**row, "kind_label": label, "date_words": _short_date(row.get("date"))}


def _short_date(text: Any) -> str:
    """2024-01-15 → 15/01/2024; what is no full date stays as it was typed."""
    try:
        return f"{date.fromisoformat(str(text)):%d/%m/%Y}"
    except ValueError:
        return str(text or "")


def _rows(context: Context, name: str) -> list[dict[str, Any]]:
    """Rows with something in them."""
    return [row for row in context.get(name) or [] if any(value not in ("", None) for value in row.values())]


def _duration(duration: Context) -> str:
    if not duration.get("months"):
        return ""
    span = [_month(duration.get("start")), _month(duration.get("end"))]
    dates = f", từ tháng {span[0]} đến tháng {span[1]}" if all(span) else ""
    return f"{duration['months']} tháng{dates}"


def _month(text: Any) -> str:
    year, _, month = str(text or "").partition("-")
    return f"{int(month)}/{year}" if month.isdigit() else ""


def _budget(budget: Context) -> dict[str, Any]:
    amounts = {name: int(budget.get(name) or 0) for name in BUDGET_SOURCES}
    total = sum(amounts.values())
    if not total:
        return {"budget_lines": []}
    lines = [
        {"label": BUDGET_SOURCES[name], "amount": format_vnd(amount)} for name, amount in amounts.items() if amount
    ]
    return {"budget_lines": lines, "budget_total": format_vnd(total), "budget_words": vnd_in_words(total)}


def _receipt(context: Context) -> dict[str, Any]:
    arrived = (
        datetime.fromisoformat(context["arrived_at"]).astimezone(LEGAL_ZONE) if context.get("arrived_at") else None
    )
    return {
        "arrived_words": f"{arrived:%H:%M:%S} ngày {arrived:%d/%m/%Y}" if arrived else "",
        "arrived_date_words": date_in_words(arrived.date() if arrived else None),
        "files": [{**file, "size_words": size_in_words(file.get("size"))} for file in context.get("files") or []],
        "qr_svg": qr_svg(context.get("verification_url") or ""),
    }


def size_in_words(size: int | None) -> str:
    """48211 → 47,1 KB."""
    return f"{(size or 0) / KIB:.1f} KB".replace(".", ",")


def qr_svg(text: str) -> str:
    """A QR code as SVG."""
    stream = io.BytesIO()
    segno.make(text or "-", error="m", micro=False).save(stream, kind="svg", border=1, xmldecl=False)
    return stream.getvalue().decode()


def _notice(context: Context) -> dict[str, Any]:
    return {"date_words": date_in_words(_day(context.get("date"))) or "ngày … tháng … năm …"}


PREPARERS: dict[str, Callable[[Context], dict[str, Any]]] = {
    "proposal_form_lang_son": _proposal_form,
    "submission_receipt": _receipt,
    "orientation_notice": _notice,
}
