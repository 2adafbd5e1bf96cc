"""Those a council judges answer its remarks: a draft as often as they like, the answer once."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from gieo.core.clock import hour_and_day
from gieo.councils.enrolment import procedures
from gieo.councils.models import CouncilItem, RemarkReply
from gieo.councils.sitting.hearing import HEARING
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule

LIMIT = "council.reply"
LONGEST_DRAFT = 20_000  # a draft may be longer than what is sent: nothing that was typed is lost


@transaction.atomic
def keep_reply(*, reply: RemarkReply, words: str, actor: Actor, at: datetime) -> RemarkReply:
    """Keep what was written so far; the council does not read it.

    Args:
        reply: to which remarks.
        words: as they stand, at most `LONGEST_DRAFT` characters.
        actor: who writes.
        at: when.

    Raises:
        Refused: not one of its authors, sent already, too late, or far too long.
    """
    locked, item = _held(reply, actor)
    found = [*_of_time(locked, item, at)]
    draft = as_kept(words)
    if len(draft) > LONGEST_DRAFT:
        found.append(_too_long(len(draft), LONGEST_DRAFT))
    if found:
        raise Refused(found)
    locked.draft = draft
    locked.save(update_fields=["draft"])
    return locked


@transaction.atomic
def send_reply(*, reply: RemarkReply, words: str, actor: Actor, at: datetime) -> RemarkReply:
    """Answer, once; from now on the council reads it and nobody changes it.

    Args:
        reply: to which remarks.
        words: as long as the rulebook lets, counted in characters of the one form text is kept in.
        actor: who answers.
        at: the instant of the click.

    Raises:
        Refused: not one of its authors, sent already, too late, nothing said, or too long.
    """
    locked, item = _held(reply, actor)
    said = as_kept(words)
    found = [*_of_time(locked, item, at), *_of_words(said, limit_of(item))]
    if found:
        raise Refused(found)
    locked.words, locked.draft, locked.replied_at, locked.replied_by_name = said, "", at, actor.name
    locked.save(update_fields=["words", "draft", "replied_at", "replied_by_name"])
    return locked


def as_kept(words: str) -> str:
    """What was typed, in the form in which it is kept and counted."""
    return text.nfc(words.replace("\r\n", "\n")).strip()


def limit_of(item: CouncilItem) -> FigureRule | None:
    """How long an answer may be, in characters; None where the rulebook sets nothing."""
    return library.get(item.rulebook).figures.get(LIMIT)


def is_awaited(reply: RemarkReply, item: CouncilItem, at: datetime) -> bool:
    """Whether an answer may still be given."""
    return not reply.is_sent and not list(_of_time(reply, item, at))


def _held(reply: RemarkReply, actor: Actor) -> tuple[RemarkReply, CouncilItem]:
    """The answer and what the council has before it, held: against a second click, and against whoever opens the vote.

    Raises:
        Refused: not one of its authors; nothing else is said of it.
    """
    entry = reply.release.entry
    items = kind_named(entry.kind).model._base_manager.select_for_update(of=("self",), no_key=True)
    item: CouncilItem = items.get(pk=entry.subject_id)  # type: ignore[assignment]
    rows = RemarkReply.objects.select_for_update(of=("self",), no_key=True).select_related("release", "dossier")
    locked = rows.get(pk=reply.pk)
    if not kind_named(locked.dossier.kind).written_by(dossier_of(locked.dossier)).holds(actor):
        message = _("Chỉ bên có hồ sơ được xét trả lời nhận xét.")
        raise Refused([Refusal(code="not_yours", message=message, basis=HEARING)])
    return locked, item


def _of_time(reply: RemarkReply, item: CouncilItem, at: datetime) -> Iterator[Refusal]:
    procedure = procedures()[reply.release.entry.kind]
    if reply.is_sent:
        yield Refusal(code="replied_already", message=_("Đã gửi trả lời; chỉ trả lời một lần."), basis=HEARING)
    if at > reply.release.until:
        params = {"instant": hour_and_day(reply.release.until)}
        message = _("Hạn trả lời là %(instant)s.")
        yield Refusal(code="too_late_to_reply", message=message, params=params, basis=HEARING)
    is_its_council = item.council_id == reply.release.council_id
    if not is_its_council or item.state not in {procedure.papers_sent, procedure.sitting}:
        message = _("Hội đồng không còn nhận trả lời cho lần xét này.")
        yield Refusal(code="not_heard_any_more", message=message, basis=HEARING)


def _of_words(said: str, limit: FigureRule | None) -> Iterator[Refusal]:
    if not said:
        yield Refusal(code="nothing_said", message=_("Ghi nội dung trả lời."), basis=HEARING, field="words")
    if limit and not limit.holds_for(len(said)):
        yield _too_long(len(said), limit.value)


def _too_long(length: int, most: int) -> Refusal:
    message = _("Trả lời dài %(length)d ký tự; không quá %(most)d ký tự.")
    params = {"length": length, "most": most}
    return Refusal(code="too_long", message=message, params=params, basis=HEARING, field="words")
