"""What waited for the morning leaves: one mail for each reader."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gieo.notifications.jobs import send_bundle
from gieo.notifications.models import Alert

if TYPE_CHECKING:
    from procrastinate.types import JSONValue


@transaction.atomic
def release_held(*, at: datetime) -> int:
    """Put a bundle for each reader whose morning has come into the queue; each alert once, whoever else does it too.

    A morning on which nobody worked is made up for the next time this is asked.

    Returns:
        How many bundles left.
    """
    due = Alert.objects.select_for_update(skip_locked=True, no_key=True).filter(
        held_until__lte=at, mailed_at__isnull=True
    )
    bundles: dict[int, list[JSONValue]] = defaultdict(list)
    for alert, user in due.order_by("user", "at", "pk").values_list("pk", "user"):
        bundles[user].append(alert)
    if bundles:
        Alert.objects.filter(pk__in=[pk for bundle in bundles.values() for pk in bundle]).update(held_until=None)
        jobs: list[dict[str, JSONValue]] = [{"alert_ids": bundle} for bundle in bundles.values()]
        send_bundle.batch_defer(*jobs)
    return len(bundles)
