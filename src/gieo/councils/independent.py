"""Independent experts: asked where a council is split, broke its procedure or is complained of (TT 20/2023, 18-20)."""

from typing import Annotated

from gieo.core.clock import LEGAL_ZONE
from gieo.core.trail import history_of
from gieo.councils.bench import bench_of
from gieo.councils.candidates import barred_from
from gieo.councils.models import CouncilItem, Expert
from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt, Facts
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule

MOST = 300
ASKING, RECORDING = "ask_experts", "record_opinions"  # names of the rows begin so


class ExpertGround(Choice):
    """The three grounds on which a council's word is held against that of others; there is no fourth."""

    SPLIT = "split", _("Hội đồng không thống nhất")
    PROCEDURE = "procedure", _("Hội đồng vi phạm trình tự")
    COMPLAINT = "complaint", _("Có khiếu nại")


class ExpertsFacts(Facts):
    """Independent experts are asked, on one of the grounds, and what it is about in words."""

    experts: Annotated[tuple[Picked, ...], Ask(label=_("Chuyên gia tư vấn độc lập"), choices="experts")]
    ground: Annotated[ExpertGround, Ask(label=_("Lý do lấy ý kiến"))]
    words: Annotated[str, Ask(label=_("Nội dung cần lấy ý kiến"), long=True)] = ""


class OpinionRow(Facts):
    """What one expert says."""

    expert: Annotated[Picked, Ask(label=_("Chuyên gia"), choices="asked_experts")]
    opinion: Annotated[str, Ask(label=_("Ý kiến"), long=True)]


class OpinionsFacts(Facts):
    """The opinions as they came in."""

    opinions: Annotated[tuple[OpinionRow, ...], Ask(label=_("Ý kiến chuyên gia"))]


def _figure(item: CouncilItem) -> FigureRule:
    return library.get(item.rulebook).figures[f"{item.COUNCIL}.experts"]


def experts_are_enough(item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many independent experts as the rulebook asks, none of them of the council."""
    if not isinstance(attempt.facts, ExpertsFacts):
        return None
    figure = _figure(item)
    members = {sitter.membership.person_id for sitter in bench_of(item).sitters}
    asked = {expert.pk for expert in attempt.facts.experts} - members
    if len(asked) >= figure.value:
        return None
    message = _("Cần ít nhất %(needed)d chuyên gia ngoài hội đồng, mới có %(asked)d.")
    params = {"needed": figure.value, "asked": len(asked)}
    return Refusal(code="too_few_experts", message=message, params=params, basis=figure.basis, field="experts")


def experts_are_independent(item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Whoever could not sit on the dossier is no independent voice on it either."""
    if not isinstance(attempt.facts, ExpertsFacts):
        return None
    on = attempt.at.astimezone(LEGAL_ZONE).date()
    barred = barred_from(item, [expert.pk for expert in attempt.facts.experts], on)
    names = ", ".join(expert.name for expert in attempt.facts.experts if expert.pk in barred)
    if not names:
        return None
    message, params = _("Không độc lập với hồ sơ: %(names)s."), {"names": names}
    return Refusal(
        code="experts_not_independent", message=message, params=params, basis=_figure(item).basis, field="experts"
    )


def everybody_asked_has_answered(item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """What was asked goes on with all opinions."""
    if not isinstance(attempt.facts, OpinionsFacts):
        return None
    answered = {row.expert.pk for row in attempt.facts.opinions}
    silent = [name for pk, name in asked_experts(item) if pk not in answered]
    if not silent:
        return None
    message = _("Chưa có ý kiến của: %(who)s.")
    params = {"who": ", ".join(silent)}
    return Refusal(code="opinion_missing", message=message, params=params, basis=_figure(item).basis, field="opinions")


def nobody_is_waited_for(item: CouncilItem, _attempt: Attempt) -> Refusal | None:
    """Nothing is decided while independent experts were asked and have not been heard."""
    last = history_of(item).filter(name__regex=f"^({ASKING}|{RECORDING})").last()
    if last is None or last.name.startswith(RECORDING):
        return None
    message = _("Đang chờ ý kiến của chuyên gia tư vấn độc lập.")
    return Refusal(code="experts_not_heard", message=message, basis=_figure(item).basis)


def somebody_is_waited_for(item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Opinions are recorded of experts who were asked."""
    if nobody_is_waited_for(item, attempt):
        return None
    message = _("Chưa lấy ý kiến chuyên gia nào.")
    return Refusal(code="nobody_asked", message=message, basis=_figure(item).basis)


def asked_experts(item: CouncilItem) -> list[tuple[int, str]]:
    """The independent experts last asked: number and name."""
    entry = history_of(item).filter(name__startswith=ASKING).last()
    return [(int(expert["id"]), expert["name"]) for expert in entry.facts["experts"]] if entry else []


def experts_to_ask(item: CouncilItem) -> list[tuple[int, str]]:
    """Active experts of the bank of the province who can be had, were not of the council, and whom nothing bars."""
    bank = Expert.objects.filter(province=item.province_id, is_active=True).select_related("person")
    on, members = item.bench_day, {sitter.membership.person_id for sitter in bench_of(item).sitters}
    free = [
        expert
        for expert in bank.order_by("person__full_name", "pk")
        if expert.is_available_on(on) and expert.person_id not in members
    ]
    barred = barred_from(item, [expert.person_id for expert in free], on)
    return [(expert.person_id, str(expert)) for expert in free if expert.person_id not in barred][:MOST]


def rows_to_fill(item: CouncilItem) -> dict[str, object]:
    """A line for each expert asked."""
    return {"opinions": [{"expert": {"id": pk, "name": name}} for pk, name in asked_experts(item)]}
