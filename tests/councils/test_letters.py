"""Letters of a council: one text for many, looked at one by one, held back until their hour."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gieo.complaints.selectors import filing_rule
from gieo.councils.letters import SUBJECTS, TEXTS, LetterKind
from gieo.councils.models import CouncilLetter, LetterRound
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.send_letters import send_due_letters
from gieo.councils.services.write_letters import write_letters
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def page_of(item: Determination) -> str:
    return f"/lam-viec/hoi-dong/{item.number}/thu"


def typed(kind: LetterKind, **changes: str) -> dict[str, str]:
    return {"kind": kind.value, "subject": SUBJECTS[kind], "words": TEXTS[kind], **changes}


def written(chamber, item, kind=LetterKind.INVITATION) -> LetterRound:
    return write_letters(
        procedure=PROCEDURE, item=fresh(item), kind=kind, subject=SUBJECTS[kind], words=TEXTS[kind],
        actor=chamber.officer, at=chamber.start + timedelta(days=2),
    )  # fmt: skip


def test_an_invitation_is_looked_at_held_back_and_leaves_at_its_hour(chamber, at):
    item = chamber.called(chamber.determination())
    conflicted = chamber.people[8]
    item = chamber.declare(item, conflicted, kinds=("family",))
    at("2024-06-12 09:00")
    officer = browser(chamber.officer)
    made = officer.post(page_of(item), typed(LetterKind.INVITATION))
    assert made.status_code == 302
    shown = officer.get(made["Location"]).content.decode()
    letters = list(CouncilLetter.objects.order_by("pk"))
    assert [each.name for each in letters] == [person.full_name for person in chamber.people[:8]], "not whom it bars"
    assert "{" not in "".join(each.body + each.subject for each in letters)
    assert all(each.body in shown.replace("&amp;", "&") for each in letters)
    assert f"Kính gửi {chamber.people[0].full_name} (Chủ tịch)" in letters[0].body
    assert "08:00 ngày 01/07/2024 tại Phòng họp số 1" in letters[0].body

    before = Alert.objects.count()
    send_due_letters(at=chamber.start + timedelta(days=400))
    assert Alert.objects.count() == before, "nothing leaves that nobody released"
    round_page = f"{page_of(item)}/{letters[0].round_id}"
    assert officer.post(f"{round_page}/hen-gio", {"minutes": "1"}).status_code == 409
    assert officer.post(f"{round_page}/hen-gio", {"minutes": "60"}).status_code == 302
    assert officer.post(f"{round_page}/hen-gio", {"minutes": "60"}).status_code == 409, "once"
    assert officer.post(f"{round_page}/huy", {"letter": letters[1].pk}).status_code == 302
    assert officer.post(f"{round_page}/huy", {"letter": letters[1].pk}).status_code == 409

    hour = LetterRound.objects.get().leaves_at
    assert hour
    assert f"{hour:%H:%M}" == "03:00"  # ten o'clock on the legal clock
    assert send_due_letters(at=hour - timedelta(seconds=1)) == 0
    assert send_due_letters(at=hour) == 7
    assert send_due_letters(at=hour) == 0
    told = {alert.user_id: alert for alert in Alert.objects.filter(key__startswith="council-letter-")}
    assert set(told) == {person.user_id for person in chamber.people[:8]} - {letters[1].user_id}
    assert told[letters[0].user_id].body == letters[0].body
    assert officer.post(f"{round_page}/huy").status_code == 409, "what left is not called back"


def test_all_that_have_not_left_are_held_back_at_once(chamber, at):
    item = chamber.called(chamber.determination())
    at("2024-06-12 09:00")
    made, officer = written(chamber, item), browser(chamber.officer)
    assert officer.post(f"{page_of(item)}/{made.pk}/huy").status_code == 302
    assert officer.post(f"{page_of(item)}/{made.pk}/hen-gio", {"minutes": "15"}).status_code == 409
    assert not CouncilLetter.objects.filter(cancelled_at__isnull=True).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilLetter.objects.update(sent_at=chamber.start)


@pytest.mark.requirement("X-14")
def test_thanks_and_results_wait_for_the_count_and_say_no_more_than_the_result(chamber, at):
    item = chamber.voted(chamber.determination(), favour=9)
    at("2024-07-01 11:00")
    officer = browser(chamber.officer)
    for kind in (LetterKind.THANKS, LetterKind.RESULT):
        assert officer.post(page_of(item), typed(kind)).status_code == 409, kind
    close_voting(fresh(item), PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    assert officer.post(page_of(item), typed(LetterKind.THANKS)).status_code == 302
    assert officer.post(page_of(item), typed(LetterKind.RESULT)).status_code == 302
    result = CouncilLetter.objects.get(round__kind="result")
    assert result.user_id == item.proposal.proposer.user_id
    assert "Kết quả: đề nghị thực hiện." in result.body
    assert filing_rule(item.rulebook) in result.body, "whoever reads it learns until when to complain"
    assert not any(person.full_name in result.body for person in chamber.people)
    assert CouncilLetter.objects.filter(round__kind="thanks").count() == 9


def test_a_place_that_is_unknown_is_named_and_what_was_typed_stands(chamber, at):
    item = chamber.called(chamber.determination())
    at("2024-06-12 09:00")
    officer = browser(chamber.officer)
    answer = officer.post(page_of(item), typed(LetterKind.INVITATION, words="Kính gửi {họ tên}, {kết quả}"))
    assert answer.status_code == 409
    assert [refusal.code for refusal in answer.context["refusals"]] == ["no_such_place"]
    assert "Kính gửi {họ tên}, {kết quả}" in answer.content.decode()
    assert not LetterRound.objects.exists()


@pytest.mark.requirement("X-8")
def test_members_and_officers_of_other_provinces_have_no_such_page(chamber, at):
    item = chamber.called(chamber.determination())
    made = written(chamber, item)
    at("2024-06-12 09:00")
    for person in (chamber.actor(chamber.people[4]), chamber.director):
        client = browser(person)
        for page in (page_of(item), f"{page_of(item)}/{made.pk}"):
            assert client.get(page).status_code == 404
        assert client.post(f"{page_of(item)}/{made.pk}/huy").status_code == 404
    with pytest.raises(Refused):
        write_letters(
            procedure=PROCEDURE, item=fresh(item), kind=LetterKind.INVITATION, subject="x", words="x",
            actor=chamber.director, at=chamber.start,
        )  # fmt: skip
    other = chamber.called(chamber.determination())
    assert browser(chamber.officer).get(f"{page_of(other)}/{made.pk}").status_code == 404, "of another dossier"


def test_three_series_are_asked_for_as_one(chamber, at):
    item = chamber.called(chamber.determination())
    at("2024-06-12 09:00")
    officer = browser(chamber.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(page_of(item)).status_code == 200
        return len(queries)

    written(chamber, item)
    asked()
    one = asked()
    written(chamber, item)
    written(chamber, item)
    assert asked() == one
