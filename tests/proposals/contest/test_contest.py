"""A contest of ideas: three ideas without accounts, judged blind, one awarded, one developed (CT-2-2a)."""

import pytest
from django.core import mail
from django.test import Client

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.proposals.contest.facts import AwardFacts, AwardRow, ContestFacts, PrizeRow, ScoreFacts
from gieo.proposals.contest.links import link_to
from gieo.proposals.jobs import send_idea_link
from gieo.proposals.models import ContestIdea, IdeaContest
from gieo.proposals.services.develop_idea import develop_idea
from gieo.proposals.services.open_contest import open_contest
from gieo.proposals.services.send_idea import LIMIT
from gieo.rulebooks import library
from tests.proposals.conftest import moment

pytestmark = [pytest.mark.web, pytest.mark.django_db]

OPEN, CLOSED = moment("2024-03-10 09:00"), moment("2024-04-02 09:00")


@pytest.fixture
def judge(new_actor, lang_son) -> Actor:
    return new_actor(Role.COUNCIL_MEMBER, lang_son, "Giám khảo Một")


@pytest.fixture
def director(new_actor, lang_son) -> Actor:
    return new_actor(Role.DIRECTOR, lang_son, "Giám đốc Sở")


@pytest.fixture
def contest(officer, judge) -> IdeaContest:
    facts = ContestFacts(
        title="Hội thi ý tưởng 2024", plan_year=2024, rules="Mới, cần, làm được", opens_at=moment("2024-03-01 00:00"),
        closes_at=moment("2024-04-01 00:00"), prizes=(PrizeRow(name="Giải Nhất", number=1, amount=10_000_000),),
        judges=(Picked(id=judge.user or 0, name=judge.name),),
    )  # fmt: skip
    made = open_contest(province="LS", facts=facts, actor=officer, at=moment("2024-02-01 08:00"))
    return act(made, "announce", actor=officer, at=moment("2024-02-20 08:00")).subject


def typed(title: str, email: str = "tac.gia@example.vn", **more: str) -> dict[str, str]:
    return {
        "title": title, "problem": "Na hỏng sau 3 ngày", "solution": "Màng bọc sinh học", "benefit": "500 hộ trồng na",
        "author_name": "Nông Thị Bé", "email": email, "website": "", **more,
    }  # fmt: skip


def path_of(idea: ContestIdea) -> str:
    return "/" + link_to(idea).split("/", 3)[3]


def confirmed(contest: IdeaContest, title: str, email: str) -> ContestIdea:
    anybody = Client()
    assert anybody.post(contest.public_url, typed(title, email)).status_code == 302
    idea = ContestIdea.objects.get(title=title)
    assert anybody.post(path_of(idea), {"do": "confirm"}).status_code == 302
    return idea


@pytest.mark.requirement("CT-2-2a")
def test_three_ideas_one_award_one_developed(
    contest, officer, judge, director, new_actor, lang_son, new_window, at, sign_in
) -> None:
    at("2024-03-10 09:00")
    author = new_actor(Role.PROPOSER, lang_son, "Tác giả")
    address = User.objects.get(pk=author.user).email
    first = confirmed(contest, "Màng bọc na", address)
    others = [confirmed(contest, f"Ý tưởng {n}", f"nguoi{n}@example.vn") for n in (2, 3)]
    send_idea_link(idea_id=first.pk)
    assert mail.outbox[-1].to == [address]

    act(contest, "start_judging", actor=officer, at=CLOSED)
    page = sign_in(judge, "2024-04-03 09:00").get(contest.get_absolute_url()).content.decode()
    assert "Màng bọc sinh học" in page
    assert "Nông Thị Bé" not in page
    for points, idea in ((90, first), (60, others[0])):
        facts = ScoreFacts(idea=Picked(id=idea.pk, name=idea.title), points=points, remark="Rõ")
        act(contest, "score", actor=judge, at=CLOSED, facts=facts)
    row = AwardRow(prize=Picked(id="Giải Nhất", name="Giải Nhất"), idea=Picked(id=first.pk, name=first.title))
    award = AwardFacts(decision="QĐ 10/QĐ-SKHCN", awards=(row,))
    with pytest.raises(TransitionRefused) as refused:
        act(contest, "award", actor=director, at=CLOSED, facts=award)
    assert refused.value.codes == ("not_judged",)
    last = ScoreFacts(idea=Picked(id=others[1].pk, name="3"), points=50, remark="Chung chung")
    act(contest, "score", actor=judge, at=CLOSED, facts=last)
    act(contest, "award", actor=director, at=CLOSED, facts=award)

    window = new_window(lang_son)
    at("2024-04-16 09:00")
    client = sign_in(author, "2024-04-16 09:00")
    done = client.post(path_of(first), {"do": "develop", "window": str(window.pk)})
    assert done.status_code == 302
    first.refresh_from_db()
    proposal = first.proposal
    assert proposal.idea == first
    assert (proposal.title, proposal.answers["urgency"]) == ("Màng bọc na", "Na hỏng sau 3 ngày")
    assert proposal.answers["contents"] == [{"content": "Màng bọc sinh học"}]
    assert develop_idea(idea=first, window=window, actor=author, at=moment("2024-04-16 10:00")) == proposal
    public = Client().get(contest.public_url).content.decode()
    assert "Giải Nhất" in public
    assert public.count("đã phát triển thành đề xuất") == 1
    assert "Nông Thị Bé" not in public  # did not agree to be named
    assert proposal.number in sign_in(officer, "2024-04-16 11:00").get(contest.get_absolute_url()).content.decode()
    assert list(trail.faults()) == []


def test_an_idea_counts_once_its_address_is_real_and_only_while_the_contest_receives(contest, at) -> None:
    at("2024-03-10 09:00")
    anybody = Client()
    assert anybody.get("/hoi-thi").status_code == 200
    assert anybody.get(contest.public_url).status_code == 200
    assert anybody.post(contest.public_url, typed("")).status_code == 422
    assert anybody.post(contest.public_url, typed("Máy", website="http://thu.rac")).status_code == 302
    assert not ContestIdea.objects.exists()
    for _twice in range(2):
        assert anybody.post(contest.public_url, typed("Màng bọc na")).status_code == 302
    idea = ContestIdea.objects.get()
    assert idea.confirmed_at is None
    for n in range(4):
        anybody.post(contest.public_url, typed(f"Ý {n}"))
    assert anybody.post(contest.public_url, typed("Ý thứ sáu")).status_code == 422
    at("2024-04-02 09:00")
    assert anybody.post(path_of(idea), {"do": "confirm"}).status_code == 409
    assert anybody.post(contest.public_url, typed("Muộn", "khac@example.vn")).status_code == 422


def test_nobodys_mailbox_is_flooded_by_sending_an_idea_again(contest, at) -> None:
    at("2024-03-10 09:00")
    Client().post(contest.public_url, typed("Màng bọc na"))
    idea = ContestIdea.objects.get()
    for _again in range(3):
        send_idea_link(idea_id=idea.pk)
    assert len(mail.outbox) == 1
    at("2024-03-10 09:20")
    send_idea_link(idea_id=idea.pk)
    assert len(mail.outbox) == 2, "whoever lost the letter gets another one"


def test_only_the_author_of_an_awarded_idea_develops_it(contest, proposer, at, new_window, lang_son) -> None:
    at("2024-03-10 09:00")
    idea = confirmed(contest, "Màng bọc na", "tac.gia@example.vn")
    with pytest.raises(Refused) as refused:
        develop_idea(idea=idea, window=new_window(lang_son), actor=proposer, at=moment("2024-04-16 09:00"))
    assert refused.value.codes == ("no_prize", "not_the_author")


def test_a_judge_does_not_score_the_own_idea(contest, officer, judge, at) -> None:
    at("2024-03-10 09:00")
    own = confirmed(contest, "Của giám khảo", User.objects.get(pk=judge.user).email.upper())
    act(contest, "start_judging", actor=officer, at=CLOSED)
    facts = ScoreFacts(idea=Picked(id=own.pk, name=own.title), points=100, remark="Rõ")
    with pytest.raises(TransitionRefused) as refused:
        act(contest, "score", actor=judge, at=CLOSED, facts=facts)
    assert refused.value.codes == ("own_idea",)
    assert [set(each) for each in contest.judges] == [{"id", "name"}]


def test_before_it_is_announced_nobody_reads_of_a_contest(contest, officer) -> None:
    facts = ContestFacts(
        title="Chưa công bố", plan_year=2024, rules="x", opens_at=moment("2024-03-01 00:00"),
        closes_at=moment("2024-04-01 00:00"), prizes=(PrizeRow(name="Giải Nhất"),), judges=(Picked(id=officer.user, name="a"),),
    )  # fmt: skip
    hidden = open_contest(province="LS", facts=facts, actor=officer, at=moment("2024-02-01 08:00"))
    assert Client().get(hidden.public_url).status_code == 404
    assert "Chưa công bố" not in Client().get("/hoi-thi").content.decode()


def test_three_contests_cost_as_many_queries_as_one(contest, officer, django_assert_max_num_queries) -> None:
    def cost() -> int:
        with django_assert_max_num_queries(30) as asked:
            Client().get("/hoi-thi")
        return len(asked)

    cost()
    one = cost()
    for n in (2, 3):
        facts = ContestFacts(
            title=f"Lần {n}", plan_year=2024, rules="x", opens_at=moment("2024-03-01 00:00"), closes_at=CLOSED,
            prizes=(PrizeRow(name="Giải Nhất"),), judges=(Picked(id=officer.user or 0, name="a"),),
        )  # fmt: skip
        made = open_contest(province="LS", facts=facts, actor=officer, at=moment("2024-02-01 08:00"))
        act(made, "announce", actor=officer, at=OPEN)
    assert cost() == one


def test_the_rulebook_says_how_many_ideas_one_address_sends(contest, at) -> None:
    at("2024-03-10 09:00")
    limit = library.get(contest.rulebook).figures[LIMIT]
    for number in range(limit.value):
        assert Client().post(contest.public_url, typed(f"Ý tưởng {number}")).status_code == 302
    one_more = Client().post(contest.public_url, typed("Một ý nữa"))
    assert f"nhiều nhất {limit.value} ý tưởng" in one_more.content.decode()
    assert ContestIdea.objects.filter(contest=contest).count() == limit.value
    assert Client().post(contest.public_url, typed("Ý tưởng 0")).status_code == 302  # the same one again
