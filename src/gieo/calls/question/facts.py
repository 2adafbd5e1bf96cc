"""What is recorded of a question."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

LONGEST_QUESTION, LONGEST_ANSWER = 2000, 6000
Question = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
Answer = Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]


class PublishFacts(Facts):
    """The question as everybody reads it, and its answer."""

    question: Annotated[
        Question,
        Ask(
            label=_("Câu hỏi khi công bố"),
            long=True,
            help=_("Bỏ phần cho biết ai hỏi hoặc định đề xuất gì; giữ nguyên điều được hỏi."),
        ),
    ]
    answer: Annotated[Answer, Ask(label=_("Trả lời, công bố cho mọi người"), long=True)]


class KeepPrivateFacts(Facts):
    """Why it is not for everybody, and what its asker alone is told."""

    reason: Annotated[Answer, Ask(label=_("Lý do không công bố"), long=True)]
    answer: Annotated[Answer, Ask(label=_("Trả lời riêng người hỏi"), long=True)]


class CorrectFacts(Facts):
    """The right answer, and why the one before was not; the one before stays to be read."""

    answer: Annotated[Answer, Ask(label=_("Trả lời đúng"), long=True)]
    reason: Annotated[Answer, Ask(label=_("Lý do đính chính"))]
