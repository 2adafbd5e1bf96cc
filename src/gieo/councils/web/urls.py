"""Addresses of the councils."""

from django.urls import path, re_path

from gieo.councils.web import (
    ballot,
    bank,
    board,
    choosing,
    day,
    fees,
    importing,
    letters,
    member,
    preferences,
    reply,
    reviewing,
    standing,
)
from gieo.dossiers.web import urls as dossiers  # its converter knows the numbers of the docket

app_name = "councils"

SUFFIX = r"\.(?P<suffix>pdf|docx)$"
REPLY = f"ho-so/<{dossiers.DOCKET}:number>/tra-loi-nhan-xet"
SHEET = r"^lam-viec/hoi-dong-tinh/thanh-vien/(?P<pk>\d+)/(?P<year>20\d\d)"

urlpatterns = [
    path("lam-viec/chuyen-gia", bank.experts, name="experts"),
    path("lam-viec/chuyen-gia/dang-ky", bank.apply, name="apply"),
    path("lam-viec/chuyen-gia/de-cu", bank.nominate, name="nominate"),
    path("lam-viec/chuyen-gia/nhap", importing.bring_in, name="import-experts"),
    path("lam-viec/chuyen-gia/cho-duyet", bank.waiting, name="waiting"),
    path("lam-viec/chuyen-gia/cho-duyet/<slug:what>/<int:pk>", bank.decide, name="decide"),
    path("lam-viec/chuyen-gia/dang-ky/<int:pk>/tra-loi", bank.answer, name="answer"),
    path("lam-viec/chuyen-gia/<int:pk>", bank.expert, name="expert"),
    path("lam-viec/chuyen-gia/<int:pk>/<slug:act>", bank.expert_act, name="expert-act"),
    path("lam-viec/hoi-dong-tinh", standing.council, name="standing"),
    path("lam-viec/hoi-dong-tinh/viec/<slug:act>", standing.act, name="standing-act"),
    re_path(r"^lam-viec/hoi-dong-tinh/(?P<pk>\d+)/quyet-dinh" + SUFFIX, standing.decision, name="standing-decision"),
    re_path(r"^lam-viec/hoi-dong-tinh/phien/(?P<pk>\d+)/ket-luan" + SUFFIX, standing.conclusions, name="conclusions"),
    re_path(SHEET + "$", standing.activity, name="activity"),
    re_path(SHEET + SUFFIX, standing.activity_sheet, name="activity-sheet"),
    path("lam-viec/hoi-dong-tinh/quy-che/<int:pk>", standing.regulation, name="regulation"),
    path("lam-viec/hoi-dong-cua-toi", member.seated, name="seated"),
    path("lam-viec/loi-moi/<int:pk>", member.invitation, name="invitation"),
    path("lam-viec/nguyen-vong/<int:pk>", preferences.preferences, name="preferences"),
    path("lam-viec/hoi-dong/<str:number>/phan-bien", reviewing.reviewing, name="reviewing"),
    path("lam-viec/hoi-dong/<str:number>/phan-bien/bang-tinh.xlsx", reviewing.workbook, name="reviewing-workbook"),
    path("lam-viec/hoi-dong/<str:number>/phan-bien/nhap", reviewing.bring_in, name="reviewing-import"),
    path("lam-viec/hoi-dong/<str:number>/phan-bien/hoi", reviewing.ask, name="ask-preferences"),
    path("lam-viec/hoi-dong/<str:number>/uy-vien", member.member, name="member"),
    path("lam-viec/hoi-dong/<str:number>/uy-vien/cam-ket", member.pledge, name="pledge"),
    path("lam-viec/hoi-dong/<str:number>/uy-vien/y-kien", member.note, name="note"),
    path("lam-viec/hoi-dong/<str:number>/uy-vien/chat-luong", member.mark, name="mark"),
    path("lam-viec/hoi-dong/<str:number>/cau-hoi/<int:pk>", day.answer, name="answer-question"),
    path("lam-viec/hoi-dong/<str:number>/ngay-hop", day.day, name="day"),
    path("lam-viec/hoi-dong/<str:number>/ngay-hop/bien-ban/<slug:section>", day.write, name="write-minutes"),
    path("lam-viec/hoi-dong/<str:number>/ngay-hop/ban-ky/<slug:paper>", day.bind, name="bind"),
    path("lam-viec/hoi-dong/<str:number>/ngay-hop/quan-sat", day.observe, name="observe"),
    re_path(r"^lam-viec/hoi-dong/(?P<number>[^/]+)/bien-ban" + SUFFIX, day.draft, name="minutes"),
    path("lam-viec/hoi-dong/<str:number>/thu-lao", fees.fees, name="fees"),
    path("lam-viec/hoi-dong/<str:number>/thu-lao.xlsx", fees.workbook, name="fee-workbook"),
    re_path(r"^lam-viec/hoi-dong/(?P<number>[^/]+)/thu-lao" + SUFFIX, fees.paper, name="fee-list"),
    path("lam-viec/hoi-dong/<str:number>/nhan-xet", reply.remarks, name="remarks"),
    path(REPLY, reply.reply, name="reply"),
    path(f"{REPLY}/ban-nhap", reply.keep, name="keep-reply"),
    path("lam-viec/hoi-dong/<str:number>/phieu", ballot.ballot, name="ballot"),
    path("lam-viec/hoi-dong/<str:number>/phieu/tinh", ballot.preview, name="ballot-preview"),
    path("lam-viec/hoi-dong/<str:number>/phieu/bang-tinh.xlsx", ballot.workbook, name="ballot-workbook"),
    path("lam-viec/hoi-dong/<str:number>/phieu/nhap", ballot.bring_in, name="ballot-import"),
    re_path(r"^lam-viec/hoi-dong/(?P<number>[^/]+)/phieu" + SUFFIX, ballot.paper, name="ballot-paper"),
    path("lam-viec/hoi-dong/<str:number>/thu", letters.letters, name="letters"),
    path("lam-viec/hoi-dong/<str:number>/thu/<int:pk>", letters.sheet, name="letter-round"),
    path("lam-viec/hoi-dong/<str:number>/thu/<int:pk>/hen-gio", letters.release, name="release-letters"),
    path("lam-viec/hoi-dong/<str:number>/thu/<int:pk>/huy", letters.hold, name="hold-letters"),
    path("lam-viec/hoi-dong/<str:number>/phien-hop", board.board, name="board"),
    path("lam-viec/hoi-dong/<str:number>/chon-thanh-vien", choosing.choosing, name="choosing"),
    path("lam-viec/hoi-dong/<str:number>/chon-thanh-vien/<slug:act>", choosing.choose, name="choose"),
]
