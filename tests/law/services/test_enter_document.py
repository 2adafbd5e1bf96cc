"""A document enters once, however it is spelled; what cites what is told once per place."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gieo.law import selectors
from gieo.law.models import Citation, CitationKind, LegalDocument
from gieo.law.services import enter_document as enter_document_module
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.law.services.load_cited import load_instruments
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SPRING, AUTUMN = date(2023, 3, 3), date(2023, 9, 9)


@pytest.mark.requirement("X-2")
def test_the_same_document_is_entered_once_and_completed() -> None:
    province = province_of("LS")
    bare = enter_document(number="53/KH-UBND", province=province)
    dated = enter_document(number="53 /kh–ubnd", issued_on=SPRING, province=province)
    assert bare.pk == dated.pk
    assert dated.issued_on == SPRING
    assert (dated.type, dated.issuer) == ("Kế hoạch", "UBND tỉnh Lạng Sơn")


@pytest.mark.requirement("X-2")
def test_a_number_begins_anew_every_year_and_a_wrong_day_makes_no_second_document() -> None:
    province = province_of("LS")
    first = enter_document(number="53/KH-UBND", issued_on=SPRING, province=province)
    assert enter_document(number="53/KH-UBND", issued_on=AUTUMN, province=province).issued_on == SPRING
    assert enter_document(number="53/KH-UBND", issued_on=date(2024, 1, 1), province=province).pk != first.pk
    assert LegalDocument.objects.count() == 2


def test_an_undated_citation_of_a_number_of_two_years_is_not_guessed() -> None:
    years = {enter_document(number="53/KH-UBND", issued_on=date(year, 3, 3)).pk for year in (2023, 2024)}
    undated = enter_document(number="53/KH-UBND")
    assert undated.pk not in years
    assert enter_document(number="53/KH-UBND").pk == undated.pk


@pytest.mark.requirement("X-2")
def test_the_same_number_in_two_provinces_or_in_a_district_is_another_document() -> None:
    lang_son = province_of("LS")
    of_province = enter_document(number="12/KH-UBND", issued_on=SPRING, province=lang_son)
    elsewhere = enter_document(number="12/KH-UBND", issued_on=SPRING, province=province_of("BG"))
    of_district = enter_document(number="12/KH-UBND", issuer="UBND huyện Bắc Sơn", issued_on=SPRING, province=lang_son)
    assert len({of_province.pk, elsewhere.pk, of_district.pk}) == 3


@pytest.mark.requirement("X-2")
def test_two_provinces_bring_in_papers_of_one_number_year_and_bare_issuer() -> None:
    """A letterhead that says only "Sở Khoa học và Công nghệ" is that of every province."""
    papers = [
        enter_document(
            number="12/TB-SKHCN",
            issuer="Sở Khoa học và Công nghệ",
            issued_on=SPRING,
            province=province_of(code),
            text_held=True,
        )
        for code in ("LS", "BG")
    ]
    assert papers[0].pk != papers[1].pk
    again = enter_document(number="12/TB-SKHCN", issued_on=SPRING, province=province_of("BG"))
    assert again.pk == papers[1].pk


@pytest.mark.requirement("BG25-0-3")
def test_a_national_paper_cited_in_two_provinces_is_one_and_belongs_to_none() -> None:
    cited = [enter_document(number="06/2023/TT-BKHCN", province=province_of(code)) for code in ("LS", "BG")]
    assert cited[0].pk == cited[1].pk
    assert cited[0].is_national
    assert cited[0].province is None


def test_the_sentence_that_cites_a_stub_tells_who_and_what() -> None:
    stub = enter_document(
        number="12/CT-UBND",
        province=province_of("LS"),
        cited_in="Căn cứ Chỉ thị số 12/CT-UBND ngày 05/6/2022 của Chủ tịch UBND tỉnh về việc trồng cây phân tán;",
    )
    assert (stub.issuer, stub.subject) == ("Chủ tịch UBND tỉnh Lạng Sơn", "Trồng cây phân tán")


def test_the_text_itself_knows_better_than_those_who_cite_it() -> None:
    stub = enter_document(number="12/CT-UBND", issued_on=AUTUMN, subject="Trồng cây")
    held = enter_document(number="12/CT-UBND", issued_on=SPRING, subject="Trồng cây phân tán", text_held=True)
    assert held.pk == stub.pk
    assert (held.text_held, held.subject, held.issued_on) == (True, "Trồng cây phân tán", SPRING)
    later = enter_document(number="12/CT-UBND", issued_on=AUTUMN, subject="Việc khác")
    assert (later.subject, later.issued_on) == ("Trồng cây phân tán", SPRING)


def test_two_texts_without_a_number_are_two_documents() -> None:
    pair = {enter_document(number="", type="Chỉ thị", subject="Trồng cây", text_held=True).pk for _time in range(2)}
    assert len(pair) == 2


@pytest.mark.requirement("X-2")
def test_the_database_itself_refuses_a_second_record_of_a_number_issuer_and_year() -> None:
    LegalDocument.objects.create(number="53/KH-UBND", issuer="UBND tỉnh", issued_on=SPRING)
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocument.objects.create(number="53/KH-UBND", issuer="UBND tỉnh", issued_on=AUTUMN)
    LegalDocument.objects.create(number="53/KH-UBND", issuer="UBND tỉnh", issued_on=date(2024, 3, 3))


def test_two_who_enter_it_at_the_same_moment_get_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    first = enter_document(number="53/KH-UBND", issuer="UBND tỉnh", issued_on=SPRING)
    find, looked = enter_document_module._find, []

    def too_early(facts: LegalDocument) -> LegalDocument | None:
        looked.append(facts)
        return find(facts) if len(looked) > 1 else None

    monkeypatch.setattr(enter_document_module, "_find", too_early)
    second = enter_document(number="53/KH-UBND", issuer="UBND tỉnh", issued_on=SPRING, subject="Cây")
    assert (second.pk, second.subject) == (first.pk, "Cây")


def test_a_place_cites_a_document_once() -> None:
    source, target = enter_document(number="12/TB-SKHCN"), enter_document(number="53/KH-UBND")
    for place in ("căn cứ 2", "căn cứ 2", "chú thích 1"):
        cite(source=source, target=target, kind=CitationKind.FOUNDING, place=place)
    assert Citation.objects.count() == 2


def test_what_the_papers_of_a_province_rest_on() -> None:
    notice = enter_document(number="12/TB-SKHCN", province=province_of("LS"))
    circular = enter_document(number="06/2023/TT-BKHCN")
    enter_document(number="99/KH-UBND", province=province_of("LS"))
    for place in ("căn cứ 1", "chú thích 1"):
        cite(source=notice, target=circular, kind=CitationKind.FOUNDING, place=place)
    assert list(selectors.documents_cited_in("LS")) == [circular]
    assert list(selectors.documents_cited_in("BG")) == []


@pytest.mark.requirement("X-2", "BG25-0-4")
def test_the_instruments_of_the_rulebooks_enter_once_with_what_ties_them() -> None:
    for code in ("LS", "BG", "BP"):
        province_of(code)
    load_instruments()
    known = LegalDocument.objects.count()
    load_instruments()
    assert LegalDocument.objects.count() == known == selectors.stubs_count() > 50
    directive = LegalDocument.objects.get(number="01/CT-UBND", province="BG")
    assert [each.source.number for each in directive.cited_by.all()] == ["02/CT-UBND"]
    old = LegalDocument.objects.get(number="29/2013/QH13")
    assert old.replaced_by == LegalDocument.objects.get(number="93/2025/QH15")
