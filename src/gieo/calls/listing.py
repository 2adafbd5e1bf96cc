"""Every call there is, of whatever kind, as one list for everybody: open, coming, closed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.proposals.models import IdeaContest
from gieo.proposals.selectors import public_contests
from gieo.registry.models import Assignment
from gieo.selection.call.states import CallState
from gieo.selection.models import Call

MOST = 300  # of each kind; more of one kind and year than any province has
SHOWN_CLOSED = 60
LONGEST_KEY = 18  # digits of a row's key


class Kind(Choice):
    """What is called for."""

    PROPOSALS = "de-xuat", _("Đề xuất, đặt hàng")
    BODY = "co-quan", _("Đợt nhận riêng của cơ quan")
    HOSTS = "tuyen-chon", _("Tuyển chọn tổ chức chủ trì")
    IDEAS = "hoi-thi", _("Hội thi ý tưởng")


class Standing(Choice):
    """Whether it receives."""

    OPEN = "dang-nhan", _("Đang nhận"), "in_hand"
    COMING = "sap-mo", _("Sắp mở"), "waiting"
    CLOSED = "da-dong", _("Đã đóng"), "done"


# The call in addresses: what kind, and the key of its row.
SLUGS = {Kind.PROPOSALS: "dot", Kind.BODY: "dot", Kind.HOSTS: "tuyen-chon", Kind.IDEAS: "hoi-thi"}


def slug_of(kind: Kind, pk: int) -> str:
    """One call in addresses, for life."""
    return f"{SLUGS[kind]}-{pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a reader looks for; empty parts leave nothing out."""

    words: str = ""
    province: str = ""
    year: int | None = None
    kind: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One call.

    Attributes:
        key: the same for life.
        pk: of its row in the table of its kind.
        opens_at: None while the notice has no day yet.
        last: the last instant in time.
        announced_at: since when everybody may read of it.
        basis: key of the article that sets its days; empty where its own paper does.
        is_off: it was called off.
    """

    key: str
    pk: int
    kind: Kind
    standing: Standing
    title: str
    province: Province
    year: int | None
    url: str
    opens_at: datetime | None
    last: datetime | None
    announced_at: datetime | None
    basis: str = ""
    body: str = ""
    is_off: bool = False

    @property
    def slug(self) -> str:
        """The call in addresses."""
        return slug_of(self.kind, self.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """The answer: those that receive, the next to close first; those to come; the latest that closed.

    Attributes:
        left_out: closed ones beyond those shown.
        years: in which there is a call, the latest first.
    """

    open: list[Announced]
    coming: list[Announced]
    closed: list[Announced]
    left_out: int
    years: list[int]

    @property
    def everything(self) -> list[Announced]:
        """All that is shown, in its order."""
        return [*self.open, *self.coming, *self.closed]


def calls(sought: Sought, *, at: datetime) -> CallList:
    """What everybody may read of, as far as it is sought."""
    found = [each for each in _all(sought, at) if _is_sought(each, sought)]
    closed = [each for each in found if each.standing is Standing.CLOSED]
    return CallList(
        open=_by(found, Standing.OPEN, lambda each: each.last or at),
        coming=_by(found, Standing.COMING, lambda each: each.opens_at or each.last or at),
        closed=sorted(closed, key=lambda each: each.last or at, reverse=True)[:SHOWN_CLOSED],
        left_out=max(0, len(closed) - SHOWN_CLOSED),
        years=_years(),
    )


def call_for_hosts(number: str) -> Call:
    """A published call for hosts of a task.

    Raises:
        Call.DoesNotExist: there is none that everybody may read of.
    """
    return _calls_for_hosts().select_related("task").get(number=number)


def call_named(slug: str, *, at: datetime) -> Announced | None:
    """The call behind an address; None where there is none that everybody may read of."""
    prefix, _dash, digits = slug.rpartition("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > LONGEST_KEY:
        return None
    pk = int(digits)
    if prefix == SLUGS[Kind.PROPOSALS]:
        window = _windows().select_related("province").filter(pk=pk).first()
        return _of_window(window, at) if window else None
    if prefix == SLUGS[Kind.HOSTS]:
        call = _calls_for_hosts().filter(pk=pk).first()
        return announced(call, at) if call else None
    contest = public_contests().select_related("province").filter(pk=pk).first()
    return _of_contest(contest, at) if contest and prefix == SLUGS[Kind.IDEAS] else None


def _all(sought: Sought, at: datetime) -> Iterator[Announced]:
    """One question a kind, however many there are."""
    sources: Mapping[Kind, Callable[[], Iterator[Announced]]] = {
        Kind.PROPOSALS: lambda: (_of_window(each, at) for each in _newest(_windows().filter(body=None), sought)),
        Kind.BODY: lambda: (_of_window(each, at) for each in _newest(_windows().exclude(body=None), sought)),
        Kind.HOSTS: lambda: (announced(each, at) for each in _newest(_calls_for_hosts(), sought)),
        Kind.IDEAS: lambda: (_of_contest(each, at) for each in _newest(public_contests(), sought)),
    }
    for kind, source in sources.items():
        if sought.kind in {"", kind}:
            yield from source()


def _newest(rows: QuerySet[Any], sought: Sought) -> QuerySet[Any]:
    wanted = Q(province=sought.province) if sought.province else Q()
    if sought.year:
        wanted &= Q(plan_year=sought.year)
    return rows.filter(wanted).select_related("province").order_by(F("closes_at").desc(nulls_first=True), "pk")[:MOST]


def _windows() -> QuerySet[IntakeWindow]:
    windows = IntakeWindow.every.filter(notice__state=NoticeState.PUBLISHED)
    return windows.select_related("notice__province", "body").defer("notice__source_lines", "notice__snapshot")


def _calls_for_hosts() -> QuerySet[Call]:
    """Competitive calls that were published; an invitation of one body calls nobody else."""
    published = Call.objects.filter(published_at__isnull=False).exclude(method=Assignment.DIRECT_ASSIGNMENT)
    return published.select_related("province")


def _of_window(window: IntakeWindow, at: datetime) -> Announced:
    return Announced(
        key=f"window-{window.pk}",
        pk=window.pk,
        kind=Kind.PROPOSALS if window.body is None else Kind.BODY,
        standing=_standing(is_open=window.is_open_at(at), is_past=window.is_past_at(at)),
        title=window.notice.title,
        province=window.province,
        year=window.plan_year,
        url=window.notice.get_absolute_url(),
        opens_at=window.opens_at,
        last=window.last_instant,
        announced_at=window.notice.published_at,
        basis=window.basis,
        body=window.body.name if window.body else "",
    )


def announced(call: Call, at: datetime) -> Announced:
    """A call for hosts as a line of the list."""
    receives = call.state == CallState.OPEN and call.is_open_at(at)
    return Announced(
        key=f"call-{call.pk}",
        pk=call.pk,
        kind=Kind.HOSTS,
        standing=_standing(is_open=receives, is_past=not receives),
        title=call.title,
        province=call.province,
        year=call.plan_year,
        url=reverse("public:call", args=[call.number]),
        opens_at=call.published_at,
        last=call.closes_at,
        announced_at=call.published_at,
        is_off=call.state == CallState.CANCELLED,
    )


def _of_contest(contest: IdeaContest, at: datetime) -> Announced:
    return Announced(
        key=f"contest-{contest.pk}",
        pk=contest.pk,
        kind=Kind.IDEAS,
        standing=_standing(is_open=contest.is_open_at(at), is_past=contest.closes_at <= at),
        title=contest.title,
        province=contest.province,
        year=contest.plan_year,
        url=contest.public_url,
        opens_at=contest.opens_at,
        last=contest.closes_at,
        announced_at=contest.opened_at,
    )


def _standing(*, is_open: bool, is_past: bool) -> Standing:
    if is_open:
        return Standing.OPEN
    return Standing.CLOSED if is_past else Standing.COMING


def _is_sought(call: Announced, sought: Sought) -> bool:
    if sought.standing and call.standing != sought.standing:
        return False
    terms = text.query_terms(sought.words)
    return not terms or all(term in text.search_key(f"{call.title} {call.body}") for term in terms)


def _by(found: list[Announced], standing: Standing, instant: Callable[[Announced], datetime]) -> list[Announced]:
    return sorted((each for each in found if each.standing is standing), key=instant)


def _years() -> list[int]:
    """Of everything that was announced; few rows, each year once."""
    of = (_windows(), _calls_for_hosts(), public_contests())
    found = {year for rows in of for year in rows.order_by().values_list("plan_year", flat=True).distinct() if year}
    return sorted(found, reverse=True)
