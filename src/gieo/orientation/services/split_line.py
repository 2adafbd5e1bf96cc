"""One line of a reading that is several, or several that are one: a person says where each begins."""

from django.db import transaction
from django.db.models import F

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import LineKind, ReadingLine
from gieo.orientation.services.answer_line import READING, check_may_answer

FIGURES = ("minimum", "unit", "share", "yearly", "from_year", "due", "recurring", "boundary")
LETTERS = "bcdefghijklmnopqrstuvwxyz"
PART = "part"  # marks a row that was cut off another


@transaction.atomic
def split_line(*, line: ReadingLine, wording: str, actor: Actor) -> list[ReadingLine]:
    """Every line of the wording becomes a line of its own; the first keeps place and figures, all keep the source.

    Raises:
        Refused: not the actor's, no longer a draft, of a kind that is not split, or only one line.
    """
    check_may_answer(line.reading, actor)
    parts = [text.collapse(text.nfc(part)) for part in wording.splitlines() if part.strip()]
    if len(parts) < 2 or not line.may_split or len(parts) > len(LETTERS):  # noqa: PLR2004  (one part is no split)
        message = _("Xuống dòng ở chỗ cần tách, rồi bấm tách.")
        raise Refused([Refusal(code="nothing_to_split", message=message, basis=READING, field="text")])
    behind = line.reading.lines.filter(kind=line.kind, order__gt=line.order)
    behind.update(order=F("order") + len(parts) - 1)
    line.text, line.corrected = parts[0], True
    if not line.is_asked:
        line.accept(actor.user)
    line.save()
    return [line, *(_behind(line, at, words) for at, words in enumerate(parts[1:], start=1))]


def _behind(line: ReadingLine, at: int, words: str) -> ReadingLine:
    values = {name: value for name, value in line.values.items() if name not in FIGURES}
    if line.kind == LineKind.ROW:
        values[PART] = at
    if line.kind == LineKind.ITEM:
        values["id"] = f"{values['id']}{LETTERS[at - 1]}"
    return ReadingLine.objects.create(
        reading=line.reading,
        is_proposed=True,
        kind=line.kind,
        order=line.order + at,
        text=words,
        values=values,
        holders=line.holders,
        first_line=line.first_line,
        last_line=line.last_line,
        corrected=True,
    )


@transaction.atomic
def merge_line(*, line: ReadingLine, actor: Actor) -> ReadingLine:
    """Put the line behind the one above it, with its lines of the source and what figures that one lacks.

    It stays to be seen as taken out; nothing comes of it any more.

    Raises:
        Refused: not the actor's, no longer a draft, of a kind that is not merged, or nothing stands above it.
    """
    check_may_answer(line.reading, actor)
    above = line.reading.lines.filter(kind=line.kind, order__lt=line.order, rejected=False).order_by("-order").first()
    if above is None or line.rejected or not line.may_merge:
        message = _("Không có dòng nào đứng trước để ghép.")
        raise Refused([Refusal(code="nothing_before", message=message, basis=READING, field="text")])
    above.text, above.corrected = f"{above.text} {line.text}", True
    above.values = {**{name: value for name, value in line.values.items() if name != PART}, **above.values}
    above.holders = list(dict.fromkeys([*above.holders, *line.holders]))
    lines = [n for n in (above.first_line, above.last_line, line.first_line, line.last_line) if n]
    above.first_line, above.last_line = (min(lines), max(lines)) if lines else (None, None)
    above.save()
    line.rejected = True
    line.accept(actor.user)
    line.save()
    return above
