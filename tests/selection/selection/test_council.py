"""The council: conflicts, score sheets, ranking, ties, revision in time; under both laws."""

import pytest

from gieo.core.trail import history_of
from gieo.councils.independent import ExpertGround, ExpertsFacts, OpinionRow, OpinionsFacts
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.sitting.facts import Answer, CloseFacts, DeclarationFacts, PapersFacts, TellerFacts
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.docket import entry_of
from gieo.dossiers.official import paper_of
from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import Refused
from gieo.registry.models import Task
from gieo.selection.application.facts import CancelFacts
from gieo.selection.models import Application
from gieo.selection.selection.facts import BallotFacts, RecommendFacts, RevisionFacts, SheetFacts, WinnerFacts
from gieo.selection.selection.minutes import ranking_sheet
from gieo.selection.selection.papers import PAPERS
from gieo.selection.selection.states import Opinion
from gieo.selection.services.open_selection import open_selection
from tests.conftest import moment
from tests.factories import person_in
from tests.selection.cast import BUDGET, Cast, browser, checked_call, offer, task_of
from tests.selection.cast_council import ballot, counted, everybody_votes, founding, selection_of, voting

pytestmark = [pytest.mark.web, pytest.mark.django_db]

FRUIT, UNIVERSITY, CENTRE = "Viện Cây ăn quả", "Trường Đại học Nông Lâm", "Trung tâm Giống"
CLOSING = CloseFacts(discussion="Thảo luận từng hồ sơ")
NAMING = WinnerFacts(discussion="Thảo luận từng hồ sơ", edits="Bổ sung khảo nghiệm")


def refused(cast: Cast, *args) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(*args)
    return caught.value.codes


def states() -> dict[str, str]:
    return {each.host.name: each.state for each in Application.objects.select_related("host")}


def concluded(cast: Cast, marks: dict[str, int], act: str = "name_winner", opinion: Opinion = Opinion.FOR, **changes):
    item = voting(cast, selection_of(checked_call(cast, *marks, **changes)))
    item = counted(cast, everybody_votes(cast, item, marks, opinion))
    facts = NAMING if act == "name_winner" else CLOSING
    return cast.do(item, act, cast.member(4), "2025-03-25 11:00", facts)


def test_the_best_dossier_wins_and_every_application_learns_it(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 4, UNIVERSITY: 3, CENTRE: 2})
    assert item.winner.host.name == FRUIT
    assert [(line["host"], line["rank"], line["score"]) for line in item.tally["ranking"]] == [
        (FRUIT, 1, "100"),
        (UNIVERSITY, 2, "75"),
        (CENTRE, None, "50"),
    ]
    assert states() == {FRUIT: "winner", UNIVERSITY: "not_selected", CENTRE: "not_selected"}
    assert (f"{item.due_at:%Y-%m-%d}", item.due_basis) == ("2025-04-14", "TT20-2023:11.12")
    assert entry_of(item).holder_bodies == [item.winner.host_id]
    assert item.tally["ballots"] == 7
    assert dict(tally_lines(item))[f"{item.tally['ranking'][1]['number']} {UNIVERSITY}"].endswith(
        "phiếu hợp lệ từ 75 đến 75 điểm, trung vị 75"
    )
    assert not any("trung vị" in value for _label, value in tally_lines(item, outside=True)), "no host reads it"


def test_the_same_parent_gives_the_same_selection_and_only_valid_dossiers_enter(cast: Cast) -> None:
    call = checked_call(cast, FRUIT, CENTRE)
    item = selection_of(call)
    assert open_selection(parent=entry_of(call), at=moment("2025-03-08 08:00")) == item
    assert {each.state for each in item.applications} == {"in_selection"}
    assert item.sheet == "applied_research"


def test_nobody_wins_below_the_pass_mark(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 2, CENTRE: 1}, "find_nobody")
    assert (item.state, item.winner) == ("no_winner", None)
    assert set(states().values()) == {"not_selected"}
    assert item.tally["ranking"][0]["reasons"]


def test_the_bonus_of_the_proposing_body_and_less_state_money_decide(cast: Cast) -> None:
    cast.host(CENTRE)
    proposer = Organisation.objects.get(name=CENTRE)
    task = task_of(cast, proposing_body=proposer)
    item = concluded(cast, {FRUIT: 3, CENTRE: 3}, task=task)
    assert item.winner.host.name == CENTRE
    assert {line["host"]: line["bonus"] for line in item.tally["ranking"]} == {FRUIT: "0", CENTRE: "7,50"}


@pytest.mark.requirement("CT-2-2b")
def test_the_sheet_of_the_tellers_has_every_column_of_its_form(cast: Cast) -> None:
    """B2-5: sums, valid ballots, zeros with how many members gave them, the money asked, who is named."""
    item = concluded(cast, {FRUIT: 4, UNIVERSITY: 3, CENTRE: 0})
    sheet = ranking_sheet(item)
    assert sheet["columns"] == [
        "TT", "Tổ chức, cá nhân đăng ký", "Tổng số điểm", "Số phiếu hợp lệ", "Điểm trung bình", "Điểm thưởng",
        "Tiêu chí 0 điểm (số ủy viên)", "Kinh phí NSNN đề nghị", "Xếp hạng", "Kết luận",
    ]  # fmt: skip
    first, _second, last = sheet["rows"]
    named = item.winner
    assert first[1] == f"{FRUIT}\n{named.leader}\n{named.number}"
    assert [first[at] for at in (2, 3, 4, 6, 7, 8, 9)] == [
        "700", "7/7", "100", "Không", group_digits(named.state_money), "1", "Trúng tuyển",
    ]  # fmt: skip
    assert last[6].splitlines() == [f"{criterion.text}: 7" for criterion in item.score_sheet.criteria]
    assert last[9].startswith("Không trúng tuyển\n")
    paper = paper_of(PAPERS["ranking"], item, history_of(item).get(name="name_winner"))
    assert [each["position"] for each in paper["signers"]] == ["TRƯỞNG BAN KIỂM PHIẾU"]
    assert paper["signers"][0]["name"] == item.tally["tellers"][0]


def test_equal_dossiers_are_left_to_the_council_which_names_one_of_them(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 4, UNIVERSITY: 4, CENTRE: 3}, "find_equal")
    assert item.state == "tied"
    officer = cast.of(Role.SCIENCE_OFFICER)
    named = {each.host.name: Picked(id=each.pk, name=each.number) for each in item.applications}
    wrong = RecommendFacts(application=named[CENTRE], reason="Gần vùng trồng")
    assert refused(cast, item, "recommend", officer, "2025-03-25 12:00", wrong) == ("not_tied",)
    right = RecommendFacts(application=named[UNIVERSITY], reason="Đã có vườn cây đầu dòng")
    item = cast.do(item, "recommend", officer, "2025-03-25 12:00", right)
    assert (item.state, item.winner.host.name) == ("winner_found", UNIVERSITY)
    assert states()[UNIVERSITY] == "winner"


@pytest.mark.requirement("CNSH-II-4b")
def test_a_dossier_with_trainees_bears_the_priority_mark(cast: Cast, at) -> None:
    at("2025-03-08 08:00")
    item = selection_of(checked_call(cast, FRUIT, trainees=2))
    application = item.applications[0]
    client = browser(cast.of(Role.SCIENCE_OFFICER))
    assert "có (2 người)" in client.get(item.get_absolute_url()).content.decode()
    assert "Ưu tiên: đào tạo sau đại học" in client.get(application.get_absolute_url()).content.decode()


@pytest.mark.requirement("X-14")
def test_nobody_of_an_applicant_sits_and_a_member_reads_only_after_declaring(cast: Cast, at) -> None:
    at("2025-03-12 09:00")
    item = selection_of(checked_call(cast, FRUIT, CENTRE, career="Vườn đầu dòng bí mật"))
    chairman = cast.of(Role.CHAIRMAN)
    body = Organisation.objects.get(name=FRUIT)
    insider = person_in(Role.COUNCIL_MEMBER, cast.province, name="Người trong", email="trong@gieo.test", body=body)
    people = [insider, *(cast.expert(number) for number in range(6))]
    assert refused(cast, item, "found_council", chairman, "2025-03-10 08:00", founding(cast, people)) == (
        "excluded_from_council",
    )
    item = cast.do(item, "found_council", chairman, "2025-03-10 08:00", founding(cast))
    papers = PapersFacts(sitting_at=moment("2025-03-25 09:00"), place="Sở", papers="Hồ sơ")
    item = cast.do(item, "send_papers", cast.of(Role.SCIENCE_OFFICER), "2025-03-11 08:00", papers)
    member, application = cast.member(5), item.applications[0]
    client, before = browser(member), item.get_absolute_url()
    assert client.get(before).status_code == 404
    for pledging in (member, cast.member(6)):
        pledge_confidentiality(item=item, actor=pledging, at=moment("2025-03-12 08:00"))
    page = client.get(before).content.decode()
    assert FRUIT in page
    assert "Hồ sơ đưa ra hội đồng" not in page
    assert "Vườn đầu dòng bí mật" not in client.get(application.get_absolute_url()).content.decode()
    cast.do(item, "declare", member, "2025-03-12 08:00", DeclarationFacts(answer=Answer.NONE))
    assert "Vườn đầu dòng bí mật" in client.get(application.get_absolute_url()).content.decode()
    conflict = DeclarationFacts(
        answer=Answer.CONFLICT, kinds=(Picked(id="family", name="Người thân"),), words="Em của chủ nhiệm"
    )
    other = cast.member(6)
    cast.do(item, "declare", other, "2025-03-12 08:00", conflict)
    assert "Vườn đầu dòng bí mật" not in browser(other).get(application.get_absolute_url()).content.decode()
    assert refused(cast, item, "vote", other, "2025-03-12 08:30", ballot(item, {FRUIT: 4, CENTRE: 4}))


@pytest.mark.requirement("X-14")
def test_a_ballot_is_whole_reasoned_and_read_by_its_member_alone(cast: Cast, at) -> None:
    at("2025-03-25 10:30")
    item = voting(cast, selection_of(checked_call(cast, FRUIT, CENTRE)))
    full = ballot(item, {FRUIT: 4, CENTRE: 3})
    short = BallotFacts(marks=full.marks[1:], opinions=full.opinions)
    assert refused(cast, item, "vote", cast.member(0), "2025-03-25 10:05", short) == ("marks_incomplete",)
    high = full.marks[0].model_copy(update={"mark": 5})
    assert refused(
        cast,
        item,
        "vote",
        cast.member(0),
        "2025-03-25 10:05",
        full.model_copy(update={"marks": (high, *full.marks[1:])}),
    ) == ("marks_incomplete",)
    silent = full.model_copy(
        update={"opinions": tuple(row.model_copy(update={"remark": " "}) for row in full.opinions)}
    )
    assert refused(cast, item, "vote", cast.member(0), "2025-03-25 10:05", silent) == ("no_reasons",)
    item = cast.do(item, "vote", cast.member(0), "2025-03-25 10:05", full)
    assert refused(cast, item, "name_winner", cast.member(4), "2025-03-25 10:20", NAMING)[0] == "count_sealed"
    assert refused(cast, item, "open_count", cast.member(4), "2025-03-25 10:20", TellerFacts())[0] == "ballots_missing"
    sheet = browser(cast.member(0)).get(f"/lam-viec/hoi-dong/{item.number}/phieu").context["sheet"]
    cast_marks = sorted(cell.value for cell in sheet.cells if cell.is_number)
    assert cast_marks == sorted(str(row.mark) for row in full.marks), "what was cast stands on the page, to be revised"
    for reader, reads in ((cast.member(0), True), (cast.member(1), False), (cast.of(Role.SCIENCE_OFFICER), False)):
        page = browser(reader).get(item.get_absolute_url()).content.decode()
        assert ("Có cơ sở khoa học" in page) is reads, reader.name


def test_three_members_who_are_there_count_the_ballots(cast: Cast, at) -> None:
    """TT 20/2023, article 11: the board of tellers is of the council, and signs what it counted."""
    at("2025-03-25 10:30")
    item = everybody_votes(cast, voting(cast, selection_of(checked_call(cast, FRUIT))), {FRUIT: 4})
    page = browser(cast.member(4)).get(f"{item.get_absolute_url()}/viec/open_count")
    there = {str(pk): name for pk, name in page.context["form"].fields["tellers"].choices}
    proposed = tuple(Picked(id=int(pk), name=there[pk]) for pk in map(str, page.context["form"].initial["tellers"]))
    assert [each.name for each in proposed] == [cast.expert(number).full_name for number in (2, 5, 6)]
    secretary, when = cast.member(4), "2025-03-25 10:55"
    for tellers in ((), proposed[:2], (*proposed[:2], proposed[1]), (*proposed[:2], Picked(id=0, name="Người lạ"))):
        facts = TellerFacts(tellers=tellers)
        assert "tellers_missing" in refused(cast, item, "open_count", secretary, when, facts), tellers
    item = cast.do(item, "open_count", secretary, when, TellerFacts(tellers=proposed))
    names = [each.name for each in proposed]
    assert item.tally["tellers"] == names
    act = history_of(item).get(name="open_count")
    paper = paper_of(PAPERS["tally_sheet"], item, act)
    assert [(each["position"], each["name"]) for each in paper["signers"]] == [
        ("TRƯỞNG BAN KIỂM PHIẾU", names[0]), ("ỦY VIÊN", names[1]), ("ỦY VIÊN", names[2]),
    ]  # fmt: skip


def test_the_winner_revises_in_time_or_loses_by_the_clock(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 4, CENTRE: 2})
    host, stranger = cast.host(FRUIT), cast.host(CENTRE)
    facts = RevisionFacts(explanation="Đã bổ sung", quoted_on=moment("2025-01-02 08:00").date())
    assert refused(cast, item, "revise", stranger, "2025-04-14 16:00", facts) == ("not_yours",)
    assert refused(cast, item, "revise", host, "2025-04-14 16:00", facts) == ("old_quotation",)
    cast.clock("2025-04-14 23:59")
    item.refresh_from_db()
    assert item.state == "winner_found"
    cast.clock("2025-04-15 00:01")
    item.refresh_from_db()
    assert item.state == "cancelled"
    application = Application.objects.get(host__name=FRUIT)
    assert (application.state, application.findings["cancelled"]["cause"]["id"]) == ("cancelled", "revision_missed")


def test_independent_experts_are_heard_before_the_winner_revises(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 4, CENTRE: 2})
    experts = tuple(Picked(id=cast.expert(at).pk, name=f"Chuyên gia {at}") for at in range(20, 23))
    director, at = cast.of(Role.DIRECTOR), "2025-03-26 09:00"
    few = ExpertsFacts(experts=experts[:2], ground=ExpertGround.COMPLAINT)
    assert refused(cast, item, "ask_experts", director, at, few) == ("too_few_experts",)
    item = cast.do(item, "ask_experts", director, at, ExpertsFacts(experts=experts, ground=ExpertGround.COMPLAINT))
    assert (item.state, f"{item.due_at:%Y-%m-%d}", item.due_basis) == ("expert_check", "2025-04-10", "TT20-2023:20")
    assert not item.parties().get(Role.HOST)  # the winner waits
    said = OpinionsFacts(opinions=tuple(OpinionRow(expert=expert, opinion="Đúng") for expert in experts))
    item = cast.do(item, "record_opinions", cast.of(Role.SCIENCE_OFFICER), "2025-04-01 09:00", said)
    assert (item.state, f"{item.due_at:%Y-%m-%d}") == ("winner_found", "2025-04-21")
    assert entry_of(item).holder_bodies == [item.winner.host_id]


def test_a_revision_carries_its_estimate_on(cast: Cast) -> None:
    item = concluded(cast, {FRUIT: 4, CENTRE: 2})
    rows = offer().money
    twice = RevisionFacts(explanation="Đã bổ sung", estimate=(rows[0], rows[0]))
    assert refused(cast, item, "revise", cast.host(FRUIT), "2025-04-10 16:00", twice) == ("money_twice",)
    facts = RevisionFacts(explanation="Đã bổ sung", estimate=rows[:2])
    item = cast.do(item, "revise", cast.host(FRUIT), "2025-04-10 16:00", facts)
    assert (item.state, item.money_rows) == ("revised", rows[:2])
    assert BUDGET in {row.source for row in item.money_rows}


def test_another_sheet_can_be_chosen_and_the_chairman_may_cancel(cast: Cast) -> None:
    item = selection_of(checked_call(cast, FRUIT))
    sheet = SheetFacts(sheet=Picked(id="social_research", name="Khoa học xã hội"))
    item = cast.do(item, "choose_sheet", cast.of(Role.SCIENCE_OFFICER), "2025-03-08 08:00", sheet)
    assert item.score_sheet.title.startswith("Đề tài khoa học xã hội")
    facts = CancelFacts(cause=Picked(id="fraud", name="Hồ sơ gian dối"), reason="Khai khống nhân lực")
    assert refused(cast, item, "cancel", cast.of(Role.DIRECTOR), "2025-03-09 08:00", facts) == ("not_yours",)
    cast.do(item, "cancel", cast.of(Role.CHAIRMAN), "2025-03-09 08:00", facts)
    assert states() == {FRUIT: "cancelled"}


def test_a_past_excellent_task_tells_equals_apart(cast: Cast) -> None:
    cast.host(CENTRE)
    task_of(
        cast,
        title="Nhiệm vụ cũ",
        host=Organisation.objects.get(name=CENTRE),
        rating="excellent",
        accepted_on=moment("2023-05-05 08:00").date(),
    )
    item = concluded(cast, {FRUIT: 4, CENTRE: 4}, task=task_of(cast, title="Nhiệm vụ mới"))
    assert item.winner.host.name == CENTRE
    assert "5 năm" in item.tally["steps"][0]
    assert Task.objects.count() == 2


def test_lists_of_the_stage_show_the_selection_to_its_members(cast: Cast) -> None:
    item = voting(cast, selection_of(checked_call(cast, FRUIT)))
    seen = visible_to(cast.member(3)).filter(kind="selection")
    assert [line.number for line in seen] == [item.number]
    assert not visible_to(cast.host(FRUIT)).filter(kind="selection").exists()
