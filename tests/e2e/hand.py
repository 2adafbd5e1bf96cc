"""A hand at the keyboard: what a page asks of it is counted, and how long a slow typist would take for it.

It is no person: it makes no mistake, looks nothing up and never thinks (`docs/trials.md`).
"""

import time
import unicodedata
from dataclasses import dataclass, field

from playwright.sync_api import FilePayload, Locator, Page

PACE = 250 / 60  # keys in a second
READING, MOVING = 2.0, 0.5  # seconds before each field as if reading it, and to move to it
# Telex: a mark is one more key (â is aa, ơ is ow, đ is dd), and so is a tone.
MARKS = {"\u0302", "\u0306", "\u031b"}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def telex_keys(words: str) -> int:
    """How many keys it takes to write words with Telex."""
    spelled = unicodedata.normalize("NFD", words)
    more = sum(letter in MARKS or letter in TONES for letter in spelled)
    base = sum(not unicodedata.combining(letter) for letter in spelled)
    return base + more + sum(letter in "đĐ" for letter in words)


@dataclass
class Hand:
    """One person at one page.

    Attributes:
        clicks, keys, pages: what was asked; a page counts when it was led to.
        digits: figures that were typed.
        seconds: of reading, moving and typing; the waiting for the server is `waited`.
    """

    page: Page
    clicks: int = 0
    keys: int = 0
    pages: int = 0
    digits: int = 0
    seconds: float = 0.0
    begun: float = field(default_factory=time.monotonic)

    def _come_to(self) -> None:
        self.seconds += READING + MOVING

    def opens(self, link: Locator | str) -> None:
        """Click something that leads to another page."""
        self._click(link)
        self.page.wait_for_load_state()
        self.pages += 1

    def _click(self, at: Locator | str) -> None:
        self._come_to()
        self.clicks += 1
        (self.page.locator(at).first if isinstance(at, str) else at).click()

    def adds(self, field: str, words: str) -> None:
        """Write something behind what stands in a field."""
        self._come_to()
        self.clicks += 1
        keys = telex_keys(words)
        self.keys, self.seconds = self.keys + keys, self.seconds + keys / PACE
        self.digits += sum(letter.isdigit() for letter in words)
        box = self.page.locator(field)
        box.fill(f"{box.input_value()}{words}")

    def chooses(self, field: str, name: str, content: bytes) -> None:
        """Pick a file: the field, the file in the list, and to open it."""
        self._come_to()
        self.clicks += 3
        payload: FilePayload = {"name": name, "mimeType": "application/pdf", "buffer": content}
        self.page.set_input_files(field, payload)

    def fetches(self, link: Locator) -> bytes:
        """Follow a link to a file."""
        self._come_to()
        self.clicks += 1
        address = link.get_attribute("href")
        assert address
        answer = self.page.request.get(address)
        assert answer.status == 200, address
        return answer.body()

    @property
    def waited(self) -> float:
        """Seconds on the clock of the wall since it began; the hand itself waits for nothing."""
        return time.monotonic() - self.begun

    def figures(self) -> str:
        """For `docs/trials.md`."""
        return (
            f"pages {self.pages}, clicks {self.clicks}, keys {self.keys}, digits {self.digits}, "
            f"hand {self.seconds:.0f} s, server {self.waited:.1f} s"
        )
