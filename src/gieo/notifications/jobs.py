"""Sending mail, with retries; a failure stays visible on the alert."""

from typing import TYPE_CHECKING

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from collections.abc import Callable

    from gieo.notifications.models import Alert

# After 5, 25, 125, 625 and 3,125 seconds: a mail server that restarts, or is repaired within the hour, is waited for.
PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=5)
LONGEST_ERROR = 250


@app.task(name="notifications.send_mail", queue="mail", retry=PATIENCE)
def send_mail(alert_id: int) -> None:
    """Send one alert to its reader's address; sent before, or gone with its account: nothing is done.

    Raises:
        SMTPException, OSError: the server did not take it; the alert says so and the job comes again.
    """
    from gieo.notifications.mail import deliver  # noqa: PLC0415  (jobs are found before the models are ready)

    _send([alert_id], lambda alerts: deliver(alerts[0]))


@app.task(name="notifications.send_bundle", queue="mail", retry=PATIENCE)
def send_bundle(alert_ids: list[int]) -> None:
    """Send what waited for one reader as one mail, once.

    Raises:
        SMTPException, OSError: the server did not take it; each alert says so and the job comes again.
    """
    from gieo.notifications.mail import deliver_bundle  # noqa: PLC0415

    _send(alert_ids, deliver_bundle)


@app.periodic(cron="*/5 * * * *")
@app.task(name="notifications.release_held", queue="clocks", queueing_lock="notifications.release_held")
def release(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; what waited leaves as of now)
    """Bundle the mails whose morning has come."""
    from gieo.core import clock  # noqa: PLC0415
    from gieo.notifications.services.release_held import release_held  # noqa: PLC0415

    release_held(at=clock.now())


def _send(alert_ids: list[int], deliver: "Callable[[list[Alert]], None]") -> None:
    """Deliver what was not sent yet of some alerts of one reader, and write down what came of it."""
    from smtplib import SMTPException  # noqa: PLC0415  (only the worker needs it)

    from gieo.core import clock  # noqa: PLC0415
    from gieo.notifications.mail import NoAddress  # noqa: PLC0415
    from gieo.notifications.models import Alert  # noqa: PLC0415

    waiting = Alert.objects.select_related("user").filter(pk__in=alert_ids, mailed_at__isnull=True)
    alerts = list(waiting.order_by("at", "pk"))
    if not alerts:
        return
    told = Alert.objects.filter(pk__in=[alert.pk for alert in alerts])
    try:
        deliver(alerts)
    except NoAddress as error:  # to try again would not find one
        told.update(mail_error=str(error)[:LONGEST_ERROR])
    except (SMTPException, OSError) as error:
        told.update(mail_error=(str(error) or type(error).__name__)[:LONGEST_ERROR])
        raise
    else:
        told.update(mailed_at=clock.now(), mail_error="")
