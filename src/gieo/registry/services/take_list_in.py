"""Take a list that was looked at into the register."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.core.models.numbering import next_numbers
from gieo.identity.models import Organisation
from gieo.identity.selectors import bodies_named
from gieo.kernel.actors import Actor
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.models import RegisterEntry, RegisterImport
from gieo.registry.policies import may_import
from gieo.registry.reading import read_list
from gieo.registry.reconciling import missing_from
from gieo.registry.rules.import_rows import COMPARED, Described, is_weak
from gieo.registry.services.look_at_list import REFUSED, lines_of

CODE = "SO"
_AT_ONCE = 500


@transaction.atomic
def take_list_in(*, taken: RegisterImport, actor: Actor, at: datetime) -> RegisterImport:
    """Enter what is new under numbers for life, complete what was known; the report says of each line which.

    The list is read again against the register of this instant: two lists that were looked at together do not enter
    the same task twice.

    Raises:
        Refused: not one who may, or the list was taken in already.
    """
    taken = RegisterImport.objects.select_for_update(no_key=True).get(pk=taken.pk)
    _check(taken, actor)
    rows = read_list(taken.file.read(), taken.file.name)
    lines = list(lines_of(rows, taken.province_id))
    fresh = _entered(taken, [described for _line, described, entry in lines if _is_new(described, entry)], at)
    made = iter(fresh)
    report = []
    for line, described, entry in lines:
        if _is_new(described, entry):
            found = next(made)
            report.append(line | {"entry": found.pk, "known_as": found.number})
        elif line["outcome"] == REFUSED or entry is None or entry.pk is None:
            report.append(line)
        else:
            report.append(line | _completed(entry, described))
    taken.report, taken.applied_at = report, at
    taken.counts = dict(Counter(line["outcome"] for line in report))
    taken.save(update_fields=["report", "counts", "applied_at"])
    return taken


def _check(taken: RegisterImport, actor: Actor) -> None:
    if not may_import(actor, taken.province):
        message = _("Chuyên viên, lãnh đạo Sở của tỉnh mới nhập sổ được.")
        raise Refused([Refusal(code="not_yours", message=message)])
    if not taken.is_waiting:
        raise Refused([Refusal(code="taken_in", message=_("Danh sách này đã được nhập."))])


def _is_new(described: Described, entry: RegisterEntry | None) -> bool:
    return entry is None and not described.refusals


def _entered(taken: RegisterImport, rows: list[Described], at: datetime) -> list[RegisterEntry]:
    bodies = bodies_named({row.values["host_name"] for row in rows if row.values.get("host_name")}, taken.province_id)
    years = [row.values.get("year") or at.year for row in rows]
    series = {
        year: iter(next_numbers(f"{taken.province_id}-{CODE}-{year}", count)) for year, count in Counter(years).items()
    }
    entries = [
        _entry(taken, row, str(DossierNumber(taken.province_id, CODE, year, next(series[year]))), bodies)
        for row, year in zip(rows, years, strict=True)
    ]
    return RegisterEntry.objects.bulk_create(entries, batch_size=_AT_ONCE)


def _entry(taken: RegisterImport, row: Described, number: str, bodies: dict[str, Organisation]) -> RegisterEntry:
    """A task under its number for life; what the list called it stays an alias."""
    values = dict(row.values)
    aliases = [*filter(None, [row.number]), *values.pop("other_numbers", ())]
    values.setdefault("source", taken.source)
    return RegisterEntry(
        province_id=taken.province_id,
        number=number,
        other_numbers=list(dict.fromkeys(aliases)),
        host=bodies.get(values.get("host_name", "")),
        imported_in=taken,
        **values,
    )


def _completed(entry: RegisterEntry, row: Described) -> dict[str, Any]:
    """Fill what the register did not know, and keep what stood there, so that it can be taken back."""
    missing = missing_from(entry, row)
    before = {name: getattr(entry, name) for name in missing}
    for name, value in missing.items():
        setattr(entry, name, value)
    if missing and entry.task_id is None:
        before["is_weak"] = entry.is_weak
        missing["is_weak"] = entry.is_weak = is_weak({part: getattr(entry, part) for part in COMPARED})
    if missing:
        entry.save(update_fields=list(missing))
    return {"entry": entry.pk, "before": before, "after": missing}


def entries_touched(report: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """The lines of a report by the entry they entered or completed."""
    lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in report:
        if "entry" in line and (line.get("after") or line["outcome"] == "new"):
            lines[line["entry"]].append(line)
    return lines
