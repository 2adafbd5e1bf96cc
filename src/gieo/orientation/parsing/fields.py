"""Which headings are the fields of a notice, and what each of them lists."""

import re
from collections.abc import Iterator

from gieo.kernel.text import fold
from gieo.orientation.parsing.labels import Level
from gieo.orientation.parsing.outline import Node

_ADMINISTRATIVE = re.compile(
    r"^(?:ve )?(?:thoi (?:gian|han)|han (?:cuoi|nop)|ho so|dia (?:chi|diem)|noi (?:nhan|nop|tiep)|tiep nhan|to chuc|yeu cau|"
    r"kinh phi|nguon|du kien kinh phi|muc (?:tieu|dich)|giai phap|can cu|doi tuong|trach nhiem|quyen|phuong thuc|cach thuc|hinh thuc|trinh tu|"
    r"thu tuc|mau|bieu mau|phu luc|luu y|lien he|quy dinh|nguyen tac|tieu chi|dieu kien|thanh phan|phan cong|tien do)\b"
)
_ANNOUNCES = re.compile(r"\b(?:dinh huong|linh vuc|noi dung|nhiem vu|uu tien|chu de|van de)\b")
_FIELD = re.compile(r"^(?:ve )?(?:linh vuc|nhom linh vuc|trong linh vuc)\b")
_SCIENCE = re.compile(
    r"\b(?:nong|lam|ngu|cong) nghiep\b|\bkhoa hoc (?:tu nhien|xa hoi|ky thuat|nong|y)|\bnhan van\b|\by\b(?:, | - | )?(?:te|duoc)\b|\bmoi truong\b|"
    r"\bcong nghe (?:thong tin|sinh hoc|vat lieu|so|cao)\b|\bchuyen doi so\b|\bgiao duc\b|\bvan hoa\b|\bdu lich\b|\bxay dung\b|\bgiao thong\b|\bnang luong\b|"
    r"\bquoc phong\b|\ban ninh\b|\bthuy san\b|\bxa hoi\b|\bky thuat\b"
)
_BODY = re.compile(
    r"^(?:so|ubnd|uy ban|bo|hoi dong|cac|de nghi|phong|ban|trung tam|don vi|co quan|thanh vien|chi cuc)\b"
)
_OWN_NAME = re.compile(r"\b(?:nhiem vu )?(?:khoa hoc(?: va)? (?:ky thuat va )?cong nghe|kh ?& ?cn|khcn)\b")

NAMED, ANNOUNCED = 5, 20  # a title that says "lĩnh vực" outweighs a few bullets, one that announces the contents many
LONGEST_SUBHEADING = 150


def find_fields(root: Node) -> list[Node]:
    """The headings that a notice sorts its contents under; empty when it has none.

    They stand under a part that announces contents, or are parts themselves; a part that lists contents without any
    field is one field.
    """
    containers = [node for node in root.walk() if node is root or node.level is not Level.PARAGRAPH]
    best = max(containers, key=_score, default=None)
    if best is None or _score(best) <= 0:
        return _single(root)
    if best is root:
        return _field_like(root)
    siblings = [root, *containers]
    parent = next(node for node in siblings if best in node.children)
    twins = [node for node in parent.children if node is best or (_announces_fields(node) and _score(node) > 0)]
    return [child for node in twins for child in _field_like(node)]


def _score(container: Node) -> int:
    """How much a heading looks like the one that holds the fields; 0 when it cannot be."""
    title = fold(container.text) if container.lines else ""
    if _ADMINISTRATIVE.match(title):
        return 0
    fields = _field_like(container)
    entries = sum(len(child.entries) or len(child.paragraphs) for child in fields)
    named = sum(_is_named(child) for child in fields)
    announced = bool(container.lines and _ANNOUNCES.search(title))
    if not entries or not (named or announced):
        return 0
    return entries + NAMED * named + ANNOUNCED * announced


def _field_like(container: Node) -> list[Node]:
    """The headings under a container that may be fields; without a title above them they must be named as such."""
    headings = container.headings or [each for each in container.bullets if each.entries and _is_named(each)]
    inside = [each for each in headings if not _ADMINISTRATIVE.match(fold(each.text))]
    announced = bool(container.lines and _ANNOUNCES.search(fold(container.text)))
    if announced and any(each.children for each in inside):
        return inside
    return [each for each in inside if each.children and _is_named(each)]


def _is_named(node: Node) -> bool:
    """Its title names a field of science, and no body."""
    title = _OWN_NAME.sub("", fold(node.text)).strip()
    return bool(
        _FIELD.match(title) or (_SCIENCE.search(title) and not _BODY.match(title) and len(title) < LONGEST_SUBHEADING)
    )


def _announces_fields(node: Node) -> bool:
    return bool(node.lines and re.search(r"\b(?:dinh huong|linh vuc)\b", fold(node.text)))


def _single(root: Node) -> list[Node]:
    """A part that announces contents and lists them without fields."""
    parts = [node for node in root.headings if _ANNOUNCES.search(fold(node.text)) and node.entries]
    return [node for node in parts if not _ADMINISTRATIVE.match(fold(node.text)) and not _BODY.match(fold(node.text))][
        :1
    ]


def items_of(field: Node) -> Iterator[Node]:
    """What a field lists, in the order of the page: its bullets and numbered points; without any, its paragraphs.

    A point that only gathers others (3.1., a) Trồng trọt) is gone into; sub-points marked with a plus stay in theirs.
    """
    if not field.entries:
        yield from _speaking(field)
        return
    if all(gathers(entry) for entry in field.entries):
        yield from _speaking(field)
    for entry in field.entries:
        if gathers(entry):
            yield from items_of(entry)
        else:
            yield entry


def _speaking(node: Node) -> Iterator[Node]:
    """Its paragraphs that say something themselves: no notes, no sentence that only leads to a list."""
    yield from (each for each in node.paragraphs if not each.is_note and not each.lines[-1].text.endswith(":"))


def gathers(entry: Node) -> bool:
    """A heading that only gathers others: headings or dashes under it, or paragraphs under a short title."""
    if entry.level is Level.BULLET or not entry.children:
        return False
    if entry.headings:
        return True
    if entry.bullets:
        return entry.bullets[0].mark != "+"
    closed = entry.lines[-1].text.endswith((".", ";"))
    return not closed and len(entry.text) < LONGEST_SUBHEADING and bool(list(_speaking(entry)))
