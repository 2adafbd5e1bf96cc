"""The picture of what cites what around one document: who cites it on the left, what it cites on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gieo.law.models import LegalDocument

MOST = 12  # on a side; the table beside the picture has them all
NODE, HIGH, GAP, BETWEEN, EDGE = 222, 46, 12, 66, 4
LONGEST = 29


@dataclass(frozen=True, slots=True)
class Node:
    """A box with two lines of words; x and y are its upper left corner, in units of the picture."""

    x: int
    y: int
    label: str
    under: str
    document: LegalDocument


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and the curves between them.

    Attributes:
        centre: the document itself.
        nodes: the others.
        curves: SVG path data, each from the document that cites to the one cited.
        width, height: of the whole picture.
        node_width, node_height: of every box.
        hidden: how many on the left and on the right did not fit.
    """

    centre: Node
    nodes: tuple[Node, ...]
    curves: tuple[str, ...]
    hidden: tuple[int, int]
    width: int
    height: int
    node_width: int = NODE
    node_height: int = HIGH


def graph_of(document: LegalDocument, citing: Sequence[LegalDocument], cited: Sequence[LegalDocument]) -> Graph | None:
    """The picture; None where there is nothing to draw."""
    if not citing and not cited:
        return None
    left, right = citing[:MOST], cited[:MOST]
    height = max(len(left), len(right)) * (HIGH + GAP) + GAP
    middle = EDGE + (NODE + BETWEEN if left else 0)
    centre = _node(middle, (height - HIGH) // 2, document)
    lefts = _column(EDGE, left, height)
    rights = _column(middle + NODE + BETWEEN, right, height)
    return Graph(
        centre=centre,
        nodes=(*lefts, *rights),
        curves=(*(_curve(node, centre) for node in lefts), *(_curve(centre, node) for node in rights)),
        hidden=(len(citing) - len(left), len(cited) - len(right)),
        width=middle + NODE + (BETWEEN + NODE if right else 0) + EDGE,
        height=height,
    )


def _column(x: int, documents: Sequence[LegalDocument], height: int) -> list[Node]:
    """Boxes one below the other, the whole column in the middle."""
    top = (height - len(documents) * (HIGH + GAP) + GAP) // 2
    return [_node(x, top + at * (HIGH + GAP), document) for at, document in enumerate(documents)]


def _node(x: int, y: int, document: LegalDocument) -> Node:
    day = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    label = str(document) if document.number else f"{document.type} ({_('chưa có số')})"
    under = " · ".join(filter(None, (day, document.issuer))) if document.number else document.subject
    return Node(x, y, _short(label), _short(under), document)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _curve(source: Node, target: Node) -> str:
    """From the right edge of the one to the left edge of the other, leaving and arriving level."""
    start, end = source.x + NODE, target.x
    bend, out, arrival = (start + end) // 2, source.y + HIGH // 2, target.y + HIGH // 2
    return f"M{start} {out} C{bend} {out} {bend} {arrival} {end} {arrival}"
