"""Jobs of the proposals."""

from datetime import timedelta

from procrastinate.contrib.django import app

from gieo.notifications.jobs import LONGEST_ERROR, PATIENCE

LINK_AGAIN_AFTER = timedelta(minutes=15)  # whoever sends an idea over and over floods nobody's mailbox


@app.periodic(cron="* * * * *")
@app.task(name="proposals.keep_windows", queue="clocks", queueing_lock="proposals.keep_windows")
def keep(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; a look made late is a look of now)
    """Look whether the pages answer, and keep the ledger of the windows."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.orientation.services.note_status import note_status  # noqa: PLC0415
    from gieo.proposals.services.keep_windows import keep_windows  # noqa: PLC0415

    at = clock.now()
    note_status(at=at)
    keep_windows(at=at)


@app.periodic(cron="*/10 * * * *")
@app.task(name="proposals.remind_drafts", queue="clocks", queueing_lock="proposals.remind_drafts")
def remind(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; what was missed is made up for now)
    """Remind of forms that were not sent yet."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.proposals.services.remind_drafts import remind_drafts  # noqa: PLC0415

    remind_drafts(at=clock.now())


@app.task(name="proposals.send_confirmation_link", queue="mail", retry=PATIENCE)
def send_confirmation_link(confirmation_id: int) -> None:
    """Send a body without an account the link by which it answers; once, and never after it was answered.

    Raises:
        SMTPException, OSError: the server did not take it; the question says so and the job comes again.
    """
    from smtplib import SMTPException  # noqa: PLC0415  (only the worker needs it)

    from gieo.core import clock  # noqa: PLC0415
    from gieo.proposals.confirmation.mail import deliver  # noqa: PLC0415
    from gieo.proposals.models import Confirmation  # noqa: PLC0415

    waiting = Confirmation.objects.filter(pk=confirmation_id, state="asked", mailed_at__isnull=True)
    confirmation = waiting.select_related("proposal__organisation", "proposal__proposer").first()
    if confirmation is None:
        return
    try:
        deliver(confirmation)
    except (SMTPException, OSError) as error:
        waiting.update(mail_error=(str(error) or type(error).__name__)[:LONGEST_ERROR])
        raise
    waiting.update(mailed_at=clock.now(), mail_error="")


@app.task(name="proposals.send_idea_link", queue="mail", retry=PATIENCE)
def send_idea_link(idea_id: int) -> None:
    """Send somebody without an account the link by which an idea is confirmed and followed; not twice in a short while.

    Raises:
        SMTPException, OSError: the server did not take it; the job comes again.
    """
    from django.core.mail import EmailMessage  # noqa: PLC0415  (only the worker needs it)
    from django.db.models import Q  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from gieo.core import clock  # noqa: PLC0415
    from gieo.proposals.contest.links import link_to  # noqa: PLC0415
    from gieo.proposals.models import ContestIdea  # noqa: PLC0415

    rested = Q(mailed_at__isnull=True) | Q(mailed_at__lte=clock.now() - LINK_AGAIN_AFTER)
    idea = ContestIdea.objects.select_related("contest").filter(rested, pk=idea_id).first()
    if idea is None:
        return
    words = _(
        "Ý tưởng “%(title)s” đã đến %(contest)s. Mở đường dẫn sau để xác nhận địa chỉ và theo dõi ý tưởng:\n%(link)s"
    )
    values = {"title": idea.title, "contest": idea.contest.title, "link": link_to(idea)}
    EmailMessage(_("[Gieo] Xác nhận ý tưởng dự thi"), words % values, to=[idea.email]).send()
    ContestIdea.objects.filter(pk=idea_id).update(mailed_at=clock.now())
