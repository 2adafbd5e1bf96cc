"""A profile is typed once; papers and pages of a day read it as it was on that day."""

from datetime import timedelta

import pytest

from gieo.identity.models import Organisation, OrganisationKind, OrganisationProfile, Person, Province, User
from gieo.identity.profiles import body_as_of, person_as_of
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.say_body_profile import BodyWords, say_body_profile
from gieo.identity.services.say_own_profile import OwnWords, say_own_profile
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.factories import officer_of, person_in, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]
THEN, NOW = moment("2026-03-02 09:00"), moment("2026-11-27 09:00")


@pytest.fixture
def lan() -> Person:
    return person_in(Role.PROPOSER, province_of("LS"), name="Đinh Thị Lan", email="lan@gieo.test")


@pytest.fixture
def college() -> Organisation:
    return register_organisation(
        name="Trường Cao đẳng Lạng Sơn", kind=OrganisationKind.UNIVERSITY, province=province_of("LS"), verified_at=THEN
    )


def of(person: Person) -> Actor:
    assert person.user
    return actor_of(person.user, NOW.date())


def test_an_own_profile_is_read_as_it_was(lan: Person) -> None:
    User.objects.filter(pk=lan.user_id).update(date_joined=THEN - timedelta(days=30))
    lan.refresh_from_db()
    Person.objects.filter(pk=lan.pk).update(phone="0912 000 111")
    lan = Person.objects.get(pk=lan.pk)
    say_own_profile(person=lan, said=OwnWords(degree="TS", phone="0912 000 222"), actor=of(lan), at=THEN)
    say_own_profile(person=lan, said=OwnWords(degree="PGS. TS", phone="0912 000 333"), actor=of(lan), at=NOW)
    before, between = THEN - timedelta(days=1), NOW - timedelta(days=1)
    told = [(said.degree, said.phone) for said in (person_as_of(lan, at) for at in (before, between, NOW))]
    assert told == [("", "0912 000 111"), ("TS", "0912 000 222"), ("PGS. TS", "0912 000 333")]
    lan.refresh_from_db()
    assert lan.phone == "0912 000 333", "what forms are filled from"


def test_everything_wrong_is_said_at_once_and_nothing_is_kept(lan: Person) -> None:
    with pytest.raises(Refused) as refused:
        say_own_profile(person=lan, said=OwnWords(phone="gọi sau", orcid="0000-0002-1825-0098"), actor=of(lan), at=NOW)
    assert refused.value.codes == ("no_telephone", "no_orcid")
    assert not lan.profiles.exists()
    say_own_profile(person=lan, said=OwnWords(orcid="0000-0002-1825-0097"), actor=of(lan), at=NOW)


def test_nobody_writes_that_of_another(lan: Person) -> None:
    with pytest.raises(Refused) as refused:
        say_own_profile(person=lan, said=OwnWords(), actor=officer_of(province_of("LS")), at=NOW)
    assert refused.value.codes == ("not_yours",)


def test_a_body_is_read_as_it_was_and_its_people_and_officers_write_it(college: Organisation) -> None:
    own = person_in(Role.FOCAL_OFFICER, province_of("LS"), name="Đầu mối", email="dm@gieo.test", body=college)
    say_body_profile(
        organisation=college, said=BodyWords(address="Phố Cũ", tax_code="0123456789"), actor=of(own), at=THEN
    )
    officer = officer_of(province_of("LS"))
    say_body_profile(
        organisation=college, said=BodyWords(address="Phố Mới", tax_code="0123456789-001"), actor=officer, at=NOW
    )
    then, now = body_as_of(college, NOW - timedelta(days=1)), body_as_of(college, NOW)
    assert then
    assert now
    assert (then.address, now.address, now.tax_code) == ("Phố Cũ", "Phố Mới", "0123456789-001")
    assert body_as_of(college, THEN - timedelta(days=1)) is None


@pytest.mark.parametrize("code", ["123", "0123456789-1", "mã số"])
def test_what_is_no_tax_code_is_refused(college: Organisation, code: str) -> None:
    with pytest.raises(Refused) as refused:
        say_body_profile(
            organisation=college,
            said=BodyWords(tax_code=code, email="không phải", website="trang-cua-truong", phone="?"),
            actor=officer_of(province_of("LS")),
            at=NOW,
        )
    assert refused.value.codes == ("no_tax_code", "no_telephone", "no_mail", "no_address")
    assert not OrganisationProfile.objects.exists()


def test_people_of_another_body_or_province_do_not_write_it(college: Organisation, lan: Person) -> None:
    bac_giang: Province = province_of("BG")
    for actor in (of(lan), officer_of(bac_giang)):
        with pytest.raises(Refused) as refused:
            say_body_profile(organisation=college, said=BodyWords(), actor=actor, at=NOW)
        assert refused.value.codes == ("not_yours",)
