"""Invariant 5: nobody of the office learns of an application before its opening, and what is opened is what was sealed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core import trail
from gieo.dossiers import selectors
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import Filters
from gieo.dossiers.services.enclose import enclose
from gieo.files.doors import may_read
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Role
from gieo.kernel.asking import Kept, Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import Assignment
from gieo.rulebooks import library
from gieo.selection import invariants
from gieo.selection.application.facts import ApplyFacts, PaperFacts
from gieo.selection.application.sealing import CONTENT, digest, hash_of, papers_in
from gieo.selection.models import Application
from gieo.selection.services.open_application import open_application
from tests.conftest import moment
from tests.selection.cast import (
    Cast,
    browser,
    draft_application,
    draft_call,
    offer,
    opened_call,
    published_call,
    sealed_application,
    task_of,
)

pytestmark = [pytest.mark.web, pytest.mark.django_db]

CANARY = "Kênh mương Cấm Sơn"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
OFFICE = (Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN, Role.FINANCE_OFFICER, Role.AUDITOR, Role.RECORDS_CLERK)


def everything(words: str = "") -> Filters:
    return Filters(kinds=["call", "application"], words=words, at=moment("2025-02-20 08:00"))


def refused(do) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.codes


def test_who_works_on_it_is_under_the_seal_and_older_seals_stay_whole(cast: Cast) -> None:
    application = sealed_application(cast, published_call(cast), cast.host("Viện Thủy lợi"))
    at = application.sealed_at
    assert at
    assert hash_of(application, at=at) == application.sealed_sha256
    application.members, application.seal_salt = [], ""
    before_there_were_members = digest(
        {name: getattr(application, name) for name in CONTENT}, papers_in(entry_of(application), at=at)
    )
    assert hash_of(application, at=at) == before_there_were_members != application.sealed_sha256


def test_before_the_opening_an_application_is_not_there_for_anybody_but_its_host(cast: Cast, at) -> None:
    at("2025-02-20 08:00")
    host, other = cast.host("Viện Thủy lợi"), cast.host("Trung tâm Giống")
    application = sealed_application(cast, published_call(cast), host, objectives=CANARY)
    enclose(
        entry=entry_of(application),
        label=CANARY,
        upload=SimpleUploadedFile("b.pdf", PDF),
        actor=host,
        at=moment("2025-02-10 09:00"),
    )
    for reader in (other, *(cast.of(role) for role in OFFICE)):
        entries = selectors.found(reader, everything())
        assert not entries.filter(kind="application").exists()
        assert not selectors.found(reader, everything(CANARY)).exists()
        assert ("application", "sealed") not in selectors.counts_by_state(reader, everything())
        assert "application" not in selectors.waiting_counts(reader)
        assert not may_read(reader, StoredFile.objects.latest("pk"))
        client = browser(reader)
        assert client.get(application.get_absolute_url()).status_code == 404
        assert client.get(f"{application.get_absolute_url()}/viec/accept").status_code == 404
        for page in (
            "/lam-viec/khau/tuyen-chon",
            application.call.get_absolute_url(),
            "/lam-viec",
            "/tra-cuu?q=mương",
        ):
            answer = client.get(page)
            assert CANARY not in answer.content.decode(errors="ignore"), (reader.name, page)
            assert application.number not in answer.content.decode(errors="ignore"), (reader.name, page)
        sheet = client.get("/lam-viec/khau/tuyen-chon.xlsx")
        assert application.number.encode() not in sheet.content
    line = DocketEntry.objects.get(kind="application")
    assert CANARY not in f"{line.title} {line.search} {line.title_key}"
    assert line.holder_name == ""
    assert browser(host).get(application.get_absolute_url()).status_code == 200
    assert invariants.faults() == []


def test_the_minutes_list_what_was_sealed_under_its_hash_and_the_office_reads_it_from_then_on(cast: Cast) -> None:
    call = published_call(cast)
    sealed = [sealed_application(cast, call, cast.host(name)) for name in ("Viện Cây ăn quả", "Trung tâm Giống")]
    draft = draft_application(cast, call, cast.host("Hợp tác xã Lục Ngạn"))
    opened = opened_call(cast, call)
    assert [(line["number"], line["sha256"]) for line in opened.opening] == [
        (each.number, each.sealed_sha256) for each in sealed
    ]
    draft.refresh_from_db()
    assert (draft.state, draft.unsealed_at) == ("withdrawn", None)
    officer = cast.of(Role.SCIENCE_OFFICER)
    found = selectors.visible_to(officer).filter(kind="application").order_by("pk")
    assert [line.title for line in found] == [f"{each.title} ({each.host.name})" for each in sealed]
    assert invariants.faults() == []


def test_a_sealed_application_can_be_replaced_or_withdrawn_until_the_hour_and_not_after(cast: Cast) -> None:
    call, host = published_call(cast), cast.host("Viện Cây ăn quả")
    sealed = sealed_application(cast, call, host)
    first = sealed.sealed_sha256
    again = cast.do(sealed, "take_back", host, "2025-02-12 08:00")
    assert (again.sealed_sha256, again.state) == ("", "draft")
    cast.do(again, "write", host, "2025-02-12 09:00", offer(months=30))
    replaced = cast.do(again, "seal", host, "2025-03-06 17:00")
    assert replaced.sealed_sha256 not in {"", first}
    for name in ("take_back", "withdraw"):
        assert refused(lambda name=name: cast.do(replaced, name, host, "2025-03-06 17:01")) == ("call_closed",)
    late = draft_application(cast, call, cast.host("Trung tâm Giống"))
    assert refused(lambda: cast.do(late, "seal", cast.host("Trung tâm Giống"), "2025-03-06 17:01")) == ("call_closed",)
    assert invariants.faults() == []


def test_a_withdrawn_application_stays_the_hosts_own(cast: Cast) -> None:
    call, host = published_call(cast), cast.host("Viện Cây ăn quả")
    gone = cast.do(sealed_application(cast, call, host), "withdraw", host, "2025-02-20 08:00")
    opened = opened_call(cast, call)
    assert opened.opening == []
    assert browser(cast.of(Role.SCIENCE_OFFICER)).get(gone.get_absolute_url()).status_code == 404
    assert invariants.faults() == []


def test_an_incomplete_or_too_dear_application_is_not_sealed(cast: Cast) -> None:
    host = cast.host("Viện Cây ăn quả")
    call = published_call(cast)
    bare = draft_application(cast, call, host, principal_name="", products=())
    assert refused(lambda: cast.do(bare, "seal", host, "2025-02-11 08:00")) == ("application_incomplete",)
    call.support_cap = 900_000_000
    call.save()
    cast.do(bare, "write", host, "2025-02-11 09:00", offer())
    assert refused(lambda: cast.do(bare, "seal", host, "2025-02-11 10:00")) == ("above_cap",)
    rows = offer().money
    twice = offer(money=(*rows, rows[0]))
    assert refused(lambda: cast.do(bare, "write", host, "2025-02-11 11:00", twice)) == ("money_twice",)


def test_only_a_body_that_may_answer_the_call_begins_an_application(cast: Cast) -> None:
    task = task_of(cast, assignment=Assignment.DIRECT_ASSIGNMENT)
    closed, direct = draft_call(cast), draft_call(cast, task)
    host = cast.host("Viện Cây ăn quả")

    def begin(call, actor=host):
        facts = ApplyFacts(call=Picked(id=call.pk, name=call.number))
        return open_application(province="BG", facts=facts, actor=actor, at=moment("2025-02-10 08:00"))

    assert refused(lambda: begin(closed)) == ("call_closed",)
    assert refused(lambda: begin(direct)) == ("call_closed", "not_invited")
    assert refused(lambda: begin(closed, cast.of(Role.PROPOSER))) == ("no_body",)
    call = published_call(cast)
    assert begin(call) == begin(call)


def test_the_seal_covers_content_and_papers_and_a_break_is_found(cast: Cast) -> None:
    call, host = published_call(cast), cast.host("Viện Cây ăn quả")
    draft = draft_application(cast, call, host)
    paper = library.get(draft.rulebook).application_papers[1]
    stored = receive_file(
        province=cast.province, name="don.pdf", content=PDF, actor=host, at=moment("2025-02-10 08:00")
    )
    kept = Kept(id=stored.pk, name=stored.name, sha256=stored.sha256)
    facts = PaperFacts(item=Picked(id=paper.key, name=paper.text), file=kept)
    cast.do(draft, "enclose", host, "2025-02-10 09:00", facts)
    sealed = cast.do(draft, "seal", host, "2025-02-10 10:00")
    assert entry_of(sealed).enclosures.get().label == paper.text
    assert invariants.faults() == []
    Application.objects.filter(pk=sealed.pk).update(objectives="Đổi mục tiêu sau niêm phong")
    assert invariants.faults() == [f"{sealed.number}: is not what was sealed"]
    opened = opened_call(cast, call)
    sealed.refresh_from_db()
    assert (sealed.state, sealed.unsealed_at) == ("sealed", None)
    officer = cast.of(Role.SCIENCE_OFFICER)
    codes = refused(lambda: cast.do(opened, "fail", officer, "2025-03-08 08:00"))
    assert codes == ("not_all_checked",)


def test_minutes_that_differ_and_readers_too_many_are_found(cast: Cast) -> None:
    call = published_call(cast)
    sealed = sealed_application(cast, call, cast.host("Viện Cây ăn quả"))
    DocketEntry.objects.filter(kind="application").update(reader_roles=["director"])
    assert invariants.faults() == [f"{sealed.number}: has readers before its opening"]
    opened = opened_call(cast, call)
    assert invariants.faults() == []
    opened.opening[0]["sha256"] = "0" * 64
    opened.save()
    assert invariants.faults() == [f"{opened.number}: the minutes and the seals differ on {sealed.number}"]


def test_the_trail_shows_what_was_typed_to_nobody_else(cast: Cast, at) -> None:
    at("2025-03-08 08:00")
    call, host = published_call(cast), cast.host("Viện Cây ăn quả")
    application = sealed_application(cast, call, host, career=CANARY)
    opened_call(cast, call)
    assert CANARY in str(trail.history_of(application).get(name="write").facts)
    page = browser(cast.of(Role.SCIENCE_OFFICER)).get(application.get_absolute_url()).content.decode()
    timeline = page.split('id="dien-bien"')[1].split('id="trao-doi"')[0]
    assert CANARY not in timeline
    assert application.sealed_sha256 in page
