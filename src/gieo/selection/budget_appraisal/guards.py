"""Preconditions of a budget appraisal's moves."""

from collections.abc import Iterable

from gieo.contracts.rules.lump_sum import widest_mode
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.candidates import conflicts_of_each
from gieo.councils.keys import item_of
from gieo.councils.models import Membership
from gieo.councils.rules.conflicts import Item
from gieo.councils.seats import CouncilSeat
from gieo.councils.unwanted import NAMING
from gieo.identity.models import Person
from gieo.kernel.law import Law
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect, CouncilRule
from gieo.selection.application.states import LumpSum
from gieo.selection.budget_appraisal.facts import ConclusionFacts, LineRow, PanelFacts, SessionFacts
from gieo.selection.budget_appraisal.unwanted import kept_out_of_team
from gieo.selection.models import BudgetAppraisal

PANEL = "budget_panel"
OF_THE_COUNCIL = (CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.REVIEWER)
LEADING = (CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR)
APPRAISING = {Law.L2013: ("TT20-2023:13.1",), Law.L2025: ("ND267-2025:12.7",)}


def rule_of(appraisal: BudgetAppraisal) -> CouncilRule:
    """Seats and quorum of the team."""
    return library.get(appraisal.rulebook).councils[PANEL]


# ---------------------------------------------------------------- founding


def size_fits(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """As many members as the rulebook says, each of them once."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    rule, people = rule_of(appraisal), {row.person.id for row in attempt.facts.members}
    if len(people) == len(attempt.facts.members) and rule.may_have(len(people)):
        return None
    message, params = _("Tổ thẩm định phải có %(size)d người khác nhau."), {"size": rule.smallest}
    return Refusal(code="wrong_size", message=message, basis=rule.basis, params=params, field="members")


def is_led(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """One head, one deputy, one secretary."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    seats = [row.seat for row in attempt.facts.members]
    if all(seats.count(seat) == 1 for seat in (*LEADING, CouncilSeat.SECRETARY)):
        return None
    message = _("Tổ thẩm định có một tổ trưởng, một tổ phó và một thư ký.")
    return Refusal(code="seats_not_held", message=message, basis=rule_of(appraisal).basis, field="members")


def council_is_represented(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """Somebody carries the conclusions of the council over: its chair, vice chair or a reviewer."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    if {row.person.pk for row in attempt.facts.members} & representatives_of(appraisal):
        return None
    message = _("Tổ thẩm định phải có chủ tịch, phó chủ tịch hoặc phản biện của hội đồng.")
    return Refusal(code="council_not_represented", message=message, basis=rule_of(appraisal).basis, field="members")


def nobody_is_tied_to_the_work(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """Who asks for the money, works with those who do, or has not served a sanction does not appraise it."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    rules = library.get(appraisal.rulebook).conflict_rules(PANEL)
    people, on = [row.person.pk for row in attempt.facts.members], attempt.at.astimezone(LEGAL_ZONE).date()
    found = conflicts_of_each(people, _asking(appraisal), rules, on)
    barring = {
        row.person.name: [each for each in found[row.person.pk] if each.effect is not ConflictEffect.SHOWN]
        for row in attempt.facts.members
    }
    names = "; ".join(f"{name} ({', '.join(each.text for each in why)})" for name, why in barring.items() if why)
    if not names:
        return None
    message, params = _("Không tham gia tổ thẩm định: %(names)s."), {"names": names}
    basis = tuple(dict.fromkeys(key for why in barring.values() for each in why for key in each.basis))
    return Refusal(code="tied_to_the_work", message=message, basis=basis, params=params, field="members")


def _asking(appraisal: BudgetAppraisal) -> Item:
    """The people and bodies of the application whose money is appraised."""
    application = appraisal.application
    return item_of(
        appraisal.number,
        applicants=[application.principal_investigator_id],
        hosts=[application.host_id],
        partners=[body.pk for body in application.partner_bodies],
    )


def nobody_is_kept_out(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """Whom an officer found to be who the host named, with a conflict, does not sit; what was written is not said."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    out = kept_out_of_team(appraisal)
    names = ", ".join(row.person.name for row in attempt.facts.members if row.person.pk in out)
    if not names:
        return None
    message, params = _("Nghi vấn xung đột lợi ích đã được kết luận là có: %(who)s."), {"who": names}
    return Refusal(code="excluded_from_team", message=message, basis=NAMING, params=params, field="members")


def head_can_sign_in(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """The head confirms the revision in person, so needs an account."""
    if not isinstance(attempt.facts, PanelFacts):
        return None
    heads = [row.person.pk for row in attempt.facts.members if row.seat in LEADING]
    without = Person.objects.filter(pk__in=heads, user__isnull=True).order_by("pk")
    names = ", ".join(without.values_list("full_name", flat=True))
    if not names:
        return None
    message, params = _("Chưa có tài khoản để xác nhận: %(names)s."), {"names": names}
    return Refusal(code="no_account", message=message, basis=rule_of(appraisal).basis, params=params, field="members")


def representatives_of(appraisal: BudgetAppraisal) -> set[int]:
    """People who may represent the council that chose the host."""
    held = Membership.objects.filter(council=appraisal.selection.council_id, seat__in=OF_THE_COUNCIL)
    return set(held.values_list("person_id", flat=True))


# ---------------------------------------------------------------- the session


def papers_are_in_time(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """The team has its papers as long before as the rulebook says."""
    if not isinstance(attempt.facts, SessionFacts):
        return None
    rule = library.get(appraisal.rulebook).deadline("budget_appraisal.papers")
    latest = rule.due(attempt.facts.session_at)
    if attempt.at.astimezone(LEGAL_ZONE).date() <= latest:
        return None
    message, params = _("Tài liệu phải gửi chậm nhất ngày %(day)s."), {"day": f"{latest:%d/%m/%Y}"}
    return Refusal(code="papers_too_late", message=message, basis=rule.basis, params=params, field="session_at")


def session_has_begun(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """Nobody concludes before the session."""
    if appraisal.session_at and appraisal.session_at <= attempt.at:
        return None
    message = _("Chưa đến giờ họp tổ thẩm định đã mời.")
    return Refusal(code="session_not_begun", message=message, basis=APPRAISING[appraisal.law])


def enough_are_there(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """The quorum of the rulebook, led by the head or the deputy, with somebody of the council."""
    facts, rule = attempt.facts, rule_of(appraisal)
    if not isinstance(facts, ConclusionFacts):
        return None
    members = list(appraisal.panel.memberships.all()) if appraisal.panel else []
    there = [member for member in members if member.pk in {each.pk for each in facts.present}]
    is_led = any(member.seat in LEADING for member in there)
    is_represented = bool({member.person_id for member in there} & representatives_of(appraisal))
    if rule.quorum.is_reached(len(there), len(members)) and is_led and is_represented:
        return None
    message = _("Họp khi có ít nhất %(needed)d người, trong đó có tổ trưởng hoặc tổ phó và đại diện hội đồng.")
    params = {"needed": rule.quorum.needed(len(members))}
    return Refusal(code="no_quorum", message=message, basis=rule.quorum.basis, params=params, field="present")


# ---------------------------------------------------------------- the money


def every_line_is_judged(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """Each requested line once, and no other."""
    if not isinstance(attempt.facts, ConclusionFacts):
        return None
    requested = sorted((str(row.source.id), row.year) for row in appraisal.selection.money_rows)
    judged = sorted((str(row.source.id), row.year) for row in attempt.facts.lines)
    if judged == requested:
        return None
    message = _("Mỗi dòng kinh phí đề nghị phải được thẩm định đúng một lần.")
    return Refusal(code="lines_differ", message=message, basis=APPRAISING[appraisal.law], field="lines")


def lines_only_shrink(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """A line may be cut, with a reason; never raised."""
    if not isinstance(attempt.facts, ConclusionFacts):
        return None
    requested = {(row.source.id, row.year): row.amount for row in appraisal.selection.money_rows}
    wrong = [row for row in attempt.facts.lines if _is_wrong(row, requested.get((row.source.id, row.year), 0))]
    if not wrong:
        return None
    names = ", ".join(f"{row.source.name} {row.year}" for row in wrong)
    message, params = _("Số thẩm định không vượt số đề nghị, cắt giảm phải có lý do: %(lines)s."), {"lines": names}
    return Refusal(
        code="line_not_lawful", message=message, basis=APPRAISING[appraisal.law], params=params, field="lines"
    )


def _is_wrong(row: LineRow, requested: int) -> bool:
    return row.appraised > requested or (row.appraised < requested and not row.reason.strip())


def costs_add_up(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """The kinds of cost are the State money, to the đồng."""
    facts = attempt.facts
    if not isinstance(facts, ConclusionFacts):
        return None
    state_money, costs = state_money_of_lines(facts.lines), sum(row.amount for row in facts.costs)
    kinds = [row.kind.id for row in facts.costs]
    if costs == state_money and len(set(kinds)) == len(kinds):
        return None
    message = _("Cộng các khoản chi là %(costs)s, ngân sách thẩm định là %(money)s; mỗi khoản ghi một dòng.")
    params = {"costs": format_vnd(costs), "money": format_vnd(state_money)}
    return Refusal(code="costs_differ", message=message, basis=APPRAISING[appraisal.law], params=params, field="costs")


def mode_is_open(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """A lump sum to the final product only where every condition is shown and the ceiling is kept (CT-2-3c)."""
    facts, rule = attempt.facts, library.get(appraisal.rulebook).money
    if not isinstance(facts, ConclusionFacts) or facts.lump_sum is not LumpSum.FINAL_PRODUCT or rule is None:
        return None
    reasons = reasons_against_final_product(appraisal, facts)
    if not reasons:
        return None
    message, params = _("Chưa được khoán đến sản phẩm cuối cùng. %(reasons)s"), {"reasons": " ".join(reasons)}
    return Refusal(code="mode_not_open", message=message, basis=rule.lump_sum.basis, params=params, field="lump_sum")


def reasons_against_final_product(appraisal: BudgetAppraisal, facts: ConclusionFacts) -> list[str]:
    """Why the widest mode is not open; empty when it is."""
    rule = library.get(appraisal.rulebook).money
    if rule is None:
        return []
    costs = {str(row.kind.id): row.amount for row in facts.costs}
    shown = {str(each.id) for each in facts.shown}
    return [str(reason) for reason in widest_mode(costs, shown=shown, rule=rule.lump_sum).reasons]


def state_money_of_lines(lines: Iterable[LineRow]) -> int:
    """Appraised State money, in đồng."""
    return sum(row.appraised for row in lines if row.source.id in STATE_SOURCES)


# ---------------------------------------------------------------- the revision


def head_confirms(appraisal: BudgetAppraisal, attempt: Attempt) -> Refusal | None:
    """The head of the team, or the deputy, says that each conclusion was answered."""
    heads = Membership.objects.filter(council=appraisal.panel_id, seat__in=LEADING)
    if heads.filter(person__user=attempt.actor.user or 0).exists():
        return None
    message = _("Chỉ tổ trưởng hoặc tổ phó xác nhận việc hoàn thiện.")
    return Refusal(code="not_the_head", message=message, basis=("TT20-2023:15.1",))
