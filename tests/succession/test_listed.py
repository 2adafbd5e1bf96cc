"""Communes as heirs: a list of the province comes in as a file, line by line, and everything has one holder on each date.

The list is an example that was made up; no official one was at hand.
"""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.duties.models import Duty
from gieo.files.services.receive_file import receive_file
from gieo.identity.models import Organisation, OrganisationCode, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import TransitionRefused
from gieo.registry.models import Task
from gieo.succession import invariants
from gieo.succession.act.facts import ListFacts, ReasonFacts
from gieo.succession.models import Succession
from tests.contracts.makers import browser
from tests.factories import province_of
from tests.succession.conftest import Office
from tests.succession.test_left_behind import AT, FIRST, LAST, TODAY, draft_of, ended

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("Q-14", "X-3")]

HEADINGS = ["Cơ quan kết thúc", "Cơ quan kế thừa", "Mã", "Danh mục mã", "Quyết định số"]
NEW_LIST, DECISION = "QĐ 19/2025/QĐ-TTg", "72/2025/QH15"
# Made up: no commune of these names and codes is meant.
EXAMPLE = (
    ["UBND huyện Lục Ngạn", "UBND xã Ví Dụ Một", "99001", NEW_LIST, DECISION],
    ["UBND huyện Lục Ngạn", "UBND xã Ví Dụ Hai", "99002", NEW_LIST, DECISION],
    ["UBND xã Không Có Ở Đây", "UBND xã Ví Dụ Hai", "99002", NEW_LIST, DECISION],
)


def csv_of(*rows: list[str], headings: list[str] = HEADINGS) -> bytes:
    return "\n".join(";".join(row) for row in (headings, *rows)).encode("utf-8-sig")


def workbook_of(*rows: list[str]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    for row in (HEADINGS, *rows):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(stream)
    return stream.getvalue()


def given(office: Office, content: bytes, name: str = "vi-du.csv") -> ListFacts:
    stored = receive_file(content=content, name=name, province=office.province, actor=office.typist, at=AT)
    return ListFacts(file=Kept(id=stored.pk, name=stored.name, sha256=stored.sha256))


def listed(office: Office, content: bytes, name: str = "vi-du.csv", change: str = "split") -> Succession:
    facts = given(office, content, name)
    named: Succession = act(draft_of(office, change), "name_listed", actor=office.typist, at=AT, facts=facts).subject
    return named


def verdicts(succession: Succession) -> list[tuple[int, str]]:
    return [(row["line"], row["verdict"]) for row in succession.lists.latest("pk").report]


def reasons(succession: Succession) -> dict[int, str]:
    return {row["line"]: row["reason"] for row in succession.lists.latest("pk").report}


@pytest.mark.parametrize(("content", "name"), [(csv_of(*EXAMPLE), "vi-du.csv"), (workbook_of(*EXAMPLE), "vi-du.xlsx")])
def test_a_district_goes_to_the_communes_of_a_list_and_everything_has_one_holder_on_each_date(
    office: Office, content: bytes, name: str
) -> None:
    ended(office)
    district = office.bodies["district"]
    owed = set(Duty.objects.filter(body=district, state="open").values_list("pk", flat=True))
    draft = listed(office, content, name)
    assert verdicts(draft) == [(2, "new"), (3, "new"), (4, "absent")]
    assert draft.lists.get().code_list == "new"
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft, at=AT)
    assert refused.value.codes == ("undirected",), "what goes to which of the two is for the typist to say"
    for claim in ("duties", "tasks", "orders", "seats", "files"):
        heir = "UBND xã Ví Dụ Hai" if claim == "duties" else "UBND xã Ví Dụ Một"
        office.direct(draft, claim, heir)
    done = office.do(draft, at=AT)
    for day in (date(2025, 1, 15), LAST, FIRST, TODAY, TODAY + timedelta(days=90)):
        assert list(invariants.faults(on=day, today=TODAY)) == [], day
    assert list(trail.faults()) == []
    first, second = (Organisation.objects.get(name=f"UBND xã Ví Dụ {which}") for which in ("Một", "Hai"))
    assert (first.kind, first.valid_from, first.province_id) == (OrganisationKind.COMMUNE, FIRST, "BG")
    assert [str(code) for code in first.codes.all()] == ["new:99001"], "the code is one of a list"
    assert first.codes.get().valid_from == FIRST
    assert Task.objects.get(number="ĐT-01").host == first
    assert set(Duty.objects.filter(body=second, state="open").values_list("pk", flat=True)) == owed
    assert not Organisation.objects.filter(name="UBND xã Không Có Ở Đây").exists()
    office.do(done, "reverse", at=AT + timedelta(hours=1), facts=ReasonFacts(reason="Nhập nhầm tệp"))
    assert not OrganisationCode.objects.filter(code__startswith="9900").exists()
    assert Task.objects.get(number="ĐT-01").host == district


def test_each_faulty_line_says_why_and_the_others_are_taken(office: Office) -> None:
    ended(office)
    taken = register_organisation(
        name="UBND xã Đã Có Mã", kind=OrganisationKind.COMMUNE, province=office.province, valid_from=FIRST
    )
    OrganisationCode.objects.create(organisation=taken, code_list="new", code="99009", valid_from=FIRST)
    district = "UBND huyện Lục Ngạn"
    draft = listed(
        office,
        csv_of(
            EXAMPLE[0],
            EXAMPLE[0],
            [district, "UBND xã Ba", "99003", NEW_LIST, "99/NQ-HĐND"],
            [district, "UBND xã Bốn", "99004", "Danh mục lạ", DECISION],
            [district, "UBND xã Năm", "9900A", NEW_LIST, DECISION],
            [district, "UBND xã Sáu", "99009", NEW_LIST, DECISION],
            [district, "UBND xã Bảy", "99001", NEW_LIST, DECISION],
            [district, "UBND xã Ví Dụ Một", "99008", NEW_LIST, DECISION],
            [district, "", "99010", NEW_LIST, DECISION],
            [district, "UBND xã Đã Có Mã", "99009", NEW_LIST, DECISION],
        ),
    )
    assert verdicts(draft) == [
        (2, "new"), (3, "known"), (4, "fault"), (5, "fault"), (6, "fault"), (7, "fault"), (8, "fault"), (9, "fault"),
        (10, "fault"), (11, "new"),
    ]  # fmt: skip
    said = reasons(draft)
    for line, words in {
        4: "quyết định ghi ở dòng khác quyết định này (72/2025/QH15)", 5: "không có danh mục mã này",
        6: "mã phải là số", 7: "mã đang là của UBND xã Đã Có Mã", 8: "mã đang là của UBND xã Ví Dụ Một",
        9: "dòng khác ghi cơ quan kế thừa này mã 99001", 10: "thiếu tên cơ quan hoặc mã",
    }.items():  # fmt: skip
        assert words in said[line], line
    parts = {(str(part.becomes), part.code) for part in draft.parts.all()}
    assert parts == {("UBND xã Ví Dụ Một", "99001"), ("UBND xã Đã Có Mã", "99009")}
    page = browser(office.typist).get(draft.get_absolute_url()).content.decode()
    assert "Danh sách vi-du.csv (đã nêu: 2, có rồi: 1, lỗi, bỏ qua: 7)" in page
    assert "mã đang là của UBND xã Đã Có Mã" in page


def test_the_same_list_again_adds_nothing_and_a_corrected_one_what_was_missing(office: Office) -> None:
    ended(office)
    draft = listed(office, csv_of(EXAMPLE[0], [*EXAMPLE[1][:4], "sai"]))
    again = act(draft, "name_listed", actor=office.typist, at=AT, facts=given(office, csv_of(*EXAMPLE))).subject
    assert verdicts(again) == [(2, "known"), (3, "new"), (4, "absent")]
    assert again.parts.count() == 2
    assert again.lists.count() == 2


@pytest.mark.parametrize(
    ("content", "name", "change", "code"),
    [
        (csv_of(EXAMPLE[0], headings=["Huyện", "Xã", "Mã", "Danh mục", "Nghị quyết"]), "a.csv", "split", "no_heading"),
        (csv_of(), "a.csv", "split", "no_lines"),
        ("Cơ quan kết thúc".encode("utf-16"), "a.csv", "split", "unreadable"),
        (csv_of(EXAMPLE[0]), "a.txt", "split", "no_list"),
        (csv_of(EXAMPLE[0]), "a.csv", "rename", "no_heirs"),
    ],
)
def test_what_is_no_list_of_heirs_is_refused(office: Office, content: bytes, name: str, change: str, code: str) -> None:
    with pytest.raises(TransitionRefused) as refused:
        listed(office, content, name, change)
    assert refused.value.codes == (code,)
    assert not Succession.objects.get().lists.exists()


def test_districts_of_a_province_that_ended_go_to_communes_of_the_one_that_took_over(office: Office) -> None:
    ended(office)
    gone, home = office.province, province_of("BN")
    gone.valid_to, gone.successor = LAST, home
    gone.save()
    done = office.do(listed(office, csv_of(EXAMPLE[0]), change="end"), at=AT)
    made = Organisation.objects.get(name="UBND xã Ví Dụ Một")
    assert made.province == home
    office.bodies["district"].refresh_from_db()
    assert office.bodies["district"].successor == made
    assert list(invariants.faults(on=TODAY, today=TODAY)) == []
    assert done.state == "carried_out"


def test_the_typist_hands_the_list_in_on_the_page(office: Office, settings: Any) -> None:
    ended(office)
    draft, client = draft_of(office, "split"), browser(office.typist)
    form = f"{draft.get_absolute_url()}/viec/name_listed"
    assert "Cơ quan kế thừa, Mã, Danh mục mã" in client.get(form).content.decode()
    sent = client.post(form, {"file": SimpleUploadedFile("vi-du.csv", csv_of(*EXAMPLE)), "key": "k1"})
    assert sent.status_code == 302
    assert draft.parts.count() == 2
