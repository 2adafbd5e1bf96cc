"""From the plain values a stage hands over to what the page prints: dates and amounts in words, lists, QR codes."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import segno

from gieo.kernel.dates import date_in_words
from gieo.kernel.money import group_digits, vnd_in_words
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.officialdocs.laying_out import lay_out
from gieo.officialdocs.letters import printable
from gieo.officialdocs.library import DocumentKind, get
from gieo.officialdocs.official_paper import OfficialPaper
from gieo.officialdocs.symbols import BY_HAND, written_number
from gieo.officialdocs.wording import UNDATED_WORDS, dashed, listed_as_bases, written_figure

Context = Mapping[str, Any]
Given = Context | OfficialPaper  # what a stage hands over

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
PRACTISED = "TẬP DƯỢT, KHÔNG CÓ GIÁ TRỊ"  # on every page that a site to practise on prints
UNDATED = date(2000, 1, 1)
KIB = 1024


def prepare(kind: str, context: Given) -> dict[str, Any]:
    """The context of a kind, completed for its markup, in letters that paper can show.

    Raises:
        ValueError: values of an official paper that are none of its fields, or not of their types.
    """
    entry = get(kind)
    if entry.form is None:
        return _prepare_own(entry, dict(context))
    paper = context if isinstance(context, OfficialPaper) else OfficialPaper.model_validate(context)
    day = paper.date or UNDATED
    return {**printable(lay_out(paper, entry.form)), "document_date": [day.year, day.month, day.day]}


def _prepare_own(entry: DocumentKind, context: Context) -> dict[str, Any]:
    """For a kind with a markup of its own.

    What is empty is left out, all the way down: both engines know one way of "not there", and show it.
    """
    limit = context.get("page_limit") or entry.page_limit
    values = without_blanks(printable({**context, **PREPARERS[entry.kind](context), "page_limit": limit}))
    return {**values, "document_date": _document_date(context), "labels": entry.labels}


def without_blanks(value: Any) -> Any:
    """The same value without empty texts and nulls in its records."""
    if isinstance(value, dict):
        return {name: without_blanks(part) for name, part in value.items() if part not in ("", None)}
    if isinstance(value, list):
        return [without_blanks(part) for part in value]
    return value


def _document_date(context: Context) -> list[int]:
    """The day archives file the document under; the same content always has the same one."""
    days = (_day(str(context.get(name) or "")[:10]) for name in ("arrived_at", "submitted_on", "date"))
    day = next((day for day in days if day), UNDATED)
    return [day.year, day.month, day.day]


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _proposal_form(context: Context) -> dict[str, Any]:
    proposer = context.get("proposer") or {}
    demand = context.get("demand") or {}
    notice = context.get("notice") or {}
    return {
        "notice_date": _short_date(notice.get("date")) or BY_HAND,
        "task_type_label": context.get("task_type") or "",
        "citations": [_citation(row) for row in _rows(context, "citations")],
        "results": [{**row, "quantity": written_figure(row.get("quantity", ""))} for row in _rows(context, "results")],
        "contents": _rows(context, "contents"),
        "application_addresses": _rows(context, "application_addresses"),
        "demand": {**demand, "date": _short_date(demand.get("date"))},
        "contact": context.get("contact") or {},
        "notice": {"number": written_number(notice.get("number")), "symbol": notice.get("symbol") or BY_HAND},
        "duration_words": _duration(context.get("duration") or {}),
        **_budget(context.get("budget") or {}),
        "proposer_name": proposer.get("name", ""),
        "signer_name": proposer.get("representative") or proposer.get("name", ""),
        "is_organisation": proposer.get("kind") == "organisation" or bool(context.get("blank")),
        "submitted_words": date_in_words(_day(context.get("submitted_on"))) or UNDATED_WORDS,
    }


def _citation(row: dict[str, Any]) -> dict[str, Any]:
    label = GROUND_KINDS.get(row.get("kind") or "", "")
    return {**row, "kind_label": label, "date_words": _short_date(row.get("date"))}


def _short_date(text: Any) -> str:
    """2024-01-15 → 15/01/2024; what is no full date stays as it was typed."""
    day = _day(text)
    return f"{day:%d/%m/%Y}" if day else str(text or "")


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
    return f"{int(month)}/{year}" if month.isdecimal() else ""


def _budget(budget: Context) -> dict[str, Any]:
    amounts = {name: int(budget.get(name) or 0) for name in BUDGET_SOURCES}
    total = sum(amounts.values())
    if not total:
        return {"budget_lines": []}
    lines = [{"label": BUDGET_SOURCES[name], "amount": _dong(amount)} for name, amount in amounts.items() if amount]
    return {"budget_lines": lines, "budget_total": _dong(total), "budget_words": vnd_in_words(total)}


def _dong(amount: int) -> str:
    return f"{group_digits(amount)} đồng"


def _receipt(context: Context) -> dict[str, Any]:
    arrived = _instant(context.get("arrived_at"))
    return {
        "arrived_words": f"{arrived:%H:%M:%S} ngày {arrived:%d/%m/%Y}" if arrived else "",
        "arrived_date_words": date_in_words(arrived.date() if arrived else None) or UNDATED_WORDS,
        "files": [{**file, "size_words": size_in_words(file.get("size"))} for file in context.get("files") or []],
        "qr_svg": qr_svg(context.get("verification_url") or ""),
    }


def _instant(text: Any) -> datetime | None:
    """An instant on the legal clock.

    Raises:
        ValueError: it has no zone; the clock of whichever machine prints the receipt must not decide what the hour was.
    """
    if not text:
        return None
    instant = datetime.fromisoformat(str(text))
    if instant.tzinfo is None:
        raise ValueError(f"arrived_at needs a zone: {text}")
    return instant.astimezone(LEGAL_ZONE)


def size_in_words(size: int | None) -> str:
    """48211 → 47,1 KB, 48211000 → 46,0 MB; nothing where the size is not known."""
    if size is None:
        return ""
    amount, unit = (size / KIB, "KB") if size < KIB * KIB else (size / KIB / KIB, "MB")
    return f"{amount:.1f} {unit}".replace(".", ",")


def qr_svg(text: str) -> str:
    """A QR code as SVG; none for no text."""
    if not text:
        return ""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False).save(stream, kind="svg", border=1, xmldecl=False)
    return stream.getvalue().decode()


def _notice(context: Context) -> dict[str, Any]:
    return {
        "number": written_number(context.get("number")),
        "bases": listed_as_bases(context.get("bases") or []),
        "recipients": dashed(context.get("recipients") or []),
        "date_words": date_in_words(_day(context.get("date"))) or UNDATED_WORDS,
    }


PREPARERS: dict[str, Callable[[Context], dict[str, Any]]] = {
    "proposal_form_lang_son": _proposal_form,
    "submission_receipt": _receipt,
    "orientation_notice": _notice,
}
