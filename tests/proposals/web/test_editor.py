"""The editor: by the script field by field, without it as one plain form."""

import re

import pytest
from django.utils.html import escape

from gieo.proposals.forms import form_of
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.save_answer import save_answer
from gieo.rulebooks import library
from tests.proposals.conftest import IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = pytest.mark.web


@pytest.fixture
def visitor(proposer, sign_in):
    return sign_in(proposer, "2024-04-20 10:42:07")


def save(visitor, draft, field="objectives", revision=0, **sent):
    sent = {name.replace("__", "."): value for name, value in sent.items()}
    return visitor.post(f"/ho-so/{draft.number}/muc/{field}", {f"revision:{field}": revision, **sent})


def answers(draft):
    return Proposal.objects.get(pk=draft.pk).answers


@pytest.mark.requirement("LS25-F-1", "LS25-F-2", "LS25-III-1")
def test_the_items_stand_in_the_order_of_the_form_each_with_its_label(visitor, draft):
    page = visitor.get(f"/ho-so/{draft.number}/soan").content.decode()
    fields = form_of(draft.form).fields
    assert re.findall(r'data-question="(\w+)"', page) == [field.id for field in fields]
    assert all(escape(field.label) in page for field in fields)


def test_beside_an_item_stand_guidance_and_a_good_and_a_bad_example(visitor, draft):
    page = visitor.get(f"/ho-so/{draft.number}/soan").content.decode()
    part = page.split('data-question="objectives"', 1)[1].split("data-question=", 1)[0]
    told = library.examples()["objectives"]
    places = [part.find(escape(words)) for words in ("Nên viết như", told.strong, told.weak, told.why)]
    assert -1 not in places
    assert places == sorted(places)


def test_a_field_saves_itself_and_says_when(visitor, draft):
    answer = save(visitor, draft, objectives="Tổn thất dưới 5 %")
    assert (answer.status_code, answer["X-Gieo-Revision"], answer["X-Gieo-Saved"]) == (200, "1", "10:42:07")
    assert answers(draft)["objectives"] == "Tổn thất dưới 5 %"


def test_a_save_that_met_a_newer_one_shows_both(visitor, draft, proposer):
    save_answer(proposal=draft, field="objectives", value="Thẻ một", base_revision=0, actor=proposer, at=IN_TIME)
    answer = save(visitor, draft, objectives="Thẻ hai")
    body = answer.content.decode()
    assert (answer.status_code, answer["X-Gieo-Revision"]) == (409, "1")
    assert "Thẻ một" in body
    assert "Thẻ hai" in body
    address = re.search(r'formaction="([^"]+)"\s+name="lay"\s+value="moi"', body)
    assert address is not None
    chosen = visitor.post(address[1], {"lay": "moi"}, headers={"HX-Request": "true"})
    assert 'data-revision="2"' in chosen.content.decode()
    assert answers(draft)["objectives"] == "Thẻ hai"
    assert visitor.post(address[1], {"lay": "moi"}).status_code == 404


@pytest.mark.requirement("LS25-F-9")
def test_amounts_are_summed_in_figures_and_in_words(visitor, draft):
    body = save(visitor, draft, "budget", budget__science_budget="850.000.000", budget__counterpart="400000000").content
    assert "1.250.000.000 đ" in body.decode()
    assert "Một tỷ hai trăm năm mươi triệu đồng" in body.decode()


def test_a_wrong_amount_names_itself_and_changes_nothing(visitor, draft):
    answer = save(visitor, draft, "budget", budget__science_budget="nhiều")
    assert answer.status_code == 422
    assert "nhiều" in answer.content.decode()
    assert "budget" not in answers(draft)


def test_an_unknown_field_is_not_there(visitor, draft):
    assert save(visitor, draft, "colour", colour="xanh").status_code == 404


# ---------------------------------------------------------------- without the script


def test_the_plain_form_saves_everything_it_speaks_of(visitor, draft):
    sent = {
        "task_name": "Giống na",
        "revision:task_name": 0,
        "commitment.shown": 1,
        "commitment": "on",
        "contents.0.content": "Khảo sát",
        "contents.1.content": "Thử nghiệm",
    }
    answer = visitor.post(f"/ho-so/{draft.number}/soan", sent)
    assert answer.status_code == 302
    kept = answers(draft)
    assert (kept["task_name"], kept["commitment"]) == ("Giống na", True)
    assert kept["contents"] == [{"content": "Khảo sát"}, {"content": "Thử nghiệm"}]
    assert kept["contact"]["name"] == "Đinh Thị Lan"  # the form did not speak of it


def test_what_is_refused_stays_typed_and_the_rest_is_saved(visitor, draft):
    sent = {"task_name": "Giống na", "budget.science_budget": "nhiều lắm", "duration.months": "18"}
    answer = visitor.post(f"/ho-so/{draft.number}/soan", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="nhiều lắm"' in page
    assert 'value="18"' in page
    assert answers(draft)["task_name"] == "Giống na"


def test_a_row_is_added_and_dropped_by_buttons(visitor, draft):
    sent = {"contents.0.content": "một", "contents.1.content": "hai", "revision:contents": 0}
    answer = visitor.post(f"/ho-so/{draft.number}/soan", {**sent, "them": "contents"})
    assert answer.url.endswith("/soan?them=contents#contents")
    assert 'name="contents.2.content"' in visitor.get(answer.url).content.decode()
    visitor.post(f"/ho-so/{draft.number}/soan", {**sent, "revision:contents": 1, "bo": "contents.0"})
    assert answers(draft)["contents"] == [{"content": "hai"}]


# ---------------------------------------------------------------- the page beside, the foot, the parts


def test_the_official_page_is_beside_with_its_meter(visitor, ready):
    page = visitor.get(f"/ho-so/{ready.number}/xem-truoc").content.decode()
    assert 'role="meter"' in page
    picture = re.search(r'src="([^"]+/trang/1\.svg\?v=\w+)"', page)
    assert picture is not None
    svg = visitor.get(picture[1])
    assert svg["Content-Type"] == "image/svg+xml"
    assert "immutable" in svg["Cache-Control"]
    assert visitor.get(f"/ho-so/{ready.number}/trang/99.svg").status_code == 404


def test_another_process_draws_the_page_it_did_not_keep(visitor, ready, settings):
    settings.CACHES = {**settings.CACHES, "process": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert visitor.get(f"/ho-so/{ready.number}/trang/1.svg?v=unknown").content.startswith(b"<svg")


def test_the_foot_lists_what_is_left_and_greys_the_act(visitor, draft, ready, fill):
    assert "lỗi phải sửa" not in visitor.get(f"/ho-so/{ready.number}/soan").content.decode()
    fill(draft, objectives="", citations=[])
    page = visitor.get(f"/ho-so/{draft.number}/soan").content.decode()
    assert "2 lỗi phải sửa" in page
    assert "Chưa có nội dung: Mục tiêu" in page
    assert f"/ho-so/{draft.number}/viec/nop" not in page


@pytest.mark.requirement("BG25-IV-1")
def test_a_borrowed_form_is_marked_provisional(make_ready, bac_giang, sign_in):
    proposal, actor = make_ready(bac_giang)
    assert "tạm dùng" in sign_in(actor).get(f"/ho-so/{proposal.number}/soan").content.decode()


@pytest.mark.requirement("LS25-II-7")
def test_items_are_searched_chosen_and_left_or_the_way_outside_taken(visitor, draft):
    address = f"/ho-so/{draft.number}/dinh-huong"
    found = visitor.get(address, {"q": "giong cay"}, headers={"HX-Request": "true"}).content.decode()
    item = re.search(r'name="them"\s+value="(\d+)"', found)
    assert item is not None
    visitor.post(address, {"them": item[1]}, headers={"HX-Request": "true"})
    assert draft.items.count() == 1
    assert visitor.post(address, {"bo": item[1]}).url.endswith("/soan#orientation")
    assert draft.items.count() == 0
    visitor.post(address, {"outside": "on", "reason": "Dịch bệnh mới"})
    draft.refresh_from_db()
    assert (draft.outside_orientation, draft.outside_reason) == (True, "Dịch bệnh mới")


def test_papers_and_places_come_and_go(visitor, draft, proposer):
    paper = attach_file(
        proposal=draft, kind=AttachmentKind.OTHER, name="a.png", content=PNG, actor=proposer, at=IN_TIME
    )
    page = visitor.get(f"/ho-so/{draft.number}/soan").content.decode()
    assert "a.png" in page
    visitor.post(f"/ho-so/{draft.number}/tep/{paper.pk}/go")
    visitor.post(f"/ho-so/{draft.number}/noi-thuc-hien", {"name": "UBND huyện Chi Lăng"})
    page = visitor.get(f"/ho-so/{draft.number}/soan").content.decode()
    assert ("a.png" in page, "UBND huyện Chi Lăng" in page) == (False, True)


def test_the_editor_costs_few_queries(visitor, ready, django_assert_max_num_queries):
    visitor.get(f"/ho-so/{ready.number}/soan")
    with django_assert_max_num_queries(18):
        visitor.get(f"/ho-so/{ready.number}/soan")
