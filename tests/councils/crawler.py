"""A reader who opens everything: every address without arguments, every page of a dossier, and what they lead to."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)"')
# What differs from one answer to the next without a secret behind it.
CHANGING = re.compile(
    r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"|nonce="[^"]*"|"X-CSRFToken": ?"[^"]*"'
    r"|cau-hoi/\d+|answer-\d+|<updated>[^<]*"  # keys of questions, which members may read; the hour of a feed
)
# Nothing of ours, what ends the session of whoever reads, and what is the same for everybody: rules, law, forms, manual.
ASIDE = re.compile(
    r"^/(static|tai-khoan|i18n|van-ban|tro-giup|quan-tri/(?!nhat-ky|kiem-toan|nguoi)|du-lieu-ca-nhan)"
    r"|^/lam-viec/(mau-van-ban|uy-quyen|ket-qua|mot-cua|so-van-ban|thong-ke|du-lieu-cua-toi)|/dang-xuat"
)
SEARCHES = re.compile(r'name="q"')  # one stands at the head of every page
ZIPPED = re.compile(r"\.(xlsx|docx|pdf|zip)$|/(bang-tinh|goi)")


@dataclass
class Asked:
    """Counts statements; the log of the connection keeps too few of them."""

    number: int = 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        """Let one pass."""
        self.number += 1
        return execute(*given)


@dataclass
class Read:
    """What one reader was answered: by address the status, the text, and how many questions it took."""

    answers: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    def saying(self, words: str) -> list[str]:
        """The addresses that say something."""
        return [address for address, (_status, said, _asked) in self.answers.items() if words in said]


def addresses(patterns: list[Any] | None = None, prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Every named address of the site with the arguments it takes."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from addresses(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", frozenset(pattern.pattern.converters) | frozenset(_named(pattern))


def _named(pattern: URLPattern) -> Iterator[str]:
    regex = getattr(pattern.pattern, "regex", None)
    yield from regex.groupindex if regex else ()


def seeds(numbers: list[str]) -> list[str]:
    """Addresses to begin with: those that take nothing, and those of the dossiers."""
    found = []
    for name, arguments in addresses():
        for known in _known(arguments, numbers):
            try:
                address = reverse(name, kwargs=known)
            except NoReverseMatch:  # a number of another kind of thing
                continue
            found.append(address)
    return [address for address in found if not ASIDE.search(address)]


def _known(arguments: frozenset[str], numbers: list[str]) -> list[dict[str, str]]:
    """The arguments that are at hand for an address; none where it wants others."""
    if not arguments:
        return [{}]
    if arguments == {"stage"}:
        return [{"stage": "hoi-dong"}]
    if arguments in ({"number"}, {"number", "suffix"}):
        return [{"number": number, "suffix": "pdf"} if len(arguments) > 1 else {"number": number} for number in numbers]
    return []


def read_all(client: Client, numbers: list[str], words: str, *, most: int) -> Read:
    """Open pages breadth first; of those that name a dossier follow what stands on them, in those that search look.

    Args:
        client: whose eyes.
        numbers: of the dossiers.
        words: looked for wherever there is a field to search.
        most: pages that are followed to, beside the first ones and the searches.
    """
    cache.clear()  # what one reading made others remember is no difference between two urns
    begin = seeds(numbers)
    read, waiting, known = Read(), deque(begin), set(begin)
    while waiting:
        address = waiting.popleft()
        with connection.execute_wrapper(asked := Asked()):
            answer = client.get(address)
            raw = answer.getvalue()
        said = CHANGING.sub("", raw.decode(errors="replace"))
        if ZIPPED.search(address.split("?")[0]):
            said = f"{len(said) // 2000}"  # compressed: looked into by the tests of its own
        read.answers[address] = (answer.status_code, said, asked.number)
        ways = (
            [link.replace("&amp;", "&") for link in LINK.findall(said)] if any(each in said for each in numbers) else []
        )
        fresh = [way for way in dict.fromkeys(ways) if way not in known and not ASIDE.search(way)][:most]
        most -= len(fresh)
        if len(SEARCHES.findall(said)) > 1 and "?" not in address:
            fresh.append(f"{address}?q={words}")
        known.update(fresh)
        waiting.extend(fresh)
    return read
