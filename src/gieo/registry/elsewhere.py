"""Where tasks were looked up before there was this register, and still may be (S-01)."""

from functools import cache

from gieo.rulebooks import library


@cache
def former_sites() -> tuple[tuple[str, str], ...]:
    """Of each province whose rulebook names one: the place and the address of its site."""
    profiles = (book.profile for book in library.rulebooks())
    sites = {profile.look_up: profile.place for profile in profiles if profile is not None and profile.look_up}
    return tuple(sorted((place, address) for address, place in sites.items()))
