"""Readers of every kind, what each of them is answered, and whether any of it is a secret."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.test import Client

from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, Person, Province
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor, Role
from tests.councils.chamber import browser
from tests.councils.crawler import Read, read_all
from tests.factories import person_in, province_of

MOST = 120
SECRET = "7391"
MEMBER = "Phản Biện Kín"
SEARCHED = (SECRET, "Kín")


def canary(word: str) -> str:
    """A word to plant; a search for it does not repeat it on the page that answers."""
    return f"{word}{SECRET}"


def seat(role: Role, name: str, province: Province, body: Organisation | None = None) -> Actor:
    """Somebody new in a seat."""
    person = person_in(role, province, name=name, email=f"{role}.{province.code.lower()}@kin.test", body=body)
    assert person.user
    return actor_of(person.user, date(2026, 1, 1))


def officer_elsewhere() -> Actor:
    """An officer of another province."""
    return seat(Role.SCIENCE_OFFICER, "Cán bộ tỉnh khác", province_of("LS"))


def hide_names(people: Iterable[Person]) -> None:
    """Give those who judge names that stand nowhere else."""
    for number, person in enumerate(people, start=1):
        person.full_name = f"{MEMBER} {number}"
        person.save(update_fields=["full_name"])


def files_are_there() -> None:
    """Whatever was put in without its bytes gets some."""
    for file in StoredFile.objects.all():
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(b"x")


def everything(actor: Actor | None, numbers: Sequence[str], words: Iterable[str] = SEARCHED) -> Read:
    """What one reader is answered, wherever one looks."""
    return read_all(browser(actor) if actor else Client(), numbers, words, most=MOST)


def read_by(readers: Mapping[str, Actor | None], numbers: Sequence[str]) -> dict[str, Read]:
    """What each of them is answered."""
    return {name: everything(actor, numbers) for name, actor in readers.items()}


def leaks(reads: Mapping[str, Read], *words: str) -> list[str]:
    """Who reads which of the words where."""
    return [
        f"{name}: {word} at {address}"
        for name, read in reads.items()
        for word in words
        for address in read.saying(word)
    ]


def differences(one: Mapping[str, Read], other: Mapping[str, Read]) -> list[str]:
    """Where a reader is answered otherwise: by status, by a word, by a length, by the number of questions it took."""
    return [
        f"{name} {address}: {_told(read, address)} / {_told(other[name], address)}"
        for name, read in one.items()
        for address in read.answers.keys() | other[name].answers.keys()
        if read.answers.get(address) != other[name].answers.get(address)
    ]


def _told(read: Read, address: str) -> str:
    """An answer in short: status, length, questions."""
    status, said, asked = read.answers.get(address, (0, "", 0))
    return f"{status}, {len(said)} characters, {asked} questions"
