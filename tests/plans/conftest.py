"""The two real plans, read from their documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.orientation.parsing import ParsedDocument, parse, read_source
from gieo.plans.models import Plan
from gieo.plans.services.import_plan import import_plan
from tests.conftest import moment
from tests.factories import officer_of, province_of

IMPORTED = moment("2024-03-20 08:00")
UNITS = (
    "Văn phòng Sở",
    "Trung tâm Ứng dụng KH&CN",
    "Phòng Quản lý Khoa học",
    "Phòng Quản lý KHCN cơ sở và Sở hữu trí tuệ",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
)


@pytest.fixture
def parsed(shared: Path) -> Callable[[str], ParsedDocument]:
    def read(seed: str) -> ParsedDocument:
        (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
        return parse(read_source(path.read_bytes(), path.name))

    return read


@pytest.fixture
def units(db) -> dict[str, Organisation]:
    """The divisions and units that lead tasks of the biotechnology plan."""
    province = province_of("BG")
    return {name: register_organisation(name=name, kind=OrganisationKind.DIVISION, province=province) for name in UNITS}


@pytest.fixture
def biotech(units, parsed) -> Plan:
    """The biotechnology plan of Bắc Giang."""
    return import_plan(parsed=parsed("004"), province="BG", actor=officer_of(province_of("BG")), at=IMPORTED)


@pytest.fixture
def binh_phuoc(db, parsed) -> Plan:
    """The plan of Bình Phước 2021-2025."""
    return import_plan(parsed=parsed("003"), province="BP", actor=officer_of(province_of("BP")), at=IMPORTED)
