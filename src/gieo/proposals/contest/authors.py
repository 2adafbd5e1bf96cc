"""Whose idea it is: an idea is sent without an account, so its author is known by the address alone."""

from gieo.identity.selectors import is_addressed
from gieo.kernel.actors import Actor
from gieo.proposals.models import ContestIdea


def is_author(idea: ContestIdea, actor: Actor) -> bool:
    """Whether the actor's account has the address the idea came from, and has shown it to be its own."""
    return is_addressed(actor, idea.email)
