"""Faults among the documents a text names."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from gieo.kernel.text import fold
from gieo.orientation.parsing.citations import Run, mentions, mentions_in
from gieo.orientation.parsing.document import Basis, Finding, ParsedDocument
from gieo.orientation.parsing.reading import Reading

FOUR_DIGITS = 1000
FIRST_WEEKS = 31
FAR_APART = 90
LONGEST_SERIES = 100
LONGEST_LINK = 120  # letters between two documents of one chain
Dated = tuple[Basis, int, str, date]
NATIONAL_LEVEL, PROVINCIAL_LEVEL = "cap quoc gia", "cap tinh"


def footnote_not_in_bases(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A footnote names a document that is no ground of this one."""
    for footnote in document.footnotes:
        if footnote.document and footnote.resolves_to is None and document.legal_bases:
            nearest = _nearest(footnote.document, footnote.date, document.legal_bases)
            hint = f" Gần nhất: {nearest.number} ngày {_vietnamese(nearest.date)}." if nearest else ""
            message = f"Chú thích {footnote.n} dẫn {footnote.document}, không có trong phần căn cứ.{hint}"
            lines = [footnote.line, *(nearest.lines if nearest else ())]
            yield Finding(code="footnote_not_in_bases", severity="error", lines=lines, message=message)


def _nearest(number: str, day: str | None, bases: list[Basis]) -> Basis | None:
    """The ground with the same symbol and, if there is one, the same day and month."""
    same = [basis for basis in bases if basis.number and basis.number.partition("/")[2] == number.partition("/")[2]]
    dated = [basis for basis in same if day and basis.date and basis.date[5:] == day[5:]]
    return dated[0] if dated else None


def footnote_without_date(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Footnotes that name a document without its date."""
    bare = [footnote for footnote in document.footnotes if footnote.document and not footnote.date]
    if bare:
        numbers = ", ".join(str(footnote.n) for footnote in bare)
        message = f"Chú thích {numbers} dẫn văn bản mà không ghi ngày."
        lines = [footnote.line for footnote in bare]
        yield Finding(code="footnote_without_date", severity="warning", lines=lines, message=message)


def cited_not_in_bases(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Documents named with their dates in the body that are no grounds."""
    known = {
        number for basis in document.legal_bases for number in (basis.number, *(each.number for each in basis.nested))
    }
    known.add(document.document.number)
    found: dict[str, list[int]] = defaultdict(list)
    for mention in mentions_in([*reading.body, *reading.form_lines]):
        if mention.date and mention.number not in known and mention.line and document.legal_bases:
            found[mention.number].append(mention.line)
    if found:
        message = f"Văn bản được dẫn trong nội dung nhưng không có trong phần căn cứ: {', '.join(found)}."
        lines = sorted({line for lines in found.values() for line in lines})
        yield Finding(code="cited_not_in_bases", severity="warning", lines=lines, message=message)


def number_date_implausible(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A large number very early in the year, or numbers of one series whose dates run the other way or jump."""
    odd: dict[str, list[int]] = {}
    dated = [(basis, *_serial(basis)) for basis in document.legal_bases if basis.number and basis.date]
    for basis, number, _symbol, day in dated:
        if number >= FOUR_DIGITS and (day - date(day.year, 1, 1)).days < FIRST_WEEKS:
            odd[str(basis.number)] = [basis.lines[0]]
    for first, second in _of_one_series(dated):
        if _contradicts(first, second):
            odd[f"{first[0].number} và {second[0].number}"] = [first[0].lines[0], second[0].lines[0]]
    if odd:
        message = f"Số và ngày không hợp lý: {'; '.join(odd)}."
        lines = sorted({line for lines in odd.values() for line in lines})
        yield Finding(code="number_date_implausible", severity="warning", lines=lines, message=message)


def _of_one_series(dated: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of one symbol and year, the smaller number first."""
    series: dict[tuple[str, int], list[Dated]] = defaultdict(list)
    for entry in sorted(dated, key=lambda entry: entry[1]):
        series[entry[2], entry[3].year].append(entry)
    for entries in series.values():
        yield from combinations(entries[:LONGEST_SERIES], 2)


def scope_mismatch(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A rule on tasks of the national level among the grounds of a provincial paper: to know, not to mend."""
    for basis in document.legal_bases if document.document.province else ():
        said = fold(basis.text)
        if NATIONAL_LEVEL in said and PROVINCIAL_LEVEL not in said:
            message = (
                f"Căn cứ {basis.n} ({basis.number or 'không số'}) quy định nhiệm vụ cấp quốc gia, "
                "được dẫn trong văn bản của tỉnh."
            )
            yield Finding(code="scope_mismatch", severity="info", lines=list(basis.lines), message=message)


def repeated_footnote(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Several footnotes that name one document."""
    numbers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for footnote in document.footnotes:
        if footnote.document:
            numbers[footnote.document].append((footnote.n, footnote.line))
    for number, notes in numbers.items():
        if len(notes) > 1:
            message = f"Chú thích {', '.join(str(n) for n, _line in notes)} cùng dẫn {number}."
            yield Finding(
                code="repeated_footnote", severity="info", lines=[line for _n, line in notes], message=message
            )


def basis_never_used(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Grounds that no footnote goes back to, in a text that ties its contents to its grounds by footnotes."""
    used = {footnote.resolves_to for footnote in document.footnotes}
    idle = [basis for basis in document.legal_bases if basis.n not in used]
    if used - {None} and idle:
        message = f"Căn cứ không được chú thích nào dẫn lại: {', '.join(str(basis.n) for basis in idle)}."
        lines = [n for basis in idle for n in basis.lines]
        yield Finding(code="basis_never_used", severity="info", lines=lines, message=message)


def no_legal_basis(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A directive, plan or notice that rests on nothing."""
    if document.document.type and not document.legal_bases and reading.body:
        lines = [*(document.document.lines or (reading.lines[0].n,))]
        message = "Văn bản không có đoạn căn cứ nào."
        yield Finding(code="no_legal_basis", severity="info", lines=lines, message=message)


def unnumbered_citation(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Laws, resolutions and schemes named without their numbers."""
    if document.unnumbered:
        names = "; ".join(each.text for each in document.unnumbered)
        lines = [each.line for each in document.unnumbered]
        yield Finding(code="unnumbered_citation", severity="info", lines=lines, message=f"Dẫn không số: {names}.")


def wording_variant(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Two documents named one after the other in two places, with other words between them."""
    run = Run(reading.lines)
    between: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    named = mentions(run.text)
    for first, second in pairwise(named):
        words = fold(run.text[first.start + len(first.number) : second.start])
        if len(words) < LONGEST_LINK and "." not in words:
            between[first.number, second.number].setdefault(words, run.line(first.start))
    for (first_number, second_number), wordings in between.items():
        if len(wordings) > 1:
            message = f"{first_number} dẫn {second_number} bằng lời khác nhau ở các chỗ."
            lines = sorted(wordings.values())
            yield Finding(code="wording_variant", severity="info", lines=lines, message=message)


def _serial(basis: Basis) -> tuple[int, str, date]:
    number, _, symbol = str(basis.number).replace("-", "/", 1).partition("/")
    return int(number), symbol, date.fromisoformat(str(basis.date))


def _contradicts(first: Dated, second: Dated) -> bool:
    """The smaller number is later by more than a fortnight, or the very next number is months later."""
    days = (second[3] - first[3]).days
    return days < -14 or (second[1] - first[1] == 1 and days > FAR_APART)  # noqa: PLR2004  (numbers wait for signatures)


def _vietnamese(day: str | None) -> str:
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else "chưa rõ"


RULES = (
    footnote_not_in_bases,
    footnote_without_date,
    cited_not_in_bases,
    number_date_implausible,
    scope_mismatch,
    repeated_footnote,
    basis_never_used,
    no_legal_basis,
    unnumbered_citation,
    wording_variant,
)
