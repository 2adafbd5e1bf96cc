"""Addresses of the selection beside the shared ones."""

from django.urls import path

from gieo.dossiers.web import urls as dossiers  # its converter knows the numbers of the docket
from gieo.selection.web import team, unwanted

app_name = "selection"

HERE = f"ho-so/<{dossiers.DOCKET}:number>/nguoi-khong-tham-dinh"
TEAM = f"lam-viec/tham-dinh-kinh-phi/<{dossiers.DOCKET}:number>/nguoi-khong-tham-dinh"

urlpatterns = [
    path(HERE, unwanted.page, name="unwanted"),
    path(f"{HERE}/neu", unwanted.name, name="name-unwanted"),
    path(f"{HERE}/<int:judge>/bo", unwanted.drop, name="drop-unwanted"),
    path(TEAM, team.page, name="team-unwanted"),
    path(f"{TEAM}/ket-luan", team.review, name="review-unwanted"),
]
