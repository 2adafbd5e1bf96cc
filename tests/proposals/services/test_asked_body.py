"""Whoever says to act for a known body writes at once, and sends in its name when an officer has looked."""

import pytest

from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Appointment, Organisation, OrganisationKind, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.answer_asker import answer_asker
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.register_proposer import register_proposer
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from gieo.proposals.door import dossier_for
from gieo.proposals.models import Proposal
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.write_as_person import write_as_person
from tests.proposals.conftest import DAY, IN_TIME

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-4")]
NAME = "Trường Cao đẳng Lạng Sơn"


@pytest.fixture
def college(lang_son) -> Organisation:
    return register_organisation(name=NAME, kind=OrganisationKind.UNIVERSITY, province=lang_son, verified_at=IN_TIME)


@pytest.fixture
def seat(college, lang_son) -> Appointment:
    return register_proposer(
        user=User.objects.create_user("giang.vien@example.vn"), full_name="Nông Văn Giảng", province=lang_son, on=DAY,
        organisation_name=NAME.upper(),
    )  # fmt: skip


@pytest.fixture
def asker(seat) -> Actor:
    return actor_of(seat.person.user, DAY)


@pytest.fixture
def draft(window, asker) -> Proposal:
    return start_proposal(window=window, actor=asker, at=IN_TIME)


def refused_for(draft: Proposal, actor: Actor) -> tuple[str, ...]:
    try:
        submit_proposal(proposal=draft, actor=actor, at=IN_TIME)
    except Refused as refused:
        return refused.codes
    return ()


def test_the_draft_is_written_at_once_and_nobody_of_the_body_reads_it(draft, college, lang_son, new_actor) -> None:
    assert (draft.asked_body, draft.organisation) == (college, None)
    assert draft.answers["contact"]["name"] == college.name
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối", college)
    assert not visible_to(focal).exists()
    with pytest.raises(Proposal.DoesNotExist):
        dossier_for(focal, draft.number)


def test_it_is_not_sent_in_the_name_of_the_body_before_an_officer_has_looked(
    draft, fill, asker, seat, college, officer
) -> None:
    fill(draft)
    assert refused_for(draft, asker) == ("body_unconfirmed",)
    answer_asker(seat=seat, is_theirs=True, actor=officer)
    draft.refresh_from_db()
    assert (draft.asked_body, draft.organisation) == (None, college)
    assert refused_for(draft, actor_of(seat.person.user, DAY)) == ("not_signed",), "as of every form of a body"


def test_a_confirmed_draft_is_read_by_the_people_of_the_body(
    draft, seat, officer, college, lang_son, new_actor
) -> None:
    answer_asker(seat=seat, is_theirs=True, actor=officer)
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối", college)
    assert [line.number for line in visible_to(focal)] == [draft.number]


def test_one_that_is_turned_down_goes_on_in_the_own_name(draft, fill, asker, seat, officer) -> None:
    fill(draft)
    answer_asker(seat=seat, is_theirs=False, actor=officer)
    draft.refresh_from_db()
    assert (draft.asked_body, draft.organisation) == (None, None)
    assert refused_for(draft, asker) == ()


def test_who_will_not_wait_sends_in_the_own_name(draft, asker, seat, officer, sign_in) -> None:
    client = sign_in(asker)
    page = client.get(f"/ho-so/{draft.number}/soan").content.decode()
    assert "Gửi với tư cách cá nhân" in page
    client.post(f"/ho-so/{draft.number}/tu-cach-ca-nhan")
    draft.refresh_from_db()
    assert draft.asked_body is None
    assert "Gửi với tư cách cá nhân" not in client.get(f"/ho-so/{draft.number}/soan").content.decode()
    answer_asker(seat=seat, is_theirs=True, actor=officer)
    draft.refresh_from_db()
    assert draft.organisation is None, "it was decided otherwise"


def test_nobody_else_decides_that(draft, stranger) -> None:
    with pytest.raises(Refused):
        write_as_person(proposal=draft, actor=stranger, at=IN_TIME)
