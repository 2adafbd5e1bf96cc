"""Anybody asks about a call; without an account it counts once the address was confirmed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as say

from gieo.calls.jobs import send_question_link
from gieo.calls.listing import Announced, Kind
from gieo.calls.models import AskedQuestion, CallQuestion
from gieo.calls.question.workflow import ASKING
from gieo.core import wall
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.open_new import open_new, rulebook_for
from gieo.identity.models import User
from gieo.identity.selectors import accounts_holding
from gieo.kernel import text
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.notifications.services.notify import notify
from gieo.overlap.services.take_allowance import take_allowance
from gieo.rulebooks import library
from gieo.rulebooks.models import Topic

LIMIT = "question.of_one_address"
LONGEST_TITLE = 120
PER_HOUR = 10  # of one machine; an office behind one address may ask that often


def ask_question(
    *, call: Announced, words: str, email: str, actor: Actor, at: datetime, network: str = ""
) -> AskedQuestion:
    """Keep what was typed; with an account it goes to the office at once, else its link is sent first.

    The same words from the same address about the same call are the same question.

    Args:
        call: one everybody may read of.
        words: the question; its length was checked by the form.
        email: of whoever has no account; of others that of the account counts.
        actor: whoever asks.
        at: when.
        network: the machine that asks, counted and not kept.

    Raises:
        Refused: the call has closed, or too many came from this address or machine.
    """
    if network:
        take_allowance(address=network, at=at, form="calls.question", most=PER_HOUR)
    with wall.as_far_as(call.province.code), transaction.atomic():
        return _ask(call, words, email, actor, at)


def _ask(call: Announced, words: str, email: str, actor: Actor, at: datetime) -> AskedQuestion:
    user = User.objects.filter(pk=actor.user or 0).first()
    column = {Kind.HOSTS: "call_id", Kind.IDEAS: "contest_id"}.get(call.kind, "window_id")
    asked = AskedQuestion(
        province=call.province, words=text.nfc(words).strip(), email=(user.email if user else email).strip().lower(),
        user=user, sent_at=at, **{column: call.pk},
    )  # fmt: skip
    of_the_address = AskedQuestion.objects.filter(email=asked.email, **{column: call.pk})
    known = of_the_address.filter(words=asked.words).first()
    refusals = [] if known else [*_refusals(asked, of_the_address.count(), at)]
    if refusals:
        raise Refused(refusals)
    if known is None:
        asked.save()
    else:
        asked = known
    if user is not None:
        confirm_question(asked=asked, at=at)
    else:
        send_question_link.defer(asked_id=asked.pk)
    return asked


def confirm_question(*, asked: AskedQuestion, at: datetime) -> CallQuestion:
    """The address is real: the question goes to the office, which sees its words and not whose they are.

    Raises:
        Refused: the call has closed meanwhile.
    """
    with wall.as_far_as(asked.province_id), transaction.atomic():
        locked = AskedQuestion.objects.select_for_update(of=("self",), no_key=True).get(pk=asked.pk)
        known = CallQuestion.objects.filter(asked=locked).first()
        if known is not None:
            return known
        if not locked.may_be_asked_at(at):
            raise Refused([_closed()])
        locked.confirmed_at = at
        locked.save(update_fields=["confirmed_at"])
        question = CallQuestion(
            province=locked.province, title=_titled(locked.words), asked=locked,
            plan_year=locked.subject.plan_year,
        )  # fmt: skip
        opened = open_new(question, actor=SYSTEM, at=at, legal_basis=ASKING)
        _tell_officers(opened, at)
        return opened


def _refusals(asked: AskedQuestion, asked_before: int, at: datetime) -> list[Refusal]:
    found = []
    if not asked.may_be_asked_at(at):
        found.append(_closed())
    limit = library.get(rulebook_for(asked.province, None, at)).figures[LIMIT]
    if not limit.holds_for(asked_before + 1):
        message = _("Mỗi địa chỉ thư hỏi nhiều nhất %(most)d câu về một đợt nhận.")
        found.append(Refusal(code="too_many", message=message, params={"most": limit.value}, basis=limit.basis))
    return found


def _tell_officers(question: CallQuestion, at: datetime) -> None:
    notify(
        users=accounts_holding(Role.SCIENCE_OFFICER, question.province_id, at.astimezone(LEGAL_ZONE).date()),
        key=f"call-question-{question.pk}",
        subject=say(_("%(number)s: có câu hỏi về đợt nhận")) % {"number": question.number},
        body=f"{question.asked.subject_title}\n\n{question.asked.words}",
        at=at,
        url=question.get_absolute_url(),
        topic=Topic.WORK,
    )


def _titled(words: str) -> str:
    line = text.collapse(words)
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def _closed() -> Refusal:
    message = _("Đợt nhận đã đóng; câu hỏi chỉ nhận đến lúc đóng để mọi người cùng được trả lời như nhau.")
    return Refusal(code="call_closed", message=message, basis=ASKING)
