"""What is asked and recorded of a breach."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class FoundFacts(Facts):
    """What happened, when it was found, whom it may concern. No name and no value of the data themselves."""

    found_at: Annotated[datetime, Ask(label=_("Phát hiện lúc"))]
    what: Annotated[str, Ask(label=_("Việc gì đã xảy ra"), long=True)]
    data: Annotated[str, Ask(label=_("Loại dữ liệu bị ảnh hưởng"), help=_("Không ghi tên người, không chép dữ liệu."))]
    people: Annotated[int, Field(ge=0), Ask(label=_("Số người có thể bị ảnh hưởng"))] = 0
    measures: Annotated[str, Ask(label=_("Đã làm ngay"), long=True)] = ""


class ToldFacts(Facts):
    """To whom it was told, by which paper."""

    authority: Annotated[str, Ask(label=_("Cơ quan được thông báo"))]
    document: Annotated[str, Ask(label=_("Văn bản số"))]
    told_at: Annotated[datetime, Ask(label=_("Thông báo lúc"))]


class ClosedFacts(Facts):
    """What was done about it, and against its coming again."""

    measures: Annotated[str, Ask(label=_("Đã khắc phục, phòng ngừa"), long=True)]


class NoBreachFacts(Facts):
    """Why it was none."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
