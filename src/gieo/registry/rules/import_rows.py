"""One line of a list as a task of the register: what it says, what could not be read, what is missing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.text import collapse, fold, nfc, query_terms
from gieo.registry.rules.bulletins import bare_name
from gieo.registry.rules.science_fields import science_fields_of

LONGEST = {"title": 500, "number": 60, "host_name": 250, "principal_name": 200, "result_owner": 250, "place": 120,
           "source": 200, "source_url": 500, "science_field": 60}  # fmt: skip
LISTS = frozenset({"other_numbers", "classification_codes"})
LONG_TEXTS = frozenset({"aims", "contents", "products", "results", "application"})
COMPARED = ("title", "aims", "contents", "products")
TELLING = 6  # with fewer different syllables a record says too little to be compared with
OF_COURSE = frozenset(
    query_terms("nghiên cứu ứng dụng xây dựng mô hình giải pháp và tại của cho trên địa bàn tỉnh huyện xã")
)
EARLIEST, LATEST = 1950, 2100
LEVELS = (
    ("national", ("quoc gia", "nha nuoc", "national")),
    ("ministerial", ("bo", "ministerial")),
    ("provincial", ("tinh", "thanh pho", "provincial")),
    ("grassroots", ("co so", "huyen", "grassroots")),
)
STATES = (
    ("stopped", ("dung", "khong dat", "cham dut", "stopped")),
    ("finished", ("nghiem thu", "ket thuc", "hoan thanh", "finished")),
    ("running", ("dang", "running")),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Described:
    """A line, read.

    Attributes:
        values: fields of the entry that the line fills.
        number: what the task is called in the list; empty where it has no number there.
        remarks: what could not be read and was left out.
        refusals: why the line cannot become a task.
    """

    values: Mapping[str, Any]
    number: str
    remarks: tuple[Refusal, ...] = ()
    refusals: tuple[Refusal, ...] = field(default=())


def read_row(row: Mapping[str, str]) -> Described:
    """Read one line, by the names of its columns."""
    said = {name: nfc(value).strip() for name, value in row.items() if value and value.strip()}
    remarks: list[Refusal] = []
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name in LISTS:
            values[name] = [collapse(each) for each in re.split(r"[;,\n]", value) if each.strip()]
        elif name in LONG_TEXTS:
            values[name] = value
        elif name in LONGEST and name not in {"number", "science_field"}:
            values[name] = _cut(name, bare_name(value) if name == "principal_name" else value, remarks)
    values.update(_years(said, remarks))
    values.update(_coded("level", LEVELS, said, remarks))
    values.update(_coded("state", STATES, said, remarks))
    if "science_field" in said:
        values["science_field"] = science_fields_of(said["science_field"])[0]
    if not any(letter.isalpha() for letter in values.get("title", "")):
        return Described(values, "", refusals=(Refusal(code="no_title", message=_("Không có tên nhiệm vụ.")),))
    values["is_weak"] = is_weak(values)
    return Described(values, _cut("number", said.get("number", ""), remarks), tuple(remarks))


def is_weak(values: Mapping[str, Any]) -> bool:
    """Whether a record says too little to be compared with: weak evidence."""
    said = query_terms(" ".join(str(values.get(part, "")) for part in COMPARED))
    return len(set(said) - OF_COURSE) < TELLING


def _cut(name: str, value: str, remarks: list[Refusal]) -> str:
    value, longest = collapse(value), LONGEST[name]
    if len(value) > longest:
        message = _("Quá dài, chỉ giữ %(longest)s ký tự đầu: “%(value)s…”.")
        remarks.append(
            Refusal(code="cut", message=message, params={"longest": longest, "value": value[:40]}, field=name)
        )
    return value[:longest]


def _years(said: Mapping[str, str], remarks: list[Refusal]) -> dict[str, int]:
    """One year, or the first and the last of a span: "2019", "2019-2021", "03/2019 đến 12/2021"."""
    found = [int(year) for name in ("year", "year_end") for year in _YEAR.findall(said.get(name, ""))]
    if not found:
        _unread("year", said, remarks)
        return {}
    first, last = min(found), max(found)
    if not EARLIEST <= first <= last <= LATEST:
        _unread("year", said, remarks)
        return {}
    return {"year": first} | ({"year_end": last} if last != first or said.get("year_end") else {})


def _coded(
    name: str, codes: Iterable[tuple[str, tuple[str, ...]]], said: Mapping[str, str], remarks: list[Refusal]
) -> dict[str, str]:
    words = f" {fold(said.get(name, ''))} "
    for code, names in codes:
        if any(f" {each} " in words for each in names):
            return {name: code}
    _unread(name, said, remarks)
    return {}


def _unread(name: str, said: Mapping[str, str], remarks: list[Refusal]) -> None:
    if name in said:
        message = _("Không hiểu “%(value)s”, để trống.")
        remarks.append(Refusal(code=f"unread_{name}", message=message, params={"value": said[name][:40]}, field=name))
