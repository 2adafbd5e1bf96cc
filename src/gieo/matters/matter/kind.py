"""What the shared pages know of matters."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import OFFICE, Audience, Holder, party
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.identity.models import Organisation
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.matters.matter.effects import COLUMNS
from gieo.matters.matter.facts import asked_by
from gieo.matters.matter.papers import PAPERS
from gieo.matters.matter.states import MatterState, StepKind
from gieo.matters.matter.workflow import MATTER
from gieo.matters.models import Matter
from gieo.matters.selectors import subjects_for
from gieo.rulebooks.models import Asked, RegisterRule

MOST = 300


def _nothing_further(_matter: Matter) -> Iterable[Table]:
    return ()


# Tables that stages show on the page of an entry of a register: what serves a product of a district, for instance.
_further: dict[str, Callable[[Matter], Iterable[Table]]] = {}


def add_tables(register: str, tables: Callable[[Matter], Iterable[Table]]) -> None:
    """A later stage shows what it knows of the entries of a register."""
    _further[register] = tables


def readers(matter: Matter) -> Audience:
    """The office, who entered it, who is to answer or do it, who takes part; nobody else."""
    bodies = [matter.raised_by_id, matter.addressee_id, *(body.pk for body in matter.participants())]
    own = party(users=[matter.opened_by_id]) if matter.raised_by_id is None else party()
    return Audience.of(OFFICE, [party(bodies=bodies), own])


def holder(matter: Matter) -> Holder:
    """The body whose turn it is; the leadership where nobody is named to answer, the officer where no body wrote it."""
    role = MATTER.owners.get(MatterState(matter.state))
    if role is not Role.FOCAL_OFFICER:
        return Holder(role, name=ROLE_LABELS[role]) if role else Holder()
    if body := matter.turn:
        return Holder(role, party(bodies=[body.pk]), body.name)
    stand_in = Role.CHAIRMAN if matter.state == MatterState.FORWARDED else Role.SCIENCE_OFFICER
    return Holder(stand_in, name=ROLE_LABELS[stand_in])


def facts(matter: Matter) -> Iterable[Fact]:
    """What was entered, in the words of its register; what came of it."""
    rule = matter.rule
    of_columns = {
        Asked.DETAIL: matter.detail,
        Asked.REQUEST: matter.request,
        Asked.THEME: rule.theme_text(matter.theme) if matter.theme else "",
        Asked.PARTNER: matter.partner,
        Asked.ADDRESSEE: str(matter.addressee or ""),
        Asked.PLACE: matter.place,
        Asked.AMOUNT: money(matter.amount) if matter.amount else "",
        Asked.FROM_ON: matter.from_on,
        Asked.UNTIL_ON: matter.until_on,
        Asked.DOCUMENT: matter.document,
    }
    parent = matter.parent
    return [
        Fact(_("Sổ"), rule.text, basis=rule.basis),
        *([Fact(_("Thuộc hồ sơ"), str(parent), parent.get_absolute_url())] if parent else []),
        *facts_of(
            (_("Cơ quan ghi"), str(matter.raised_by or "")),
            (_("Năm"), matter.plan_year),
            *((asked.label, of_columns.get(asked.name)) for asked in rule.asks),
            *([] if rule.field(Asked.ADDRESSEE) else [(_("Nơi giải quyết"), str(matter.addressee or ""))]),
            (_("Trả lời"), matter.answer),
            (_("Kết quả"), matter.outcome),
        ),
    ]


def tables(matter: Matter) -> Iterable[Table]:
    """Who takes part, what was done, and what stages know of it."""
    parts = list(matter.participations.select_related("body"))
    if parts:
        rows = [(each.body.name, each.get_part_display()) for each in parts]
        yield Table(title=_("Các bên"), columns=(_("Cơ quan, tổ chức"), _("Tư cách")), rows=rows)
    steps = list(matter.steps.select_related("body"))
    if steps or matter.state == MatterState.IN_HAND:
        yield Table(
            title=_("Việc đã làm, kết quả"),
            columns=(_("Ngày"), _("Loại"), _("Nội dung"), _("Nơi báo cáo"), _("Liên kết, văn bản")),
            rows=[
                (f"{step.on:%d/%m/%Y}", StepKind(step.kind).label, step.text, str(step.body or "Sở KH&CN"), step.link)
                for step in steps
            ],
            empty=_("Chưa ghi việc nào."),
        )
    yield from _further.get(matter.register_key, _nothing_further)(matter)


def asks(act: str, matter: Matter) -> type[Facts] | None:
    """The form of its register, where it is written again; no dossier where the register is about none."""
    if act == "enter":
        return None if matter.rule.about else Facts
    return asked_by(matter.rule) if act == "send_again" else None


def choices(name: str, matter: Matter, actor: Actor) -> Options:
    """Bodies, themes of its register, dossiers it may belong to."""
    day = matter.state_since.astimezone(LEGAL_ZONE).date()
    return options(name, matter.rule, matter.province_id, actor, day)


def options(name: str, rule: RegisterRule, province: str, actor: Actor, on: date) -> Options:
    """What the form of a register lets pick: living bodies, its themes, the dossiers it is about that one may see."""
    if name == "themes":
        return [(theme.key, theme.text) for theme in rule.themes]
    if name == "subjects":
        seen = subjects_for(actor, province, rule).order_by("-is_open", "-pk")
        return [
            (pk, f"{number} {title[:120]}") for pk, number, title in seen.values_list("pk", "number", "title")[:MOST]
        ]
    bodies = Organisation.objects.filter(province=province).valid_on(on).order_by("name", "pk")
    return list(bodies.values_list("pk", "name")[:MOST])


def suggestions(act: str, matter: Matter, actor: Actor) -> dict[str, Any]:
    """What was entered before, where it is written again; the dossier whose number was written down."""
    if act == "enter":
        return {"subject": matter.parent_id or _dossier_named(matter, actor)}
    if act != "send_again":
        return {}
    typed: dict[str, Any] = {name: getattr(matter, name) for name in COLUMNS}
    parts = [{"body": {"id": each.body_id}, "part": each.part} for each in matter.participations.all()]
    return {
        **typed,
        "theme": matter.theme,
        "addressee": matter.addressee_id,
        "subject": matter.parent_id,
        "participants": parts,
    }


def _dossier_named(matter: Matter, actor: Actor) -> int | None:
    if not (matter.rule.about and matter.document):
        return None
    seen = subjects_for(actor, matter.province_id, matter.rule)
    return seen.filter(number=matter.document.strip()).values_list("pk", flat=True).first()


MATTER_KIND = DossierKind(
    workflow=MATTER,
    model=Matter,
    code="VTD",
    stage="theo-doi",
    plural=_("Sổ theo dõi"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    choices=choices,
    suggests=suggestions,
    asks=asks,
    papers=PAPERS,
    related=("raised_by", "addressee"),
)
