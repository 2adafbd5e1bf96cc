"""The windows are kept fairly: outages give time back, late forms come in by decision only, and everybody can check it."""

import json
import re
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from gieo.core.perform import perform
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import FairnessRecord, StatusNote
from gieo.orientation.rules.outages import Outage, counted_for, outages_in
from gieo.proposals.facts import AdmissionFacts
from gieo.proposals.services.keep_windows import keep_windows
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library
from tests.proposals.conftest import TOO_LATE, moment

MINUTE = timedelta(minutes=1)
RULE = library.get("vn-2013/2023-11-27").outages
CLOSES = moment("2024-06-01 00:00")


def look(first, last, *, down=()):
    """A note a minute, but for the minutes in which nobody looked."""
    at, notes = moment(first), []
    while at <= moment(last):
        if not any(moment(a) <= at < moment(b) for a, b in down):
            notes.append((at, True))
        at += MINUTE
    return notes


@pytest.mark.unit
def test_only_interruptions_that_are_long_enough_and_near_the_end_give_time_back():
    assert RULE
    short = look("2024-05-31 20:00", "2024-05-31 23:00", down=[("2024-05-31 21:00", "2024-05-31 21:08")])
    assert outages_in(short, RULE) == []
    notes = look("2024-05-31 20:00", "2024-06-01 02:00", down=[("2024-05-31 23:01", "2024-06-01 01:00")])
    notes.insert(200, (moment("2024-05-31 23:30"), False))  # a look without an answer ends nothing
    [outage] = outages_in(sorted(notes), RULE)
    assert (outage.began, outage.lasted) == (moment("2024-05-31 23:00"), timedelta(hours=2))
    opens = moment("2024-04-15 00:00")
    assert counted_for([outage], opens=opens, closes=CLOSES, rule=RULE) == [outage]
    early = Outage(moment("2024-05-29 08:00"), moment("2024-05-29 10:00"))
    again = Outage(moment("2024-06-01 01:30"), moment("2024-06-01 02:00"))  # in the time that was given back
    later = Outage(moment("2024-06-02 01:30"), moment("2024-06-02 02:00"))
    assert counted_for([early, outage, again, later], opens=opens, closes=CLOSES, rule=RULE) == [outage, again]


@pytest.mark.db
@pytest.mark.requirement("BG25-III-2")
def test_an_outage_over_the_closing_moves_it_for_everybody_and_is_told(window, ready, proposer, client, at):
    notes = look("2024-05-31 22:50", "2024-06-01 01:05", down=[("2024-05-31 23:01", "2024-06-01 01:00")])
    StatusNote.objects.bulk_create(StatusNote(at=when, up=up) for when, up in notes)
    keep_windows(at=moment("2024-05-31 23:00"))
    assert keep_windows(at=moment("2024-06-01 01:05")) == [window]
    assert keep_windows(at=moment("2024-06-01 01:06")) == []
    window.refresh_from_db()
    ready.refresh_from_db()
    assert (window.closes_at, window.last_day.isoformat()) == (moment("2024-06-01 02:00"), "2024-05-31")
    assert ready.due_at == window.closes_at - timedelta.resolution
    receipt = submit_proposal(proposal=ready, actor=proposer, at=moment("2024-06-01 01:30"))
    assert not receipt.late
    keep_windows(at=moment("2024-06-01 03:00"))
    at("2024-06-01 03:00")
    told = client.get("/dinh-huong/lang-son/so-cong-bang.json").json()["records"]
    assert [line["event"] for line in told] == ["opened", "outage", "extended", "closed"]
    page = client.get("/dinh-huong/lang-son/so-cong-bang").content.decode()
    assert "Chuỗi nguyên vẹn" in page
    assert "120" in page
    with pytest.raises(ProgrammingError), transaction.atomic():
        FairnessRecord.objects.filter(sequence=2).update(facts={})
    assert [line["previous_hash"] for line in told[1:]] == [line["hash"] for line in told[:-1]]


@pytest.mark.db
@pytest.mark.requirement("BG25-III-3")
def test_a_late_form_comes_in_by_a_numbered_decision_and_the_ledger_says_so(ready, proposer, officer, client, at):
    submit_late(proposal=ready, actor=proposer, at=TOO_LATE)
    said = {"decided_on": "2024-06-02", "reason": "Mưa lũ chia cắt xã"}
    for decision in (" ", "12/QĐ-UBND"):
        facts = AdmissionFacts.model_validate({"decision": decision, **said})
        attempt = Attempt(actor=officer, at=TOO_LATE, facts=facts)
        if decision.strip():
            assert perform(PROPOSAL, "admit_late", ready, attempt).subject.state == "submitted"
            continue
        with pytest.raises(Refused, match="số và ngày quyết định"):
            perform(PROPOSAL, "admit_late", ready, attempt)
    at("2024-06-02 10:00")
    told = client.get("/dinh-huong/lang-son/so-cong-bang.json").content.decode()
    [line] = json.loads(told)["records"]
    assert line["facts"]["decision"] == "12/QĐ-UBND"
    assert "Đinh Thị Lan" not in told


@pytest.mark.web
@pytest.mark.django_db
@pytest.mark.requirement("X-5")
def test_the_dates_of_a_province_are_a_calendar_feed(window, client, at):
    at("2024-04-20 10:00")
    answer = client.get("/dinh-huong/lang-son/lich.ics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "DTSTART:20240531T170000Z" in text  # the first instant too late: midnight in Việt Nam
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") >= 2
    assert client.get("/dinh-huong/khong-co/lich.ics").status_code == 404


@pytest.mark.web
@pytest.mark.django_db
@pytest.mark.requirement("X-5", "CT-2-1b")
def test_the_feed_is_valid_and_shows_the_standing_day_beside_the_dated_one_each_with_its_source(
    bac_giang, new_window, client, at
):
    window = new_window(bac_giang)
    at("2024-04-20 10:00")
    text = client.get("/dinh-huong/bac-giang/lich.ics").content.decode()
    events = parsed(text)
    by_uid = {event["UID"]: event for event in events}
    assert len(by_uid) == len(events)
    closes, opens = by_uid[f"window-{window.pk}-closes@gieo"], by_uid[f"window-{window.pk}-opens@gieo"]
    assert (opens["DTSTART"], closes["DTSTART"]) == ("20240414T170000Z", "20240531T170000Z")
    standing = by_uid["BG-proposals-2024@gieo"]
    assert standing["DTSTART;VALUE=DATE"] == "20240531"
    assert "trước ngày này" in standing["SUMMARY"]
    assert by_uid["BG-orders-2024@gieo"]["DTSTART;VALUE=DATE"] == "20241115"
    assert "Thông báo" in closes["DESCRIPTION"]
    assert "Chỉ thị" in standing["DESCRIPTION"]
    assert "thông báo có ngày cụ thể được áp dụng trước" in standing["DESCRIPTION"]


def parsed(text):
    """Every event of a feed, held against RFC 5545 as it is read: structure, needed lines, forms of the dates."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert not any("\n" in line or "\r" in line for line in lines)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    head = lines[1 : lines.index("BEGIN:VEVENT")]
    assert {"VERSION:2.0"} <= set(head)
    assert any(line.startswith("PRODID:") for line in head)
    events: list[dict[str, str]] = []
    open_parts: list[tuple[str, dict[str, str]]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon, line
        if name == "BEGIN":
            open_parts.append((value, {}))
        elif name == "END":
            kind, found = open_parts.pop()
            assert kind == value
            if kind == "VALARM":
                assert set(found) == {"ACTION", "TRIGGER", "DESCRIPTION"}
                assert re.fullmatch(r"-P\d+D", found["TRIGGER"])
            if kind == "VEVENT":
                assert {"UID", "DTSTAMP", "SUMMARY"} <= set(found)
                assert re.fullmatch(r"\d{8}T\d{6}Z", found["DTSTAMP"])
                if "DTSTART" in found:
                    assert re.fullmatch(r"\d{8}T\d{6}Z", found["DTSTART"])
                    assert "DTEND" not in found, "an end must be later than the start"
                else:
                    assert found["DTEND;VALUE=DATE"] > found["DTSTART;VALUE=DATE"]
                assert not re.search(r"(?<!\\)[,;]", found["SUMMARY"] + found.get("DESCRIPTION", ""))
                events.append(found)
        else:
            open_parts[-1][1][name] = value
    assert not open_parts
    return events
