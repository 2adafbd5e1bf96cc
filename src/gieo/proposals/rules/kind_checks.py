"""What a filled answer of each kind must satisfy. Every check yields what is wrong; nothing is repaired silently."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.rulebooks.models import Column, FormField

_EMAIL = re.compile(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")
_PHONE = re.compile(r"^(?:\+?84|0)\d{8,10}$")
_PHONE_BREAKS = re.compile(r"[\s().\-]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:[.,]\d+)?$")
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


def of_text(field: FormField, value: Any) -> Iterator[Issue]:
    """Not longer than the field takes; longer than advised is only said."""
    length = len(str(value))
    if length > field.max_length:
        yield _issue(
            field,
            "too_long",
            _("%(label)s dài %(length)d ký tự, tối đa %(limit)d."),
            length=length,
            limit=field.max_length,
        )
    elif field.advice_length and length > field.advice_length:
        yield _issue(
            field,
            "longer_than_advised",
            _("%(label)s dài %(length)d ký tự; quá %(limit)d ký tự dễ vượt số trang cho phép."),
            weight=Weight.WARNING,
            length=length,
            limit=field.advice_length,
        )


def of_choice(field: FormField, value: Any) -> Iterator[Issue]:
    """One of the values of the form."""
    if value not in {option.value for option in field.options}:
        yield _issue(field, "not_a_choice", _("%(label)s: giá trị không có trong mẫu phiếu."))


def of_rows(field: FormField, value: Any) -> Iterator[Issue]:
    """Enough rows, each with its compulsory columns."""
    if len(value) < field.least_rows:
        yield _issue(field, "too_few_rows", _("%(label)s: cần ít nhất %(least)d dòng."), least=field.least_rows)
    for at, row in enumerate(value, start=1):
        for fault, column in _faults(field.columns, row):
            yield _issue(field, fault, _IN_ROW[fault], row=at, column=column.label)


def of_group(field: FormField, value: Any) -> Iterator[Issue]:
    """Every compulsory part filled, every part of its kind."""
    for fault, column in _faults(field.columns, value):
        yield _issue(field, fault, _IN_GROUP[fault], column=column.label)


def _faults(columns: Iterable[Column], parts: Mapping[str, Any]) -> Iterator[tuple[str, Column]]:
    """What is wrong with the parts of a row or a group: the code of the fault and the column."""
    for column in columns:
        text = str(parts.get(column.id) or "").strip()
        if not text:
            if column.required:
                yield "missing_part", column
        elif not _FITS.get(column.kind, _anything)(column, text):
            yield f"bad_{column.kind}", column


def _anything(_column: Column, _text: str) -> bool:
    return True


_FITS: Mapping[str, Callable[[Column, str], bool]] = {
    "choice": lambda column, text: text in {option.value for option in column.options},
    "date": lambda _column, text: year_in(text) is not None,
    "number": lambda _column, text: _NUMBER.match(text) is not None,
}
_IN_ROW = {
    "missing_part": _("%(label)s, dòng %(row)d: thiếu “%(column)s”."),
    "bad_choice": _("%(label)s, dòng %(row)d: “%(column)s” không có trong mẫu phiếu."),
    "bad_date": _("%(label)s, dòng %(row)d: “%(column)s” phải có năm, ví dụ 22/08/2018."),
    "bad_number": _("%(label)s, dòng %(row)d: “%(column)s” phải là con số."),
}
_IN_GROUP = {
    "missing_part": _("%(label)s: thiếu “%(column)s”."),
    "bad_choice": _("%(label)s: “%(column)s” không có trong mẫu phiếu."),
    "bad_date": _("%(label)s: “%(column)s” phải có năm, ví dụ 22/08/2018."),
    "bad_number": _("%(label)s: “%(column)s” phải là con số."),
}


def of_money(field: FormField, value: Any) -> Iterator[Issue]:
    """Whole, not negative, and something in total."""
    amounts = [amount for amount in value.values() if amount is not None]
    if not all(isinstance(amount, int) and amount >= 0 for amount in amounts):
        yield _issue(field, "bad_amount", _("%(label)s: mỗi nguồn là một số nguyên đồng, không âm."))
    elif not total_of(value):
        yield _issue(field, "no_amount", _("%(label)s: tổng kinh phí phải lớn hơn 0."))


def total_of(budget: Mapping[str, Any] | None) -> int:
    """The sum of the sources, in đồng."""
    return sum(amount for amount in (budget or {}).values() if isinstance(amount, int))


def of_duration(field: FormField, value: Any) -> Iterator[Issue]:
    """A positive number of months; start before end; the three agree (counting the last month or not)."""
    months, start, end = value.get("months"), _month(value.get("start")), _month(value.get("end"))
    if not isinstance(months, int) or months <= 0:
        yield _issue(field, "no_months", _("%(label)s: số tháng phải là số nguyên lớn hơn 0."))
    if start is None or end is None:
        yield _issue(field, "no_months_named", _("%(label)s: nêu tháng bắt đầu và tháng kết thúc (năm-tháng)."))
        return
    if end < start:
        yield _issue(field, "ends_before_it_starts", _("%(label)s: tháng kết thúc đứng trước tháng bắt đầu."))
    elif isinstance(months, int) and months > 0 and months not in {end - start, end - start + 1}:
        yield _issue(
            field,
            "months_disagree",
            _("%(label)s: từ tháng bắt đầu đến tháng kết thúc là %(counted)d tháng, phiếu ghi %(months)d tháng."),
            counted=end - start + 1,
            months=months,
        )


def of_contact(field: FormField, value: Any) -> Iterator[Issue]:
    """Compulsory parts, and an address and a number that can be reached."""
    yield from of_group(field, value)
    email, phone = str(value.get("email") or ""), str(value.get("phone") or "")
    if email and not _EMAIL.match(email.strip()):
        yield _issue(field, "bad_email", _("Thư điện tử “%(value)s” không đúng dạng ten@tenmien.vn."), value=email)
    if phone and not _PHONE.match(_PHONE_BREAKS.sub("", phone)):
        yield _issue(
            field, "bad_phone", _("Số điện thoại “%(value)s” không đúng: cần 9-11 chữ số, bắt đầu bằng 0."), value=phone
        )


def year_in(text: str) -> int | None:
    """The year somebody wrote, in whatever form of date."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _month(text: Any) -> int | None:
    """The month as a running number, from "2025-03"."""
    found = _MONTH.match(str(text or ""))
    return int(found[1]) * 12 + int(found[2]) if found else None


def _issue(field: FormField, code: str, message: str, *, weight: Weight = Weight.ERROR, **params: Any) -> Issue:
    return Issue(
        code=code,
        field=field.id,
        message=message,
        weight=weight,
        params={"label": field.label, **params},
        basis=field.basis,
    )
