"""Making a stage's council known: its procedure for the checks, its calls for the members."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import override

from gieo.core import events
from gieo.core.clock import hour_and_day
from gieo.core.models import TransitionLog
from gieo.councils.bench import Sitter, bench_of, helpers_of, roster_of
from gieo.councils.board import has_board
from gieo.councils.choosing import may_choose
from gieo.councils.day import has_to_pledge, may_see_day
from gieo.councils.invitation import invitation_to, words_of
from gieo.councils.models import CouncilItem
from gieo.councils.phases import dated_phases, in_words
from gieo.councils.preferences import is_asked
from gieo.councils.procedure import Procedure
from gieo.councils.reviewing import may_name
from gieo.councils.roster import Helper
from gieo.councils.services.write_letters import may_write_letters
from gieo.councils.sitting.hearing import release_of, replies_to
from gieo.dossiers.docket import dossier_of, dossier_of_act
from gieo.dossiers.kinds import DossierKind, FurtherPage, add_pages, kind_named
from gieo.dossiers.telling import people_of
from gieo.identity.selectors import accounts_of
from gieo.kernel.actors import Actor
from gieo.notifications.services.notify import Message, notify, notify_all
from gieo.rulebooks.models import Topic

_procedures: dict[str, Procedure] = {}


Further = Callable[[Any, Actor], Iterable[FurtherPage]]


def enrol(kind: DossierKind, procedure: Procedure, *, further: Further = lambda _item, _actor: ()) -> None:
    """Once for each kind that a council decides, when its application is ready.

    Args:
        kind: of dossier.
        procedure: how its council decides.
        further: pages of the stage's own, behind those of the council.
    """
    _procedures[kind.name] = procedure
    add_pages(kind, lambda item, actor: chain(pages_beside(procedure, item, actor), further(item, actor)))
    events.subscribe(f"{procedure.prefix}.papers_sent", call_members)
    events.subscribe(f"{procedure.prefix}.voting_opened", ask_for_ballots)
    events.subscribe(f"{procedure.prefix}.member_replaced", call_successor)
    events.subscribe(f"{procedure.prefix}.phases_set", tell_phases)
    if procedure.hears_applicants:
        events.subscribe(f"{procedure.prefix}.remarks_released", tell_authors)


def procedures() -> dict[str, Procedure]:
    """By name of the kind."""
    return dict(_procedures)


def pages_beside(procedure: Procedure, item: CouncilItem, actor: Actor) -> Iterator[FurtherPage]:
    """Where the council of a dossier is prepared, the desk of its members, and the board of its sitting."""
    if item.state in procedure.draft and procedure.wants(item) and may_choose(actor, item.province_id):
        yield FurtherPage(noop("Chọn thành viên"), reverse("councils:choosing", args=[item.number]), "users-group")
    elif item.council_id and item.closed_at is None and procedure.wants(item) and may_choose(actor, item.province_id):
        yield FurtherPage(noop("Nghi vấn xung đột lợi ích"), reverse("councils:choosing", args=[item.number]), "scale")
    if is_asked(procedure, item, bench_of(item).of(actor.user)):
        address = reverse("councils:preferences", args=[roster_of(item).entry])
        yield FurtherPage(noop("Nguyện vọng phản biện"), address, "message")
    if may_name(procedure, item, actor):
        yield FurtherPage(noop("Cử phản biện"), reverse("councils:reviewing", args=[item.number]), "users-group")
    if item.papers_sent_at and bench_of(item).of(actor.user):
        yield FurtherPage(noop("Bàn của ủy viên"), reverse("councils:member", args=[item.number]), "user-check")
    if has_to_pledge(item, actor):
        yield FurtherPage(noop("Cam kết bảo mật"), reverse("councils:member", args=[item.number]), "user-check")
    if may_see_day(item, actor):
        yield FurtherPage(noop("Ngày họp"), reverse("councils:day", args=[item.number]), "notebook")
    if item.council_id and may_write_letters(item, actor):
        yield FurtherPage(noop("Thư của hội đồng"), reverse("councils:letters", args=[item.number]), "mail")
    if has_board(procedure, item, actor):
        yield FurtherPage(noop("Bảng phiên họp"), reverse("councils:board", args=[item.number]), "presentation")


def call_members(entry: TransitionLog) -> None:
    """When and where the council sits, to every member and secretary nothing bars (X-13).

    Number and title go to those alone who have pledged confidentiality; the others read what the invitation tells.
    """
    item = item_of_act(entry)
    helpers = [helper for helper in helpers_of(item) if not helper.is_barred]
    _call(entry, item, bench_of(item).open_to, helpers)


def call_successor(entry: TransitionLog) -> None:
    """The same to whoever took a seat over since; all that the council has before it is read anew."""
    from gieo.councils.services.look_at_links import look_at_links  # noqa: PLC0415  (it asks for the procedures here)

    person = int(entry.facts["person"]["id"])
    look_at_links(person)
    item = item_of_act(entry)
    _call(entry, item, [each for each in bench_of(item).open_to if each.membership.person_id == person], [])


def _call(entry: TransitionLog, item: CouncilItem, members: Sequence[Sitter], helpers: Sequence[Helper]) -> None:
    instant = item.sitting_at
    when = hour_and_day(instant)
    subject = _("Mời họp hội đồng: %(number)s") % {"number": item.number}
    body = _("%(title)s\n\nPhiên họp lúc %(when)s, %(place)s. Kê khai xung đột lợi ích trước khi xem hồ sơ.")
    words = body % {"title": item.title, "when": when, "place": item.sitting_place}
    bound = [sitter.user for sitter in members if sitter.membership.pledged_at]
    _tell(
        entry, item, [*bound, *(helper.user for helper in helpers if helper.has_pledged)], subject, words, Topic.LETTER
    )
    invited = [sitter.user for sitter in members if not sitter.membership.pledged_at]
    _invite(entry, item, [*invited, *(helper.user for helper in helpers if not helper.has_pledged)])


def _invite(entry: TransitionLog, item: CouncilItem, users: Sequence[int | None]) -> None:
    """Those who have not pledged yet."""
    if not users:
        return
    invitation = invitation_to(item)
    subject = _("Mời họp hội đồng: %(title)s") % {"title": invitation.title}
    _tell(entry, item, users, subject, words_of(invitation), Topic.LETTER, to="invited", url=invitation.url)


def ask_for_ballots(entry: TransitionLog) -> None:
    """That the vote is open, to those who may vote."""
    item = item_of_act(entry)
    subject = _("Đang bỏ phiếu: %(number)s") % {"number": item.number}
    when = in_words(item.votes_span)
    body = "\n\n".join(filter(None, [item.title, when and _("Nhận phiếu %(when)s.") % {"when": when}]))
    _tell(entry, item, [sitter.user for sitter in bench_of(item).to_vote], subject, body, Topic.SITTING)


def tell_phases(entry: TransitionLog) -> None:
    """From when until when remarks and ballots are taken, to every member nothing bars, in the member's language.

    As when they were called, number and title go to those alone who have pledged confidentiality.
    """
    item = item_of_act(entry)
    pledged = {sitter.user: sitter.membership.pledged_at is not None for sitter in bench_of(item).open_to}
    invitation = None if all(pledged.values()) else invitation_to(item)
    messages = []
    for account in accounts_of(user for user in pledged if user):
        if pledged[account.pk] or invitation is None:
            named, title, url = item.number, item.title, reverse("councils:member", args=[item.number])
        else:
            named, title, url = invitation.title, invitation.council, invitation.url
        with override(account.language):
            messages.append(
                Message(
                    users=[account],
                    key=f"trail-{entry.pk}-phases",
                    subject=_("Giai đoạn làm việc của hội đồng: %(what)s") % {"what": named},
                    body="\n\n".join([title, *_phases_in_words(item, entry.at)]),
                    url=url,
                    topic=Topic.SITTING,
                )
            )
    notify_all(messages, at=entry.at)


def _phases_in_words(item: CouncilItem, at: datetime) -> list[str]:
    dated = [f"{phase.label}: {phase.when}." for phase in dated_phases(item, at)]
    return dated or [_("Các mốc đã đặt được bỏ; nhận xét, bỏ phiếu không còn giới hạn riêng.")]


def tell_authors(entry: TransitionLog) -> None:
    """That there are remarks to answer, and until when, to those whose dossier they are about; not what they say."""
    told = release_of(item_of_act(entry))
    for reply in replies_to(told) if told else ():
        kind, dossier = kind_named(reply.dossier.kind), dossier_of(reply.dossier)
        authors = kind.written_by(dossier)
        people = [*people_of(authors.bodies, entry), *accounts_of(authors.users)]
        subject = _("Nhận xét của hội đồng: %(number)s") % {"number": reply.dossier.number}
        body = _("Đọc nhận xét và trả lời một lần, đến %(instant)s.")
        instant = hour_and_day(reply.release.until)
        notify(
            users=people,
            key=f"trail-{entry.pk}-authors-{reply.dossier_id}",
            subject=subject,
            body=body % {"instant": instant},
            at=entry.at,
            url=reverse("councils:reply", args=[reply.dossier.number]),
        )


def item_of_act(entry: TransitionLog) -> CouncilItem:
    """The dossier an act was done on."""
    found: CouncilItem = dossier_of_act(entry)
    return found


def _tell(
    entry: TransitionLog,
    item: CouncilItem,
    users: Sequence[int | None],
    subject: str,
    body: str,
    topic: Topic,
    *,
    to: str = "members",
    url: str = "",
) -> None:
    accounts = accounts_of(user for user in users if user)
    url = url or reverse("councils:member", args=[item.number])
    key = f"trail-{entry.pk}-{to}"
    notify(users=accounts, key=key, subject=subject, body=body, at=entry.at, url=url, topic=topic)
