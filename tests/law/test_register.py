"""One document once, however it is spelled; what cites what; a text at hand finds its number."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gieo.kernel.refusal import Refused
from gieo.law import selectors
from gieo.law.models import Citation, CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.confirm_match import confirm_match
from gieo.law.services.enter_document import enter_document, normalise_number
from gieo.law.services.load_cited import load_instruments
from gieo.law.services.propose_match import propose_matches
from gieo.orientation.services.import_document import import_document
from tests.conftest import moment
from tests.factories import officer_of, proposer_of, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("53 / KH-UBND", "53/KH-UBND"),
        ("9/TB-SKHCN", "09/TB-SKHCN"),
        ("95–NQ/TU", "95-NQ/TU"),
        ("40/2020/QĐ-UBND", "40/2020/QĐ-UBND"),
    ],
)
def test_numbers_have_one_spelling(typed: str, kept: str) -> None:
    assert normalise_number(typed) == kept


@pytest.mark.requirement("X-2")
def test_the_same_document_is_entered_once_and_completed() -> None:
    province = province_of("LS")
    bare = enter_document(number="53/KH-UBND", province=province)
    dated = enter_document(number="53 /KH-UBND", issued_on=date(2023, 3, 3), province=province)
    assert bare.pk == dated.pk
    assert dated.issued_on == date(2023, 3, 3)
    assert (dated.type, dated.issuer) == ("Kế hoạch", "UBND tỉnh Lạng Sơn")
    assert enter_document(number="53/KH-UBND", issued_on=date(2024, 1, 1), province=province).pk != dated.pk


@pytest.mark.requirement("X-2")
def test_the_same_number_in_two_provinces_is_two_documents() -> None:
    pair = {
        enter_document(number="12/KH-UBND", issued_on=date(2023, 3, 3), province=province_of(code)).pk
        for code in ("LS", "BG")
    }
    assert len(pair) == 2


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize("query", ["uy ban", "ủy ban", "uỷ ban", "UBND"])
def test_every_spelling_finds_the_same(query: str) -> None:
    enter_document(number="12/KH-UBND", issuer="Uỷ ban nhân dân tỉnh", subject="Công nghệ sinh học")
    assert selectors.search(query).count() == 1
    assert selectors.search("CNSH").count() == 1
    assert selectors.search("không có").count() == 0


@pytest.mark.requirement("X-2")
def test_the_instruments_of_the_rulebooks_enter_once() -> None:
    for code in ("LS", "BG", "BP"):
        province_of(code)
    load_instruments()
    known = LegalDocument.objects.count()
    load_instruments()
    assert LegalDocument.objects.count() == known > 50
    numbers = list(LegalDocument.objects.exclude(number="").values_list("number", "issuer", "issued_on__year"))
    assert len(numbers) == len(set(numbers))


@pytest.mark.requirement("BG25-0-5")
def test_the_directive_at_hand_is_proposed_to_be_the_one_cited(shared: Path) -> None:
    province = province_of("BG")
    officer = officer_of(province)
    imported = {}
    for seed in ("000", "001"):
        (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
        imported[seed] = import_document(
            content=path.read_bytes(), name=path.name, province=province, actor=officer, at=moment("2024-03-05 09:00")
        )
    directive = imported["001"].document
    stub = LegalDocument.objects.get(number="02/CT-UBND")
    stub.subject = "Nâng cao chất lượng, hiệu quả các nhiệm vụ KH&CN thực hiện trên địa bàn tỉnh Bắc Giang"
    stub.save()
    (match,) = propose_matches(directive)
    assert match.stub == stub
    assert match.reason
    source = imported["000"].notice
    confirmed = confirm_match(document=directive, stub=stub, actor=officer)
    assert (confirmed.number, confirmed.issued_on) == ("02/CT-UBND", date(2022, 3, 25))
    assert confirmed.cited_by.count() == 1
    assert not LegalDocument.objects.filter(pk=stub.pk).exists()
    assert source
    assert source.bases.filter(document=confirmed).exists()


def test_only_an_officer_confirms() -> None:
    province = province_of("BG")
    document = LegalDocument.objects.create(
        type="Chỉ thị", subject="Nâng cao chất lượng", province=province, text_held=True
    )
    stub = enter_document(number="02/CT-UBND", province=province, subject="Nâng cao chất lượng")
    for actor in (proposer_of(province), officer_of(province_of("LS"))):
        with pytest.raises(Refused):
            confirm_match(document=document, stub=stub, actor=actor)


@pytest.mark.requirement("BG25-0-2", "BG25-0-3", "BG25-0-4")
def test_the_page_shows_level_missing_text_and_who_cites(client: Client) -> None:
    circular = enter_document(number="06/2023/TT-BKHCN", issuer="Bộ KH&CN", issued_on=date(2023, 5, 25))
    notice = enter_document(number="12/TB-SKHCN", issuer="Sở KH&CN", subject="Định hướng năm 2025")
    cite(source=notice, target=circular, kind=CitationKind.FOUNDING, place="căn cứ 2")
    cite(source=notice, target=circular, kind=CitationKind.FOUNDING, place="căn cứ 2")
    assert Citation.objects.count() == 1
    page = client.get(reverse("law:document", args=[circular.pk])).content.decode()
    assert "cấp trung ương" in page
    assert "chưa có toàn văn" in page
    assert "căn cứ 2" in page


@pytest.mark.requirement("BG25-0-2")
def test_a_procedure_setting_shows_its_founding_document(client: Client) -> None:
    client.force_login(user_of(officer_of(province_of("BG"))))
    page = client.get(reverse("administration:rulebook", args=["bac-giang", "2022-03-25"])).content.decode()
    assert "40/2020/QĐ-UBND" in page


def test_the_list_asks_the_same_for_one_document_and_for_three(
    client: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    enter_document(number="1/KH-UBND")
    queries = 3
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        assert client.get(reverse("law:list")).status_code == 200
    enter_document(number="2/KH-UBND")
    enter_document(number="3/KH-UBND")
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        client.get(reverse("law:list"))
