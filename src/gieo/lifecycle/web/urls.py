"""Addresses of the line of life."""

from django.urls import path

from gieo.dossiers.web.urls import DOCKET
from gieo.lifecycle.web import cycle, remuneration, views

app_name = "lifecycle"
urlpatterns = [
    path("lam-viec/nam-ke-hoach", cycle.latest, name="cycle-now"),
    path("lam-viec/nam-ke-hoach/<int:year>", cycle.cycle, name="cycle"),
    path("di-den-dau", views.look_up, name="look-up"),
    path("di-den-dau/<slug:number>", views.line, name="line"),
    path(f"ho-so/<{DOCKET}:number>/thu-lao", remuneration.remuneration, name="remuneration"),
    path(f"ho-so/<{DOCKET}:number>/thu-lao.pdf", remuneration.paper, name="remuneration-list"),
    path(f"ho-so/<{DOCKET}:number>/thu-lao/<int:place>.pdf", remuneration.paper, name="remuneration-sheet"),
]
