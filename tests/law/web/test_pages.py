"""The public pages of the register."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.law.models import CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.law.services.load_cited import load_instruments
from gieo.proposals.workflow import PROPOSAL
from tests.factories import officer_of, proposer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

LIST = "/van-ban"


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown(page: str) -> list[str]:
    return re.findall(r'class="law-number"><a [^>]+>([^<]+)</a>', page)


@pytest.fixture
def held() -> LegalDocument:
    return enter_document(
        number="", type="Chỉ thị", subject="Trồng và chăm sóc cây", province=province_of("BG"), text_held=True
    )


@pytest.fixture
def stub() -> LegalDocument:
    return enter_document(number="12/CT-UBND", subject="Trồng và chăm sóc cây", province=province_of("BG"))


@pytest.mark.requirement("X-10")
def test_everybody_searches_the_register_in_any_spelling(client: Client) -> None:
    enter_document(number="12/KH-UBND", issuer="Uỷ ban nhân dân tỉnh", subject="Cây")
    enter_document(number="06/2023/TT-BKHCN", issuer="Bộ KH&CN", text_held=True)
    for query in ("uy ban", "ủy ban", "uỷ ban"):
        assert shown(page_of(client, f"{LIST}?q={query}")) == ["12/KH-UBND"]
    assert shown(page_of(client, f"{LIST}?thieu=1")) == ["12/KH-UBND"]
    assert shown(page_of(client, f"{LIST}?loai=Thông tư")) == ["06/2023/TT-BKHCN"]
    assert "Không có văn bản nào khớp" in page_of(client, f"{LIST}?q=khongco")
    assert len(shown(page_of(client, f"{LIST}?xep=khong&sau=hong&tinh="))) == 2


def test_the_pager_leads_on_and_keeps_the_filters(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gieo.law.register.PAGE", 2)
    for at in range(1, 4):
        enter_document(number=f"{at}/KH-UBND", province=province_of("LS"))
    first = page_of(client, f"{LIST}?xep=so&tinh=LS")
    (onwards,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert "tinh=LS" in onwards
    assert shown(page_of(client, LIST + onwards.replace("&amp;", "&"))) == ["03/KH-UBND"]


def test_the_list_asks_the_same_for_one_document_and_for_three(
    client: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    queries = 3  # rows, numbers by type, the provinces of the frame
    enter_document(number="1/KH-UBND", province=province_of("LS"))
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        page_of(client, LIST)
    for number in ("2/KH-UBND", "3/KH-UBND"):
        enter_document(number=number, province=province_of("LS"))
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        page_of(client, LIST)


@pytest.mark.requirement("BG25-0-2", "BG25-0-3", "BG25-0-4")
def test_the_page_shows_level_missing_text_and_every_place_that_cites(client: Client) -> None:
    circular = enter_document(number="06/2023/TT-BKHCN", issuer="Bộ KH&CN", issued_on=date(2023, 5, 25))
    notice = enter_document(number="12/TB-SKHCN", issuer="Sở KH&CN", subject="Định hướng năm 2025")
    directive = enter_document(number="02/CT-UBND", province=province_of("BG"))
    cite(source=notice, target=circular, kind=CitationKind.FOUNDING, place="căn cứ 2")
    cite(source=directive, target=circular, kind=CitationKind.IN_TEXT, place="dòng 320")
    page = page_of(client, reverse("law:document", args=[circular.pk]))
    for words in ("cấp trung ương", "25/05/2023", "chưa có toàn văn", "căn cứ 2", "dòng 320"):
        assert words in page
    for source in (notice, directive):
        assert reverse("law:document", args=[source.pk]) in page
    assert "cấp tỉnh · Bắc Giang" in page_of(client, reverse("law:document", args=[directive.pk]))


def test_the_picture_links_both_sides_and_a_table_says_the_same(client: Client) -> None:
    centre = enter_document(number="12/TB-SKHCN")
    left, right = enter_document(number="13/KH-UBND"), enter_document(number="14/KH-UBND")
    cite(source=left, target=centre, kind=CitationKind.CARRYING_OUT, place="mục 1")
    cite(source=centre, target=right, kind=CitationKind.FOUNDING, place="căn cứ 1")
    page = page_of(client, reverse("law:document", args=[centre.pk]))
    picture, after = page.split('<svg class="law-graph"')[1].split("</svg>", 1)
    table = after.split("</table>")[0].split("<table")[1]
    for other in (left, right):
        assert f'href="{reverse("law:document", args=[other.pk])}"' in picture
        assert other.number in table
    assert picture.count('class="law-edge"') == 2
    lonely = enter_document(number="99/KH-UBND")
    assert "law-graph" not in page_of(client, reverse("law:document", args=[lonely.pk]))


def test_a_document_asks_the_same_for_one_citation_and_for_three(
    client: Client, django_assert_num_queries: Callable[[int], object], held: LegalDocument, stub: LegalDocument
) -> None:
    queries = 4  # the document, citations, proposals, the provinces of the frame
    address = reverse("law:document", args=[held.pk])
    for number in (1, 3):
        for at in range(number):
            cite(source=enter_document(number=f"{at}/TB-SKHCN"), target=held, kind=CitationKind.FOUNDING)
        with django_assert_num_queries(queries):  # type: ignore[attr-defined]
            assert str(stub) in page_of(client, address)


def test_what_is_not_there_is_404(client: Client) -> None:
    assert client.get("/van-ban/999999").status_code == 404
    assert client.get("/van-ban/dieu/KHONG-CO:1").status_code == 404


@pytest.mark.requirement("BG25-0-5")
def test_the_officer_confirms_on_the_page_and_nobody_else_is_offered_it(
    client: Client, held: LegalDocument, stub: LegalDocument
) -> None:
    address, act = reverse("law:document", args=[held.pk]), reverse("law:match", args=[held.pk, stub.pk])
    assert act not in page_of(client, address)
    assert client.post(act).status_code == 302
    client.force_login(user_of(proposer_of(province_of("BG"))))
    assert act not in page_of(client, address)
    refused = client.post(act)
    assert refused.status_code == 403
    assert "chuyên viên quản lý khoa học" in refused.content.decode()
    client.force_login(user_of(officer_of(province_of("BG"))))
    assert act in page_of(client, address)
    assert client.get(act).status_code == 405
    assert "12/CT-UBND" in client.post(act, follow=True).content.decode()
    held.refresh_from_db()
    assert held.number == "12/CT-UBND"


@pytest.mark.requirement("BG25-0-2")
def test_an_article_shows_its_document_and_what_rests_on_it(client: Client) -> None:
    load_instruments()
    page = page_of(client, reverse("law:article", args=["TT06-2023:11.4"]))
    circular = LegalDocument.objects.get(number="06/2023/TT-BKHCN")
    assert reverse("law:document", args=[circular.pk]) in page
    assert "Gửi tài liệu cho thành viên trước phiên họp" in page
    assert reverse("law:article", args=["TT06-2023:11.4"]) in page_of(
        client, reverse("law:document", args=[circular.pk])
    )


@pytest.mark.requirement("BG25-0-2")
def test_an_article_names_the_steps_that_rest_on_it(client: Client) -> None:
    row = PROPOSAL["submit"]
    page = page_of(client, reverse("law:article", args=[row.legal_basis[0]]))
    assert f"<li>{row.label} " in page
    assert PROPOSAL.label in page
    assert "Không bước nào" in page_of(client, reverse("law:article", args=["TT06-2023:11.7"]))


@pytest.mark.requirement("BG25-0-2")
def test_a_procedure_setting_shows_its_founding_document(client: Client) -> None:
    client.force_login(user_of(officer_of(province_of("BG"))))
    page = page_of(client, reverse("administration:rulebook", args=["bac-giang", "2022-03-25"]))
    assert "40/2020/QĐ-UBND" in page
