"""The book of the counter: numbers, scans, the hours without a network, the portal."""

import hashlib
from datetime import timedelta
from random import Random

import pytest

from gieo.core.trail import history_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.counter.paper import Paper
from gieo.proposals.models import CounterEntry, Proposal, Receipt
from gieo.proposals.queue import Filters, found
from gieo.proposals.services.bind_scan import bind_scan
from gieo.proposals.services.import_portal import import_portal
from gieo.proposals.services.keep_counter_book import close_block, enter_paper, reserve_block, sync_book
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.supplement_paper import supplement_paper
from gieo.proposals.states import ReturnReason
from tests.proposals.conftest import IN_TIME, TOO_LATE

pytestmark = pytest.mark.db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clerk(new_actor, lang_son):
    return new_actor(Role.COUNTER_CLERK, lang_son, "Lương Thị Hoa")


@pytest.fixture
def paper(window):
    def make(key="0000-0001", **changes):
        values = {"title": "Sấy lạnh hồng vành khuyên", "proposer_name": "Nông Văn Bảo", "pages": 4}
        return Paper(key=key, window=window.pk, **{**values, **changes})

    return make


@pytest.mark.requirement("BG25-IV-3")
def test_a_form_on_paper_gets_a_number_a_promised_day_and_with_its_scan_becomes_a_proposal(paper, clerk, officer):
    entry = enter_paper(paper=paper(), actor=clerk, at=IN_TIME)
    assert (entry.number, entry.promised_on.isoformat()) == ("LS-MC-2024-0001", "2024-04-26")
    assert enter_paper(paper=paper(), actor=clerk, at=IN_TIME + MINUTE).pk == entry.pk  # a second click
    bound = bind_scan(entry=entry, content=PDF, name="phieu.pdf", actor=clerk, at=IN_TIME + 60 * MINUTE)
    proposal = bound.proposal
    assert proposal
    assert proposal.due_at
    assert proposal.submitted_pdf
    assert (proposal.state, proposal.submitted_at, proposal.title) == ("submitted", IN_TIME, entry.title)
    assert proposal.due_at.date() == entry.promised_on
    receipt = Receipt.objects.get(code=entry.code)
    assert (receipt.number, receipt.late, receipt.pages) == (entry.number, False, 4)
    assert receipt.files[0]["sha256"] == hashlib.sha256(PDF).hexdigest() == proposal.submitted_pdf.sha256
    act = history_of(proposal).last()
    assert act
    assert (act.name, act.facts["scan"], act.actor_name) == ("receive_paper", receipt.files[0]["sha256"], clerk.name)
    assert proposal in found(officer, Filters(words="MC-2024-0001"))
    with pytest.raises(Refused, match="đã có bản quét"):
        bind_scan(entry=entry, content=PDF + b" ", name="khac.pdf", actor=clerk, at=IN_TIME)


@pytest.mark.requirement("BG25-III-3")
def test_the_hour_of_handing_over_decides_and_a_late_form_goes_to_the_late_register(paper, window, clerk):
    last = window.closes_at - MINUTE
    in_time = enter_paper(paper=paper("in-time-1"), actor=clerk, at=last)
    late = enter_paper(paper=paper("too-late-1"), actor=clerk, at=TOO_LATE)
    for entry in (in_time, late):  # both scanned the day after closing
        bind_scan(entry=entry, content=PDF, name="phieu.pdf", actor=clerk, at=TOO_LATE)
    states = dict(Proposal.objects.values_list("counter_entry__key", "state"))
    assert states == {"in-time-1": "submitted", "too-late-1": "late"}


def test_only_the_counter_of_the_province_writes_in_its_book(paper, lang_son, bac_giang, new_actor, proposer, officer):
    for stranger in (proposer, officer, new_actor(Role.COUNTER_CLERK, bac_giang)):
        with pytest.raises(Refused, match="một cửa"):
            enter_paper(paper=paper(), actor=stranger, at=IN_TIME)
        with pytest.raises(Refused, match="một cửa"):
            reserve_block(province=lang_son, actor=stranger, at=IN_TIME)


def test_the_clock_of_a_device_is_held_between_taking_the_block_and_bringing_it_back(paper, lang_son, clerk):
    block = reserve_block(province=lang_son, actor=clerk, at=IN_TIME)
    first, second, *_rest = block.slots
    wrong = [
        paper("too-early", number=first, arrived_at=IN_TIME - 600 * MINUTE),
        paper("from-tomorrow", number=second, arrived_at=IN_TIME + 6000 * MINUTE),
    ]
    sync_book(block=block, papers=wrong, actor=clerk, at=IN_TIME + 60 * MINUTE)
    entries = {entry.key: entry for entry in CounterEntry.objects.all()}
    assert entries["too-early"].arrived_at == IN_TIME
    assert entries["from-tomorrow"].arrived_at == IN_TIME + 60 * MINUTE
    assert entries["from-tomorrow"].claimed_at == IN_TIME + 6000 * MINUTE


def test_a_number_that_is_taken_or_no_longer_the_blocks_swallows_no_form(paper, lang_son, clerk):
    block = reserve_block(province=lang_son, actor=clerk, at=IN_TIME, size=3)
    first = next(iter(block.slots))
    sync_book(block=block, papers=[paper("device-a1", number=first)], actor=clerk, at=IN_TIME)
    [second] = sync_book(block=block, papers=[paper("device-b1", number=first)], actor=clerk, at=IN_TIME)
    closed = close_block(block=block, actor=clerk, at=IN_TIME)
    [third] = sync_book(block=closed, papers=[paper("device-c1", number=closed.number_of(3))], actor=clerk, at=IN_TIME)
    assert (second.number, third.number) == ("LS-MC-2024-0004", "LS-MC-2024-0005")
    kept = CounterEntry.objects.get(key="device-b1")
    assert (kept.given_number, CounterEntry.objects.count()) == (first, 3)
    assert reserve_block(province=lang_son, actor=clerk, at=IN_TIME).first == 6


def test_a_thousand_cuts_lose_no_number_and_double_none(paper, lang_son, clerk):
    """Before every answer the network may fall: before the request, after it was done, or in the middle of the list."""
    chance, cuts, at = Random(2026), 0, IN_TIME  # noqa: S311  (repeatable cuts)
    waiting: list[Paper] = []
    written: dict[str, str] = {}
    block = reserve_block(province=lang_son, actor=clerk, at=at, size=100)
    free = list(block.slots)
    while cuts < 1000:
        if not free:
            # a block goes back when everything in it has arrived
            sync_book(block=block, papers=waiting, actor=clerk, at=at)
            waiting.clear()
            close_block(block=block, actor=clerk, at=at)
            block = reserve_block(province=lang_son, actor=clerk, at=at, size=100)
            free = list(block.slots)
        for _form in range(chance.randint(0, 1)):
            if free:
                key, number = f"device-{len(written):05d}", free.pop(0)
                written[key] = number
                waiting.append(paper(key, number=number, arrived_at=at))
        at += MINUTE
        how = chance.random()
        if how < 0.4:
            cuts += 1  # never arrived
            continue
        sent = waiting[: chance.randint(0, len(waiting))] if how < 0.6 else list(waiting)
        done = sync_book(block=block, papers=sent, actor=clerk, at=at) if sent else []
        if how < 0.95:
            cuts += 1  # done, and the answer was lost: everything is sent again
            continue
        arrived = {each.key for each in done}
        waiting = [each for each in waiting if each.key not in arrived]
    sync_book(block=block, papers=waiting, actor=clerk, at=at)
    book = dict(CounterEntry.objects.values_list("key", "number"))
    assert len(written) > 300
    assert book == written
    assert len(set(book.values())) == len(written)


@pytest.mark.requirement("BG25-IV-2", "S-02")
def test_dossiers_of_the_portal_come_in_once_and_are_found_by_their_number(window, clerk, officer):
    lines = [
        "ma_ho_so;ten_nhiem_vu;nguoi_nop;thoi_diem_nop;so_trang",
        "000.00.12.H37-240420-0007;Giống hồi mới;Hoàng Văn Nam;20/04/2024 09:15;3",
        "000.00.12.H37-240420-0008;Chè Shan;Vi Thị Hạnh;hôm qua;3",
        ";Không mã;Vi Thị Hạnh;20/04/2024 09:20;3",
    ]
    content = "\n".join(lines).encode("utf-8-sig")
    first = import_portal(content=content, window=window, actor=clerk, at=IN_TIME)
    again = import_portal(content=content, window=window, actor=clerk, at=IN_TIME)
    assert (len(first.made), len(first.faults), len(again.made), again.known) == (
        1,
        2,
        0,
        ("000.00.12.H37-240420-0007",),
    )
    bind_scan(entry=first.made[0], content=PDF, name="phieu.pdf", actor=clerk, at=IN_TIME)
    [proposal] = found(officer, Filters(words="H37-240420-0007"))
    assert (proposal.channel, proposal.title) == ("portal", "Giống hồi mới")
    with pytest.raises(Refused, match="thiếu cột"):
        import_portal(content=b"a,b\n1,2", window=window, actor=clerk, at=IN_TIME)


@pytest.mark.requirement("BG25-IV-3")
def test_paper_comes_back_on_paper_and_every_scan_keeps_its_receipt(paper, clerk, officer, proposer):
    entry = bind_scan(
        entry=enter_paper(paper=paper(), actor=clerk, at=IN_TIME),
        content=PDF,
        name="phieu.pdf",
        actor=clerk,
        at=IN_TIME,
    )
    replaced = supplement_paper(
        entry=entry, content=PDF + b" ", name="thay.pdf", pages=3, actor=clerk, at=IN_TIME + MINUTE
    )
    assert replaced.number == "LS-TN-2024-0001"
    assert entry.proposal
    return_for_supplement(
        proposal=entry.proposal,
        actor=officer,
        at=IN_TIME + 2 * MINUTE,
        reasons=(ReturnReason.SIGNATURE,),
        words="Thiếu dấu",
    )
    with pytest.raises(Refused, match="một cửa"):
        supplement_paper(entry=entry, content=PDF, name="x.pdf", pages=3, actor=proposer, at=IN_TIME + 3 * MINUTE)
    third = supplement_paper(
        entry=entry, content=PDF + b"\n", name="bo-sung.pdf", pages=4, actor=clerk, at=IN_TIME + 3 * MINUTE
    )
    proposal = Proposal.objects.get(pk=entry.proposal.pk)
    assert (proposal.state, proposal.submitted_at, proposal.submitted_pdf) == ("submitted", third.arrived_at, third.pdf)
    receipts = Receipt.objects.filter(proposal=proposal)
    assert receipts.count() == len({receipt.pdf.sha256 for receipt in receipts}) == 3
    with pytest.raises(Refused) as refused:
        supplement_paper(entry=entry, content=PDF, name="x.pdf", pages=3, actor=clerk, at=TOO_LATE)
    assert refused.value.codes == ("window_closed",)
