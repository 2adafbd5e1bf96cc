"""Jobs of the question desk."""

from datetime import timedelta

from procrastinate.contrib.django import app

from gieo.notifications.jobs import PATIENCE

LINK_AGAIN_AFTER = timedelta(minutes=15)  # whoever asks over and over floods nobody's mailbox


@app.task(name="calls.send_question_link", queue="mail", retry=PATIENCE)
def send_question_link(asked_id: int) -> None:
    """Send somebody without an account the link by which a question is confirmed; not twice in a short while.

    Raises:
        SMTPException, OSError: the server did not take it; the job comes again.
    """
    from django.core.mail import EmailMessage  # noqa: PLC0415  (only the worker needs it)
    from django.db.models import Q  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from gieo.calls.links import link_to  # noqa: PLC0415
    from gieo.calls.models import AskedQuestion  # noqa: PLC0415
    from gieo.core import clock  # noqa: PLC0415

    rested = Q(mailed_at__isnull=True) | Q(mailed_at__lte=clock.now() - LINK_AGAIN_AFTER)
    asked = AskedQuestion.objects.filter(rested, pk=asked_id, confirmed_at__isnull=True).first()
    if asked is None:
        return
    words = _(
        "Có câu hỏi về “%(call)s” ghi địa chỉ thư này. Nếu là của ông/bà, mở đường dẫn sau để gửi câu hỏi đi và xem trả"
        " lời; nếu không phải, bỏ qua thư này:\n%(link)s"
    )
    values = {"call": asked.subject_title, "link": link_to(asked)}
    EmailMessage(_("[Gieo] Xác nhận câu hỏi"), words % values, to=[asked.email]).send()
    AskedQuestion.objects.filter(pk=asked_id).update(mailed_at=clock.now())


@app.task(name="calls.send_answer", queue="mail", retry=PATIENCE)
def send_answer(asked_id: int, entry_id: int) -> None:
    """Send somebody without an account what was answered, or put right; each act once.

    Raises:
        SMTPException, OSError: the server did not take it; the job comes again.
    """
    from django.core.mail import EmailMessage  # noqa: PLC0415  (only the worker needs it)
    from django.db.models import Q  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from gieo.calls.links import link_to  # noqa: PLC0415
    from gieo.calls.models import AskedQuestion  # noqa: PLC0415

    untold = AskedQuestion.objects.filter(Q(told_of__isnull=True) | Q(told_of__lt=entry_id), pk=asked_id)
    asked = untold.exclude(email="").select_related("question").first()
    if asked is None:
        return
    parts = [asked.subject_title, asked.words, asked.question.answer, link_to(asked)]
    EmailMessage(_("[Gieo] Trả lời câu hỏi của ông/bà"), "\n\n".join(parts), to=[asked.email]).send()
    untold.update(told_of=entry_id)


@app.periodic(cron="20 2 * * *")
@app.task(name="calls.forget_unconfirmed", queue="clocks", queueing_lock="calls.forget_unconfirmed")
def forget(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Delete what nobody confirmed."""
    from gieo.calls.services.forget_unconfirmed import forget_unconfirmed  # noqa: PLC0415
    from gieo.core import clock  # noqa: PLC0415

    forget_unconfirmed(at=clock.now())
