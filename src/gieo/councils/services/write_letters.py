"""Letters of a council in series are written: one for everybody a kind goes to, to be looked at before any leaves."""

from datetime import datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.addressees import Addressee, addressees_of, why_not_yet
from gieo.councils.letters import PLACES, LetterKind
from gieo.councils.models import CouncilItem, CouncilLetter, LetterRound
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.records.letters.merging import merged, places_in

WRITING = {Law.L2013: ("ND08-2014:33",), Law.L2025: ("ND267-2025:12.5",)}
LONGEST = 8000


def may_write_letters(item: CouncilItem, actor: Actor) -> bool:
    """Officers of the Sở, who are the administrative secretaries of the council."""
    return actor.holds(Role.SCIENCE_OFFICER, item.province_id)


@transaction.atomic
def write_letters(
    *,
    procedure: Procedure,
    item: CouncilItem,
    kind: LetterKind,
    subject: str,
    words: str,
    actor: Actor,
    at: datetime,
) -> LetterRound:
    """One letter for everybody it goes to, with every place filled; nothing leaves yet.

    Args:
        procedure: how the council decides.
        item: the dossier.
        kind: of letter.
        subject: of the letters; may name places like `{tên hồ sơ}`.
        words: the text, with the same places.
        actor: an officer.
        at: when.

    Raises:
        Refused: not an officer, too early for this kind, nothing written or too much, a place that is unknown, or
            nobody to write to.
    """
    found = _refusals(procedure, item, kind, subject, words, actor)
    people = addressees_of(procedure, item, kind, on=at.astimezone(LEGAL_ZONE).date()) if not found else []
    if not found and not people:
        message = _("Không có ai có tài khoản để gửi.")
        found.append(Refusal(code="nobody", message=message, basis=WRITING[item.law], field="kind"))
    if found:
        raise Refused(found)
    made = LetterRound.objects.create(
        entry_id=entry_pk(item),
        kind=kind.value,
        subject=text.collapse(subject)[:250],
        text=text.nfc(words).strip(),
        made_at=at,
        made_by_name=actor.name,
    )
    CouncilLetter.objects.bulk_create(_letter(made, person) for person in people)
    return made


def _letter(made: LetterRound, person: Addressee) -> CouncilLetter:
    # A reason that was not asked for leaves no mark of something missing.
    said = {**person.words, "lý do": person.words.get("lý do") or " "}
    return CouncilLetter(
        round=made,
        user_id=person.user,
        name=person.name[:200],
        about=person.about,
        subject=text.collapse(merged(made.subject, said))[:250],
        body=merged(made.text, said).strip(),
    )


def _refusals(
    procedure: Procedure, item: CouncilItem, kind: LetterKind, subject: str, words: str, actor: Actor
) -> list[Refusal]:
    found = not_yours(item, actor)
    early = why_not_yet(procedure, item, kind)
    if early is not None:
        found.append(early)
    for field, value in (("subject", subject), ("text", words)):
        if not text.collapse(value) or len(value) > LONGEST:
            message = _("Viết tiêu đề và nội dung, không quá %(most)d ký tự.")
            found.append(
                Refusal(
                    code="nothing_said", message=message, params={"most": LONGEST}, basis=WRITING[item.law], field=field
                )
            )
    strangers = [place for place in places_in(subject, words) if place not in PLACES[kind]]
    if strangers:
        message = _("Thư này không có chỗ: %(names)s.")
        params = {"names": ", ".join(strangers)}
        found.append(
            Refusal(code="no_such_place", message=message, params=params, basis=WRITING[item.law], field="text")
        )
    return found


def not_yours(item: CouncilItem, actor: Actor) -> list[Refusal]:
    """Why an actor may not send letters of a council; empty for whoever may."""
    if may_write_letters(item, actor):
        return []
    message = _("Chỉ cán bộ quản lý khoa học của tỉnh gửi thư của hội đồng.")
    return [Refusal(code="not_an_officer", message=message, basis=WRITING[item.law])]
