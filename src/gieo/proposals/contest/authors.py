"""Whose idea it is: an idea is sent without an account, so its author is known by the address alone."""

from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.proposals.models import ContestIdea


def is_author(idea: ContestIdea, actor: Actor) -> bool:
    """Whether the actor's account has the address the idea came from."""
    return User.objects.filter(pk=actor.user or 0, email__iexact=idea.email).exists()
