"""What the frame of every page shows: where the reader is, who he is, what waits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.models import Appointment, Province
from gieo.identity.selectors import provinces_on
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.actors import Actor, Role
from gieo.notifications.selectors import unread_count
from gieo.proposals.selectors import waiting_count

STAFF = frozenset(Role) - {Role.PROPOSER, Role.SYSTEM}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the year in the left navigation."""

    label: str
    url: str
    icon: str
    active: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation table: who sees it and what is counted."""

    label: str
    view: str
    icon: str
    roles: frozenset[Role] = frozenset(Role)
    count: Callable[[Actor], int] | None = None


ENTRIES = (
    Entry(gettext_noop("Việc của tôi"), "workspace:home", "home"),
    Entry(gettext_noop("Định hướng"), "orientation:list", "compass", STAFF),
    Entry(gettext_noop("Nhập văn bản"), "orientation:import", "file-import", STAFF),
    Entry(gettext_noop("Đề xuất"), "proposals:queue", "writing", count=waiting_count),
    Entry(gettext_noop("Văn bản"), "law:list", "scale"),
    Entry(gettext_noop("Bộ quy tắc"), "administration:rulebooks", "book", STAFF),
)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who is signed in, in which seat."""

    name: str
    post: str
    organisation: str


class Shell:
    """Asked by the layouts; every part is worked out once, and only if the page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.is_demo = settings.DEMO
        self.language = get_language() or "vi"
        self.languages = settings.LANGUAGES

    @cached_property
    def _actor(self) -> Actor:
        return actor_in(self._request)

    @cached_property
    def _seats(self) -> list[Appointment]:
        return list(seats_in(self._request))

    @cached_property
    def province(self) -> Province | None:
        """The province of the seat the reader works from."""
        return self._seats[0].province if self._seats else None

    @cached_property
    def provinces(self) -> list[Province]:
        """For the switch of the public pages."""
        return list(provinces_on(clock.today()))

    @cached_property
    def person(self) -> PersonCard | None:
        """The card at the top right."""
        if not self._actor.is_known:
            return None
        seat = self._seats[0] if self._seats else None
        body = str(seat.organisation) if seat and seat.organisation else ""
        return PersonCard(self._actor.name, (seat.post or seat.get_role_display()) if seat else "", body)

    @cached_property
    def alerts_count(self) -> int:
        """Unread alerts."""
        return unread_count(self._actor) if self._actor.is_known else 0

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages that concern the reader, each with a count of what waits."""
        roles = frozenset(seat.role for seat in self._actor.seats)
        return [self._stage(entry) for entry in ENTRIES if entry.roles & (roles or frozenset({Role.PROPOSER}))]

    def _stage(self, entry: Entry) -> Stage:
        url = reverse(entry.view)
        here = self._request.path
        active = here == url if entry.view == "workspace:home" else here.startswith(url)
        return Stage(_(entry.label), url, entry.icon, active, entry.count(self._actor) if entry.count else 0)
