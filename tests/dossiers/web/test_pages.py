"""The shared pages: dossier, list, acts, papers, comments, saved views."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.dossiers import selectors
from gieo.dossiers.models import Comment, Enclosure, SavedView
from gieo.dossiers.services.act import act
from gieo.orientation.models import Order
from tests.conftest import moment

pytestmark = [pytest.mark.web, pytest.mark.django_db]

HOME, LIST = "/lam-viec", "/lam-viec/khau/dat-hang"
SENT = moment("2023-10-02 08:00")
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def queries(client, address: str) -> int:
    client.get(address)  # whatever is asked once per process
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.requirement("X-6")
def test_a_list_costs_the_same_with_one_row_and_with_three(enter, focal, make_order, officer) -> None:
    actor = focal()
    make_order(actor)
    client = enter(officer)
    one = queries(client, LIST)
    make_order(actor, "Hai")
    make_order(actor, "Ba")
    assert queries(client, LIST) == one
    assert one <= 8


def test_the_home_costs_the_same_with_one_row_and_with_three(enter, focal, make_order, officer) -> None:
    actor = focal()
    for reader in (officer, actor):
        client = enter(reader)
        make_order(actor)
        one = queries(client, HOME)
        make_order(actor, "Hai")
        make_order(actor, "Ba")
        assert queries(client, HOME) == one
        assert one <= 10


def test_the_home_counts_the_stages_of_one_year(enter, focal, make_order, officer) -> None:
    make_order(focal())
    client = enter(officer)
    link = f"{LIST}?nam="
    assert f"{link}2025" in client.get(f"{HOME}?nam=2025").content.decode()
    for other in ("2024", "", "abc"):  # without a year, or with a spoilt one: this year
        assert link not in client.get(f"{HOME}?nam={other}").content.decode()


def test_a_list_says_that_there_are_very_many(enter, focal, make_order, officer, monkeypatch) -> None:
    monkeypatch.setattr(selectors, "MANY", 1)
    actor, client = focal(), enter(officer)
    make_order(actor)
    assert "1 hồ sơ" in client.get(LIST).content.decode()
    make_order(actor, "Hai")
    assert "1+ hồ sơ" in client.get(LIST).content.decode()


def test_a_dossier_page_costs_the_same_whatever_its_history(enter, focal, make_order, officer) -> None:
    actor = focal()
    order = make_order(actor)
    client = enter(officer)
    one = queries(client, order.get_absolute_url())
    act(order, "send", actor=actor, at=SENT)
    for at in range(3):
        Comment.objects.create(entry_id=_entry(order), text=f"Ý kiến {at}", at=SENT, by_id=actor.user, by_name="A")
    assert queries(client, order.get_absolute_url()) == one
    assert one <= 13  # the last one asks which items of the orientation grew out of this order


def _entry(order: Order) -> int:
    from gieo.dossiers.docket import entry_of

    return entry_of(order).pk


def test_closed_acts_say_every_reason_with_its_article(enter, focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    Order.objects.filter(pk=order.pk).update(grounds=[])
    page = enter(actor).get(order.get_absolute_url()).content.decode()
    assert "Chưa chọn căn cứ đặt hàng" in page
    assert "TT06-2023" in page


def test_a_form_keeps_what_was_typed_and_names_the_field_that_is_wrong(enter, focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    typed = {"title": "Tên mới", "plan_year": "1", "need": "", "expected_result": "Kết quả đã gõ"}
    answer = enter(actor).post(f"{order.get_absolute_url()}/viec/write", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kết quả đã gõ" in page
    assert "has-error" in page
    order.refresh_from_db()
    assert order.title == "Chẩn đoán sớm"


def test_what_is_written_again_starts_from_what_is_there(enter, focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    page = enter(actor).get(f"{order.get_absolute_url()}/viec/write").content.decode()
    assert 'value="Chẩn đoán sớm"' in page
    assert "checked" in page


def test_a_double_click_acts_once(enter, focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    client = enter(actor)
    for _click in range(2):
        assert client.post(f"{order.get_absolute_url()}/viec/send", {"key": "k"}).status_code == 302
    answer = client.post(f"{order.get_absolute_url()}/viec/send", {"key": "another"})
    assert answer.status_code == 409
    assert "không cho phép" in answer.content.decode()


def test_an_act_that_is_none_is_not_there(enter, focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    assert enter(actor).get(f"{order.get_absolute_url()}/viec/fly").status_code == 404


def test_people_talk_and_nothing_said_changes(enter, focal, make_order, officer) -> None:
    actor = focal()
    order = make_order(actor)
    client = enter(officer)
    address = f"{order.get_absolute_url()}/trao-doi"
    assert client.post(address, {"words": "  "}).status_code == 409
    assert client.post(address, {"words": "Cần rõ nơi ứng dụng"}).status_code == 302
    assert "Cần rõ nơi ứng dụng" in enter(actor).get(order.get_absolute_url()).content.decode()
    with pytest.raises(Exception, match="Cannot update"):
        Comment.objects.update(text="khác")


def test_papers_are_kept_and_read_by_the_readers_of_the_dossier(enter, focal, make_order) -> None:
    actor, stranger = focal(), focal("Sở Xây dựng")
    order = make_order(actor)
    client = enter(actor)
    address = f"{order.get_absolute_url()}/tai-lieu"
    assert client.post(address, {"label": "Công văn"}).status_code == 422
    bad = SimpleUploadedFile("a.exe", b"MZ\x00\x00")
    assert client.post(address, {"label": "Công văn", "file": bad}).status_code == 409
    good = SimpleUploadedFile("cong-van.pdf", PDF)
    assert client.post(address, {"label": "Công văn", "file": good}).status_code == 302
    paper = Enclosure.objects.get()
    file = f"/tep/{paper.file_id}/cong-van.pdf"
    assert b"".join(client.get(file).streaming_content) == PDF
    assert enter(stranger).get(file).status_code == 404


def test_the_list_is_exported_as_seen(enter, focal, make_order, officer) -> None:
    actor = focal()
    make_order(actor, "Giống lúa")
    make_order(actor, "Đèn đường")
    answer = enter(officer).get(f"{LIST}.xlsx?q=giong+lua")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Giống lúa"]
    assert (
        openpyxl.load_workbook(io.BytesIO(enter(focal("Sở Xây dựng")).get(f"{LIST}.xlsx").content)).active.max_row == 1
    )


def test_the_export_keeps_the_order_of_the_list(enter, focal, make_order, officer) -> None:
    actor = focal()
    for title in ("Đèn đường", "Bưởi", "Cam sành"):
        make_order(actor, title)
    answer = enter(officer).get(f"{LIST}.xlsx?sap-xep=ten")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    titles = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert titles == ["Bưởi", "Cam sành", "Đèn đường"]


def test_filters_are_kept_under_a_name_of_ones_own(enter, focal, officer) -> None:
    client = enter(officer)
    assert client.post(f"{LIST}/bo-loc", {"name": " ", "query": "?q=x"}).status_code == 409
    client.post(f"{LIST}/bo-loc", {"name": "Lúa", "query": "?q=lua"})
    assert "?q=lua" in client.get(LIST).content.decode()
    view = SavedView.objects.get()
    enter(focal()).post(f"/lam-viec/bo-loc/{view.pk}/bo")
    assert SavedView.objects.count() == 1
    enter(officer).post(f"/lam-viec/bo-loc/{view.pk}/bo")
    assert not SavedView.objects.exists()


def test_a_stage_that_is_none_is_not_there(enter, officer) -> None:
    assert enter(officer).get("/lam-viec/khau/khac").status_code == 404


def test_whoever_may_not_open_is_told_so(enter, officer) -> None:
    assert enter(officer).get("/lam-viec/lap/order").status_code == 403
    assert enter(officer).get("/lam-viec/lap/proposal").status_code == 404
    assert enter(officer).get("/lam-viec/lap/khac").status_code == 404
