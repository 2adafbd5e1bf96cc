"""Readers of every kind, what each of them is answered, and whether any of it is a secret."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.test import Client

from gieo.files.models import StoredFile
from gieo.identity.models import Appointment, Organisation, Person, Province
from gieo.identity.selectors import actor_of
from gieo.identity.services.appoint import NOT_GIVEN
from gieo.kernel.actors import Actor, Role
from gieo.overlap import keeping
from tests.councils.chamber import browser
from tests.councils.crawler import Read, read_all
from tests.factories import department_of, person_in, province_of

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


def everybody_elsewhere(code: str = "LS") -> Actor:
    """One person who sits in every seat there is of another province: what no union of powers opens, none opens."""
    province = province_of(code)
    first, *others = sorted(set(Role) - NOT_GIVEN)
    person = person_in(first, province, name="Người tỉnh khác", email=f"moi-ghe.{code.lower()}@kin.test")
    body = department_of(province)
    Appointment.objects.bulk_create(
        Appointment(person=person, province=province, organisation=body, role=role) for role in others
    )
    assert person.user
    return actor_of(person.user, date(2026, 1, 1))


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
    """What one reader is answered, wherever one looks; the index of the overlap check is there, whoever looks first."""
    keeping.index().refresh()
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


SHUT, SIGN_IN = {403, 404}, 302
# Asks the index of the register whether it is fresh, which a process remembers for itself.
REMEMBERED = "/lam-viec/so-nhiem-vu/phan-loai"


def told_by_its_being_there(there: Mapping[str, Read], gone: Mapping[str, Read]) -> list[str]:
    """Where a reader is answered otherwise because something is there: by a word, a count, a length, a question more.

    Addresses of what is gone were not asked of it: where it is there, they are shut. What a shut door costs is weighed
    for each address by itself (`tests/portal/test_leaks.py`), where it is argued which may cost more.
    """
    found = []
    for name, read in there.items():
        without = gone[name].answers
        for address, answer in read.answers.items():
            is_shut = address == REMEMBERED or answer[0] in SHUT
            if is_shut and without.get(address, answer)[:2] == answer[:2]:
                continue
            if without.get(address, answer) != answer or (address not in without and answer[0] not in {*SHUT, SIGN_IN}):
                found.append(f"{name} {address}: {_told(read, address)} / {_told(gone[name], address)}")
    return found


def _told(read: Read, address: str) -> str:
    """An answer in short: status, length, questions."""
    status, said, asked = read.answers.get(address, (0, "", 0))
    return f"{status}, {len(said)} characters, {asked} questions"
