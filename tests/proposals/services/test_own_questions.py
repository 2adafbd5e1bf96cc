"""What a province asks in a round beside the locked items of the form: conditions, answers, annex, export."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.orientation.models import OrientationNotice
from gieo.orientation.services.set_own_questions import Wanted, add_own_question, remove_own_question
from gieo.proposals.content import content_of
from gieo.proposals.documents.own_answers import own_answers
from gieo.proposals.forms import form_for, form_of, form_sent
from gieo.proposals.readiness import issues_of
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.states import ProposalState
from gieo.proposals.workbook import COLUMNS
from gieo.rulebooks.models import FieldKind
from tests.calls.conftest import browser
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, proposer_of, province_of, published, window_for
from tests.officialdocs.reading import pages_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2025-02-10 09:00")
PAGE = "/lam-viec/dinh-huong/{}/cau-hoi-rieng"
BORDER = Wanted(label="Có ở xã biên giới không?", kind=FieldKind.CHOICE, options="Có\nKhông", required=True)
WHICH = Wanted(label="Xã nào?", kind=FieldKind.LINE, when="own_1=Có")


@pytest.fixture
def officer(db: None) -> Actor:
    return officer_of(province_of("LS"))


@pytest.fixture
def notice(officer: Actor) -> OrientationNotice:
    made = notice_draft(province_of("LS"), at=moment("2025-01-02 09:00"), plan_year=2026)
    window_for(made, opens=date(2025, 2, 1), closes=date(2025, 5, 31))
    return made


def refused(notice: OrientationNotice, wanted: Wanted, actor: Actor) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        add_own_question(notice=notice, wanted=wanted, actor=actor)
    return tuple(each.code for each in caught.value.refusals)


def test_a_conditional_question_is_asked_answered_sealed_printed_and_listed(
    notice: OrientationNotice, officer: Actor, at: Any
) -> None:
    for wanted in (BORDER, WHICH):
        add_own_question(notice=notice, wanted=wanted, actor=officer)
    published(notice, at=moment("2025-01-06 09:00"))
    at("2025-02-10 09:00")
    writer = proposer_of(province_of("LS"))
    notice.refresh_from_db()
    proposal = start_proposal(window=notice.windows.get(), actor=writer, at=AT)
    own = [field.id for field in form_for(proposal).fields[len(form_of(proposal.form).fields) :]]
    assert own == ["own_1", "own_2"]  # behind the items of the law, which stay as they are

    def missing() -> set[str]:
        found = issues_of(proposal, on=AT.date())
        return {issue.field for issue in found if issue.code == "missing"} & {"own_1", "own_2"}

    def say(field: str, value: str) -> None:
        base = proposal.revisions.get(field, 0)
        save_answer(proposal=proposal, field=field, value=value, base_revision=base, actor=writer, at=AT)
        proposal.refresh_from_db()

    assert missing() == {"own_1"}
    say("own_1", "Không")
    assert missing() == set()
    say("own_1", "Có")
    assert missing() == {"own_2"}
    say("own_2", "Xã Bảo Lâm")
    assert missing() == set()
    assert own_answers(proposal.own_questions, proposal.answers) == [(BORDER.label, "Có"), (WHICH.label, "Xã Bảo Lâm")]
    assert form_sent(content_of(proposal)).field("own_2").label == WHICH.label

    client = browser(writer)
    page = client.get(reverse("proposals:editor", args=[proposal.number])).content.decode()
    assert WHICH.label in page
    assert 'data-when="own_1"' in page
    annex = client.get(reverse("proposals:own-answers-pdf", args=[proposal.number]))
    assert annex["Content-Type"] == "application/pdf"
    whole = " ".join(
        " ".join(pages_of(client.get(reverse("proposals:whole-pdf", args=[proposal.number])).content)).split()
    )
    assert "Trả lời câu hỏi riêng của đợt" in whole
    assert "Xã Bảo Lâm" in whole
    assert (
        browser(officer).get(reverse("proposals:own-answers-pdf", args=[proposal.number])).status_code == 404
    )  # unsent
    [column] = [each for each in COLUMNS if each.heading == "Câu hỏi riêng của đợt"]
    assert column.value(proposal) == ""  # not sent yet
    proposal.state = ProposalState.SUBMITTED
    assert column.value(proposal) == f"{BORDER.label}: Có\n{WHICH.label}: Xã Bảo Lâm"
    assert refused(notice, BORDER, officer) == ("not_editable",)  # published: nobody is asked otherwise than others


def test_what_does_not_fit_is_refused_and_the_law_stays_locked(notice: OrientationNotice, officer: Actor) -> None:
    with pytest.raises(Refused) as caught:
        add_own_question(notice=notice, wanted=BORDER, actor=proposer_of(province_of("LS")))
    assert [each.code for each in caught.value.refusals] == ["not_yours"]
    none = Wanted(label="Chọn gì?", kind=FieldKind.CHOICE, options="Một", when="own_9=Có")
    assert refused(notice, none, officer) == ("no_options", "unknown_condition")
    add_own_question(notice=notice, wanted=BORDER, actor=officer)
    add_own_question(notice=notice, wanted=WHICH, actor=officer)
    with pytest.raises(Refused) as caught:
        remove_own_question(notice=notice, question="own_1", actor=officer)
    assert [each.code for each in caught.value.refusals] == ["depended_on"]

    client, page = browser(officer), PAGE.format(notice.pk)
    assert "Mục của mẫu, khóa" in client.get(page).content.decode()
    assert client.post(page, {"label": "Vốn đối ứng?", "kind": "line", "when": "own_1=Không"}).status_code == 302
    assert client.post(page, {"label": "", "kind": "line"}).status_code == 422
    assert client.post(page, {"remove": "own_2"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Vốn đối ứng?" in shown
    assert WHICH.label not in shown
    assert Client().get(page).status_code == 302
