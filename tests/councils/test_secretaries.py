"""Administrative secretaries: named, pledged, barred by what links them, and what they may do for the council."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from gieo.core.trail import history_of
from gieo.councils.bench import bench_of
from gieo.councils.models import SuspicionReview, Verdict
from gieo.councils.sections import MinutesPart
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.services.write_minutes import may_write, write_minutes
from gieo.councils.sitting.facts import AssignFacts, PapersFacts, SittingFacts
from gieo.councils.sitting.record import minutes_parts
from gieo.councils.sitting.shown import council_checks, council_notices, people_to_help
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.official import paper_of
from gieo.dossiers.policies import Side, side_of
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.rulebooks import library
from tests.conftest import moment
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.leaks import canary, everything, files_are_there
from tests.councils.secretaries import secretary
from tests.councils.test_pages import founding, person_as_expert
from tests.councils.test_sitting import codes_of
from tests.factories import person_in

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def helped(chamber, item, *helpers: Person):
    """Founded with people who help the council without being members; one who is named alone gets company."""
    named = helpers if len(helpers) > 1 else (*helpers, secretary(chamber.province, 1))
    return named_alone(chamber, item, *named)


def named_alone(chamber, item, *helpers: Person):
    """Founded with these secretaries and no others."""
    named = tuple(Picked(id=person.pk, name=person.full_name) for person in helpers)
    facts = chamber.founding(secretaries=named)
    return act(item, "found_council", actor=chamber.director, at=chamber.start, facts=facts).subject


def clerk_of_money(chamber, name: str = "Kế toán Thư", body=None) -> Person:
    return person_in(Role.FINANCE_OFFICER, chamber.province, name=name, email=f"{len(name)}.thu@gieo.test", body=body)


@pytest.mark.requirement("CT-2-2b", "P-12")
def test_an_administrative_secretary_keeps_the_desk_without_being_a_member(chamber):
    helper = clerk_of_money(chamber)
    item = helped(chamber, chamber.determination(), helper)
    other = secretary(chamber.province, 1)
    assert item.council.secretaries == [
        {"user": helper.user_id, "name": "Kế toán Thư"},
        {"user": other.user_id, "name": "Thư ký hành chính 1"},
    ]
    assert helper.pk not in {sitter.membership.person_id for sitter in bench_of(item).sitters}
    facts = PapersFacts(sitting_at=chamber.sitting_at, place="Phòng họp", papers="Phiếu")
    at = chamber.start + timedelta(days=1)
    item = act(item, "send_papers", actor=chamber.officer, at=at, facts=facts).subject
    for person in chamber.people:
        item = chamber.declare(item, person)
    present = SittingFacts(present=chamber.members(item))
    other = clerk_of_money(chamber, "Kế toán Khác")
    assert codes_of(
        lambda: act(item, "open_sitting", actor=chamber.actor(other), at=chamber.sitting_at, facts=present)
    ) == ("not_yours",)
    assert codes_of(
        lambda: act(item, "open_sitting", actor=chamber.actor(helper), at=chamber.sitting_at, facts=present)
    ) == ("not_yours",)
    pledge_confidentiality(item=item, actor=chamber.actor(helper), at=at)
    item = act(item, "open_sitting", actor=chamber.actor(helper), at=chamber.sitting_at, facts=present).subject
    assert may_write(item, chamber.actor(helper))
    assert not may_write(item, chamber.actor(other))
    assert side_of(item, chamber.actor(helper)) is Side.BENCH
    kind = kind_of(item)
    (decision,) = [entry for entry in history_of(item) if entry.name == "found_council"]
    told = str(paper_of(kind.papers["council_decision"], item, decision)["parts"])
    both = "Kế toán Thư; Thư ký hành chính 1"
    assert f"Thư ký hành chính giúp việc hội đồng, không phải là thành viên: {both}." in told
    assert "['Thư ký hành chính', 'Kế toán Thư, Thư ký hành chính 1']" in str(minutes_parts(PROCEDURE, item, {}))


def test_nobody_helps_a_council_as_its_member_or_from_the_proposing_body_or_as_a_third(chamber):
    body = cooperative(chamber.province)
    item = chamber.determination(body=body)
    assert codes_of(lambda: helped(chamber, item, chamber.people[0])) == ("secretaries_wrong",)
    three = [clerk_of_money(chamber, f"Kế toán {'x' * at}") for at in (1, 2, 3)]
    assert codes_of(lambda: helped(chamber, item, *three)) == ("secretaries_wrong",)
    insider = clerk_of_money(chamber, "Người của hợp tác xã", body)
    assert codes_of(lambda: helped(chamber, item, insider)) == ("excluded_from_council",)
    assert helped(chamber, item, *three[:2]).state == "founded"


def called_with(chamber, helper: Person):
    """A determination council that was called, with somebody to help it."""
    item = helped(chamber, chamber.determination(body=cooperative(chamber.province)), helper)
    facts = PapersFacts(sitting_at=chamber.sitting_at, place="Phòng họp", papers="Phiếu")
    return act(item, "send_papers", actor=chamber.officer, at=chamber.start + timedelta(days=1), facts=facts).subject


@pytest.mark.requirement("X-14", "P-12")
def test_a_secretary_reads_nothing_of_the_council_before_the_pledge(chamber):
    helper = clerk_of_money(chamber)
    item = called_with(chamber, helper)
    client, page = browser(chamber.actor(helper)), reverse("dossiers:dossier", args=[item.number])
    day = reverse("councils:day", args=[item.number])
    assert client.get(page).status_code == 404
    assert client.get(day).status_code == 404
    asked = client.get(reverse("councils:member", args=[item.number])).content.decode()
    assert "Tôi cam kết" in asked
    assert [key in asked for key in ("ND08-2014:35", "ND267-2025:12.5")] == [True, False], "the law of the dossier"
    assert [(each.label, each.met, each.detail) for each in council_checks(PROCEDURE, item)][1] == (
        "Thư ký hành chính đã cam kết bảo mật", False, "0/2"
    )  # fmt: skip
    for _twice in range(2):
        assert client.post(reverse("councils:pledge", args=[item.number])).status_code == 302
    pledged, silent = type(item).objects.get(pk=item.pk).council.secretaries
    assert pledged["pledged_at"]
    assert "pledged_at" not in silent
    assert "Mở sau khi" not in client.get(page).content.decode()
    assert client.get(day).status_code == 200
    assert client.get(reverse("councils:member", args=[item.number])).status_code == 404
    stranger = chamber.actor(clerk_of_money(chamber, "Kế toán Khác"))
    assert codes_of(lambda: pledge_confidentiality(item=item, actor=stranger, at=chamber.start)) == ("not_a_member",)


@pytest.mark.web
@pytest.mark.requirement("X-14")
def test_before_the_pledge_no_page_paper_search_or_export_says_what_was_written(chamber, settings, tmp_path, at):
    at("2024-06-13 09:00")
    settings.MEDIA_ROOT = str(tmp_path)
    helper, written = clerk_of_money(chamber), canary("thuykin")
    item = called_with(chamber, helper)
    files_are_there()
    write_minutes(
        item=item, section=MinutesPart.DISCUSSION, words=written, base=0, actor=chamber.officer, at=chamber.start
    )
    numbers = [item.number, item.proposal.number]
    assert everything(chamber.actor(helper), numbers).saying(written) == []
    pledge_confidentiality(item=item, actor=chamber.actor(helper), at=chamber.start)
    assert everything(chamber.actor(helper), numbers).saying(written), "the reader does read"


@pytest.mark.requirement("X-14")
def test_an_officer_who_is_named_secretary_pledges_before_writing(chamber):
    officer = Person.objects.get(user=chamber.officer.user)
    item = called_with(chamber, officer)
    assert not may_write(item, chamber.officer)
    pledge_confidentiality(item=item, actor=chamber.officer, at=chamber.start)
    assert may_write(item, chamber.officer)


@pytest.mark.requirement("X-14")
def test_a_conflict_that_comes_up_later_takes_the_desk_from_a_secretary(chamber):
    helper = clerk_of_money(chamber)
    item = called_with(chamber, helper)
    pledge_confidentiality(item=item, actor=chamber.actor(helper), at=chamber.start)
    assert may_write(item, chamber.actor(helper))
    body = Organisation.objects.get(name="Hợp tác xã Hồi Vân")
    Appointment.objects.filter(person=helper).update(organisation=body)
    item = type(item).objects.get(pk=item.pk)
    assert not may_write(item, chamber.actor(helper))
    said = {each.label: (each.met, each.detail) for each in council_checks(PROCEDURE, item)}
    assert said["Thư ký hành chính không có xung đột lợi ích"] == (False, "1/2")
    page = browser(chamber.actor(helper)).get(reverse("dossiers:dossier", args=[item.number])).content.decode()
    assert "thư ký hành chính có xung đột lợi ích" in page


@pytest.mark.requirement("X-14")
def test_a_confirmed_suspicion_keeps_a_secretary_out_when_named_and_later(chamber):
    helper, item = clerk_of_money(chamber), chamber.determination()
    other = clerk_of_money(chamber, "Kế toán Khác")
    said = {"kind": "same_mail", "cause": "@x", "verdict": Verdict.CONFIRMED, "words": "Cùng phòng", "by_name": "A"}
    SuspicionReview.objects.create(entry=entry_of(item), person=helper, at=chamber.start, **said)
    assert codes_of(lambda: helped(chamber, item, helper)) == ("excluded_from_council",)
    assert helper.pk not in dict(people_to_help(PROCEDURE, item))
    item = helped(chamber, item, other)
    pledge_confidentiality(item=item, actor=chamber.actor(other), at=chamber.start)
    SuspicionReview.objects.create(entry=entry_of(item), person=other, at=chamber.start, **said)
    assert not may_write(type(item).objects.get(pk=item.pk), chamber.actor(other))


# ---------------------------------------------------------------- how many


def named_of(item) -> tuple[bool, str, tuple[str, ...]]:
    """What the page of a dossier says of how many there are."""
    first = council_checks(PROCEDURE, item)[0]
    assert first.label == "Thư ký hành chính đã được cử"
    return first.met, first.detail, first.basis


@pytest.mark.requirement("CT-2-2b")
def test_the_law_of_2013_lets_no_council_be_founded_with_too_few(chamber):
    item = chamber.determination()
    for helpers, said in (((), "Mới cử 0 trên 2"), ((clerk_of_money(chamber),), "Mới cử 1 trên 2")):
        with pytest.raises(Refused) as caught:
            named_alone(chamber, item, *helpers)
        (refusal,) = caught.value.refusals
        assert (refusal.code, refusal.basis, refusal.field) == (
            "too_few_secretaries", ("TT06-2023:11.7",), "secretaries"
        )  # fmt: skip
        assert said in str(refusal)
    twice = [clerk_of_money(chamber)] * 2
    assert codes_of(lambda: named_alone(chamber, item, *twice)) == ("too_few_secretaries",), "one person counts once"
    founded = named_alone(chamber, item, clerk_of_money(chamber), secretary(chamber.province, 1))
    assert named_of(founded) == (True, "2/2", ("TT06-2023:11.7",))


@pytest.mark.requirement("CT-2-2b")
def test_a_council_founded_with_fewer_before_takes_no_further_dossier(chamber):
    """Of several dossiers one council: it sits on what it has."""
    first, further = chamber.founded(chamber.determination()), chamber.determination()
    council = first.council
    council.secretaries = council.secretaries[:1]
    council.save(update_fields=["secretaries"])
    facts = AssignFacts(council=Picked(id=council.pk, name=council.title))
    assigning = {"actor": chamber.officer, "at": chamber.start, "facts": facts}
    with pytest.raises(Refused) as caught:
        act(further, "assign_council", **assigning)
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.basis, refusal.field) == ("too_few_secretaries", ("TT06-2023:11.7",), "council")
    assert "1 trên 2" in str(refusal)
    page = browser(chamber.officer).get(f"{further.get_absolute_url()}/viec/assign_council").content.decode()
    assert "Hội đồng chưa có đủ 2 thư ký hành chính không nhận thêm hồ sơ." in page
    council.secretaries = [{"user": each.user_id, "name": each.full_name} for each in (
        clerk_of_money(chamber), secretary(chamber.province, 1)
    )]  # fmt: skip
    council.save(update_fields=["secretaries"])
    assert act(further, "assign_council", **assigning).subject.council == council


def test_where_the_figure_is_borrowed_a_council_with_fewer_takes_a_further_dossier():
    chamber = Chamber(code="BN", start=moment("2026-06-08 08:00"))
    first = named_alone(chamber, chamber.determination(), clerk_of_money(chamber))
    facts = AssignFacts(council=Picked(id=first.council.pk, name=""))
    taken = act(chamber.determination(), "assign_council", actor=chamber.officer, at=chamber.start, facts=facts).subject
    assert named_of(taken)[0] is False


def test_too_few_secretaries_are_told_with_every_other_reason(chamber):
    item = chamber.determination(body=cooperative(chamber.province))
    insider = clerk_of_money(chamber, "Người của hợp tác xã", Organisation.objects.get(name="Hợp tác xã Hồi Vân"))
    facts = chamber.founding(chamber.people[:6], secretaries=(Picked(id=insider.pk, name=insider.full_name),))
    said = codes_of(lambda: act(item, "found_council", actor=chamber.director, at=chamber.start, facts=facts))
    assert said == ("wrong_size", "too_few_secretaries", "excluded_from_council")


UNDER_2013 = (
    ("determination", 2, "TT06-2023:11.7", True),
    ("selection", 2, "TT20-2023:8.5", True),
    ("acceptance", 1, "TT11-2014:9", False),  # to be confirmed
    ("adjustment", 2, "GIEO-MACDINH:39", False),
)
UNDER_2025 = (
    ("determination", 2, "TT44-2026:12", False),
    ("selection", 1, "TT25-2026:5.2", False),
    ("acceptance", 1, "TT11-2014:9", False),
    ("adjustment", 1, "GIEO-MACDINH:39", False),
)


@pytest.mark.parametrize(
    ("family", "on", "figures"),
    [
        ("bac-giang", date(2025, 1, 6), UNDER_2013),
        ("lang-son", date(2025, 1, 6), UNDER_2013),
        ("binh-phuoc", date(2025, 1, 6), UNDER_2013),
        ("lang-son", date(2026, 1, 5), UNDER_2025),
        ("bac-ninh", date(2026, 1, 5), UNDER_2025),
    ],
)
def test_each_law_says_how_many_and_whether_that_binds(family, on, figures):
    councils = library.in_force(family, on=on).councils
    rules = {council: councils[council].administrative_secretaries for council, *_figure in figures}
    assert figures == tuple((council, rule.number, *rule.basis, rule.binds) for council, rule in rules.items())


@pytest.mark.requirement("CT-2-2b")
def test_where_the_figure_is_borrowed_fewer_are_shown_and_not_refused():
    chamber = Chamber(code="BN", start=moment("2026-06-08 08:00"))
    item = chamber.determination()
    (notice,) = council_notices(PROCEDURE, "found_council", item)
    assert (notice.refuses, notice.basis) == (False, ("TT44-2026:12",))
    assert "thiếu người vẫn thành lập được" in notice.text
    founded = named_alone(chamber, item, clerk_of_money(chamber))
    assert named_of(founded) == (False, "1/2", ("TT44-2026:12",))


@pytest.mark.web
def test_the_page_of_founding_says_it_before_the_click_and_other_acts_do_not(chamber):
    item = chamber.determination()
    for person in chamber.people:
        person_as_expert(chamber, person)
    director, page = browser(chamber.director), f"{item.get_absolute_url()}/viec"
    shown = director.get(f"{page}/found_council").content.decode()
    assert "Cử đủ 2 thư ký hành chính; thiếu người thì việc thành lập bị từ chối." in shown
    assert "TT06-2023:11.7" in shown
    assert "thư ký hành chính;" not in director.get(f"{page}/assign_council").content.decode()
    sent = director.post(f"{page}/found_council", founding(chamber) | {"secretaries": []})
    assert sent.status_code == 409
    assert "Mới cử 0 trên 2 thư ký hành chính." in sent.content.decode()
