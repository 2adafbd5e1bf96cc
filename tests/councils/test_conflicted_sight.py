"""A member whom a conflict bars leaves and loses sight: pages, papers, files, search, exports; and it is on record."""

import pytest
from django.urls import reverse

from gieo.core.trail import history_of
from gieo.councils.services.look_at_links import look_at_links
from gieo.councils.services.register_expert import register_expert
from gieo.councils.sitting.papers import minutes_as_they_stand
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.dossiers.selectors import visible_to
from gieo.files.models import StoredFile
from gieo.identity.models import Appointment, Person
from gieo.identity.services.appoint import appoint
from gieo.kernel.actors import Role
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.crawler import text_in
from tests.councils.leaks import canary, everything, files_are_there, seat

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AIM = canary("muctieukin")


@pytest.fixture
def judged(at, settings, tmp_path) -> tuple[Chamber, Determination]:
    """Called to judge a proposal whose aims nobody else writes of; a paper lies in it."""
    at("2024-06-13 09:00")
    settings.MEDIA_ROOT = str(tmp_path)
    chamber = Chamber()
    item = chamber.called(chamber.determination(body=cooperative(chamber.province), objectives=AIM))
    file = StoredFile.objects.order_by("pk").first()
    assert file
    for holder in (item, item.proposal):
        Enclosure.objects.create(entry=entry_of(holder), label="Thuyết minh", file=file, added_at=chamber.start)
    files_are_there()
    return chamber, item


def numbers_of(item: Determination) -> list[str]:
    return [item.number, item.proposal.number]


def sees(chamber: Chamber, item: Determination, person: Person) -> dict[str, bool]:
    """By way of asking, whether the proposal is there for a member."""
    actor = chamber.actor(person)
    client, number = browser(actor), item.proposal.number
    (file,) = {each.file for each in Enclosure.objects.filter(label="Thuyết minh").select_related("file")}
    download = client.get(reverse("files:download", args=[file.pk, file.name]))
    listed = reverse("dossiers:sheet", args=["de-xuat"])
    return {
        "page": client.get(item.proposal.get_absolute_url()).status_code == 200,
        "line": visible_to(actor).filter(number=number).exists(),
        "search": number
        in client.get(f"{reverse('dossiers:list', args=['de-xuat'])}?q={number[-4:]}").content.decode(),
        "export": number in text_in(client.get(listed).getvalue()),
        "file": download.status_code == 200 and download.getvalue() == b"x",
    }


EVERYWHERE = {"page", "line", "search", "export", "file"}
OPEN, SHUT = dict.fromkeys(EVERYWHERE, True), dict.fromkeys(EVERYWHERE, False)


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_a_conflict_that_comes_up_takes_everything_out_of_sight_and_is_on_record(judged):
    chamber, item = judged
    for person in chamber.people:
        item = chamber.declare(item, person)
    item = chamber.opened(item)
    person = chamber.people[5]
    assert sees(chamber, item, person) == OPEN
    item = chamber.declare(item, person, kinds=("family",), name="declare_in_sitting")
    assert sees(chamber, item, person) == SHUT
    assert sees(chamber, item, chamber.people[6]) == OPEN
    act = history_of(item).get(name="declare_in_sitting")
    assert (act.actor_id, act.facts["kinds"][0]["id"]) == (person.user_id, "family")
    said = str(minutes_as_they_stand(PROCEDURE, item, at=chamber.sitting_at))
    assert "Rời phiên họp do xung đột lợi ích" in said
    assert person.full_name in said.split("Rời phiên họp do xung đột lợi ích")[1][:60]


@pytest.mark.requirement("X-14")
def test_whom_a_conflict_bars_reads_nothing_of_it_anywhere_until_the_end(judged):
    chamber, item = judged
    *free, barred = chamber.people
    item = chamber.declare(item, barred, kinds=("interest",))
    for person in free:
        item = chamber.declare(item, person)
    item = chamber.opened(item, free)
    assert everything(chamber.actor(free[0]), numbers_of(item)).saying(AIM), "the reader does read"
    read = everything(chamber.actor(barred), numbers_of(item))
    assert read.saying(AIM) == []
    page = item.get_absolute_url()
    assert page in read.saying("Không mở"), "that it is closed, and why, is what one is told"
    assert read.answers[f"{page}/viec/vote"][0] == 403
    assert {status for address, (status, _said, _asked) in read.answers.items() if "/van-ban/" in address} <= {403, 404}


@pytest.mark.requirement("X-14")
def test_a_link_that_comes_up_after_the_declaration_shuts_the_door_too(judged):
    """Nobody declared it: the member took a seat at the body that proposed, for the day of the sitting."""
    chamber, item = judged
    person = chamber.people[5]
    item = chamber.declare(item, person)
    assert sees(chamber, item, person) == OPEN
    body = item.proposal.organisation
    Appointment.objects.create(person=person, province=chamber.province, role=Role.COUNCIL_MEMBER, organisation=body)
    assert "Không mở" in browser(chamber.actor(person)).get(item.get_absolute_url()).content.decode(), "at once"
    undeclared = chamber.people[6]
    assert undeclared.user_id in entry_of(item).holder_users
    Appointment.objects.create(
        person=undeclared, province=chamber.province, role=Role.COUNCIL_MEMBER, organisation=body
    )
    assert look_at_links() == 1
    assert undeclared.user_id not in entry_of(item).holder_users, "whom a conflict bars is waited for no more"
    assert sees(chamber, item, person) == SHUT


@pytest.mark.requirement("X-14")
def test_a_seat_that_is_given_or_a_workplace_that_is_entered_shuts_it_in_the_same_act(judged):
    chamber, item = judged
    body, (seated, employed, other) = item.proposal.organisation, chamber.people[5:8]
    for person in (seated, employed, other):
        item = chamber.declare(item, person)
    administrator = seat(Role.ADMINISTRATOR, "Quản trị", chamber.province)
    appoint(
        email=seated.user.email, full_name=seated.full_name, province=chamber.province, role=Role.PROPOSER,
        on=chamber.start.date(), actor=administrator, organisation=body,
    )  # fmt: skip
    assert sees(chamber, item, employed) == OPEN
    register_expert(
        person=employed, province=chamber.province, degree="TS", speciality="Nông nghiệp", actor=chamber.officer,
        at=chamber.start, consented_on=chamber.start.date(), employer=body,
    )  # fmt: skip
    assert sees(chamber, item, employed) == SHUT
    assert sees(chamber, item, other) == OPEN
    readers = entry_of(item.proposal).reader_users
    assert seated.user_id not in readers, "as a judge; the body it now sits for reads its own proposal"
