"""Look at a list of tasks: what each line would come to. Nothing enters the register."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.files.services.receive_file import receive_file
from gieo.files.sniffing import LISTS
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.media import PDF, TEXT
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.models import RegisterEntry, RegisterImport
from gieo.registry.policies import may_import
from gieo.registry.reading import Row, read_list
from gieo.registry.reconciling import Known, differing_from, known_of, missing_from
from gieo.registry.rules.import_rows import Described, read_row

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

TOLD = 120  # letters of each part that a line shows
ACCEPTED = LISTS | {PDF, TEXT}
NEW, COMPLETED, KNOWN, REFUSED = "new", "completed", "known", "refused"


@transaction.atomic
def look_at_list(
    *,
    content: "UploadedFile[Any] | bytes",
    name: str,
    source: str,
    province: Province,
    actor: Actor,
    at: datetime,
) -> RegisterImport:
    """Keep the file and a report of every line; taking it in is another step.

    Raises:
        Refused: not one who may, no source named, or no list that can be read.
    """
    named = text.collapse(source)[:200]
    refusals = []
    if not may_import(actor, province):
        refusals.append(Refusal(code="not_yours", message=_("Chuyên viên, lãnh đạo Sở của tỉnh mới nhập sổ được.")))
    if not named:
        message = _("Ghi nguồn: danh sách của ai, năm nào.")
        refusals.append(Refusal(code="no_source", message=message, field="source"))
    if refusals:
        raise Refused(refusals)
    file = receive_file(content=content, name=name, province=province, actor=actor, at=at, accept=ACCEPTED)
    lines = list(lines_of(read_list(file.read(), file.name), province.code))
    return RegisterImport.objects.create(
        province=province,
        file=file,
        source=named,
        at=at,
        by_id=actor.user,
        by_name=actor.name,
        report=[line for line, _row, _entry in lines],
        counts=dict(Counter(line["outcome"] for line, _row, _entry in lines)),
    )


Line = tuple[dict[str, Any], Described, RegisterEntry | None]


def lines_of(rows: list[Row], province: str) -> Iterator[Line]:
    """What each line comes to, beside what it says and the entry it speaks of; later lines know the earlier ones."""
    read = [(row, read_row(row.cells)) for row in rows]
    known = known_of(province, (described for _row, described in read))
    for row, described in read:
        entry = None if described.refusals else known.find(described)
        yield _line(row, described, entry), described, entry
        if entry is None and not described.refusals:
            _expect(known, described)


def _expect(known: Known, described: Described) -> None:
    """A line that will be a new entry: another line of the same list may speak of it too."""
    values = {name: value for name, value in described.values.items() if name != "other_numbers"}
    others = [*filter(None, [described.number]), *described.values.get("other_numbers", ())]
    known.add(RegisterEntry(number="", other_numbers=others, **values))


def _line(row: Row, described: Described, entry: RegisterEntry | None) -> dict[str, Any]:
    line: dict[str, Any] = {
        "place": row.place,
        "number": described.number,
        "title": described.values.get("title", ""),
        "told": _told(described),
        "outcome": NEW,
        "remarks": [str(remark) for remark in (*described.refusals, *described.remarks)],
    }
    if described.refusals:
        return line | {"outcome": REFUSED}
    if described.values["is_weak"]:
        line["remarks"].append("bằng chứng yếu: quá ngắn để so sánh")
    if entry is None:
        return line
    missing = missing_from(entry, described)
    line["remarks"] += [
        f"{_called(name)}: sổ ghi “{held}”, danh sách ghi “{said}”; giữ như sổ"
        for name, (held, said) in differing_from(entry, described).items()
    ]
    known_as = entry.number or "dòng trước của danh sách"
    fills = sorted(missing) if entry.pk else []
    return line | {"outcome": COMPLETED if fills else KNOWN, "known_as": known_as, "fills": fills}


def _told(described: Described) -> str:
    """What else was read, in short, so that eyes can compare it with the file."""
    said = described.values
    years = "–".join(str(year) for year in dict.fromkeys((said.get("year"), said.get("year_end"))) if year)
    parts = [said.get("host_name"), said.get("principal_name"), years, said.get("products") or said.get("results")]
    return "; ".join(text.collapse(str(part))[:TOLD] for part in parts if part)


def _called(name: str) -> str:
    """What officers call a field of an entry."""
    return str(getattr(RegisterEntry._meta.get_field(name), "verbose_name", name))
