"""What is opened by a link somebody was sent, a contest of ideas, a common list: rows that are there for the matrix."""

from datetime import timedelta
from typing import Any

from django.core import signing

from gieo.calls import links as questions
from gieo.calls.listing import call_named
from gieo.calls.services.ask_question import ask_question
from gieo.calls.services.follow_calls import Followed, follow_calls
from gieo.calls.services.keep_calendar_address import make_calendar_address
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Organisation, Province, User
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import NOBODY
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt
from gieo.notifications import links as mails
from gieo.orientation.models import IntakeWindow
from gieo.orientation.services.revise_notice import revise_notice
from gieo.proposals.common_list.facts import OpenFacts
from gieo.proposals.confirmation import links as confirmations
from gieo.proposals.confirmation.subjects import subjects_of
from gieo.proposals.contest import links as ideas
from gieo.proposals.contest.facts import ContestFacts, PrizeRow
from gieo.proposals.models import ContestIdea
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.ask_confirmation import ask_confirmation
from gieo.proposals.services.open_common_list import open_common_list
from gieo.proposals.services.open_contest import open_contest
from gieo.proposals.services.send_idea import Typed, send_idea
from gieo.proposals.services.start_proposal import start_proposal
from tests.conftest import moment
from tests.factories import notice_draft, numbered, officer_of, published, window_for

AT = moment("2026-11-24 10:00")
Values = dict[str, dict[str, Any]]


def planted_by_link(*, writer: User, others: dict[str, str]) -> Values:
    """Make the rows; what each address is asked with."""
    window = IntakeWindow.objects.filter(province="LS").latest("closes_at")
    stop = signing.dumps([writer.pk, "news"], salt=mails.PURPOSE)
    return {
        "notifications:stop": {"token": stop},
        "proposals:answer": {"token": _question(window, writer)},
        **_asked(window),
        **_followed(window, writer),
        "orientation:version": _replaced(),
        **_contest(others),
        "proposals:common-list-forms": {"number": _common_list(window, others)},
    }


def _question(window: IntakeWindow, writer: User) -> str:
    """A commune is asked whether a proposal may be carried out there."""
    actor = actor_of(writer, AT.date())
    proposal = start_proposal(window=window, actor=actor, at=AT)
    add_place(proposal=proposal, name="UBND xã Vân An", actor=actor, at=AT)
    asked = ask_confirmation(
        proposal=proposal, subject=subjects_of(proposal)[-1], email="xa@vanan.example", actor=actor, at=AT
    )
    return signing.dumps(asked.pk, salt=confirmations.PURPOSE)


def _asked(window: IntakeWindow) -> Values:
    """Somebody without an account asks about the window."""
    call = call_named(f"dot-{window.pk}", at=AT)
    assert call is not None
    asked = ask_question(call=call, words="Nộp mấy bản?", email="ai.do@example.vn", actor=NOBODY, at=AT)
    return {
        "calls:questions": {"call": call.slug},
        "calls:own-question": {"token": signing.dumps(asked.pk, salt=questions.PURPOSE)},
    }


def _followed(window: IntakeWindow, writer: User) -> Values:
    """An address without account follows the window, and so does the writer, who has a calendar."""
    followed = Followed(call=call_named(f"dot-{window.pk}", at=AT))
    actor = actor_of(writer, AT.date())
    watch = follow_calls(followed=followed, actor=NOBODY, at=AT, email="ai.do@example.vn")
    mine = follow_calls(followed=followed, actor=actor, at=AT)
    return {
        "calls:own-watch": {"token": signing.dumps(watch.pk, salt=questions.WATCH)},
        "calls:calendar": {"secret": make_calendar_address(actor=actor, at=AT)},
        "calls:stop-watch": {"pk": mine.pk},
    }


def _replaced() -> dict[str, Any]:
    """A notice of an earlier year that was corrected."""
    first = notice_draft(Province.objects.get(pk="LS"), at=AT, plan_year=2020)
    window_for(first)
    published(first, at=AT)
    first.refresh_from_db()
    attempt = Attempt(actor=officer_of(first.province), at=AT)
    published(numbered(revise_notice(notice=first, reason="Sửa số liệu", attempt=attempt)), at=AT)
    return {"slug": "lang-son", "year": 2020, "version": first.version}


def _contest(others: dict[str, str]) -> Values:
    """One that receives, and an idea of somebody without an account."""
    officer, judge = (User.objects.get(email=others[role]) for role in ("science_officer", "council_member"))
    actor = actor_of(officer, AT.date())
    facts = ContestFacts(
        title="Hội thi ý tưởng", plan_year=2026, rules="Mới, làm được", opens_at=AT - timedelta(days=5),
        closes_at=AT + timedelta(days=20), prizes=(PrizeRow(name="Giải Nhất", number=1, amount=10_000_000),),
        judges=(Picked(id=judge.pk, name="Giám khảo"),),
    )  # fmt: skip
    contest = open_contest(province="LS", facts=facts, actor=actor, at=AT - timedelta(days=9))
    contest = act(contest, "announce", actor=actor, at=AT - timedelta(days=8)).subject
    typed = Typed(
        title="Màng bọc na", problem="Na hỏng", solution="Màng bọc", benefit="500 hộ", author_name="Nông Thị Bé",
        email="tac.gia@example.vn", phone="", workplace="", may_be_named=False,
    )  # fmt: skip
    send_idea(contest=contest, typed=typed, at=AT)
    idea = ContestIdea.objects.get(contest=contest)
    return {
        "proposals:contest": {"number": contest.number},
        "proposals:own-idea": {"token": signing.dumps(idea.pk, salt=ideas.PURPOSE)},
    }


def _common_list(window: IntakeWindow, others: dict[str, str]) -> str:
    """The list of the body of the focal officer, which has a council."""
    focal = User.objects.get(email=others["focal_officer"])
    Organisation.objects.filter(pk=Appointment.objects.get(person__user=focal).organisation_id).update(has_council=True)
    facts = OpenFacts(window=Picked(id=window.pk, name="Đợt"))
    return open_common_list(province="LS", facts=facts, actor=actor_of(focal, AT.date()), at=AT).number
