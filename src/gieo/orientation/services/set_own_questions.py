"""Ask something beside the form in a round, or no longer; only while the notice is a draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationNotice
from gieo.orientation.own_questions import BASIS, MOST, PREFIX, OwnQuestion, conditions_of, form_behind, questions_in
from gieo.orientation.policies import check_may_edit
from gieo.rulebooks.models import FieldKind

LEAST_OPTIONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed; lengths were checked by the form.

    Attributes:
        options: one in a line.
        when: field and value, joined by "="; empty: always asked.
    """

    label: str
    kind: FieldKind
    guidance: str = ""
    options: str = ""
    required: bool = False
    when: str = ""


@transaction.atomic
def add_own_question(*, notice: OrientationNotice, wanted: Wanted, actor: Actor) -> OwnQuestion:
    """Put a question behind those there are.

    Raises:
        Refused: not a draft of the actor's province, a choice of nothing, an unknown condition, or too many.
    """
    locked = OrientationNotice.objects.select_for_update(of=("self",), no_key=True).get(pk=notice.pk)
    check_may_edit(locked, actor)
    options = tuple(filter(None, (text.collapse(text.nfc(line)) for line in wanted.options.splitlines())))
    field, _equals, value = wanted.when.partition("=")
    refusals = [*_refusals(locked, wanted, options, field, value)]
    if refusals:
        raise Refused(refusals)
    before = locked.supersedes.own_questions if locked.supersedes else []  # what was answered there keeps its meaning
    numbers = [int(each.id.removeprefix(PREFIX)) for each in questions_in([*locked.own_questions, *before])]
    question = OwnQuestion(
        id=f"{PREFIX}{max(numbers, default=0) + 1}",
        label=text.collapse(text.nfc(wanted.label)),
        guidance=text.nfc(wanted.guidance).strip(),
        kind=wanted.kind,
        options=options if wanted.kind is FieldKind.CHOICE else (),
        required=wanted.required,
        when_field=field,
        when_value=value,
    )
    locked.own_questions = [*locked.own_questions, question.model_dump(mode="json")]
    locked.save(update_fields=["own_questions"])
    return question


@transaction.atomic
def remove_own_question(*, notice: OrientationNotice, question: str, actor: Actor) -> None:
    """Ask it no longer; one that is not there is gone already.

    Raises:
        Refused: not a draft of the actor's province, or another question depends on it.
    """
    locked = OrientationNotice.objects.select_for_update(of=("self",), no_key=True).get(pk=notice.pk)
    check_may_edit(locked, actor)
    asked = questions_in(locked.own_questions)
    if any(each.when_field == question for each in asked):
        message = _("Câu hỏi khác hiện theo câu này; bỏ câu kia trước.")
        raise Refused([Refusal(code="depended_on", message=message, basis=BASIS)])
    locked.own_questions = [each.model_dump(mode="json") for each in asked if each.id != question]
    locked.save(update_fields=["own_questions"])


def _refusals(
    notice: OrientationNotice, wanted: Wanted, options: tuple[str, ...], field: str, value: str
) -> Iterator[Refusal]:
    if len(notice.own_questions) >= MOST:
        message = _("Mỗi đợt nhiều nhất %(most)d câu hỏi riêng.")
        yield Refusal(code="too_many", message=message, params={"most": MOST}, basis=BASIS)
    if wanted.kind is FieldKind.CHOICE and len(set(options)) < LEAST_OPTIONS:
        message = _("Câu chọn có ít nhất hai lựa chọn, mỗi dòng một lựa chọn.")
        yield Refusal(code="no_options", message=message, basis=BASIS, field="options")
    conditions = conditions_of(form_behind(notice.form_rulebook), notice.own_questions)
    if field and (field, value) not in {(each, chosen) for each, chosen, _words in conditions}:
        message = _("Điều kiện không có trong mẫu phiếu hay trong các câu đã thêm.")
        yield Refusal(code="unknown_condition", message=message, basis=BASIS, field="when")
