"""An answer in words, for places that show two of them side by side; what was found on the pages of a paper."""

from typing import Any

from django import template
from django.utils.translation import get_language

from gieo.proposals.looking import issues_of_paper
from gieo.proposals.models import Attachment, Proposal
from gieo.proposals.rules.issues import Issue
from gieo.proposals.web.sheet import line_of
from gieo.rulebooks import library
from gieo.rulebooks.models import FormField

register = template.Library()


@register.filter
def page_issues(paper: Attachment, proposal: Proposal) -> list[Issue]:
    """What is amiss with the pages of a paper, in words."""
    return issues_of_paper(paper, proposal)


@register.filter
def told(words: str) -> str:
    """What an item of a form says, in the language of the reader; what a province asks beside it stays as asked."""
    return library.english().get(words, words) if get_language() == "en" else words


@register.filter
def in_words(value: Any, field: FormField) -> str:
    """The value of a field as text: one line per part or row."""
    line = line_of(field, value)
    lines = [line.text, *(f"{label}: {part}" for label, part in line.parts if part)]
    lines += [" · ".join(part for part in row if part) for row in line.rows]
    return "\n".join(each for each in lines if each) or "–"
