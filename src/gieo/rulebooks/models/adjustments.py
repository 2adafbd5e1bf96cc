"""Changing a running task: which subject may change in which mode, by whose decision, within which limits."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from gieo.rulebooks.models.money import LumpSumMode
from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Share, Sourced

COUNCIL_OPINION = "council_opinion"  # key of the requirement that an advisory council is in favour


class Decider(StrEnum):
    """Who decides on an adjustment."""

    NOBODY = "nobody"
    HOST = "host"
    HOST_WITH_NOTICE = "host_with_notice"
    DEPARTMENT = "department"
    AUTHORITY = "authority"
    AUTHORITY_WITH_COUNCIL = "authority_with_council"


DECIDERS = {
    Decider.NOBODY: "không được điều chỉnh",
    Decider.HOST: "tổ chức chủ trì tự quyết định",
    Decider.HOST_WITH_NOTICE: "tổ chức chủ trì quyết định và thông báo",
    Decider.DEPARTMENT: "Sở KH&CN quyết định",
    Decider.AUTHORITY: "cấp có thẩm quyền quyết định",
    Decider.AUTHORITY_WITH_COUNCIL: "cấp có thẩm quyền quyết định sau khi có ý kiến hội đồng hoặc chuyên gia",
}


class AdjustmentSubject(StrEnum):
    """What is to change."""

    EXTENSION = "extension"
    SHORTENING = "shortening"
    TITLE = "title"
    GOAL = "goal"
    PRODUCT = "product"
    CONTENT = "content"
    LUMP_TOTAL = "lump_total"
    LUMP_LINES = "lump_lines"
    NON_LUMP_MONEY = "non_lump_money"
    NON_LUMP_INCREASE = "non_lump_increase"
    LUMP_SUM_MODE = "lump_sum_mode"
    MANAGEMENT_COST = "management_cost"
    PRINCIPAL_INVESTIGATOR = "principal_investigator"
    HOST = "host"
    MATERIALS = "materials"
    MEMBERS = "members"
    TRIP_CONTENT = "trip_content"
    TRIP_PLACE = "trip_place"
    EQUIPMENT = "equipment"
    COUNTERPART_MONEY = "counterpart_money"
    OTHER = "other"


class CouncilHearing(Sourced):
    """Whether an advisory council is heard on a change; where a row of the matrix has none, none sits.

    Attributes:
        is_required: the change cannot be decided without it; else whoever decides may hear one, or experts.
    """

    is_required: bool

    @property
    def in_words(self) -> str:
        """E.g. "phải có ý kiến hội đồng tư vấn"."""
        return "phải có ý kiến hội đồng tư vấn" if self.is_required else "có thể lấy ý kiến hội đồng tư vấn, chuyên gia"


class SubjectRule(NamedRule):
    """One row of the matrix.

    Attributes:
        final_product: who decides when the money is a lump sum to the final product.
        partial: who decides when it is a partial lump sum.
        total: how the sum of money the change touches may move; empty when the change touches none, or freely.
        requires: what must all be there.
        grounds: what of which one at least must hold; none named means any reason will do.
        council: whether an advisory council is heard; None where none sits.
    """

    key: AdjustmentSubject
    final_product: Decider
    partial: Decider
    total: Literal["", "same", "not_less", "not_more"] = ""
    requires: tuple[NamedRule, ...] = ()
    grounds: tuple[NamedRule, ...] = ()
    council: CouncilHearing | None = None

    @model_validator(mode="after")
    def _asks_for_the_council_it_requires(self) -> "SubjectRule":
        asked = any(requirement.key == COUNCIL_OPINION for requirement in self.requires)
        if asked != (self.council is not None and self.council.is_required):
            raise ValueError(f"{self.key} asks for the opinion of a council if, and only if, it requires one")
        return self

    @property
    def in_words(self) -> str:
        """E.g. "Tên nhiệm vụ: khoán đến sản phẩm cuối cùng không được điều chỉnh; khoán từng phần …"."""
        if self.final_product is self.partial:
            return f"{self.text}: {DECIDERS[self.partial]}"
        return (
            f"{self.text}: khoán đến sản phẩm cuối cùng {DECIDERS[self.final_product]}; "
            f"khoán từng phần {DECIDERS[self.partial]}"
        )

    def decider(self, mode: LumpSumMode) -> Decider:
        """Who decides in a mode."""
        return self.final_product if mode is LumpSumMode.FINAL_PRODUCT else self.partial


class ExtensionStep(Sourced):
    """The longest extension of a task whose term is longer than so many months."""

    longer_than: int = Field(ge=0)
    months: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """E.g. "thời gian thực hiện trên 24 tháng: gia hạn không quá 12 tháng"."""
        limit = f"gia hạn không quá {self.months} tháng"
        return f"thời gian thực hiện trên {self.longer_than} tháng: {limit}" if self.longer_than else limit


class ExtensionRule(Sourced):
    """How often and how long a term is extended; how early one asks is a deadline (``adjustment.extension_request``).

    Attributes:
        steps: by length of the term, shortest first; the last one that fits holds.
        special_case: what lets the authority go beyond these limits, if the law says so.
    """

    times: int = Field(ge=0)
    steps: tuple[ExtensionStep, ...] = Field(min_length=1)
    special_case: NamedRule | None = None

    @property
    def in_words(self) -> str:
        """E.g. "gia hạn không quá 1 lần"."""
        return f"gia hạn không quá {self.times} lần"

    @model_validator(mode="after")
    def _covers_every_term(self) -> "ExtensionRule":
        starts = [step.longer_than for step in self.steps]
        if starts != sorted(set(starts)) or starts[0] != 0:
            raise ValueError("the steps begin at 0 months and follow each other")
        return self

    def step(self, term_months: int) -> ExtensionStep:
        """The step that holds for a term of so many months."""
        return [step for step in self.steps if step.longer_than < term_months][-1]


class ShorteningRule(Sourced):
    """How much of the content must be done before the term may be shortened."""

    content_done: Share

    @property
    def in_words(self) -> str:
        """E.g. "rút ngắn khi đã xong ít nhất 2/3 nội dung"."""
        return f"rút ngắn khi đã xong ít nhất {self.content_done} nội dung"


class AdjustmentRule(Sourced):
    """The matrix of a law, with its limits in time.

    Attributes:
        shortening: None where the law sets no limit.
    """

    extension: ExtensionRule
    shortening: ShorteningRule | None = None
    subjects: tuple[SubjectRule, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """How many subjects are regulated."""
        return f"Điều chỉnh nhiệm vụ: {len(self.subjects)} nội dung"

    @model_validator(mode="after")
    def _knows_what_is_not_named(self) -> "AdjustmentRule":
        keys = [subject.key for subject in self.subjects]
        if len(set(keys)) != len(keys) or AdjustmentSubject.OTHER not in keys:
            raise ValueError("each subject stands once, and one of them is the rest (other)")
        return self

    def subject(self, key: AdjustmentSubject) -> SubjectRule:
        """The row of a subject; one that is not named falls under the rest."""
        rows = {subject.key: subject for subject in self.subjects}
        return rows.get(key, rows[AdjustmentSubject.OTHER])
