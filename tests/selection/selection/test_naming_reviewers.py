"""Reviewers named on one page: by hand, as computed, by workbook; every way meets the same conflicts."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gieo.councils.models import Membership, NamedReviewer
from gieo.councils.reviewer_workbook import ANSWER, FIRST_ROW, KEY
from gieo.councils.reviewing import reviewing_page
from gieo.dossiers import docket
from gieo.identity.models import Appointment, Organisation
from gieo.kernel.actors import Role
from gieo.selection.models import Selection
from gieo.selection.selection.procedure import SELECTION_PROCEDURE as PROCEDURE
from tests.councils.test_load import limited
from tests.counting import queries_of
from tests.selection.cast import Cast, browser, checked_call
from tests.selection.cast_council import founding, selection_of
from tests.selection.cast_term import CENTRE, FOUNDED, FRUIT, SENT, founded
from tests.selection.selection.test_review_preferences import THIRD, again, spoken, wish

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def late(db: None) -> Cast:
    """People of Bắc Ninh, a year later to the weekday."""
    return Cast("BN", later=timedelta(weeks=52))


def page_of(item: Selection) -> str:
    return f"/lam-viec/hoi-dong/{item.number}/phan-bien"


def plain(item: Selection) -> list[int]:
    return [each.pk for each in Membership.objects.filter(council=item.council, seat="member").order_by("pk")]


def officer(cast: Cast) -> Client:
    return browser(cast.of(Role.SCIENCE_OFFICER))


def named_now(item: Selection) -> set[tuple[str, int]]:
    return set(NamedReviewer.objects.values_list("number", "membership"))


def works_at(cast: Cast, number: int, host: str) -> None:
    """A conflict that is known only now."""
    body = Organisation.objects.get(name=host)
    Appointment.objects.create(
        person=cast.expert(number), province=cast.province, role=Role.PROPOSER, organisation=body
    )


def chosen_on(page) -> list[str]:
    return [each.key for dossier in page.dossiers for each in dossier.candidacies if each.is_named]


def ticked(item: Selection, *pairs: tuple[int, int]) -> list[str]:
    members = plain(item)
    return [f"{item.applications[dossier].number}:{members[place]}" for dossier, place in pairs]


def test_whoever_names_sees_preference_fit_load_and_conflicts_and_names(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    member, _client = spoken(late, item, 3)
    wish(late, item, member, "eager", "rather_not")
    works_at(late, 4, FRUIT)
    client, members = officer(late), plain(item)
    shown = client.get(page_of(item))
    assert shown.status_code == 200
    page, said = shown.context["page"], shown.content.decode()
    assert [each.number for each in page.dossiers] == [each.number for each in item.applications]
    rows = {each.reviewer.member: each for each in page.dossiers[0].candidacies}
    assert (rows[members[0]].wish, rows[members[2]].wish) == ("Rất muốn", "")
    assert "Rất muốn" in said
    assert rows[members[1]].reviewer.why_not
    assert [each.reviewer.member for each in page.dossiers[0].candidacies][-1] == members[1], "who may not stands last"
    assert page.silent == ["Chuyên gia 5", "Chuyên gia 6"]
    short = ticked(item, (0, 0), (0, 2), (1, 2))
    assert client.post(page_of(item), {"phan-bien": short}).status_code == 409
    barred = ticked(item, (0, 0), (0, 1), (1, 2), (1, 3))
    refused = client.post(page_of(item), {"phan-bien": barred})
    assert refused.status_code == 409
    assert "Không làm phản biện được: Chuyên gia 4" in refused.content.decode()
    assert not NamedReviewer.objects.exists()
    good = ticked(item, (0, 0), (0, 2), (1, 2), (1, 3))
    assert client.post(page_of(item), {"phan-bien": [*good, "BN-HS-1-1:7", "x", ":"]}).status_code == 302
    assert sorted(f"{number}:{pk}" for number, pk in named_now(item)) == sorted(good)
    assert sorted(chosen_on(client.get(page_of(item)).context["page"])) == sorted(good)


def test_the_proposal_is_computed_from_preference_and_load_explained_and_taken_over(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    for number, wishes in ((3, ("eager", "rather_not")), (4, ("rather_not", "eager")), (5, ("able", "able"))):
        member, _client = spoken(late, item, number)
        wish(late, item, member, *wishes)
    works_at(late, 6, CENTRE)
    client = officer(late)
    assert chosen_on(client.get(page_of(item)).context["page"]) == []
    page = client.get(f"{page_of(item)}?de-xuat=1").context["page"]
    assert page.is_proposed
    assert sorted(chosen_on(page)) == sorted(ticked(item, (0, 0), (0, 2), (1, 1), (1, 2)))
    because = {each.key: each.because for dossier in page.dossiers for each in dossier.candidacies if each.is_named}
    assert because[ticked(item, (0, 0))[0]] == "phù hợp 0%, rất muốn, 0 hồ sơ khác trong năm"
    assert because[ticked(item, (0, 2))[0]].endswith("được, 0 hồ sơ khác trong năm, thêm 1 hồ sơ của lần xét này")
    assert not NamedReviewer.objects.exists(), "nobody is named by a proposal"
    assert client.post(page_of(item), {"phan-bien": chosen_on(page)}).status_code == 302
    assert NamedReviewer.objects.count() == 4
    works_at(late, 3, FRUIT)
    works_at(late, 4, FRUIT)
    page = client.get(f"{page_of(item)}?de-xuat=1").context["page"]
    assert page.no_proposal, "one member is left"
    assert len(chosen_on(page)) == 4, "who was named stays on the page"


def test_who_has_enough_dossiers_this_year_is_not_proposed(late: Cast, at, monkeypatch) -> None:
    item = founded(late)
    at(late.time(SENT))
    limited(monkeypatch, 0)
    page = officer(late).get(f"{page_of(item)}?de-xuat=1").context["page"]
    assert page.no_proposal
    assert {each.reviewer.why_not for each in page.dossiers[0].candidacies} == {"Đã được cử đủ số hồ sơ trong năm"}


def test_only_those_who_name_reviewers_find_the_page(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    addresses = (page_of(item), f"{page_of(item)}/bang-tinh.xlsx")
    for actor in (late.member(0), late.member(2), late.member(3), late.host(FRUIT), late.of(Role.DIRECTOR)):
        for address in addresses:
            assert browser(actor).get(address).status_code == 404
        for act in ("", "/nhap", "/hoi"):
            assert browser(actor).post(f"{page_of(item)}{act}").status_code == 404
    secretary, client = spoken(late, item, 2)
    assert secretary.name
    assert client.get(page_of(item)).status_code == 200, "the scientific secretary, once clear of conflicts"
    assert "không thấy" in client.get(page_of(item)).content.decode()
    works_at(late, 2, FRUIT)
    docket.record(again(item))
    assert client.get(page_of(item)).status_code == 404
    for state in ("papers_sent", "sitting"):
        Selection.objects.filter(pk=item.pk).update(state=state, papers_sent_at=late.time(SENT))
    assert officer(late).get(page_of(item)).status_code == 404


def test_a_council_with_seated_reviewers_has_no_such_page(late: Cast, at) -> None:
    item = selection_of(checked_call(late, FRUIT, CENTRE))
    assert officer(late).get(page_of(item)).status_code == 404
    item = late.do(item, "found_council", late.of(Role.CHAIRMAN), FOUNDED, founding(late))
    at(late.time(SENT))
    assert officer(late).get(page_of(item)).status_code == 404


def test_the_page_costs_the_same_for_one_dossier_and_for_three(late: Cast, at) -> None:
    at(late.time(SENT))
    asked = []
    for hosts in ((FRUIT,), (FRUIT, CENTRE, THIRD)):
        item, client = founded(late, *hosts), officer(late)
        client.get(page_of(item))
        asked.append(queries_of(lambda client=client, item=item: client.get(page_of(item))))
        assert len(reviewing_page(PROCEDURE, again(item), late.of(Role.SCIENCE_OFFICER)).dossiers) == len(hosts)
    assert asked[0] == asked[1]


# ---------------------------------------------------------------- the workbook


def filled(content: bytes, *lines: tuple[int, str], change=None) -> SimpleUploadedFile:
    """The workbook with answers, by place among the rows of pairs."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for place, words in lines:
        sheet.cell(FIRST_ROW + 1 + place, ANSWER + 1).value = words
    if change:
        change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("phan-bien.xlsx", stream.getvalue())


def test_the_workbook_names_reviewers_and_a_planted_conflict_is_refused_with_its_reason(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    member, _client = spoken(late, item, 3)
    wish(late, item, member, "eager")
    works_at(late, 4, FRUIT)
    client = officer(late)
    content = client.get(f"{page_of(item)}/bang-tinh.xlsx").content
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=FIRST_ROW + 1, values_only=True))
    assert len(rows) == 2 * 4, "every dossier beside every plain member"
    assert rows[0][5] == "Rất muốn"
    assert rows[1][7], "the conflict stands beside the name"
    # rows: dossier 1 with members 0–3, dossier 2 with members 0–3; member 1 may not review
    upload = filled(content, (0, "x"), (1, "x"), (2, "X"), (6, "x"), (7, "có"))
    answer = client.post(f"{page_of(item)}/nhap", {"file": upload})
    assert answer.status_code == 200
    reports = answer.context["reports"]
    assert [(each.line, [fault.code for fault in each.faults]) for each in reports] == [
        (5, []), (6, ["cannot_review"]), (7, []), (11, []), (12, ["no_such_answer"]),
    ]  # fmt: skip
    assert "Không làm phản biện được: Chuyên gia 4" in answer.content.decode()
    assert sorted(chosen_on(answer.context["page"])) == sorted(ticked(item, (0, 0), (0, 2), (1, 2)))
    assert not NamedReviewer.objects.exists(), "nobody is named by an upload"
    assert client.post(page_of(item), {"phan-bien": chosen_on(answer.context["page"])}).status_code == 409
    assert not NamedReviewer.objects.exists(), "and nobody while a dossier is short"
    mended = [*chosen_on(answer.context["page"]), *ticked(item, (1, 3))]
    assert client.post(page_of(item), {"phan-bien": mended}).status_code == 302
    assert sorted(f"{number}:{pk}" for number, pk in named_now(item)) == sorted(mended)
    again_there = client.get(f"{page_of(item)}/bang-tinh.xlsx").content
    marked = [
        row[ANSWER]
        for row in load_workbook(io.BytesIO(again_there)).worksheets[0].iter_rows(min_row=5, values_only=True)
    ]
    assert marked == ["x", None, "x", None, None, None, "x", "x"]
    whole = client.post(f"{page_of(item)}/nhap", {"file": filled(again_there)})
    assert sorted(chosen_on(whole.context["page"])) == sorted(mended), "as it came it names whom it named"


def test_rows_of_other_workbooks_and_rows_said_twice_are_refused(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    client = officer(late)
    content = client.get(f"{page_of(item)}/bang-tinh.xlsx").content

    def change(sheet) -> None:
        sheet.cell(FIRST_ROW + 2, KEY + 1).value = sheet.cell(FIRST_ROW + 1, KEY + 1).value
        sheet.cell(FIRST_ROW + 3, KEY + 1).value = f"{item.applications[0].number}:{10**9}"
        sheet.cell(FIRST_ROW + 4, KEY + 1).value = "=1+1"

    answer = client.post(
        f"{page_of(item)}/nhap", {"file": filled(content, *((at, "x") for at in range(4)), change=change)}
    )
    codes = [[fault.code for fault in each.faults] for each in answer.context["reports"]]
    assert codes == [[], ["twice"], ["no_such_row"], ["no_such_row"]]
    other = founded(late, CENTRE, THIRD)
    refused = client.post(f"{page_of(other)}/nhap", {"file": filled(content, (0, "x"))})
    assert refused.status_code == 422
    assert "không phải bảng cử phản biện" in refused.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("phan-bien.xlsx", b"MZ\x90\x00 not a workbook"),
        ("phan-bien.xlsx", b""),
        ("phan-bien.csv", b"a;b"),
        ("phan-bien.xlsx", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"),
    ],
)
def test_what_is_no_workbook_is_refused_at_the_door(late: Cast, at, name: str, content: bytes) -> None:
    item = founded(late)
    at(late.time(SENT))
    upload = SimpleUploadedFile(name, content)
    assert officer(late).post(f"{page_of(item)}/nhap", {"file": upload}).status_code == 422
    assert officer(late).post(f"{page_of(item)}/nhap").status_code == 422


def test_no_cell_is_a_formula(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SENT))
    person = late.expert(3)
    person.full_name = '=HYPERLINK("http://x";"y")'
    person.save(update_fields=["full_name"])
    book = load_workbook(io.BytesIO(officer(late).get(f"{page_of(item)}/bang-tinh.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
