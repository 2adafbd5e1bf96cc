"""Lists of past tasks come in under numbers for life, line by line, and go out again without a trace."""

import io
import json
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gieo.environment import env
from gieo.identity.models import OrganisationKind, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import Refused
from gieo.overlap import keeping
from gieo.registry.models import RegisterEntry, RegisterImport, Task
from gieo.registry.reading import read_list
from gieo.registry.services.look_at_list import look_at_list
from gieo.registry.services.take_list_back import take_list_back
from gieo.registry.services.take_list_in import take_list_in
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import officer_of, province_of
from tests.orientation.parsing.versions import as_pdf, as_word
from tests.registry.rules.test_bulletins import IN_SENTENCES, UNDER_LABELS

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")
HEAD = ["TT", "Tên nhiệm vụ", "Mã số", "Cơ quan chủ trì", "Năm", "Mục tiêu"]
DRYING = [
    "1",
    "Sấy lạnh bảo quản hồng vành khuyên tại Văn Lãng",
    "ĐT-2019-01",
    "Viện Cơ điện",
    "2019-2021",
    "Giảm hao hụt",
]
CARP = ["2", "Nuôi cá chép giòn trong ao nước chảy vùng cao", "ĐT-2020-07", "Trạm Thủy sản", "2020", ""]


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr(env, "home", tmp_path)
    monkeypatch.setattr(keeping, "_of_database", {})


def as_xlsx(lines: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_docx(lines: list[list[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(lines), cols=len(lines[0]))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_csv(lines: list[list[str]]) -> bytes:
    return "\ufeff".encode() + "\n".join(";".join(line) for line in lines).encode()


def as_jsonl(lines: list[list[str]]) -> bytes:
    head, *rows = lines
    return "\n".join(json.dumps(dict(zip(head, row, strict=True)), ensure_ascii=False) for row in rows).encode()


def looked_at(lines: list[list[str]], source: str = "Danh mục 2021") -> RegisterImport:
    return look_at_list(
        content=as_xlsx(lines), name="danh-muc.xlsx", source=source, province=province_of("LS"), actor=SYSTEM, at=AT
    )


def taken_in(lines: list[list[str]]) -> RegisterImport:
    return take_list_in(taken=looked_at(lines), actor=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("name", "written"), [("a.xlsx", as_xlsx), ("a.csv", as_csv), ("a.jsonl", as_jsonl), ("a.docx", as_docx)]
)
def test_every_kind_of_list_says_the_same(name: str, written: Callable[[list[list[str]]], bytes]) -> None:
    above = [] if name.endswith("jsonl") else [["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "", "", "", "", ""]]
    rows = read_list(written([*above, HEAD, DRYING, CARP]), name)
    assert [row.cells["number"] for row in rows] == ["ĐT-2019-01", "ĐT-2020-07"]
    assert rows[0].cells["host_name"] == "Viện Cơ điện"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"x"),
        ("a.docx", b"x"),
        ("a.txt", "Không kể nhiệm vụ nào ở đây cả.".encode()),
        ("a.xlsx", b"x"),
        ("a.csv", b"\xff\xfe"),
        ("a.jsonl", b"[1]"),
        ("a.csv", b"A;B\n1;2"),
    ],
)
def test_what_is_no_list_of_tasks_is_refused_with_a_reason(name: str, content: bytes) -> None:
    with pytest.raises(Refused):
        read_list(content, name)


@pytest.mark.requirement("S-01")
def test_looking_enters_nothing_and_taking_in_enters_under_numbers_for_life() -> None:
    register_organisation(name="Viện Cơ điện", kind=OrganisationKind.SCIENCE_ORGANISATION, province=province_of("LS"))
    looked = looked_at([HEAD, DRYING, CARP, ["3", "", "ĐT-3", "", "", ""]])
    assert looked.counts == {"new": 2, "refused": 1}
    assert not RegisterEntry.objects.exists()
    taken = take_list_in(taken=looked, actor=SYSTEM, at=AT)
    drying = RegisterEntry.objects.get(other_numbers=["ĐT-2019-01"])
    assert (drying.number, drying.years, drying.source) == ("LS-SO-2019-0001", "2019–2021", "Danh mục 2021")
    assert str(drying.host) == "Viện Cơ điện"
    assert [line["outcome"] for line in taken.report] == ["new", "new", "refused"]
    with pytest.raises(Refused):
        take_list_in(taken=taken, actor=SYSTEM, at=AT)


def test_what_is_known_is_completed_never_doubled_and_differences_are_told() -> None:
    task = Task.objects.create(
        province=province_of("LS"), number="LS-NV-2020-0001", title=CARP[1], plan_year=2020, objectives="Của tỉnh"
    )
    taken_in([HEAD, [*DRYING[:5], ""]])
    again = taken_in([HEAD, [*DRYING[:3], "Trường Nông Lâm", *DRYING[4:]], CARP, ["3", CARP[1], "ĐT-9", "", "", ""]])
    assert RegisterEntry.objects.count() == 2
    outcomes = [(line["outcome"], line.get("fills")) for line in again.report]
    assert outcomes == [("completed", ["aims"]), ("completed", ["other_numbers"]), ("completed", ["other_numbers"])]
    assert "Trường Nông Lâm" in again.report[0]["remarks"][0]
    own = task.entry
    own.refresh_from_db()
    assert (own.title, own.aims, own.other_numbers) == (CARP[1], "Của tỉnh", ["ĐT-2020-07", "ĐT-9"])


def test_one_list_that_names_a_task_twice_enters_it_once() -> None:
    taken = taken_in([HEAD, DRYING, ["2", DRYING[1].upper(), "", "", "2019", ""]])
    assert taken.counts == {"new": 1, "known": 1}
    assert RegisterEntry.objects.count() == 1


def test_a_list_goes_out_as_it_came_the_last_one_first() -> None:
    first = taken_in([HEAD, [*DRYING[:5], ""]])
    second = taken_in([HEAD, DRYING, CARP])
    with pytest.raises(Refused) as refused:
        take_list_back(taken=first, actor=SYSTEM, at=AT)
    assert refused.value.codes == ("built_upon",)
    take_list_back(taken=second, actor=SYSTEM, at=AT)
    [left] = RegisterEntry.objects.all()
    assert (left.aims, left.other_numbers) == ("", ["ĐT-2019-01"])
    take_list_back(taken=first, actor=SYSTEM, at=AT)
    assert not RegisterEntry.objects.exists()
    with pytest.raises(Refused):
        take_list_back(taken=first, actor=SYSTEM, at=AT)


@pytest.mark.requirement("S-01")
def test_a_bulletin_in_prose_says_the_same_as_text_word_and_pdf_and_goes_out_again() -> None:
    rows = [HEAD[:4], ["1", "Nuôi ốc nhồi trong ao sen", "ĐT-9", "HTX Sen Việt"], ["2", *CARP[1:4]]]
    table = "\n".join("\t".join(row) for row in rows)
    text = "\n".join([*UNDER_LABELS, *IN_SENTENCES])
    taken = []
    for name, content in (
        ("ban-tin.txt", text.encode()),
        ("ban-tin.docx", as_word(f"{text}\n{table}")),
        ("ban-tin.pdf", as_pdf(f"{text}\n{table}")),
    ):
        looked = look_at_list(
            content=content, name=name, source="Bản tin 2021", province=province_of("LS"), actor=SYSTEM, at=AT
        )
        taken.append(take_list_in(taken=looked, actor=SYSTEM, at=AT))
    counts = [each.counts for each in taken]
    assert counts == [
        {"new": 4, "refused": 1},
        {"known": 4, "new": 1, "completed": 1, "refused": 1},  # the table names another task, and a number of a known
        {"known": 6, "refused": 1},
    ]
    told = [line["told"] for line in taken[0].report if "vải thiều" in line["title"]]
    assert told == ["Trung tâm Ứng dụng KH&CN tỉnh; Hoàng Thị Dung; 2018–2020; 01 quy trình bảo quản và 02 bài báo"]
    lychee = RegisterEntry.objects.get(title__contains="vải thiều")
    assert (lychee.years, lychee.principal_name, lychee.products) == (
        "2018–2020", "Hoàng Thị Dung", "01 quy trình bảo quản và 02 bài báo",
    )  # fmt: skip
    for each in reversed(taken):
        take_list_back(taken=each, actor=SYSTEM, at=AT)
    assert not RegisterEntry.objects.exists()


@pytest.mark.web
def test_an_officer_looks_takes_in_and_takes_back_in_the_browser() -> None:
    province = province_of("LS")
    officer, stranger = Client(), Client()
    officer.force_login(User.objects.get(pk=officer_of(province).user))
    stranger.force_login(User.objects.get(pk=officer_of(province_of("BG")).user))
    here = "/lam-viec/so-nhiem-vu"
    upload = lambda: SimpleUploadedFile("ds.csv", as_csv([HEAD, DRYING, CARP]))  # noqa: E731
    nameless = officer.post(here, {"source": " ", "file": upload()})
    assert nameless.status_code == 409
    assert officer.post(here, {"source": "Danh mục"}).status_code == 422
    came = officer.post(here, {"source": "Danh mục 2021", "file": upload()})
    assert came.status_code == 302
    report = came["Location"]
    assert DRYING[1] in officer.get(report).content.decode()
    assert officer.get(f"{report}?loai=new").status_code == 200
    for path in ("", "/nhap", "/rut-lai"):
        assert stranger.post(report + path).status_code == 404, path
    anybody, asked = Client(), {"title": "Bảo quản hồng vành khuyên bằng sấy lạnh"}
    assert DRYING[1] not in anybody.post("/kiem-tra-trung-lap", asked).content.decode()
    assert officer.post(f"{report}/nhap").status_code == 302
    assert DRYING[1] in anybody.post("/kiem-tra-trung-lap", asked).content.decode(), "the next request finds it"
    assert RegisterEntry.objects.count() == 2
    assert officer.post(f"{report}/nhap").status_code == 409
    assert officer.post(f"{report}/rut-lai").status_code == 302
    assert RegisterEntry.objects.count() == 0
    assert "Danh mục 2021" in officer.get(here).content.decode()


def test_the_list_of_imports_asks_as_much_for_three_as_for_one() -> None:
    province = province_of("LS")
    officer = Client()
    officer.force_login(User.objects.get(pk=officer_of(province).user))
    counted = []
    for at in range(3):
        looked_at([HEAD, DRYING], source=f"Danh mục {at}")
        if at in {0, 2}:
            counted.append(queries_of(lambda: officer.get("/lam-viec/so-nhiem-vu")))
    assert counted[0] == counted[1]
