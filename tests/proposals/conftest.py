"""A province with a published notice, its window, an officer and proposers."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from gieo.core import trail
from gieo.core.clock import LEGAL_ZONE
from gieo.core.perform import open_dossier
from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel import text
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.workflow import Attempt
from gieo.law.models import LegalDocument
from gieo.orientation.models import IntakeWindow, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.workflow import ORIENTATION_NOTICE
from gieo.proposals.models import Proposal
from gieo.proposals.services.start_proposal import start_proposal
from tests.proposals.forms import complete

DAY = date(2024, 4, 20)


def moment(written: str) -> datetime:
    """An aware instant in legal time, from "2024-04-15 00:00"."""
    return datetime.fromisoformat(written).replace(tzinfo=LEGAL_ZONE)


IN_TIME = moment("2024-04-20 10:00")
TOO_LATE = moment("2024-06-02 09:00")


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    """Files of a test lie in its own folder."""
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def lang_son(db) -> Province:
    return Province.objects.create(code="LS", slug="lang-son", name="Lạng Sơn", family="lang-son")


@pytest.fixture
def bac_giang(db) -> Province:
    return Province.objects.create(code="BG", slug="bac-giang", name="Bắc Giang", family="bac-giang")


@transaction.atomic
def _publish(notice: OrientationNotice) -> None:
    """As if it had been confirmed and published, without everything that takes."""
    for source, target in pairwise(("draft", "confirmed", "published")):
        OrientationNotice.objects.filter(pk=notice.pk).update(state=target)
        link = trail.link(
            workflow=ORIENTATION_NOTICE,
            name="publish",
            subject=notice,
            source=source,
            target=target,
            legal_basis=("ND30-2020:15",),
            attempt=Attempt(actor=SYSTEM, at=IN_TIME),
        )
        trail.append([link])
    notice.refresh_from_db()


@pytest.fixture
def new_window(db) -> Callable[..., IntakeWindow]:
    """A published notice with two fields of two items and its window (15/4 to the end of 31/5)."""

    def make(
        province: Province,
        year: int = 2025,
        *,
        opens: str | None = None,
        closes: str | None = None,
        version: int = 1,
    ) -> IntakeWindow:
        opens_at = moment(opens or f"{year - 1}-04-15 00:00") if opens != "" else None
        document = LegalDocument.objects.create(
            type="Thông báo",
            number=f"{year % 100 + version - 1}/TB-SKHCN",
            issuer=f"Sở KH&CN {province.name}",
            issued_on=date(year - 1, 3, 5),
        )
        notice = OrientationNotice(
            province=province,
            plan_year=year,
            version=version,
            document=document,
            title=f"Định hướng năm {year}",
            symbol="TB-SKHCN",
            rulebook="vn-2013/2023-11-27",
        )
        open_dossier(ORIENTATION_NOTICE, notice, Attempt(actor=SYSTEM, at=IN_TIME), legal_basis=("ND30-2020:15",))
        _publish(notice)
        for at, title in enumerate(("Khoa học nông nghiệp", "Kỹ thuật và công nghệ"), start=1):
            field = OrientationField.objects.create(notice=notice, order=at, label=f"{at}.", title=title)
            for number, words in enumerate(("Giống cây, giống con", "Công nghệ thông tin"), start=1):
                OrientationItem.objects.create(
                    field=field, order=number, code=f"{at}.{number}", text=words, search=text.search_key(words)
                )
        return IntakeWindow.objects.create(
            province=province,
            notice=notice,
            plan_year=year,
            opens_at=opens_at,
            closes_at=moment(closes or f"{year - 1}-06-01 00:00"),
            basis="TB-LS-2025:III.2" if province.code == "LS" else "TB-BG-2025:III",
        )

    return make


@pytest.fixture
def window(lang_son, new_window) -> IntakeWindow:
    return new_window(lang_son)


@pytest.fixture
def new_actor(db) -> Callable[..., Actor]:
    """An account with a seat."""

    def make(role: Role, province: Province, name: str = "", organisation: Organisation | None = None) -> Actor:
        name = name or f"{role.value} {province.code}"
        user = User.objects.create_user(email=f"{text.fold(name).replace(' ', '.')}@example.vn")
        person = Person.objects.create(
            full_name=name, user=user, province=province, email=user.email, phone="0912345678", address="Lạng Sơn"
        )
        Appointment.objects.create(person=person, province=province, organisation=organisation, role=role)
        return actor_of(user, DAY)

    return make


@pytest.fixture
def proposer(new_actor, lang_son) -> Actor:
    return new_actor(Role.PROPOSER, lang_son, "Đinh Thị Lan")


@pytest.fixture
def cooperative(lang_son) -> Organisation:
    return register_organisation(name="Hợp tác xã Hồi Vân", kind=OrganisationKind.ENTERPRISE, province=lang_son)


@pytest.fixture
def manager(new_actor, lang_son, cooperative) -> Actor:
    """Proposes for a body."""
    return new_actor(Role.PROPOSER, lang_son, "Hoàng Văn Nam", cooperative)


@pytest.fixture
def officer(new_actor, lang_son) -> Actor:
    return new_actor(Role.SCIENCE_OFFICER, lang_son, "Vi Thị Hạnh")


@pytest.fixture
def stranger(new_actor, lang_son) -> Actor:
    return new_actor(Role.PROPOSER, lang_son, "Người Lạ")


@pytest.fixture
def draft(window, proposer) -> Proposal:
    """Just started."""
    return start_proposal(window=window, actor=proposer, at=IN_TIME)


@pytest.fixture
def fill(db) -> Callable[..., Proposal]:
    """Write complete answers into a draft, as if every field had been saved once."""

    def write(proposal: Proposal, **changes: Any) -> Proposal:
        answers = complete(**changes)
        proposal.answers, proposal.revisions = answers, dict.fromkeys(answers, 1)
        proposal.title = str(answers["task_name"])
        proposal.search = text.search_key(f"{proposal.number} {proposal.title}")
        proposal.title_key = text.sort_key(proposal.title)
        proposal.save()
        proposal.items.set(OrientationItem.objects.filter(field__notice=proposal.window.notice_id).order_by("pk")[:1])
        return proposal

    return write


@pytest.fixture
def ready(draft, fill) -> Proposal:
    """Complete, waiting for the click."""
    return fill(draft)


@pytest.fixture
def make_ready(new_window, new_actor, fill) -> Callable[..., tuple[Proposal, Actor]]:
    """A complete draft in a new window of a province, and its writer."""

    def make(province: Province, name: str = "", **window: Any) -> tuple[Proposal, Actor]:
        actor = new_actor(Role.PROPOSER, province, name)
        draft = start_proposal(window=new_window(province, **window), actor=actor, at=moment("2024-04-01 08:00"))
        return fill(draft), actor

    return make


@pytest.fixture
def sign_in(at, settings) -> Callable[..., Client]:
    """A browser of an actor at an instant."""
    settings.SESSION_COOKIE_AGE = 10**9

    def enter(actor: Actor, when: str = "2024-04-20 10:00") -> Client:
        at(when)
        client = Client()
        client.force_login(User.objects.get(pk=actor.user))
        return client

    return enter
