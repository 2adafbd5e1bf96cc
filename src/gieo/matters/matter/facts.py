"""What is asked and recorded of a matter; which of it, and in which words, its register says."""

from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import Field, create_model

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.matters.matter.states import Part, StepKind
from gieo.rulebooks.models import RegisterRule

Said = Annotated[str, Field(min_length=1)]


class ParticipantRow(Facts):
    """A body that takes part."""

    body: Annotated[Picked, Ask(label=_("Cơ quan, tổ chức"), choices="bodies")]
    part: Annotated[Part, Ask(label=_("Tư cách"))]


class MatterFacts(Facts):
    """Everything a register may ask for."""

    title: Annotated[Said, Ask(label=_("Tên"))]
    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm"))]
    subject: Annotated[Picked | None, Ask(label=_("Thuộc hồ sơ"), choices="subjects")] = None
    theme: Annotated[Picked | None, Ask(label=_("Loại"), choices="themes")] = None
    addressee: Annotated[Picked | None, Ask(label=_("Nơi giải quyết, thực hiện"), choices="bodies")] = None
    participants: Annotated[tuple[ParticipantRow, ...], Ask(label=_("Các bên"))] = ()
    partner: Annotated[str, Ask(label=_("Đối tác"))] = ""
    place: Annotated[str, Ask(label=_("Địa điểm"))] = ""
    amount: Annotated[Amount, Ask(label=_("Số tiền"), money=True)] = 0
    from_on: Annotated[date | None, Ask(label=_("Từ ngày"))] = None
    until_on: Annotated[date | None, Ask(label=_("Đến hết ngày"))] = None
    document: Annotated[str, Ask(label=_("Văn bản"))] = ""
    detail: Annotated[str, Ask(label=_("Nội dung"), long=True)] = ""
    request: Annotated[str, Ask(label=_("Kiến nghị"), long=True)] = ""


@cache
def asked_by(rule: RegisterRule) -> type[Facts]:
    """What one register asks, in its own words and in the order of the common form."""
    asked = {str(field.name): (field.label, field.help, field.required) for field in rule.asks}
    asked = {"title": (rule.titled, "", True), "plan_year": (_("Năm"), "", True), **asked}
    fields: dict[str, Any] = {}
    for name, info in MatterFacts.model_fields.items():
        if name not in asked:
            continue
        label, help_text, is_required = asked[name]
        known = next(mark for mark in info.metadata if isinstance(mark, Ask))
        marks = [mark for mark in info.metadata if not isinstance(mark, Ask)]
        ask = Ask(label=label, help=help_text, choices=known.choices, long=known.long, money=known.money)
        default = ... if is_required else info.default
        fields[name] = (Annotated[info.annotation, *marks, ask], default)
    return create_model(f"{rule.key.title()}Facts", __base__=Facts, **fields)


def in_full(facts: Facts) -> MatterFacts:
    """What was typed into the form of one register, as every register records it."""
    return MatterFacts(**{name: getattr(facts, name) for name in type(facts).model_fields})


class EnterFacts(Facts):
    """What a body could not pick itself, since it does not see the dossier it supports yet."""

    subject: Annotated[Picked | None, Ask(label=_("Thuộc hồ sơ"), choices="subjects")] = None


class ForwardFacts(Facts):
    """Where the matter is passed on to, and with which words."""

    addressee: Annotated[
        Picked | None, Ask(label=_("Cơ quan có thẩm quyền"), help=_("Bỏ trống: lãnh đạo UBND tỉnh."), choices="bodies")
    ] = None
    words: Annotated[Said, Ask(label=_("Ý kiến của Sở"), long=True)]


class WordsFacts(Facts):
    """What is said."""

    words: Annotated[Said, Ask(label=_("Nội dung"), long=True)]


class StepFacts(Facts):
    """One thing done about it."""

    kind: Annotated[StepKind, Ask(label=_("Loại"))]
    on: Annotated[date, Ask(label=_("Ngày"))]
    text: Annotated[Said, Ask(label=_("Nội dung, kết quả"), long=True)]
    link: Annotated[str, Ask(label=_("Liên kết, số văn bản"))] = ""
