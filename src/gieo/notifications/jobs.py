"""Sending mail, with retries; a failure stays visible on the alert."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="notifications.send_mail", queue="mail", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def send_mail(alert_id: int) -> None:
    """Send one alert to its reader's address; sent before: nothing is done."""
    from smtplib import SMTPException  # noqa: PLC0415  (only the worker needs it)

    from django.conf import settings  # noqa: PLC0415
    from django.core.mail import EmailMessage  # noqa: PLC0415

    from gieo.core import clock  # noqa: PLC0415
    from gieo.notifications.models import Alert  # noqa: PLC0415  (jobs are found before the models are ready)

    alert = Alert.objects.select_related("user").get(pk=alert_id)
    if alert.mailed_at:
        return
    link = f"\n\n{settings.BASE_URL}{alert.url}" if alert.url else ""
    try:
        EmailMessage(f"[Gieo] {alert.subject}", f"{alert.body}{link}", to=[alert.user.email]).send()
    except (SMTPException, OSError) as error:
        Alert.objects.filter(pk=alert_id).update(mail_error=str(error)[:250])
        raise
    Alert.objects.filter(pk=alert_id).update(mailed_at=clock.now(), mail_error="")
