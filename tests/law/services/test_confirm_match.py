"""A text that came without a number is proposed to be the document others cite; a person decides."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gieo.kernel.actors import NOBODY
from gieo.kernel.refusal import Refused
from gieo.law.models import Citation, CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.confirm_match import confirm_match
from gieo.law.services.enter_document import enter_document
from gieo.law.services.propose_match import propose_matches
from gieo.orientation.services.import_document import Imported, import_document
from tests.conftest import moment
from tests.factories import officer_of, proposer_of, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SEEDS = {"000": "BG", "001": "BG", "002": "LS", "003": "BP", "004": "BG"}
TREES = "Trồng và chăm sóc cây phân tán trên địa bàn tỉnh"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def held() -> LegalDocument:
    return enter_document(
        number="",
        type="Chỉ thị",
        issuer="Chủ tịch UBND tỉnh Bắc Giang",
        subject=TREES,
        province=province_of("BG"),
        text_held=True,
    )


@pytest.fixture
def stub() -> LegalDocument:
    return enter_document(
        number="12/CT-UBND", issued_on=date(2022, 6, 5), subject="Chăm sóc và trồng cây", province=province_of("BG")
    )


def bring_in(shared: Path, seed: str) -> Imported:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    province = province_of(SEEDS[seed])
    return import_document(
        content=path.read_bytes(),
        name=path.name,
        province=province,
        actor=officer_of(province),
        at=moment("2024-03-05 09:00"),
    )


@pytest.mark.requirement("BG25-0-5", "X-2")
def test_after_the_five_imports_the_directive_finds_its_number_and_45_stubs_are_left(shared: Path) -> None:
    imported = {seed: bring_in(shared, seed) for seed in SEEDS}
    directive, subject = imported["001"].document, imported["001"].document.subject
    assert LegalDocument.objects.filter(text_held=True).count() == 5
    (match,) = propose_matches(directive)
    assert match.stub.number == "02/CT-UBND"
    assert "Bắc Giang" in match.reason
    confirmed = confirm_match(document=directive, stub=match.stub, actor=officer_of(province_of("BG")))
    assert (confirmed.number, confirmed.issued_on) == ("02/CT-UBND", date(2022, 3, 25))
    assert (confirmed.subject, confirmed.text_held) == (subject, True)
    notice = imported["000"].notice
    assert notice
    assert notice.bases.filter(document=confirmed).exists()
    assert LegalDocument.objects.filter(text_held=False).count() == 45
    numbers = list(LegalDocument.objects.exclude(number="").values_list("number", "issuer", "issued_on__year"))
    assert len(numbers) == len(set(numbers))


def test_the_two_records_become_one_with_all_citations(held: LegalDocument, stub: LegalDocument) -> None:
    notice = enter_document(number="12/TB-SKHCN")
    for target, place in ((stub, "căn cứ 1"), (stub, "chú thích 2"), (held, "căn cứ 1")):
        cite(source=notice, target=target, kind=CitationKind.FOUNDING, place=place)
    confirmed = confirm_match(document=held, stub=stub, actor=officer_of(province_of("BG")))
    assert confirmed.pk == held.pk
    assert not LegalDocument.objects.filter(pk=stub.pk).exists()
    places = Citation.objects.filter(target=confirmed).order_by("place").values_list("place", flat=True)
    assert list(places) == ["chú thích 2", "căn cứ 1"]
    assert "12 ct ubnd" in confirmed.search


@pytest.mark.parametrize(
    "facts",
    [
        {"subject": "Phòng cháy chữa cháy rừng mùa khô"},
        {"number": "12/KH-UBND"},
        {"issuer": "UBND huyện Lục Ngạn"},
        {"text_held": True},
        {"province": None},
    ],
)
def test_what_differs_in_kind_place_issuer_or_subject_is_not_proposed(
    held: LegalDocument, facts: dict[str, Any]
) -> None:
    likely: dict[str, Any] = {"number": "12/CT-UBND", "subject": TREES, "province": province_of("BG")}
    enter_document(**likely | facts)
    assert propose_matches(held) == []


def test_a_text_is_never_what_it_cites_itself(held: LegalDocument, stub: LegalDocument) -> None:
    assert propose_matches(held)
    cite(source=held, target=stub, kind=CitationKind.IN_TEXT, place="dòng 9")
    assert propose_matches(held) == []


def test_the_most_likely_stands_first(held: LegalDocument, stub: LegalDocument) -> None:
    closer = enter_document(number="13/CT-UBND", subject=TREES, province=province_of("BG"))
    weaker = enter_document(number="14/CT-UBND", subject="Chăm sóc rừng, trồng cây xanh", province=province_of("BG"))
    matches = propose_matches(held)
    assert {match.stub for match in matches[:2]} == {closer, stub}
    assert (matches[2].stub, matches[2].score < matches[0].score) == (weaker, True)


def test_only_the_science_officer_of_the_province_confirms(held: LegalDocument, stub: LegalDocument) -> None:
    for actor in (NOBODY, proposer_of(province_of("BG")), officer_of(province_of("LS"))):
        with pytest.raises(Refused) as refused:
            confirm_match(document=held, stub=stub, actor=actor)
        assert refused.value.codes == ("not_yours",)
    assert LegalDocument.objects.filter(pk=stub.pk).exists()


def test_a_text_with_a_number_and_a_stub_nobody_proposed_are_refused(held: LegalDocument, stub: LegalDocument) -> None:
    officer = officer_of(province_of("BG"))
    other = enter_document(number="99/CT-UBND", subject="Phòng cháy chữa cháy rừng", province=province_of("BG"))
    with pytest.raises(Refused) as refused:
        confirm_match(document=held, stub=other, actor=officer)
    assert refused.value.codes == ("not_proposed",)
    confirm_match(document=held, stub=stub, actor=officer)
    with pytest.raises(Refused) as refused:
        confirm_match(document=held, stub=other, actor=officer)
    assert refused.value.codes == ("has_number",)
