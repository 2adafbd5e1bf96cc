"""Who has to look again when somebody takes a seat at a body or a workplace: capabilities above say so once."""

from collections.abc import Callable

# Primary key of the person.
Follower = Callable[[int], object]

_followers: list[Follower] = []


def follow_seats(follower: Follower) -> None:
    """Be told of every new tie of a person to a body, in the transaction that makes it. Once, when all is ready."""
    if follower not in _followers:
        _followers.append(follower)


def tell_of(person: int) -> None:
    """A person has a tie that was not there before."""
    for follower in _followers:
        follower(person)
