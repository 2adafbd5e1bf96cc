"""What the shared pages know of common lists."""

from collections.abc import Iterable

from django.utils.translation import gettext

from gieo.core import clock
from gieo.core.clock import LEGAL_ZONE
from gieo.core.pausing import requests_in_words
from gieo.dossiers.kinds import DossierKind, FurtherPage, Opening, Options
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.proposals.common_list.facts import OpenFacts
from gieo.proposals.common_list.forms import candidates_of, listed_in, unanswered_by
from gieo.proposals.common_list.guards import COMPILING
from gieo.proposals.common_list.papers import COLUMNS, NUMERIC, PAPERS, rows_of, total_of
from gieo.proposals.common_list.workflow import COMMON_LIST, WRITING
from gieo.proposals.models import CommonList
from gieo.proposals.models.proposal import ONE_INSTANT
from gieo.proposals.selectors import windows_to_propose_in
from gieo.proposals.services.open_common_list import open_common_list

MOST_SESSIONS = 50


def facts(common_list: CommonList) -> Iterable[Fact]:
    """Whose list, for which year, how it was sent."""
    return facts_of(
        (_("Cơ quan tổng hợp"), common_list.body.name),
        (_("Năm kế hoạch"), common_list.plan_year),
        (_("Đợt nhận của cơ quan"), _call_in_words(common_list)),
        (_("Phiên họp hội đồng của cơ quan"), common_list.session),
        (_("Văn bản gửi danh mục"), common_list.document),
        (_("Gửi lúc"), common_list.sent_at),
        (_("Ý kiến của hội đồng"), common_list.opinion),
        (_("Bổ sung"), requests_in_words(common_list, "common_list.review", stands_still=common_list.state in WRITING)),
    )


def _call_in_words(common_list: CommonList) -> str:
    call = common_list.call
    if call is None or call.opens_at is None or call.closes_at is None:
        return ""
    first, last = (at.astimezone(LEGAL_ZONE) for at in (call.opens_at, call.closes_at - ONE_INSTANT))
    whose = _("người trong cơ quan") if call.own_people else _("tổ chức, cá nhân của ngành, địa phương")
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}, {gettext(whose)}"


def tables(common_list: CommonList) -> Iterable[Table]:
    """The forms with their sum; those that left, with the reason."""
    forms = list(listed_in(common_list))
    total = (str(len(forms)), "", _("Cộng"), "", money(total_of(forms)), "")
    yield Table(
        title=_("Phiếu trong danh mục"),
        columns=COLUMNS,
        rows=rows_of(forms),
        numeric=frozenset(NUMERIC),
        total=total if forms else (),
        empty=_("Chưa thu phiếu nào."),
    )
    waiting = list(unanswered_by(common_list).select_related("organisation", "proposer")) if common_list.call_id else []
    if waiting:
        yield Table(
            title=_("Đã nộp theo đợt của cơ quan, chưa chọn"),
            columns=(_("Số phiếu"), _("Tên nhiệm vụ"), _("Bên đề xuất")),
            rows=[(each.number, each.title, str(each.organisation or each.proposer)) for each in waiting],
        )
    gone = list(common_list.forms.filter(removed_at__isnull=False).select_related("proposal"))
    if gone:
        yield Table(
            title=_("Phiếu đã bỏ"),
            columns=(_("Số phiếu"), _("Tên nhiệm vụ"), _("Lý do bỏ")),
            rows=[(form.proposal.number, form.proposal.title, form.removed_reason) for form in gone],
        )


def choices(name: str, common_list: CommonList, _actor: Actor) -> Options:
    """Forms that may join, forms on the list."""
    if name == "sessions":
        return sessions_of(common_list)
    if name == "candidates":
        found = candidates_of(common_list).select_related("organisation", "proposer")
        return [(each.pk, f"{each.number} {each.title} ({each.organisation or each.proposer})") for each in found]
    return [(form.pk, f"{form.place}. {form.proposal.number} {form.proposal.title}") for form in listed_in(common_list)]


def sessions_of(common_list: CommonList) -> Options:
    """Sessions that the council of the body held, the latest first."""
    theirs = DocketEntry.objects.filter(kind="council_session", reader_bodies__contains=[common_list.body_id])
    held = theirs.filter(state__in=("held", "approved"))
    return [(entry.pk, f"{entry.number} {entry.title}") for entry in held.order_by("-pk")[:MOST_SESSIONS]]


def opening_choices(_name: str, province: str, _actor: Actor) -> Options:
    """Rounds of the province that have not closed."""
    return [
        (window.pk, f"{window.plan_year}: {window.notice.title}")
        for window in windows_to_propose_in(clock.now())
        if window.province_id == province
    ]


def bundle_of(common_list: CommonList, _actor: Actor) -> list[FurtherPage]:
    """The list with every form, as one file."""
    return [
        FurtherPage(_("Tải danh mục và các phiếu (.zip)"), f"{common_list.get_absolute_url()}/phieu.zip", "file-zip")
    ]


COMMON_LIST_KIND = DossierKind(
    workflow=COMMON_LIST,
    model=CommonList,
    code="DMC",
    stage="de-xuat",
    plural=_("Danh mục chung của hội đồng ngành, địa phương"),
    facts=facts,
    tables=tables,
    choices=choices,
    papers=PAPERS,
    related=("body", "window", "call"),
    opening=Opening(
        label=_("Lập danh mục chung"),
        actors=frozenset({Role.FOCAL_OFFICER}),
        facts=OpenFacts,
        do=open_common_list,
        legal_basis=COMPILING,
        choices=opening_choices,
    ),
)
