"""What the shared pages know of applications."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from gieo.core.prepared import Prepared
from gieo.councils.reply_desk import address_of_reply
from gieo.councils.sitting.audience import members_reading
from gieo.dossiers.audience import Audience, Holder
from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, FurtherPage, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Person
from gieo.kernel.actors import Actor, Role
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.registry.models import MoneySource
from gieo.rulebooks import library
from gieo.selection.application.eligibility import checks_of
from gieo.selection.application.facts import ApplicationFacts, ApplyFacts
from gieo.selection.application.papers import PAPERS
from gieo.selection.application.states import ApplicationState, Degree, LumpSum, word
from gieo.selection.application.workflow import APPLICATION
from gieo.selection.audience import OFFICE_AND_MONEY
from gieo.selection.models import Application, Call, Selection
from gieo.selection.services.open_application import BASIS, open_application

SEALED_TITLE = _("Hồ sơ đăng ký (niêm phong)")


def readers(application: Application) -> Audience:
    """The people of its host alone, until it is opened (invariant 5); then the office.

    While a council sits on it, also the members who have declared no conflict (X-14).
    """
    parties = application.parties().values()
    if not application.was_opened:
        return Audience.of((), parties)
    members = members_reading(application, judged_in(application))
    return Audience.of(OFFICE_AND_MONEY, [*parties, *members])


def judged_in(application: Application) -> Iterable[Selection]:
    """Where a council judges it now."""
    if application.state != ApplicationState.IN_SELECTION:
        return ()
    return _JUDGED_IN.ask(call=application.call_id)


_JUDGED_IN = Prepared(lambda call: Selection.objects.filter(call=call).order_by("pk"), call=-1)  # asked by every act


def title(application: Application) -> str:
    """A name that says nothing, as long as nobody may know."""
    return f"{application.title} ({application.host.name})" if application.was_opened else SEALED_TITLE


def holder(application: Application) -> Holder | None:
    """Nobody's turn while it lies sealed."""
    return Holder() if application.state == ApplicationState.SEALED else None


def facts(application: Application) -> Iterable[Fact]:
    """What the host offers."""
    call = application.call
    return facts_of(
        (_("Thông báo"), f"{call.number}, {call.title}"),
        (_("Hết hạn nộp"), call.closes_at),
        (_("Điều kiện đăng ký"), call.conditions),
        (_("Tổ chức đăng ký chủ trì"), application.host.name),
        (_("Chủ nhiệm"), application.leader),
        (_("Trình độ"), word(Degree, application.degree)),
        (_("Chuyên ngành"), application.speciality),
        (_("Số năm hoạt động trong lĩnh vực"), application.years_in_field),
        (_("Lý lịch khoa học"), application.career),
        (_("Tổ chức phối hợp"), [f"{row['name']} {row['work']}".strip() for row in application.partners]),
        (_("Mục tiêu"), application.objectives),
        (_("Nội dung"), application.content),
        (_("Thời gian thực hiện (tháng)"), application.months),
        (_("Phương thức khoán chi đề nghị"), word(LumpSum, application.lump_sum)),
        (_("Ưu tiên: đào tạo sau đại học (người)"), application.trainees),
        (_("Niêm phong lúc"), application.sealed_at),
        (_("Mã băm niêm phong"), application.sealed_sha256),
        (_("Điểm"), application.score),
    )


def tables(application: Application) -> Iterable[Table]:
    """People, products and money."""
    people = [(row["name"], row["part"], row["months"]) for row in application.members]
    products = [(row["name"], row["quality"], row["unit"], row["quantity"]) for row in application.products]
    asked = [(row.source.name, str(row.year), group_digits(row.amount)) for row in application.money_rows]
    return [
        Table(
            title=_("Người thực hiện"),
            columns=(_("Họ và tên"), _("Chức danh, công việc"), _("Số tháng quy đổi")),
            rows=people,
            numeric=frozenset({2}),
        ),
        Table(
            title=_("Sản phẩm"),
            columns=(_("Sản phẩm"), _("Chỉ tiêu"), _("Đơn vị"), _("Số lượng")),
            rows=products,
        ),
        Table(
            title=_("Kinh phí đề nghị"),
            columns=(_("Nguồn"), _("Năm"), _("Số tiền")),
            rows=asked,
            numeric=frozenset({1, 2}),
            total=(_("Tổng"), "", money(application.total)) if asked else (),
        ),
    ]


def checklist(application: Application, _actor: Actor) -> Iterable[Check]:
    """The papers of the dossier and the conditions of host and leader."""
    return checks_of(application)


def choices(name: str, application: Application, _actor: Actor) -> Options:
    """People of the host, sources of money, lists of the rulebook."""
    rulebook = library.get(application.rulebook)
    match name:
        case "people":
            people = Person.objects.filter(appointments__organisation=application.host_id).distinct()
            return list(people.order_by("full_name").values_list("pk", "full_name"))
        case "sources":
            return MoneySource.choices
        case "papers":
            return [(paper.key, paper.text) for paper in rulebook.application_papers]
        case "bars":
            return [(bar.key, bar.text) for bar in rulebook.bars]
    return [(cause.key, cause.text) for cause in rulebook.cancellation_causes]


def suggestions(act: str, application: Application, _actor: Actor) -> Mapping[str, Any]:
    """What it says already, where it is written again."""
    if act != "write":
        return {}
    typed = {name: getattr(application, name) for name in ApplicationFacts.model_fields}
    return {**typed, "principal_investigator": str(application.principal_investigator_id or "")}


def opening_choices(_name: str, province: str, actor: Actor) -> Options:
    """Calls that receive applications now: all competitive ones, and invitations to the reader's own body."""
    bodies = {seat.organisation for seat in actor.seats if seat.role is Role.PROPOSER}
    calls = Call.objects.filter(province=province, state="open").order_by("closes_at")
    return [
        (call.pk, f"{call.number} {call.title}") for call in calls if not call.is_direct or call.invited_id in bodies
    ]


def pages_of_its_host(application: Application, actor: Actor) -> Iterator[FurtherPage]:
    """Where the host names who should rather not judge it, and answers remarks; nobody else gets in."""
    if application.parties()[Role.HOST].holds(actor):
        url = reverse("selection:unwanted", args=[application.number])
        yield FurtherPage(_("Người đề nghị không thẩm định"), url, "shield-half")
        if application.was_opened and (url := address_of_reply(application, actor, council=Selection.COUNCIL)):
            yield FurtherPage(_("Nhận xét của hội đồng"), url, "message")


APPLICATION_KIND = DossierKind(
    workflow=APPLICATION,
    model=Application,
    code="HS",
    stage="tuyen-chon",
    plural=_("Hồ sơ đăng ký"),
    readers=readers,
    holder=holder,
    judged_by=lambda application: members_reading(application, judged_in(application)),
    title=title,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    describes=lambda application: described(
        application.title, aims=application.objectives, contents=application.content, products=application.products
    ),
    papers=PAPERS,
    opening=Opening(
        label=_("Lập hồ sơ đăng ký chủ trì"),
        actors=frozenset({Role.PROPOSER}),
        facts=ApplyFacts,
        do=open_application,
        legal_basis=BASIS,
        choices=opening_choices,
    ),
)
