"""Public pages beside the register: organisations, commendations, figures, open data (X-8)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.audit.history import may_read_history
from gieo.core.answers import saved
from gieo.core.paging import Page, cursor_in
from gieo.dossiers.web.paging import query_with
from gieo.identity.models import Organisation
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import province_asked_for
from gieo.kernel.csv_text import csv_of
from gieo.portal import openness
from gieo.registry.lookup import Filters
from gieo.registry.web.questions import address


class Line(NamedTuple):
    """A bar of a picture and where its tasks are listed."""

    bar: openness.Bar
    url: str


class Dataset(NamedTuple):
    """Data to take away.

    Attributes:
        forms: each with its address.
    """

    name: str
    about: str
    forms: Sequence[tuple[str, str]]


@login_not_required
def bodies(request: HttpRequest) -> HttpResponse:
    """Institutes and schools, searched without accents."""
    words, province = request.GET.get("q", "")[:200], province_asked_for(request)
    page = openness.science_organisations(words, province.code if province else "", cursor_in(request.GET))
    context = {"bodies": page.rows, "query": words, "province": province, **_pager(request, page)}
    return render(request, "portal/bodies.html", context)


@login_not_required
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: its names through time, its public tasks, results and commendations."""
    try:
        portrait = openness.portrait_of(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    keeps = may_read_history(actor_in(request), portrait.body.province_id)
    return render(request, "portal/body.html", {"portrait": portrait, "body": portrait.body, "keeps": keeps})


@login_not_required
def commendations(request: HttpRequest) -> HttpResponse:
    """Who was commended for what, by which decision (CT-5-2b)."""
    page = openness.commendations_page(cursor_in(request.GET))
    return render(request, "portal/commendations.html", {"commendations": page.rows, **_pager(request, page)})


@login_not_required
def figures(request: HttpRequest) -> HttpResponse:
    """The register in figures, as pictures with their numbers."""
    province = province_asked_for(request)
    code = province.code if province else ""
    counted = openness.figures(code)
    here, search = Filters(province=code), reverse("public:search")
    groups = [
        (title, [Line(bar, search + address(here, **{name: bar.value})) for bar in counted.groups[name]])
        for name, title in _titles().items()
    ]
    return render(request, "portal/figures.html", {"figures": counted, "groups": groups, "province": province})


@login_not_required
def figures_table(request: HttpRequest) -> HttpResponse:
    """The same figures as a .csv."""
    province = province_asked_for(request)
    counted = openness.figures(province.code if province else "")
    rows = [(title, _(bar.label), bar.number) for name, title in _titles().items() for bar in counted.groups[name]]
    return saved(csv_of([(_("Nhóm"), _("Giá trị"), _("Số nhiệm vụ")), *rows]), "thong-ke.csv")


@login_not_required
def open_data(request: HttpRequest) -> HttpResponse:
    """Everything that can be taken away as data, with its form and its address."""
    return render(request, "portal/open_data.html", {"sets": list(_sets())})


def _sets() -> Iterator[Dataset]:
    register = {".xlsx": "workbook", ".csv": "table", "Atom": "feed"}
    yield Dataset(
        _("Sổ nhiệm vụ"),
        _("Mọi nhiệm vụ công khai; lọc trước ở trang tra cứu thì tải đúng phần đã lọc."),
        [(form, reverse(f"registry:{name}")) for form, name in register.items()],
    )
    yield Dataset(
        _("Số liệu thống kê"),
        _("Số nhiệm vụ theo năm, tình trạng, cấp, lĩnh vực."),
        [(".csv", reverse("public:figures-table"))],
    )
    yield Dataset(
        _("Định hướng hằng năm"),
        _("Lĩnh vực, nội dung, đợt nhận đề xuất của mỗi thông báo, cho chương trình máy đọc."),
        [("JSON", reverse("api-1:orientations")), ("OpenAPI", reverse("api-1:openapi-json"))],
    )
    yield Dataset(
        _("Đợt nhận hồ sơ"),
        _("Đề xuất, đặt hàng, tuyển chọn, hội thi ý tưởng; lọc trước ở trang đợt nhận thì theo dõi đúng phần đã lọc."),
        [
            *((name.upper(), reverse("public:calls-feed", args=[name])) for name in ("atom", "rss")),
            ("JSON", reverse("api-1:calls")),
        ],
    )
    for province in openness.provinces():
        yield Dataset(
            _("Lịch và sổ công bằng, %(province)s") % {"province": province.name},
            _("Ngày mở, ngày đóng các đợt; sự cố, gia hạn, nhận muộn, nối bằng mã băm."),
            [
                (".ics", reverse("orientation:calendar", args=[province.slug])),
                ("JSON", reverse("orientation:ledger-file", args=[province.slug])),
            ],
        )


def _titles() -> dict[str, str]:
    return {"year": _("Theo năm"), "state": _("Theo tình trạng"), "level": _("Theo cấp"), "field": _("Theo lĩnh vực")}


def _pager(request: HttpRequest, page: Page[Any]) -> dict[str, str]:
    return {
        "next": query_with(request.GET, sau=page.after) if page.after else "",
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
    }
