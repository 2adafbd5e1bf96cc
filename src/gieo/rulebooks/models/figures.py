"""Figures that are no period, and what comes back again and again."""

from typing import Literal

from gieo.rulebooks.models.rules import OPERATORS
from gieo.rulebooks.models.values import Sourced


class FigureRule(Sourced):
    """A limit on a number: how long a list stays public, how many experts, how old a quotation may be.

    Attributes:
        what: what is counted.
        unit: in words, as printed behind the number.
    """

    what: str
    operator: Literal[">=", "=", "<="]
    value: int
    unit: str

    @property
    def in_words(self) -> str:
        """E.g. "Kết quả tuyển chọn được đăng: ít nhất 60 ngày"."""
        return " ".join(filter(None, (f"{self.what}:", OPERATORS[self.operator], str(self.value), self.unit)))

    def holds_for(self, number: int) -> bool:
        """Whether a number keeps the limit."""
        if self.operator == "=":
            return number == self.value
        return number >= self.value if self.operator == ">=" else number <= self.value


class RhythmRule(Sourced):
    """Something due again and again; the days are worked out by `Rulebook.occurrences`.

    Attributes:
        what: what is due each time.
        every: key of the deadline that says how often.
        lasts: key of the deadline that says for how long; empty while the dossier lives.
        counted_from: the event the count starts from, in words.
    """

    what: str
    every: str
    lasts: str = ""
    counted_from: str

    @property
    def in_words(self) -> str:
        """E.g. "Báo cáo định kỳ: lặp lại, tính từ khi hợp đồng có hiệu lực"."""
        return f"{self.what}: lặp lại, tính từ {self.counted_from}"
