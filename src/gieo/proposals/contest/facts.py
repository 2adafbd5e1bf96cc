"""What is asked and recorded of a contest."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1, max_length=8000)]
Line = Annotated[str, Field(min_length=1, max_length=150)]


class PrizeRow(Facts):
    """A kind of prize."""

    name: Annotated[Line, Ask(label=_("Giải"))]
    number: Annotated[int, Field(ge=1, le=100), Ask(label=_("Số giải"))] = 1
    amount: Annotated[Amount, Ask(label=_("Mức thưởng"), money=True)] = 0


class ContestFacts(Facts):
    """An edition: its rules, when it receives, what can be won, who judges."""

    title: Annotated[Line, Ask(label=_("Tên hội thi"))]
    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm"))]
    rules: Annotated[Said, Ask(label=_("Thể lệ, tiêu chí chấm"), long=True)]
    opens_at: Annotated[datetime, Ask(label=_("Nhận ý tưởng từ"))]
    closes_at: Annotated[datetime, Ask(label=_("Nhận ý tưởng đến"))]
    prizes: Annotated[tuple[PrizeRow, ...], Field(min_length=1), Ask(label=_("Cơ cấu giải"))]
    judges: Annotated[tuple[Picked, ...], Field(min_length=1), Ask(label=_("Ban giám khảo"), choices="judges")]


class ScoreFacts(Facts):
    """What one judge gives one idea; the authors are not shown to judges."""

    idea: Annotated[Picked, Ask(label=_("Ý tưởng"), choices="ideas")]
    points: Annotated[int, Field(ge=0, le=100), Ask(label=_("Điểm, từ 0 đến 100"))]
    remark: Annotated[Said, Ask(label=_("Nhận xét"), long=True)]


class AwardRow(Facts):
    """A prize and who wins it."""

    prize: Annotated[Picked, Ask(label=_("Giải"), choices="prizes")]
    idea: Annotated[Picked, Ask(label=_("Ý tưởng"), choices="ideas")]


class AwardFacts(Facts):
    """The results, by a decision."""

    decision: Annotated[Line, Ask(label=_("Quyết định công nhận kết quả: số, ngày"))]
    awards: Annotated[tuple[AwardRow, ...], Field(min_length=1), Ask(label=_("Kết quả"))]


class ReasonFacts(Facts):
    """Why not."""

    reason: Annotated[Said, Ask(label=_("Lý do"), long=True)]
