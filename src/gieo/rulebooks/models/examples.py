"""How an item of a form is written, well and badly, in words of the house."""

from pydantic import Field

from gieo.rulebooks.models.values import Frozen


class Example(Frozen):
    """Two ways to write an item.

    Attributes:
        strong: a good one.
        weak: a bad one.
        why: what the bad one lacks.
    """

    strong: str = Field(min_length=1)
    weak: str = Field(min_length=1)
    why: str = Field(min_length=1)
