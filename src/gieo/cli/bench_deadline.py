"""The last minute of a window: everybody presses at once, against the real server; nothing lost, doubled or late."""

import asyncio
import math
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import click

from gieo.cli import framework
from gieo.cli.measuring import Measurement, summarise, tell

MINUTE = 60.0  # seconds
DOUBLE_CLICKS = 0.1  # of the senders press twice
RECEIPT_WITHIN = 10.0  # seconds, docs of the budgets: from the click until its receipt is there, for everybody
FOUND, OK = 302, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Somebody with a complete draft and an open page: the number, the session, the key of the page."""

    number: str
    session: str
    key: str

    def request(self, port: int) -> bytes:
        """The click, as a browser sends it."""
        token = "t" * 32
        body = f"csrfmiddlewaretoken={token}&key={self.key}".encode()
        head = [
            f"POST /ho-so/{self.number}/viec/nop HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"Cookie: sessionid={self.session}; csrftoken={token}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        return "\r\n".join([*head, "", ""]).encode() + body


@dataclass(frozen=True, slots=True)
class Answer:
    """One click and what came of it.

    Attributes:
        number: of the form.
        sent_at: when it was made, as an epoch.
        took: seconds until the answer was there.
        status: of the answer; 0 where there was none.
        reasons: why it was refused, as the page says it; empty where it was not.
    """

    number: str
    sent_at: float
    took: float
    status: int
    reasons: str = ""


@click.command()
@click.option("--submissions", default=2_000, show_default=True, help="forms sent in the last minute")
@click.option("--workers", default=2, show_default=True, help="processes that answer pages")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the results here")
def deadline(submissions: int, workers: int, out: Path | None) -> None:
    """Send many complete forms in the last minute of a window, from as many clients, one in ten pressing twice.

    Fails when a form is lost, stands twice, is called late though it was sent in time, or breaks the trail.
    """
    with framework.start_on_scratch():
        from gieo.cli import assets
        from gieo.core import clock

        assets.gather()
        senders = list(_prepare(submissions, clock.now()))
        with _server(workers) as port:
            closes_at = _close_in(MINUTE + 1)
            begun = time.monotonic()
            answers = asyncio.run(_everybody(senders, port, until=time.time() + MINUTE))
            lasted = time.monotonic() - begun
        if any(each.status not in {FOUND, OK} and not each.reasons for each in answers):
            click.echo(_last_failure(), err=True)
        results, faults = _judge(senders, answers, closes_at, lasted)
        tell(results, out)
        for reasons, times in Counter(each.reasons for each in answers if each.reasons).items():
            click.echo(f"refused {times}: {reasons}")
    if faults:
        raise click.ClickException("; ".join(faults))


def _prepare(count: int, at: datetime) -> Iterator[Sender]:
    """Proposers with accounts, sessions and complete drafts in one open window, made by the services of the pages."""
    import yaml
    from django.contrib.auth import get_user_model
    from django.test import Client

    from gieo.demo.load import load
    from gieo.demo.proposals import DATA
    from gieo.identity.models import Appointment, Person
    from gieo.identity.selectors import actor_of
    from gieo.kernel.actors import Role
    from gieo.orientation.models import IntakeWindow, OrientationItem
    from gieo.proposals.services.save_answer import entitle
    from gieo.proposals.services.start_proposal import start_proposal

    load(at)
    window = IntakeWindow.objects.filter(province="LS").select_related("notice", "province").latest("closes_at")
    item = OrientationItem.objects.filter(field__notice=window.notice_id).earliest("pk")
    content = yaml.safe_load(DATA.read_text())
    common = {**content["common"], **content["proposals"][0]["answers"]}
    for at_number in range(count):
        user = get_user_model().objects.create_user(f"cuoi.{at_number}@gieo.local")
        person = Person.objects.create(full_name=f"Người nộp {at_number}", user=user, province=window.province)
        Appointment.objects.create(person=person, province=window.province, role=Role.PROPOSER)
        draft = start_proposal(window=window, actor=actor_of(user, at.date()), at=at)
        contact = {"name": person.full_name, "phone": "0912345678", "address": "Lạng Sơn", "email": user.email}
        draft.answers = {**common, "contact": contact, "task_name": f"{common['task_name']} {at_number}"}
        draft.revisions = dict.fromkeys(draft.answers, 1)
        entitle(draft, str(draft.answers["task_name"]))
        draft.save()
        draft.items.set([item])
        browser = Client(HTTP_HOST="127.0.0.1")
        browser.force_login(user)
        page = browser.get(f"/ho-so/{draft.number}/viec/nop").content.decode()
        key = re.search(r'name="key" value="(\w+)"', page)
        if key is None:
            raise click.ClickException(f"no click to make on the page of {draft.number}")
        yield Sender(number=draft.number, session=browser.cookies["sessionid"].value, key=key[1])


def _close_in(seconds: float) -> datetime:
    from gieo.core import clock
    from gieo.orientation.models import IntakeWindow

    closes_at = clock.now() + timedelta(seconds=seconds)
    latest = IntakeWindow.objects.filter(province="LS").latest("closes_at")
    IntakeWindow.objects.filter(pk=latest.pk).update(closes_at=closes_at)
    return closes_at


@contextmanager
def _server(workers: int) -> Iterator[int]:
    """`gieo serve` on a free port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    from django.conf import settings

    from gieo.environment import env

    environment = {
        **os.environ,
        "DATABASE_URL": env.database_url,
        "GIEO_HOME": str(env.home),
        "GIEO_SECRET_KEY": settings.SECRET_KEY,
    }
    command = [sys.argv[0], "serve", f"--port={port}", f"--workers={workers}"]
    log = Path(env.home) / "serve.log"
    with log.open("wb") as lines:
        process = subprocess.Popen(command, env=environment, stdout=lines, stderr=lines)  # noqa: S603  (our own command)
        try:
            _wait_for(port, process)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", patience: float = 90) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise click.ClickException("the server did not start")


async def _everybody(senders: list[Sender], port: int, *, until: float) -> list[Answer]:
    """Each at an own instant, more of them the nearer the end; nobody waits for anybody else."""
    chance = random.Random(2026)  # noqa: S311  (repeatable instants)
    clicks = []
    for sender in senders:
        when = until - (MINUTE * chance.random() ** 2)
        clicks.append(_click(sender, port, when))
        if chance.random() < DOUBLE_CLICKS:
            clicks.append(_click(sender, port, min(when + 0.1, until)))
    return await asyncio.gather(*clicks)


async def _click(sender: Sender, port: int, when: float) -> Answer:
    await asyncio.sleep(max(0.0, when - time.time()))
    sent_at = time.time()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sender.request(port))
        await writer.drain()
        status = int((await reader.readline()).split()[1])
        page = await reader.read()
        writer.close()
    except (OSError, IndexError, ValueError):
        return Answer(sender.number, sent_at, time.time() - sent_at, 0)
    return Answer(sender.number, sent_at, time.time() - sent_at, status, "" if status == FOUND else _reasons(page))


def _reasons(page: bytes) -> str:
    """The refusals on a page, without their mark-up."""
    listed = re.search(r'<section[^>]*class="[^"]*g-refusals.*?</section>', page.decode(errors="replace"), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", listed[0]).split())[:300] if listed else ""


def _last_failure() -> str:
    """What the server wrote about the last answer that failed, while its log is still there."""
    from gieo.environment import env

    log = (Path(env.home) / "serve.log").read_text(errors="replace")
    return log[log.rfind("Traceback (most recent call last)") :][:8_000]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in the database afterwards."""

    serials: list[int]
    per_proposal: Counter[str]
    arrived: dict[str, datetime]
    late: int
    breaks: list[str]

    @classmethod
    def now(cls, numbers: set[str]) -> Self:
        from gieo.core import trail
        from gieo.proposals.models import Receipt

        receipts = Receipt.objects.filter(proposal__number__in=numbers).select_related("proposal").order_by("number")
        rows: list[Any] = list(receipts.values_list("number", "proposal__number", "arrived_at", "late"))
        return cls(
            serials=[int(number.rsplit("-", 1)[1]) for number, *_rest in rows],
            per_proposal=Counter(proposal for _number, proposal, *_rest in rows),
            arrived={proposal: at for _number, proposal, at, _late in rows},
            late=sum(late for *_rest, late in rows),
            breaks=list(trail.faults()),
        )


def _judge(
    senders: list[Sender], answers: list[Answer], closes_at: datetime, lasted: float
) -> tuple[list[Measurement], list[str]]:
    seen = _Seen.now({sender.number for sender in senders})
    first_click: dict[str, float] = {}
    for each in answers:
        first_click[each.number] = min(each.sent_at, first_click.get(each.number, each.sent_at))
    waits = [
        (seen.arrived[number] - datetime.fromtimestamp(sent_at, UTC)).total_seconds() * 1000
        for number, sent_at in first_click.items()
        if number in seen.arrived
    ]
    receipts = list(waits_for_receipts(answers, first_click))
    states = Counter(str(each.status) for each in answers)
    counted = {
        "lost": len(senders) - len(seen.per_proposal),
        "doubled": sum(times > 1 for times in seen.per_proposal.values()),
        "late": seen.late + sum(at >= closes_at for at in seen.arrived.values()),
        "gaps": len(set(range(min(seen.serials), max(seen.serials) + 1)) - set(seen.serials)) if seen.serials else 0,
        "trail": len(seen.breaks),
    }
    results = [
        summarise("deadline.answer", [each.took * 1000 for each in answers], unit="ms", **states, **counted),
        summarise("deadline.receipt", receipts or [0.0], unit="ms", **held_against_the_budget(receipts, len(senders))),
        summarise("deadline.click_to_arrival", waits or [0.0], unit="ms", max_ms=round(max(waits, default=0.0))),
        summarise("deadline.per_second", [len(seen.per_proposal) / lasted], unit="1/s", seconds=round(lasted, 1)),
    ]
    return results, [f"{name}: {number}" for name, number in counted.items() if number]


def waits_for_receipts(answers: list[Answer], first_click: dict[str, float]) -> Iterator[float]:
    """For each form, the milliseconds from its first click to the first answer that leads to a receipt."""
    there: dict[str, float] = {}
    for each in answers:
        if each.status == FOUND:
            there[each.number] = min(each.sent_at + each.took, there.get(each.number, math.inf))
    yield from ((at - first_click[number]) * 1000 for number, at in there.items())


def held_against_the_budget(receipts: list[float], senders: int) -> dict[str, float]:
    """The longest wait, who waited longer than the budget, and who never got a receipt at all."""
    budget = RECEIPT_WITHIN * 1000
    return {
        "max_ms": round(max(receipts, default=0.0)),
        "budget_max_ms": round(budget),
        "over_budget": sum(wait > budget for wait in receipts),
        "without": senders - len(receipts),
    }
