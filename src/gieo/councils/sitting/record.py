"""The minutes, drafted from what happened: presence, conflicts, opinions, what secretaries wrote, the count."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from gieo.core.clock import hour_and_day
from gieo.councils.bench import Bench, Sitter, bench_of
from gieo.councils.models import CouncilItem, MemberNote, MinutesEdit, ObserverReport
from gieo.councils.notes import NoteKind
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.seats import CouncilSeat
from gieo.councils.sections import MinutesPart
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.papers import Part, facts_part, section, table
from gieo.kernel.asking import in_words


def minutes_parts(procedure: Procedure, item: CouncilItem, facts: Mapping[str, Any]) -> Sequence[Part]:
    """The body of the minutes as far as the sitting has come.

    Args:
        procedure: how the council decides.
        item: the dossier.
        facts: of the act that closed the voting; empty before.
    """
    bench, written = bench_of(item), written_sections(item)
    discussion = written.get(MinutesPart.DISCUSSION) or str(facts.get("discussion", ""))
    dissent = str(facts.get("dissent", ""))
    return [
        section("Thành phần"),
        facts_part(*_attendance(procedure, item, bench)),
        *procedure.laid_before(item),
        *_section("Diễn biến phiên họp", written.get(MinutesPart.COURSE, "")),
        *_opinions(item),
        section("Thảo luận", discussion),
        *_count(item),
        *procedure.minutes(item),
        *_section(
            "Kết luận, kiến nghị của hội đồng",
            written.get(MinutesPart.CONCLUSION) or result_in_words(procedure, item),
        ),
        *_agreed(procedure, item, facts),
        *_section("Ý kiến bảo lưu", dissent),
    ]


def result_in_words(procedure: Procedure, item: CouncilItem) -> str:
    """The result with its figures, as the minutes say it until a secretary writes more; empty before the count."""
    tally = item.tally
    if not item.closed_at or not tally:
        return ""
    label = next((outcome.label for outcome in procedure.outcomes if outcome.key == tally.get("outcome")), "")
    revised = f", {tally['revised']} phiếu được sửa trước khi mở kiểm phiếu" if tally.get("revised") else ""
    return (
        f"Tham gia bỏ phiếu {tally['present']}/{tally['members']} thành viên, "
        f"thu về {tally['ballots']} phiếu{revised}. "
        f"Hội đồng kết luận: {label.partition(': ')[2] or label}."
    )


def written_sections(item: CouncilItem) -> dict[str, str]:
    """What secretaries wrote, by section."""
    edits = MinutesEdit.objects.filter(entry=entry_pk(item), put_aside=False).order_by("version")
    return {edit.section: edit.words for edit in edits}


def _attendance(procedure: Procedure, item: CouncilItem, bench: Bench) -> list[tuple[str, str]]:
    present = [sitter for sitter in bench.sitters if sitter.is_present]
    absent = [sitter.name for sitter in bench.sitters if not sitter.is_present and not sitter.barred]
    late = [sitter.name for sitter in present if sitter.came_late]
    observers = ObserverReport.objects.filter(entry=entry_pk(item)).values_list("by_name", flat=True)
    held = item.sat_at or item.sitting_at
    return [
        ("Quyết định thành lập", _founded_by(item)),
        ("Phiên họp", hour_and_day(held)),
        ("Địa điểm", item.sitting_place),
        ("Chủ trì", _led_by(item, bench)),
        ("Có mặt", f"{len(present)}/{len(bench.sitters)}: {', '.join(sitter.name for sitter in present)}"),
        ("Thư ký hành chính", ", ".join(each["name"] for each in item.council.secretaries) if item.council else ""),
        ("Đến muộn", ", ".join(late)),
        ("Vắng mặt", ", ".join(absent)),
        ("Ban kiểm phiếu", ", ".join(item.tally.get("tellers", ()))),
        ("Rời phiên họp do xung đột lợi ích", "; ".join(_left(sitter) for sitter in bench.sitters if sitter.barred)),
        ("Người quan sát có báo cáo riêng", ", ".join(dict.fromkeys(observers))),
        ("Điều kiện họp", procedure.rule(item).quorum.in_words),
    ]


def _founded_by(item: CouncilItem) -> str:
    """Number and day of the decision; nothing before the clerk has given them."""
    council = item.council
    if council is None or not (council.decision_number and council.decision_date):
        return ""
    return f"số {council.decision_number} ngày {council.decision_date:%d/%m/%Y}"


def _led_by(item: CouncilItem, bench: Bench) -> str:
    """Who leads this item, and why it is not the chair."""
    leader = bench.leader(is_vice_authorised=bool(item.authorisation.strip()))
    if leader is None:
        return ""
    why = ""
    if bench.chair_is_barred:
        why = ", thay chủ tịch có xung đột lợi ích với hồ sơ này"
    elif item.authorisation and leader.membership.seat != CouncilSeat.CHAIR:
        why = f", theo ủy quyền {item.authorisation}"
    return f"{leader.name} ({leader.membership.in_council.label}){why}"


def _left(sitter: Sitter) -> str:
    declared = sitter.declarations[-1].at if sitter.declarations else None
    when = f" (kê khai lúc {hour_and_day(declared)})" if declared else ""
    return f"{sitter.name}{when}"


def _opinions(item: CouncilItem) -> list[Part]:
    """What absent members wrote; it is no ballot."""
    notes = MemberNote.objects.filter(entry=entry_pk(item), kind=NoteKind.OPINION).select_related("membership__person")
    rows = [(note.membership.person.full_name, note.words) for note in notes.order_by("pk")]
    if not rows:
        return []
    return [section("Ý kiến bằng văn bản của thành viên vắng mặt (không tính là phiếu)"), facts_part(*rows)]


def _count(item: CouncilItem) -> list[Part]:
    if not item.closed_at:
        return []
    lines = [list(line) for line in tally_lines(item)]
    return [section("Kết quả bỏ phiếu"), table(("Nội dung", "Kết quả"), lines)]


def _agreed(procedure: Procedure, item: CouncilItem, facts: Mapping[str, Any]) -> list[Part]:
    """What the council agreed beside its result: why it does not recommend, what it wants of the winner."""
    outcome = next((each for each in procedure.outcomes if each.key == procedure.outcome_of(item)), None)
    if not facts or outcome is None:
        return []
    try:
        said = outcome.facts.model_validate({**facts, "discussion": "", "dissent": ""})
    except ValidationError:  # facts of an older shape
        return []
    return [facts_part(*in_words(said))]


def _section(heading: str, words: str) -> list[Part]:
    return [section(heading, words)] if words else []
