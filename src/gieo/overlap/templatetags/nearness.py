"""Reasons of the overlap check in words."""

from django import template
from django.utils.translation import gettext as _

from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.reasons import How
from gieo.overlap.engine.records import Part
from gieo.overlap.shown import FACETS, HOWS, PARTS

register = template.Library()


@register.filter
def part_name(part: Part) -> str:
    """A part of a description."""
    return _(PARTS[part])


@register.filter
def facet_name(facet: Facet) -> str:
    """What a word is to a task."""
    return _(FACETS[facet])


@register.filter
def how_name(how: How) -> str:
    """In which way a passage is said; empty where it is not."""
    return _(HOWS[how]) if how in HOWS else ""
