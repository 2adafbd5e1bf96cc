"""The body as a tree: parts hold numbered headings, those hold bullets and paragraphs.

Where a label belongs is settled by the count it goes on, not by how it is printed: a notice that numbers its fields
1., 2., III., IV., 5. means one row of fields.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import fold
from gieo.orientation.parsing.labels import Label, Level, label_of, normalised
from gieo.orientation.parsing.lines import Layout, Line, goes_on, joined, span

NOTE = re.compile(r"^[*(]*\s*(?:Lưu ý|Ghi chú|Chú ý|Chú thích)\b", re.IGNORECASE)
CLOSING = re.compile(r"^(?:Trên đây là|Trân trọng|Đề nghị các|Yêu cầu các|Nhận được)\b|^[^:;]*\btrân trọng thông báo\b")
FIELD_WORD = re.compile(r"^(?:Về\s+)?(?:Lĩnh vực|LĨNH VỰC)\s+\S")
# A paragraph behind a list that speaks of the whole document belongs to none of its sections.
SELF = re.compile(r"\b(?:Chỉ thị|Kế hoạch|Thông báo|Chương trình|Quyết định|Đề án|Công văn) này\b")
BODY_END = "./."  # NĐ 30/2020, annex I: ends what is said

LARGEST_GAP = 3  # a line that begins with a number further on is text
LONGEST_HEADING = 4
LONGEST_PLAIN = 90
UNFINISHED = (",", " và", " hoặc", " của", " các")  # no heading ends with these
SUBMARKS = {"+", "o", "◦", "○"}


@dataclass(eq=False)
class Node:
    """A heading, bullet or paragraph with what stands under it.

    Attributes:
        level: its place in the order of levels (which may differ from how it is printed).
        printed: its label as printed; empty for a paragraph.
        value: its place in its count.
        style: how its label is printed.
        lines: its own lines, without those of its children.
        follows: the value of the one before it on its level.
    """

    level: Level
    printed: str = ""
    value: int = 0
    style: str = ""
    path: tuple[int, ...] = ()
    mark: str = ""
    lines: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    follows: int = 0

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].n

    @property
    def text(self) -> str:
        """Its own words, without the label."""
        text = joined(self.lines)
        label = label_of(self.lines[0]) if self.printed and self.lines else None
        return text[len(self.lines[0].text) - len(label.rest) :].strip() if label else text

    @property
    def label(self) -> str:
        """III. → III., PHẦN I: → I."""
        return self.printed

    @property
    def short_label(self) -> str:
        """Without what surrounds the numeral."""
        return normalised(self.printed)

    @property
    def headings(self) -> list["Node"]:
        """The numbered ones directly under it."""
        return [child for child in self.children if Level.ROOT < child.level < Level.BULLET]

    @property
    def bullets(self) -> list["Node"]:
        """The bullets directly under it."""
        return [child for child in self.children if child.level is Level.BULLET]

    @property
    def paragraphs(self) -> list["Node"]:
        """The paragraphs directly under it."""
        return [child for child in self.children if child.level is Level.PARAGRAPH]

    @property
    def entries(self) -> list["Node"]:
        """What it lists: everything directly under it that has a label."""
        return [child for child in self.children if child.level is not Level.PARAGRAPH]

    @property
    def is_note(self) -> bool:
        """It says something beside the matter: a note, a closing sentence."""
        first = self.lines[0].text
        return bool(NOTE.match(first) or CLOSING.match(first)) or self.lines[-1].text.endswith(BODY_END)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything under it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_lines(self) -> list[Line]:
        """Its lines and those under it."""
        return [line for node in self.walk() for line in node.lines]

    def span(self) -> tuple[int, int]:
        """First and last line of itself and everything under it."""
        return span(self.all_lines())


def read_outline(lines: Sequence[Line], layout: Layout) -> Node:
    """The tree of the body."""
    builder = _Builder(layout)
    before: Line | None = None
    for at, line in enumerate(lines):
        builder.take(line, before, lines[at + 1] if at + 1 < len(lines) else None)
        before = line
    return builder.root


class _Builder:
    """Takes line after line; `stack` is the way from the root to what is open."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.root = Node(Level.ROOT)
        self.stack = [self.root]

    def take(self, line: Line, before: Line | None, after: Line | None) -> None:
        label = self._label(line, before, after)
        if label and label.level is Level.BULLET:
            self._open(self._bullet_parent(label), label, line)
        elif label and self._open_numbered(label, line, before):
            return
        elif before is not None and self._continues(line, before):
            self.stack[-1].lines.append(line)
        else:
            self._paragraph(line)

    # ---------------------------------------------------------------- labels

    def _label(self, line: Line, before: Line | None, after: Line | None) -> Label | None:
        if NOTE.match(line.text) or goes_on(line, before, self.layout):
            return None
        label = label_of(line)
        if label is None and _is_plain_heading(line, before, after):
            return Label(Level.PLAIN, "", 1, line.text, (1,))
        return label

    def _open_numbered(self, label: Label, line: Line, before: Line | None) -> bool:
        """Open a numbered heading where it belongs; False when the line only happens to begin like one."""
        level = self._level(label)
        parent = self._parent(label, level)
        if parent is None or not self._expected(parent, label, level, line, before):
            return False
        self._open(parent, label, line, level)
        return True

    def _level(self, label: Label) -> Level:
        """A roman numeral may go on a row of arabic ones, and the reverse."""
        part = self._last_open(Level.ROMAN)
        if part is None or label.value == 1:
            return label.level
        row = [child for child in part.children if child.level is Level.ARABIC]
        due = row[-1].value + 1 if row else 1
        if label.level is Level.ROMAN and label.value == due:
            capitals = label.rest == label.rest.upper()
            is_field = label.value != part.value + 1 or _alike(label.rest, row)
            return Level.ARABIC if row and is_field and not capitals else Level.ROMAN
        if label.level is Level.ARABIC and not row and label.value == part.value + 1 and part.entries:
            return Level.ROMAN
        return label.level

    def _parent(self, label: Label, level: Level) -> Node | None:
        """The deepest open heading of a higher level; for 3.1.2 the one numbered 3.1."""
        if level is Level.DECIMAL:
            return self._numbered_parent(label.path[:-1])
        return next(node for node in reversed(self.stack) if node.level < level)

    def _numbered_parent(self, path: tuple[int, ...]) -> Node | None:
        """The open heading of that number, however it is printed."""
        headings = [node for node in reversed(self.stack) if node.level < Level.BULLET]
        for node in headings:
            if node.path == path or (len(path) == 1 and node.path[-1:] == path and node.level < Level.DECIMAL):
                return node
        return None

    def _expected(self, parent: Node, label: Label, level: Level, line: Line, before: Line | None) -> bool:
        """A wrapped line may begin with a number: a heading goes on the count, or follows a closed sentence."""
        last = _last_value(parent, level)
        closed = self._closed(before, line)
        if label.value == last + 1:
            return closed or label.rest[:1].isupper() or not label.rest
        again = label.value in {1, last}
        return closed and label.rest[:1].isupper() and (again or last + 1 < label.value <= last + 1 + LARGEST_GAP)

    def _closed(self, before: Line | None, line: Line) -> bool:
        """The line before ended its sentence, is a heading, or had room for more."""
        if before is None or before.ends_sentence or before.is_capitals:
            return True
        heading = self.stack[-1].level < Level.BULLET and self.stack[-1].lines[-1:] == [before]
        return heading or not self.layout.is_full(before, line)

    def _last_open(self, level: Level) -> Node | None:
        return next((node for node in reversed(self.stack) if node.level is level), None)

    # ---------------------------------------------------------------- bullets and text

    def _bullet_parent(self, label: Label) -> Node:
        """The list with the same mark goes on; another mark opens a list under a bullet that announces one."""
        depth = next(at for at in reversed(range(len(self.stack))) if self.stack[at].level < Level.BULLET)
        bullets = [node for node in self.stack[depth + 1 :] if node.level is Level.BULLET]
        for at, node in enumerate(bullets):
            if node.mark == label.mark:
                return ([self.stack[depth], *bullets])[at]
        last = bullets[-1] if bullets else None
        if last and (label.mark in SUBMARKS or last.mark == "*" or last.lines[-1].text.endswith(":")):
            return last
        return ([self.stack[depth], *bullets])[-2] if last else self.stack[depth]

    def _continues(self, line: Line, before: Line) -> bool:
        """The line goes on with what is open."""
        node = self.stack[-1]
        if not node.lines or NOTE.match(line.text):
            return False
        if node.level < Level.BULLET and line.starts_anew:
            return self._heading_goes_on(node, line, before)
        if CLOSING.match(line.text) and before.ends_sentence:
            return False
        return not self.layout.parts(before, line)

    def _heading_goes_on(self, node: Node, line: Line, before: Line) -> bool:
        """A heading in capitals runs over lines in capitals; another one only where its line was full."""
        if len(node.lines) >= LONGEST_HEADING or line.page_top:
            return False
        if not label_has_words(node):
            return line.is_capitals
        if before.is_capitals:
            return line.is_capitals
        unfinished = line.text.endswith(":") or before.text.endswith(UNFINISHED)
        return not before.ends_sentence and unfinished and self.layout.is_full(before, line)

    def _paragraph(self, line: Line) -> None:
        """A paragraph ends the bullets that are open; a closing sentence ends everything."""
        of_all = SELF.search(line.text) and self.stack[-1].level >= Level.BULLET
        closes = CLOSING.match(line.text) or line.text.endswith(BODY_END) or of_all
        highest = Level.ARTICLE if closes or NOTE.match(line.text) else Level.BULLET
        parent = next(node for node in reversed(self.stack) if node.level < highest)
        self._push(parent, Node(Level.PARAGRAPH, lines=[line]))

    def _open(self, parent: Node, label: Label, line: Line, level: Level | None = None) -> None:
        level = label.level if level is None else level
        value = _last_value(parent, level) + 1 if level is Level.PLAIN else label.value
        node = Node(level, label.printed, value, label.style, label.path, label.mark, [line])
        node.follows = _last_value(parent, level)
        self._push(parent, node)

    def _push(self, parent: Node, node: Node) -> None:
        parent.children.append(node)
        del self.stack[self.stack.index(parent) + 1 :]
        self.stack.append(node)


def label_has_words(node: Node) -> bool:
    """A part may be printed as "PHẦN I" alone, with its title on the next line."""
    return node.level is not Level.PART or len(node.lines) > 1 or bool(node.text)


def _last_value(parent: Node, level: Level) -> int:
    return next((child.value for child in reversed(parent.children) if child.level is level), 0)


def _alike(title: str, siblings: Sequence[Node]) -> bool:
    """The title opens with the word all its siblings open with."""
    first = fold(title).split()[:1]
    return all(fold(sibling.text).split()[:1] == first for sibling in siblings)


def _is_plain_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """A heading that says "Lĩnh vực …" without a number, alone on its line above a list."""
    return (
        bool(FIELD_WORD.match(line.text))
        and len(line.text) < LONGEST_PLAIN
        and not line.text.endswith((".", ";", ","))
        and after is not None
        and after.is_bullet
        and (before is None or before.ends_sentence or before.is_capitals)
    )
