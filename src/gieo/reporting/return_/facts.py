"""What is asked and recorded of a yearly report."""

from typing import Annotated

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class ReportFacts(Facts):
    """What the body says beside the figures; both directives in one report (CT-10-2)."""

    results: Annotated[str, Ask(label=_("Kết quả thực hiện trong năm"), long=True)]
    earlier_results: Annotated[
        str,
        Ask(label=_("Kết quả theo Chỉ thị 01/CT-UBND ngày 21/01/2021"), help=_("Gộp chung một báo cáo."), long=True),
    ] = ""
    difficulties: Annotated[str, Ask(label=_("Khó khăn, vướng mắc"), long=True)] = ""
    suggestions: Annotated[str, Ask(label=_("Đề xuất, kiến nghị"), long=True)] = ""


class SendBackFacts(Facts):
    """Why it was sent back."""

    reason: Annotated[str, Ask(label=_("Cần bổ sung gì"), long=True)]
