"""How long the public look-up takes over a register of a million tasks, page by page as everybody gets it."""

from collections.abc import Iterator
from pathlib import Path

import click

from gieo.cli import framework, measuring
from gieo.cli.measuring import Measurement, fetching, summarise, timed

_BUDGET = 15  # ms of a public page, with at most four queries


@click.command()
@click.option("--size", default=1_000_000, show_default=True, help="tasks in the synthetic register")
@click.option("--times", default=25, show_default=True, help="runs of each page")
@click.option("--seed", default=7, show_default=True, help="equal seeds give equal registers")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the result here")
def lookup(size: int, times: int, seed: int, out: Path | None) -> None:
    """Ask the look-up for everything, for rare and common words, by each filter, and for one task."""
    with framework.start_on_scratch():
        from gieo.cli import assets
        from gieo.cli.register_filling import fill

        assets.gather()
        fill(size, seed, searchable=True)
        click.echo(f"{size} nhiệm vụ")
        measuring.tell(list(_measured(size, times)), out)


def _measured(size: int, times: int) -> Iterator[Measurement]:
    """The pages a reader opens, one after the other."""
    middle = size // 2
    yield summarise("reference: a bare list of 60 tasks", timed(_reference, times=times), unit="ms")
    for name, address in (
        ("everything", "/tra-cuu"),
        ("a common word", "/tra-cuu?q=nghien+cuu"),
        ("two words", "/tra-cuu?q=mo+hinh+nuoi"),
        ("a rare pair of words", "/tra-cuu?q=cam+sanh+tuoi+nho+giot"),
        ("a short form", "/tra-cuu?q=CNSH"),
        ("words nobody wrote", "/tra-cuu?q=khongcotrongso"),
        ("a number", f"/tra-cuu?q=ZZ-{middle}"),
        ("a former number", f"/tra-cuu?q=CU/{middle}"),
        ("a year and a state", "/tra-cuu?nam=2019&tinh-trang=running"),
        ("a field and a level", "/tra-cuu?linh-vuc=medical&cap=provincial"),
        ("a host", "/tra-cuu?chu-tri=Trung+t%C3%A2m+th%E1%BB%AD+nghi%E1%BB%87m+s%E1%BB%91+7"),
        ("a province and a common word", "/tra-cuu?tinh=ZX&q=nghien+cuu"),
        ("effective ones, of which there are none", "/tra-cuu?hieu-qua=1"),
        ("one task", f"/nhiem-vu/ZZ-{middle}"),
    ):
        yield _page(name, address, times)
    yield _page("the tenth page of everything", _tenth("/tra-cuu"), times)


def _page(name: str, address: str, times: int) -> Measurement:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    get = fetching(Client(SERVER_NAME="localhost"), name, address)
    with CaptureQueriesContext(connection) as asked:
        kilobytes = round(len(get()) / 1000, 1)
    sql, spent = len(asked), round(sum(float(each["time"]) for each in asked) * 1000)
    return summarise(name, timed(get, times=times), unit="ms", sql=sql, sql_ms=spent, kB=kilobytes, budget=_BUDGET)


def _tenth(address: str) -> str:
    """The address of the tenth page, by the links of the pages before it."""
    from gieo.core.paging import Cursor
    from gieo.registry import lookup as register

    cursor, page = None, register.page(register.Filters(), None)
    for _turn in range(9):
        cursor = Cursor.read(page.after)
        page = register.page(register.Filters(), cursor)
    return f"{address}?sau={cursor}"


def _reference() -> bytes:
    """Sixty rows of one query through a bare template: what nothing can be faster than."""
    from django.template import engines

    from gieo.registry.models import RegisterEntry

    rows = RegisterEntry.objects.order_by("pk").values("number", "title", "state")[:60]
    page = "<table>{% for row in rows %}<tr><td>{{ row.number }}<td>{{ row.title }}<td>{{ row.state }}{% endfor %}"
    return engines["django"].from_string(page).render({"rows": rows}).encode()
