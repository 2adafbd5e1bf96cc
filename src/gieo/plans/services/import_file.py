"""A plan comes in as a file that was handed in."""

from datetime import datetime

from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.orientation.parsing import UnreadableSource, parse, read_source
from gieo.plans.models import Plan
from gieo.plans.plan.facts import ImportFacts
from gieo.plans.services.import_plan import import_plan


def import_file(*, province: str, facts: ImportFacts, actor: Actor, at: datetime) -> Plan:
    """Read the file and keep the plan.

    Raises:
        Refused: the file has no text, or `import_plan` refuses.
    """
    stored = StoredFile.objects.get(pk=facts.file.id)
    try:
        parsed = parse(read_source(stored.read(), stored.name))
    except UnreadableSource as error:
        raise Refused([Refusal(code=error.code, message=error.message, field="file")]) from error
    return import_plan(parsed=parsed, province=province, actor=actor, at=at)
