"""From a form and what was filled in to an official paper: each item under its number, nothing silently blank."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from gieo.kernel.money import group_digits, vnd_in_words
from gieo.officialdocs.forms.model import Certainty, FieldRole, FormField, OfficialForm, Required
from gieo.officialdocs.forms.options import options_of
from gieo.officialdocs.official_paper import (
    Article,
    Cell,
    Entry,
    OfficialPaper,
    Paragraph,
    Part,
    Signer,
    Table,
)
from gieo.officialdocs.wording import DOTS, missing, written_figure

Values = Mapping[str, Any]  # by the number of the item: a text, a number, a list of them, a record, rows of cells

# The layouts of official papers that families of forms are printed in; all others are a sheet.
LAYOUTS = {"minutes": "minutes", "decision": "decision", "official_letter": "official_letter",
           "submission_note": "submission_note"}  # fmt: skip
SHEET = "official_form"
REMARK = (
    "(*) Mục dựng lại theo điều khoản hoặc theo mẫu gần nhất, chưa đối chiếu với bản in chính thức; tên mục sửa được."
)
ORDINALS = ("TT", "STT")
ROWS_FOR_THE_HAND = 3
BODIES = ("đóng dấu", "dấu", "tổ chức", "cơ quan", "thủ trưởng", "sở ", "đơn vị", "bên a", "bên b")
PERSONS = ("cá nhân", "người", "ủy viên", "thành viên")
YES, NO = "Có", "Không"


def kind_for(form: OfficialForm) -> str:
    """The kind of official paper that a form is printed as."""
    return LAYOUTS.get(form.family, SHEET)


def filled(
    form: OfficialForm,
    values: Values,
    *,
    labels: Mapping[str, str] | None = None,
    seen: Container[str] = (),
    blank: bool = False,
    **head: Any,
) -> OfficialPaper:
    """The paper of a form.

    Args:
        form: the form.
        values: what was filled in, by the number of the item. An item that has to be filled and is not is printed as
            missing under its name; one that may stay open gets a dotted line.
        labels: other names for items that are not confirmed; an item that was seen on paper keeps its name.
        seen: items that the province has found on paper since: they are printed as confirmed.
        blank: print it to be filled by hand, with dots instead of what is missing.
        head: letterhead, number, place and day: fields of an `OfficialPaper`.

    Raises:
        ValueError: a value is none of its items, or not of its type, or a confirmed item is to be called otherwise.
    """
    _refuse_strangers(form, values, labels or {})
    items = [_as_worded(item, labels or {}, seen) for item in form.fields]
    run = [item for item in items if not item.role and item.type != "signature"]
    roles: dict[FieldRole, FormField] = {item.role: item for item in items if item.role}
    unsure = any(not form.is_confirmed(item) for item in items)
    paper: dict[str, Any] = {
        "code": f"Mẫu {form.code}" if not form.code.startswith("SYS-") else "",
        **_titled(form),
        "parts": _parts(form, run, values, blank=blank),
        "signers": [_signer(form, item, values.get(item.n)) for item in items if item.type == "signature"],
        "remark": REMARK if unsure else "",
        "blank": blank,
        **_of_roles(roles, values),
        **head,
    }
    if "signed_on" in roles and not paper.get("place"):
        paper["place"] = missing("Địa danh")
    return OfficialPaper.model_validate(paper)


def _refuse_strangers(form: OfficialForm, values: Values, labels: Mapping[str, str]) -> None:
    known = {item.n: item for item in form.fields}
    strangers = sorted({*values, *labels} - set(known))
    if strangers:
        raise ValueError(f"{form.key} has no items {', '.join(strangers)}")
    firm = sorted(n for n in labels if form.is_confirmed(known[n]))
    if firm:
        raise ValueError(f"{form.key}: items {', '.join(firm)} were seen on paper and keep their names")


def _as_worded(item: FormField, labels: Mapping[str, str], seen: Container[str]) -> FormField:
    changes: dict[str, Any] = {"label": labels[item.n]} if labels.get(item.n) else {}
    if item.n in seen:
        changes["certainty"] = Certainty.OFFICIAL
    return item.model_copy(update=changes) if changes else item


def _titled(form: OfficialForm) -> dict[str, Any]:
    """A sheet bears its title in capitals; minutes and decisions say after their kind what they are about."""
    layout = kind_for(form)
    if layout == SHEET:
        return {"type": form.title.upper()}
    heads = {
        "minutes": "Biên bản",
        "decision": "Quyết định",
        "submission_note": "Tờ trình",
        "official_letter": "Công văn",
    }
    about = form.title.removeprefix(heads[layout]).strip()
    return {"subject": about if layout == "official_letter" else about[:1].upper() + about[1:]}


# ---------------------------------------------------------------- items


def _parts(form: OfficialForm, items: Iterable[FormField], values: Values, *, blank: bool) -> list[Part]:
    lay = _articles if form.family == "decision" else _item
    return [part for item in items for part in lay(form, item, values.get(item.n), blank=blank)]


def _articles(form: OfficialForm, item: FormField, value: Any, *, blank: bool) -> list[Part]:
    """What a decision asks for is an article each."""
    first, *rest = _item(form, item, value, blank=blank)
    if isinstance(first, Entry) and not first.is_heading and not first.choices:
        return [Article(heading=item.label, text=first.value or missing(item.label)), *rest]
    return [Article(heading=item.label), *([first] if not getattr(first, "is_heading", False) else []), *rest]


def _item(form: OfficialForm, item: FormField, value: Any, *, blank: bool) -> list[Part]:
    unconfirmed = not form.is_confirmed(item)
    heading = Entry(number=item.printed_number, label=item.label, is_heading=True, unconfirmed=unconfirmed)
    match item.type:
        case "section":
            return [Entry(label=item.label.upper(), is_heading=True, unconfirmed=unconfirmed)]
        case "table":
            return [heading, _table(item, value, blank=blank)]
        case "group" if item.parts:
            return [heading, *_lines(item, value)]
        case "choice" | "multichoice" | "bool" if options_of(item):
            return [
                Entry(
                    number=item.printed_number,
                    label=item.label,
                    choices=_ticks(item, value),
                    unconfirmed=unconfirmed,
                )
            ]
    return [Entry(number=item.printed_number, label=item.label, value=_said(item, value), unconfirmed=unconfirmed)]


def _lines(item: FormField, value: Any) -> list[Paragraph]:
    """The lines of a group, each behind a dash."""
    record = value if isinstance(value, Mapping) else {}
    strangers = sorted(set(record) - set(item.parts))
    if strangers:
        raise ValueError(f"{item.label} has no lines {', '.join(strangers)}")
    open_line = DOTS if item.required is Required.NO else ""
    said = ((part, _text(record.get(part)) or open_line or missing(part)) for part in item.parts)
    return [Paragraph(text=f"- {part}: {words}") for part, words in said]


def _ticks(item: FormField, value: Any) -> tuple[tuple[str, bool], ...]:
    if isinstance(value, bool):
        value = YES if value else NO
    chosen = {value} if isinstance(value, str) else set(value or ())
    options = options_of(item)
    strangers = sorted(chosen - set(options))
    if strangers:
        raise ValueError(f"{item.label} cannot be {', '.join(strangers)}")
    return tuple((option, option in chosen) for option in options)


def _said(item: FormField, value: Any) -> str | None:
    """The value in words; None where it ought to be there, "" where it may stay open."""
    if value in (None, "", [], ()):
        return _unfilled(item)
    if item.type == "money" and isinstance(value, int):
        return f"{group_digits(value)} đồng ({vnd_in_words(value)})"
    if item.type == "number" and isinstance(value, int | float):
        return f"{written_figure(value)} {item.unit}".rstrip()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(f"- {_text(each)}" for each in value)
    return _text(value)


def _unfilled(item: FormField) -> str | None:
    return "" if item.required is Required.NO else None


def _text(value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _table(item: FormField, value: Any, *, blank: bool) -> Table:
    """The rows filled in; else those the form is printed with, else rows for the hand or a row that is missing."""
    heads = item.columns
    rows: list[tuple[Cell, ...]] = [tuple(row) for row in value or ()]
    if not rows and item.rows:
        rest: Cell = "" if blank else None
        rows = [(*row, *[rest] * (len(heads) - len(row))) for row in item.rows]
    if not rows:
        rows = [_open_row(item, at, blank=blank) for at in range(1, (ROWS_FOR_THE_HAND if blank else 1) + 1)]
    numeric = {at for at in range(len(heads)) if any(isinstance(row[at], int | float) for row in rows)}
    return Table(columns=heads, rows=tuple(rows), numeric=frozenset(numeric))


def _open_row(item: FormField, at: int, *, blank: bool) -> tuple[Cell, ...]:
    cell: Cell = "" if blank or item.required is Required.NO else None
    ordinal = (str(at),) if item.columns[0] in ORDINALS else (cell,)
    return (*ordinal, *[cell] * (len(item.columns) - 1))


# ---------------------------------------------------------------- head and foot


def _of_roles(roles: Mapping[FieldRole, FormField], values: Values) -> dict[str, Any]:
    """Items that stand elsewhere than in the run: bases, recipients, addressee, the day of signing."""
    said: dict[str, Any] = {}
    for role in ("bases", "recipients"):
        if role in roles:
            said[role] = tuple(values.get(roles[role].n) or ())
    if "addressee" in roles:
        said["addressee"] = _text(values.get(roles["addressee"].n))
    if "signed_on" in roles:
        said["date"] = values.get(roles["signed_on"].n) or None
    return said


def _signer(form: OfficialForm, item: FormField, name: Any) -> Signer:
    """How a sheet is signed is printed under the post; who issues a document knows."""
    position = item.label.partition("(")[0].strip()
    spoken = item.label.casefold()
    of_body = any(word in spoken for word in BODIES) and not spoken.startswith(PERSONS)
    how = "(Ký, ghi rõ họ tên, đóng dấu)" if of_body else "(Ký, ghi rõ họ tên)"
    return Signer(position=position, name=_text(name), note=how if kind_for(form) in {SHEET, "minutes"} else "")
