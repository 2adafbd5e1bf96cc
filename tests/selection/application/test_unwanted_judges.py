"""A host names a few people who should rather not judge it: sealed with the rest, shown to who prepares the council."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils.links import suspicions_of
from gieo.councils.models import Expert, SuspicionReview, Verdict
from gieo.councils.services.choose_members import review_suspicion
from gieo.councils.sitting.facts import AssignFacts
from gieo.dossiers.changes import changes_of, events_of
from gieo.identity.models import Person
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.selection import invariants
from gieo.selection.application.sealing import hash_of
from gieo.selection.models import Application, Selection, UnwantedJudge
from gieo.selection.services.name_unwanted_judge import drop_unwanted_judge, name_unwanted_judge
from tests.conftest import moment
from tests.councils.secretaries import secretaries
from tests.selection.cast import (
    Cast,
    accepted,
    browser,
    draft_application,
    opened_call,
    published_call,
    sealed_application,
    unwanted_by,
)
from tests.selection.cast_council import founding, seated, selection_of

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("CT-3-4b")]

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"
WHO = {"name": "nguyễn thị  hòa", "workplace": "Viện A", "reason": "Từng tranh chấp quyền tác giả"}
WRITTEN = "nguyễn thị hòa, Viện A"


@pytest.fixture
def host(cast: Cast) -> Actor:
    return cast.host(FRUIT)


@pytest.fixture
def draft(cast: Cast, host: Actor, at: Any) -> Application:
    at("2025-02-10 09:00")
    return draft_application(cast, published_call(cast), host)


def page_of(application: Application) -> str:
    return f"{application.get_absolute_url()}/nguoi-khong-tham-dinh"


def refused(do: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.codes


def naming(application: Application, actor: Actor, name: str = "Lê Văn Lạ", at: str = "2025-02-10 09:00") -> Any:
    return lambda: name_unwanted_judge(
        application=application, name=name, workplace="", reason="", actor=actor, at=moment(at)
    )


def judged(cast: Cast, draft: Application, host: Actor) -> Selection:
    """The selection of a call that two answered, one of them with names."""
    cast.do(draft, "seal", host, "2025-02-10 10:00")
    sealed_application(cast, draft.call, cast.host(CENTRE))
    opened = opened_call(cast, draft.call)
    for application in Application.objects.filter(call=draft.call).order_by("pk"):
        accepted(cast, application)
    return selection_of(cast.do(opened, "pass_on", cast.of(Role.SCIENCE_OFFICER), "2025-03-07 11:00"))


def bearer(cast: Cast, number: int, name: str = "Nguyễn Thị Hoà") -> Person:
    """A member of the bank who bears a name."""
    person = cast.expert(number)
    Person.objects.filter(pk=person.pk).update(full_name=name)
    return Person.objects.get(pk=person.pk)


# ---------------------------------------------------------------- written by the host


def test_names_are_written_and_taken_back_on_a_page_of_the_hosts_own(draft: Application, host: Actor, cast: Cast):
    client, page = browser(host), page_of(draft)
    assert page in client.get(draft.get_absolute_url()).content.decode(), "the dossier leads there"
    assert client.post(f"{page}/neu", WHO).status_code == 302
    named = UnwantedJudge.objects.get()
    assert (named.application, named.in_words, named.reason) == (draft, WRITTEN, WHO["reason"])
    assert WHO["reason"] in client.get(page).content.decode()
    refusing = client.post(f"{page}/neu", {**WHO, "name": "Hoà"})
    assert refusing.status_code == 409
    assert 'value="Hoà"' in refusing.content.decode(), "what was typed stands there"
    assert client.post(f"{page}/{named.pk}/bo").status_code == 302
    assert not UnwantedJudge.objects.exists()
    for other in (cast.host(CENTRE), *(cast.of(role) for role in (Role.SCIENCE_OFFICER, Role.AUDITOR))):
        assert browser(other).get(page).status_code == 404
        assert browser(other).post(f"{page}/neu", WHO).status_code == 404
        assert browser(other).post(f"{page}/1/bo").status_code == 404
    assert not UnwantedJudge.objects.exists()


def test_as_many_as_the_rulebook_lets_whole_names_and_of_the_own_body_alone(
    draft: Application, host: Actor, cast: Cast
):
    assert refused(naming(draft, host, "Hoà")) == ("no_name",)
    for name in ("Một Người", "Hai Người", "Ba Người"):
        naming(draft, host, name)()
    assert refused(naming(draft, host, "Bốn")) == ("no_name", "too_many"), "every reason at once"
    assert refused(naming(draft, cast.host(CENTRE))) == ("not_yours",)
    assert UnwantedJudge.objects.count() == 3


@pytest.mark.requirement("X-14")
def test_the_page_costs_the_same_with_one_name_and_with_three(draft: Application, host: Actor):
    client, counts = browser(host), []
    client.get(page_of(draft))
    for names in (("Một Người",), ("Hai Người", "Ba Người")):
        for name in names:
            naming(draft, host, name)()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(draft)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


# ---------------------------------------------------------------- under the seal


def test_what_was_sealed_stands_until_it_is_taken_back(draft: Application, host: Actor, cast: Cast):
    naming(draft, host)()
    named = UnwantedJudge.objects.get()
    sealed = cast.do(draft, "seal", host, "2025-02-10 10:00")
    assert refused(naming(sealed, host)) == ("not_a_draft",)
    dropping: dict[str, Any] = {"application": sealed, "pk": named.pk, "actor": host}
    assert refused(lambda: drop_unwanted_judge(**dropping, at=moment("2025-02-10 11:00"))) == ("not_a_draft",)
    shown = browser(host).get(page_of(sealed)).content.decode()
    assert "Lê Văn Lạ" in shown
    assert "/neu" not in shown, "nothing to be written any more"
    again = cast.do(sealed, "take_back", host, "2025-02-11 08:00")
    assert again.seal_salt == ""
    drop_unwanted_judge(**dropping, at=moment("2025-02-11 09:00"))
    assert not UnwantedJudge.objects.exists()
    assert refused(naming(again, host, at="2025-03-06 17:01")) == ("call_closed",)
    assert invariants.faults() == []


def test_a_name_changed_added_or_taken_away_under_the_seal_is_found(draft: Application, host: Actor, cast: Cast):
    naming(draft, host)()
    sealed = cast.do(draft, "seal", host, "2025-02-10 10:00")
    assert invariants.faults() == []
    broken = [f"{sealed.number}: is not what was sealed"]
    named = UnwantedJudge.objects.get()
    UnwantedJudge.objects.update(name="Lê Văn Khác")
    assert invariants.faults() == broken
    named.save()
    assert invariants.faults() == []
    added = UnwantedJudge.objects.create(application=sealed, name="Thêm Vào", named_at=moment("2025-02-11 08:00"))
    assert invariants.faults() == broken
    added.delete()
    UnwantedJudge.objects.all().delete()
    assert invariants.faults() == broken
    opened_call(cast, draft.call)
    sealed.refresh_from_db()
    assert sealed.unsealed_at is None, "a broken seal is not opened"


@pytest.mark.requirement("X-14")
def test_the_hash_tells_nobody_without_the_salt_whether_anybody_was_named(draft: Application, host: Actor, cast: Cast):
    """A member who reads the opened dossier knows all of it but the names; that nobody was named must not fit either."""
    nobody_named = cast.do(draft, "seal", host, "2025-02-10 10:00")
    assert nobody_named.sealed_at
    salt = nobody_named.seal_salt
    nobody_named.seal_salt = ""
    assert hash_of(nobody_named, at=nobody_named.sealed_at) != nobody_named.sealed_sha256
    assert len(salt) == 64
    again = cast.do(cast.do(draft, "take_back", host, "2025-02-10 11:00"), "seal", host, "2025-02-10 10:00")
    assert (again.seal_salt, again.sealed_sha256) != (salt, nobody_named.sealed_sha256)
    history = events_of(Application)
    assert "seal_salt" not in {field.name for field in history._meta.get_fields()}
    assert events_of(UnwantedJudge) is None
    assert salt not in str([(each.before, each.after) for each in changes_of(again)])


# ---------------------------------------------------------------- before whoever prepares the council


@pytest.mark.requirement("X-14")
@pytest.mark.parametrize("verdict", [Verdict.CONFIRMED, Verdict.DISMISSED])
def test_after_the_opening_a_name_is_a_suspicion_to_confirm_or_dismiss(
    draft: Application, host: Actor, cast: Cast, verdict: Verdict, at: Any
):
    person, officer = bearer(cast, 1), cast.of(Role.SCIENCE_OFFICER)
    browser(host).post(f"{page_of(draft)}/neu", WHO)
    item = judged(cast, draft, host)
    at("2025-03-08 08:00")
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    shown = browser(officer).get(page)
    (found,) = [each for each in shown.context["page"].prospects if each.expert.person == person]
    ((suspicion, _review),) = found.suspicions
    assert (suspicion.kind.value, suspicion.cause) == ("unwanted", WRITTEN)
    assert WRITTEN in shown.content.decode()
    assert WHO["reason"] not in shown.content.decode()
    answer = "yes" if verdict is Verdict.CONFIRMED else "no"
    said = {"person": person.pk, "kind": suspicion.kind, "cause": WRITTEN, "words": "Đã đối chiếu", "answer": answer}
    assert browser(officer).post(f"{page}/nghi-van", said).status_code == 302
    after = browser(officer).get(page).context["page"]
    assert [each.expert.person for each in after.barred] == ([person] if verdict is Verdict.CONFIRMED else [])
    facts = founding(cast)
    if verdict is Verdict.CONFIRMED:
        with pytest.raises(Refused) as caught:
            cast.do(item, "found_council", cast.of(Role.DIRECTOR), "2025-03-10 08:00", facts)
        assert "excluded_from_council" in caught.value.codes
        assert WRITTEN not in str(caught.value), "whoever founds it may read it of themselves"
    else:
        assert cast.do(item, "found_council", cast.of(Role.DIRECTOR), "2025-03-10 08:00", facts).council


@pytest.mark.requirement("X-14")
def test_a_council_that_is_there_takes_no_dossier_of_which_a_member_was_kept_out(
    draft: Application, host: Actor, cast: Cast
):
    person = bearer(cast, 6)
    naming(draft, host, "Nguyễn Thị Hòa")()
    item = judged(cast, draft, host)
    council = seated(cast, item, helpers=secretaries(cast.province))
    found: dict[str, Any] = {"item": item, "person": person.pk, "kind": "unwanted", "cause": "Nguyễn Thị Hòa"}
    found |= {"words": "Đã đối chiếu", "actor": cast.of(Role.SCIENCE_OFFICER), "at": moment("2025-03-10 09:00")}
    review_suspicion(verdict=Verdict.CONFIRMED, **found)
    facts = AssignFacts(council=Picked(id=council.pk, name=council.title))
    assigning = (item, "assign_council", cast.of(Role.CHAIRMAN), "2025-03-10 10:00", facts)
    assert refused(lambda: cast.do(*assigning)) == ("excluded_from_council",)
    review_suspicion(verdict=Verdict.DISMISSED, **found)
    assert cast.do(*assigning).council == council


@pytest.mark.requirement("X-14")
def test_what_was_named_before_the_opening_is_nobodys_suspicion(draft: Application, host: Actor, cast: Cast):
    """Even of a council that is there already, as one for a term is."""
    person = bearer(cast, 1)
    naming(draft, host, "Nguyễn Thị Hòa")()
    item = judged(cast, draft, host)
    Application.objects.filter(pk=draft.pk).update(unsealed_at=None)
    item = Selection.objects.get(pk=item.pk)
    assert item.unwanted() == []
    assert suspicions_of(item, [person.pk]).get(person.pk, []) == []


def test_what_two_hosts_wrote_alike_is_one_suspicion(draft: Application, host: Actor, cast: Cast, at: Any):
    person, other = bearer(cast, 1, "Lê Văn Lạ"), cast.host(CENTRE)
    unwanted_by(cast, draft, host, "Lê Văn Lạ")
    unwanted_by(cast, draft_application(cast, draft.call, other), other, "Lê Văn Lạ")
    item = judged(cast, draft, host)
    assert [each.cause for each in suspicions_of(item, [person.pk])[person.pk]] == ["Lê Văn Lạ, Viện Xa"]
    at("2025-03-08 08:00")
    officer = browser(cast.of(Role.SCIENCE_OFFICER))
    page = officer.get(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien").context["page"]
    assert page.unwanted == ["Lê Văn Lạ, Viện Xa"]


@pytest.mark.requirement("X-14")
def test_whoever_prepares_the_council_neither_reads_nor_decides_that_it_was_they(
    draft: Application, host: Actor, cast: Cast, at: Any
):
    """The head of the department often chairs the council."""
    director = cast.of(Role.DIRECTOR)
    own = Person.objects.get(user=director.user)
    Person.objects.filter(pk=own.pk).update(full_name="Nguyễn Thị Hoà")
    Expert.objects.create(province=cast.province, person=own, speciality="Trồng trọt", reviewed_on=date(2025, 1, 1))
    naming(draft, host, "Nguyễn Thị Hòa")()
    item = judged(cast, draft, host)
    at("2025-03-08 08:00")
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    assert "Nguyễn Thị Hòa" in browser(cast.of(Role.SCIENCE_OFFICER)).get(page).content.decode()
    assert "Nguyễn Thị Hòa" not in browser(director).get(page).content.decode()
    said: dict[str, Any] = {
        "item": item,
        "person": own.pk,
        "kind": "unwanted",
        "cause": "Nguyễn Thị Hòa",
        "words": "Không phải tôi",
    }
    deciding: dict[str, Any] = {**said, "verdict": Verdict.DISMISSED, "at": moment("2025-03-08 08:00")}
    assert refused(lambda: review_suspicion(**deciding, actor=director)) == ("own_suspicion",)
    review_suspicion(**deciding, actor=cast.of(Role.SCIENCE_OFFICER))
    assert SuspicionReview.objects.count() == 1


@pytest.mark.requirement("X-14")
def test_neither_the_member_nor_another_host_reads_that_anybody_was_named(
    draft: Application, host: Actor, cast: Cast, at: Any
):
    bearer(cast, 1)
    browser(host).post(f"{page_of(draft)}/neu", WHO)
    item = judged(cast, draft, host)
    at("2025-03-12 08:00")
    council = seated(cast, item)
    Selection.objects.filter(pk=item.pk).update(council=council)
    for reader in (cast.member(1), cast.member(0), cast.host(CENTRE)):
        client = browser(reader)
        for address in (
            item.get_absolute_url(),
            draft.get_absolute_url(),
            page_of(draft),
            draft.call.get_absolute_url(),
        ):
            said = client.get(address).content.decode()
            assert WRITTEN not in said, address
            assert WHO["reason"] not in said, address
        assert client.get(page_of(draft)).status_code == 404
        assert client.get(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien").status_code == 404
    assert WRITTEN in browser(host).get(page_of(draft)).content.decode(), "its host still reads what it wrote"
