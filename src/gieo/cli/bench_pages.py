"""How long pages take, whole, beside a page that does nothing but list."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gieo.cli import framework
from gieo.cli.measuring import Measurement, fetching, summarise, tell, timed

if TYPE_CHECKING:
    from django.test import Client

Notes = dict[str, float | int | str]
OFFICER = "canbo.langson@gieo.local"
STAFF = ("canbo", "lanhdao", "ubnd", "taichinh", "thanhtra", "vanthu", "motcua")
ROLES = (*STAFF, "daumoi", "dexuat", "hoidong", "baochi")
PUBLIC = ("/", "/dinh-huong", "/dinh-huong/lang-son/{year}", "/tra-cuu?q=mac+ca")


@click.command()
@click.option("--proposals", default=10_000, show_default=True, help="proposals of the province")
@click.option("--dossiers", default=100_000, show_default=True, help="dossiers of the other stages")
@click.option("--times", default=15, show_default=True, help="runs of each page")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the results here")
def pages(proposals: int, dossiers: int, times: int, out: Path | None) -> None:
    """Measure pages as each role gets them: milliseconds, queries and bytes, at few dossiers and at many.

    In one process, so that server and database are in the figure and the network is not. The demonstration is loaded
    into a scratch database and multiplied.
    """
    with framework.start_on_scratch():
        from gieo.cli import assets

        assets.gather()
        tell(_measured(proposals, dossiers, times), out)


def _measured(proposals: int, dossiers: int, times: int) -> list[Measurement]:
    from gieo.core import clock
    from gieo.demo.load import load
    from gieo.portal.loaded import load_for_good
    from gieo.simulation.crowd import multiply

    load_for_good()  # as a server does
    load(clock.now(), with_past=True)
    few = {each.name: each.median for each in _pages(times, {})}
    multiply(proposals=proposals, others=dossiers)
    sizes: Notes = {"proposals": proposals, "dossiers": dossiers}
    many = list(_pages(times, sizes))
    for each in many:
        each.notes["growth"] = round(each.median / few[each.name], 2)
    return many


def _pages(times: int, sizes: Notes) -> Iterator[Measurement]:
    """Every page of the budget, under a name that scripts may rely on."""
    officer = _signed_in(OFFICER)
    yield summarise("reference.list_of_60", timed(_reference, times=times), unit="ms", **sizes)
    for name, address in (
        ("queue.first", "/lam-viec/de-xuat"),
        ("queue.tenth", _tenth("/lam-viec/de-xuat", officer)),
        ("queue.state", "/lam-viec/de-xuat?trang-thai=forwarded"),
        ("queue.search", "/lam-viec/de-xuat?q=thach+den"),
        ("list.first", "/lam-viec/khau/tuyen-chon"),
        ("list.tenth", _tenth("/lam-viec/khau/tuyen-chon", officer)),
        ("list.search", "/lam-viec/khau/tuyen-chon?q=thach+den"),
        ("dossier.contract", f"/ho-so/{_newest('contract')}"),
        ("dossier.proposal", f"/ho-so/{_newest('proposal')}"),
        ("dossier.selection", f"/ho-so/{_newest('selection')}"),
    ):
        yield _page(name, officer, address, times, sizes)
    for role in ROLES:
        yield _page(f"home.{role}", _signed_in(f"{role}.langson@gieo.local"), "/lam-viec", times, sizes)
    from django.test import Client

    from gieo.core import clock

    stranger = Client(SERVER_NAME="localhost")
    for address in PUBLIC:
        address = address.format(year=clock.today().year + 1)  # noqa: PLW2901  (the round that is open)
        yield _page(f"public.{address}", stranger, address, times, sizes)


def _page(name: str, client: "Client", address: str, times: int, sizes: Notes) -> Measurement:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get = fetching(client, name, address)
    with CaptureQueriesContext(connection) as asked:
        size = len(get())
    queries = len(asked)  # before the next request empties the log
    return summarise(name, timed(get, times=times), unit="ms", sql=queries, kB=round(size / 1000, 1), **sizes)


def _signed_in(email: str) -> "Client":
    from django.test import Client

    from gieo.identity.models import User
    from gieo.identity.web.middleware import SHOWN

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=email))
    session = client.session
    session[SHOWN] = True  # as whoever has gone through the whole sign-in
    session.save()
    return client


def _tenth(address: str, client: "Client") -> str:
    """The tenth page of a list, or its last, by its own links."""
    at = address
    for _page_before in range(9):
        found = re.search(r'<a[^>]*rel="next"[^>]*href="([^"]*)"', client.get(at).content.decode())
        if not found:
            break
        at = address + found[1].replace("&amp;", "&")
    return at


def _newest(kind: str) -> str:
    from gieo.dossiers.models import DocketEntry
    from gieo.simulation.crowd import FAR

    lines = DocketEntry.objects.filter(kind=kind, province="LS", pk__lt=FAR)
    return lines.exclude(state="draft").latest("state_since").number


def _reference() -> bytes:
    """Sixty rows of one query through a bare template: what nothing can be faster than."""
    from django.template import engines

    from gieo.dossiers.models import DocketEntry

    rows = DocketEntry.objects.order_by("pk").values("number", "title", "state")[:60]
    page = "<table>{% for row in rows %}<tr><td>{{ row.number }}<td>{{ row.title }}<td>{{ row.state }}{% endfor %}"
    return engines["django"].from_string(page).render({"rows": rows}).encode()
