"""Who has to look again when the ties of a person to a body change: capabilities above say so once."""

from collections.abc import Callable

# Primary key of the person.
Follower = Callable[[int], object]
# Primary keys of the person and of the body, and whether the person acts for it.
Listener = Callable[[int, int, bool], object]

_followers: list[Follower] = []
_listeners: list[Listener] = []


def follow_seats(follower: Follower) -> None:
    """Be told of every new tie of a person to a body, in the transaction that makes it. Once, when all is ready."""
    if follower not in _followers:
        _followers.append(follower)


def tell_of(person: int) -> None:
    """A person has a tie that was not there before."""
    for follower in _followers:
        follower(person)


def follow_answers(listener: Listener) -> None:
    """Be told whenever an officer has said whether a person acts for a body, in the transaction that says it. Once."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell_answer(person: int, body: int, *, is_theirs: bool) -> None:
    """An officer has looked: the person acts for the body, or does not."""
    for listener in _listeners:
        listener(person, body, is_theirs)
