"""The question desk: anybody asks, everybody reads the same answer, nobody reads whose question it was."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from gieo.calls.jobs import forget, send_answer, send_question_link
from gieo.calls.links import link_to
from gieo.calls.listing import call_named
from gieo.calls.models import AskedQuestion, CallQuestion
from gieo.calls.question.facts import CorrectFacts, KeepPrivateFacts, PublishFacts
from gieo.calls.services import ask_question
from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.dossiers.services.act import act
from gieo.kernel.actors import NOBODY, Actor, Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.orientation.models import IntakeWindow
from tests.calls.conftest import NOW, browser
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import person_in, proposer_of, province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

ASKER = "nguoi.hoi@example.vn"
WORDS = "HTX Na Chi Lăng hỏi: phiếu nộp mấy bản?"


def typed(window: IntakeWindow, words: str = WORDS, email: str = ASKER, website: str = "") -> int:
    fields = {"words": words, "email": email, "website": website}
    return Client().post(f"/hoi-dap/dot-{window.pk}", fields).status_code


def path_of(asked: AskedQuestion) -> str:
    return "/" + link_to(asked).split("/", 3)[3]


def confirmed(window: IntakeWindow, words: str = WORDS) -> CallQuestion:
    assert typed(window, words) == 302
    asked = AskedQuestion.objects.get(words=words)
    assert Client().post(path_of(asked)).status_code == 302
    return CallQuestion.objects.get(asked=asked)


def answered(question: CallQuestion, officer: Actor, answer: str = "Một bản, có chữ ký.") -> CallQuestion:
    facts = PublishFacts(question="Phiếu nộp mấy bản?", answer=answer)
    return act(question, "publish", actor=officer, at=moment("2025-02-11 08:00"), facts=facts).subject


def public(query: str) -> str:
    answer = Client().get(query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_asks_and_everybody_reads_the_same_answer_without_the_asker(
    window: IntakeWindow, officer: Actor
) -> None:
    assert typed(window) == 302
    asked = AskedQuestion.objects.get()
    assert not CallQuestion.objects.exists()  # counts once the address is real
    send_question_link(asked_id=asked.pk)
    send_question_link(asked_id=asked.pk)
    [letter] = mail.outbox
    assert letter.to == [ASKER]
    assert path_of(asked) in letter.body
    assert "Gửi câu hỏi này đi" in public(path_of(asked))
    assert Client().post(path_of(asked)).status_code == Client().post(path_of(asked)).status_code == 302
    question = CallQuestion.objects.get()
    assert question.due_at.date().isoformat() == "2025-02-13"  # three working days

    office = browser(officer)
    waiting = office.get("/lam-viec").content.decode()
    assert question.number in waiting
    assert "từ 10/02/2025" in waiting
    page = office.get(question.get_absolute_url()).content.decode()
    assert WORDS in page
    assert ASKER not in page
    assert WORDS not in public(f"/hoi-dap/dot-{window.pk}")  # not before it is answered

    answered(question, officer)
    send_answer(asked_id=asked.pk, entry_id=TransitionLog.objects.latest("pk").pk)
    send_answer(asked_id=asked.pk, entry_id=TransitionLog.objects.latest("pk").pk)
    assert [letter.to for letter in mail.outbox] == [[ASKER], [ASKER]]
    assert "Một bản, có chữ ký." in mail.outbox[1].body
    for place in (f"/hoi-dap/dot-{window.pk}", "/hoi-dap?q=phieu nop may ban", f"/hoi-dap.atom?dot=dot-{window.pk}"):
        words = public(place)
        assert "Phiếu nộp mấy bản?" in words
        assert "Một bản, có chữ ký." in words
        assert ASKER not in words
        assert "HTX Na Chi Lăng" not in words
    assert "Phiếu nộp mấy bản?" not in public("/hoi-dap?q=khong co chu nay")
    province_of("BG")
    assert "Phiếu nộp mấy bản?" not in public("/hoi-dap?tinh=bac-giang")


def test_an_answer_is_put_right_and_the_one_before_stays_to_be_read(window: IntakeWindow, officer: Actor) -> None:
    question = answered(confirmed(window), officer)
    facts = CorrectFacts(answer="Hai bản.", reason="Ghi nhầm")
    act(question, "correct", actor=officer, at=moment("2025-02-12 08:00"), facts=facts)
    page = public(f"/hoi-dap/dot-{window.pk}")
    assert page.index("Hai bản.") < page.index("Một bản, có chữ ký.") < page.index("Ghi nhầm")


def test_what_is_private_is_told_to_its_asker_alone_with_the_reason(window: IntakeWindow, officer: Actor) -> None:
    question = confirmed(window)
    facts = KeepPrivateFacts(reason="Chứa bí quyết của người hỏi", answer="Nộp bình thường.")
    act(question, "keep_private", actor=officer, at=moment("2025-02-11 08:00"), facts=facts)
    assert "Nộp bình thường." not in public(f"/hoi-dap/dot-{window.pk}") + public("/hoi-dap")
    own = public(path_of(question.asked))
    assert "Nộp bình thường." in own
    assert "Chứa bí quyết của người hỏi" in own


def test_with_an_account_it_goes_to_the_office_at_once_and_its_asker_is_alerted(
    window: IntakeWindow, officer: Actor
) -> None:
    asker = proposer_of(province_of("LS"))
    assert browser(asker).post(f"/hoi-dap/dot-{window.pk}", {"words": WORDS}).status_code == 302
    question = CallQuestion.objects.get()
    answered(question, officer)
    events.handle("call_question.published", TransitionLog.objects.latest("pk").pk)
    assert Alert.objects.filter(user=asker.user, key__endswith="-asker").count() == 1
    assert "Một bản, có chữ ký." in browser(asker).get(question.get_absolute_url()).content.decode()
    stranger = person_in(Role.PROPOSER, province_of("LS"), name="Người khác", email="khac@gieo.test").user
    assert stranger is not None
    other = Client()
    other.force_login(stranger)
    assert other.get(question.get_absolute_url()).status_code == 404
    assert "Người đề xuất" not in browser(officer).get(question.get_absolute_url()).content.decode()


def test_nobody_asks_after_the_close_too_often_or_as_a_machine(
    window: IntakeWindow, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(window, website="x") == 302
    assert not AskedQuestion.objects.exists()
    assert typed(window, words="") == 422
    call = call_named(f"dot-{window.pk}", at=moment(NOW))
    assert call is not None
    for number in range(10):
        ask_question.ask_question(call=call, words=f"Câu {number}", email=ASKER, actor=NOBODY, at=moment(NOW))
    ask_question.ask_question(call=call, words="Câu 1", email=ASKER, actor=NOBODY, at=moment(NOW))  # the same
    with pytest.raises(Refused) as refused:
        ask_question.ask_question(call=call, words="Câu 11", email=ASKER, actor=NOBODY, at=moment(NOW))
    assert refused.value.codes == ("too_many",)
    monkeypatch.setattr(ask_question, "PER_HOUR", 0)
    assert typed(window, email="khac@example.vn") == 422
    monkeypatch.undo()
    last = AskedQuestion.objects.first()
    at("2025-06-01 00:00")
    assert last is not None
    assert Client().post(path_of(last)).status_code == 409
    assert typed(window, email="khac@example.vn") == 422
    forget(timestamp=0)
    assert not AskedQuestion.objects.exists()  # what nobody confirmed


def test_more_questions_ask_the_database_no_more(window: IntakeWindow, officer: Actor) -> None:
    for place in (f"/hoi-dap/dot-{window.pk}", "/hoi-dap"):
        answered(confirmed(window, f"Câu đầu {place}"), officer)
        public(place)
        one = queries_of(lambda place=place: public(place))
        for number in (2, 3):
            answered(confirmed(window, f"Câu {number} {place}"), officer)
        assert queries_of(lambda place=place: public(place)) == one


def test_an_address_of_no_call_is_none(window: IntakeWindow) -> None:
    for slug in ("dot-0", "dot-x", "hoi-thi-999", "gi-do", f"tuyen-chon-{window.pk}"):
        assert Client().get(f"/hoi-dap/{slug}").status_code == 404
    assert Client().get("/hoi-dap/cau-hoi/gia-mao").status_code == 404
