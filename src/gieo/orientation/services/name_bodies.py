"""Whom a line of a directive or plan names: looked up by name, and where no name answers, asked of a person (X-3)."""

from django.db import transaction

from gieo.identity.models import Organisation
from gieo.identity.services.remember_name import remember_name
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import ReadingLine
from gieo.orientation.models.reading import NAMING
from gieo.orientation.services.address_recipient import ADDRESSING, look_up
from gieo.orientation.services.answer_line import check_may_answer


def name_bodies(line: ReadingLine) -> ReadingLine:
    """Write groups, seats and bodies as the words of the line say; what is open stays asked."""
    found = look_up(line.text, line.reading.province_id)
    read = found.read
    line.values |= {
        "kinds": list(read.kinds),
        "roles": [str(role) for role in read.roles],
        "units": list(read.units),
        "publishes": read.publishes,
    }
    line.asked, line.on_paper = ([] if read.units else found.asked), False
    line.save()
    line.bodies.set(found.bodies)
    return line


@transaction.atomic
def answer_name(*, line: ReadingLine, body: Organisation | None, actor: Actor) -> ReadingLine:
    """A person says which body the first open name stands for, or that it stands for none of the register.

    The name is kept as one the body goes by: every other line of the reading that asks for it is answered too, and so
    is the next paper.

    Raises:
        Refused: not the actor's, no longer a draft, nothing is asked, or a body of another province.
    """
    check_may_answer(line.reading, actor)
    if line.kind not in NAMING or not line.is_asked:
        message = _("Tên này đã rõ.")
        raise Refused([Refusal(code="nothing_asked", message=message, basis=ADDRESSING)])
    if body is None:
        line.on_paper = True
        line.accept(actor.user)
        line.save()
        return line
    if body.province_id not in {None, line.reading.province_id}:
        message = _("Tổ chức này thuộc tỉnh khác.")
        raise Refused([Refusal(code="other_province", message=message, basis=ADDRESSING, field="body")])
    name = line.asked[0]
    remember_name(organisation=body, name=name)
    for asking in line.reading.lines.filter(kind__in=NAMING, asked__contains=[name]):
        asking.asked.remove(name)
        asking.bodies.add(body)
        if asking.pk == line.pk and not asking.asked:
            asking.accept(actor.user)
        asking.save()
    line.refresh_from_db()
    return line


@transaction.atomic
def split_names(*, line: ReadingLine, actor: Actor) -> list[ReadingLine]:
    """Cut an entry where a separator was lost; each name becomes a line of its own, unless it is one already.

    Raises:
        Refused: not the actor's, no longer a draft, or nothing ran together.
    """
    check_may_answer(line.reading, actor)
    parts = line.values.get("parts") or []
    if not parts or line.rejected:
        message = _("Dòng này không có chỗ nào mất dấu ngăn.")
        raise Refused([Refusal(code="nothing_to_split", message=message, basis=ADDRESSING)])
    line.values["cut_into"], line.rejected = parts, True
    line.accept(actor.user)
    line.save()
    last = line.reading.lines.filter(kind=line.kind).order_by("-order").first()
    known = set(line.reading.lines.filter(kind=line.kind, rejected=False).values_list("text", flat=True))
    return [
        name_bodies(
            ReadingLine.objects.create(
                reading=line.reading,
                is_proposed=True,
                kind=line.kind,
                order=(last.order if last else 0) + at,
                text=part,
                values={"rows": line.values["rows"], "parts": []},
                first_line=line.first_line,
                last_line=line.last_line,
            )
        )
        for at, part in enumerate((part for part in parts if part not in known), start=1)
    ]
