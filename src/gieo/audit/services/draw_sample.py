"""Draw a sample of a year's dossiers and hand it out as a package; the auditor's own look is written down."""

import random
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from gieo.audit.models import DrawnSample
from gieo.audit.package import Drawn, package_of
from gieo.audit.policies import provinces_audited
from gieo.audit.risk import risks_of
from gieo.audit.sealing import seal, sealed
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@dataclass(frozen=True, slots=True)
class Handed:
    """A package and the line that says who took it."""

    record: DrawnSample
    content: bytes
    is_signed: bool


@transaction.atomic
def draw_sample(*, province: Province, plan_year: int, size: int, seed: str, actor: Actor, at: datetime) -> Handed:
    """Half of the sample by risk, the other half drawn; the same question over the same data gives the same dossiers.

    Args:
        province: whose dossiers.
        plan_year: of which year.
        size: how many; all of them where there are fewer.
        seed: any word the auditor chooses; it decides the draw.
        actor: holds the auditor's seat of the province.
        at: now.

    Raises:
        Refused: no such seat, or nothing to draw from.
    """
    if province.code not in provinces_audited(actor):
        message = _("Chỉ ghế kiểm toán của tỉnh lấy được mẫu.")
        raise Refused([Refusal(code="not_yours", message=message)])
    entries = list(visible_to(actor).filter(province=province, plan_year=plan_year).order_by("pk"))
    if not entries:
        message = _("Năm %(year)s không có hồ sơ nào.")
        raise Refused([Refusal(code="nothing_there", message=message, params={"year": plan_year}, field="plan_year")])
    drawn = _drawn(entries, size=size, seed=seed)
    question = {"province": province.code, "plan_year": plan_year, "size": size, "seed": seed, "auditor": actor.name}
    content, key = package_of(drawn, question=question, at=at), seal()
    content = sealed(content, key) if key else content
    record = DrawnSample.objects.create(
        province=province,
        auditor_id=actor.user or 0,
        drawn_at=at,
        plan_year=plan_year,
        size=size,
        seed=seed,
        numbers=[each.entry.number for each in drawn],
        package=sha256(content).hexdigest(),
    )
    return Handed(record, content, is_signed=key is not None)


def _drawn(entries: list[DocketEntry], *, size: int, seed: str) -> list[Drawn]:
    risks = risks_of(entries)
    shuffled = random.Random(seed).sample(entries, len(entries))  # noqa: S311  (to be repeated, not to be secret)
    risky = sorted((each for each in shuffled if risks[each.pk].points), key=lambda each: -risks[each.pk].points)
    by_risk = risky[: (size + 1) // 2]
    taken = {each.pk for each in by_risk}
    by_draw = [each for each in shuffled if each.pk not in taken][: size - len(by_risk)]
    return [
        *(Drawn(entry=each, risk=risks[each.pk], by_risk=True) for each in by_risk),
        *(Drawn(entry=each, risk=risks[each.pk], by_risk=False) for each in by_draw),
    ]
