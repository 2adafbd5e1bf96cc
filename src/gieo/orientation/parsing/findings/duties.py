"""Faults of what a document lays on others: no day, two days, nobody told, outside every section."""

import re
from collections.abc import Iterator

from gieo.kernel.text import fold
from gieo.orientation.parsing.bodies import actors_of, bodies_in, unreached
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.lines import BULLET, joined
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.rules import REPEATED, Clause, clauses_of, duties, two_days_for_one
from gieo.orientation.parsing.table import parts_of

BINDING = {"CHỈ THỊ", "KẾ HOẠCH", "CHƯƠNG TRÌNH", "QUYẾT ĐỊNH", "ĐỀ ÁN"}
NOTICE = "THÔNG BÁO"
MOST_NAMED = 6
FEWEST_SECTIONS = 4
_VAGUE = re.compile(r"\b(?:định kỳ|thường xuyên|kịp thời|đột xuất)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:đều|mọi|tất cả|toàn bộ)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\b|\bngày\s+\d|\btháng\s+\d|\bquý\s+[IV\d]|\b(?:trong|hết|cuối|đầu|trước) (?:năm|tháng|quý)\b|"
    r"\b(?:sau|trong (?:vòng|thời hạn)|chậm nhất|muộn nhất)\b[^.;]{0,20}\d+|\bh[ằà]ng (?:tháng|quý)\b|\btháng cuối\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(r"\b(?:nhận|nộp|gửi)\b[^.;]{0,60}\b(?:phiếu|hồ sơ|đề xuất|đặt hàng)", re.IGNORECASE)


def unnumbered_part(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Duties behind the last numbered section, outside all of them."""
    sections = [node for node in reading.root.headings if node.printed]
    behind = [node for node in reading.root.paragraphs if sections and node.line > sections[-1].line]
    laid = [node for node in behind if _binds(node)]
    if laid:
        message = "Có nghĩa vụ nêu ở đoạn cuối, ngoài mọi mục được đánh số."
        lines = [laid[0].line, laid[-1].lines[-1].n]
        yield Finding(code="unnumbered_part", severity="warning", lines=lines, message=message)


def _binds(node: Node) -> bool:
    """It names somebody and wants something at intervals or by a day; "yêu cầu nghiêm túc thực hiện" alone does not."""
    said = joined(node.lines)
    return bool(actors_of(said)) and bool(REPEATED.search(said) or _WHEN.search(said))


def two_deadlines(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Two yearly days for one matter."""
    for first, second in two_days_for_one(document.rules):
        days = f"{_day(first.recurring)} và {_day(second.recurring)}"
        message = f"Hai thời hạn hằng năm cho cùng một việc: {days}; văn bản không nói quan hệ giữa hai ngày."
        lines = [*first.lines, *second.lines]
        yield Finding(code="two_deadlines", severity="warning", lines=lines, message=message)


def _day(recurring: str | None) -> str:
    month, day = (recurring or "-").split("-")
    return f"{int(day)}/{int(month)}"


def missing_deadline(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A report at intervals or a plan to be handed on, without any day; a call for proposals without a last day."""
    if document.document.type in BINDING:
        for _section, _heading, lines in duties(reading):
            yield from (_without_day(clause) for clause in clauses_of(lines) if _owes_a_day(clause))
    elif document.document.type == NOTICE and document.fields and not _closes(document):
        calls = [line for line in reading.body if _RECEIVES.search(line.text)]
        if calls:
            message = "Thông báo nhận đề xuất nhưng không nêu ngày cuối cùng."
            yield Finding(code="missing_deadline", severity="warning", lines=[calls[0].n], message=message)


def _closes(document: ParsedDocument) -> bool:
    return any(each.what in {"close", "recurring"} for each in document.deadlines)


def _owes_a_day(clause: Clause) -> bool:
    said = re.sub(r"\bsố\s+\d\S*\s+ngày\s+\S+", " ", clause.text)  # the day of a document that is cited is no last day
    return (clause.reports or clause.plans) and not _WHEN.search(said)


def _without_day(clause: Clause) -> Finding:
    what = "Báo cáo định kỳ" if clause.reports else "Kế hoạch phải lập, trình"
    message = f"{what} nhưng không nêu thời hạn."
    return Finding(code="missing_deadline", severity="warning", lines=list(clause.lines), message=message)


def actor_not_recipient(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Bodies with duties that the distribution list does not reach."""
    if document.document.type not in BINDING or not document.recipients:
        return
    acting = dict(_acting(document, reading))
    listed = [recipient.text for recipient in document.recipients]
    own = [document.document.issuer or ""]
    missing = unreached(acting, [*listed, *own])
    if missing:
        more = f" và {len(missing) - MOST_NAMED} cơ quan khác" if len(missing) > MOST_NAMED else ""
        message = f"Có nhiệm vụ nhưng không có trong nơi nhận: {'; '.join(missing[:MOST_NAMED])}{more}."
        lines = sorted({acting[name] for name in missing})
        yield Finding(code="actor_not_recipient", severity="warning", lines=lines, message=message)


def _acting(document: ParsedDocument, reading: Reading) -> Iterator[tuple[str, int]]:
    """Everybody who has a duty, with the line that says so: in headings, bullets and the cells of an annex."""
    for node in reading.root.headings:
        yield from ((name, node.line) for name in actors_of(f"{node.text.rstrip(':')}:") if fold(name) != "")
    for _section, _heading, lines in duties(reading):
        text = BULLET.sub("", joined(lines), count=1)
        yield from ((name, lines[0].n) for name in actors_of(text))
    for row in document.table.rows:
        for cell in (row.lead, row.partners):
            for part in parts_of(cell):
                yield from ((name, row.lines[0]) for name in bodies_in(part))


def vague_frequency(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Duties at intervals of which no figure says which."""
    if document.document.type not in BINDING:
        return
    vague = [
        clause.lines[0]
        for _section, _heading, lines in duties(reading)
        for clause in clauses_of(lines)
        if _VAGUE.search(clause.text) and not _WHEN.search(clause.text)
    ]
    if vague:
        message = "Yêu cầu định kỳ, thường xuyên, kịp thời, đột xuất nhưng không ghi con số."
        yield Finding(code="vague_frequency", severity="info", lines=vague, message=message)


def implied_figure(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A rule that says "all" beside one that says 100%: that it means 100% is a reading."""
    printed = [rule for rule in document.rules if rule.share]
    for rule in document.rules if printed else ():
        if not rule.share and _ALL.search(rule.text):
            message = "Nói “đều”, “mọi”, “toàn bộ” mà không ghi con số; hiểu là 100% là cách đọc."
            yield Finding(code="implied_figure", severity="info", lines=list(rule.lines), message=message)


def structure_uneven(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """One section with a lead before its points among sections without, or one without among sections with."""
    listed = [node for node in reading.root.headings if node.bullets]
    led = [node for node in listed if node.paragraphs and node.paragraphs[0].line < node.bullets[0].line]
    bare = [node for node in listed if node not in led]
    few = min((led, bare), key=len)
    if len(listed) >= FEWEST_SECTIONS and len(few) == 1:
        message = "Chỉ một mục có đoạn dẫn trước các gạch đầu dòng." if few is led else "Chỉ một mục không có đoạn dẫn."
        lines = [few[0].line, few[0].children[0].line]
        yield Finding(code="structure_uneven", severity="info", lines=lines, message=message)


RULES = (
    unnumbered_part,
    two_deadlines,
    missing_deadline,
    actor_not_recipient,
    vague_frequency,
    implied_figure,
    structure_uneven,
)
