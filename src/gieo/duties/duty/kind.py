"""What the shared pages know of duties."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import OFFICE, Holder
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.duties.duty.facts import TaskFacts
from gieo.duties.duty.papers import PAPERS
from gieo.duties.duty.states import FULFILLED
from gieo.duties.duty.workflow import DUTY
from gieo.duties.models import Duty
from gieo.duties.models.duty import WAITING
from gieo.duties.selectors import compliance
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.law.models import LegalDocument
from gieo.rulebooks.models.duties import HOLDERS, DutyHolder, Proof

MOST = 300


def holder(duty: Duty) -> Holder:
    """Whose duty it is; nobody's once it has ended."""
    if duty.state not in WAITING:
        return Holder()
    if duty.role:
        return Holder(Role(duty.role), name=duty.holder_name)
    ((role, party),) = duty.parties().items()
    return Holder(role, party, party.name)


def facts(duty: Duty) -> Iterable[Fact]:
    """What is owed, by whom, until when: the standing day and that of the notice side by side (CT-2-1b)."""
    return [
        Fact(_("Người thực hiện"), duty.holder_name, url=_all_of(duty.holder_name)),
        *facts_of(
            (_("Nhóm chủ thể"), HOLDERS[DutyHolder(duty.holder_class)]),
            (_("Phải đạt"), f"{duty.owed} {duty.rule.counted_in}" if duty.rule.minimum else ""),
            (_("Đã đếm"), duty.counted),
            (_("Minh chứng"), duty.proofs),
            (_("Thực hiện lúc"), duty.proved_at),
        ),
        *([Fact(_("Văn bản"), str(duty.document), _page_of(duty.document))] if duty.document else []),
        *facts_of((_("Ghi chú"), duty.note)),
        Fact(_("Quy tắc"), duty.rule.in_words, basis=duty.rule.basis),
        *([Fact(_("Hạn của năm"), _day(duty), basis=(duty.closing_basis,))] if duty.closes_at else []),
    ]


def _all_of(name: str) -> str:
    """The list of everything this holder owes."""
    phrase = urlencode({"q": f'"{name}"'})
    return f"{reverse('dossiers:list', args=['nghia-vu'])}?{phrase}"


def _page_of(document: LegalDocument) -> str:
    return reverse("law:document", args=[document.pk])


def _day(duty: Duty) -> str:
    words = _("trước") if duty.boundary == "before" else _("đến hết")
    return f"{words} {duty.last_day:%d/%m/%Y}"


def tables(duty: Duty) -> Iterable[Table]:
    """Tasks of the district, where it owes them; who held the duty."""
    if duty.proof is Proof.GRASSROOTS_TASK:
        yield Table(
            title=_("Nhiệm vụ cấp cơ sở"),
            columns=(_("Tên nhiệm vụ"), _("Đơn vị thực hiện"), _("Phê duyệt"), _("Kinh phí"), _("Bắt đầu")),
            rows=[
                (task.title, task.lead, task.approval, money(task.budget), f"{task.begun_on or '—'}")
                for task in duty.grassroots_tasks.all()
            ],
            numeric=frozenset({3}),
            empty=_("Chưa ghi nhiệm vụ nào."),
        )
    yield Table(
        title=_("Người giữ nghĩa vụ"),
        columns=(_("Người giữ"), _("Từ ngày"), _("Đến hết ngày"), _("Văn bản")),
        rows=[
            (each.name, f"{each.since:%d/%m/%Y}", f"{each.until:%d/%m/%Y}" if each.until else "", each.document)
            for each in duty.tenures.all()
        ],
    )


def checklist(duty: Duty, actor: Actor) -> Iterable[Check]:
    """Whether enough was found; for the office also who else owes the same and has not done it (CT-2-1a)."""
    unit = duty.rule.counted_in or _("minh chứng")
    label = _("Đủ số phải đạt")
    yield Check(label, duty.state in FULFILLED, f"{duty.counted}/{duty.owed} {unit}", duty.rule.basis)
    if not (OFFICE & actor.roles_in(duty.province_id)):
        return
    for group in compliance(province=duty.province_id, year=duty.plan_year or 0, rule=duty.rule_key):
        failing = _(" — chưa: ") + "; ".join(group.defaulters) if group.defaulters else ""
        yield Check(HOLDERS[group.holder], not group.defaulters, f"{group.met}/{group.owing}{failing}", duty.rule.basis)


def choices(name: str, duty: Duty, _actor: Actor) -> Options:
    """Bodies of the province that a duty may pass to; documents of its register that may prove one."""
    if name == "documents":
        known = Q(province=duty.province_id) | Q(province=None)
        documents = LegalDocument.objects.filter(known).exclude(number="").order_by("-issued_on", "-pk")[:MOST]
        return [(each.pk, f"{each} {each.subject}"[:160]) for each in documents]
    if name != "bodies":
        return ()
    today = duty.state_since.astimezone(LEGAL_ZONE).date()
    bodies = Organisation.objects.filter(province=duty.province_id).valid_on(today).exclude(pk=duty.body_id or 0)
    return list(bodies.order_by("name").values_list("pk", "name"))


def suggestions(act: str, duty: Duty, _actor: Actor) -> dict[str, object]:
    """The task written last, so that money and start can be added to it."""
    last = duty.grassroots_tasks.last() if act.startswith("record_task") else None
    return {name: getattr(last, name) for name in TaskFacts.model_fields} if last else {}


DUTY_KIND = DossierKind(
    workflow=DUTY,
    model=Duty,
    code="ND",
    stage="nghia-vu",
    plural=_("Nghĩa vụ"),
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    also_found_by=lambda duty: duty.holder_name,
    suggests=suggestions,
    papers=PAPERS,
    related=("body", "member"),
)
