"""What comes in is held against what is there: the irregularities between the five real documents."""

from pathlib import Path
from typing import Any

import pytest

from gieo.law.services.load_cited import load_instruments
from gieo.orientation.models import DocumentReading, OrientationNotice
from gieo.orientation.services.import_document import Imported, import_document
from tests.conftest import moment
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def brought_in(shared: Path, seed: str, code: str) -> Imported:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    province = province_of(code)
    return import_document(
        content=path.read_bytes(),
        name=path.name,
        province=province,
        actor=officer_of(province),
        at=moment("2024-03-20 08:00"),
    )


def told(found: Any) -> dict[str, list[int]]:
    return {each["code"]: each["lines"] for each in found}


@pytest.mark.requirement("X-1", "CT-2-1b")
def test_what_five_documents_say_otherwise_and_alike(shared: Path) -> None:
    """IR-X-01, 02, 04, 06, 07 and 08; the title of IR-X-03 is matched in the register of law."""
    for code in ("BG", "LS", "BP"):
        province_of(code)
    load_instruments()
    brought_in(shared, "001", "BG")
    notice = brought_in(shared, "000", "BG").notice
    assert notice
    codes = told(notice.findings.values("code", "lines"))
    assert codes["boundary_mismatch"] == [313]
    assert codes["quota_mismatch"] == [301, 303]
    assert 9 in codes["rule_not_supplied"] or 11 in codes["rule_not_supplied"]
    assert notice.findings.get(code="quota_mismatch").message.endswith("sở, ngành.")

    plan = brought_in(shared, "004", "BG").reading
    assert plan
    codes = told(plan.structure["findings"])
    assert {129, 145, 238} <= set(codes["cross_document_copy"])
    assert codes["chain_gap"]
    assert any(each["code"] == "name_variant" and each["severity"] == "info" for each in plan.structure["findings"])

    other = brought_in(shared, "002", "LS").notice
    assert other
    assert other.findings.filter(code="near_duplicate_elsewhere", message__contains="Bắc Giang").exists()
    assert not other.findings.filter(code__in=("boundary_mismatch", "quota_mismatch")).exists()
    assert (DocumentReading.objects.count(), OrientationNotice.objects.count()) == (2, 2)
