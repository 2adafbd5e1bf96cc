"""What two documents of one province say otherwise, or say alike: told of the one that comes in."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from gieo.kernel.text import fold
from gieo.orientation.parsing.bodies import classes_of
from gieo.orientation.parsing.document import Finding, ParsedDocument, Rule, Span
from gieo.orientation.parsing.findings.contents import trigrams
from gieo.orientation.parsing.rules import MATTERS

ALIKE = 0.6  # share of the shorter text's three-word runs
FEWEST = 4
_DISTRICTS = re.compile(
    r"\bUBND (?:các )?(?P<group>(?:huyện|thị xã|thành phố)(?:(?:, | và )(?:huyện|thị xã|thành phố))+)"
)
_ORDERS_PLAN = re.compile(
    r"\bban hành (?:các )?(?:Kế hoạch|Đề án|Chương trình)\s+(?P<subject>[^.;]{10,200})", re.IGNORECASE
)
_SUBJECT_ENDS = re.compile(r"\b(?:tren dia ban|giai doan|dinh huong|cua tinh)\b.*")
# What every paper of this field speaks of tells no two subjects apart.
_COMMON = frozenset(
    [
        "khoa",
        "hoc",
        "cong",
        "nghe",
        "nghien",
        "cuu",
        "ung",
        "dung",
        "phat",
        "trien",
        "nhiem",
        "vu",
        "ke",
        "hoach",
        "giai",
        "doan",
        "trien",
        "khai",
        "thuc",
        "hien",
        "ve",
        "day",
        "manh",
        "hoat",
        "dong",
        "cac",
        "va",
        "trong",
        "cua",
        "den",
        "nam",
        "linh",
        "vuc",
        "tang",
        "cuong",
        "nang",
        "cao",
    ]
)

Between = Callable[[ParsedDocument, ParsedDocument, str], Iterator[Finding]]


def between(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> list[Finding]:
    """Everything to be said of `ours` beside `theirs`.

    Args:
        ours: the document that comes in; the lines of the findings are its own.
        theirs: one that the province holds already.
        called: how to name it to a clerk.
    """
    return [finding for rule in RULES for finding in rule(ours, theirs, called)]


def boundary_mismatch(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> Iterator[Finding]:
    """One day, through it here and before it there."""
    known = {(day, boundary) for day, boundary, _line in _last_days(theirs)}
    for day, boundary, line in _last_days(ours):
        other = {each for known_day, each in known if known_day == day} - {boundary}
        if other and boundary in {"through", "before"} and other <= {"through", "before"}:
            month, number = day.split("-")
            said = "đến hết" if boundary == "through" else "trước"
            there = "trước" if boundary == "through" else "đến hết"
            message = f"Hạn {int(number)}/{int(month)}: ở đây là {said} ngày, ở {called} là {there} ngày."
            yield Finding(code="boundary_mismatch", severity="warning", lines=[line], message=message)


def _last_days(document: ParsedDocument) -> Iterator[tuple[str, str, int]]:
    """Month-day of every last day, how it is counted, and its line."""
    for deadline in document.deadlines:
        if deadline.what != "open" and (day := deadline.recurring or (deadline.iso or "")[5:]):
            yield day, deadline.boundary, deadline.line
    for rule in document.rules:
        if day := rule.recurring or (rule.due or "")[5:]:
            yield day, rule.boundary or "through", rule.lines[0]


def quota_mismatch(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> Iterator[Finding]:
    """A quota on proposals that binds other classes of bodies here than there."""
    here, there = _bound(ours), _bound(theirs)
    if here and there and here.keys() != there.keys():
        only = (
            [f"chỉ ở {called}: {', '.join(sorted(there.keys() - here.keys()))}"] if there.keys() - here.keys() else []
        )
        only += [f"chỉ ở đây: {', '.join(sorted(here.keys() - there.keys()))}"] if here.keys() - there.keys() else []
        message = f"Chỉ tiêu đề xuất, đặt hàng giao cho chủ thể khác nhau: {'; '.join(only)}."
        lines = sorted({line for rule in here.values() for line in rule.lines})
        yield Finding(code="quota_mismatch", severity="warning", lines=lines, message=message)


_CLASSES = {
    "department": "sở, ngành", "district": "huyện", "commune": "xã", "union": "đoàn thể", "press": "báo chí",
    "university": "trường, viện", "science organisation": "tổ chức KH&CN", "lead organisation": "chủ trì",
}  # fmt: skip


def _bound(document: ParsedDocument) -> dict[str, Rule]:
    """Every class of bodies that a quota on proposals binds, with the rule."""
    quotas = [rule for rule in document.rules if rule.minimum and MATTERS["proposal"].search(rule.text)]
    return {_CLASSES.get(key, key): rule for rule in quotas for name in rule.actors for key in sorted(classes_of(name))}


def name_variant(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> Iterator[Finding]:
    """The group of district authorities under other names."""
    here, there = _districts(ours), _districts(theirs)
    if here and there and not here.keys() & there.keys():
        message = f"Cấp huyện viết là “{min(here)}” ở đây, “{min(there)}” ở {called}."
        yield Finding(code="name_variant", severity="info", lines=[here[min(here)]], message=message)


def _districts(document: ParsedDocument) -> dict[str, int]:
    said = [(bullet.text, bullet.lines[0]) for bullet in document.bullets]
    said += [(paragraph.text, paragraph.lines[0]) for paragraph in document.paragraphs]
    said += [(recipient.text, recipient.lines[0]) for recipient in document.recipients]
    said += [(row.partners or "", row.lines[0]) for row in document.table.rows]
    found: dict[str, int] = {}
    for text, line in said:
        for match in _DISTRICTS.finditer(text):
            found.setdefault(match["group"], line)
    return found


def cross_document_copy(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> Iterator[Finding]:
    """Contents in nearly the same words, beside a plan: two notices are held against each other by their items."""
    if "KẾ HOẠCH" not in {ours.document.type, theirs.document.type}:
        return
    there = [(name, trigrams(text)) for name, text, _lines in _contents(theirs)]
    pairs = [
        (name, other, lines)
        for name, text, lines in _contents(ours)
        for other, runs in there
        if _is_alike(trigrams(text), runs)
    ]
    if pairs:
        named = "; ".join(f"{name} và {other}" for name, other, _lines in pairs)
        lines = sorted({line for _name, _other, span in pairs for line in span})
        yield Finding(
            code="cross_document_copy", severity="info", lines=lines, message=f"Gần trùng với {called}: {named}."
        )


def _contents(document: ParsedDocument) -> Iterator[tuple[str, str, Span]]:
    yield from ((item.id, item.text, item.lines) for field in document.fields for item in field.items)
    yield from ((f"việc {row.n}", row.task, row.lines) for row in document.table.rows)


def _is_alike(first: set[tuple[str, ...]], second: set[tuple[str, ...]]) -> bool:
    shorter = min(len(first), len(second))
    return shorter >= FEWEST and len(first & second) >= ALIKE * shorter


def chain_gap(ours: ParsedDocument, theirs: ParsedDocument, called: str) -> Iterator[Finding]:
    """A plan on what a directive had ordered a plan about, that does not go back to it."""
    if ours.document.type != "KẾ HOẠCH" or theirs.document.type != "CHỈ THỊ":
        return
    cites = theirs.document.number and theirs.document.number in {each.number for each in ours.citations}
    title = fold(ours.document.title or "")
    for bullet in theirs.bullets:
        ordered = _ORDERS_PLAN.search(bullet.text)
        if ordered and not cites and _is_about(title, fold(ordered["subject"])):
            message = f"{called} giao lập kế hoạch về “{ordered['subject'][:80]}”; kế hoạch này không dẫn lại."
            yield Finding(code="chain_gap", severity="info", lines=list(ours.document.lines or ()), message=message)


def _is_about(title: str, subject: str) -> bool:
    """The words that tell the subject from others stand side by side in the title."""
    words = re.findall(r"\w+", _SUBJECT_ENDS.sub("", subject))
    telling = [pair for pair in pairwise(words) if not set(pair) <= _COMMON]
    return bool(telling) and all(" ".join(pair) in title for pair in telling if not set(pair) & {"tinh"})


RULES: tuple[Between, ...] = (boundary_mismatch, quota_mismatch, name_variant, cross_document_copy, chain_gap)
