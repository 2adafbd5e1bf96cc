"""Directives and plans at the desk: line by line, and what comes of them."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.duties.models import Duty, DutyClause
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor
from gieo.officialdocs.models import Channel, Delivery
from gieo.orientation.models import DocumentReading, LineKind, OrientationNotice, ReadingLine
from gieo.orientation.models.reading import NAMING
from gieo.plans.models import Plan
from tests.conftest import moment
from tests.duties.conftest import focal_of
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


def told(client: Client, reading: DocumentReading) -> None:
    """Every name that nobody of the register bears is said to stand outside it, then all lines are accepted."""
    for line in reading.lines.filter(kind__in=NAMING, rejected=False).exclude(asked=[]):
        assert said(client, line, do="paper") == 302
    for kind in LineKind:
        client.post(reverse("orientation:reading-accept", args=[reading.pk]), {"kind": kind.value})


def confirmed(client: Client, reading: DocumentReading) -> str:
    answer = client.post(reverse("orientation:reading-act", args=[reading.pk]), {"act": "confirm"})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return str(answer["Location"])


def received_by_a_district(reading: DocumentReading) -> None:
    """The focal officer reads the text and gives the receipt; a stranger does neither."""
    sent = Delivery.objects.of("legal_document", reading.document_id)
    assert sent.filter(entry__contains="KGVX.Trang", channel=Channel.POST).count() == 1
    mine = sent.get(organisation__name=DISTRICTS[0])
    focal = Client()
    focal.force_login(user_of(focal_of(Organisation.objects.get(name=DISTRICTS[0]))))
    page = reverse("orientation:delivery", args=[mine.pk])
    source = reverse("files:download", args=[reading.source_file_id, reading.source_file.name])
    assert source in focal.get(page).content.decode()
    text: Any = focal.get(source)
    assert b"".join(text.streaming_content) == reading.source_file.read()
    assert focal.post(page).status_code == 302
    mine.refresh_from_db()
    assert (mine.received_by, bool(mine.proof)) == (f"Đầu mối {DISTRICTS[0]}", True)
    stranger = Client()
    stranger.force_login(user_of(officer_of(province_of("LS"))))
    assert stranger.get(source).status_code == 404


def every_row_of_the_catalogue_is_a_duty(client: Client, shared: Path, reading: DocumentReading) -> None:
    """CT-1-0 to CT-10-4 each lie in a clause that became a duty; the list shows one holder's alone when asked."""
    kept = reading.lines.filter(kind=LineKind.DUTY, rejected=False)
    assert all(line.rule_key or DutyClause.objects.filter(text=line.text, holders=line.holders) for line in kept)
    spans = [range(line.first_line or 0, (line.last_line or 0) + 1) for line in kept]
    catalogue = (shared / "requirements" / "requirements.md").read_text()
    rows = re.findall(r"^\| (CT-[1-9]\d?-\S+) \| (\d+)-?(\d+)?", catalogue, re.MULTILINE)
    assert len(rows) > 60
    assert not [
        name for name, first, last in rows if not any({int(first), int(last or first)} & {*span} for span in spans)
    ]
    mine = Duty.objects.filter(body__name=DISTRICTS[0])
    shown = client.get(reverse("dossiers:list", args=["nghia-vu"]), {"q": f'"{DISTRICTS[0]}"'}).content.decode()
    assert mine.count() > 1
    assert all(duty.number in shown for duty in mine)
    assert not [duty.number for duty in Duty.objects.exclude(body__name=DISTRICTS[0]) if duty.number in shown]


@pytest.mark.requirement("CT-0-1", "CT-0-3", "CT-6-fn1", "CT-R-1")
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
        assert said(client, line, holders=["science_department"]) == 302
    quota = reading.lines.get(kind=LineKind.DUTY, values__minimum=1, values__recurring="05-31")
    assert set(quota.holders) == {"department", "district", "council_member"}
    assert said(client, quota, rule_key="key_proposal", holders=quota.holders) == 302
    listed = reading.lines.filter(kind=LineKind.ORGANISATION)
    assert (listed.count(), {line.values["marker"] for line in listed}) == (10, {240})
    told(client, reading)
    assert client.get(desk).status_code == 200
    confirmed(client, reading)

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

    every_row_of_the_catalogue_is_a_duty(client, shared, reading)
    at("2024-03-06 09:00")  # type: ignore[operator]
    received_by_a_district(reading)
    assert DISTRICTS[0] in client.get(desk).content.decode()


@pytest.mark.requirement("BP-R-2")
def test_a_plan_with_fields_is_a_plan_unless_a_person_says_otherwise(shared: Path, client: Client) -> None:
    officer(client, "BP")
    handed_in(client, shared, "003", "BP")
    reading = DocumentReading.objects.get()
    assert (reading.kind, OrientationNotice.objects.count()) == ("plan", 0)
    told(client, reading)
    first, last = (reading.lines.filter(kind=LineKind.TARGET).order_by(by)[0] for by in ("order", "-order"))
    said(client, last, do="reject")
    first.text = f"{first.text} (đã sửa)"
    said(client, first)
    whole = reading.lines.filter(kind=LineKind.ITEM).order_by("order")[0]
    words = whole.text.split()
    halves = {"text": f"{' '.join(words[:6])}\n{' '.join(words[6:])}"}
    assert said(client, whole, do="split", **halves) == 302
    half = reading.lines.filter(kind=LineKind.ITEM).order_by("order")[1]
    assert (half.values["id"], half.is_proposed, half.first_line) == ("1.1b", True, whole.first_line)
    assert said(client, half) == 302
    second, third = reading.lines.filter(kind=LineKind.ITEM).order_by("order")[2:4]
    assert said(client, third, do="merge") == 302
    assert said(client, reading.lines.get(kind=LineKind.GOAL), do="merge") == 422
    plan_page = confirmed(client, reading)
    plan = Plan.objects.get()
    assert plan_page == plan.get_absolute_url()
    assert list(plan.contents.values_list("code", flat=True))[:4] == ["1.1", "1.1b", "1.2", "1.4"]
    assert plan.contents.get(code="1.2").text == f"{second.text} {third.text}"
    assert plan.goals.count() == 1

    posted = Delivery.objects.get(channel=Channel.PUBLIC, entry__startswith="Cổng TTĐT")
    page = reverse("orientation:delivery", args=[posted.pk])
    assert client.post(page, {"proof": "đã đăng"}).status_code == 422
    assert client.post(page, {"proof": "https://binhphuoc.example/ke-hoach"}).status_code == 302
    posted.refresh_from_db()
    assert posted.proof == "https://binhphuoc.example/ke-hoach"
    assert (plan.state, plan.targets.count(), plan.envelope) == ("in_force", 6, 45_000_000_000)
    assert plan.targets.get(order=1).text.endswith("(đã sửa)")


@pytest.mark.requirement("CNSH-3.6", "X-3")
def test_bodies_of_an_annex_are_asked_and_an_entry_that_ran_together_is_cut(shared: Path, client: Client) -> None:
    officer(client, "BG")
    province = province_of("BG")
    science, office, health = (
        register_organisation(name=name, kind=kind, province=province)
        for name, kind in (
            ("Phòng Quản lý Khoa học", OrganisationKind.DIVISION),
            ("Văn phòng Sở", OrganisationKind.DIVISION),
            ("Sở Y tế", OrganisationKind.DEPARTMENT),
        )
    )
    grassroots = register_organisation(
        name="Phòng Cơ sở và Sở hữu trí tuệ", kind=OrganisationKind.DIVISION, province=province
    )
    handed_in(client, shared, "004", "BG")
    reading = DocumentReading.objects.get()
    names = {line.text: line for line in reading.lines.filter(kind=LineKind.BODY)}
    assert (names["Văn phòng Sở"].is_asked, list(names["Văn phòng Sở"].bodies.all())) == (False, [office])
    assert names["Các phòng, đơn vị trực thuộc Sở"].values["kinds"] == ["division"]
    asked = names["Phòng Quản lý KHCN cơ sở và Sở hữu trí tuệ"]
    assert said(client, asked, do="accept") == 422
    assert said(client, asked, do="body") == 422
    assert said(client, asked, do="body", body=grassroots.pk) == 302
    run_on = names["Các phòng, đơn vị trực thuộc Sở Y tế"]
    assert run_on.values["parts"] == ["Các phòng, đơn vị trực thuộc Sở", "Sở Y tế"]

    assert said(client, run_on, do="cut") == 302
    whole = reading.lines.get(kind=LineKind.ROW, text__startswith="3.5 ")
    assert said(client, whole, do="split", text=f"{whole.text}\nPhần sau của dòng này") == 302
    told(client, reading)
    confirmed(client, reading)
    rows = Plan.objects.get().rows
    assert set(rows.get(printed_number="3.5").lead_bodies.all()) == {science, grassroots}
    cut_off = rows.get(printed_number="3.5b")
    assert (cut_off.content, set(cut_off.lead_bodies.all())) == ("Phần sau của dòng này", {science, grassroots})
    row = rows.get(printed_number="3.6")
    assert list(row.lead_bodies.all()) == [science]  # the other spelling was said to be nobody of the register
    assert row.partners[:2] == ["Các phòng, đơn vị trực thuộc Sở", "Sở Y tế"]
    assert list(row.partner_bodies.all()) == [health]


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
