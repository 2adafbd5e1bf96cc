"""A body with a council collects the forms of its locality and sends them once, as one list (BG25-IV-5)."""

import io
import zipfile

import pytest

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.proposals.common_list.facts import CollectFacts, DropFacts, OpenFacts, PlaceFacts, SendFacts
from gieo.proposals.common_list.forms import candidates_of, listed_in
from gieo.proposals.models import CommonList, Proposal
from gieo.proposals.policies import may_see
from gieo.proposals.services.choose_route import choose_route
from gieo.proposals.services.open_common_list import open_common_list
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def district(lang_son):
    return register_organisation(
        name="UBND huyện Chi Lăng", kind=OrganisationKind.DISTRICT, province=lang_son, has_council=True
    )


@pytest.fixture
def focal(new_actor, lang_son, district) -> Actor:
    return new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối Chi Lăng", district)


@pytest.fixture
def sent_through(window, new_actor, lang_son, fill, district):
    """Forms of private proposers who chose the list of the district."""

    def make(number: int) -> list[Proposal]:
        made = []
        for at in range(number):
            writer = new_actor(Role.PROPOSER, lang_son, f"Người đề xuất {at}")
            draft = fill(start_proposal(window=window, actor=writer, at=IN_TIME), task_name=f"Nhiệm vụ số {at}")
            choose_route(
                proposal=draft, through=district.pk, as_member=False, member_field="", actor=writer, at=IN_TIME
            )
            submit_proposal(proposal=draft, actor=writer, at=IN_TIME)
            made.append(Proposal.objects.get(pk=draft.pk))
        return made

    return make


def opened(window, focal) -> CommonList:
    facts = OpenFacts(window=Picked(id=window.pk, name="Đợt"))
    return open_common_list(province="LS", facts=facts, actor=focal, at=IN_TIME)


def picked(*things) -> tuple[Picked, ...]:
    return tuple(Picked(id=thing.pk, name=str(thing)) for thing in things)


@pytest.mark.requirement("BG25-IV-5")
def test_four_forms_one_list_whose_sum_is_theirs(window, focal, officer, sent_through, sign_in) -> None:
    forms = sent_through(5)
    common = opened(window, focal)
    act(common, "collect", actor=focal, at=IN_TIME, facts=CollectFacts(forms=picked(*forms)))
    spare = listed_in(common).get(proposal=forms[4])
    act(common, "drop", actor=focal, at=IN_TIME, facts=DropFacts(form=picked(spare)[0], reason="Trùng phiếu số 0"))
    last = listed_in(common).get(proposal=forms[3])
    act(common, "put_at", actor=focal, at=IN_TIME, facts=PlaceFacts(form=picked(last)[0], place=1))
    act(common, "send", actor=focal, at=IN_TIME, facts=SendFacts(document="12/UBND-KT ngày 20/4/2024"))

    client = sign_in(officer, "2024-04-21 09:00")
    page = client.get(common.get_absolute_url()).content.decode()
    order = [forms[3], *forms[:3]]
    assert [each.proposal for each in listed_in(common)] == order
    assert [page.index(form.title) for form in order] == sorted(page.index(form.title) for form in order)
    total = sum(form.requested_budget for form in order)
    assert f"{total:,}".replace(",", ".") in page
    assert "Trùng phiếu số 0" in page
    removal = trail.history_of(common).filter(name="drop").get()
    assert removal.facts["reason"] == "Trùng phiếu số 0"
    bundle = client.get(f"{common.get_absolute_url()}/phieu.zip")
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        assert archive.namelist() == [f"{at:03}-{form.number}.pdf" for at, form in enumerate(order, start=1)]
        assert archive.read(archive.namelist()[0]) == order[0].submitted_pdf.read()
    letter = client.get(
        f"{common.get_absolute_url()}/van-ban/{trail.history_of(common).last().sequence}/common_list.pdf"
    )
    assert letter.content[:4] == b"%PDF"
    assert act(common, "receive", actor=officer, at=IN_TIME).subject.state == "received"
    assert list(trail.faults()) == []


def test_a_form_stands_on_one_list_and_only_on_that_of_the_body_it_was_sent_through(
    window, focal, draft, sent_through, proposer, fill
) -> None:
    mine = fill(draft)
    submit_proposal(proposal=mine, actor=proposer, at=IN_TIME)
    (form,) = sent_through(1)
    common = opened(window, focal)
    assert list(candidates_of(common)) == [form]
    with pytest.raises(Refused) as refused:
        act(common, "collect", actor=focal, at=IN_TIME, facts=CollectFacts(forms=picked(mine)))
    assert refused.value.codes == ("not_a_candidate",)
    act(common, "collect", actor=focal, at=IN_TIME, facts=CollectFacts(forms=picked(form)))
    assert list(candidates_of(opened(window, focal))) == []


def test_what_left_the_list_is_not_moved_on_it(window, focal, sent_through) -> None:
    common = opened(window, focal)
    act(common, "collect", actor=focal, at=IN_TIME, facts=CollectFacts(forms=picked(*sent_through(2))))
    gone = picked(listed_in(common).first())[0]
    act(common, "drop", actor=focal, at=IN_TIME, facts=DropFacts(form=gone, reason="Trùng"))
    for name, facts in (("put_at", PlaceFacts(form=gone, place=1)), ("drop", DropFacts(form=gone, reason="Trùng"))):
        with pytest.raises(Refused) as refused:
            act(common, name, actor=focal, at=IN_TIME, facts=facts)
        assert refused.value.codes == ("not_listed",)


def test_the_body_reads_what_goes_with_its_list_once_it_was_sent(
    window, focal, draft, district, proposer, fill
) -> None:
    mine = fill(draft)
    choose_route(proposal=mine, through=district.pk, as_member=False, member_field="", actor=proposer, at=IN_TIME)
    mine.refresh_from_db()
    assert not may_see(focal, mine)
    submit_proposal(proposal=mine, actor=proposer, at=IN_TIME)
    mine.refresh_from_db()
    assert may_see(focal, mine)


def test_an_empty_list_is_not_sent_and_a_body_without_a_council_has_none(window, focal, new_actor, lang_son) -> None:
    with pytest.raises(Refused) as refused:
        act(opened(window, focal), "send", actor=focal, at=IN_TIME, facts=SendFacts(document="1"))
    assert refused.value.codes == ("no_forms",)
    other = register_organisation(name="UBND huyện Lộc Bình", kind=OrganisationKind.DISTRICT, province=lang_son)
    with pytest.raises(Refused) as refused:
        opened(window, new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối Lộc Bình", other))
    assert refused.value.codes == ("no_council",)
