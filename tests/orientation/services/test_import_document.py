"""Real notices become drafts, to the letter; bad files are refused and nothing is left behind."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import typst
from django.test import Client
from django.urls import reverse

from gieo.files.models import StoredFile
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import Refused
from gieo.law.models import Citation, CitationKind, LegalDocument
from gieo.law.selectors import card_of
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.orientation.services.import_document import Imported, import_document
from gieo.orientation.states import NoticeState
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, proposer_of, province_of
from tests.orientation.parsing.conftest import CLEAN

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")


def bring_in(content: bytes, name: str = "van-ban.txt", province: str = "LS") -> Imported:
    owner = province_of(province)
    return import_document(content=content, name=name, province=owner, actor=officer_of(owner), at=AT)


def bring_in_seed(shared: Path, seed: str, province: str) -> Imported:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    return bring_in(path.read_bytes(), path.name, province)


def expected(shared: Path, seed: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((shared / "requirements" / "seed-expectations.json").read_text())["seeds"][
        seed
    ]
    return content


def sha(text: str) -> str:
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.requirement("BG25-0-1", "BG25-I-0", "LS25-II-0", "X-1")
@pytest.mark.parametrize(("seed", "province"), [("000", "BG"), ("002", "LS")])
def test_a_real_notice_is_laid_out_to_the_letter(shared: Path, seed: str, province: str) -> None:
    imported = bring_in_seed(shared, seed, province)
    want = expected(shared, seed)
    notice = imported.notice
    assert notice
    assert (notice.state, notice.plan_year, notice.province_id) == (NoticeState.DRAFT, 2025, province)
    assert imported.document.type == "Thông báo"
    items = OrientationItem.objects.filter(field__notice=notice).order_by("field__order", "order")
    assert [item.code for item in items] == [item["id"] for item in want["items"]]
    assert [sha(item.text) for item in items] == [item["sha256"] for item in want["items"]]
    assert [field.items.count() for field in notice.fields.all()] == want["counts"]["items_per_field"]
    assert notice.bases.count() == want["counts"]["legal_bases"]
    assert notice.recipients.count() == want["counts"]["recipients"]
    assert notice.unassigned_lines == []


def test_an_item_another_notice_has_in_nearly_the_same_words_is_said() -> None:
    other = notice_draft(province_of("BG"), at=AT, items=1)
    item = other.fields.get().items.get()
    item.text = "Cất hồng trong kho lạnh chạy điện mặt trời ở các xã vùng cao"
    item.save()
    text = CLEAN.replace("- Thu hồi nhiệt lò sấy.", "- Cất mận trong kho lạnh chạy điện mặt trời ở xã vùng cao.")
    notice = bring_in(text.encode()).notice
    assert notice
    finding = notice.findings.get(code="near_duplicate_elsewhere")
    assert (finding.severity, finding.message) == ("info", "Gần trùng với thông báo Bắc Giang năm 2025: 2.2 và 1.1.")


@pytest.mark.requirement("CNSH-0-1")
def test_the_chain_of_the_biotechnology_plan_has_four_links(shared: Path) -> None:
    document = bring_in_seed(shared, "004", "BG").document
    (chain,) = card_of(document.pk).chains
    assert [each.number for each in chain] == ["", "16/KH-UBND", "114-KH/TU", "36-NQ/TW"]
    assert (chain[0].number, chain[0].issued_on) == ("", None)
    page = Client().get(reverse("law:document", args=[document.pk])).content.decode()
    assert "Chuỗi thực hiện" in page


@pytest.mark.requirement("BG25-I-3")
def test_hospitals_named_in_an_item_are_linked(shared: Path) -> None:
    for name, alias in (
        ("Bệnh viện Đa khoa tỉnh Bắc Giang", "Bệnh viện Đa khoa tỉnh"),
        ("Bệnh viện Sản - Nhi Bắc Giang", "Bệnh viện Sản - Nhi"),
    ):
        register_organisation(name=name, kind=OrganisationKind.HOSPITAL, province=province_of("BG"), aliases=(alias,))
    notice = bring_in_seed(shared, "000", "BG").notice
    assert OrientationItem.objects.get(field__notice=notice, code="3.5").organisations.count() == 2
    assert [field.label for field in notice.fields.all()][2:4] == ["III.", "IV."]


@pytest.mark.requirement("LS25-II-6", "LS25-II-8", "LS25-II-9", "X-20")
def test_items_carry_the_documents_they_come_from(shared: Path) -> None:
    notice = bring_in_seed(shared, "002", "LS").notice
    items = {item.code: item for item in OrientationItem.objects.filter(field__notice=notice)}
    assert sum(bool(item.footnotes) and not item.footnotes_inferred for item in items.values()) == 21
    assert sum(item.footnotes_inferred for item in items.values()) == 22
    numbers = {code: set(item.documents.values_list("number", flat=True)) for code, item in items.items()}
    assert {"231/KH-UBND", "164/KH-UBND"} <= numbers["1.7"]
    assert "2544/QĐ-UBND" in numbers["5.2"]
    assert notice
    assert notice.footnotes.count() == 21
    assert notice.footnotes.filter(basis__isnull=True).values_list("order", flat=True)[0] == 19


@pytest.mark.requirement("LS25-0-2", "BG25-0-2", "BG25-0-3", "BG25-0-4", "X-2")
def test_what_is_cited_enters_the_register_once_as_stubs(shared: Path) -> None:
    first = bring_in_seed(shared, "002", "LS")
    nested = Citation.objects.filter(source=first.document, kind=CitationKind.NESTED)
    assert nested.count() == 8
    assert Citation.objects.filter(source=first.document, kind=CitationKind.CARRYING_OUT).count() == 19
    bring_in_seed(shared, "000", "BG")
    bring_in_seed(shared, "001", "BG")
    directive = LegalDocument.objects.get(number="01/CT-UBND", province="BG")
    assert directive.cited_by.count() == 2
    assert not directive.text_held
    numbers = LegalDocument.objects.exclude(number="").values_list("number", "province", "issued_on__year")
    assert len(numbers) == len(set(numbers))


@pytest.mark.requirement("BG25-0-2", "BG25-0-3", "BG25-0-4")
def test_the_grounds_of_bac_giang_stand_in_the_register_with_number_day_issuer_and_level(shared: Path) -> None:
    notice = bring_in_seed(shared, "000", "BG").notice
    assert notice
    held = [basis.document for basis in notice.bases.select_related("document")]
    assert [(each.number, str(each.issued_on), each.is_national, each.text_held) for each in held if each] == [
        ("40/2020/QĐ-UBND", "2020-11-27", False, False),
        ("06/2023/TT-BKHCN", "2023-05-25", True, False),
        ("01/CT-UBND", "2021-01-21", False, False),
        ("02/CT-UBND", "2022-03-25", False, False),
    ]
    assert [each.issuer for each in held if each] == [
        "UBND tỉnh Bắc Giang",
        "Bộ trưởng Bộ Khoa học và Công nghệ",
        "Chủ tịch UBND tỉnh Bắc Giang",
        "Chủ tịch UBND tỉnh Bắc Giang",
    ]
    assert notice.findings.filter(code="scope_mismatch", severity="info").exists()


@pytest.mark.requirement("BG25-0-4")
def test_a_ground_names_the_two_texts_that_use_it_and_where(shared: Path) -> None:
    bring_in_seed(shared, "000", "BG")
    bring_in_seed(shared, "001", "BG")
    directive = LegalDocument.objects.get(number="01/CT-UBND", province="BG")
    page = Client().get(reverse("law:document", args=[directive.pk])).content.decode()
    assert "căn cứ 3" in page
    assert "dòng 320" in page


@pytest.mark.requirement("LS25-I-0")
def test_the_four_requirements_are_kept(shared: Path) -> None:
    notice = bring_in_seed(shared, "002", "LS").notice
    assert notice
    assert notice.requirements.count() == 4


@pytest.mark.requirement("BG25-IV-1")
def test_an_announced_form_that_is_missing_is_said(shared: Path) -> None:
    notice = bring_in_seed(shared, "000", "BG").notice
    assert notice
    assert notice.findings.filter(code="missing_annex", severity="error").exists()
    assert notice.form_rulebook.startswith("bac-giang/")


def test_a_directive_enters_the_register_without_becoming_a_call(shared: Path) -> None:
    imported = bring_in_seed(shared, "001", "BG")
    assert imported.notice is None
    assert imported.document.type == "Chỉ thị"
    assert imported.document.text_held


@pytest.mark.requirement("X-11")
def test_a_notice_of_our_own_making_needs_nothing_of_a_real_province() -> None:
    notice = bring_in(CLEAN.encode()).notice
    assert notice
    window = notice.windows.get()
    assert window.is_open_at(moment("2024-04-30 23:59:59"))
    assert not window.is_open_at(moment("2024-05-01 00:00:00"))
    assert notice.places.filter(phones=["02993123456"]).exists()
    assert "\n".join(notice.source_lines) == CLEAN


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "rong.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "anh.txt", "type_not_accepted"),
        (b"PK\x03\x04" + bytes(50), "hong.docx", "damaged"),
        (typst.compile(b"#rect(width: 5cm, height: 5cm)"), "ban-quet.pdf", "no_text_layer"),
        ("quá ngắn".encode(), "ngan.txt", "no_text"),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        bring_in(content, name)
    assert refused.value.codes == (code,)
    assert StoredFile.objects.count() == OrientationNotice.objects.count() == 0


def test_the_same_file_twice_opens_one_draft() -> None:
    bring_in(CLEAN.encode())
    with pytest.raises(Refused) as refused:
        bring_in(CLEAN.encode(), "ban-sao.txt")
    assert refused.value.codes == ("already_imported",)
    assert OrientationNotice.objects.count() == 1


def test_who_is_no_officer_brings_nothing_in() -> None:
    province = province_of("LS")
    for actor in (proposer_of(province), officer_of(province_of("BG"))):
        with pytest.raises(Refused) as refused:
            import_document(content=CLEAN.encode(), name="a.txt", province=province, actor=actor, at=AT)
        assert refused.value.codes == ("not_yours",)
        assert refused.value.refusals[0].basis
    assert import_document(content=CLEAN.encode(), name="a.txt", province=province, actor=SYSTEM, at=AT).notice
