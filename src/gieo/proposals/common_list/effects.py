"""What the moves of a common list write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import end_of, start_of
from gieo.orientation.models import IntakeWindow
from gieo.proposals.common_list.facts import CallFacts, CollectFacts, DropFacts, PlaceFacts, SendFacts
from gieo.proposals.common_list.forms import listed_in
from gieo.proposals.models import CommonList, ListedForm
from gieo.proposals.policies import CALLING


def collect(common_list: CommonList, attempt: Attempt) -> None:
    """Behind those that stand on it."""
    facts = attempt.facts
    if isinstance(facts, CollectFacts):
        last = listed_in(common_list).count()
        ListedForm.objects.bulk_create(
            ListedForm(common_list=common_list, proposal_id=picked.pk, place=place, added_at=attempt.at)
            for place, picked in enumerate(facts.forms, start=last + 1)
        )


def drop(common_list: CommonList, attempt: Attempt) -> None:
    """The row stays, with the reason; those behind close up."""
    facts = attempt.facts
    if isinstance(facts, DropFacts):
        listed_in(common_list).filter(pk=facts.form.pk).update(removed_at=attempt.at, removed_reason=facts.reason)
        _number(list(listed_in(common_list)))


def put_at(common_list: CommonList, attempt: Attempt) -> None:
    """One form to its place, the others around it in their order."""
    facts = attempt.facts
    if isinstance(facts, PlaceFacts):
        forms = list(listed_in(common_list))
        moved = next(form for form in forms if form.pk == facts.form.pk)
        forms.remove(moved)
        forms.insert(facts.place - 1, moved)
        _number(forms)


def stamp(common_list: CommonList, attempt: Attempt) -> None:
    """The letter, and when it went."""
    facts = attempt.facts
    if isinstance(facts, SendFacts):
        common_list.document, common_list.opinion = facts.document, facts.opinion
        common_list.sent_at = attempt.at
        common_list.session = facts.session.name[:300] if facts.session else ""


def open_call(common_list: CommonList, attempt: Attempt) -> None:
    """A window of the body inside that of the province."""
    facts, window = attempt.facts, common_list.window
    if isinstance(facts, CallFacts):
        common_list.call = IntakeWindow.every.create(
            province_id=common_list.province_id,
            notice_id=window.notice_id,
            plan_year=window.plan_year,
            opens_at=start_of(facts.opens_on),
            closes_at=end_of(facts.closes_on),
            basis=CALLING[0],
            body_id=common_list.body_id,
            within=window,
            own_people=facts.own_people,
        )


def _number(forms: list[ListedForm]) -> None:
    for place, form in enumerate(forms, start=1):
        form.place = place
    ListedForm.objects.bulk_update(forms, ["place"])


def release(common_list: CommonList, attempt: Attempt) -> None:
    """The forms are free for another list."""
    listed_in(common_list).update(removed_at=attempt.at, removed_reason=common_list.title[:500])
