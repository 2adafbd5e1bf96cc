"""A version of the form is put in force for a notice; what was begun before keeps its own."""

import pytest

from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation.form_versions import form_version, form_versions
from gieo.orientation.models import OrientationNotice
from gieo.orientation.services.revise_notice import revise_notice
from gieo.orientation.services.set_form import set_form
from gieo.proposals.forms import form_of, is_provisional
from gieo.proposals.services.start_proposal import start_proposal
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, person_in, proposer_of, province_of, published, window_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-04-20 09:00")
OWN, OTHER = "bac-giang/2022-03-25", "lang-son/2018-09-03"


@pytest.fixture
def notice() -> OrientationNotice:
    draft = notice_draft(province_of("BG"), at=AT)
    window_for(draft)
    return published(draft, at=AT)


@pytest.mark.requirement("BG25-IV-1")
def test_the_administrator_publishes_a_version_and_every_new_proposal_uses_it(notice: OrientationNotice) -> None:
    person = person_in(Role.ADMINISTRATOR, notice.province, name="Quản trị", email="quantri@gieo.test")
    assert person.user
    proposer, window = proposer_of(notice.province), notice.windows.get()
    before = start_proposal(window=window, actor=proposer, at=AT)
    assert is_provisional(form_of(before.form))
    set_form(notice=notice, rulebook=OTHER, actor=actor_of(person.user, AT.date()))
    window.refresh_from_db()
    after = start_proposal(window=window, actor=proposer, at=AT)
    before.refresh_from_db()
    assert (before.form, after.form) == (OWN, OTHER)
    assert not is_provisional(form_of(after.form))


def test_every_version_says_whether_it_is_a_stand_in() -> None:
    assert {version.rulebook: version.is_provisional for version in form_versions()}[OWN]
    chosen = form_version(OTHER)
    assert chosen
    assert not chosen.is_provisional
    assert chosen.form.title in chosen.label
    assert form_version("vn-2013/2023-11-27") is None


@pytest.mark.parametrize("rulebook", ["vn-2013/2023-11-27", "", "../x"])
def test_a_rulebook_without_a_form_is_refused(notice: OrientationNotice, rulebook: str) -> None:
    with pytest.raises(Refused) as refused:
        set_form(notice=notice, rulebook=rulebook, actor=officer_of(notice.province))
    assert refused.value.codes == ("no_such_form",)


def test_only_keepers_of_the_province_and_only_while_the_notice_stands(notice: OrientationNotice) -> None:
    for actor in (proposer_of(notice.province), officer_of(province_of("LS"))):
        with pytest.raises(Refused) as refused:
            set_form(notice=notice, rulebook=OTHER, actor=actor)
        assert refused.value.codes == ("not_yours",)
    officer = officer_of(notice.province)
    fresh = revise_notice(notice=notice, reason="Sửa số liệu", attempt=Attempt(actor=officer, at=AT))
    fresh.document.number, fresh.document.issued_on = "99/TB-SKHCN", AT.date()
    fresh.document.save()
    published(fresh, at=AT)
    notice.refresh_from_db()
    with pytest.raises(Refused) as refused:
        set_form(notice=notice, rulebook=OTHER, actor=officer)
    assert refused.value.codes == ("not_in_force",)
    assert refused.value.refusals[0].basis
