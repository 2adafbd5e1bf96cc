"""Finding rulebooks. Everything is read and proved once, at first use; a bad file fails there, not in a page."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from gieo.kernel.law import Law
from gieo.rulebooks.loading import (
    load_clerical,
    load_english,
    load_examples,
    load_legal_index,
    load_privacy,
    load_rulebooks,
    load_security,
    load_successions,
    load_territory,
)
from gieo.rulebooks.models import LegalIndex, ProposalForm, Rulebook, TransitionBy
from gieo.rulebooks.models.clerical import ClericalRules
from gieo.rulebooks.models.examples import Example
from gieo.rulebooks.models.privacy import PrivacyRules
from gieo.rulebooks.models.security import SecurityRules
from gieo.rulebooks.models.succession import Succession
from gieo.rulebooks.models.territory import Territory

LAW_OF_2025 = "LUAT93-2025"


@cache
def legal_index() -> LegalIndex:
    """Every instrument and article a rule may cite."""
    return load_legal_index()


@cache
def successions() -> tuple[Succession, ...]:
    """Which text of the law of 2013 corresponds to which of the law of 2025."""
    return load_successions(legal_index())


@cache
def article_successions() -> tuple[Succession, ...]:
    """The same article by article, as far as both sides were read."""
    return load_successions(legal_index(), "articles")


@cache
def security() -> SecurityRules:
    """What the law and the house ask of sign-in."""
    return load_security(legal_index())


@cache
def privacy() -> PrivacyRules:
    """What personal data are processed for, and how long a request about them may take."""
    return load_privacy(legal_index())


@cache
def clerical() -> ClericalRules:
    """How long documents may lie with the clerk of the records."""
    return load_clerical(legal_index())


@cache
def examples() -> Mapping[str, Example]:
    """How items of forms are written, well and badly, by their id."""
    return load_examples()


@cache
def english() -> Mapping[str, str]:
    """What the items of forms say in English, by what they say in Vietnamese; for reading, not the law's words."""
    return load_english()


@cache
def territory() -> Territory:
    """The provinces of today, and what became of those before."""
    return load_territory(legal_index())


@cache
def _by_id() -> dict[str, Rulebook]:
    return {book.id: book for book in load_rulebooks(legal_index())}


def rulebooks() -> list[Rulebook]:
    """All, by family and date."""
    return [book for _, book in sorted(_by_id().items())]


def get(rulebook_id: str) -> Rulebook:
    """The rulebook of an id such as ``lang-son/2018-09-03``.

    Raises:
        KeyError: there is none.
    """
    return _by_id()[rulebook_id]


def form(key: str) -> ProposalForm | None:
    """The form of a key: id of a rulebook for its own, with ``:`` and the id of a form for another that it holds.

    Raises:
        KeyError: there is no such rulebook.
    """
    rulebook, _colon, form_id = key.partition(":")
    return get(rulebook).form(form_id)


def in_force(family: str, *, on: date) -> Rulebook:
    """The family's rulebook that held on a day.

    Raises:
        LookupError: the family had none yet.
    """
    held = [book for book in rulebooks() if book.family == family and book.in_force_from <= on]
    if not held:
        raise LookupError(f"{family} has no rulebook on {on}")
    return held[-1]


def in_force_for(family: str, *, on: date, filed_on: date | None) -> Rulebook:
    """The rulebook of a dossier that is opened on a day and goes back to what was filed on another, if it was.

    Raises:
        LookupError: the family had none yet.
    """
    return _kept(in_force(family, on=on), filed_on)


def _kept(book: Rulebook, filed_on: date | None) -> Rulebook:
    """What was filed before a rulebook goes on under the one before it, where that rulebook says so (P12)."""
    while filed_on and filed_on < book.in_force_from and book.transition and book.transition.by is TransitionBy.FILING:
        before = [each for each in rulebooks() if each.family == book.family and each.law is book.law]
        older = [each for each in before if each.in_force_from < book.in_force_from]
        if not older:
            break
        book = older[-1]
    return book


def for_assignment(family: str, *, on: date, filed_on: date | None = None) -> Rulebook:
    """The rulebook of a task that was approved and assigned to its host on a day, to the end of the task.

    Since its first day the law of 2025 holds for such tasks (article 73.3), also before the family's first rulebook
    under it begins with the decrees: that one is taken, and its note says to look at the days between by hand.
    Within a law, the rulebook of the day says whether what was filed before it goes on under the one before.

    Raises:
        LookupError: the family had no rulebook yet.
    """
    if is_between_laws(family, on=on):
        return _under_new_law(family)[0]
    return in_force_for(family, on=on, filed_on=filed_on)


def is_between_laws(family: str, *, on: date) -> bool:
    """Whether the law of 2025 held on a day, and the family's first rulebook under it did not yet."""
    border, new = legal_index().instruments[LAW_OF_2025].from_day, _under_new_law(family)
    return border is not None and bool(new) and border <= on < new[0].in_force_from


def _under_new_law(family: str) -> list[Rulebook]:
    return [book for book in rulebooks() if book.family == family and book.law is Law.L2025]


def latest(family: str) -> Rulebook:
    """The family's newest rulebook."""
    return in_force(family, on=date.max)
