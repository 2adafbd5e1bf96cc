"""Addresses of dossiers and lists. A dossier keeps one address for life."""

from django.urls import path, re_path, register_converter

from gieo.dossiers.web import acting, dossier, listing, opening, papers, prepared, versions


class DocketNumberConverter:
    """BG-DH-2025-0001."""

    regex = r"[A-Z]{2,4}-[A-Z]{2,4}-\d{4}-\d{4,}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


DOCKET = "docket"
register_converter(DocketNumberConverter, DOCKET)

app_name = "dossiers"
urlpatterns = [
    path("ho-so/<docket:number>", dossier.dossier, name="dossier"),
    path("ho-so/<docket:number>/viec/<slug:act>", acting.act, name="act"),
    path("ho-so/<docket:number>/thay-doi", dossier.changes, name="changes"),
    path("ho-so/<docket:number>/ban-chot", versions.versions, name="versions"),
    re_path(
        r"^ho-so/(?P<number>[A-Z]{2,4}-[A-Z]{2,4}-\d{4}-\d{4,})/ban-chot/(?P<pk>\d+)\.(?P<suffix>pdf|docx)$",
        versions.version_paper,
        name="version-paper",
    ),
    path("ho-so/<docket:number>/trao-doi", dossier.comment, name="comment"),
    path("ho-so/<docket:number>/tai-lieu", dossier.attach, name="attach"),
    re_path(
        r"^ho-so/(?P<number>[A-Z]{2,4}-[A-Z]{2,4}-\d{4}-\d{4,})/van-ban/(?P<sequence>\d+)/(?P<kind>[a-z_]+)\.(?P<suffix>pdf|docx)$",
        papers.paper,
        name="paper",
    ),
    path("lam-viec/viec-chuan-bi", prepared.prepared, name="prepared"),
    path("lam-viec/viec-chuan-bi/thuc-hien", prepared.apply, name="apply-prepared"),
    path("lam-viec/viec-chuan-bi/<int:pk>/bo", prepared.drop, name="drop-prepared"),
    path("lam-viec/khau/<slug:stage>", listing.stage, name="list"),
    path("lam-viec/khau/<slug:stage>.xlsx", listing.sheet, name="sheet"),
    path("lam-viec/khau/<slug:stage>/bo-loc", listing.keep, name="keep-view"),
    path("lam-viec/bo-loc/<int:pk>/bo", listing.drop, name="drop-view"),
    path("lam-viec/lap/<slug:kind>", opening.open_by_hand, name="open"),
]
