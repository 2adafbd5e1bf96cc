"""From the common list to the council: the search sheet, the verdict, and what the proposer is told."""

from datetime import timedelta

import pytest
from django.test import Client

from gieo.core import events
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.novelty.searched_in import SearchedIn
from gieo.proposals.determination.screened import screened_out
from gieo.proposals.kinds import PROPOSAL_KIND
from gieo.proposals.models import Determination
from gieo.proposals.screening.facts import (
    ForwardFacts,
    Hit,
    MergeFacts,
    ReconsiderFacts,
    ReplyFacts,
    ScreeningFacts,
    ScreeningReason,
    SearchFacts,
    Verdict,
)
from gieo.proposals.selectors import compiled, screened_out_by_reason
from gieo.proposals.services.open_determination import open_determination
from gieo.registry.models import Task
from tests.councils.chamber import Chamber

pytestmark = [pytest.mark.db, pytest.mark.django_db]

HIT = Hit(title="Bảo quản hồng", number="ĐTĐL.2019-07", overlap="Quy trình sấy")


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-06-12 09:00")
    return Chamber()


def codes_of(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        call()
    assert all(refusal.basis for refusal in refused.value.refusals)
    return refused.value.codes


def reason(**changes) -> ScreeningFacts:
    return ScreeningFacts(**{"reasons": (ScreeningReason.INFEASIBLE,), "words": "Chưa đủ điều kiện", **changes})


def test_both_sources_are_searched_and_what_is_near_is_named(chamber):
    item = chamber.compiled()

    def search(**changes):
        values = {"sources": tuple(SearchedIn)[:2], "keywords": "hồng", "verdict": Verdict.NEW, **changes}
        return act(item, "search_duplicates", actor=chamber.officer, at=chamber.start, facts=SearchFacts(**values))

    assert codes_of(lambda: search(sources=(SearchedIn.NATIONAL,))) == ("not_searched",)
    assert codes_of(lambda: search(verdict=Verdict.DIFFERENT)) == ("no_hits",)
    found = search(verdict=Verdict.DIFFERENT, hits=(HIT,))
    assert found.subject.due_at == item.due_at
    sheet = paper_of(PROPOSAL_KIND.papers["search_sheet"], found.subject, found.entry)
    [row] = next(part for part in sheet["parts"] if part["kind"] == "table")["rows"]
    assert row == ["1", "ĐTĐL.2019-07", "Bảo quản hồng", "", "", "", "", "", "Quy trình sấy", ""]
    assert "Trùng một phần" in str(sheet["parts"])


def test_the_sheet_begins_with_the_tasks_of_a_near_name(chamber):
    item = chamber.compiled()
    for number, title in (("BG-NV-2023-0001", item.title + " Lạng"), ("BG-NV-2023-0002", "Chữa cháy rừng")):
        Task.objects.create(province=chamber.province, number=number, title=title, plan_year=2023)
    suggested = PROPOSAL_KIND.suggests("search_duplicates", item, chamber.officer)
    assert [hit["number"] for hit in suggested["hits"]] == ["BG-NV-2023-0001"]


@pytest.mark.requirement("CT-3-4c")
def test_a_duplicate_is_not_forwarded_and_what_is_screened_out_reaches_no_council(chamber):
    item = chamber.searched(Verdict.DUPLICATE, (HIT,))
    go_on = lambda: act(item, "forward", actor=chamber.officer, at=chamber.start, facts=ForwardFacts())  # noqa: E731
    assert codes_of(go_on) == ("duplicate",)
    out = act(item, "screen_out", actor=chamber.director, at=chamber.start, facts=reason()).subject
    assert out.state == "screened_out"
    assert not compiled(chamber.officer, 2025).exists()
    refused = codes_of(lambda: open_determination(parent=entry_of(out), actor=SYSTEM, at=chamber.start))
    assert refused == ("not_forwarded",)


@pytest.mark.requirement("CT-3-4c")
def test_the_proposer_sees_verdict_and_reason_and_reasons_are_counted(chamber):
    item = chamber.compiled()
    assert codes_of(
        lambda: act(item, "screen_out", actor=chamber.officer, at=chamber.start, facts=reason(reasons=()))
    ) == ("screened_without_reason",)
    done = act(item, "screen_out", actor=chamber.officer, at=chamber.start, facts=reason())
    events.handle("proposal.screened_out", done.entry.pk)
    alert = Alert.objects.get(user=item.created_by)
    assert "Không khả thi" in alert.body
    assert "Chưa đủ điều kiện" in alert.body
    assert screened_out_by_reason("BG", 2025) == {ScreeningReason.INFEASIBLE: 1}
    letter = paper_of(PROPOSAL_KIND.papers["screening_answer"], done.subject, done.entry)
    assert "Không khả thi" in str(letter["parts"])


@pytest.mark.requirement("CT-3-4c", "X-17")
def test_proposals_of_one_kind_are_merged_and_both_authors_stay(chamber):
    first, second = chamber.searched(), chamber.searched(proposer=chamber.people[8])
    facts = MergeFacts(into=Picked(id=first.pk, name=first.number), words="Cùng nội dung")
    merged = act(second, "merge", actor=chamber.officer, at=chamber.start, facts=facts).subject
    assert merged.state == "merged"
    assert codes_of(
        lambda: act(
            first, "merge", actor=chamber.officer, at=chamber.start,
            facts=MergeFacts(into=Picked(id=second.pk, name=""), words="x"),
        )
    ) == ("no_such_sibling",)  # fmt: skip
    forwarded = act(first, "forward", actor=chamber.officer, at=chamber.start, facts=ForwardFacts()).subject
    item = open_determination(parent=entry_of(forwarded), actor=SYSTEM, at=chamber.start)
    assert [each.proposer for each in item.adopted] == [first.proposer, chamber.people[8]]
    assert set(compiled(chamber.officer, 2025)) == {first, second}


def test_opening_twice_gives_the_same_determination(chamber):
    item = chamber.forwarded()
    opened = [open_determination(parent=entry_of(item), actor=SYSTEM, at=chamber.start) for _time in range(2)]
    assert opened[0] == opened[1] == Determination.objects.get()
    entry = DocketEntry.objects.get(number=opened[0].number)
    assert (entry.number, entry.parent, entry.is_open) == ("BG-XD-2025-0001", entry_of(item), True)


@pytest.mark.web
def test_the_whole_way_through_the_pages(chamber):
    item = chamber.compiled()
    client = Client()
    client.force_login(User.objects.get(pk=chamber.officer.user))
    page = item.get_absolute_url()
    assert "search_duplicates" in client.get(page).content.decode()
    assert client.get(f"{page}/viec/search_duplicates").status_code == 200
    typed = {"sources": ["national", "provincial"], "keywords": "hồng", "verdict": "new", "hits-count": "0", "key": "a"}
    assert client.post(f"{page}/viec/search_duplicates", typed).status_code == 302
    assert "Kết quả tra cứu thông tin" in client.get(page).content.decode()
    assert client.post(f"{page}/viec/forward", {"words": "Nên xem xét", "key": "b"}).status_code == 302
    assert "Đã đưa ra hội đồng" in client.get(page).content.decode()
    assert client.get(f"{page}/viec/search_duplicates").status_code == 200
    assert client.post(f"{page}/viec/screen_out", {"reasons": ["duplicate"], "words": "x"}).status_code == 409
    assert item.number in client.get("/lam-viec/de-xuat/tong-hop/2025").content.decode()
    stranger = Client()
    stranger.force_login(User.objects.get(pk=chamber.people[0].user_id))
    assert stranger.get(f"{page}/viec/search_duplicates").status_code == 404


@pytest.mark.requirement("CT-3-4c")
def test_the_proposer_replies_once_in_time_and_the_council_reads_both(chamber):
    item, other = chamber.compiled(), chamber.determination()
    out = act(item, "screen_out", actor=chamber.director, at=chamber.start, facts=reason()).subject
    writer = actor_of(item.created_by, chamber.start.date())
    reply = ReplyFacts(words="Đã có vùng nguyên liệu 20 ha")
    again = lambda: act(  # noqa: E731
        out, "reconsider", actor=chamber.director, at=chamber.start, facts=ReconsiderFacts(words="Xem lại")
    )
    assert codes_of(again) == ("no_reply",)
    late = chamber.start + timedelta(days=30)
    assert codes_of(lambda: act(out, "reply", actor=writer, at=late, facts=reply)) == ("reply_too_late",)
    replied = act(out, "reply", actor=writer, at=chamber.start, facts=reply)
    events.handle("proposal.replied", replied.entry.pk)
    assert Alert.objects.filter(user=chamber.officer.user, body__contains="20 ha").exists()
    assert codes_of(lambda: act(out, "reply", actor=writer, at=chamber.start, facts=reply)) == ("replied_already",)
    [row] = screened_out(other).rows
    assert row[0] == item.number
    assert "Không khả thi. Chưa đủ điều kiện" in row[2]
    assert row[3] == "Đã có vùng nguyên liệu 20 ha"
    assert item not in other.adopted
    assert again().subject.state == "compiled"
    assert list(screened_out(other).rows) == []
