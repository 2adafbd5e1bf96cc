"""The provincial council states the technologies with priority for investment in a period (CT-3-1e)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from gieo.councils.models import Council, PriorityTechnology, TechnologyList
from gieo.councils.services.found_standing_council import only_the_standing_body
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

STATING = ("CT02-2022-BG:3",)


@transaction.atomic
def state_technologies(
    *,
    council: Council,
    first_year: int,
    last_year: int,
    document: str,
    adopted_on: date,
    technologies: Sequence[tuple[str, str]],
    actor: Actor,
    at: datetime,
) -> TechnologyList:
    """Publish the list of a period; earlier ones stay readable.

    Args:
        council: the provincial one.
        first_year: of the period.
        last_year: of the period, included.
        document: by which the council adopted it.
        adopted_on: when it did.
        technologies: name and what is to be invested in, in order.
        actor: of the standing body.
        at: when it is published.

    Raises:
        Refused: not the standing body, a period that ends before it begins, no document, adopted after today, or
            technologies that are missing, nameless or named twice.
    """
    only_the_standing_body(actor, council.province_id)
    names = [text.collapse(name) for name, _aim in technologies]
    found = []
    if last_year < first_year:
        message = _("Năm cuối không được trước năm đầu.")
        found.append(Refusal(code="ends_before_it_begins", message=message, basis=STATING, field="last_year"))
    if not text.collapse(document) or adopted_on > at.date():
        message = _("Ghi văn bản đã thông qua và ngày thông qua.")
        found.append(Refusal(code="not_adopted", message=message, basis=STATING, field="document"))
    if not names or not all(names) or len({text.fold(name) for name in names}) != len(names):
        message = _("Nêu ít nhất một công nghệ, mỗi công nghệ một lần.")
        found.append(Refusal(code="no_technologies", message=message, basis=STATING, field="technologies"))
    if found:
        raise Refused(found)
    stated = TechnologyList.objects.create(
        council=council,
        first_year=first_year,
        last_year=last_year,
        document=text.collapse(document)[:200],
        adopted_on=adopted_on,
        published_at=at,
        by_name=actor.name,
    )
    PriorityTechnology.objects.bulk_create(
        PriorityTechnology(list=stated, place=place, name=name[:300], aim=text.collapse(aim)[:500])
        for place, (name, (_name, aim)) in enumerate(zip(names, technologies, strict=True), start=1)
    )
    return stated
