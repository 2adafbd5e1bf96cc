"""The pages of the orientation: happy, refused, and the same number of queries for one row and for three."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gieo.core import clock
from gieo.orientation.models import IntakePlace, NoticeFinding, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.services.correct_field import correct_field
from gieo.orientation.services.correct_header import correct_header
from gieo.orientation.services.import_document import import_document
from gieo.orientation.states import NoticeState
from tests.conftest import moment
from tests.factories import answered, notice_draft, officer_of, province_of, published, user_of, window_for
from tests.officialdocs.reading import lines_of, pages_of, word_file
from tests.orientation.parsing.conftest import CLEAN

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")
Asserter = Callable[[int], object]


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(user_of(officer_of(province_of("LS"))))
    return client


def in_force(items: int = 2) -> OrientationNotice:
    notice = notice_draft(province_of("LS"), at=AT, items=items)
    window_for(notice)
    return published(notice, at=AT)


def test_a_notice_goes_from_the_upload_to_the_public(officer: Client, client: Client) -> None:
    upload = SimpleUploadedFile("thong-bao.txt", CLEAN.encode(), content_type="text/plain")
    response = officer.post(reverse("orientation:import"), {"province": "LS", "file": upload}, follow=True)
    notice = OrientationNotice.objects.get()
    assert response.redirect_chain[-1][0] == reverse("orientation:desk", args=[notice.pk])
    page = response.content.decode()
    assert "Chọn giống chè chịu hạn" in page
    assert 'id="dong-' in page
    answered(notice, officer_of(province_of("LS")))
    for act in ("confirm", "publish"):
        officer.post(reverse("orientation:act", args=[notice.pk]), {"act": act})
    notice.refresh_from_db()
    assert notice.state == NoticeState.PUBLISHED
    public = Client().get(notice.get_absolute_url()).content.decode()
    assert "Bảo quản cam sau thu hoạch" in public
    assert "Trung tâm Hành chính công" in public


@pytest.mark.requirement("CT-1-2b")
def test_a_field_without_items_is_said_before_publishing_and_does_not_stop_it(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    OrientationField.objects.create(notice=notice, order=9, label="9.", title="Khoa học nhân văn")
    answered(notice, officer_of(province_of("LS")))
    desk = reverse("orientation:desk", args=[notice.pk])
    warned = "Lĩnh vực chưa có nội dung nào: Khoa học nhân văn."
    assert warned in " ".join(officer.get(desk).content.decode().split())
    published(notice, at=AT)
    assert "Lĩnh vực chưa có nội dung nào" not in officer.get(desk).content.decode()


@pytest.mark.requirement("BG25-IV-2", "BG25-IV-3")
def test_the_notice_of_bac_giang_shows_its_portal_once_and_the_square_of_its_desk_is_no_date(
    shared: Path, client: Client
) -> None:
    province, owner = province_of("BG"), officer_of(province_of("BG"))
    (path,) = (shared / "seeds").glob("000_*.txt")
    notice = import_document(content=path.read_bytes(), name=path.name, province=province, actor=owner, at=AT).notice
    assert notice
    places = list(IntakePlace.objects.filter(notice=notice))
    portals = [place.url.rstrip("/") for place in places if "dichvucong" in place.url]
    assert portals == ["https://dichvucong.bacgiang.gov.vn"]
    assert any("3/2" in place.text for place in places)
    [window] = notice.windows.all()
    assert (window.opens_at, window.closes_at) == (moment("2024-04-15 00:00"), moment("2024-06-01 00:00"))
    NoticeFinding.objects.update(decision="kept")
    correct_header(
        notice=notice, actor=owner, at=AT, title=notice.title, number="21/TB-SKHCN", issued_on=date(2024, 3, 5),
        opens_on=date(2024, 4, 15), closes_on=date(2024, 5, 31), boundary="through",
    )  # fmt: skip
    answered(notice, owner)
    public = client.get(published(notice, at=AT).get_absolute_url()).content.decode()
    assert public.count('href="https://dichvucong.bacgiang.gov.vn') == 1
    assert "3/2" in public


def test_text_may_be_pasted(officer: Client) -> None:
    officer.post(reverse("orientation:import"), {"province": "LS", "text": CLEAN})
    assert OrientationItem.objects.count() == 4


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "tep.txt", "Tệp rỗng. Hãy chọn lại tệp."),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "tep.txt", "Không nhận loại tệp này"),
        (b"PK\x03\x04" + bytes(99), "tep.docx", "Tệp bị hỏng hoặc có mật khẩu"),
        ("ngắn".encode(), "tep.txt", "không chứa văn bản"),
        (typst.compile(b"#rect(width: 5cm, height: 5cm)"), "ban-quet.pdf", "bản quét, không có lớp chữ"),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(officer: Client, content: bytes, name: str, said: str) -> None:
    upload = SimpleUploadedFile(name, content)
    response = officer.post(reverse("orientation:import"), {"province": "LS", "file": upload})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert OrientationNotice.objects.count() == 0


def test_an_upload_over_the_limit_is_stopped_before_it_is_read(officer: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000
    upload = SimpleUploadedFile("lon.txt", b"x" * 3_000_000)
    response = officer.post(reverse("orientation:import"), {"province": "LS", "file": upload, "text": "chữ đã dán"})
    page = response.content.decode()
    assert response.status_code == 413
    assert "Tệp lớn hơn" in page
    assert "chữ đã dán</textarea>" in page


def test_a_notice_without_fields_lands_as_a_draft_that_says_so(officer: Client) -> None:
    text = (
        "THÔNG BÁO\nVề lịch làm việc của cơ quan\n\nSở thông báo lịch làm việc tuần này như sau: thứ hai họp giao ban."
    )
    response = officer.post(reverse("orientation:import"), {"province": "LS", "text": text}, follow=True)
    assert "Không tìm thấy lĩnh vực" in response.content.decode()


def test_the_desk_edits_an_item_in_place(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    item = OrientationItem.objects.get(code="1.1")
    address = reverse("orientation:item", args=[notice.pk, item.pk])
    response = officer.post(address, {"text": "Câu đã sửa", "do": "save"}, headers={"HX-Request": "true"})
    assert "Câu đã sửa" in response.content.decode()
    assert officer.post(address, {"text": " ", "do": "save"}, headers={"HX-Request": "true"}).status_code == 422
    item.refresh_from_db()
    assert (item.text, item.corrected) == ("Câu đã sửa", True)


def test_the_desk_splits_and_merges_and_comes_back_to_the_item(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    item = OrientationItem.objects.get(code="1.1")
    address, desk = (
        reverse("orientation:item", args=[notice.pk, item.pk]),
        reverse("orientation:desk", args=[notice.pk]),
    )
    split = officer.post(address, {"text": "Phần một\nPhần hai", "do": "split"}, headers={"HX-Request": "true"})
    assert split["HX-Refresh"] == "true"
    second = item.field.items.get(order=2)
    address = reverse("orientation:item", args=[notice.pk, second.pk])
    assert officer.post(address, {"text": second.text, "do": "merge"})["Location"] == f"{desk}#item-{item.pk}"
    item.refresh_from_db()
    assert item.text == "Phần một Phần hai"
    refused = officer.post(
        address.replace(str(second.pk), str(item.pk)), {"do": "merge"}, headers={"HX-Request": "true"}
    )
    assert refused.status_code == 422


def test_the_desk_shows_every_part_with_its_lines(officer: Client, shared: Path) -> None:
    """Fields, items, grounds, dates, places, form and findings, each beside where it was read."""
    (source,) = (shared / "seeds").glob("002_*.txt")
    upload = SimpleUploadedFile(source.name, source.read_bytes())
    page = officer.post(reverse("orientation:import"), {"province": "LS", "file": upload}, follow=True).content.decode()
    notice = OrientationNotice.objects.get()
    assert "doi-chieu" not in page.split('class="g-crumbs"')[0]  # what was read is told in words, not in addresses
    assert len(notice.printed_form["fields"]) == 10
    assert "tối đa" in page or "không quá 4 trang" in page
    targets = set(re.findall(r'data-target="([^"]+)"', page))
    assert {target.rpartition("-")[0] for target in targets} == {
        "basis", "requirement", "place", "recipient", "field", "item", "footnote", "form",
    }  # fmt: skip
    assert all(f'id="{target}"' in page for target in targets)
    lines = set(re.findall(r'data-line="(\d+)"', page))
    assert {"605", "607", "648", "172", "219"} <= lines  # window, place, form, requirement, footnote
    assert all(f'id="dong-{line}"' in page for line in lines)


def test_the_desk_corrects_and_adds_a_part_in_place(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    officer.post(reverse("orientation:new-part", args=[notice.pk, "place"]), {"text": "Số 1, phố Mẫu", "phones": ""})
    place = notice.places.get()
    address = reverse("orientation:part", args=[notice.pk, "place", place.pk])
    answer = officer.post(address, {"text": "Số 2, phố Mẫu", "do": "save"}, headers={"HX-Request": "true"})
    assert "Số 2, phố Mẫu" in answer.content.decode()
    refused = officer.post(address, {"text": " ", "do": "save"}, headers={"HX-Request": "true"})
    assert (refused.status_code, "không được để trống" in refused.content.decode()) == (422, True)
    assert officer.post(address, {"text": " ", "do": "save"}).status_code == 422
    assert officer.post(reverse("orientation:part", args=[notice.pk, "colour", 1])).status_code == 404
    assert officer.post(address, {"do": "remove"}).status_code == 302
    assert not notice.places.exists()
    assert officer.post(reverse("orientation:new-part", args=[notice.pk, "place"]), {"text": ""}).status_code == 422


def test_the_desk_corrects_the_title_of_a_field_and_maps_it_anew(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    field = notice.fields.get()
    address = reverse("orientation:field-title", args=[notice.pk, field.pk])
    assert officer.post(address, {"title": " Khoa học  y, dược "}).status_code == 302
    field.refresh_from_db()
    assert (field.title, field.science_fields, field.label) == ("Khoa học y, dược", ["medical"], "1.")
    assert officer.post(address, {"title": " "}).status_code == 422


@pytest.mark.requirement("LS25-III-2")
def test_while_the_notice_has_no_day_the_desk_says_that_the_opening_is_unknown(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    notice.windows.update(opens_at=None)
    page = officer.get(reverse("orientation:desk", args=[notice.pk])).content.decode()
    assert "chưa rõ ngày mở" in page
    assert "đến hết ngày 31/05/2024" in page


@pytest.mark.requirement("BG25-IV-1")
def test_the_form_of_a_notice_is_chosen_on_its_page(officer: Client) -> None:
    notice = in_force()
    page = officer.get(reverse("orientation:forms")).content.decode()
    assert "không quá 4 trang A4" in page
    address = reverse("orientation:choose-form", args=[notice.pk])
    assert officer.post(address, {"form": "vn-2013/2023-11-27"}).status_code == 422
    answer = officer.post(address, {"form": "bac-giang/2022-03-25"}, follow=True)
    assert "viết theo mẫu đã chọn" in answer.content.decode()
    notice.refresh_from_db()
    assert notice.form_rulebook == "bac-giang/2022-03-25"
    elsewhere = notice_draft(province_of("BG"), at=AT)
    assert officer.post(reverse("orientation:choose-form", args=[elsewhere.pk]), {"form": "x"}).status_code == 404


def test_a_closed_act_says_why_on_the_page(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT, items=0)
    page = officer.get(reverse("orientation:desk", args=[notice.pk])).content.decode()
    assert "Thông báo chưa có nội dung định hướng nào." in page
    response = officer.post(reverse("orientation:act", args=[notice.pk]), {"act": "confirm"})
    assert response.status_code == 422


def test_a_wrong_day_loses_nothing(officer: Client) -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    data = {
        "title": "Tên mới",
        "number": "12/TB-SKHCN",
        "opens_on": "2024-06-01",
        "closes_on": "2024-05-01",
        "boundary": "through",
    }
    response = officer.post(reverse("orientation:header", args=[notice.pk]), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Ngày đóng phải sau ngày mở." in page
    assert 'value="Tên mới"' in page


@pytest.mark.requirement("LS25-0-3")
def test_the_public_page_needs_no_account_and_few_queries(django_assert_num_queries: Asserter) -> None:
    address = in_force().get_absolute_url()
    with django_assert_num_queries(5):  # type: ignore[attr-defined]
        assert Client().get(address).status_code == 200


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize("query", ["nong nghiep so 2", "nông nghiệp số 2", "NÔNG NGHIỆP SỐ 2"])
def test_the_filter_finds_with_and_without_marks(query: str) -> None:
    notice = in_force(items=3)
    page = Client().get(notice.get_absolute_url(), {"q": query}).content.decode()
    assert "Nội dung nông nghiệp số 2" in page
    assert "Nội dung nông nghiệp số 3" not in page


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2024-04-01 08:00", "Sắp nhận đề xuất"),
        ("2024-05-01 08:00", "Đang nhận đề xuất"),
        ("2024-06-01 00:00", "Đợt này đã đóng"),
    ],
)
def test_the_call_says_whether_it_is_open_and_why_not(at: clock.Setter, instant: str, said: str) -> None:
    at(instant)
    assert said in Client().get(in_force().get_absolute_url()).content.decode()


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("paper", ["notice-paper", "form-paper"])
def test_notice_and_blank_form_come_as_word_and_pdf(paper: str, suffix: str) -> None:
    notice = in_force()
    response = Client().get(reverse(f"orientation:{paper}", args=[notice.province.slug, notice.plan_year, suffix]))
    assert response.content.startswith(b"%PDF" if suffix == "pdf" else b"PK")


@pytest.mark.requirement("CNSH-S-1", "BG25-S-1")
@pytest.mark.parametrize(
    ("capacity", "position", "lines"),
    [
        ("KT", "PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("direct", "GIÁM ĐỐC", ["GIÁM ĐỐC"]),
        ("TL", "CHÁNH VĂN PHÒNG", ["TL. [thiếu: người được ký thay]", "CHÁNH VĂN PHÒNG"]),
    ],
)
def test_a_notice_is_printed_with_the_words_of_whoever_signed_it(
    capacity: str, position: str, lines: list[str]
) -> None:
    notice = in_force()
    OrientationNotice.objects.filter(pk=notice.pk).update(
        signing_capacity=capacity, signatory_position=position, signatory_name="Nguyễn Phúc Thương"
    )
    here = [notice.province.slug, notice.plan_year]
    word = Client().get(reverse("orientation:notice-paper", args=[*here, "docx"])).content
    assert [line for line in lines_of(word_file(word)) if line][-len(lines) - 1 :] == [*lines, "Nguyễn Phúc Thương"]
    pdf = Client().get(reverse("orientation:notice-paper", args=[*here, "pdf"])).content
    assert " ".join([*lines, "Nguyễn Phúc Thương"]) in " ".join(pages_of(pdf))


@pytest.mark.requirement("X-18")
def test_provinces_are_compared_under_the_common_list_and_keep_their_own() -> None:
    """Three items under a field of one province, two under a field of another that lies in two of the common list."""
    in_force(items=3)
    elsewhere = notice_draft(province_of("BG"), at=AT, items=2)
    window_for(elsewhere)
    officer = officer_of(elsewhere.province)
    correct_field(field=elsewhere.fields.get(), title="Khoa học xã hội và nhân văn", actor=officer)
    published(elsewhere, at=AT)
    page = Client().get(reverse("orientation:overview")).content.decode()
    heads = re.findall(r'<th scope="col" class="numeric"><a [^>]+>([^<]+)</a>', page)
    rows = {
        label: re.findall(r'<td class="numeric">(\d+)</td>', cells)
        for label, cells in re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', page)
    }
    assert heads == ["Bắc Giang 2025", "Lạng Sơn 2025"]
    assert rows == {
        "Khoa học nông nghiệp": ["0", "3"],
        "Khoa học xã hội": ["2", "0"],
        "Khoa học nhân văn": ["2", "0"],
    }
    assert "Khoa học xã hội và nhân văn" in Client().get(elsewhere.get_absolute_url()).content.decode()


def test_the_list_asks_the_same_for_one_notice_and_for_three(
    officer: Client, django_assert_num_queries: Asserter
) -> None:
    notice_draft(province_of("LS"), at=AT)
    queries = 7
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        officer.get(reverse("orientation:list"))
    notice_draft(province_of("LS"), at=AT, version=2)
    notice_draft(province_of("LS"), at=AT, version=3)
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        officer.get(reverse("orientation:list"))


def test_a_new_version_shows_every_word_that_changed(officer: Client) -> None:
    draft = notice_draft(province_of("LS"), at=AT)
    window_for(draft)
    old = published(draft, at=AT)
    assert officer.post(reverse("orientation:revise", args=[old.pk]), {"reason": "Sửa số liệu"}).status_code == 302
    fresh = OrientationNotice.objects.get(supersedes=old)
    desk = reverse("orientation:desk", args=[fresh.pk])
    assert "Chưa có nội dung định hướng nào khác" in officer.get(desk).content.decode()
    item = OrientationItem.objects.filter(field__notice=fresh).order_by("order")[0]
    officer.post(reverse("orientation:item", args=[fresh.pk, item.pk]), {"text": f"{item.text} thêm", "do": "save"})
    page = officer.get(desk).content.decode()
    assert "<ins>thêm</ins>" in page
    assert f"Thay đổi so với phiên bản {old.version}" in page
    assert "Thay đổi so với" not in officer.get(reverse("orientation:desk", args=[old.pk])).content.decode()
