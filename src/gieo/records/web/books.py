"""The books of what went out and what came in, as pages, as workbooks, as a package for the document system."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.paging import Page, cursor_in
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.web.paging import query_with
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.kernel.actors import Actor, Role
from gieo.kernel.choice import Choice
from gieo.kernel.media import ZIP
from gieo.records import books, selectors
from gieo.records.incoming.states import IncomingState
from gieo.records.outgoing.states import OutgoingState
from gieo.records.outgoing.workflow import NUMBERING
from gieo.records.selectors import Question
from gieo.records.services.enter_arrival import ARRIVING
from gieo.records.services.export_documents import export_documents

MOST = 10_000  # lines of a workbook


def outgoing(request: HttpRequest) -> HttpResponse:
    """What went out in a year, with the numbers that are missing."""
    actor, question = _reader(request), _question(request)
    page = selectors.outgoing_page(actor, question, cursor_in(request.GET))
    lines = books.outgoing_rows(page.rows)
    symbols = selectors.symbols_of(actor, question.province, question.year)
    context = {
        **_book(request, question, page, books.OUTGOING, lines, OutgoingState),
        "title": _("Sổ văn bản đi"),
        "told": _("Số và ngày do văn thư ghi; hệ thống kiểm tra trùng, thứ tự và số bỏ cách, không tự đặt số."),
        "basis": NUMBERING,
        "symbols": [
            {
                "label": symbol,
                "missing": ", ".join(_run(gap) for gap in gaps),
                "active": question.symbol == symbol,
                "url": query_with(request.GET, **{"ky-hieu": "" if question.symbol == symbol else symbol}),
            }
            for symbol, gaps in symbols
        ],
        "export": reverse("records:outgoing-workbook") + query_with(request.GET),
        "package": reverse("records:export") + f"?nam={question.year}" if _is_clerk(actor, question.province) else "",
    }
    return render(request, "records/book.html", context)


def incoming(request: HttpRequest) -> HttpResponse:
    """What came in in a year."""
    actor, question = _reader(request), _question(request)
    page = selectors.incoming_page(actor, question, cursor_in(request.GET))
    lines = books.incoming_rows(page.rows)
    context = {
        **_book(request, question, page, books.INCOMING, lines, IncomingState),
        "title": _("Sổ văn bản đến"),
        "told": _("Số đến do văn thư ghi; hệ thống kiểm tra trùng trong năm, không tự đặt số."),
        "basis": ARRIVING,
        "export": reverse("records:incoming-workbook") + query_with(request.GET),
    }
    return render(request, "records/book.html", context)


def outgoing_workbook(request: HttpRequest) -> HttpResponse:
    """The book as a workbook, in the order of the days."""
    actor, question = _reader(request), _question(request)
    found = (
        selectors.outgoing_found(actor, question)
        .prefetch_related("signers")
        .order_by("issued_on", "symbol", "clerk_number")[:MOST]
    )
    sheets = [("Van ban di", books.OUTGOING, books.outgoing_rows(list(found)))]
    return saved(books.workbook_of(sheets), f"so-van-ban-di-{question.year}.xlsx")


def incoming_workbook(request: HttpRequest) -> HttpResponse:
    """The book of what came in, and the one that follows how it is answered."""
    actor, question = _reader(request), _question(request)
    rows = selectors.incoming_found(actor, question).select_related("person").prefetch_related("replies")
    found = list(rows.order_by("arrival_number")[:MOST])
    sheets = [
        ("Van ban den", books.INCOMING, books.incoming_rows(found)),
        ("Theo doi giai quyet", books.FOLLOWED, books.followed_rows(found)),
    ]
    return saved(books.workbook_of(sheets), f"so-van-ban-den-{question.year}.xlsx")


def export(request: HttpRequest) -> FileResponse:
    """Every document issued between two days, each as its archive package, for the official document system."""
    actor, question = _reader(request), _question(request)
    if not _is_clerk(actor, question.province):
        raise PermissionDenied(_("Việc này của văn thư."))
    first = _day(request.GET.get("tu", "")) or date(question.year, 1, 1)
    last = _day(request.GET.get("den", "")) or date(question.year, 12, 31)
    package = export_documents(
        documents=selectors.issued_between(actor, question.province, first, last), at=clock.now()
    )
    name = f"van-ban-{first:%Y%m%d}-{last:%Y%m%d}.zip"
    return FileResponse(package, as_attachment=True, filename=name, content_type=ZIP)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _reader(request: HttpRequest) -> Actor:
    actor = actor_in(request)
    if not actor.roles_in(home_province(request).code) & OFFICE:
        raise PermissionDenied(_("Sổ văn bản dành cho cơ quan của tỉnh."))
    return actor


def _is_clerk(actor: Actor, province: str) -> bool:
    return Role.RECORDS_CLERK in actor.roles_in(province)


def _question(request: HttpRequest) -> Question:
    return Question(
        province=home_province(request).code,
        year=year_asked(request) or clock.today().year,
        symbol=request.GET.get("ky-hieu", "")[:60],
        words=request.GET.get("q", "").strip()[:200],
        state=request.GET.get("trang-thai", "")[:20],
    )


def _book(
    request: HttpRequest,
    question: Question,
    page: Page[Any],
    columns: Sequence[str],
    lines: books.Rows,
    states: type[Choice],
) -> dict[str, object]:
    """What the pages of both books show: lines with their documents, states to filter by, the way to other pages."""
    return {
        "rows": [
            {"document": each, "cells": list(zip(columns, line, strict=True)), "label": _(states(each.state).label)}
            for each, line in zip(page.rows, lines, strict=True)
        ],
        "columns": columns,
        "question": question,
        "states": [(str(each), _(each.label)) for each in states],
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
        "next": query_with(request.GET, sau=page.after) if page.after else "",
    }


def _run(gap: range) -> str:
    return f"{gap[0]:02d}" if len(gap) == 1 else f"{gap[0]:02d} – {gap[-1]:02d}"
