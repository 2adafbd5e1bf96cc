"""A text as Word and as PDF, and the way back from their lines to the lines of the text."""

import io
import itertools
import json
from collections.abc import Iterator, Sequence
from typing import Any

import docx
import typst

from gieo.officialdocs.library import HERE

LOOKAHEAD = 4000  # letters: a page number or a head printed again is passed over, nothing else


def as_word(text: str) -> bytes:
    """Every line a paragraph; lines with tabs a table of Word's own."""
    document = docx.Document()
    for is_table, lines in _blocks(text):
        if is_table:
            _word_table(document, [line.split("\t") for line in lines])
        else:
            for line in lines:
                document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for printed, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(printed.cells, row, strict=False):
            cell.text = words


def as_pdf(text: str, *, spacing: str = "0.65em", indent: str = "0pt") -> bytes:
    """Pages of A4 with their numbers at the foot; lines with tabs a table with rules.

    Room between lines of the text, or a first line set in, as Word's styles give them.
    """
    parts = [
        '#set page(paper: "a4", margin: (x: 2cm, y: 2cm), numbering: "1")',
        '#set text(font: "Tinos", size: 11pt, lang: "vi", hyphenate: false)',
        f"#set par(spacing: {spacing}, first-line-indent: (amount: {indent}, all: true))",
    ]
    for is_table, lines in _blocks(text):
        if is_table:
            parts.append(_typst_table([line.split("\t") for line in lines]))
        else:
            parts += list(_typst_lines(lines))
    return bytes(typst.compile("\n".join(parts).encode(), font_paths=[str(HERE / "fonts")]))


def _typst_lines(lines: Sequence[str]) -> Iterator[str]:
    """Every line a paragraph; a line that begins a page in the text (glued with a blank, a number alone) begins one here."""
    for before, line in itertools.pairwise(["", *lines]):
        if line.strip():
            begins = (line.startswith(" ") and before.strip()) or line.strip().isdecimal() or line.startswith("\f")
            yield f"{'#pagebreak(weak: true)' if begins else ''}\n#par({_quoted(line)})"


def _typst_table(rows: Sequence[Sequence[str]]) -> str:
    width = max(len(row) for row in rows)
    cells = [_quoted(cell) for row in rows for cell in [*row, *[""] * (width - len(row))]]
    columns = ", ".join(["auto", "3fr", *["1.4fr"] * (width - 2)])
    return f"#text(size: 9pt, table(columns: ({columns}), {', '.join(cells)}))"


def _quoted(words: str) -> str:
    return json.dumps(words.strip("\f"), ensure_ascii=False)


def _blocks(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines with and without tabs; a blank line inside a table is none."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.count("\t") > 2), None)
    if first is None:
        yield False, lines
        return
    yield False, lines[:first]
    for is_table, group in itertools.groupby(
        (line for line in lines[first:] if line.strip()), lambda line: "\t" in line
    ):
        yield is_table, list(group)


class Way:
    """From lines of another version to those of the text, by the letters both have in the same order."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        places = [
            (letter, n) for n, line in enumerate(text.split("\n"), start=1) for letter in line if not letter.isspace()
        ]
        self._letters = "".join(letter for letter, _n in places)
        self._lines = [n for _letter, n in places]
        self._spans: dict[int, tuple[int, int]] = {}
        at = 0
        for n, line in enumerate(lines, start=1):
            bare = "".join(line.split())
            found = self._letters.find(bare, at, at + LOOKAHEAD + len(bare)) if bare else -1
            if found < 0 or (len(bare) < 3 and found > at):
                last = self._lines[max(at - 1, 0)]
                self._spans[n] = (last, last)
                continue
            at = found + len(bare)
            self._spans[n] = (self._lines[found], self._lines[at - 1])

    def back(self, parsed: Any) -> Any:
        """A result with the lines of the text in place of its own."""
        if isinstance(parsed, dict):
            return {
                key: self._place(value) if key in {"line", "lines"} else self.back(value)
                for key, value in parsed.items()
            }
        return [self.back(each) for each in parsed] if isinstance(parsed, list) else parsed

    def _place(self, value: Any) -> Any:
        if isinstance(value, int):
            return self._spans[value][0]
        return [self._spans[value[0]][0], self._spans[value[-1]][1]] if value else value
