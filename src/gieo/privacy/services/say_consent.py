"""Agree to a purpose, or no longer agree; each purpose apart, and with the words that were shown."""

from datetime import date, datetime

from django.db import transaction

from gieo.councils.models import Expert
from gieo.identity.models import Person
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.privacy.consents import latest
from gieo.privacy.models import Consent
from gieo.privacy.models.consent import Way
from gieo.rulebooks import library

RECORDERS = frozenset({Role.ADMINISTRATOR, Role.RECORDS_CLERK})
BANK = "expert_bank"
BASIS = ("LUAT91-2025:9",)


@transaction.atomic
def say_consent(
    *, person: Person, purpose: str, given: bool, version: int, actor: Actor, at: datetime, document: str = ""
) -> Consent:
    """Add the answer to the book. The same answer to the same words again adds nothing.

    Args:
        person: whose data they are.
        purpose: key in the rules.
        given: agreed, or withdrawn.
        version: of the words that were shown; only the present ones are agreed to.
        actor: the person, or whoever keeps the data of the province and has it on paper.
        at: now.
        document: the paper, where somebody else records it.

    Raises:
        Refused: no such purpose, not the actor's to say, no paper, or words that are not those of today.
    """
    refusals = [*_refusals(person, purpose, given=given, version=version, actor=actor, document=document)]
    if refusals:
        raise Refused(refusals)
    words = library.privacy().consent(purpose).text
    known = latest(person, purpose)
    if known is not None and (known.given, known.version) == (given, words.version):
        return known
    if not given and purpose == BANK:
        _leave_the_bank(person, at.date())
    return Consent.objects.create(
        person=person, purpose=purpose, version=words.version, sha256=words.sha256, given=given, at=at,
        way=Way.PAPER if document else Way.PAGE, document=text.nfc(document), recorded_by_id=actor.user or 0,
    )  # fmt: skip


def _refusals(person: Person, purpose: str, *, given: bool, version: int, actor: Actor, document: str) -> list[Refusal]:
    try:
        words = library.privacy().consent(purpose).text
    except KeyError:
        return [Refusal(code="no_purpose", message=_("Không có mục đích này."), basis=BASIS)]
    own = actor.user is not None and actor.user == person.user_id
    recorder = bool(actor.roles_in(person.province_id or "") & RECORDERS)
    found = {
        "not_yours": (not own and not recorder, _("Chỉ chủ thể dữ liệu, hoặc người ghi theo văn bản của họ.")),
        "no_paper": (not own and not document, _("Ghi thay phải có văn bản của chủ thể dữ liệu.")),
        "old_words": (given and version != words.version, _("Lời đồng ý đã có bản mới: đọc lại rồi trả lời.")),
    }
    return [Refusal(code=code, message=message, basis=BASIS) for code, (is_so, message) in found.items() if is_so]


def _leave_the_bank(person: Person, day: date) -> None:
    """Councils are offered the expert no longer; what was done stays with its dossiers."""
    note = _("rút lại đồng ý ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    for expert in Expert.objects.filter(person=person, is_active=True):
        expert.is_active, expert.reach_note = False, note
        expert.save(update_fields=["is_active", "reach_note"])
