"""Write a form into the book of the counter: online under the next number, offline under one of a block."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.numbering import next_number, next_numbers
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.proposals.channels import Channel
from gieo.proposals.codes import new_code
from gieo.proposals.counter.paper import Paper
from gieo.proposals.counter.policies import refuse_strangers
from gieo.proposals.models import CounterBlock, CounterEntry
from gieo.proposals.models.counter import STAGE
from gieo.rulebooks import library

BLOCK = 20


@transaction.atomic
def reserve_block(*, province: Province, actor: Actor, at: datetime, size: int = BLOCK) -> CounterBlock:
    """Take a run of numbers along; whoever holds one already goes on with it.

    Raises:
        Refused: not at this counter.
    """
    refuse_strangers(actor, province.code)
    held = CounterBlock.objects.filter(province=province, clerk=actor.user, closed_at__isnull=True).first()
    if held:
        return held
    year = at.astimezone(LEGAL_ZONE).year
    serials = next_numbers(series_of(province.code, year), size)
    return CounterBlock.objects.create(
        province=province,
        year=year,
        first=serials[0],
        last=serials[-1],
        codes=[new_code() for _serial in serials],
        clerk_id=cast("int", actor.user),
        clerk_name=actor.name,
        reserved_at=at,
    )


@transaction.atomic
def close_block(*, block: CounterBlock, actor: Actor, at: datetime) -> CounterBlock:
    """Give a block back: the numbers not given out stay unused for good, and the book shows them as such.

    Raises:
        Refused: not at this counter.
    """
    refuse_strangers(actor, block.province_id)
    locked = CounterBlock.objects.select_for_update(no_key=True).get(pk=block.pk)
    if locked.closed_at is None:
        locked.closed_at = at
        locked.save(update_fields=["closed_at"])
    return locked


@transaction.atomic
def enter_paper(*, paper: Paper, actor: Actor, at: datetime) -> CounterEntry:
    """An entry under the next number of the year; the same key gives the same entry.

    Raises:
        Refused: not at this counter, no such window, or a portal dossier that stands in the book already.
    """
    window = _window_of(paper, actor)
    known = CounterEntry.objects.filter(province=window.province_id, key=paper.key).first()
    return known or _enter(paper, window, actor, at, block=None)


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one entry of a book kept offline.

    Attributes:
        key: the device's name of it.
        number: under which it stands in the book; another one than was given where that was taken.
        refused: why it could not be entered; it stays on the device.
    """

    key: str
    number: str = ""
    refused: str = ""


@transaction.atomic
def sync_book(*, block: CounterBlock, papers: list[Paper], actor: Actor, at: datetime) -> list[Synced]:
    """Take in what was written while the network was away. Sent once, twice or in pieces: each entry stands once.

    A number that is not of the block, or taken by another entry, never swallows a form: the form is entered under
    the next number and keeps the one on the paper beside it.

    Raises:
        Refused: not at this counter.
    """
    refuse_strangers(actor, block.province_id)
    locked = CounterBlock.objects.select_for_update(no_key=True).get(pk=block.pk)  # two sendings at once meet here
    entries = CounterEntry.objects.filter(province=block.province_id)
    known = dict(entries.filter(key__in=[paper.key for paper in papers]).values_list("key", "number"))
    results = []
    for paper in papers:
        if paper.key not in known:
            try:
                known[paper.key] = _enter(paper, _window_of(paper, actor), actor, at, block=locked).number
            except Refused as refused:
                results.append(Synced(paper.key, refused=str(refused)))
                continue
        results.append(Synced(paper.key, known[paper.key]))
    return results


def series_of(province: str, year: int) -> str:
    """The run of numbers of a counter in a year."""
    return f"{province}-{STAGE}-{year}"


def _window_of(paper: Paper, actor: Actor) -> IntakeWindow:
    window = IntakeWindow.objects.select_related("province", "notice").filter(pk=paper.window).first()
    if window is None or window.notice.state != NoticeState.PUBLISHED:
        message = _("Không có đợt nhận này, hoặc thông báo của đợt chưa công bố.")
        raise Refused([Refusal(code="no_window", message=message, field="window")])
    refuse_strangers(actor, window.province_id)
    return window


def _enter(
    paper: Paper, window: IntakeWindow, actor: Actor, at: datetime, *, block: CounterBlock | None
) -> CounterEntry:
    _refuse_what_the_portal_sent_before(paper, window)
    arrived_at = paper.arrival(earliest=block.reserved_at if block else None, at=at)
    number, code = _slot(paper, window.province_id, arrived_at, block)
    rule = library.in_force(window.province.family, on=arrived_at.astimezone(LEGAL_ZONE).date()).deadline(
        "proposal.screening"
    )
    return CounterEntry.objects.create(
        province_id=window.province_id,
        number=number,
        code=code,
        key=paper.key,
        block=block,
        given_number=paper.number if paper.number != number else "",
        window=window,
        channel=Channel(paper.channel),
        portal_number=paper.portal_number,
        title=paper.title,
        proposer_name=paper.proposer_name,
        organisation_name=paper.organisation_name,
        phone=paper.phone,
        email=paper.email,
        pages=paper.pages,
        arrived_at=arrived_at,
        claimed_at=paper.arrived_at if paper.arrived_at != arrived_at else None,
        entered_at=at,
        promised_on=rule.due(arrived_at.astimezone(LEGAL_ZONE)),
        clerk_id=cast("int", actor.user),
        clerk_name=actor.name,
    )


def _slot(paper: Paper, province: str, at: datetime, block: CounterBlock | None) -> tuple[str, str]:
    """The number on the paper where it is the block's and free; else the next of the year, with a new code."""
    slots = block.slots if block and block.closed_at is None else {}
    taken = CounterEntry.objects.filter(province=province, number=paper.number).exists() if paper.number else True
    if paper.number in slots and not taken:
        return paper.number, slots[paper.number]
    year = at.astimezone(LEGAL_ZONE).year
    return str(DossierNumber(province, STAGE, year, next_number(series_of(province, year)))), new_code()


def _refuse_what_the_portal_sent_before(paper: Paper, window: IntakeWindow) -> None:
    if not paper.portal_number:
        return
    there = CounterEntry.objects.filter(province=window.province_id, portal_number=paper.portal_number).first()
    if there:
        message = _("Hồ sơ %(portal)s của cổng dịch vụ công đã vào sổ, số %(number)s.")
        params = {"portal": paper.portal_number, "number": there.number}
        raise Refused([Refusal(code="portal_number_taken", message=message, params=params, field="portal_number")])
