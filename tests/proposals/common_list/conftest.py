"""A district with a council, its common list, and the call it opens inside the window of the province."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.orientation.models import IntakeWindow
from gieo.proposals.common_list.facts import CallFacts, OpenFacts
from gieo.proposals.models import CommonList
from gieo.proposals.services.open_common_list import open_common_list
from tests.proposals.conftest import IN_TIME


@pytest.fixture
def district(lang_son):
    return register_organisation(
        name="UBND huyện Chi Lăng", kind=OrganisationKind.DISTRICT, province=lang_son, has_council=True
    )


@pytest.fixture
def focal(new_actor, lang_son, district) -> Actor:
    return new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối Chi Lăng", district)


@pytest.fixture
def common(window, focal) -> CommonList:
    facts = OpenFacts(window=Picked(id=window.pk, name="Đợt"))
    return open_common_list(province="LS", facts=facts, actor=focal, at=IN_TIME)


def called(common: CommonList, focal: Actor, closes_on: date = date(2024, 5, 10), *, own: bool = False) -> IntakeWindow:
    facts = CallFacts(opens_on=date(2024, 4, 20), closes_on=closes_on, own_people=own)
    call = act(common, "open_call", actor=focal, at=IN_TIME, facts=facts).subject.call
    return IntakeWindow.every.select_related("within__notice", "within__province", "notice", "province").get(pk=call.pk)


@pytest.fixture
def call(common, focal) -> IntakeWindow:
    return called(common, focal)
