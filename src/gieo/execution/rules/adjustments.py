"""Who decides on a change of a running task, and what the change must respect."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import (
    AdjustmentRule,
    AdjustmentSubject,
    DeadlineRule,
    Decider,
    ExtensionRule,
    LumpSumMode,
    NamedRule,
    ShorteningRule,
    SubjectRule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningTask:
    """What a change is measured against.

    Attributes:
        term_months: of the contract, without extensions.
        ends_on: last day of the contract, extensions included.
        extensions: granted so far.
        content_done: share of the content that is finished and confirmed.
    """

    mode: LumpSumMode
    term_months: int
    ends_on: date
    extensions: int = 0
    content_done: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A change somebody asks for.

    Attributes:
        months: how much longer, for an extension.
        asked_on: the day the request came in.
        before: sum of the money the change touches as it stands, in đồng.
        after: the same sum as it would be.
        shown: keys of the requirements, grounds and special cases that are proven.
    """

    subject: AdjustmentSubject
    asked_on: date
    months: int = 0
    before: int = 0
    after: int = 0
    shown: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.subject is AdjustmentSubject.EXTENSION and self.months <= 0:
            raise ValueError(f"an extension of {self.months} months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who decides, by which article, and what stands against the change."""

    decider: Decider
    basis: tuple[str, ...]
    refusals: tuple[Refusal, ...]

    @property
    def may_be_decided(self) -> bool:
        """Whether somebody may say yes."""
        return not self.refusals


def assess(request: Request, *, task: RunningTask, rule: AdjustmentRule, ask: DeadlineRule) -> Ruling:
    """The row of the matrix for a request, with all reasons against it.

    Args:
        request: what is to change.
        task: as it stands.
        rule: the matrix.
        ask: how long before the end an extension is asked for (``adjustment.extension_request``).
    """
    row = rule.subject(request.subject)
    decider = row.decider(task.mode)
    if decider is Decider.NOBODY:
        locked = _named("locked", _("Không được điều chỉnh: %(text)s."), row)
        return Ruling(decider=decider, basis=row.basis, refusals=(locked,))
    refusals = (*_of_proof(request, row), *_of_total(request, row), *_of_time(request, task, rule, ask))
    return Ruling(decider=decider, basis=row.basis, refusals=refusals)


def _of_proof(request: Request, row: SubjectRule) -> Iterator[Refusal]:
    yield from (
        _named("requirement_missing", _("Chưa có: %(text)s."), requirement)
        for requirement in row.requires
        if requirement.key not in request.shown
    )
    if row.grounds and not any(ground.key in request.shown for ground in row.grounds):
        yield _named("no_ground", _("Không thuộc trường hợp được điều chỉnh: %(text)s."), row)


def _named(code: str, message: str, rule: NamedRule) -> Refusal:
    return Refusal(code=code, message=message, basis=rule.basis, params={"text": rule.text}, field=rule.key)


def _of_total(request: Request, row: SubjectRule) -> Iterator[Refusal]:
    broken = {
        "": False,
        "same": request.after != request.before,
        "not_less": request.after < request.before,
        "not_more": request.after > request.before,
    }
    if broken[row.total]:
        yield Refusal(
            code=f"total_{row.total}",
            message=_("%(text)s: tổng %(before)s thành %(after)s là không được."),
            basis=row.basis,
            params={"text": row.text, "before": format_vnd(request.before), "after": format_vnd(request.after)},
        )


def _of_time(request: Request, task: RunningTask, rule: AdjustmentRule, ask: DeadlineRule) -> Iterator[Refusal]:
    if request.subject is AdjustmentSubject.EXTENSION:
        special = rule.extension.special_case
        if special is None or special.key not in request.shown:
            yield from _of_extension(request, task, rule.extension)
            yield from _of_asking(request, task, ask)
    if request.subject is AdjustmentSubject.SHORTENING and rule.shortening:
        yield from _of_shortening(task, rule.shortening)


def _of_extension(request: Request, task: RunningTask, rule: ExtensionRule) -> Iterator[Refusal]:
    if task.extensions >= rule.times:
        message, params = _("Đã gia hạn %(times)d lần."), {"times": task.extensions}
        yield Refusal(code="extended_already", message=message, basis=rule.basis, params=params)
    step = rule.step(task.term_months)
    if request.months > step.months:
        message = _("Xin gia hạn %(months)d tháng, tối đa %(longest)d tháng.")
        params = {"months": request.months, "longest": step.months}
        yield Refusal(code="extension_too_long", message=message, basis=step.basis, params=params)


def _of_asking(request: Request, task: RunningTask, ask: DeadlineRule) -> Iterator[Refusal]:
    latest = ask.due(task.ends_on)
    if request.asked_on > latest:
        message, params = _("Phải đề nghị gia hạn chậm nhất ngày %(latest)s."), {"latest": f"{latest:%d/%m/%Y}"}
        yield Refusal(code="extension_asked_late", message=message, basis=ask.basis, params=params)


def _of_shortening(task: RunningTask, rule: ShorteningRule) -> Iterator[Refusal]:
    if task.content_done < rule.content_done:
        message = _("Mới xong %(done)s nội dung, cần ít nhất %(needed)s.")
        params = {"done": task.content_done, "needed": rule.content_done}
        yield Refusal(code="too_little_done", message=message, basis=rule.basis, params=params)
