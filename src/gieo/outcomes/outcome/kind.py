"""What the shared pages know of outcomes."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import OFFICE, Audience, Holder
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.matters.matching import table_of_demands
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import EffectGrade, EventKind, Protection, ReplicationChoice, UserKind
from gieo.outcomes.outcome.papers import PAPERS
from gieo.outcomes.outcome.states import OutcomeState
from gieo.outcomes.outcome.workflow import OUTCOME
from gieo.outcomes.rules.follow_up import Limit, report_days
from gieo.overlap.engine.records import Part
from gieo.rulebooks import library

# Bodies that can be asked to use a result (CT-6, CT-9-2).
USERS = (
    OrganisationKind.DEPARTMENT,
    OrganisationKind.DISTRICT,
    OrganisationKind.COMMUNE,
    OrganisationKind.PARTY,
    OrganisationKind.MASS_ORGANISATION,
    OrganisationKind.ENTERPRISE,
    OrganisationKind.HOSPITAL,
    OrganisationKind.UNIVERSITY,
)


REPORTS = frozenset({"report_application", "report_without_effect"})


def readers(outcome: Outcome) -> Audience:
    """The office, the host and the bodies asked; the press from the day the result is found effective."""
    press = {Role.PRESS} if outcome.effective_on else set()
    return Audience.of(OFFICE | press, outcome.parties().values())


def holder(outcome: Outcome) -> Holder:
    """The officer until an effective result is made known, the director until replication is decided, then the host."""
    match OutcomeState(outcome.state):
        case OutcomeState.CLOSED:
            return Holder()
        case OutcomeState.ASSESSING:
            return _office(Role.SCIENCE_OFFICER)
        case OutcomeState.EFFECTIVE if not outcome.disseminations.exists():
            return _office(Role.SCIENCE_OFFICER)
        case OutcomeState.EFFECTIVE if not outcome.replication_choice:
            return _office(Role.DIRECTOR)
        case _:
            host = outcome.parties()[Role.HOST]
            return Holder(Role.HOST, host, host.name or ROLE_LABELS[Role.HOST])


def _office(role: Role) -> Holder:
    return Holder(role, name=ROLE_LABELS[role])


def facts(outcome: Outcome) -> Iterable[Fact]:
    """How it was judged and how far it has come."""
    task = outcome.task
    return facts_of(
        (_("Nhiệm vụ"), str(task) if task else ""),
        (_("Nghiệm thu ngày"), outcome.accepted_on),
        (_("Mức hiệu quả"), EffectGrade(outcome.grade) if outcome.grade else ""),
        (_("Hội đồng, người đánh giá"), outcome.assessed_by),
        (_("Bằng chứng hiệu quả"), outcome.evidence),
        (_("Nơi đã ứng dụng"), str(outcome.uses.count())),
        (_("Hoạt động phổ biến"), str(outcome.disseminations.count())),
        (_("Giới thiệu công khai từ"), outcome.offered_on),
        (_("Điều kiện ứng dụng"), outcome.offer_conditions),
        (_("Nơi liên hệ"), outcome.offer_contact),
        (_("Nhân rộng"), ReplicationChoice(outcome.replication_choice) if outcome.replication_choice else ""),
        (_("Lý do về nhân rộng"), outcome.replication_reason),
        (_("Phương án nhân rộng"), [scheme.number for scheme in outcome.replications.order_by("pk")]),
    )


def tables(outcome: Outcome) -> Iterable[Table]:
    """Events, uses, reports, commendations, demands it may serve."""
    yield Table(
        title=_("Phổ biến kết quả"),
        columns=(_("Ngày"), _("Hình thức"), _("Tên"), _("Nơi"), _("Liên kết")),
        rows=[
            (f"{event.on:%d/%m/%Y}", gettext(EventKind(event.kind).label), event.title, event.outlet, event.link)
            for event in outcome.disseminations.all()
        ],
    )
    yield Table(
        title=_("Ứng dụng kết quả"),
        columns=(_("Nơi dùng"), _("Loại"), _("Địa điểm"), _("Quy mô"), _("Từ ngày"), _("Sản phẩm"), _("Nơi báo cáo")),
        rows=[
            (
                use.user_name,
                gettext(UserKind(use.user_kind).label),
                use.place,
                use.scale,
                f"{use.since:%d/%m/%Y}",
                use.product,
                use.body.name if use.body else "",
            )
            for use in outcome.uses.select_related("body")
        ],
    )
    yield Table(
        title=_("Báo cáo ứng dụng hằng năm"),
        columns=(_("Kỳ"), _("Nhận ngày"), _("Đang ứng dụng"), _("Tình hình"), _("Doanh thu, lợi ích")),
        rows=[
            (
                str(report.period),
                f"{report.recorded_at.astimezone(LEGAL_ZONE):%d/%m/%Y}",
                gettext("có") if report.is_applied else gettext("không"),
                report.summary,
                money(report.revenue),
            )
            for report in outcome.reports.order_by("period")
        ],
        numeric=frozenset({4}),
    )
    yield from _profits(outcome)
    if commended := list(outcome.commendations.all()):
        yield Table(
            title=_("Khen thưởng"),
            columns=(_("Tập thể, cá nhân"), _("Hình thức"), _("Thành tích"), _("Quyết định"), _("Ngày")),
            rows=[(each.subject, each.form, each.merit, each.decision, f"{each.on:%d/%m/%Y}") for each in commended],
        )
    yield from table_of_demands(_said(outcome), province=outcome.province_id)


def _profits(outcome: Outcome) -> Iterable[Table]:
    """The ledger of profit, where there was any; of two lines of a year the later counts."""
    if shared := list(outcome.profits.order_by("year", "pk")):
        yield Table(
            title=_("Sổ phân chia lợi nhuận"),
            columns=(
                _("Năm"),
                _("Lợi nhuận sau thuế"),
                _("Phần NSNN"),
                _("Bảo hộ"),
                _("Tác giả"),
                _("Tối thiểu cho tác giả"),
                _("Tổ chức thương mại hóa"),
                _("Tái đầu tư"),
                _("Văn bản"),
            ),
            rows=[
                (
                    str(each.year),
                    money(each.profit),
                    f"{each.state_percent}%",
                    gettext(Protection(each.protection).label),
                    money(each.authors),
                    money(each.least),
                    money(each.organisers),
                    money(each.reinvested),
                    each.decision,
                )
                for each in shared
            ],
            numeric=frozenset({1, 2, 4, 5, 6, 7}),
        )


def _said(outcome: Outcome) -> Mapping[Part, str]:
    """What the result is, for those who look for one."""
    said = {Part.TITLE: outcome.title, Part.AIMS: outcome.task.objectives if outcome.task else ""}
    return {part: words for part, words in {**said, Part.PRODUCTS: outcome.offer}.items() if words}


def checklist(outcome: Outcome, _actor: Actor) -> Iterable[Check]:
    """What an accepted result still owes."""
    owed = {limit.period: limit for limit in outcome.limits()}
    if outcome.effective_on:
        yield Check(gettext("Đã phổ biến kết quả"), 0 not in owed, _by(owed.get(0)), ("GIEO-MACDINH:32",))
        yield Check(gettext("Đã quyết định về nhân rộng"), bool(outcome.replication_choice), "", ("GIEO-MACDINH:44",))
    for period, day in enumerate(report_days(outcome.accepted_on, library.get(outcome.rulebook)), start=1):
        label = gettext("Báo cáo ứng dụng kỳ %(period)d") % {"period": period}
        yield Check(label, period not in owed, f"{day:%d/%m/%Y}", ("TT14-2014:19",))


def _by(limit: Limit | None) -> str:
    return f"{limit.day:%d/%m/%Y}" if limit else ""


def choices(name: str, outcome: Outcome, _actor: Actor) -> Options:
    """Bodies of the province that can be asked to use a result."""
    if name != "bodies":
        return ()
    return bodies_of_province(outcome.province_id)


def bodies_of_province(province: str) -> Options:
    """Those that can use a result or be charged with its replication."""
    bodies = Organisation.objects.filter(province=province, kind__in=USERS, valid_to__isnull=True)
    return list(bodies.order_by("name").values_list("pk", "name"))


def suggestions(act: str, outcome: Outcome, _actor: Actor) -> Mapping[str, object]:
    """The first period without a report; what is offered, as it stands."""
    if act == "offer":
        typed = {"offer": outcome.offer, "conditions": outcome.offer_conditions, "contact": outcome.offer_contact}
        return {name: value for name, value in typed.items() if value} or {"offer": outcome.evidence}
    owed = sorted(limit.period for limit in outcome.limits() if limit.period)
    return {"period": owed[0]} if act in REPORTS and owed else {}


OUTCOME_KIND = DossierKind(
    workflow=OUTCOME,
    model=Outcome,
    code="KQ",
    stage="ket-qua",
    plural=_("Hiệu quả kết quả"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    related=("task__host", "task__principal_investigator"),
)
