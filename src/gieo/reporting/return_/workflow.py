"""The legal moves of a yearly report."""

from gieo.dossiers.policies import roles_on
from gieo.dossiers.two_people import typed_by_another
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts, Transition, Workflow
from gieo.reporting.models import Return
from gieo.reporting.return_ import effects, guards
from gieo.reporting.return_.facts import ReportFacts, SendBackFacts
from gieo.reporting.return_.states import ReturnState as S
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
DIRECTOR = frozenset({Role.DIRECTOR})
CHAIRMAN = frozenset({Role.CHAIRMAN})
# Reports on results used, on commissioned tasks, to whom the law says (29/2013 articles 40.1, 44; 93/2025 article 15).
REPORTING = ("LUAT29-2013:40.1",)
REPORTING_2025 = ("LUAT93-2025:15",)
REVIEWING = ("GIEO-MACDINH:28",)
COMPLETE = (guards.says_something, guards.covers_both_directives)


def _send(name: str, label: str, source: S, *, compiled: bool) -> Transition[S, Return]:
    """A body sends its own report; the director signs the one of the Sở."""
    return Transition(
        name=name,
        label=label,
        source=frozenset({source}),
        target=S.SUBMITTED,
        actors=DIRECTOR if compiled else BODY,
        requires=(guards.is_compiled if compiled else guards.is_a_bodys, *COMPLETE, typed_by_another(f"return.{name}")),
        legal_basis=REPORTING,
        legal_basis_2025=REPORTING_2025,
        writes=effects.freeze,
        issues=("yearly_report",),
        announces="return.submitted",
        deadline="return.review",
    )


def _write(name: str, label: str, state: S) -> Transition[S, Return]:
    return Transition(
        name=name,
        label=label,
        source=frozenset({state}),
        target=state,
        actors=BODY | OFFICER,
        requires=(guards.is_the_writers,),
        legal_basis=guards.WRITING,
        facts=ReportFacts,
        writes=effects.rewrite,
        deadline="return.supplement" if state is S.RETURNED else "",
    )


def _review(name: str, label: str, target: S, *, compiled: bool) -> Transition[S, Return]:
    """The Sở reviews bodies, the Chairman reviews the Sở."""
    back = target is S.RETURNED
    return Transition(
        name=name,
        label=label,
        source=frozenset({S.SUBMITTED}),
        target=target,
        actors=CHAIRMAN if compiled else OFFICER,
        requires=(guards.is_compiled if compiled else guards.is_a_bodys,),
        legal_basis=("GIEO-MACDINH:12",) if back else REVIEWING,
        facts=SendBackFacts if back else Facts,
        announces="return.returned" if back else "return.received",
        deadline="return.supplement" if back else "",
    )


RETURN: Workflow[S, Return] = Workflow(
    name="return",
    label=_("Báo cáo năm"),
    states=S,
    initial=S.OPEN,
    final=(S.RECEIVED,),
    owners={S.OPEN: Role.FOCAL_OFFICER, S.SUBMITTED: Role.SCIENCE_OFFICER, S.RETURNED: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        _write("write", _("Viết báo cáo"), S.OPEN),
        _send("submit", _("Gửi Sở KH&CN"), S.OPEN, compiled=False),
        _send("submit_compiled", _("Ký gửi báo cáo tổng hợp"), S.OPEN, compiled=True),
        Transition(
            name="fall_late",
            label=_("Quá hạn gửi báo cáo"),
            source=frozenset({S.OPEN}),
            target=S.OPEN,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("GIEO-MACDINH:19",),
            writes=effects.mark_late,
            announces="return.late",
            on_expiry=True,
        ),
        _review("send_back", _("Trả lại để bổ sung"), S.RETURNED, compiled=False),
        _review("send_back_compiled", _("Trả lại báo cáo tổng hợp"), S.RETURNED, compiled=True),
        _write("write_again", _("Sửa báo cáo"), S.RETURNED),
        _send("submit_again", _("Gửi lại Sở KH&CN"), S.RETURNED, compiled=False),
        _send("submit_compiled_again", _("Ký gửi lại báo cáo tổng hợp"), S.RETURNED, compiled=True),
        _review("receive", _("Nhận báo cáo"), S.RECEIVED, compiled=False),
        _review("receive_compiled", _("Nhận báo cáo tổng hợp"), S.RECEIVED, compiled=True),
    ),
)
