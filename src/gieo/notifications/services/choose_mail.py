"""A reader chooses when mail comes, and of what none comes at all."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.notifications.habits import habits_of
from gieo.notifications.models import MailSettings
from gieo.rulebooks.models import NoticeRule, Pace, Topic

BASIS = ("GIEO-MACDINH:78",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is chosen; None and empty: as the province has it.

    Attributes:
        quiet_from: with `quiet_until` or not at all; the same hour twice: no quiet hours.
        stopped: topics of which no mail is wanted.
    """

    pace: Pace | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    stopped: Collection[Topic] = ()


@transaction.atomic
def choose_mail(*, choice: Choice, actor: Actor, at: datetime) -> MailSettings:
    """Keep what the actor chose for the own account.

    Raises:
        Refused: nobody is signed in, one end of the quiet hours alone, or a topic that cannot be stopped.
    """
    user = User.objects.filter(pk=actor.user or 0).first()
    if user is None:
        raise Refused([Refusal(code="nobody", message=_("Đăng nhập để chọn cách nhận thư."), basis=BASIS)])
    refusals = [*_refusals(choice, habits_of([user], at=at)[user.pk].rule)]
    if refusals:
        raise Refused(refusals)
    settings, _new = MailSettings.objects.update_or_create(
        user=user,
        defaults={
            "pace": choice.pace or "",
            "quiet_from": choice.quiet_from,
            "quiet_until": choice.quiet_until,
            "stopped": sorted(choice.stopped),
            "chosen_at": at,
        },
    )
    return settings


@transaction.atomic
def stop_topic(*, user: User, topic: Topic, at: datetime) -> MailSettings:
    """No more mails of one topic, asked by the link of a mail; all else stays as it was chosen.

    Raises:
        Refused: the topic cannot be stopped.
    """
    refusals = [*_refusals(Choice(stopped=(topic,)), habits_of([user], at=at)[user.pk].rule)]
    if refusals:
        raise Refused(refusals)
    settings, _new = MailSettings.objects.select_for_update(no_key=True).get_or_create(
        user=user, defaults={"chosen_at": at}
    )
    if topic not in settings.stopped:
        settings.stopped, settings.chosen_at = sorted([*settings.stopped, topic]), at
        settings.save(update_fields=["stopped", "chosen_at"])
    return settings


def _refusals(choice: Choice, rule: NoticeRule) -> Iterator[Refusal]:
    if (choice.quiet_from is None) != (choice.quiet_until is None):
        field = "quiet_from" if choice.quiet_from is None else "quiet_until"
        message = _("Ghi cả lúc bắt đầu và lúc kết thúc của giờ yên lặng, hoặc để trống cả hai.")
        yield Refusal(code="half_of_the_hours", message=message, basis=rule.basis, field=field)
    for topic in choice.stopped:
        each = rule.topic(topic)
        if not each.may_stop:
            message = _("Thư này luôn được gửi, không thôi nhận được: %(what)s.")
            params = {"what": each.what}
            yield Refusal(code="not_to_stop", message=message, params=params, basis=each.basis, field="stopped")
