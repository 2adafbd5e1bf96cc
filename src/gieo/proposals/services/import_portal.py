"""Take over the list of dossiers filed through the province's portal of public services (BG25-IV-2, S-02)."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import IntakeWindow
from gieo.proposals.channels import Channel
from gieo.proposals.counter.paper import Paper
from gieo.proposals.models import CounterEntry
from gieo.proposals.services.keep_counter_book import enter_paper

# Column of the file → field of the book. Required: the first four.
COLUMNS = {
    "ma_ho_so": "portal_number",
    "ten_nhiem_vu": "title",
    "nguoi_nop": "proposer_name",
    "thoi_diem_nop": "arrived_at",
    "to_chuc": "organisation_name",
    "dien_thoai": "phone",
    "email": "email",
    "so_trang": "pages",
}
REQUIRED = 4
TIMES = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: entries made now, dossiers the book knew, and lines that could not be read, with why."""

    made: tuple[CounterEntry, ...]
    known: tuple[str, ...]
    faults: tuple[str, ...]


def import_portal(*, content: bytes, window: IntakeWindow, actor: Actor, at: datetime) -> Imported:
    """Enter every line of the file once: a file taken over twice changes nothing.

    Args:
        content: CSV in UTF-8 with the columns of `COLUMNS`, separated by commas or semicolons; times in legal time.
        window: for which the dossiers were filed.
        actor: a clerk of the counter.
        at: now.

    Raises:
        Refused: no text in UTF-8, or a required column is missing.
    """
    made, known, faults = [], [], []
    for line, row in enumerate(_rows(content), start=2):
        number = (row.get("ma_ho_so") or "").strip()
        try:
            paper = _paper(row, window)
        except ValueError as fault:
            faults.append(_("Dòng %(line)d (%(number)s): %(fault)s") % _fault(line, number, fault))
            continue
        if CounterEntry.objects.filter(province=window.province_id, portal_number=number).exists():
            known.append(number)
            continue
        made.append(enter_paper(paper=paper, actor=actor, at=at))
    return Imported(tuple(made), tuple(known), tuple(faults))


def _rows(content: bytes) -> "csv.DictReader[str]":
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = _("Tệp không phải CSV bằng mã UTF-8.")
        raise Refused([Refusal(code="not_utf8", message=message, field="file")]) from None
    head = written.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(written), delimiter=";" if head.count(";") > head.count(",") else ",")
    missing = [name for name in list(COLUMNS)[:REQUIRED] if name not in (rows.fieldnames or [])]
    if missing:
        message = _("Tệp thiếu cột: %(columns)s.")
        params = {"columns": ", ".join(missing)}
        raise Refused([Refusal(code="columns_missing", message=message, params=params, field="file")])
    return rows


def _paper(row: dict[str, str], window: IntakeWindow) -> Paper:
    values = {field: (row.get(column) or "").strip() for column, field in COLUMNS.items()}
    if not values["portal_number"]:
        raise ValueError(_("thiếu mã hồ sơ"))
    pages = values.pop("pages") or "1"
    arrived_at = _instant(values.pop("arrived_at"))
    key = f"portal:{values['portal_number']}"
    return Paper.model_validate(
        {**values, "pages": pages, "arrived_at": arrived_at, "key": key, "window": window.pk, "channel": Channel.PORTAL}
    )


def _instant(written: str) -> datetime:
    for pattern in TIMES:
        try:
            return datetime.strptime(written, pattern).replace(tzinfo=LEGAL_ZONE)
        except ValueError:
            continue
    raise ValueError(_("thời điểm nộp không đọc được"))


def _fault(line: int, number: str, fault: ValueError) -> dict[str, object]:
    words = ", ".join(str(each["loc"][0]) for each in fault.errors()) if isinstance(fault, ValidationError) else fault
    return {"line": line, "number": number or "?", "fault": words}
