"""E-12: the merged reports of the bodies, the compiled one to the Chairman before 31 December, in Word; by the pages."""

import html
import io
import re
import zipfile

import pytest
from django.test import Client

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.reporting import invariants
from gieo.reporting.indicators import INDICATORS
from gieo.reporting.models import Return
from gieo.reporting.services.open_returns import open_returns
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, cast, focal_of
from tests.reporting.conftest import in_seat, report_of
from tests.stories.stage import Stage

__all__ = ["cast"]
pytestmark = [pytest.mark.web, pytest.mark.django_db]

BOTH = {"results": "Đã đặt hàng.", "earlier_results": "Đã triển khai.", "difficulties": "", "suggestions": ""}


@pytest.mark.requirement("E-12", "CT-10-2", "X-5")
def test_year_end(stage: Stage, cast: Cast) -> None:
    register_organisation(name="Văn phòng Sở", kind=OrganisationKind.DIVISION, province=cast.province)
    open_duties(province="BG", year=2024, actor=SYSTEM, at=BEGIN)
    open_returns(province="BG", year=2024, actor=SYSTEM, at=moment("2024-11-01 08:00"))
    officer, health = stage.player(cast.officer), stage.player(focal_of(cast.health))
    director, chairman = (stage.player(in_seat(role, cast)) for role in (Role.DIRECTOR, Role.CHAIRMAN))

    stage.at("2024-12-10 08:00")
    own = report_of("body_yearly", cast.health)
    health.does(own, "write", **{**BOTH, "earlier_results": ""})
    assert "Chưa ghi kết quả theo Chỉ thị 01/CT-UBND" in health.is_refused(own, "submit")
    health.does(own, "write", **BOTH)
    health.does(own, "submit")
    officer.does(own, "receive")

    stage.at("2024-12-30 16:00")
    compiled = report_of("compiled_to_chairman")
    page = officer.reads(compiled.get_absolute_url())
    assert "Sở Y tế" in page
    assert "Sở Nông nghiệp" in page
    officer.does(compiled, "write", **BOTH)
    assert officer.client.get(f"{compiled.get_absolute_url()}/viec/submit_compiled").status_code == 403
    director.does(compiled, "submit_compiled")
    assert not compiled.is_late
    words = word_of(director.client, compiled)
    assert "Sở Nông nghiệp" in words
    assert all(indicator.label in words for indicator in INDICATORS)
    assert compiled.number in chairman.reads("/lam-viec/khau/bao-cao")
    stage.at("2025-01-02 08:00")
    chairman.does(compiled, "receive_compiled")
    assert compiled.state == "received"
    assert list(invariants.faults()) == []
    assert list(trail.faults()) == []


def word_of(client: Client, report: Return) -> str:
    """The text of the Word document that was issued last."""
    sent = TransitionLog.objects.filter(workflow="return", subject_id=report.pk, target="submitted").last()
    assert sent
    answer = client.get(f"{report.get_absolute_url()}/van-ban/{sent.sequence}/yearly_report.docx")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)) as archive:
        return html.unescape(re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode()))
