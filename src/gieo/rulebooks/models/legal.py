"""Instruments and their articles."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import Field

from gieo.rulebooks.models.values import Frozen, Status


class Instrument(Frozen):
    """A law, decree, circular, decision, directive, plan or notice that rules rest on."""

    key: str = Field(pattern=r"^[A-Z0-9Đ][\w.\-]*$")
    type: str
    number: str = ""
    issuer: str
    issued_on: date | None = None
    title: str
    from_day: date | None = None
    to_day: date | None = None
    replaced_by: str = ""
    text_held: bool = False
    province: str = ""
    status: Status = Status.IN_FORCE
    articles: Mapping[str, str] = Field(default_factory=dict, description="article → content in our own words")

    @property
    def citation(self) -> str:
        """How the instrument is named in a sentence."""
        return " ".join(filter(None, (self.type, self.number))) if self.number else f"{self.type} {self.title}"


class LegalReference(Frozen):
    """What a key of the index stands for: an instrument, or one article of it."""

    key: str
    instrument: Instrument
    article: str = ""
    content: str = ""

    @property
    def citation(self) -> str:
        """E.g. "Điều 12.6 Thông tư 06/2023/TT-BKHCN"."""
        place = f"Điều {self.article}" if self.article[:1].isdigit() else f"mục {self.article}"
        return f"{place} {self.instrument.citation}" if self.article else self.instrument.citation


class LegalIndex(Mapping[str, LegalReference]):
    """Every key a rule may cite: ``TT06-2023`` or ``TT06-2023:12.6``."""

    def __init__(self, instruments: Mapping[str, Instrument]) -> None:
        self.instruments = instruments
        self._references = {reference.key: reference for reference in self._spread(instruments)}

    def __getitem__(self, key: str) -> LegalReference:
        return self._references[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)

    def __contains__(self, key: object) -> bool:
        return key in self._references

    @staticmethod
    def _spread(instruments: Mapping[str, Instrument]) -> Iterator[LegalReference]:
        for instrument in instruments.values():
            yield LegalReference(key=instrument.key, instrument=instrument, content=instrument.title)
            for article, content in instrument.articles.items():
                key = f"{instrument.key}:{article}"
                yield LegalReference(key=key, instrument=instrument, article=article, content=content)
