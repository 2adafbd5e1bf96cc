"""What looks wrong. One rule, one function; each looks at the structure, none at a particular document."""

from collections.abc import Callable, Iterator

from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.findings import (
    annex,
    contents,
    duties,
    face,
    intake,
    names,
    numbering,
    references,
    repeats,
    spelling,
    style,
    targets,
)
from gieo.orientation.parsing.reading import Reading

Rule = Callable[[ParsedDocument, Reading], Iterator[Finding]]

ORDER = {"error": 0, "warning": 1, "info": 2}


def find(document: ParsedDocument, reading: Reading) -> list[Finding]:
    """Every finding, errors first, then by line."""
    rules: list[Rule] = [
        *face.RULES, *numbering.RULES, *references.RULES, *contents.RULES, *intake.RULES, *duties.RULES,
        *targets.RULES, *annex.RULES, *names.RULES, *spelling.RULES, *repeats.RULES, *style.RULES,
    ]  # fmt: skip
    found = [finding for rule in rules for finding in rule(document, reading)]
    return sorted(found, key=lambda finding: (ORDER[finding.severity], finding.lines[:1] or [0]))
