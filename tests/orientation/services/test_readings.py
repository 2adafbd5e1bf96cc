"""Directives and plans at the desk: line by line, and what comes of them."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gieo.duties.models import Duty, DutyClause
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor
from gieo.orientation.models import DocumentReading, LineKind, OrientationNotice, ReadingLine
from gieo.plans.models import Plan
from tests.conftest import moment
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")
DISTRICTS = ("UBND huyện Lục Ngạn", "UBND huyện Yên Thế")


def handed_in(client: Client, shared: Path, seed: str, province: str, **typed: str) -> str:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    text = path.read_text(encoding="utf-8")
    answer = client.post(reverse("orientation:import"), {"province": province, "text": text, **typed})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return str(answer["Location"])


def officer(client: Client, province: str) -> Actor:
    actor = officer_of(province_of(province))
    client.force_login(user_of(actor))
    return actor


def said(client: Client, line: ReadingLine, do: str = "accept", **typed: object) -> int:
    address = reverse("orientation:reading-line", args=[line.reading_id, line.pk])
    return client.post(address, {"text": line.text, "do": do, **typed}).status_code


@pytest.mark.requirement("CT-0-1", "CT-6-fn1")
def test_a_directive_becomes_duties_of_those_it_names(shared: Path, client: Client, at: object) -> None:
    at("2024-03-05 09:00")  # type: ignore[operator]
    officer(client, "BG")
    for name in DISTRICTS:
        register_organisation(name=name, kind=OrganisationKind.DISTRICT, province=province_of("BG"))
    desk = handed_in(client, shared, "001", "BG")
    reading = DocumentReading.objects.get()
    face = reading.structure["document"]
    assert (face["type"], face["number"], reading.document.number) == ("CHỈ THỊ", None, "")
    counts = {part: len(reading.structure[part]) for part in ("sections", "bullets", "footnotes", "recipients")}
    assert counts == {"sections": 9, "bullets": 24, "footnotes": 1, "recipients": 9}
    assert OrientationNotice.objects.count() == 0

    confirm = reverse("orientation:reading-act", args=[reading.pk])
    assert client.post(confirm, {"act": "confirm"}).status_code == 422
    client.post(reverse("orientation:reading-accept", args=[reading.pk]), {"kind": LineKind.DUTY})
    asked = [line for line in reading.lines.filter(kind=LineKind.DUTY, is_proposed=True) if line.is_asked]
    assert asked
    assert said(client, asked[0]) == 422
    assert said(client, asked[0], holders=["science_department"]) == 302
    for line in asked[1:]:
        assert said(client, line, do="reject") == 302
    quota = reading.lines.get(kind=LineKind.DUTY, values__minimum=1, values__recurring="05-31")
    assert set(quota.holders) == {"department", "district", "council_member"}
    assert said(client, quota, rule_key="key_proposal", holders=quota.holders) == 302
    listed = reading.lines.filter(kind=LineKind.ORGANISATION)
    assert (listed.count(), {line.values["marker"] for line in listed}) == (10, {240})
    for kind in (LineKind.FINDING, LineKind.ORGANISATION):
        client.post(reverse("orientation:reading-accept", args=[reading.pk]), {"kind": kind})
    assert client.get(desk).status_code == 200
    assert client.post(confirm, {"act": "confirm"}).status_code == 302

    entered = Organisation.objects.filter(province="BG", kind__in=("science_organisation", "enterprise"))
    assert entered.count() == 10
    assert entered.filter(name__contains=",").count() == 1
    report = DutyClause.objects.get(due="12-31")
    duty = Duty.objects.get(clause=report)
    assert (duty.role, f"{duty.last_day}", duty.boundary) == ("science_officer", "2024-12-31", "before")
    grassroots = DutyClause.objects.get(minimum=1, holders=["district"])
    owed = Duty.objects.filter(clause=grassroots)
    assert sorted(each.holder_name for each in owed) == sorted(DISTRICTS)
    assert not DutyClause.objects.filter(text=quota.text).exists()
    assert Duty.objects.filter(rule_key="key_proposal", body__name=DISTRICTS[0]).count() == 1


def test_a_plan_with_fields_is_a_plan_unless_a_person_says_otherwise(shared: Path, client: Client) -> None:
    officer(client, "BP")
    handed_in(client, shared, "003", "BP")
    reading = DocumentReading.objects.get()
    assert (reading.kind, OrientationNotice.objects.count()) == ("plan", 0)
    for kind in (LineKind.TARGET, LineKind.BUDGET, LineKind.ROW, LineKind.FINDING):
        client.post(reverse("orientation:reading-accept", args=[reading.pk]), {"kind": kind})
    first, last = (reading.lines.filter(kind=LineKind.TARGET).order_by(by)[0] for by in ("order", "-order"))
    said(client, last, do="reject")
    first.text = f"{first.text} (đã sửa)"
    said(client, first)
    answer = client.post(reverse("orientation:reading-act", args=[reading.pk]), {"act": "confirm"})
    plan = Plan.objects.get()
    assert answer["Location"] == plan.get_absolute_url()
    assert (plan.state, plan.targets.count(), plan.envelope) == ("in_force", 6, 45_000_000_000)
    assert plan.targets.get(order=1).text.endswith("(đã sửa)")


def test_a_person_may_say_that_it_is_a_notice(shared: Path, client: Client) -> None:
    officer(client, "BP")
    assert "doi-chieu" in handed_in(client, shared, "003", "BP", kind="notice")
    assert OrientationNotice.objects.get().fields.count() == 5
    assert DocumentReading.objects.count() == 0


def test_only_officers_of_the_province_see_a_reading(shared: Path, client: Client) -> None:
    officer(client, "BG")
    desk = handed_in(client, shared, "001", "BG")
    stranger = Client()
    stranger.force_login(user_of(officer_of(province_of("LS"))))
    assert stranger.get(desk).status_code == 404
    line = ReadingLine.objects.all()[0]
    assert said(stranger, line) == 404
