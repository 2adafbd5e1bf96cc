"""Sending mail, with retries; a failure stays visible on the alert."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

# After 5, 25, 125, 625 and 3,125 seconds: a mail server that restarts, or is repaired within the hour, is waited for.
PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=5)
LONGEST_ERROR = 250


@app.task(name="notifications.send_mail", queue="mail", retry=PATIENCE)
def send_mail(alert_id: int) -> None:
    """Send one alert to its reader's address; sent before, or gone with its account: nothing is done.

    Raises:
        SMTPException, OSError: the server did not take it; the alert says so and the job comes again.
    """
    from smtplib import SMTPException  # noqa: PLC0415  (only the worker needs it)

    from gieo.core import clock  # noqa: PLC0415
    from gieo.notifications.mail import NoAddress, deliver  # noqa: PLC0415
    from gieo.notifications.models import Alert  # noqa: PLC0415  (jobs are found before the models are ready)

    alert = Alert.objects.select_related("user").filter(pk=alert_id, mailed_at__isnull=True).first()
    if alert is None:
        return
    told = Alert.objects.filter(pk=alert_id)
    try:
        deliver(alert)
    except NoAddress as error:  # to try again would not find one
        told.update(mail_error=str(error)[:LONGEST_ERROR])
    except (SMTPException, OSError) as error:
        told.update(mail_error=(str(error) or type(error).__name__)[:LONGEST_ERROR])
        raise
    else:
        told.update(mailed_at=clock.now(), mail_error="")
