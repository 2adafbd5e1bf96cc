"""The check at the place of an applicant (TT 20/2023, articles 8.6, 8.7): what a group of experts found there.

Compulsory before the council sits, for kinds of task the rulebook names; at will for others. Each act is the visit to
one applicant, with its minutes; the trail keeps them, and the council reads them beside the applications.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.councils.models import Membership
from gieo.councils.roster import employers_of
from gieo.dossiers.kinds import Options
from gieo.dossiers.papers import PaperKind, Part, facts_part, section, table
from gieo.dossiers.shown import Check
from gieo.identity.models import Appointment, Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt, Facts, Transition
from gieo.rulebooks import library
from gieo.rulebooks.models import CouncilRule
from gieo.selection.models import Selection
from gieo.selection.selection.states import SelectionState as S

GROUP = "field_group"
MINUTES = "field_minutes"
ACTS = ("check_field", "check_field_again")
CHECKING = {Law.L2013: ("TT20-2023:8.6",), Law.L2025: ("ND267-2025:12.5",)}
OFFICERS = (Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER, Role.DIRECTOR)
MOST = 300


class Standing(Choice):
    """What somebody stands for in the group: the keys of its parts in the rulebook."""

    SPECIALIST = "specialist_unit", _("Đơn vị quản lý chuyên môn")
    PLANNING = "planning_finance", _("Đơn vị kế hoạch, tài chính")
    MONEY = "money_unit", _("Đơn vị quản lý kinh phí")
    COUNCIL = "council", _("Đại diện hội đồng")
    PROGRAMME = "programme", _("Ban chủ nhiệm chương trình")


class CheckerRow(Facts):
    """One of the group."""

    person: Annotated[Picked, Ask(label=_("Họ và tên"), choices="checkers")]
    part: Annotated[Standing, Ask(label=_("Đại diện"))]


class FieldFacts(Facts):
    """What the group found at one applicant."""

    application: Annotated[Picked, Ask(inside=True, label=_("Hồ sơ được kiểm tra"), choices="applications")]
    visited_on: Annotated[date, Ask(inside=True, label=_("Ngày kiểm tra"))]
    group: Annotated[
        tuple[CheckerRow, ...],
        Ask(inside=True, label=_("Tổ chuyên gia"), help=_("Người đứng đầu là tổ trưởng.")),
    ]
    facilities: Annotated[str, Ask(inside=True, label=_("Cơ sở vật chất: hồ sơ khai và thực tế"), long=True)]
    people: Annotated[str, Ask(inside=True, label=_("Nhân lực: hồ sơ khai và thực tế"), long=True)]
    money: Annotated[str, Ask(inside=True, label=_("Tài chính: hồ sơ khai và thực tế"), long=True)]
    conclusion: Annotated[str, Ask(inside=True, label=_("Kết luận"), long=True)]


# ---------------------------------------------------------------- preconditions


def rule_of(selection: Selection) -> CouncilRule:
    """Seats of the group."""
    return library.get(selection.rulebook).councils[GROUP]


def group_is_whole(selection: Selection, attempt: Attempt) -> Refusal | None:
    """As many people as the rulebook says, each once, and every part of it there."""
    if not isinstance(attempt.facts, FieldFacts):
        return None
    rule, group = rule_of(selection), attempt.facts.group
    parts = Counter(row.part.value for row in group)
    short = [
        f"{each.name} ({parts[each.key]}/{each.least})" for each in rule.composition if parts[each.key] < each.least
    ]
    if len({row.person.pk for row in group}) != len(group) or not rule.may_have(len(group)):
        short.append(_("%(number)d người khác nhau") % {"number": rule.smallest})
    if not short:
        return None
    message, params = _("Tổ chuyên gia chưa đủ: %(parts)s."), {"parts": "; ".join(short)}
    return Refusal(code="group_incomplete", message=message, basis=rule.basis, params=params, field="group")


def council_is_there(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Whoever stands for the council sits in it."""
    if not isinstance(attempt.facts, FieldFacts):
        return None
    sent = {row.person.pk for row in attempt.facts.group if row.part is Standing.COUNCIL}
    sitting = set(Membership.objects.filter(council=selection.council_id).values_list("person_id", flat=True))
    if sent <= sitting:
        return None
    message = _("Đại diện hội đồng phải là thành viên của hội đồng này.")
    return Refusal(code="not_of_the_council", message=message, basis=rule_of(selection).basis, field="group")


def nobody_is_of_the_host(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Who applies does not look at oneself."""
    if not isinstance(attempt.facts, FieldFacts):
        return None
    hosts = {each.host_id for each in selection.applications}
    people = [row.person.pk for row in attempt.facts.group]
    employers = employers_of(people, attempt.at.astimezone(LEGAL_ZONE).date())
    barred = [row.person.name for row in attempt.facts.group if employers[row.person.pk] & hosts]
    if not barred:
        return None
    message, params = (
        _("Người của tổ chức đăng ký không tham gia tổ chuyên gia: %(names)s."),
        {"names": ", ".join(barred)},
    )
    basis = CHECKING[selection.law]
    return Refusal(code="of_the_host", message=message, basis=basis, params=params, field="group")


def visit_is_over(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Minutes are of a day that was."""
    facts = attempt.facts
    if not isinstance(facts, FieldFacts) or facts.visited_on <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message, basis = _("Ngày kiểm tra chưa đến."), CHECKING[selection.law]
    return Refusal(code="visit_ahead", message=message, basis=basis, field="visited_on")


def everybody_was_visited(selection: Selection, _attempt: Attempt) -> Refusal | None:
    """The council of a project does not sit before every applicant was looked at in the place."""
    missing = not_visited(selection)
    if not missing:
        return None
    message = _("Nhiệm vụ là dự án: chưa có biên bản kiểm tra thực tế của %(numbers)s.")
    params, basis = {"numbers": ", ".join(missing)}, CHECKING[selection.law]
    return Refusal(code="field_not_checked", message=message, params=params, basis=basis)


def is_compulsory(selection: Selection) -> bool:
    """Whether the kind of the task is one the rulebook names."""
    return bool(selection.task and selection.task.kind in rule_of(selection).compulsory_for)


def not_visited(selection: Selection) -> list[str]:
    """Numbers of applications that have to be looked at in the place and were not."""
    if not is_compulsory(selection):
        return []
    acts = history_of(selection).filter(name__in=ACTS).values_list("facts", flat=True)
    visited = {facts["application"]["id"] for facts in acts}
    return [each.number for each in selection.applications if each.number not in visited]


# ---------------------------------------------------------------- page, paper, rows


def field_checks(selection: Selection) -> Sequence[Check]:
    """Whether everybody was visited, where that is compulsory."""
    if not is_compulsory(selection):
        return ()
    missing = not_visited(selection)
    return [Check(_("Đã kiểm tra thực tế mọi hồ sơ (dự án)"), not missing, ", ".join(missing), CHECKING[selection.law])]


def checkers(selection: Selection) -> Options:
    """The council first, then the officers of the province."""
    sitting = Membership.objects.filter(council=selection.council_id).select_related("person").order_by("pk")
    options = [(each.person_id, f"{each.person.full_name} ({_('hội đồng')})") for each in sitting]
    seats = Appointment.objects.filter(province=selection.province_id, role__in=OFFICERS).valid_on(selection.bench_day)
    others = Person.objects.filter(appointments__in=seats).exclude(pk__in=dict(options)).distinct()
    return [*options, *others.order_by("full_name", "pk").values_list("pk", "full_name")[:MOST]]


def _minutes(selection: Selection, entry: TransitionLog) -> Sequence[Part]:
    facts = FieldFacts.model_validate(entry.facts)
    return [
        facts_part(
            ("Nhiệm vụ", selection.title),
            ("Tổ chức được kiểm tra", facts.application.name),
            ("Ngày kiểm tra", f"{facts.visited_on:%d/%m/%Y}"),
        ),
        section("Thành phần"),
        table(
            ("TT", "Họ và tên", "Đại diện"),
            [[str(at), row.person.name, row.part.label] for at, row in enumerate(facts.group, start=1)],
        ),
        section("Cơ sở vật chất", facts.facilities),
        section("Nhân lực", facts.people),
        section("Tài chính", facts.money),
        section("Kết luận", facts.conclusion),
    ]


FIELD_MINUTES = PaperKind(
    key=MINUTES,
    layout="minutes",
    title=_("Biên bản kiểm tra thực tế"),
    says=_minutes,
    code="B2-9-BBKQKT",
    signers=(("", "TỔ TRƯỞNG"), ("", "ĐẠI DIỆN TỔ CHỨC ĐƯỢC KIỂM TRA")),
    inside=True,
)
FIELD_ROWS: tuple[Transition[S, Selection], ...] = tuple(
    Transition(
        name=name,
        label=_("Ghi biên bản kiểm tra thực tế"),
        source=frozenset({state}),
        target=state,
        actors=frozenset({Role.SCIENCE_OFFICER}),
        requires=(group_is_whole, council_is_there, nobody_is_of_the_host, visit_is_over),
        legal_basis=("TT20-2023:8.6", "TT20-2023:8.7"),
        legal_basis_2025=CHECKING[Law.L2025],
        facts=FieldFacts,
        issues=(MINUTES,),
    )
    for name, state in zip(ACTS, (S.FOUNDED, S.PAPERS_SENT), strict=True)
)
