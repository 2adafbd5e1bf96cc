"""What is asked and recorded of a complaint."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.complaints.complaint.states import Ground
from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1)]


class FileFacts(Facts):
    """Against which decision, since when it is known, why, and what is asked for."""

    decision: Annotated[Picked, Ask(label=_("Kết quả bị khiếu nại"), choices="decisions")]
    learned_on: Annotated[date, Ask(label=_("Ngày nhận hoặc biết kết quả"))]
    ground: Annotated[Ground, Ask(label=_("Lý do"))]
    words: Annotated[Said, Ask(label=_("Nội dung khiếu nại"), long=True)]
    request: Annotated[Said, Ask(label=_("Yêu cầu giải quyết"), long=True)]
    hindrance: Annotated[
        str,
        Ask(label=_("Trở ngại khách quan"), help=_("Chỉ ghi khi gửi sau thời hiệu."), long=True),
    ] = ""


class WordsFacts(Facts):
    """What is said, and why."""

    words: Annotated[Said, Ask(label=_("Nội dung, lý do"), long=True)]


class FindingsFacts(Facts):
    """What was looked into, and what was found."""

    findings: Annotated[Said, Ask(label=_("Kết quả xác minh"), long=True)]


class VerdictFacts(Facts):
    """Why the complaint is right or wrong; nobody is answered without a reason."""

    reasons: Annotated[Said, Ask(label=_("Căn cứ, lý do"), long=True)]


class RemedyFacts(VerdictFacts):
    """What is put right, and whether the council is asked again."""

    remedy: Annotated[Said, Ask(label=_("Cách giải quyết"), long=True)]
    sits_again: Annotated[bool, Ask(label=_("Đưa ra hội đồng xem xét lại"))] = False
