"""One body under many names."""

from collections import defaultdict
from collections.abc import Iterator

from gieo.orientation.parsing.bodies import actors_of, bodies_in, key_of, spellings_of, words_of
from gieo.orientation.parsing.citations import Run
from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.lines import Line
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.table import parts_of

MOST_SPELLINGS = 2  # spelt out and shortened: that is how official texts write
SHORTEST_NAME = 4  # words


def name_variant(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A body printed in more ways than one full and one short name."""
    run = Run([*reading.body, *_table_lines(document, reading)])
    words = words_of(run.text)
    taken: set[int] = set()
    for key in sorted(_names(document, reading), key=lambda name: -len(name.split())):
        places: dict[str, list[int]] = defaultdict(list)
        for found in spellings_of(key, words):
            if found[0].start not in taken:  # a longer name begins here
                places[run.text[found[0].start : found[-1].end]].append(run.line(found[0].start))
        taken |= {found[0].start for found in spellings_of(key, words)}
        if len(places) > MOST_SPELLINGS:
            message = f"Một cơ quan viết {len(places)} cách: {'; '.join(places)}."
            lines = sorted({line for lines in places.values() for line in lines})
            yield Finding(code="name_variant", severity="warning", lines=lines, message=message)


def _names(document: ParsedDocument, reading: Reading) -> set[str]:
    """Every body that acts or stands in the annex, in the form in which its spellings meet."""
    acting = [name for node in reading.root.walk() if node.lines for name in actors_of(node.text)]
    cells = [cell for row in document.table.rows for cell in (row.lead, row.partners)]
    listed = [name for cell in cells for part in parts_of(cell) for name in bodies_in(part)]
    keys = {key_of(name) for name in [*acting, *listed]}
    return {key for key in keys if len(key.split()) >= SHORTEST_NAME}


def _table_lines(document: ParsedDocument, reading: Reading) -> list[Line]:
    first, last = document.table.lines or (0, -1)
    return [line for line in reading.lines if first <= line.n <= last]


RULES = (name_variant,)
