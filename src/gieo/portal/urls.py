"""The root of all addresses: Vietnamese without diacritics, stable for life."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from gieo.portal.api.routes import api
from gieo.portal.web import (
    administration,
    archive,
    calls,
    errors,
    health,
    letters,
    openness,
    people,
    procedures,
    profiles,
    public,
    workspace,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error


def public_api() -> Any:
    """The routes for programs: all of them public, like the pages whose data they give."""
    patterns, app, space = api.urls
    for pattern in patterns:
        login_not_required(cast("Callable[..., HttpResponse]", pattern.callback))
    return patterns, app, space


public_pages = (
    [
        path("", public.home, name="home"),
        path("tra-cuu", public.search, name="search"),
        path("tra-cuu/tinh-63-34", public.territory, name="territory"),
        path("tra-cuu/khac", public.search_others, name="search-others"),
        path("dot-nhan", calls.listing, name="calls"),
        re_path(r"^dot-nhan\.(?P<suffix>atom|rss)$", calls.feed, name="calls-feed"),
        path("dot-nhan/<str:number>", calls.call, name="call"),
        path("thu-tuc", procedures.listing, name="procedures"),
        path("thu-tuc/<str:code>", procedures.one, name="procedure"),
        path("to-chuc", openness.bodies, name="bodies"),
        path("to-chuc/<int:pk>", openness.body, name="body"),
        path("khen-thuong", openness.commendations, name="commendations"),
        path("thong-ke", openness.figures, name="figures"),
        path("thong-ke.csv", openness.figures_table, name="figures-table"),
        path("du-lieu-mo", openness.open_data, name="open-data"),
    ],
    "public",
)

workspace_pages = (
    [
        path("lam-viec", workspace.home, name="home"),
        path("lam-viec/chu-viet-tat", letters.letters, name="letters"),
        path("lam-viec/ly-lich", profiles.own, name="profile"),
        path("lam-viec/ly-lich/to-chuc/<int:pk>", profiles.body, name="body-profile"),
        path("luu-tru/tep/<int:pk>/<str:name>", archive.archive, name="archive"),
        path("lam-viec/uy-quyen", people.lending, name="lending"),
        path("lam-viec/uy-quyen/<int:pk>/thu-hoi", people.recall, name="recall"),
    ],
    "workspace",
)

administration_pages = (
    [
        path("bo-quy-tac", administration.rulebooks, name="rulebooks"),
        path("bo-quy-tac/<slug:family>/<slug:day>", administration.rulebook, name="rulebook"),
        path("ai-duoc-lam-gi", administration.powers, name="powers"),
        path("nguoi", people.listing, name="people"),
        path("nguoi/bo-nhiem", people.appoint, name="appoint"),
        path("ghe/<int:pk>", people.seat, name="seat"),
        path("ghe/<int:pk>/ban-giao", people.pass_on, name="pass-on"),
        path("ghe/<int:pk>/ket-thuc", people.end, name="end-seat"),
        path("tai-khoan/<int:pk>/<slug:way>", people.turn_account, name="account"),
        path("to-chuc", people.organisations, name="organisations"),
        path("to-chuc/<int:pk>/xac-minh", people.verify, name="verify"),
        path("to-chuc/nguoi/<int:pk>/<slug:way>", people.answer, name="answer-asker"),
        path("thanh-phan", administration.gallery, name="gallery"),
    ],
    "administration",
)

urlpatterns = [
    path("", include(public_pages)),
    path("", include(workspace_pages)),
    path("quan-tri/", include(administration_pages)),
    path("", include("gieo.law.web.urls")),
    path("", include("gieo.files.web.urls")),
    path("", include("gieo.notifications.web.urls")),
    path("", include("gieo.registry.web.urls")),
    path("", include("gieo.overlap.web.urls")),
    path("", include("gieo.councils.web.urls")),
    path("", include("gieo.officialdocs.web.urls")),
    path("", include("gieo.orientation.web.urls")),
    path("", include("gieo.proposals.web.urls")),
    path("", include("gieo.selection.web.urls")),
    path("", include("gieo.calls.web.urls")),
    path("", include("gieo.execution.web.urls")),
    path("", include("gieo.novelty.web.urls")),
    path("", include("gieo.audit.web.urls")),
    path("", include("gieo.privacy.web.urls")),
    path("", include("gieo.records.web.urls")),
    path("", include("gieo.matters.web.urls")),
    path("", include("gieo.outcomes.web.urls")),
    path("", include("gieo.duties.web.urls")),
    path("", include("gieo.reporting.web.urls")),
    path("", include("gieo.lifecycle.web.urls")),
    # Behind the stages with pages of their own: what they do not answer, the shared pages do.
    path("", include("gieo.dossiers.web.urls")),
    path("tai-khoan/", include("gieo.identity.web.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("api/v1/", public_api()),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
