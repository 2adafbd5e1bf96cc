"""Which column of a list says what, by its heading in whatever words lists use."""

from collections.abc import Mapping, Sequence

from gieo.kernel.text import fold

# The first words that fit count, so the longer names stand before the shorter ones they contain.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "other_numbers": ("ma khac", "ma cu", "so dang ky khac", "other_numbers"),
    "classification_codes": ("ma phan loai", "ma linh vuc", "classification_codes"),
    "result_owner": ("chu so huu", "don vi so huu", "result_owner"),
    "principal_name": ("chu nhiem", "principal_name", "principal"),
    "host_name": ("to chuc chu tri", "co quan chu tri", "don vi chu tri", "chu tri", "host_name", "host"),
    "title": ("ten nhiem vu", "ten de tai", "ten du an", "ten", "title"),
    "aims": ("muc tieu", "tom tat", "aims", "objectives", "abstract"),
    "contents": ("noi dung", "contents"),
    "products": ("san pham", "products"),
    "results": ("ket qua", "results"),
    "application": ("ung dung", "dia chi ung dung", "application"),
    "science_field": ("linh vuc", "science_field", "field"),
    "year_end": ("nam ket thuc", "nam nghiem thu", "year_end"),
    "year": ("nam bat dau", "nam phe duyet", "nam thuc hien", "thoi gian", "nam", "year"),
    "level": ("cap", "level"),
    "place": ("noi thuc hien", "dia diem", "dia ban", "tinh", "place", "province"),
    "state": ("tinh trang", "trang thai", "state"),
    "source_url": ("dia chi nguon", "lien ket", "source_url", "url"),
    "source": ("nguon", "source"),
    "number": ("ma so", "ma nhiem vu", "so dang ky", "so hop dong", "ma", "number", "id"),
}
NEEDED = "title"


def columns_of(headings: Sequence[str]) -> dict[int, str]:
    """Which column holds what; a column nobody knows is left out, of two that say the same the first counts.

    Returns:
        Nothing where no column holds the names of the tasks: the line is no heading.
    """
    found: dict[int, str] = {}
    for at, heading in enumerate(headings):
        name = name_of(heading)
        if name and name not in found.values():
            found[at] = name
    return found if NEEDED in found.values() else {}


def name_of(heading: str) -> str:
    """What a heading stands for; empty where nobody knows."""
    said = fold(heading).strip(" .:*")
    return _exactly(said) or _exactly(said.removeprefix("ten ")) or _by_its_beginning(said)


def _exactly(said: str) -> str:
    return next((name for name, words in HEADINGS.items() if said in words), "")


def _by_its_beginning(said: str) -> str:
    return next((name for name, words in HEADINGS.items() for word in words if said.startswith(f"{word} ")), "")
