"""Jobs of the question desk, and of those who follow calls."""

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


@app.task(name="calls.send_watch_link", queue="mail", retry=PATIENCE)
def send_watch_link(watch_id: int) -> None:
    """Send an address without account the link by which it begins to follow; not twice in a short while.

    Raises:
        SMTPException, OSError: the server did not take it; the job comes again.
    """
    from django.core.mail import EmailMessage  # noqa: PLC0415  (only the worker needs it)
    from django.db.models import Q  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from gieo.calls.links import way_to_watch  # noqa: PLC0415
    from gieo.calls.models import CallWatch  # noqa: PLC0415
    from gieo.core import clock  # noqa: PLC0415

    rested = Q(mailed_at__isnull=True) | Q(mailed_at__lte=clock.now() - LINK_AGAIN_AFTER)
    watch = CallWatch.objects.filter(rested, pk=watch_id, confirmed_at__isnull=True).exclude(email="").first()
    if watch is None:
        return
    words = _(
        "Địa chỉ thư này được ghi để nhận tin về đợt nhận hồ sơ. Nếu là của ông/bà, mở đường dẫn sau để bắt đầu nhận;"
        " nếu không phải, bỏ qua thư này:\n%(link)s"
    )
    EmailMessage(_("[Gieo] Xác nhận theo dõi"), words % {"link": way_to_watch(watch)}, to=[watch.email]).send()
    CallWatch.objects.filter(pk=watch_id).update(mailed_at=clock.now())


@app.task(name="calls.send_watch", queue="mail", retry=PATIENCE)
def send_watch(watch_id: int, subject: str, body: str) -> None:
    """Send an address without account what is new, with the way out of it (RFC 2369); stopped meanwhile: nothing.

    Raises:
        SMTPException, OSError: the server did not take it; the job comes again.
    """
    from django.core.mail import EmailMessage  # noqa: PLC0415  (only the worker needs it)
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from gieo.calls.links import way_to_watch  # noqa: PLC0415
    from gieo.calls.models import CallWatch  # noqa: PLC0415

    watch = CallWatch.objects.filter(pk=watch_id).exclude(email="").first()
    if watch is None:
        return
    way = way_to_watch(watch)
    words = "\n\n-- \n".join([body, _("Thôi nhận tin này: %(link)s") % {"link": way}])
    EmailMessage(f"[Gieo] {subject}", words, to=[watch.email], headers={"List-Unsubscribe": f"<{way}>"}).send()


@app.periodic(cron="25 * * * *")
@app.task(name="calls.tell_followers", queue="clocks", queueing_lock="calls.tell_followers")
def tell(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; what was missed is made up for now)
    """Tell whoever follows calls what is new."""
    from gieo.calls.services.tell_followers import tell_followers  # noqa: PLC0415
    from gieo.core import clock  # noqa: PLC0415

    tell_followers(at=clock.now())
