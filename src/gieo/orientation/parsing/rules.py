"""What a document binds somebody to: who, how many, which share, by when. One rule per clause that can be measured."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gieo.kernel.text import fold, normalise_tone
from gieo.orientation.parsing import intake
from gieo.orientation.parsing.bodies import actors_of, bodies_in, subject_of
from gieo.orientation.parsing.citations import Run
from gieo.orientation.parsing.document import Deadline, Rule
from gieo.orientation.parsing.figures import TARGETS
from gieo.orientation.parsing.laying_out import outside_fields, paragraph_nodes
from gieo.orientation.parsing.lines import BULLET, Line
from gieo.orientation.parsing.reading import Reading

# A full stop or semicolon after a word of at least two letters ends a clause; "TP." and "P." do not.
_END = re.compile(r"(?<=[^\W\d_]{2}|.[)”\"…])(?<!TP)[.;](?=\s)")
_QUOTA = re.compile(
    r"(?:ít nhất|tối thiểu|không ít hơn)\s+(?:là\s+)?(?P<n>\d{1,4})(?:\s*\([^)]*\))?\s+(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<least>ít nhất|tối thiểu|trên)?\s*(?P<share>\d{1,3})\s*%", re.IGNORECASE)
YEARLY = re.compile(r"\b(?:h[ằà]ng|mỗi) năm\b", re.IGNORECASE)
REPEATED = re.compile(r"\b(?:h[ằà]ng (?:năm|quý|tháng)|mỗi (?:năm|quý)|định kỳ|sơ kết|đột xuất)\b", re.IGNORECASE)
_SINCE = re.compile(r"^\W*(?:Kể\s+)?[Tt]ừ năm (?P<year>20\d\d)")
_REPORTS = re.compile(
    r"\b(?:gửi|nộp)\s+báo\s+cáo\b|\bbáo cáo (?=kết quả|tình hình|UBND|Ủy ban|Chủ tịch|Sở|Bộ|Tỉnh ủy)", re.IGNORECASE
)
_PLANS = re.compile(
    r"\b(?:ban hành|trình(?: [^,;.]{2,40})? phê duyệt)\s+(?:các\s+)?(?:Kế hoạch|Đề án|Chương trình|Quy chế|Quy định)\b"
    r"|\bxây dựng (?:kế hoạch|đề án|dự toán)\b[^.;]*?\bgửi\b",
    re.IGNORECASE,
)
# What a clause is about; two days for one matter contradict each other.
MATTERS = {
    "proposal": re.compile(r"\b(?:đề xuất|đặt hàng)\b", re.IGNORECASE),
    "report": re.compile(r"\bbáo cáo\b", re.IGNORECASE),
    "plan": re.compile(r"\b(?:kế hoạch|dự toán)\b", re.IGNORECASE),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its place."""

    text: str
    lines: tuple[int, int]

    @property
    def reports(self) -> bool:
        """It wants a report at intervals."""
        return bool(_REPORTS.search(self.text) and REPEATED.search(self.text))

    @property
    def plans(self) -> bool:
        """It wants a plan to be made and handed on."""
        return bool(_PLANS.search(self.text))


def clauses_of(lines: Sequence[Line]) -> list[Clause]:
    """A paragraph or bullet clause by clause."""
    run = Run(lines)
    edges = [0, *(match.end() for match in _END.finditer(run.text, _behind_subject(run.text))), len(run.text)]
    found = []
    for start, end in pairwise(edges):
        said = run.text[start:end].strip(" .;/")
        if said:
            first = start + len(run.text[start:end]) - len(run.text[start:end].lstrip())
            numbers = run.lines(first, end)
            found.append(Clause(said, (numbers[0], numbers[-1])))
    return found


def _behind_subject(text: str) -> int:
    """Where the list of those who act ends; it may hold semicolons."""
    subject = subject_of(BULLET.sub("", text, count=1))
    return max(normalise_tone(text).find(subject), 0) + len(subject)


def read_rules(reading: Reading) -> list[Rule]:
    """Every clause outside the fields that binds somebody to a number, a share, a day or a recurring report."""
    return [rule for section, heading, lines in duties(reading) for rule in _rules(section, heading, lines)]


def duties(reading: Reading) -> Iterator[tuple[str, str, list[Line]]]:
    """What is laid on somebody: section, its heading, and the lines of the bullet or paragraph."""
    headings = {part.short_label: part.text for part in reading.parts}
    over = {id(child): node.text for node in reading.root.walk() if node.lines for child in node.children}
    for section, node in outside_fields(reading):
        heading = over.get(id(node), "")
        if not any(word in fold(heading) for word in TARGETS):
            yield section, heading or headings.get(section, ""), node.all_lines()
    for section, node in paragraph_nodes(reading):
        yield section, headings.get(section, ""), node.lines


def _rules(section: str, heading: str, lines: Sequence[Line]) -> Iterator[Rule]:
    text = BULLET.sub("", Run(lines).text, count=1)
    acting = actors_of(text) or actors_of(f"{heading}:")
    since = None
    for clause in clauses_of(lines):
        said = BULLET.sub("", clause.text, count=1)
        acting = actors_of(said) or acting
        since = _since(said) or since
        rule = _rule(section, said, clause, acting, since, lines)
        if rule:
            yield rule


def _since(text: str) -> int | None:
    match = _SINCE.match(text)
    return int(match["year"]) if match else None


def _rule(
    section: str, said: str, clause: Clause, acting: list[str], since: int | None, lines: Sequence[Line]
) -> Rule | None:
    quota, share = _QUOTA.search(said), _SHARE.search(said)
    due = _due(clause, lines)
    if not (quota or share or clause.reports or _since(said) or (due and acting)):
        return None
    return Rule(
        section=section,
        text=said,
        actors=acting,
        minimum=int(quota["n"]) if quota else None,
        unit=quota["unit"].strip() if quota else None,
        share=int(share["share"]) if share else None,
        yearly=bool(YEARLY.search(said)),
        from_year=since,
        due=due.iso if due else None,
        recurring=due.recurring if due else None,
        boundary=due.boundary if due else None,
        lines=clause.lines,
    )


def _due(clause: Clause, lines: Sequence[Line]) -> Deadline | None:
    """The last day the clause names."""
    own = [line for line in lines if clause.lines[0] <= line.n <= clause.lines[1]]
    found = [each for each in intake.deadlines(own) if each.what != "open" and (each.iso or each.recurring)]
    return next((each for each in found if _names(clause.text, each)), None)


def _names(text: str, deadline: Deadline) -> bool:
    """Two clauses may share a line; the day must stand in this one."""
    month, day = (deadline.recurring or (deadline.iso or "")[5:]).split("-")
    return bool(re.search(rf"\b0?{int(day)}\s*(?:[/.-]|tháng)\s*0?{int(month)}\b", text))


def two_days_for_one(rules: Sequence[Rule]) -> list[tuple[Rule, Rule]]:
    """Yearly days that differ though they are for one matter and nothing (rounds, quarters) tells them apart."""
    yearly = [rule for rule in rules if rule.recurring]
    return [
        (first, second)
        for at, first in enumerate(yearly)
        for second in yearly[at + 1 :]
        if first.recurring != second.recurring and _matter(first) == _matter(second) and _overlap(first, second)
    ]


def _matter(rule: Rule) -> str:
    return next((name for name, pattern in MATTERS.items() if pattern.search(rule.text)), rule.text)


def _overlap(first: Rule, second: Rule) -> bool:
    """Different duties of different bodies may fall on different days: a unit reports first, the compiler later."""
    if _matter(first) == "report":
        return bool(set(bodies_in(" ; ".join(first.actors))) & set(bodies_in(" ; ".join(second.actors))))
    rounds = re.compile(r"\b(?:đợt|lần|quý|học kỳ|vòng)\b", re.IGNORECASE)
    return not (rounds.search(first.text) or rounds.search(second.text))
