"""What of the law of 2013 corresponds to what of the law of 2025."""

from pydantic import Field, model_validator

from gieo.rulebooks.models.values import Frozen, Status


class Succession(Frozen):
    """One subject, with the instruments or articles that ruled it and those that rule it now.

    Attributes:
        subject: what is ruled, in our own words.
        old: keys of the legal index, of the law of 2013; empty where nothing ruled it.
        new: keys of the law of 2025; empty where nothing was found.
        note: what a reader must know; why it is to be confirmed.
    """

    subject: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    status: Status = Field(default=Status.TO_CONFIRM)
    note: str = ""

    @model_validator(mode="after")
    def _names_something(self) -> "Succession":
        if not self.old and not self.new:
            raise ValueError(f"{self.subject}: names neither an old text nor a new one")
        return self
