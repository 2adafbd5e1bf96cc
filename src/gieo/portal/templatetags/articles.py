"""From a key of the legal index to what a reader is shown."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.translation import gettext as _

from gieo.kernel.refusal import Refusal
from gieo.rulebooks import library
from gieo.rulebooks.models.legal import LegalReference

register = template.Library()


@register.simple_tag
def article(key: object) -> LegalReference | None:
    """The instrument or article of a key such as ``TT06-2023:12.6``; None where the index does not know it."""
    return library.legal_index().get(str(key)) if key else None


@register.filter
def short_citation(law: LegalReference) -> str:
    """What stands in a line: article and number; an instrument without a number goes by its kind alone.

    The card beside it shows the whole title.
    """
    name = _name(law)
    return f"{_place(law.article)} {name}" if law.article else name


def _name(law: LegalReference) -> str:
    return " ".join(filter(None, (law.instrument.type, law.instrument.number)))


def _place(article_: str) -> str:
    if article_[:1].isdigit():
        return _("Điều %(article)s") % {"article": article_}
    if article_.startswith("PL"):
        return f"{_('Phụ lục')} {article_.removeprefix('PL').lstrip('.')}".strip()
    return _("Mục %(article)s") % {"article": article_}


@register.filter
def keys(basis: object) -> list[str]:
    """The keys of a basis: one key, keys in one string, or a list of them."""
    if isinstance(basis, str):
        return basis.replace(",", " ").split()
    return [str(key) for key in basis] if isinstance(basis, Iterable) else []


@register.filter
def reason(refusal: object) -> str:
    """A refusal in the reader's language: its message is translated here, where it is shown."""
    if isinstance(refusal, Refusal):
        message = _(refusal.message)
        return message % refusal.params if refusal.params else message
    return str(refusal["message"]) if isinstance(refusal, Mapping) else str(refusal)
