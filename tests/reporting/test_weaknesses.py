"""The six weaknesses of the directive on one page, each figure with the records behind it."""

import re
from datetime import date

import pytest

from gieo.councils.services.close_voting import close_voting
from gieo.orientation.models import OrientationItem
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.registry.models import Task, TaskLevel
from gieo.reporting.weaknesses import weaknesses
from tests.conftest import moment
from tests.councils.chamber import Chamber, browser, cooperative
from tests.factories import published

PAGE = "/lam-viec/bao-cao/sau-han-che"
LATER = "2025-03-01 09:00"
pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("CT-0-2")
def test_the_six_are_measured_for_a_plan_year_and_lead_to_what_was_counted(at) -> None:
    at(LATER)
    chamber = Chamber()
    present = chamber.people[:8]
    item = chamber.voted(chamber.determination(), favour=7, people=present)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    notice = published(item.proposal.window.notice, at=moment("2024-03-05 08:00"))
    wanted = OrientationItem.objects.filter(field__notice=notice).first()
    assert wanted
    OrientationItem.objects.filter(pk=wanted.pk).update(text="Nghiên cứu LIÊN NGÀNH về hạn hán")

    task = Task.objects.create(
        province=chamber.province, number="BG-NV-2025-0001", plan_year=2025, title="Giống vải", level=TaskLevel.PROVINCIAL,
        science_field=chamber.province.latest_rulebook.fields[0].key, transferring_body=cooperative(chamber.province),
        approved_on=date(2025, 2, 1),
    )  # fmt: skip

    found = weaknesses(chamber.province, 2025, at=moment(LATER))
    figures = {figure.key: figure for weakness in found for figure in weakness.figures}
    assert len(found) == 6
    assert all(weakness.figures for weakness in found)
    assert figures["K-01-2"].rows == (item.proposal.number,)
    assert (figures["K-24-3"].rows, figures["K-24-4"].rows) == ((item.number,), (item.number,))
    assert (figures["K-24-7"].count, figures["K-24-7"].rows[0][-len("hạn hán") :]) == (1, "hạn hán")
    assert len(figures["K-24-7"].among or ()) == OrientationItem.objects.filter(field__notice=notice).count()
    # Whoever was absent is counted in the year of the sitting, by name, for the office alone.
    sat = {
        figure.key: figure
        for weakness in weaknesses(chamber.province, 2024, at=moment(LATER))
        for figure in weakness.figures
    }
    assert sat["K-24-5"].words == "8/9 lượt (88%)"
    assert sat["K-24-5"].missing == (f"{item.number}: {chamber.people[8]}",)

    officer = browser(chamber.officer)
    assert PAGE in officer.get("/lam-viec/khau/bao-cao").content.decode()
    page = officer.get(f"{PAGE}?nam=2025").content.decode()
    assert len(re.findall(r"<h2 class=\"h3\">\d\.", page)) == 6
    assert f'href="{item.get_absolute_url()}">{item.number}</a>' in page
    assert f'href="{task.entry.get_absolute_url()}">{task.number}</a>' in page
    assert item.number not in officer.get(f"{PAGE}?nam=2030").content.decode()
    member = browser(chamber.actor(chamber.people[0]))
    assert member.get(PAGE).status_code == 403
    assert PAGE not in member.get("/lam-viec/khau/bao-cao").content.decode()
