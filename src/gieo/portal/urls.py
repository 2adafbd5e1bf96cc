"""The root of all addresses: Vietnamese without diacritics, stable for life."""

from django.urls import include, path

from gieo.portal.web import administration, errors, health, public, workspace

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

public_pages = (
    [
        path("", public.home, name="home"),
        path("tra-cuu", public.search, name="search"),
    ],
    "public",
)

workspace_pages = ([path("", workspace.home, name="home")], "workspace")

administration_pages = (
    [
        path("bo-quy-tac", administration.rulebooks, name="rulebooks"),
        path("bo-quy-tac/<slug:family>/<slug:day>", administration.rulebook, name="rulebook"),
        path("thanh-phan", administration.gallery, name="gallery"),
    ],
    "administration",
)

urlpatterns = [
    path("", include(public_pages)),
    path("lam-viec", include(workspace_pages)),
    path("quan-tri/", include(administration_pages)),
    path("", include("gieo.law.web.urls")),
    path("", include("gieo.files.web.urls")),
    path("", include("gieo.notifications.web.urls")),
    path("", include("gieo.orientation.web.urls")),
    path("", include("gieo.proposals.web.urls")),
    path("tai-khoan/", include("gieo.identity.web.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
