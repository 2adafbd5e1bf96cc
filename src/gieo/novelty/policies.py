"""Who may say what about the novelty of a dossier."""

from typing import Any

from gieo.dossiers import selectors
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law

JUDGES = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})
READERS = OFFICE | {Role.COUNCIL_MEMBER}
# That it is looked up what was done before, or what a task must be, which that shows.
SEARCHING = {Law.L2013: ("TT06-2023:9.2", "ND11-2014:11.1"), Law.L2025: ("ND267-2025:6", "ND267-2025:7")}


def reads_the_register(actor: Actor, entry: DocketEntry) -> bool:
    """The office and the councils see tasks that are not public yet; authors see what everybody sees."""
    return bool(actor.roles_in(entry.province_id) & READERS)


def may_judge(actor: Actor, entry: DocketEntry) -> bool:
    """Officers and leaders of the province decide about pairs and record look-ups elsewhere."""
    return bool(actor.roles_in(entry.province_id) & JUDGES)


def may_reply(actor: Actor, entry: DocketEntry, dossier: Any) -> bool:
    """Its authors, as long as it is going on."""
    return entry.is_open and kind_named(entry.kind).written_by(dossier).holds(actor)


def may_read_proof(actor: Actor, file: StoredFile) -> bool:
    """The door of the proofs of look-ups: whoever reads the check of a dossier that holds the file."""
    holding = selectors.visible_to(actor).filter(outside_lookups__proof=file).distinct()
    return any(selectors.is_open_to(entry, actor) for entry in holding)
