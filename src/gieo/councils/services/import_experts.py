"""Experts come in from a spreadsheet: every row is tried first and says what would become of it."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from django.db import transaction
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gieo.councils.models import Expert
from gieo.councils.services.apply_for_bank import person_of
from gieo.councils.services.register_expert import BANK, only_officers, register_expert
from gieo.identity.models import Organisation, Person, Province
from gieo.identity.selectors import bodies_named
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

# Headings by their folded words; the first row of the sheet carries them in any order.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("ho va ten", "ho ten"),
    "email": ("thu dien tu", "email"),
    "phone": ("dien thoai", "so dien thoai"),
    "degree": ("hoc ham hoc vi", "hoc vi", "trinh do"),
    "speciality": ("chuyen mon", "chuyen nganh"),
    "keywords": ("tu khoa", "tu khoa chuyen mon"),
    "fields": ("linh vuc",),
    "main": ("linh vuc chuyen sau", "chuyen sau"),
    "employer": ("noi cong tac", "don vi cong tac", "co quan"),
    "place": ("dia ban", "noi o"),
    "consent": ("ngay dong y", "dong y ngay"),
}
NEEDED = ("name", "speciality", "consent")
TITLES = {"name": _("Họ và tên"), "speciality": _("Chuyên môn"), "consent": _("Ngày đồng ý")}
MOST_ROWS = 5000
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """What becomes of one row.

    Attributes:
        line: number in the sheet, as the spreadsheet program counts.
        name: of the person.
        verdict: ``new``, ``known`` (brought up to date) or ``fault``.
        faults: why the row cannot be taken over.
    """

    line: int
    name: str
    verdict: str
    faults: tuple[Refusal, ...] = ()


def import_experts(*, content: bytes, province: Province, actor: Actor, at: datetime, dry_run: bool) -> list[RowReport]:
    """Take over every row without a fault; rows with one are left out and reported.

    Args:
        content: of an .xlsx file; the first sheet is read.
        province: whose bank.
        actor: a science officer of the province.
        at: when.
        dry_run: only say what would become of each row.

    Raises:
        Refused: not an officer, no spreadsheet, or a heading is missing.
    """
    only_officers(actor, province.code)
    rows = list(_rows(content))
    fields = {
        text.fold(name): field.key for field in province.latest_rulebook.fields for name in (field.name, field.key)
    }
    bodies = bodies_named({_words(row, "employer") for _line, row in rows} - {""}, province.code)
    reports, seen = [], set[str]()
    with transaction.atomic():
        for line, row in rows:
            person, faults = _person(row, seen)
            wanted, more = _competence(row, fields, bodies)
            faults += more
            known = person is not None and Expert.objects.filter(province=province, person=person).exists()
            verdict = "fault" if faults else "known" if known else "new"
            reports.append(RowReport(line=line, name=_words(row, "name"), verdict=verdict, faults=tuple(faults)))
            if not faults and not dry_run:
                taken = person or Person.objects.create(
                    full_name=_words(row, "name"),
                    email=_words(row, "email").lower(),
                    phone=_words(row, "phone")[:30],
                    province=province,
                )
                register_expert(person=taken, province=province, actor=actor, at=at, **wanted)
    return reports


def _rows(content: bytes) -> Iterator[tuple[int, Row]]:
    """Rows that say anything, by the names of `HEADINGS`, with their line."""
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        message = _("Không đọc được tệp. Hãy lưu bảng tính ở dạng .xlsx.")
        raise Refused([Refusal(code="no_spreadsheet", message=message, field="file")]) from None
    rows = sheet.iter_rows(values_only=True)
    columns = _columns(next(rows, ()))
    for line, values in enumerate(rows, start=2):
        if line > MOST_ROWS + 1:
            message = _("Mỗi lần nhập tối đa %(most)s dòng.")
            raise Refused([Refusal(code="too_many_rows", message=message, params={"most": MOST_ROWS}, field="file")])
        row = {name: values[at] for name, at in columns.items() if at < len(values)}
        if any(value not in (None, "") for value in row.values()):
            yield line, row


def _columns(headings: tuple[Any, ...]) -> dict[str, int]:
    said = {" ".join(text.query_terms(str(heading or ""))): at for at, heading in enumerate(headings)}
    columns = {name: said[word] for name, words in HEADINGS.items() for word in words if word in said}
    missing = [TITLES[name] for name in NEEDED if name not in columns]
    if missing:
        message = _("Dòng đầu của bảng thiếu cột: %(columns)s.")
        params = {"columns": ", ".join(missing)}
        raise Refused([Refusal(code="no_heading", message=message, params=params, field="file")])
    return columns


def _person(row: Row, seen: set[str]) -> tuple[Person | None, list[Refusal]]:
    """Who the row is about, as far as known; a name alone that several bear is nobody's."""
    name, email = _words(row, "name"), _words(row, "email").lower()
    key = email or text.fold(name)
    if not name:
        return None, [Refusal(code="no_name", message=_("Thiếu họ và tên."), basis=BANK)]
    if key in seen:
        return None, [Refusal(code="twice", message=_("Người này có ở một dòng phía trên."), basis=BANK)]
    seen.add(key)
    if email:
        return person_of(email), []
    known = list(Person.objects.filter(full_name=name, expertise__isnull=False).distinct()[:2])
    if len(known) > 1:
        message = _("Nhiều chuyên gia cùng tên; ghi thư điện tử để phân biệt.")
        return None, [Refusal(code="ambiguous_name", message=message, basis=BANK)]
    return (known[0] if known else None), []


def _competence(
    row: Row, fields: Mapping[str, str], bodies: Mapping[str, Organisation]
) -> tuple[dict[str, Any], list[Refusal]]:
    faults = []
    employer = _words(row, "employer")
    codes, unknown = _fields(row, "fields", fields)
    main, strange = _fields(row, "main", fields)
    consented_on = _day(row.get("consent"))
    if not _words(row, "speciality"):
        faults.append(Refusal(code="no_speciality", message=_("Thiếu chuyên môn."), basis=BANK))
    if consented_on is None:
        message = _("Thiếu ngày đồng ý, hoặc không đọc được (ngày/tháng/năm).")
        faults.append(Refusal(code="no_consent", message=message, basis=BANK))
    if unknown := [*unknown, *strange]:
        message = _("Không có lĩnh vực: %(fields)s.")
        faults.append(Refusal(code="no_field", message=message, params={"fields": ", ".join(unknown)}, basis=BANK))
    if employer and employer not in bodies:
        message = _("Không rõ cơ quan “%(body)s”; ghi đúng tên trong danh mục tổ chức.")
        faults.append(Refusal(code="no_body", message=message, params={"body": employer}, basis=BANK))
    wanted = {
        "degree": _words(row, "degree")[:80],
        "speciality": _words(row, "speciality")[:300],
        "keywords": _words(row, "keywords")[:500],
        "place": _words(row, "place")[:200],
        "science_fields": codes,
        "main_fields": main,
        "employer": bodies.get(employer),
        "consented_on": consented_on,
    }
    return wanted, faults


def _fields(row: Row, name: str, fields: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Codes of the fields a cell names, and the words that name none."""
    named = [word for word in text.nfc(str(row.get(name) or "")).replace(",", ";").split(";") if word.strip()]
    codes = {text.collapse(word): fields.get(text.fold(text.collapse(word)), "") for word in named}
    return [code for code in codes.values() if code], [word for word, code in codes.items() if not code]


def _words(row: Row, name: str) -> str:
    return text.nfc(text.collapse(str(row.get(name) or "")))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.strptime(str(value or "").strip(), "%d/%m/%Y").date()  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return None
