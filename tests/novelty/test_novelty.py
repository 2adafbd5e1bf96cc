"""What people say about the nearness of a dossier: said once, with a reason, seen by everybody it concerns."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import OrganisationKind, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.novelty.check import Funding, findings_of
from gieo.novelty.models import OutsideLookup, OverlapReply, PairVerdict, SeenHits
from gieo.novelty.services.give_verdict import give_verdict
from gieo.novelty.services.record_lookup import record_lookup
from gieo.novelty.services.show_hits import show_hits
from gieo.novelty.services.write_reply import write_reply
from gieo.novelty.slip import COLUMNS, slip_context
from gieo.proposals.kinds import PROPOSAL_KIND
from gieo.proposals.models import Proposal
from gieo.registry.models import RegisterEntry, Task
from tests.councils.chamber import Chamber
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

# One white point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8ffff3f0005fe02fea72d"
    "fd0d0000000049454e44ae426082"
)
DONE = "Sấy lạnh bảo quản hồng vành khuyên ở Văn Lãng"


@pytest.fixture
def proposal(chamber: Chamber) -> Proposal:
    return chamber.compiled()


@pytest.fixture
def done(chamber: Chamber) -> RegisterEntry:
    return entered(chamber, DONE, state="finished", host_name="Viện Cơ điện", principal_name="Lê Văn Chủ")


def entered(chamber: Chamber, title: str, **about: Any) -> RegisterEntry:
    number = f"BG-SO-2019-{RegisterEntry.objects.count() + 1:04d}"
    return RegisterEntry.objects.create(province=chamber.province, number=number, title=title, **about)


def author_of(chamber: Chamber, proposal: Proposal) -> Actor:
    return chamber.actor(proposal.proposer)


def judged(chamber: Chamber, entry: DocketEntry, near: RegisterEntry | DocketEntry, **changes: Any) -> PairVerdict:
    said: dict[str, Any] = {
        "verdict": "other_place",
        "reason": "Khác địa bàn",
        "actor": chamber.officer,
        "at": chamber.start,
    }
    return give_verdict(entry=entry, near=near, **{**said, **changes})


def codes(do: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.codes


def test_a_verdict_has_a_class_a_reason_and_a_person_and_is_asked_for_once(
    chamber: Chamber, proposal: Proposal, done: RegisterEntry
) -> None:
    entry = entry_of(proposal)
    assert codes(lambda: judged(chamber, entry, done, verdict="new", reason=" ")) == ("no_verdict", "no_reason")
    assert codes(lambda: judged(chamber, entry, done, actor=author_of(chamber, proposal))) == ("not_yours",)
    assert findings_of(entry, chamber.officer).alarms == 1
    judged(chamber, entry, done, verdict="duplicate", reason="Cùng đối tượng")
    judged(chamber, entry, done)
    verdict = PairVerdict.objects.get()
    assert (verdict.verdict, verdict.decided_by_name) == ("other_place", chamber.officer.name)
    assert verdict.percent >= 60
    assert PairVerdict.pgh_event_model.objects.count() == 2  # type: ignore[attr-defined]  # what it was before stands in its history
    assert findings_of(entry, chamber.officer).alarms == 0
    assert Alert.objects.filter(user=proposal.created_by, subject__contains=proposal.number).exists()


def test_the_council_sees_the_verdict_on_what_grew_from_the_proposal(chamber: Chamber, done: RegisterEntry) -> None:
    determination = chamber.determination()
    judged(chamber, entry_of(determination.proposal), done)
    entry = entry_of(determination)
    [match] = [each for each in findings_of(entry, chamber.director).matches if each.near.entry == done]
    assert match.verdict
    assert match.verdict.reason == "Khác địa bàn"


def test_authors_reply_beside_the_match_and_nobody_else_does(
    chamber: Chamber, proposal: Proposal, done: RegisterEntry
) -> None:
    entry, author = entry_of(proposal), author_of(chamber, proposal)
    reply: dict[str, Any] = {"entry": entry, "task": done, "words": "Chúng tôi sấy bằng bơm nhiệt", "at": chamber.start}
    assert codes(lambda: write_reply(**{**reply, "words": " "}, actor=chamber.officer)) == ("not_yours", "bad_reply")
    write_reply(**reply, actor=author)
    [match] = findings_of(entry, chamber.officer).matches
    assert [each.words for each in match.replies] == ["Chúng tôi sấy bằng bơm nhiệt"]


def test_an_own_task_is_not_held_against_the_dossier_it_grew_from(chamber: Chamber, proposal: Proposal) -> None:
    entry = entry_of(proposal)
    task = Task.objects.create(
        province=chamber.province, number="BG-NV-2025-0001", title=proposal.title, plan_year=2025
    )
    assert [match.near.entry.task_id for match in findings_of(entry, chamber.officer).matches] == [task.pk]
    DocketEntry.objects.filter(pk=entry.pk).update(task=task)
    assert findings_of(DocketEntry.objects.get(pk=entry.pk), chamber.officer).matches == []


def test_proposals_of_one_round_are_held_against_each_other(chamber: Chamber, proposal: Proposal) -> None:
    twin = chamber.compiled(task_name="Bảo quản hồng vành khuyên bằng sấy lạnh")
    chamber.compiled(task_name="Chuyển đổi số trong trường học", objectives="Dạy học", contents=[], results=[])
    entry, other = entry_of(proposal), entry_of(twin)
    assert findings_of(entry, chamber.officer).siblings[0].entry == other
    judged(chamber, entry, other, verdict="duplicate", reason="Gộp được")
    [seen_from_there] = [each for each in findings_of(other, chamber.officer).siblings if each.entry == entry]
    assert seen_from_there.verdict, "one verdict serves both sides"
    assert findings_of(entry, author_of(chamber, proposal)).siblings, "the same person wrote both"


@pytest.mark.requirement("BG25-III-4")
def test_what_the_author_was_shown_is_kept_with_its_day(
    chamber: Chamber, proposal: Proposal, done: RegisterEntry
) -> None:
    entry = entry_of(proposal)
    show_hits(entry=entry, actor=chamber.officer, at=chamber.start)
    assert not SeenHits.objects.exists()
    for _twice in range(2):
        show_hits(entry=entry, actor=author_of(chamber, proposal), at=chamber.start)
    seen = SeenHits.objects.get()
    assert (seen.hits[0]["number"], seen.at) == (done.number, chamber.start)
    assert seen.hits[0]["percent"] >= 60


def test_running_tasks_of_the_host_and_money_from_another_level_are_shown_to_the_office(chamber: Chamber) -> None:
    body = register_organisation(name="HTX Hồi Vân", kind=OrganisationKind.ENTERPRISE, province=chamber.province)
    proposal = chamber.compiled(body=body)
    entry = entry_of(proposal)
    entered(chamber, DONE, state="running", level="ministerial", host_name="HTX Hồi Vân", host=body, year_end=2026)
    found = findings_of(entry, chamber.officer)
    assert found.load
    assert [task.years for task in found.load.host] == ["2026"]
    assert findings_of(entry, author_of(chamber, proposal)).load is None


def test_whoever_pays_for_the_same_work_at_present_is_named(chamber: Chamber, proposal: Proposal) -> None:
    """Double funding across levels: the province itself, a ministry, another province; what is finished is not paid for."""
    Task.objects.create(
        province=chamber.province, number="BG-NV-2024-0001", title=f"{DONE} 1", plan_year=2024, approved_on="2024-01-02"
    )
    entered(chamber, f"{DONE} 2", state="running", level="ministerial")
    entered(chamber, f"{DONE} 3", state="running", level="provincial", source="Danh mục tỉnh Thái Nguyên")
    entered(chamber, f"{DONE} 4", state="finished", level="ministerial")
    matches = findings_of(entry_of(proposal), chamber.officer).matches
    assert {match.near.entry.title[-1]: match.funding for match in matches} == {
        "1": Funding.OWN, "2": Funding.HIGHER, "3": Funding.ELSEWHERE, "4": None,
    }  # fmt: skip


def test_the_slip_says_what_the_form_asks_and_the_search_sheet_begins_with_it(
    chamber: Chamber, proposal: Proposal, done: RegisterEntry
) -> None:
    entry = entry_of(proposal)
    lookup: dict[str, Any] = {
        "source": "national",
        "source_name": "",
        "query": "hồng sấy",
        "result": "Không thấy",
        "at": chamber.start,
    }
    empty = {**lookup, "source": "x", "query": "", "result": ""}
    assert codes(lambda: record_lookup(entry=entry, **empty, actor=chamber.officer)) == (
        "no_source", "no_query", "no_result",
    )  # fmt: skip
    record_lookup(entry=entry, **lookup, actor=chamber.officer)
    assert "Chưa kết luận" in str(slip_context(entry, at=chamber.start)["parts"])
    judged(chamber, entry, done)
    context = slip_context(entry, at=chamber.start)
    table = next(part for part in context["parts"] if part["kind"] == "table")
    assert (context["code"], tuple(table["columns"])) == ("C0-KQTrC", COLUMNS)
    [row] = table["rows"]
    assert row[1:5] == [done.number, DONE, "Viện Cơ điện", "Lê Văn Chủ"]
    said = str(context["parts"])
    assert "Trùng một phần" in said
    assert "Không thấy" in said
    suggested = PROPOSAL_KIND.suggests("search_duplicates", proposal, chamber.officer)
    assert suggested["sources"] == ["national", "provincial"]
    assert (suggested["hits"][0]["number"], suggested["verdict"]) == (done.number, "different")


@pytest.mark.web
def test_the_pages_let_people_say_it_and_lose_nothing(
    chamber: Chamber, proposal: Proposal, done: RegisterEntry
) -> None:
    officer, author, stranger = Client(), Client(), Client()
    officer.force_login(User.objects.get(pk=chamber.officer.user))
    author.force_login(proposal.created_by)
    stranger.force_login(User.objects.get(pk=chamber.people[0].user_id))
    here = f"{proposal.get_absolute_url()}/trung-lap"
    for path in ("", "/tom-tat", "/phieu.pdf", "/phieu.docx"):
        assert stranger.get(here + path).status_code == 404, path
        assert officer.get(here + path).status_code == 200, path
    for path in ("/ket-luan", "/giai-trinh", "/tra-cuu-ngoai", "/phieu", "/canh-phieu"):
        assert stranger.post(here + path).status_code == 404, path
        assert officer.get(here + path).status_code == 405, path
    refused = officer.post(f"{here}/ket-luan", {"task": done.pk, "verdict": "", "reason": "Chữ đã gõ"})
    assert refused.status_code == 409
    assert "Chữ đã gõ</textarea>" in refused.content.decode()
    said = {"task": done.pk, "verdict": "continues", "reason": "Tiếp nối bằng bơm nhiệt"}
    assert author.post(f"{here}/ket-luan", said).status_code == 409
    assert officer.post(f"{here}/ket-luan", said).status_code == 302
    assert author.post(f"{here}/giai-trinh", {"task": done.pk, "words": "Đúng vậy"}).status_code == 302
    picture = SimpleUploadedFile("man-hinh.png", PNG)
    outside = {
        "source": "other",
        "source_name": "KH&CN Hà Nội",
        "query": "hồng",
        "result": "01 nhiệm vụ",
        "proof": picture,
    }
    hostile = {**outside, "proof": SimpleUploadedFile("man-hinh.png", b"<script>")}
    refused = officer.post(f"{here}/tra-cuu-ngoai", hostile)
    assert (refused.status_code, OutsideLookup.objects.count()) == (409, 0)
    assert "01 nhiệm vụ</textarea>" in refused.content.decode()
    assert officer.post(f"{here}/tra-cuu-ngoai", outside).status_code == 302
    assert officer.post(f"{here}/phieu").status_code == 302
    assert DONE in author.post(f"{here}/canh-phieu").content.decode()
    page = officer.get(here).content.decode()
    for words in ("Tiếp nối bằng bơm nhiệt", "Đúng vậy", "KH&amp;CN Hà Nội", "C0-KQTrC", "Người đề xuất đã thấy"):
        assert words in page, words
    assert (OverlapReply.objects.count(), OutsideLookup.objects.count()) == (1, 1)
    proof = OutsideLookup.objects.get().proof
    assert proof
    address = f"/tep/{proof.pk}/{proof.name}"
    assert address in page
    for reader in (officer, author):
        assert b"".join(reader.get(address).streaming_content) == PNG  # type: ignore[attr-defined]
    assert stranger.get(address).status_code == 404


def test_the_page_asks_as_much_for_three_as_for_one(chamber: Chamber, proposal: Proposal, done: RegisterEntry) -> None:
    entry = entry_of(proposal)
    chamber.compiled(task_name=DONE)
    judged(chamber, entry, done)
    findings_of(entry, chamber.officer)
    one = queries_of(lambda: findings_of(entry, chamber.officer))
    for at in range(2):
        judged(chamber, entry, entered(chamber, f"{DONE} {at}", state="finished"))
        chamber.compiled(task_name=f"{DONE} vụ {at}")
    assert len(findings_of(entry, chamber.officer).matches) == 3
    assert queries_of(lambda: findings_of(entry, chamber.officer)) == one


@pytest.mark.web
def test_an_author_sees_no_task_before_everybody_does_and_no_slip(chamber: Chamber, proposal: Proposal) -> None:
    title = "Sấy lạnh hồng vành khuyên bằng bơm nhiệt"
    Task.objects.create(
        province=chamber.province, number="BG-NV-2025-0999", title=title, plan_year=2025, rulebook=proposal.rulebook
    )
    hidden = RegisterEntry.objects.get(number="BG-NV-2025-0999")
    assert not hidden.is_public
    entry, author = entry_of(proposal), author_of(chamber, proposal)
    seen = {
        actor: [match.near.entry for match in findings_of(entry, actor).matches] for actor in (chamber.officer, author)
    }
    assert hidden in seen[chamber.officer]
    assert hidden not in seen[author]
    browser = Client()
    browser.force_login(proposal.created_by)
    here = f"{proposal.get_absolute_url()}/trung-lap"
    assert title not in browser.post(f"{here}/canh-phieu").content.decode()
    assert browser.get(f"{here}/phieu.pdf").status_code == browser.get(f"{here}/phieu.docx").status_code == 403
    assert "phieu.pdf" not in browser.get(here).content.decode()
    assert browser.post(f"{here}/giai-trinh", {"task": "x", "words": "Khác"}).status_code == 404
