"""How much one account may send in a day: nobody fills the disk for all others."""

import shutil
from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Sum

from gieo.core.clock import LEGAL_ZONE
from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks.models.security import UploadRule

MIB = 1024 * 1024
BASIS = ("GIEO-ATTT:7",)
PARTIES = frozenset({Role.PROPOSER, Role.HOST})


def refuse_too_much(*, actor: Actor, at: datetime, folder: Path) -> None:
    """Look before a file is kept.

    Raises:
        Refused: the account sent its share of the day, or the disk is nearly full.
    """
    rule: UploadRule = settings.SECURITY_RULES.uploads
    if shutil.disk_usage(folder).free < rule.reserve_mib * MIB:
        message = _("Máy chủ sắp hết chỗ chứa tệp; quản trị đã thấy. Hãy thử lại sau ít giờ.")
        raise Refused([Refusal(code="disk_full", message=message, basis=BASIS, field="file")])
    if actor.user is None:
        return
    files, mib = share_of(actor, rule)
    since = datetime.combine(at.astimezone(LEGAL_ZONE).date(), time.min, LEGAL_ZONE)
    sent = StoredFile.objects.filter(received_from=actor.user, received_at__gte=since)
    told = sent.aggregate(files=Count("pk"), size=Sum("size", default=0))
    if told["files"] >= files or told["size"] >= mib * MIB:
        message = _("Hôm nay tài khoản đã gửi đủ %(files)s tệp hoặc %(mib)s MB; ngày mai gửi tiếp.")
        params = {"files": files, "mib": mib}
        raise Refused([Refusal(code="too_many", message=message, params=params, basis=BASIS, field="file")])


def share_of(actor: Actor, rule: UploadRule) -> tuple[int, int]:
    """Files and mebibytes of a day: more for whoever holds a seat of staff."""
    is_staff = any(seat.role not in PARTIES for seat in actor.seats)
    return (
        (rule.files_of_staff, rule.mib_of_staff) if is_staff else (rule.files_of_others, rule.mib_of_others)
    )  # fmt: skip
