"""Instruments and their articles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from gieo.kernel.law import Law
from gieo.rulebooks.models.values import Frozen, Status


class Article(Frozen):
    """An article, clause or part of an instrument: its content in our own words."""

    content: str
    status: Status = Status.IN_FORCE


class CitedBy(Frozen):
    """Where another document of the index cites an instrument.

    Attributes:
        key: of the document that cites.
        kind: how; the words of the law register.
        place: part, item or footnote in it.
    """

    key: str
    kind: Literal["founding", "carrying_out", "nested", "footnote", "in_text", "sent_with", "amending"]
    place: str = ""


class Binds(StrEnum):
    """Whom an instrument binds.

    What binds others (a ministry, a fund, other provinces in their own tasks) may be followed by a province of its own
    decision, and what is the house's own may be changed by it; neither is ever printed as a basis (căn cứ).
    """

    EVERYONE = "everyone"
    PROVINCE = "province"
    OTHERS = "others"
    HOUSE = "house"


PRINTABLE = frozenset({Binds.EVERYONE, Binds.PROVINCE})


def _of_its_province(data: Mapping[str, Any]) -> Binds:
    return Binds.PROVINCE if data.get("province") else Binds.EVERYONE


def _article(value: object) -> object:
    return {"content": value} if isinstance(value, str) else value


class Instrument(Frozen):
    """A law, decree, circular, decision, directive, plan or notice that rules or documents rest on.

    Attributes:
        type: in Vietnamese, as in its heading.
        title: its subject, short, in our own words.
        from_day: first day in force.
        to_day: last day in force.
        text_held: whether the text itself is at hand; of a stub only number, date and subject are known.
        province: code of the province it belongs to; empty for national and central papers.
        binds: whom it binds; a province's own paper binds that province, any other binds everyone unless it says so.
        law: the law under which alone it holds; none for what holds under both.
        reaches_back: numbers of those of its articles that hold under the law before it, too.
        articles: number of the article → its content.
        cited_by: the documents at hand that cite it.
    """

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
    binds: Binds = Field(default_factory=_of_its_province)
    law: Law | None = None
    status: Status = Status.IN_FORCE
    note: str = ""
    reaches_back: tuple[str, ...] = ()
    articles: Mapping[str, Annotated[Article, BeforeValidator(_article)]] = Field(default_factory=dict)
    cited_by: tuple[CitedBy, ...] = ()

    @model_validator(mode="after")
    def _days_follow_each_other(self) -> "Instrument":
        days = [day for day in (self.issued_on, self.from_day, self.to_day) if day]
        if days != sorted(days):
            raise ValueError(f"{self.key} is not issued, in force and replaced in this order")
        if unknown := set(self.reaches_back) - set(self.articles):
            raise ValueError(f"{self.key} reaches back by {sorted(unknown)}, which it does not have")
        return self

    @property
    def citation(self) -> str:
        """How the instrument is named in a sentence: "Thông tư 06/2023/TT-BKHCN"."""
        return f"{self.type} {self.number or self.title}"

    @property
    def full_name(self) -> str:
        """How a paper names it among its grounds: kind, number, day and issuer; a law by its name and day (NĐ 30/2020).

        The official subject is not added: `title` is in our own words.
        """
        day = (
            f" ngày {self.issued_on:%d} tháng {self.issued_on.month} năm {self.issued_on.year}"
            if self.issued_on
            else ""
        )
        if self.type in LAWS:
            return f"{self.type} {self.title}{day}"
        return f"{self.type} số {self.number}{day} của {self.issuer}" if self.number else self.citation

    @property
    def is_national(self) -> bool:
        """Not a province's own: a national rule cited for a provincial act is applied by analogy (R0-1)."""
        return not self.province

    @property
    def may_be_printed(self) -> bool:
        """Whether a paper may name it as its basis."""
        return self.binds in PRINTABLE

    def holds_under(self, law: Law) -> bool:
        """Whether it holds for a dossier under this law."""
        return self.law in {None, law}

    def was_in_force(self, on: date) -> bool:
        """Whether it held on a day, as far as its days are known."""
        return (not self.from_day or self.from_day <= on) and (not self.to_day or on <= self.to_day)


class LegalReference(Frozen):
    """What a key of the index stands for: an instrument, or one article of it."""

    key: str
    instrument: Instrument
    article: str = ""
    content: str = ""
    status: Status = Status.IN_FORCE

    def holds_under(self, law: Law) -> bool:
        """Whether it holds for a dossier under this law: its instrument does, or it is an article that reaches back."""
        return self.instrument.holds_under(law) or self.article in self.instrument.reaches_back

    @property
    def citation(self) -> str:
        """E.g. "khoản 6 Điều 12 Thông tư 06/2023/TT-BKHCN"; parts of a notice are "mục", an annex is "Phụ lục"."""
        return f"{self.place} {self.instrument.citation}" if self.article else self.instrument.citation

    @property
    def place(self) -> str:
        """Where in the instrument.

        The key of a point is "12.6a", of a range "12-20", of an annex "PL1", of a part of one "PL.5".
        """
        if self.article.startswith(ANNEX):
            return f"Phụ lục {self.article.removeprefix(ANNEX).lstrip('.')}".rstrip()
        if not self._has_articles:
            return f"mục {self.article}" if self.article else ""
        inside = CLAUSE.fullmatch(self.article)
        if not inside:
            return f"Điều {self.article.replace('-', ' đến Điều ')}"
        point = f"điểm {inside['point']} " if inside["point"] else ""
        return f"{point}khoản {inside['clause']} Điều {inside['article']}"

    @property
    def _has_articles(self) -> bool:
        return self.article[:1].isdigit() and self.instrument.type in WITH_ARTICLES


ANNEX = "PL"
CLAUSE = re.compile(r"(?P<article>\d+[a-zđ]?)\.(?P<clause>\d+)(?P<point>[a-zđ]?)")
LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
# In this order grounds are cited; what is not named comes last.
RANKS = ("Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Thông tư liên tịch", "Thông tư", "Quyết định")
# Directives, plans and notices are cut into sections (mục), these into articles (Điều).
WITH_ARTICLES = frozenset({"Luật", "Bộ luật", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định"})


class LegalIndex(Mapping[str, LegalReference]):
    """Every key a rule may cite: ``TT06-2023`` or ``TT06-2023:12.6``."""

    def __init__(self, instruments: Mapping[str, Instrument]) -> None:
        self.instruments = instruments
        self._references = {reference.key: reference for reference in _spread(instruments)}

    def __getitem__(self, key: str) -> LegalReference:
        return self._references[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)

    def __contains__(self, key: object) -> bool:
        return key in self._references

    def under(self, law: Law, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of the keys that hold for a dossier under a law, in their order; what is unknown holds under none."""
        return tuple(key for key in keys if key in self and self[key].holds_under(law))

    def printable(self, keys: Iterable[str], *, law: Law | None = None) -> tuple[str, ...]:
        """Those of the keys that a province may print as a basis, in their order: what binds everyone or a province.

        Args:
            keys: of instruments or articles; a row of a table cites both laws.
            law: keep only what holds under this law (that of the dossier); none: under either.

        Raises:
            KeyError: one of them is not in the index.
        """
        instruments = {key: self[key].instrument for key in keys}
        return tuple(
            key for key, each in instruments.items() if each.may_be_printed and (not law or each.holds_under(law))
        )


def grounds(references: Iterable[LegalReference]) -> list[str]:
    """References as a paper cites them: each instrument once, its articles before it, the highest instruments first.

    Where an instrument is cited both whole and by articles, the articles say it; where an article is cited both whole
    and by a clause, the clause does.
    """
    places: dict[str, list[str]] = {}
    instruments: dict[str, Instrument] = {}
    for reference in references:
        instruments[reference.instrument.key] = reference.instrument
        places.setdefault(reference.instrument.key, []).extend(filter(None, [reference.place]))
    return [
        " ".join(filter(None, [", ".join(_narrowest(places[each.key])), each.full_name]))
        for each in sorted(instruments.values(), key=_rank)
    ]


def _narrowest(places: Iterable[str]) -> list[str]:
    """Places without those that contain another one of them."""
    once = list(dict.fromkeys(places))
    return [place for place in once if not any(other.endswith(f" {place}") for other in once)]


def _rank(instrument: Instrument) -> tuple[int, date]:
    rank = RANKS.index(instrument.type) if instrument.type in RANKS else len(RANKS)
    return rank, instrument.issued_on or date.max


def _spread(instruments: Mapping[str, Instrument]) -> Iterator[LegalReference]:
    """One reference for each instrument and each of its articles; an unsure instrument makes its articles unsure."""
    for instrument in instruments.values():
        unsure = instrument.status is Status.TO_CONFIRM
        yield LegalReference(
            key=instrument.key, instrument=instrument, content=instrument.title, status=instrument.status
        )
        for number, article in instrument.articles.items():
            yield LegalReference(
                key=f"{instrument.key}:{number}",
                instrument=instrument,
                article=number,
                content=article.content,
                status=instrument.status if unsure else article.status,
            )
