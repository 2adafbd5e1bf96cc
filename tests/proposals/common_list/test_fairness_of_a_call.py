"""The call of a body is kept as fairly as the window of the province: told, given its time back, in the calendar.

The window of the province is open from 15/4 to the end of 31/5/2024; the call of the district to the end of 10/5.
"""

from datetime import date, timedelta

import pytest

from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.orientation.documents.snapshot import snapshot_of
from gieo.orientation.models import IntakeWindow, StatusNote
from gieo.portal.selectors import desk_of
from gieo.proposals.services.keep_windows import keep_windows
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.common_list.conftest import called
from tests.proposals.conftest import IN_TIME, moment

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("BG25-IV-5", "CT-3-3")]

MINUTE = timedelta(minutes=1)


def looks(first: str, last: str) -> None:
    """The pages answered each minute from the one to the other."""
    at, notes = moment(first), []
    while at <= moment(last):
        notes.append(StatusNote(at=at, up=True))
        at += MINUTE
    StatusNote.objects.bulk_create(notes)


def fresh(call: IntakeWindow) -> IntakeWindow:
    return IntakeWindow.every.get(pk=call.pk)


def test_an_outage_over_its_closing_moves_it_for_whoever_writes_in_it(
    window, call, new_actor, lang_son, fill, client, at
) -> None:
    writer = new_actor(Role.PROPOSER, lang_son, "Lý Văn An")
    draft = fill(start_proposal(window=call, actor=writer, at=IN_TIME))
    looks("2024-05-10 20:00", "2024-05-10 22:30")
    looks("2024-05-11 00:00", "2024-05-11 00:05")
    keep_windows(at=moment("2024-05-10 22:00"))
    assert [moved.pk for moved in keep_windows(at=moment("2024-05-11 00:05"))] == [call.pk]
    assert keep_windows(at=moment("2024-05-11 00:06")) == []
    assert fresh(call).closes_at == moment("2024-05-11 01:30")
    window.refresh_from_db()
    assert window.closes_at == moment("2024-06-01 00:00"), "nobody waited at the province's end"
    draft.refresh_from_db()
    assert draft.due_at == moment("2024-05-11 01:30") - timedelta.resolution
    submit_proposal(proposal=draft, actor=writer, at=moment("2024-05-11 01:29"))
    keep_windows(at=moment("2024-05-11 02:00"))
    at("2024-05-11 03:00")
    told = client.get("/dinh-huong/lang-son/so-cong-bang.json").json()["records"]
    of_call = [line for line in told if line["window"] == call.pk]
    assert [line["event"] for line in of_call] == ["opened", "outage", "extended", "closed"]
    assert (of_call[0]["facts"]["body"], of_call[0]["facts"]["within"]) == ("UBND huyện Chi Lăng", window.pk)
    page = client.get("/dinh-huong/lang-son/so-cong-bang").content.decode()
    assert "UBND huyện Chi Lăng" in page
    assert "Chuỗi nguyên vẹn" in page


def test_it_never_goes_on_after_the_window_it_lies_in(common, focal, window) -> None:
    call = called(common, focal, closes_on=date(2024, 5, 30))
    looks("2024-05-29 17:00", "2024-05-29 18:00")
    looks("2024-05-31 00:00", "2024-05-31 00:01")  # thirty hours away, over before the last day of the province
    assert [moved.pk for moved in keep_windows(at=moment("2024-05-31 00:01"))] == [call.pk]
    assert fresh(call).closes_at == window.closes_at == moment("2024-06-01 00:00")


def test_the_calendar_the_public_page_and_the_desk_of_its_people_count_down_to_it(
    call, district, focal, officer, new_actor, lang_son, client, at
) -> None:
    call.notice.snapshot = snapshot_of(call.notice)
    call.notice.save(update_fields=["snapshot"])
    now = moment("2024-05-06 09:00")
    at("2024-05-06 09:00")
    feed = client.get("/dinh-huong/lang-son/lich.ics").content.decode().replace("\r\n ", "")
    assert f"UID:window-{call.pk}-closes@gieo" in feed
    assert "DTSTART:20240510T170000Z" in feed
    assert "(UBND huyện Chi Lăng)" in feed
    page = client.get("/dinh-huong/lang-son/2025").content.decode()
    part = page[page.index('id="dot-cua-co-quan"') :]
    assert f"dot={call.pk}" in part
    assert "còn 4 ngày" in part
    commune = register_organisation(
        name="UBND xã Vân An", kind=OrganisationKind.COMMUNE, province=lang_son, parent=district
    )
    below = new_actor(Role.PROPOSER, lang_son, "Người xã", commune)
    assert call in desk_of(focal, at=now, year=2025).windows
    assert call in desk_of(below, at=now, year=2025).windows
    assert call not in desk_of(officer, at=now, year=2025).windows
    assert call not in desk_of(focal, at=moment("2024-05-11 00:00"), year=2025).windows
    at("2024-05-11 09:00")
    assert "dot-cua-co-quan" not in client.get("/dinh-huong/lang-son/2025").content.decode()


def test_a_draft_in_it_is_refused_when_its_given_back_time_is_over(call, new_actor, lang_son, fill) -> None:
    writer = new_actor(Role.PROPOSER, lang_son, "Lý Văn An")
    draft = fill(start_proposal(window=call, actor=writer, at=IN_TIME))
    looks("2024-05-10 23:00", "2024-05-10 23:30")
    looks("2024-05-11 00:30", "2024-05-11 00:31")
    keep_windows(at=moment("2024-05-11 00:31"))
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=draft, actor=writer, at=moment("2024-05-11 01:00"))
    assert refused.value.codes == ("window_closed",)
