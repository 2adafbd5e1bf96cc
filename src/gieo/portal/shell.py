"""What the frame of every page shows: where the reader is, who he is, what waits."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from gieo.audit.policies import SEES_ANCHORS, SEES_SIGN_INS
from gieo.core import clock
from gieo.core.counts import spoken_count
from gieo.dossiers.audience import BODY_ROLES, OFFICE
from gieo.dossiers.kinds import DossierKind, StageOfTheYear, kinds_of
from gieo.dossiers.selectors import MANY_WAITING, waiting_counts
from gieo.dossiers.stages import STAGES
from gieo.identity.models import Appointment, Province
from gieo.identity.selectors import provinces_on
from gieo.identity.services.verify_organisation import VERIFIERS
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.actors import Actor, Role
from gieo.notifications.selectors import unread_count
from gieo.orientation.policies import EDITORS
from gieo.privacy.request.workflow import HANDLERS
from gieo.registry.policies import CLASSIFIERS, IMPORTERS, READERS

STAFF = frozenset(Role) - {Role.PROPOSER, Role.HOST, Role.SYSTEM}

# Who holds a seat in a province.
SEATED = STAFF - {Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the year in the left navigation."""

    label: str
    url: str
    icon: str
    active: bool
    count: int = 0

    @property
    def count_label(self) -> str:
        """What waits, as shown."""
        return spoken_count(self.count, MANY_WAITING)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation that is no stage of the year, and who sees it."""

    label: str
    view: str
    icon: str
    roles: frozenset[Role] = frozenset(Role)


BEFORE = (
    Entry(gettext_noop("Việc của tôi"), "workspace:home", "home"),
    Entry(gettext_noop("Năm kế hoạch"), "lifecycle:cycle-now", "calendar-event", SEATED),
    Entry(gettext_noop("Nhập văn bản"), "orientation:import", "file-import", EDITORS),
    Entry(gettext_noop("Sổ nhiệm vụ"), "registry:imports", "table-import", IMPORTERS),
    Entry(gettext_noop("Nhiệm vụ có hiệu quả"), "registry:effective", "circle-check", READERS - IMPORTERS),
    Entry(gettext_noop("Phân loại nhiệm vụ"), "overlap:classify", "tags", CLASSIFIERS - IMPORTERS),
    Entry(gettext_noop("Văn bản đến"), "orientation:deliveries", "mail"),
)
BEHIND_THE_COUNTER = frozenset({Role.COUNTER_CLERK})
AFTER = (
    Entry(gettext_noop("Sổ một cửa"), "proposals:counter", "book", BEHIND_THE_COUNTER),
    Entry(gettext_noop("Hội đồng KH&CN tỉnh"), "councils:standing", "gavel", SEATED),
    Entry(gettext_noop("Ngân hàng chuyên gia"), "councils:experts", "address-book"),
    Entry(gettext_noop("Văn bản"), "law:list", "scale"),
    Entry(gettext_noop("Mẫu văn bản"), "officialdocs:gallery", "files"),
    Entry(gettext_noop("Bộ quy tắc"), "administration:rulebooks", "book", STAFF),
    Entry(gettext_noop("Người và ghế"), "administration:people", "users", frozenset({Role.ADMINISTRATOR})),
    Entry(gettext_noop("Tổ chức chờ xác minh"), "administration:organisations", "user-check", VERIFIERS),
    Entry(gettext_noop("Ai được làm gì"), "administration:powers", "shield-check"),
    Entry(gettext_noop("Lưu giữ dữ liệu"), "privacy:keeping", "archive", HANDLERS),
    Entry(gettext_noop("Mốc nhật ký"), "audit:anchors", "history", SEES_ANCHORS),
    Entry(gettext_noop("Sổ đăng nhập"), "audit:sign-ins", "lock", SEES_SIGN_INS),
    Entry(gettext_noop("Lấy mẫu kiểm toán"), "audit:samples", "clipboard-list", frozenset({Role.AUDITOR})),
)
# Stages that have a list of their own.
OWN_LISTS = {"dinh-huong": "orientation:list", "de-xuat": "proposals:queue", "theo-doi": "matters:registers"}
# Lists that turn everybody else away: no way leads there for them.
KEPT_FOR = {"dinh-huong": EDITORS}


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
        self.is_practice = settings.PRACTICE
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
        """The stages that concern the reader, in the order of the year, each with a count of what waits."""
        roles = frozenset(seat.role for seat in self._actor.seats) or frozenset({Role.PROPOSER})
        waiting = waiting_counts(self._actor)
        stages = [
            self._stage(stage.label, address_of(stage), stage.icon, sum(waiting.get(kind.name, 0) for kind in kinds))
            for stage in STAGES
            if roles & KEPT_FOR.get(stage.key, roles)
            and (kinds := [kind for kind in kinds_of(stage.key) if concerns(kind, roles)])
        ]
        return [*self._entries(BEFORE, roles), *stages, *self._entries(AFTER, roles)]

    def _entries(self, entries: tuple[Entry, ...], roles: frozenset[Role]) -> list[Stage]:
        return [self._stage(each.label, reverse(each.view), each.icon) for each in entries if each.roles & roles]

    def _stage(self, label: str, url: str, icon: str, count: int = 0) -> Stage:
        here = self._request.path
        active = here == url if url == reverse("workspace:home") else here.startswith(url)
        return Stage(_(label), url, icon, active, count)


def address_of(stage: StageOfTheYear) -> str:
    """The list of a stage."""
    own = OWN_LISTS.get(stage.key)
    return reverse(own) if own else reverse("dossiers:list", args=[stage.key])


def concerns(kind: DossierKind, roles: frozenset[Role]) -> bool:
    """Whether holders of these roles may ever act on a kind, or read it as the office does.

    Whoever sits for a body may propose and may become a host.
    """
    acting = kind.workflow.actors
    if acting & {Role.PROPOSER, Role.HOST}:
        acting |= BODY_ROLES
    return bool((acting | OFFICE) & roles)
