"""What the shared pages know of common lists."""

from collections.abc import Iterable

from gieo.core import clock
from gieo.core.pausing import requests_in_words
from gieo.dossiers.kinds import DossierKind, FurtherPage, Opening, Options
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.proposals.common_list.facts import OpenFacts
from gieo.proposals.common_list.forms import candidates_of, listed_in
from gieo.proposals.common_list.guards import COMPILING
from gieo.proposals.common_list.papers import COLUMNS, NUMERIC, PAPERS, rows_of, total_of
from gieo.proposals.common_list.workflow import COMMON_LIST, WRITING
from gieo.proposals.models import CommonList
from gieo.proposals.selectors import windows_to_propose_in
from gieo.proposals.services.open_common_list import open_common_list


def facts(common_list: CommonList) -> Iterable[Fact]:
    """Whose list, for which year, how it was sent."""
    return facts_of(
        (_("Cơ quan tổng hợp"), common_list.body.name),
        (_("Năm kế hoạch"), common_list.plan_year),
        (_("Văn bản gửi danh mục"), common_list.document),
        (_("Gửi lúc"), common_list.sent_at),
        (_("Ý kiến của hội đồng"), common_list.opinion),
        (_("Bổ sung"), requests_in_words(common_list, "common_list.review", stands_still=common_list.state in WRITING)),
    )


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
    gone = list(common_list.forms.filter(removed_at__isnull=False).select_related("proposal"))
    if gone:
        yield Table(
            title=_("Phiếu đã bỏ"),
            columns=(_("Số phiếu"), _("Tên nhiệm vụ"), _("Lý do bỏ")),
            rows=[(form.proposal.number, form.proposal.title, form.removed_reason) for form in gone],
        )


def choices(name: str, common_list: CommonList, _actor: Actor) -> Options:
    """Forms that may join, forms on the list."""
    if name == "candidates":
        found = candidates_of(common_list).select_related("organisation", "proposer")
        return [(each.pk, f"{each.number} {each.title} ({each.organisation or each.proposer})") for each in found]
    return [(form.pk, f"{form.place}. {form.proposal.number} {form.proposal.title}") for form in listed_in(common_list)]


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
    related=("body", "window"),
    opening=Opening(
        label=_("Lập danh mục chung"),
        actors=frozenset({Role.FOCAL_OFFICER}),
        facts=OpenFacts,
        do=open_common_list,
        legal_basis=COMPILING,
        choices=opening_choices,
    ),
)
