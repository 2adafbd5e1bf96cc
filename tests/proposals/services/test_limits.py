"""The forms that count against a limit: of the same body, or of the person where none proposes; this plan year."""

import pytest

from gieo.orientation.services.set_form import set_form
from gieo.proposals.models import AttachmentKind
from gieo.proposals.readiness import issues_of, standing_of
from gieo.proposals.rules.issues import Weight
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.withdraw_proposal import withdraw_proposal
from gieo.rulebooks import library
from gieo.rulebooks.models.values import Mark
from tests.proposals.conftest import DAY, IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def send(window, fill):
    def make(actor, number, *, signs=False):
        draft = fill(start_proposal(window=window, actor=actor, at=IN_TIME), task_name=f"Nhiệm vụ số {number}")
        if signs:
            attach_file(
                proposal=draft, kind=AttachmentKind.SIGNED_FORM, name="k.png", content=PNG, actor=actor, at=IN_TIME
            )
        submit_proposal(proposal=draft, actor=actor, at=IN_TIME)
        return draft

    return make


def counted(proposal):
    already = standing_of(proposal)[1]
    return already.by_proposer, already.in_field


def test_what_the_same_proposer_sent_is_counted_and_what_was_withdrawn_is_not(
    ready, proposer, manager, send, fill, window, sign_in
) -> None:
    first, _second, third = (send(proposer, number) for number in range(3))
    send(manager, 7, signs=True)
    assert counted(ready) == (3, 3)
    ready.items.clear()
    assert counted(ready) == (3, 0)
    withdraw_proposal(proposal=first, actor=proposer, at=IN_TIME)
    assert counted(ready) == (2, 0)
    assert counted(third) == (1, 1)
    of_body = fill(start_proposal(window=window, actor=manager, at=IN_TIME))
    assert counted(of_body) == (1, 1)


def test_the_writer_is_told_while_typing_and_a_binding_limit_refuses(
    ready, proposer, send, sign_in, monkeypatch
) -> None:
    for number in range(3):
        send(proposer, number)
    client = sign_in(proposer)
    page = client.get(f"/ho-so/{ready.number}/soan").content.decode()
    beside_the_items_and_at_the_foot = 2
    assert page.count("phiếu thứ 4 của bên đề xuất trong cùng lĩnh vực") == beside_the_items_and_at_the_foot
    found = client.get(f"/ho-so/{ready.number}/dinh-huong").content.decode()
    assert "phiếu thứ 4" in found
    told = {issue.code: issue.weight for issue in issues_of(ready, on=DAY)}
    assert told["proposal_of_one_field"] is Weight.WARNING
    assert submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    rule = library.get(ready.rulebook).figures["proposal.of_one_field"]
    binding = rule.model_copy(update={"mark": Mark.BINDING, "basis": ("TB-LS-2025:III.2",)})
    monkeypatch.setitem(library.get(ready.rulebook).figures, "proposal.of_one_field", binding)
    [refused] = [issue for issue in issues_of(ready, on=DAY) if issue.code == "proposal_of_one_field"]
    assert (refused.weight, refused.basis) == (Weight.ERROR, ("TB-LS-2025:III.2",))


def test_the_same_host_is_known_however_it_is_written_and_whoever_proposes_it(
    draft, proposer, manager, officer, window, fill, send, monkeypatch
) -> None:
    for actor, host in ((proposer, "Viện Hòa  Bình"), (manager, "viện hoà bình"), (manager, "Viện Bình Hoà")):
        sent = send(actor, host, signs=actor is manager)
        sent.answers |= {"proposed_host": host}
        sent.save(update_fields=["answers"])
    figures = library.get(draft.rulebook).figures
    two = figures["proposal.of_one_host"].model_copy(update={"value": 2})
    monkeypatch.setitem(figures, "proposal.of_one_host", two)
    set_form(notice=window.notice, rulebook="bac-ninh/2025-10-14:order-i01", actor=officer)
    mine = start_proposal(window=window, actor=proposer, at=IN_TIME)
    assert beyond_for_host(mine) == []
    save_answer(
        proposal=mine, field="proposed_host", value="VIỆN HOÀ BÌNH", base_revision=0, actor=proposer, at=IN_TIME
    )
    mine.refresh_from_db()
    [told] = beyond_for_host(mine)
    assert (told.weight, told.params["limit"]) == (Weight.WARNING, 2)
    save_answer(proposal=mine, field="proposed_host", value="Viện khác", base_revision=1, actor=proposer, at=IN_TIME)
    mine.refresh_from_db()
    assert beyond_for_host(mine) == []


def beyond_for_host(proposal):
    return [issue for issue in issues_of(proposal, on=DAY) if issue.code == "proposal_of_one_host"]
