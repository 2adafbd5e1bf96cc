"""Those a council judges are told its remarks and answer before the vote, where the rulebook says so (decision 34)."""

from collections.abc import Iterator, Sequence
from typing import Any

from gieo.core.clock import hour_and_day
from gieo.councils.bench import bench_of, helpers_of
from gieo.councils.models import CouncilItem, MemberNote, RemarkRelease, RemarkReply
from gieo.councils.notes import NoteKind
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.rules.remarks import Remark, in_order, names_in, picked
from gieo.councils.sitting.facts import ReleaseFacts
from gieo.councils.sitting.reviewers import judged_of
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import Options, kind_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt

HEARING = ("GIEO-MACDINH:138",)


def is_heard(procedure: Procedure, item: CouncilItem) -> bool:
    """Whether the rulebook of a dossier lets those it is about answer before the vote."""
    return procedure.hears_applicants and procedure.rule(item).hears_reply


def remarks_of(item: CouncilItem) -> list[Remark]:
    """What members have left who may take part; not their questions, which everybody reads anyway."""
    clear = [sitter.membership.pk for sitter in bench_of(item).sitters if sitter.is_clear]
    notes = MemberNote.objects.filter(entry=entry_pk(item), kind=NoteKind.REMARK, membership__in=clear)
    return in_order(notes.values_list("words", flat=True))


def release_of(item: CouncilItem) -> RemarkRelease | None:
    """What its present council has told; None before it did."""
    return RemarkRelease.objects.filter(entry=entry_pk(item), council=item.council_id).first()


def replies_to(release: RemarkRelease) -> list[RemarkReply]:
    """What each of those judged was told, and what they answered."""
    return list(release.replies.select_related("release", "dossier").order_by("dossier__number"))


def texts_for(remarks: Sequence[Remark], facts: ReleaseFacts) -> dict[str, list[str]]:
    """By number of a dossier what its authors read, in the order in which they read it."""
    numbers = sorted({str(row.dossier.id) for row in facts.remarks})
    return {number: [each.words for each in picked(remarks, _keys_for(number, facts))] for number in numbers}


def _keys_for(number: str, facts: ReleaseFacts) -> Iterator[str]:
    return (str(row.remark.id) for row in facts.remarks if row.dossier.id == number)


# ---------------------------------------------------------------- preconditions


def is_not_released(_procedure: Procedure, item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Once for each council: a second list beside the first would tell what was said in between."""
    if release_of(item) is None:
        return None
    message = _("Nhận xét của hội đồng đã được chuyển; chỉ chuyển một lần.")
    return Refusal(code="released_already", message=message, basis=HEARING)


def remarks_are_there(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Something is told, and only what members have left, of dossiers that lie before the council."""
    remarks = remarks_of(item)
    if not remarks:
        message = _("Chưa có nhận xét nào của thành viên.")
        return Refusal(code="no_remarks", message=message, basis=HEARING)
    if not isinstance(attempt.facts, ReleaseFacts):
        return None
    known, judged = {each.key for each in remarks}, {number for number, _title in judged_of(item)}
    rows = attempt.facts.remarks
    if not rows:
        message = _("Chọn ít nhất một nhận xét cho một hồ sơ.")
        return Refusal(code="nothing_picked", message=message, basis=HEARING, field="remarks")
    if all(row.remark.id in known and row.dossier.id in judged for row in rows):
        return None
    message = _("Có nhận xét hoặc hồ sơ không còn trong danh sách; chọn lại.")
    return Refusal(code="no_longer_there", message=message, basis=HEARING, field="remarks")


def nobody_is_named(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """No text goes out that names a member or a secretary, or tells one applicant of another."""
    if not isinstance(attempt.facts, ReleaseFacts):
        return None
    remarks, unsaid = remarks_of(item), unsaid_to(item)
    found = {
        at
        for at, remark in enumerate(remarks, start=1)
        for row in attempt.facts.remarks
        if row.remark.id == remark.key and names_in(remark.words, unsaid.get(str(row.dossier.id), ()))
    }
    if not found:
        return None
    message = _("Nhận xét có tên thành viên, thư ký hoặc nói đến hồ sơ khác, không chuyển được: nhận xét %(which)s.")
    params = {"which": ", ".join(map(str, sorted(found)))}
    return Refusal(code="names_somebody", message=message, params=params, basis=HEARING, field="remarks")


def unsaid_to(item: CouncilItem) -> dict[str, list[str]]:
    """By number of each dossier the names its authors must not read: who judges, and the dossiers beside it."""
    judges = [*(sitter.name for sitter in bench_of(item).sitters), *(helper.name for helper in helpers_of(item))]
    known = {kind_of(each).number(each): _named_by(each) for each in item.judged_dossiers()}
    return {
        number: [*judges, *(name for other, names in known.items() if other != number for name in names)]
        for number in known
    }


def _named_by(dossier: Any) -> list[str]:
    """Its number, and whose it is."""
    kind = kind_of(dossier)
    parties = [kind.written_by(dossier), *kind.parties(dossier).values()]
    return [kind.number(dossier), *(party.name for party in parties)]


def date_is_before_the_sitting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """An hour still to come, and not after the one the members were called for."""
    if not isinstance(attempt.facts, ReleaseFacts):
        return None
    until = attempt.facts.until
    if attempt.at < until and (item.sitting_at is None or until <= item.sitting_at):
        return None
    message = _("Hạn trả lời phải sau lúc này và không sau giờ họp %(instant)s.")
    params = {"instant": hour_and_day(item.sitting_at)}
    return Refusal(code="no_time_to_reply", message=message, params=params, basis=HEARING, field="until")


def replies_have_come(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody votes while somebody may still answer: what was promised is kept."""
    if not is_heard(procedure, item):
        return None
    release = release_of(item)
    if release is None or release.until < attempt.at:
        return None
    if not release.replies.filter(replied_at__isnull=True).exists():
        return None
    message = _("Bên có hồ sơ được xét còn được trả lời nhận xét đến %(instant)s.")
    return Refusal(
        code="reply_awaited", message=message, params={"instant": hour_and_day(release.until)}, basis=HEARING
    )


# ---------------------------------------------------------------- what is written


def release(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The words as they were picked, for each dossier; nothing of who left them."""
    if not isinstance(attempt.facts, ReleaseFacts) or item.council_id is None:
        return
    kept = RemarkRelease.objects.create(
        entry_id=entry_pk(item), council_id=item.council_id, until=attempt.facts.until, at=attempt.at
    )
    texts = texts_for(remarks_of(item), attempt.facts)
    for dossier in item.judged_dossiers():
        number = kind_of(dossier).number(dossier)
        if number in texts:
            RemarkReply.objects.create(release=kept, dossier=entry_of(dossier), remarks=texts[number])


def remark_options(item: CouncilItem) -> Options:
    """The remarks by what they say; the trail keeps their place in the list, and whose they are nowhere."""
    words = _("Nhận xét %(at)d")
    return [(each.key, words % {"at": at}) for at, each in enumerate(remarks_of(item), start=1)]
