"""What the shared pages know of questions about calls. Who asked stands on none of them: all are answered alike."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.calls.models import CallQuestion
from gieo.calls.question.states import QuestionState
from gieo.calls.question.workflow import CALL_QUESTION
from gieo.dossiers.audience import OFFICE, Audience, Holder, party
from gieo.dossiers.kinds import DossierKind, FurtherPage
from gieo.dossiers.shown import Fact, Table, facts_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _


def readers(question: CallQuestion) -> Audience:
    """The office, the body that opened the call, whoever asked with an account."""
    return Audience.of(OFFICE, question.parties().values())


def holder(question: CallQuestion) -> Holder | None:
    """The body that opened the call answers first; the Sở where it is the province's."""
    body = question.asked.body
    if question.state != QuestionState.WAITING or body is None:
        return None
    return Holder(Role.FOCAL_OFFICER, party(bodies=[body.pk]), body.name)


def facts(question: CallQuestion) -> Iterable[Fact]:
    """What was asked, what everybody reads, what its asker alone was told."""
    private = question.state == QuestionState.KEPT_PRIVATE
    return facts_of(
        (_("Đợt nhận"), question.asked.subject_title),
        (_("Câu hỏi"), question.asked.words),
        (_("Câu hỏi khi công bố"), question.published if question.published != question.asked.words else ""),
        (_("Trả lời riêng người hỏi") if private else _("Trả lời"), question.answer),
        (_("Lý do không công bố"), question.kept_because),
    )


def tables(question: CallQuestion) -> Iterable[Table]:
    """The answers before, where one was put right."""
    if question.earlier:
        yield Table(
            title=_("Câu trả lời trước khi đính chính"),
            columns=(_("Trả lời"), _("Lý do đính chính")),
            rows=[(each["answer"], each["reason"]) for each in question.earlier],
        )


def suggests(act: str, question: CallQuestion, _actor: Actor) -> Mapping[str, Any]:
    """The question as it was asked; the answer as it stands."""
    if act == "publish":
        return {"question": question.asked.words}
    return {"answer": question.answer} if act == "correct" else {}


def public_page(question: CallQuestion, _actor: Actor) -> list[FurtherPage]:
    """Where everybody reads what is answered about the call."""
    return [FurtherPage(_("Hỏi đáp của đợt này"), question.asked.public_url, "world")]


CALL_QUESTION_KIND = DossierKind(
    workflow=CALL_QUESTION,
    model=CallQuestion,
    code="HOI",
    stage="dat-hang",
    plural=_("Câu hỏi về đợt nhận"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    suggests=suggests,
)
