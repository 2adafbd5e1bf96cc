"""Every irregularity that a full reading of the real documents lists: found by a general rule, or survived in silence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.document import Bullet, Item, Section, Span, Subheading
from gieo.orientation.parsing.table import is_group, parts_of
from gieo.orientation.rules.listing import listed_in
from tests.orientation.parsing.test_real_documents import SEEDS, read_seed

pytestmark = pytest.mark.unit

Survived = Callable[[ParsedDocument], bool]


def expected(shared: Path, seed: str) -> list[dict[str, Any]]:
    content = json.loads((shared / "requirements" / "seed-expectations.json").read_text())
    found: list[dict[str, Any]] = content["seeds"][seed]["findings"]
    return found


def numbers(printed: str) -> set[int]:
    """ "37, 66-68" → {37, 66, 67, 68}."""
    spans = (part.strip().partition("-") for part in printed.split(","))
    return {n for first, _dash, last in spans for n in range(int(first), int(last or first) + 1)}


@pytest.mark.requirement("CT-R-2")
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_to_be_said_is_said_at_its_place(shared: Path, seed: str) -> None:
    """Errors, warnings and what is only to know: 89 of them, each with its code and at one of its lines at least."""
    findings = read_seed(shared, seed).findings
    for each in expected(shared, seed):
        if each["severity"] != "importer":
            alike = [finding for finding in findings if finding.code == each["code"]]
            assert any(numbers(each["lines"]) & _reach(finding.lines) for finding in alike), each
            assert each["severity"] in {finding.severity for finding in alike}, each


def _reach(lines: list[int]) -> set[int]:
    return set(lines) | (set(range(lines[0], lines[-1] + 1)) if len(lines) == 2 else set())


def items(document: ParsedDocument) -> dict[str, Item]:
    return {item.id: item for field in document.fields for item in field.items}


def listed(document: ParsedDocument) -> list[Item | Bullet]:
    return [*items(document).values(), *document.bullets]


def spans(document: ParsedDocument) -> list[Span]:
    """Of everything that stands by itself."""
    found = [each.lines for each in listed(document)]
    found += [each.lines for each in document.legal_bases] + [each.lines for each in document.paragraphs]
    return found + [each.lines for each in headings(document)] + [field.lines for field in document.fields]


def headings(document: ParsedDocument) -> list[Section | Subheading]:
    return [*document.sections, *document.headings]


def inside(document: ParsedDocument, line: int) -> bool:
    """The line belongs to an item or bullet that begins before it."""
    return any(each.lines[0] < line <= each.lines[1] for each in listed(document))


def begins(document: ParsedDocument, line: int) -> bool:
    """Something begins at the line."""
    return any(first == line for first, _last in spans(document))


def heads(document: ParsedDocument, first: int, last: int) -> bool:
    """A heading reaches over these lines."""
    return any(each.lines == (first, last) for each in headings(document))


def no_markup(document: ParsedDocument) -> bool:
    said = [each.text for each in listed(document)] + [each.text for each in document.paragraphs]
    signed = [document.signature.name or "", document.signature.position or ""]
    return "**" not in "".join([*said, *signed]) and "*" not in "".join(signed)


SURVIVED: dict[str, Survived] = {
    "IR-000-10": lambda read: read.fields[1].line == 68 and begins(read, 295) and begins(read, 147),
    "IR-000-11": lambda read: 393 in read.layout_residue and sum("dichvucong" in url for url in read.urls) == 1,
    "IR-000-17": lambda read: not [each for each in read.deadlines if each.line == 341],
    "IR-000-18": lambda read: "http://nhiemvukhcn.bacgiang.gov.vn" in read.urls,
    "IR-000-22": lambda read: [len(field.items) for field in read.fields] == [5, 14, 5, 11, 4, 6],
    "IR-000-24": lambda read: inside(read, 82) and len(read.fields) == 6,
    "IR-000-25": lambda read: len(read.addresses) == 1 and "3/2" in read.addresses[0],
    "IR-001-04": lambda read: 76 in read.layout_residue and inside(read, 82),
    "IR-001-05": lambda read: inside(read, 159) and inside(read, 234) and begins(read, 312),
    "IR-001-06": lambda read: read.footnotes[0].marker_line == 240,
    "IR-001-07": lambda read: len(read.footnotes) == 1 and len(read.sections) == 9,
    "IR-001-16": lambda read: len(list(listed_in(read.footnotes[0].text))) == 10,
    "IR-001-17": lambda read: read.recipients[8].text.count("+") == 2,
    "IR-001-21": lambda read: inside(read, 62) and not begins(read, 62),
    "IR-001-22": lambda read: heads(read, 284, 286),
    "IR-002-13": lambda read: sum(bool(item.footnotes) for item in items(read).values()) == 21,
    "IR-002-14": lambda read: all(set(range(*note.lines)) <= _outside(read) for note in read.footnotes),
    "IR-002-15": lambda read: {443, 519} <= set(read.layout_residue) and "7" not in items(read)["3.5"].text,
    "IR-002-16": lambda read: begins(read, 77) and begins(read, 148) and inside(read, 220) and begins(read, 589),
    "IR-002-22": lambda read: read.phones == ["02053874205", "02053718595"],
    "IR-002-25": lambda read: all(note.resolves_to for note in read.footnotes if note.line in {295, 515}),
    "IR-002-28": lambda read: (read.document.parent_body, read.document.place) == ("UBND tỉnh Lạng Sơn", "Lạng Sơn"),
    "IR-002-29": lambda read: len(read.legal_bases) == 20 and not begins(read, 89) and not begins(read, 113),
    "IR-002-30": lambda read: 32 not in read.layout_residue and not any(begins(read, n) for n in (68, 81, 141, 567)),
    "IR-002-31": lambda read: _dated(read, "47/2018/QĐ-UBND", "2018-08-22") and _dated(read, "2544/QĐ-UBND", "2020-12-09"),
    "IR-002-32": lambda read: heads(read, 202, 204) and heads(read, 595, 597) and read.form.fields[6].lines == (684, 686),
    "IR-002-33": lambda read: len(read.form.fields) == 10 and len(read.fields) == 5,
    "IR-003-08": lambda read: [each.number for each in read.citations].count("370-KL/TU") == 2,
    "IR-003-12": lambda read: read.targets[5].lines[0] == 67 and begins(read, 140) and begins(read, 211),
    "IR-003-14": lambda read: read.recipients[1].lines == (265, 266),
    "IR-003-19": lambda read: heads(read, 221, 225) and heads(read, 241, 243),
    "IR-003-20": lambda read: read.footnotes == [] and read.bullets[3].text.startswith("100%"),
    "IR-004-05": lambda read: all(_whole(read, *lines) for lines in ((29, 31), (103, 105), (185, 187))),
    "IR-004-06": no_markup,
    "IR-004-07": lambda read: [row.joined_lines for row in read.table.rows if row.joined_lines] == [[237], [241]],
    "IR-004-23": lambda read: not [each for row in read.table.rows for each in parts_of(row.partners) if each[0] in "-;"],
    "IR-004-25": lambda read: not is_group(read.table.rows[-1]),
    "IR-004-27": lambda read: all(items(read)[f"3.{n}"].leads == items(read)["3.1"].leads for n in range(6, 25)),
}  # fmt: skip


def _outside(document: ParsedDocument) -> set[int]:
    """Lines that no item says: not in its span, or skipped there."""
    said = {
        n
        for item in items(document).values()
        for n in range(item.lines[0], item.lines[1] + 1)
        if n not in item.skipped_lines
    }
    return set(range(1, 707)) - said


def _dated(document: ParsedDocument, number: str, day: str) -> bool:
    return any(each.number == number and each.date == day for each in document.citations)


def _whole(document: ParsedDocument, first: int, last: int) -> bool:
    return (first, last) in spans(document)


@pytest.mark.parametrize("name", SURVIVED)
def test_what_would_trip_a_reader_is_survived_in_silence(shared: Path, name: str) -> None:
    assert SURVIVED[name](read_seed(shared, name[3:6]))


def test_nothing_that_is_listed_was_passed_over(shared: Path) -> None:
    every = [each for seed in SEEDS for each in expected(shared, seed)]
    assert {each["id"] for each in every if each["severity"] == "importer"} == set(SURVIVED)
    assert len(every) == 127
