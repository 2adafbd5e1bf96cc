"""Every address as every role and as nobody, of two provinces: exactly what the matrix says (issue 5, line 3)."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from gieo.identity.models import User
from tests.portal.addresses import LIBRARY, READERS, Addresses, names, signed_in
from tests.portal.matrix import CHANGES, DONE, MATRIX
from tests.portal.matrix_at_work import AT_WORK, CHANGES_AT_WORK
from tests.portal.matrix_shape import FINE, HIDDEN, NO_GET, SENT_ON, SHUT, got, lets_in, wrong
from tests.portal.rows import FILLED

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

# the routes for programs: everybody reads what the public pages show
ROUTES = {"api-1:calls", "api-1:orientations", "api-1:orientation", "api-1:openapi-json"}
SCRIPTS = {"proposals:save-field"}  # answered to the script, which asks its reader to sign in


def ours() -> set[str]:
    return {
        name for name in names(get_resolver().url_patterns) if not name.startswith((*LIBRARY, "api-1"))
    }  # fmt: skip


def test_every_address_stands_in_a_matrix() -> None:
    known = [*MATRIX, *CHANGES, *AT_WORK, *CHANGES_AT_WORK]
    assert ours() - set(known) == set()
    assert set(known) - ours() == set()
    assert len(known) == len(set(known)), "each once"


@pytest.mark.requirement("X-8", "X-4", "LS25-0-3")
def test_every_reader_gets_exactly_what_the_matrix_says(world: Addresses) -> None:
    clients = {reader: signed_in(reader) for reader in READERS}
    told = {
        (name, reader): got(client, world.of(name)) for name in MATRIX for reader, client in clients.items()
    }  # fmt: skip
    assert wrong(told, MATRIX, READERS) == []


def test_every_page_has_a_reader_who_is_let_in() -> None:
    """A line by which nobody gets in would pass whether the page is there or not."""
    assert {
        name for name, line in (MATRIX | AT_WORK).items() if not line.to or line.what not in {FINE, SENT_ON}
    } == set()


@pytest.mark.requirement("X-4")
def test_a_change_lets_in_whom_the_matrix_says_and_nobody_else(world: Addresses) -> None:
    """Asked of a row that is there: whoever is let in has it done or is told what is missing, all others get nothing."""
    clients = {reader: signed_in(reader) for reader in READERS}
    amiss = []
    for name, let_in in CHANGES.items():
        for reader, client in clients.items():
            status = lets_in(client, world.of(name), FILLED.get(name))
            if reader == "nobody":
                amiss += [f"nobody {name}: {status}"] if status != (401 if name in SCRIPTS else 302) else []
            elif (status not in SHUT) is not (reader in let_in):
                amiss.append(f"{reader} {name}: {status}")
        if got(clients["science_officer"], world.of(name)) not in {NO_GET, 302}:
            amiss.append(f"{name} answers a GET")
    assert amiss == []


@pytest.mark.requirement("X-4")
def test_every_change_is_somebodys_and_who_only_hears_why_not_does_not_do_it(world: Addresses) -> None:
    """A line that lets nobody in would prove nothing; where more are heard than may act, only these have it done."""
    assert {name for name, let_in in CHANGES.items() if not let_in} == set()
    amiss = []
    for name, doers in DONE.items():
        for reader in CHANGES[name]:
            status = lets_in(signed_in(reader), world.of(name), FILLED.get(name))
            amiss += [f"{reader} {name}: {status}"] if (status == SENT_ON) is not (reader in doers) else []
    assert amiss == []


def test_of_a_row_that_is_not_there_nobody_changes_anything(world: Addresses) -> None:
    """Of the own draft, too, there is no page of a part it does not have: no error, and nothing is done."""
    found = {}
    for name in CHANGES:
        values = world.values(name)
        last = next(reversed(values), "")
        if not isinstance(values.get(last), int):
            continue
        address = reverse(name, kwargs={**values, last: 10**9})
        for reader in CHANGES[name] - {"all_elsewhere"}:
            found[f"{reader} {name}"] = lets_in(signed_in(reader), address, FILLED.get(name))
    assert len(found) > 30
    assert {who: status for who, status in found.items() if status not in {HIDDEN, SENT_ON}} == {}


def test_the_routes_for_programs_are_the_same_for_everybody(world: Addresses) -> None:
    routes = {name for name in names(get_resolver().url_patterns) if name.startswith("api-1:")}
    assert routes - {"api-1:api-root"} == ROUTES
    addresses = [reverse("api-1:calls"), reverse("api-1:orientations"), reverse("api-1:openapi-json")]
    addresses += [
        reverse("api-1:orientation", kwargs={"slug": slug, "year": 2025}) for slug in ("lang-son", "khong-co")
    ]
    told = {reader: [signed_in(reader).get(address).content for address in addresses] for reader in READERS}
    assert all(answers == told["nobody"] for answers in told.values())


@pytest.mark.parametrize(
    "seat", ["canbo", "lanhdao", "canhan", "daumoi", "motcua", "vanthu", "taichinh", "thanhtra", "ubnd"]
)
def test_no_line_of_the_navigation_leads_to_a_closed_page(world: Addresses, seat: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=f"{seat}.langson@gieo.local"))
    page = client.get(reverse("workspace:home")).content.decode()
    ways = re.findall(r'href="(/[^"#]*)"', page.split('class="g-nav"', 1)[1].split("</nav>", 1)[0])
    assert len(ways) > 3
    assert {way: status for way in ways if (status := client.get(way).status_code) != FINE} == {}


def test_a_reader_sees_another_matrix_when_it_is_wrong() -> None:
    """The proof itself: one status that differs is named."""
    line: dict[str, Any] = {"public:home": MATRIX["public:home"]}
    told = {("public:home", reader): FINE for reader in READERS}
    assert wrong(told, line, READERS) == []
    assert wrong({**told, ("public:home", "press"): 403}, line, READERS) == ["press public:home: 403, not 200"]
