"""Whom the host named does not slip into the team that appraises its money: found once, or anew before it is founded."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils.models import SuspicionReview, Verdict
from gieo.councils.services.choose_members import review_suspicion
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.selection.budget_appraisal.kind import choices
from gieo.selection.models import Application, BudgetAppraisal, Selection, UnwantedJudge
from gieo.selection.services.review_unwanted_judge import review_unwanted_judge
from tests.selection.cast import Cast, browser, published_call, sealed_application
from tests.selection.cast_money import FRUIT, OUTSIDERS, appraisal_of, panel, revised_selection

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("CT-3-4b", "X-14")]

NAME, CAUSE, REASON = "Lê Văn Lạ", "Lê Văn Lạ, Viện Xa", "Từng kiện nhau"
FOUNDED_AT = "2025-04-02 08:00"


@pytest.fixture
def selection(cast: Cast) -> Selection:
    """Won by a host that named somebody who would fit the team."""
    item = revised_selection(cast)
    name(item)
    Person.objects.filter(pk=cast.expert(OUTSIDERS[1]).pk).update(full_name=NAME)
    return item


def name(item: Selection, who: str = NAME) -> None:
    assert item.winner
    at = item.state_since
    UnwantedJudge.objects.create(application=item.winner, name=who, workplace="Viện Xa", reason=REASON, named_at=at)


def page_of(appraisal: BudgetAppraisal) -> str:
    return f"/lam-viec/tham-dinh-kinh-phi/{appraisal.number}/nguoi-khong-tham-dinh"


def offered(appraisal: BudgetAppraisal, cast: Cast) -> set[int | str]:
    return {pk for pk, _label in choices("people", appraisal, cast.of(Role.DIRECTOR))}


def found(cast: Cast, appraisal: BudgetAppraisal) -> Any:
    return cast.do(appraisal, "found_panel", cast.of(Role.DIRECTOR), FOUNDED_AT, panel(cast))


def test_a_name_is_looked_into_on_a_page_of_who_prepares_and_keeps_out(cast: Cast, selection: Selection, at: Any):
    at("2025-04-01 09:00")
    appraisal, person, officer = appraisal_of(cast, selection), cast.expert(OUTSIDERS[1]), cast.of(Role.SCIENCE_OFFICER)
    client, page = browser(officer), page_of(appraisal)
    assert page in client.get(appraisal.get_absolute_url()).content.decode(), "the dossier leads there"
    shown = client.get(page).content.decode()
    assert CAUSE in shown
    assert REASON not in shown
    said = {"person": person.pk, "cause": CAUSE, "answer": "yes"}
    assert client.post(f"{page}/ket-luan", said).status_code == 409, "a reason is owed"
    assert person.pk in offered(appraisal, cast)
    assert client.post(f"{page}/ket-luan", {**said, "words": "Đúng là người này"}).status_code == 302
    assert person.pk not in offered(appraisal, cast)
    with pytest.raises(Refused) as caught:
        found(cast, appraisal)
    assert caught.value.codes == ("excluded_from_team",)
    assert "Viện Xa" not in str(caught.value)
    again = {**said, "answer": "no", "words": "Trùng tên"}
    assert client.post(f"{page}/ket-luan", again).status_code == 302
    assert SuspicionReview.objects.get().verdict == Verdict.DISMISSED
    assert found(cast, appraisal).panel
    assert client.get(page).status_code == 404, "the team is there"


def test_what_was_found_when_the_council_was_prepared_holds_until_it_is_found_anew(cast: Cast, selection: Selection):
    person, officer = cast.expert(OUTSIDERS[1]), cast.of(Role.SCIENCE_OFFICER)
    said: dict[str, Any] = {"person": person.pk, "cause": CAUSE, "words": "Đã đối chiếu", "actor": officer}
    review_suspicion(
        item=selection, kind="unwanted", verdict=Verdict.CONFIRMED, at=cast.time("2025-03-09 08:00"), **said
    )
    appraisal = appraisal_of(cast, selection)
    with pytest.raises(Refused) as caught:
        found(cast, appraisal)
    assert caught.value.codes == ("excluded_from_team",)
    later = cast.time("2025-04-01 09:00")
    review_unwanted_judge(appraisal=appraisal, verdict=Verdict.DISMISSED, at=later, **said)
    assert found(cast, appraisal).panel


def test_of_a_host_that_did_not_win_nothing_is_asked(cast: Cast, selection: Selection):
    """What another host wrote is a matter of the council alone."""
    other = sealed_application(cast, published_call(cast), cast.host("Trung tâm Giống"))
    Application.objects.filter(pk=other.pk).update(unsealed_at=selection.state_since)
    UnwantedJudge.objects.update(application=other)
    person = cast.expert(OUTSIDERS[1])
    appraisal = appraisal_of(cast, selection)
    with pytest.raises(Refused) as caught:
        review_unwanted_judge(
            appraisal=appraisal, person=person.pk, cause=CAUSE, verdict=Verdict.CONFIRMED, words="x",
            actor=cast.of(Role.SCIENCE_OFFICER), at=cast.time("2025-04-01 09:00"),
        )  # fmt: skip
    assert caught.value.codes == ("no_suspicion",)


def test_the_page_is_of_who_prepares_and_shows_nobody_themselves(cast: Cast, selection: Selection, at: Any):
    at("2025-04-01 09:00")
    director = cast.of(Role.DIRECTOR)
    Person.objects.filter(user=director.user).update(full_name="Trần Thị Tên")
    name(selection, "Trần Thị Tên")
    appraisal = appraisal_of(cast, selection)
    page = page_of(appraisal)
    assert "Trần Thị Tên" in browser(cast.of(Role.SCIENCE_OFFICER)).get(page).content.decode()
    own = browser(director).get(page)
    assert (own.context["names"], [each.person.full_name for each in own.context["namesakes"]]) == ([CAUSE], [NAME])
    for reader in (cast.host(FRUIT), cast.member(OUTSIDERS[1]), cast.of(Role.FINANCE_OFFICER), cast.of(Role.AUDITOR)):
        assert browser(reader).get(page).status_code == 404
        assert browser(reader).post(f"{page}/ket-luan", {"person": 1}).status_code == 404


def test_the_page_costs_the_same_with_one_name_and_with_three(cast: Cast, selection: Selection, at: Any):
    at("2025-04-01 09:00")
    appraisal, client, counts = appraisal_of(cast, selection), browser(cast.of(Role.SCIENCE_OFFICER)), []
    page = page_of(appraisal)
    client.get(page)
    for further in ((), (13, 14)):
        for number in further:
            Person.objects.filter(pk=cast.expert(number).pk).update(full_name=f"Người Số {number}")
            name(selection, f"Người Số {number}")
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(page).context["namesakes"]) == 1 + len(further)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30
