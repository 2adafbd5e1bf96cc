"""Whoever asked is told the answer. A handler may be called twice: `notify` says a key once, the job looks."""

from django.utils.translation import gettext as _

from gieo.calls.jobs import send_answer
from gieo.calls.models import CallQuestion
from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.notifications.services.notify import notify


def subscribe() -> None:
    """Hear what is answered."""
    for event in ("call_question.published", "call_question.kept_private", "call_question.corrected"):
        events.subscribe(event, tell_asker)


def tell_asker(entry: TransitionLog) -> None:
    """By the account, or by mail where there is none."""
    question = CallQuestion.objects.select_related(*CallQuestion.READ_WITH, "asked__user").get(pk=entry.subject_id)
    if question.asked.user is None:
        send_answer.defer(asked_id=question.asked_id, entry_id=entry.pk)
        return
    notify(
        users=[question.asked.user],
        key=f"trail-{entry.pk}-asker",
        subject=_("Trả lời câu hỏi của ông/bà: %(title)s") % {"title": question.title},
        body=f"{question.asked.subject_title}\n\n{question.asked.words}\n\n{question.answer}",
        at=entry.at,
        url=question.get_absolute_url(),
    )
