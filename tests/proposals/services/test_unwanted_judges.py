"""A proposer names a few people who should rather not judge: written by hand, read by few, changed while it is a draft."""

import pytest

from gieo.kernel.refusal import Refused
from gieo.proposals.models import UnwantedJudge
from gieo.proposals.services.name_unwanted_judge import name_unwanted_judge
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("CT-3-4b")]
WHO = {"name": "Nguyễn Thị Hoà", "workplace": "Viện A", "reason": "Từng tranh chấp quyền tác giả"}


def test_names_are_written_taken_back_and_stand_once_sent(ready, proposer, officer, sign_in) -> None:
    client, path = sign_in(proposer), f"/ho-so/{ready.number}/khong-tham-dinh"
    client.post(path, WHO)
    named = UnwantedJudge.objects.get(proposal=ready)
    assert (named.in_words, named.reason) == ("Nguyễn Thị Hoà, Viện A", WHO["reason"])
    assert WHO["reason"] in client.get(f"/ho-so/{ready.number}/soan").content.decode()
    client.post(f"{path}/{named.pk}/go")
    assert not UnwantedJudge.objects.exists()
    client.post(path, WHO)
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert client.post(path, WHO).status_code == 403
    assert UnwantedJudge.objects.count() == 1
    for page in (f"/ho-so/{ready.number}", f"/ho-so/{ready.number}/ly-lich", f"/ho-so/{ready.number}/xac-nhan"):
        assert "Nguyễn Thị Hoà" not in sign_in(officer).get(page).content.decode(), page


def test_as_many_as_the_rulebook_lets_and_each_with_a_whole_name(ready, proposer, stranger) -> None:
    def name(who: str, actor=proposer) -> None:
        name_unwanted_judge(proposal=ready, name=who, workplace="", reason="", actor=actor, at=IN_TIME)

    with pytest.raises(Refused) as refused:
        name("Hoà")
    assert refused.value.codes == ("no_name",)
    for who in ("Một Người", "Hai Người", "Ba Người"):
        name(who)
    with pytest.raises(Refused) as refused:
        name("Bốn Người")
    assert refused.value.codes == ("too_many",)
    assert refused.value.refusals[0].basis == ("GIEO-MACDINH:99",)
    with pytest.raises(Refused) as refused:
        name("Bốn Người", actor=stranger)
    assert UnwantedJudge.objects.count() == 3
