"""Before the pledge the council's dossier is not there: not in lists, searches, exports, counts, nor at its address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.dossiers.docket import entry_of, record
from gieo.dossiers.selectors import invited_to, visible_to, waiting_counts
from gieo.identity.models import Appointment, Person
from gieo.kernel.actors import Actor, Role
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.leaks import canary, everything, files_are_there, seat
from tests.councils.secretaries import secretary

pytestmark = [pytest.mark.web, pytest.mark.django_db]

TITLE = canary("tenkin")
HOME, SEATED = "/lam-viec", "/lam-viec/hoi-dong-cua-toi"


@pytest.fixture
def called(at, settings, tmp_path) -> tuple[Chamber, Determination]:
    """Called to judge a proposal whose title stands nowhere else."""
    at("2024-06-13 09:00")
    settings.MEDIA_ROOT = str(tmp_path)
    chamber = Chamber()
    task = f"Nghiên cứu nhân giống cây hồi tại {TITLE}"
    item = chamber.called(chamber.determination(task_name=task, body=cooperative(chamber.province)))
    files_are_there()
    return chamber, item


def member(chamber: Chamber, at: int = 5) -> Actor:
    return chamber.actor(chamber.people[at])


def helper(chamber: Chamber) -> Actor:
    """The first administrative secretary of the council, who holds no office that reads the dossier."""
    return chamber.actor(secretary(chamber.province, 1))


@pytest.mark.long
@pytest.mark.requirement("X-14", "P-12")
@pytest.mark.parametrize("who", [member, helper])
def test_an_unpledged_reader_finds_neither_title_nor_number_wherever_they_look(called, who):
    chamber, item = called
    actor = who(chamber)
    read = everything(actor, [item.number, item.proposal.number], (TITLE, item.number))
    told = {address for word in (TITLE, item.number) for address in read.saying(word) if word not in address}
    assert told == set()
    assert len(read.answers) > 100, "the reader reads"
    pledge_confidentiality(item=item, actor=actor, at=chamber.start)
    bound = everything(actor, [item.number], (TITLE,))
    assert bound.saying(TITLE), "so the reader can find it"


def sees(actor: Actor, item: Determination) -> dict[str, bool]:
    """By way of asking, whether the dossier is there for somebody."""
    client = browser(actor)
    listed = client.get(f"{reverse('dossiers:list', args=['hoi-dong'])}?q={item.number[-4:]}").content.decode()
    return {
        "page": client.get(item.get_absolute_url()).status_code == 200,
        "act": client.get(f"{item.get_absolute_url()}/viec/declare").status_code == 200,
        "line": visible_to(actor).filter(pk=entry_of(item).pk).exists(),
        "list": item.number in listed,
        "count": waiting_counts(actor).get("determination", 0) > 0,
        "board": client.get(reverse("councils:board", args=[item.number])).status_code == 200,
    }


@pytest.mark.requirement("X-14")
def test_the_pledge_brings_the_dossier_into_sight_and_the_invitation_leads_to_it(called):
    chamber, item = called
    actor = member(chamber)
    assert set(sees(actor, item).values()) == {False}
    client = browser(actor)
    home = client.get(HOME).content.decode()
    assert SEATED in home
    assert item.number not in home
    address = f"/lam-viec/loi-moi/{entry_of(item).pk}"
    assert address in client.get(SEATED).content.decode()
    assert client.get(address).status_code == 200
    assert client.get(reverse("councils:member", args=[item.number])).status_code == 200, "who knows the number pledges"
    assert client.post(address).status_code == 302
    seen = sees(actor, item)
    assert {name for name, is_there in seen.items() if not is_there} <= {"board"}, "the board asks for the declaration"
    assert not invited_to(actor).exists()
    assert "Lời mời họp hội đồng" not in client.get(HOME).content.decode()
    assert set(sees(member(chamber, 6), item).values()) == {False}, "everybody pledges for themselves"


@pytest.mark.requirement("X-14")
def test_what_the_pledge_writes_into_the_docket_is_what_an_act_writes(called):
    chamber, item = called
    pledge_confidentiality(item=item, actor=member(chamber), at=chamber.start)
    written = entry_of(item)
    record(Determination.objects.get(pk=item.pk))
    anew = entry_of(item)
    assert sorted(written.reader_users) == anew.reader_users
    assert sorted(written.invited_users) == anew.invited_users
    assert member(chamber).user in anew.reader_users


@pytest.mark.requirement("X-14")
def test_a_pledge_opens_all_that_the_council_judges_and_nothing_of_another(called):
    chamber, first = called
    other = chamber.called(chamber.determination())
    actor = member(chamber)
    pledge_confidentiality(item=first, actor=actor, at=chamber.start)
    assert sees(actor, first)["page"]
    shut = sees(actor, other)
    assert [shut[way] for way in ("page", "act", "line", "list")] == [False] * 4


@pytest.mark.requirement("X-14")
def test_whoever_reads_it_by_an_office_of_their_own_keeps_that(at):
    at("2024-06-13 09:00")
    chamber = Chamber()
    officer = Person.objects.get(user=chamber.officer.user)
    item = chamber.called(chamber.determination(), [*chamber.people[:8], officer])
    assert chamber.officer.user in entry_of(item).invited_users
    assert sees(chamber.officer, item)["page"]
    assert sees(chamber.officer, item)["list"]


def test_whom_a_conflict_bars_before_the_pledge_is_not_invited(at):
    at("2024-06-13 09:00")
    chamber = Chamber()
    body = cooperative(chamber.province)
    item = chamber.called(chamber.determination(body=body))
    person = chamber.people[5]
    Appointment.objects.create(person=person, province=chamber.province, role=Role.COUNCIL_MEMBER, organisation=body)
    item = Determination.objects.get(pk=item.pk)
    record(item)
    line = entry_of(item)
    assert person.user_id not in {*line.invited_users, *line.reader_users}
    assert browser(chamber.actor(person)).get(f"/lam-viec/loi-moi/{line.pk}").status_code == 404


def asked_of(client, address: str) -> tuple[int, int]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    return status, len(queries)


@pytest.mark.requirement("X-14")
def test_what_is_hidden_cannot_be_told_from_what_is_not_there(called):
    chamber, item = called
    missing = item.number.replace(item.number[-4:], "9998")
    stranger = seat(Role.COUNCIL_MEMBER, "Người lạ", chamber.province)
    pages = ("dossiers:dossier", "councils:ballot", "councils:board", "councils:day")
    for actor, names in ((member(chamber), pages), (stranger, (*pages, "councils:member"))):
        client = browser(actor)
        for name in names:
            hidden, gone = (asked_of(client, reverse(name, args=[number])) for number in (item.number, missing))
            assert hidden == gone, name
            assert hidden[0] == 404
    client = browser(stranger)
    assert asked_of(client, f"/lam-viec/loi-moi/{entry_of(item).pk}") == asked_of(client, "/lam-viec/loi-moi/99999999")


def test_the_page_of_ones_councils_asks_as_much_of_one_invitation_as_of_three(called):
    chamber, _first = called
    for actor in (member(chamber), helper(chamber)):
        client = browser(actor)
        client.get(SEATED)
        with CaptureQueriesContext(connection) as one:
            assert len(client.get(SEATED).context["seats"]) == Determination.objects.count()
        chamber.called(chamber.determination())
        chamber.called(chamber.determination())
        with CaptureQueriesContext(connection) as more:
            assert len(client.get(SEATED).context["seats"]) == Determination.objects.count()
        assert len(more) == len(one)
        with CaptureQueriesContext(connection) as home:
            client.get(HOME)
        chamber.called(chamber.determination())
        with CaptureQueriesContext(connection) as later:
            client.get(HOME)
        assert len(later) == len(home)


def test_a_secretary_finds_the_own_councils_in_the_same_list(called):
    chamber, item = called
    client = browser(helper(chamber))
    (seat_before,) = client.get(SEATED).context["seats"]
    assert (seat_before.is_masked, seat_before.helps) == (True, True)
    address = f"/lam-viec/loi-moi/{entry_of(item).pk}"
    assert "Tôi cam kết" in client.get(address).content.decode()
    assert client.post(address)["Location"] == item.get_absolute_url()
    shown = client.get(SEATED)
    (seat_after,) = shown.context["seats"]
    assert not seat_after.is_masked
    assert f'href="{item.get_absolute_url()}"' in shown.content.decode()
