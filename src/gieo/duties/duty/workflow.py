"""The legal moves of a duty."""

from gieo.dossiers.policies import roles_on
from gieo.duties.duty import effects, guards
from gieo.duties.duty.facts import (
    ClosingFacts,
    FoundFacts,
    MergeFacts,
    NewDayFacts,
    PaperFacts,
    TaskFacts,
    TransferFacts,
)
from gieo.duties.duty.states import DutyState as S
from gieo.duties.models import Duty
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

SYSTEM = frozenset({Role.SYSTEM})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
HOLDERS = frozenset(
    {
        Role.FOCAL_OFFICER,
        Role.COUNCIL_MEMBER,
        Role.SCIENCE_OFFICER,
        Role.RECORDS_CLERK,
        Role.INSPECTOR,
        Role.FINANCE_OFFICER,
        Role.CHAIRMAN,
    }
)
FOLLOWING = ("GIEO-MACDINH:45",)  # whose duty it is says the text of the province, kept with each duty
PASSING_ON = ("GIEO-MACDINH:21",)
SUCCEEDING = ("GIEO-MACDINH:60",)  # of a body that ends by decision; carried out by gieo.succession

DUTY: Workflow[S, Duty] = Workflow(
    name="duty",
    label=_("Nghĩa vụ"),
    states=S,
    initial=S.OPEN,
    final=(S.MET, S.MET_LATE, S.UNMET, S.MERGED),
    owners={S.OPEN: Role.FOCAL_OFFICER, S.LATE: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="follow_notice",
            label=_("Lấy hạn theo thông báo của năm"),
            source=frozenset({S.OPEN}),
            target=S.OPEN,
            actors=SYSTEM,
            legal_basis=FOLLOWING,
            facts=NewDayFacts,
            writes=effects.take_day,
        ),
        Transition(
            name="record_task",
            label=_("Ghi nhiệm vụ cấp cơ sở"),
            source=frozenset({S.OPEN}),
            target=S.OPEN,
            actors=frozenset({Role.FOCAL_OFFICER, Role.SCIENCE_OFFICER}),
            requires=(guards.owes_grassroots_tasks,),
            legal_basis=FOLLOWING,
            facts=TaskFacts,
            writes=effects.keep_task,
        ),
        Transition(
            name="record_task_late",
            label=_("Ghi nhiệm vụ cấp cơ sở sau hạn"),
            source=frozenset({S.LATE}),
            target=S.LATE,
            actors=frozenset({Role.FOCAL_OFFICER, Role.SCIENCE_OFFICER}),
            requires=(guards.owes_grassroots_tasks,),
            legal_basis=FOLLOWING,
            facts=TaskFacts,
            writes=effects.keep_task,
        ),
        Transition(
            name="prove",
            label=_("Nộp văn bản minh chứng"),
            source=frozenset({S.OPEN}),
            target=S.MET,
            actors=HOLDERS,
            requires=(guards.is_for_the_holder, guards.is_proved_by_paper, guards.names_the_plan),
            legal_basis=FOLLOWING,
            facts=PaperFacts,
            writes=effects.keep_paper,
            announces="duty.met",
        ),
        Transition(
            name="prove_late",
            label=_("Nộp văn bản minh chứng sau hạn"),
            source=frozenset({S.LATE}),
            target=S.MET_LATE,
            actors=HOLDERS,
            requires=(guards.is_for_the_holder, guards.is_proved_by_paper, guards.names_the_plan),
            legal_basis=FOLLOWING,
            facts=PaperFacts,
            writes=effects.keep_paper,
            announces="duty.met",
        ),
        Transition(
            name="recognise",
            label=_("Ghi nhận từ hồ sơ"),
            source=frozenset({S.OPEN}),
            target=S.MET,
            actors=SYSTEM,
            requires=(guards.is_enough, guards.was_in_time),
            legal_basis=FOLLOWING,
            facts=FoundFacts,
            writes=effects.keep_findings,
            announces="duty.met",
        ),
        Transition(
            name="recognise_late",
            label=_("Ghi nhận từ hồ sơ đến muộn"),
            source=frozenset({S.LATE}),
            target=S.MET_LATE,
            actors=SYSTEM,
            requires=(guards.is_enough,),
            legal_basis=FOLLOWING,
            facts=FoundFacts,
            writes=effects.keep_findings,
            announces="duty.met",
        ),
        Transition(
            name="recognise_after_all",
            label=_("Ghi nhận hồ sơ đã đến đúng hạn"),
            source=frozenset({S.LATE}),
            target=S.MET,
            actors=SYSTEM,
            requires=(guards.is_enough, guards.was_in_time),
            legal_basis=("GIEO-MACDINH:17",),
            facts=FoundFacts,
            writes=effects.keep_findings,
            announces="duty.met",
            correction=True,
        ),
        Transition(
            name="expire",
            label=_("Quá hạn"),
            source=frozenset({S.OPEN}),
            target=S.LATE,
            actors=SYSTEM,
            legal_basis=("GIEO-MACDINH:19",),
            issues=("reminder",),
            announces="duty.late",
            on_expiry=True,
        ),
        Transition(
            name="pass_on",
            label=_("Chuyển cho cơ quan khác"),
            source=frozenset({S.OPEN}),
            target=S.OPEN,
            actors=OFFICER,
            requires=(guards.follows_the_holder, guards.receiver_does_not_owe_it),
            legal_basis=PASSING_ON,
            facts=TransferFacts,
            writes=effects.pass_on,
            announces="duty.passed_on",
        ),
        Transition(
            name="pass_on_late",
            label=_("Chuyển nghĩa vụ quá hạn cho cơ quan khác"),
            source=frozenset({S.LATE}),
            target=S.LATE,
            actors=OFFICER,
            requires=(guards.follows_the_holder, guards.receiver_does_not_owe_it),
            legal_basis=PASSING_ON,
            facts=TransferFacts,
            writes=effects.pass_on,
            announces="duty.passed_on",
        ),
        *(
            Transition(
                name=name,
                label=label,
                source=frozenset({state}),
                target=state,
                actors=SYSTEM,
                requires=(guards.follows_the_holder, guards.receiver_does_not_owe_it),
                legal_basis=SUCCEEDING,
                facts=TransferFacts,
                writes=effects.pass_on,
                announces="duty.passed_on",
            )
            for name, label, state in (
                ("succeed", _("Chuyển cho cơ quan kế thừa"), S.OPEN),
                ("succeed_late", _("Chuyển nghĩa vụ quá hạn cho cơ quan kế thừa"), S.LATE),
            )
        ),
        *(
            Transition(
                name=name,
                label=label,
                source=frozenset({state}),
                target=state,
                actors=SYSTEM,
                legal_basis=SUCCEEDING,
                writes=effects.give_back,
                correction=True,
            )
            for name, label, state in (
                ("give_back", _("Hoàn lại cho cơ quan trước"), S.OPEN),
                ("give_back_late", _("Hoàn lại nghĩa vụ quá hạn cho cơ quan trước"), S.LATE),
            )
        ),
        Transition(
            name="merge",
            label=_("Nhập vào nghĩa vụ của cơ quan kế thừa"),
            source=frozenset({S.OPEN, S.LATE}),
            target=S.MERGED,
            actors=SYSTEM,
            requires=(guards.heir_owes_it,),
            legal_basis=SUCCEEDING,
            facts=MergeFacts,
        ),
        *(
            Transition(
                name=name,
                label=label,
                source=frozenset({S.MERGED}),
                target=state,
                actors=SYSTEM,
                legal_basis=SUCCEEDING,
                correction=True,
            )
            for name, label, state in (
                ("unmerge", _("Tách lại nghĩa vụ"), S.OPEN),
                ("unmerge_late", _("Tách lại nghĩa vụ quá hạn"), S.LATE),
            )
        ),
        Transition(
            name="close",
            label=_("Kết thúc năm: không thực hiện"),
            source=frozenset({S.OPEN, S.LATE}),
            target=S.UNMET,
            actors=frozenset({Role.SCIENCE_OFFICER, Role.SYSTEM}),
            requires=(guards.year_is_over,),
            legal_basis=("GIEO-MACDINH:9",),
            facts=ClosingFacts,
            announces="duty.unmet",
        ),
    ),
)
