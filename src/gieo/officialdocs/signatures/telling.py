"""What a signature is worth, in words: said at once to whoever brings the file, in the same words on every page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext

from gieo.kernel.refusal import _
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.officialdocs.signatures.verifying import FoundSignature


class Tone(StrEnum):
    """How much weight a sentence has."""

    GOOD = "good"
    OPEN = "open"  # not known here, or missing; the paper is taken
    BAD = "bad"  # the paper is not taken


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence about a signature."""

    code: str
    tone: Tone
    message: str
    params: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.message) % self.params


def said_of(signature: FoundSignature) -> list[Said]:
    """The paper, the certificate, whether it was taken back, the time; each once, whatever it comes to."""
    return [_of_paper(signature), *_of_certificate(signature), _of_time(signature)]


def worst_of(signature: FoundSignature) -> Tone:
    """The weight of all that is said of it."""
    tones = {each.tone for each in said_of(signature)}
    return next(tone for tone in (Tone.BAD, Tone.OPEN, Tone.GOOD) if tone in tones)


def _of_paper(signature: FoundSignature) -> Said:
    if not signature.intact:
        return Said("changed", Tone.BAD, _("nội dung đã ký bị thay đổi"))
    if not signature.unchanged:
        return Said("changed_after_signing", Tone.BAD, _("tệp bị sửa sau khi ký"))
    return Said("whole", Tone.GOOD, _("nguyên vẹn từ khi ký"))


def _of_certificate(signature: FoundSignature) -> Iterator[Said]:
    if signature.is_revoked:
        yield Said("revoked", Tone.BAD, _("chứng thư đã bị thu hồi"))
        return
    if signature.is_out_of_term:
        tone = Tone.BAD if signature.was_set_out_of_term else Tone.OPEN
        message = _("chứng thư có hạn từ %(first)s đến %(last)s, chưa chứng minh được ký trong thời hạn")
        yield Said("expired", tone, message, signature.term)
        return
    if not signature.trusted:
        yield Said("unknown_authority", Tone.OPEN, _("chưa xác nhận được chứng thư: không rõ nơi cấp"))
        return
    yield Said("trusted", Tone.GOOD, _("chứng thư dẫn về gốc tin cậy"))
    if signature.is_current:
        yield Said("not_revoked", Tone.GOOD, _("chứng thư chưa bị thu hồi"))
    else:
        yield Said("revocation_unknown", Tone.OPEN, _("chưa kiểm tra được thu hồi"))


def _of_time(signature: FoundSignature) -> Said:
    if signature.stamped_at is None:
        return Said("no_time_stamp", Tone.OPEN, _("không có dấu thời gian, giờ ký theo máy của người ký"))
    at = {"at": spoken_instant(signature.stamped_at)}
    if not signature.stamp_trusted:
        return Said("stamp_unknown", Tone.OPEN, _("dấu thời gian %(at)s, chưa xác nhận được nơi cấp"), at)
    return Said("stamped", Tone.GOOD, _("dấu thời gian %(at)s"), at)


def spoken_instant(at: datetime) -> str:
    """On the legal clock, to the second."""
    return f"{at.astimezone(LEGAL_ZONE):%H:%M:%S %d/%m/%Y}"


def spoken(signature: FoundSignature) -> str:
    """The whole signature in one sentence."""
    when = gettext(", ký lúc %(at)s") % {"at": spoken_instant(signature.signed_at)} if signature.signed_at else ""
    return f"{signature.signer}{when}: {'; '.join(map(str, said_of(signature)))}"
