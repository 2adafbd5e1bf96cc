"""Choosing a host: score sheets, which ballots count, who may win, and how ties are broken."""

from collections import Counter
from enum import StrEnum
from fractions import Fraction

from pydantic import Field, model_validator

from gieo.rulebooks.models.councils import BallotRule
from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Share, Sourced, percent


class ScoreCriterion(NamedRule):
    """One line of a score sheet: a mark from 0 to `top_mark`, times a coefficient.

    Attributes:
        points: the most it can bring to a ballot.
        content_and_plan: whether it counts in the tie-break on content and plan.
    """

    points: int = Field(gt=0)
    coefficient: int = Field(default=1, gt=0)
    content_and_plan: bool = False

    @property
    def top_mark(self) -> int:
        """The best mark a member can give: 4 on the sheets of TT 20/2023."""
        return self.points // self.coefficient

    @property
    def in_words(self) -> str:
        """E.g. "Sản phẩm KH&CN: tối đa 16 điểm (chấm 0-4, hệ số 4)"."""
        return f"{self.text}: tối đa {self.points} điểm (chấm 0-{self.top_mark}, hệ số {self.coefficient})"

    @model_validator(mode="after")
    def _marks_are_whole(self) -> "ScoreCriterion":
        if self.points % self.coefficient:
            raise ValueError(f"{self.key}: {self.points} points are no whole mark times {self.coefficient}")
        return self


class ScoreSheet(Sourced):
    """What a ballot scores.

    Attributes:
        total: what the law calls full marks; the criteria and `bonus_points` sum to it.
        bonus_points: part of the total that no member gives: it goes to the body that proposed the task.
    """

    title: str
    total: int
    bonus_points: int = Field(default=0, ge=0)
    criteria: tuple[ScoreCriterion, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """E.g. "Đề tài nghiên cứu ứng dụng: 6 tiêu chí, 100 điểm"."""
        return f"{self.title}: {len(self.criteria)} tiêu chí, {self.total} điểm"

    @model_validator(mode="after")
    def _adds_up(self) -> "ScoreSheet":
        sum_of_points = sum(criterion.points for criterion in self.criteria) + self.bonus_points
        if sum_of_points != self.total:
            raise ValueError(f"the criteria bring {sum_of_points} points, not {self.total}")
        twice = [key for key, count in Counter(criterion.key for criterion in self.criteria).items() if count > 1]
        if twice:
            raise ValueError(f"criterion {twice[0]} stands twice")
        return self


class DeviationRule(Sourced):
    """A ballot whose total is further from the mean of all ballots than this share of the mean does not count."""

    share: Share

    @property
    def in_words(self) -> str:
        """E.g. "phiếu lệch trên 20% so với điểm trung bình thì không hợp lệ"."""
        return f"phiếu lệch trên {percent(self.share)} so với điểm trung bình thì không hợp lệ"

    def voids(self, total: int, mean: Fraction) -> bool:
        """Whether a ballot of this total is void, beside a mean of all ballots."""
        return abs(total - mean) > self.share * mean


class PassMark(Sourced):
    """The mean a dossier must reach, before any bonus."""

    points: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """E.g. "điểm trung bình từ 70 trở lên"."""
        return f"điểm trung bình từ {self.points} trở lên"


class HostBonus(Sourced):
    """What a host gains that proposed the task itself.

    Attributes:
        share: of its mean.
        points: a fixed number instead.
        from_mean: only for a mean of at least so much.
    """

    share: Share = Fraction(0)
    points: int = Field(default=0, ge=0)
    from_mean: int = 0

    @property
    def in_words(self) -> str:
        """E.g. "tổ chức đề xuất đồng thời đăng ký chủ trì: cộng 10% khi điểm trung bình từ 70"."""
        gain = percent(self.share) if self.share else f"{self.points} điểm"
        floor = f" khi điểm trung bình từ {self.from_mean}" if self.from_mean else ""
        return f"tổ chức đề xuất đồng thời đăng ký chủ trì: cộng {gain}{floor}"

    @model_validator(mode="after")
    def _is_one_gain(self) -> "HostBonus":
        if bool(self.share) == bool(self.points):
            raise ValueError("a bonus is a share of the mean or a number of points, one of the two")
        return self

    def on(self, mean: Fraction) -> Fraction:
        """The bonus for a mean."""
        return self.share * mean + self.points if mean >= self.from_mean else Fraction(0)


class TieBreakKind(StrEnum):
    """What puts one of two dossiers with the same score first."""

    LESS_STATE_MONEY = "less_state_money"
    EXCELLENT_TASK = "excellent_task"
    CONTENT_AND_PLAN = "content_and_plan"


class TieBreak(NamedRule):
    """A step of the tie-break.

    Attributes:
        months: how far back an Excellent task counts.
    """

    key: TieBreakKind
    months: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _knows_how_far_back(self) -> "TieBreak":
        if (self.key is TieBreakKind.EXCELLENT_TASK) != (self.months is not None):
            raise ValueError("a past Excellent task counts so many months back, and only that step has months")
        return self


class SelectionRule(Sourced):
    """How scores choose a host, beside the vote of the council, if it votes; a part that is not there is not asked.

    Attributes:
        void: which ballots do not count.
        pass_mark: the mean a dossier must reach.
        zeros: the share of members present who give a criterion 0 that shuts a dossier out.
        ties: steps, in their order.
    """

    void: DeviationRule | None = None
    pass_mark: PassMark | None = None
    zeros: BallotRule | None = None
    bonus: HostBonus | None = None
    ties: tuple[TieBreak, ...] = ()

    @property
    def in_words(self) -> str:
        """The conditions of winning, in one line."""
        parts = [part.in_words for part in (self.pass_mark, self.void, self.bonus) if part]
        return "; ".join(("Xếp hạng theo điểm trung bình của phiếu hợp lệ", *parts))
