"""Two tabs or two people meet field by field, and nothing is lost."""

import unicodedata

import pytest

from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.models import AnswerRevision, Proposal
from gieo.proposals.queue import Filters, page_of
from gieo.proposals.selectors import open_conflicts
from gieo.proposals.services.choose_answer import choose_answer
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, moment

pytestmark = pytest.mark.db


@pytest.fixture
def save(draft, proposer):
    def write(value, base=0, field="objectives", actor=None):
        return save_answer(
            proposal=draft, field=field, value=value, base_revision=base, actor=actor or proposer, at=IN_TIME
        )

    return write


def test_a_save_stands_with_its_number_and_time(save, draft):
    saved = save("Tổn thất dưới 5 %")
    draft.refresh_from_db()
    assert (saved.revision, saved.at, saved.met) == (1, IN_TIME, None)
    assert (draft.answers["objectives"], draft.revisions["objectives"], draft.saved_at) == (
        "Tổn thất dưới 5 %",
        1,
        IN_TIME,
    )


def test_text_is_kept_in_nfc(save, draft):
    save(unicodedata.normalize("NFD", "Mục tiêu đầu tiên"))
    draft.refresh_from_db()
    assert draft.answers["objectives"] == unicodedata.normalize("NFC", "Mục tiêu đầu tiên")


def test_the_same_value_again_is_no_new_save(save):
    save("Một")
    assert save("Một", base=0).revision == 1
    assert AnswerRevision.objects.filter(field="objectives").count() == 1


def test_two_tabs_on_two_fields_do_not_meet(save, draft):
    save("Một")
    save("Hai", field="applicability")
    draft.refresh_from_db()
    assert (draft.answers["objectives"], draft.answers["applicability"]) == ("Một", "Hai")
    assert open_conflicts(draft) == []


def test_two_tabs_on_one_field_keep_both_values(save, draft):
    save("Thẻ một")
    saved = save("Thẻ hai", base=0)
    draft.refresh_from_db()
    assert saved.met is not None
    assert (saved.revision, draft.answers["objectives"]) == (1, "Thẻ một")
    [waiting] = open_conflicts(draft)
    assert (waiting.value, waiting.by_name) == ("Thẻ hai", "Đinh Thị Lan")


@pytest.mark.parametrize(("take", "stands", "revision"), [(True, "Thẻ hai", 2), (False, "Thẻ một", 1)])
def test_one_of_two_values_is_chosen_and_the_other_stays_in_the_history(save, draft, proposer, take, stands, revision):
    save("Thẻ một")
    met = save("Thẻ hai", base=0).met
    chosen = choose_answer(proposal=draft, save=met.pk, take=take, actor=proposer, at=IN_TIME)
    draft.refresh_from_db()
    assert (draft.answers["objectives"], chosen.revision) == (stands, revision)
    assert open_conflicts(draft) == []
    assert set(AnswerRevision.objects.filter(field="objectives").values_list("value", flat=True)) == {
        "Thẻ một",
        "Thẻ hai",
    }


def test_a_choice_is_made_once(save, draft, proposer):
    save("Một")
    met = save("Hai", base=0).met
    choose_answer(proposal=draft, save=met.pk, take=False, actor=proposer, at=IN_TIME)
    with pytest.raises(AnswerRevision.DoesNotExist):
        choose_answer(proposal=draft, save=met.pk, take=True, actor=proposer, at=IN_TIME)


def test_while_two_values_differ_nothing_is_sent(ready, proposer):
    save_answer(proposal=ready, field="objectives", value="Khác 9 %", base_revision=0, actor=proposer, at=IN_TIME)
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("saves_differ",)


@pytest.mark.parametrize("words", ["giong cay", "GIỐNG CÂY HỒI", "ls-dx-2025-0001", "dinh thi lan"])
@pytest.mark.requirement("X-10")
def test_a_draft_is_found_by_name_number_and_writer_without_accents(save, draft, proposer, words):
    save("Giống cây hồi chịu rét", field="task_name")
    assert page_of(proposer, Filters(words=words)).rows == [draft]
    assert page_of(proposer, Filters(words=f"{words} không có")).rows == []


def test_a_field_that_the_form_does_not_have_is_refused(save):
    with pytest.raises(Refused) as refused:
        save("x", field="favourite_colour")
    assert refused.value.codes == ("unknown_field",)


@pytest.mark.parametrize("who", ["stranger", "officer"])
def test_nobody_else_writes(save, who, request):
    with pytest.raises(Refused) as refused:
        save("x", actor=request.getfixturevalue(who))
    assert refused.value.codes == ("not_yours",)


def test_what_was_sent_is_not_written_on(ready, proposer):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    with pytest.raises(Refused) as refused:
        save_answer(proposal=ready, field="objectives", value="x", base_revision=1, actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("not_editable",)


def test_people_of_one_body_write_together(window, manager, new_actor, lang_son, cooperative):
    colleague = new_actor(Role.FOCAL_OFFICER, lang_son, "Lê Thị Mai", cooperative)
    proposal = start_proposal(window=window, actor=manager, at=IN_TIME)
    save_answer(
        proposal=proposal,
        field="objectives",
        value="5 %",
        base_revision=0,
        actor=colleague,
        at=moment("2024-04-21 08:00"),
    )
    assert Proposal.objects.get(pk=proposal.pk).answers["objectives"] == "5 %"
