"""The signing words of NĐ 30/2020, annex I: who signs, and for whom."""

from typing import Literal

# For a collective; a deputy for the head; by order of the head; by authorisation of the head; as acting head. Without a
# word the head of the body signs in person.
Capacity = Literal["", "TM.", "KT.", "TL.", "TUQ.", "Q."]
FOR_ANOTHER = frozenset({"TM.", "KT.", "TL.", "TUQ."})


def signing_lines(
    *, position: str, capacity: Capacity = "", on_behalf: str = "", collective: str = ""
) -> tuple[str, ...]:
    """The lines above a signature, in capitals.

    Args:
        position: the signer's own post: Phó Chủ tịch.
        capacity: in which way he or she signs.
        on_behalf: for whom: the head's post (KT., TL., TUQ.) or the collective (TM.).
        collective: the collective that the head speaks for, when the head's deputy signs: TM. ỦY BAN NHÂN DÂN, then
            KT. CHỦ TỊCH, then PHÓ CHỦ TỊCH.

    Raises:
        ValueError: somebody signs for another who is not named, or for another under words that name none.
    """
    if not position:
        raise ValueError("a signature needs the position of its signer")
    if (capacity in FOR_ANOTHER) != bool(on_behalf):
        raise ValueError(f"{capacity or 'a head in person'} on behalf of {on_behalf!r}")
    lines = (f"{capacity} {on_behalf}", position) if on_behalf else (f"{capacity} {position}".strip(),)
    above = (f"TM. {collective}",) if collective else ()
    return tuple(line.upper() for line in (*above, *lines))
