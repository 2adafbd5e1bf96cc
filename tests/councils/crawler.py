"""A reader who opens everything: every address, every act and paper of a dossier, every file, and what they lead to."""

import html
import io
import re
import unicodedata
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pypdfium2
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from gieo.core.trail import history_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.identity.models import SignInEvent
from gieo.identity.web import watching

LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)"')
# What differs from one answer to the next without a secret behind it.
CHANGING = re.compile(
    r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"|nonce="[^"]*"|"X-CSRFToken": ?"[^"]*"'
    r"|cau-hoi/\d+|answer-\d+|<updated>[^<]*"  # keys of questions, which members may read; the hour of a feed
    r"|data-session-left=\"\d+\""  # the seconds since somebody signed in
)
# Nothing of ours, what ends the session of whoever reads, and what is the same for everybody: rules, law, forms, manual.
ASIDE = re.compile(
    r"^/(static|tai-khoan|ngon-ngu|van-ban|tro-giup|quan-tri/(bo-quy-tac|thanh-phan|ai-duoc-lam-gi)|lam-viec/mau-van-ban)"
    r"|/dang-xuat"
)
SEARCHES = re.compile(r'name="q"')  # one stands at the head of every page
KEPT_AWAKE = re.compile(r"SAVEPOINT|RELEASE|UPDATE|INSERT")
TAG = re.compile(r"<[^>]*>")
ZIP, PDF = b"PK\x03\x04", b"%PDF-"


@dataclass
class Asked:
    """Counts questions; the log of the connection keeps too few of them. What is written keeps the session awake."""

    number: int = 0

    def __call__(self, execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        """Let one pass."""
        self.number += not KEPT_AWAKE.match(sql)
        return execute(sql, *given)


@dataclass
class Read:
    """What one reader was answered: by address the status, the text, and how many questions it took."""

    answers: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    def saying(self, words: str) -> list[str]:
        """The addresses that say something."""
        return [address for address, (_status, said, _asked) in self.answers.items() if words in said]


# ---------------------------------------------------------------- what an answer says


def text_in(raw: bytes) -> str:
    """What bytes say: of workbooks, Word files, archives and printed pages what stands inside."""
    if raw.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [name for name in archive.namelist() if not name.startswith("docProps/")]  # when it was written
            return "\n".join(text_in(archive.read(name)) for name in sorted(names))
    if raw.startswith(PDF):
        return _on_pages(raw)
    said = raw.decode(errors="replace")
    return html.unescape(TAG.sub("", said)) if said.startswith("<?xml") and "openxmlformats" in said[:4000] else said


def _on_pages(raw: bytes) -> str:
    printed = pypdfium2.PdfDocument(raw)
    try:
        said = " ".join(page.get_textpage().get_text_bounded() for page in printed)
    finally:
        printed.close()
    return " ".join(unicodedata.normalize("NFC", said).split())  # a name may stand on two lines


# ---------------------------------------------------------------- where to begin


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


def seeds(numbers: Sequence[str]) -> list[str]:
    """Addresses to begin with: those that take nothing, and those of the dossiers, whether a page leads there or not."""
    found = [*_of_the_site(numbers), *_of_the_dossiers(numbers)]
    return [address for address in dict.fromkeys(found) if not ASIDE.search(address)]


def _of_the_site(numbers: Sequence[str]) -> Iterator[str]:
    for name, arguments in addresses():
        for known in _known(arguments, numbers):
            try:
                yield reverse(name, kwargs=known)
            except NoReverseMatch:  # a number of another kind of thing
                continue


def _known(arguments: frozenset[str], numbers: Sequence[str]) -> list[dict[str, str]]:
    """The arguments that are at hand for an address; none where it wants others."""
    if not arguments:
        return [{}]
    if arguments == {"suffix"}:
        return [{"suffix": "pdf"}]
    if arguments == {"stage"}:
        return [{"stage": stage} for stage in ("hoi-dong", "tuyen-chon", "nghiem-thu")]
    if arguments in ({"number"}, {"number", "suffix"}):
        return [{"number": number, "suffix": "pdf"} if len(arguments) > 1 else {"number": number} for number in numbers]
    return []


def _of_the_dossiers(numbers: Sequence[str]) -> Iterator[str]:
    """The page of each act, every paper as a page and as Word, every file that lies in one."""
    for entry in DocketEntry.objects.filter(number__in=numbers):
        kind = kind_named(entry.kind)
        yield from (reverse("dossiers:act", args=[entry.number, row.name]) for row in kind.workflow.rows)
        for act in history_of(dossier_of(entry)):
            for paper in kind.paper_kinds(act):
                for suffix in ("pdf", "docx"):
                    yield reverse("dossiers:paper", args=[entry.number, act.sequence, paper.key, suffix])
    lying = Enclosure.objects.filter(entry__number__in=numbers).select_related("file")
    yield from (reverse("files:download", args=[each.file_id, each.file.name]) for each in lying)


# ---------------------------------------------------------------- the walk


class Unwatched(watching.Tally):
    """Counts nobody's pages."""

    def one_more(self, _user: str, _event: SignInEvent, _at: datetime) -> int:
        """Never too many."""
        return 0


@contextmanager
def unwatched() -> Iterator[None]:
    """Who opens everything reads too much: a line in the own book of sign-ins, which the next reading would find."""
    usual, watching.tally = watching.tally, Unwatched()
    try:
        yield
    finally:
        watching.tally = usual


@unwatched()
def read_all(client: Client, numbers: Sequence[str], words: Iterable[str], *, most: int) -> Read:
    """Open pages breadth first; of those that name a dossier follow what stands on them, in those that search look.

    Args:
        client: whose eyes.
        numbers: of the dossiers.
        words: looked for, each by itself, wherever there is a field to search.
        most: pages that are followed to, beside the first ones and the searches.
    """
    caches["process"].clear()  # what one reading made others remember is no difference between two urns
    begin = seeds(numbers)
    read, waiting, known = Read(), deque(begin), set(begin)
    while waiting:
        address = waiting.popleft()
        with connection.execute_wrapper(asked := Asked()):
            answer = client.get(address)
            raw = answer.getvalue()
        said = CHANGING.sub("", text_in(raw))
        read.answers[address] = (answer.status_code, said, asked.number)
        ways = [link.replace("&amp;", "&") for link in LINK.findall(said)] if _names_one(said, numbers) else []
        fresh = [way for way in dict.fromkeys(ways) if way not in known and not ASIDE.search(way)][:most]
        most -= len(fresh)
        if len(SEARCHES.findall(said)) > 1 and "?" not in address:
            fresh += [f"{address}?q={each}" for each in words]
        known.update(fresh)
        waiting.extend(fresh)
    return read


def _names_one(said: str, numbers: Sequence[str]) -> bool:
    return any(each in said for each in numbers)
