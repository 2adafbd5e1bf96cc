"""What leaves for somebody who was invited and has not pledged: enough to judge fit, nothing of whose it is."""

from datetime import timedelta

import pytest

from gieo.calls.calendar import calendar_of
from gieo.core import events, trail
from gieo.councils.letters import SUBJECTS, TEXTS, LetterKind
from gieo.councils.models import CouncilLetter
from gieo.councils.services.write_letters import write_letters
from gieo.dossiers.docket import entry_of
from gieo.notifications.models import Alert
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import browser, cooperative

pytestmark = [pytest.mark.web, pytest.mark.django_db]

TITLE = "Nghiên cứu nhân giống cây hồi hữu cơ tại huyện Văn Quan"
TOLD = "Nghiên cứu nhân giống cây hồi hữu cơ…"


def called(chamber, item: Determination) -> Determination:
    """With the alerts of the call, which a worker sends."""
    item = chamber.called(item)
    events.handle("determination.papers_sent", trail.history_of(item).get(name="send_papers").pk)
    return item


@pytest.fixture
def item(chamber) -> Determination:
    body = cooperative(chamber.province)
    return called(chamber, chamber.determination(task_name=TITLE, body=body))


def hidden(item: Determination) -> list[str]:
    """What gives a dossier away."""
    proposal = item.proposal
    assert proposal.organisation
    return [item.number, proposal.number, "Văn Quan", proposal.proposer.full_name, proposal.organisation.name]


def given_away(item: Determination, words: str) -> list[str]:
    return [each for each in hidden(item) if each in words]


def sent_to(person) -> Alert:
    return Alert.objects.filter(user=person.user_id).latest("pk")


def invited(chamber, item, days: int = 2) -> list[CouncilLetter]:
    kind = LetterKind.INVITATION
    made = write_letters(
        procedure=PROCEDURE, item=Determination.objects.get(pk=item.pk), kind=kind, subject=SUBJECTS[kind],
        words=TEXTS[kind], actor=chamber.officer, at=chamber.start + timedelta(days=days),
    )  # fmt: skip
    return list(made.letters.order_by("pk"))


@pytest.mark.requirement("X-14")
def test_the_call_tells_subject_and_day_and_leads_to_an_address_without_a_number(chamber, item):
    told = sent_to(chamber.people[5])
    assert TOLD in told.subject
    assert TOLD in told.body
    assert "08:00 ngày 01/07/2024, Phòng họp số 1" in told.body
    assert given_away(item, f"{told.subject} {told.body} {told.url}") == []
    page = browser(chamber.actor(chamber.people[5])).get(told.url)
    assert page.status_code == 200
    shown = page.content.decode()
    assert TOLD in shown
    assert given_away(item, shown) == []


@pytest.mark.requirement("X-14")
def test_letters_in_series_tell_the_whole_title_to_those_alone_who_pledged(chamber, item):
    bound = chamber.people[2]
    chamber.pledge(item, bound)
    letters = invited(chamber, item)
    whole = [each.name for each in letters if TITLE in each.body and item.number in each.body]
    assert whole == [bound.full_name]
    masked = [each for each in letters if each.name != bound.full_name]
    assert len(masked) == 8
    assert all(TOLD in each.body and TOLD in each.subject for each in masked)
    assert [given_away(item, each.subject + each.body) for each in masked] == [[]] * 8


def test_a_pledge_in_one_council_opens_no_invitation_to_another(chamber, item):
    chamber.pledge(item, chamber.people[5])
    called(chamber, chamber.determination(task_name=TITLE))
    assert TOLD in sent_to(chamber.people[5]).body


def test_moved_to_another_day_the_call_names_the_dossier_to_whoever_pledged(chamber, item):
    chamber.pledge(item, chamber.people[5])
    events.handle("determination.papers_sent", trail.history_of(item).get(name="send_papers").pk)
    assert TITLE in sent_to(chamber.people[5]).body
    assert TOLD in sent_to(chamber.people[4]).body


@pytest.mark.requirement("X-14")
def test_pledging_by_the_invitation_opens_the_desk_with_the_whole_title(chamber, item):
    client, address = browser(chamber.actor(chamber.people[5])), f"/lam-viec/loi-moi/{entry_of(item).pk}"
    listed = client.get("/lam-viec/hoi-dong-cua-toi").content.decode()
    assert address in listed
    assert given_away(item, listed) == []
    assert given_away(item, calendar_of(chamber.actor(chamber.people[5]), at=chamber.sitting_at)) == []
    desk = f"/lam-viec/hoi-dong/{item.number}/uy-vien"
    assert client.post(address)["Location"] == desk
    assert client.get(address)["Location"] == desk, "an old invitation still leads there"
    assert TITLE in client.get(desk).content.decode()
    assert TITLE in client.get("/lam-viec/hoi-dong-cua-toi").content.decode()


def test_an_invitation_is_there_for_the_invited_alone(chamber, item):
    address = f"/lam-viec/loi-moi/{entry_of(item).pk}"
    officer, stranger = browser(chamber.officer), browser(chamber.actor(chamber.expert("Người khác")))
    for client in (officer, stranger):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert officer.get("/lam-viec/loi-moi/99999999").status_code == 404
