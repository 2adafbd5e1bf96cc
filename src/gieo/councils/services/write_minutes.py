"""Several secretaries write the minutes section by section; nobody's words are lost."""

from datetime import datetime

from django.db import transaction

from gieo.councils.bench import bench_of, helper_of
from gieo.councils.minutes import edits_of, standing, waiting
from gieo.councils.models import BoundScan, CouncilItem, MinutesEdit
from gieo.councils.roster import entry_pk
from gieo.councils.rules.merge import merged
from gieo.councils.seats import CouncilSeat
from gieo.councils.sections import MinutesPart
from gieo.councils.sitting.parts import MINUTES
from gieo.dossiers.models import DocketEntry
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

WRITING = ("GIEO-MACDINH:56",)
LONGEST = 40_000


def may_write(item: CouncilItem, actor: Actor) -> bool:
    """Officers of the Sở, administrative secretaries who have pledged, and the scientific one; none whom anything bars.

    An officer who was named secretary pledges like any other secretary.
    """
    if helper := helper_of(item, actor.user):
        return helper.is_clear
    if actor.holds(Role.SCIENCE_OFFICER, item.province_id):
        return True
    sitter = bench_of(item).of(actor.user)
    return bool(sitter and sitter.is_clear and sitter.membership.seat == CouncilSeat.SECRETARY)


@transaction.atomic
def write_minutes(
    *, item: CouncilItem, section: MinutesPart, words: str, base: int, actor: Actor, at: datetime
) -> MinutesEdit:
    """Save one section as its next version; what a colleague saved in between is merged line by line.

    Args:
        item: the dossier.
        section: of its minutes.
        words: the whole text of the section.
        base: highest version the writer had before the eyes, texts put aside among them (0: none).
        actor: who writes.
        at: when.

    Returns:
        The text that stands, or, with `put_aside`, the text that is kept beside it because both changed the same lines.

    Raises:
        Refused: not a secretary, the council was not called yet, the minutes were signed, or too much was written.
    """
    entry = DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=entry_pk(item))
    found = _refusals(item, entry, words, actor)
    if found:
        raise Refused(found)
    edits = edits_of(entry.pk, section)
    stands = standing(edits)
    latest = edits[-1].version if edits else 0
    mine = text.nfc(words.replace("\r\n", "\n")).strip()
    if stands is not None and stands.words == mine and not any(each.version <= base for each in waiting(edits)):
        return stands
    if base >= latest:
        return _save(entry, section, latest + 1, latest, mine, actor, at)
    seen = standing([each for each in edits if each.version <= base])
    both = merged(seen.words if seen else "", stands.words if stands else "", mine)
    return _save(entry, section, latest + 1, base, mine if both is None else both, actor, at, put_aside=both is None)


def _save(
    entry: DocketEntry,
    section: MinutesPart,
    version: int,
    base: int,
    words: str,
    actor: Actor,
    at: datetime,
    *,
    put_aside: bool = False,
) -> MinutesEdit:
    return MinutesEdit.objects.create(
        entry=entry,
        section=section.value,
        version=version,
        base=base,
        words=words,
        put_aside=put_aside,
        at=at,
        by_name=actor.name,
    )


def _refusals(item: CouncilItem, entry: DocketEntry, words: str, actor: Actor) -> list[Refusal]:
    found = []
    if not may_write(item, actor):
        message = _("Chỉ thư ký hành chính và thư ký khoa học viết biên bản.")
        found.append(Refusal(code="not_a_secretary", message=message, basis=WRITING))
    if item.papers_sent_at is None:
        message = _("Hội đồng chưa được mời họp.")
        found.append(Refusal(code="not_called", message=message, basis=WRITING))
    if BoundScan.objects.filter(entry=entry, paper=MINUTES).exists():
        message = _("Biên bản đã ký, không sửa được.")
        found.append(Refusal(code="minutes_signed", message=message, basis=WRITING))
    if len(words) > LONGEST:
        message = _("Mỗi mục không quá %(most)d ký tự.")
        found.append(Refusal(code="too_long", message=message, params={"most": LONGEST}, basis=WRITING, field="words"))
    return found
