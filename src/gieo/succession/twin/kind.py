"""What the shared pages know of pairs of records."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.utils.translation import gettext

from gieo.dossiers.audience import Audience
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, Table, facts_of
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.succession.act.kind import READERS
from gieo.succession.act.workflow import TYPISTS
from gieo.succession.candidates import candidates
from gieo.succession.ledger import BASIS, changes_in
from gieo.succession.models import Twin
from gieo.succession.services.open_twin import open_twin
from gieo.succession.twin.facts import PairFacts
from gieo.succession.twin.merging import keys_to
from gieo.succession.twin.states import TwinState as S
from gieo.succession.twin.workflow import TWIN


def readers(_pair: Twin) -> Audience:
    """The office."""
    return Audience.of(READERS, ())


def facts(pair: Twin) -> Iterable[Fact]:
    """Both records and what they share."""
    return facts_of(
        (_("Giữ lại"), str(pair.kept)),
        (_("Bản trùng"), str(pair.double)),
        (_("Dấu hiệu"), pair.marks),
        (_("Gộp lúc"), pair.merged_at),
    )


def tables(pair: Twin) -> Iterable[Table]:
    """What hangs on each record, before; what went over, after."""
    if pair.state in (S.FOUND, S.DISMISSED):
        kept, double = _counts(pair.kept), _counts(pair.double)
        rows = [(what, str(kept[what]), str(double[what])) for what in dict.fromkeys((*kept, *double))]
        yield Table(
            title=gettext("Đang gắn với"),
            columns=(gettext("Loại"), gettext("Bản giữ lại"), gettext("Bản trùng")),
            rows=rows,
            numeric=frozenset({1, 2}),
            empty=gettext("Chưa có gì gắn với hai bản ghi."),
        )
        return
    moved = Counter(_label(change.model) for change in changes_in(entry_of(pair)).exclude(claim=""))
    yield Table(
        title=gettext("Đã chuyển sang bản giữ lại"),
        columns=(gettext("Loại"), gettext("Số lượng")),
        rows=[(what, str(count)) for what, count in moved.items()],
        numeric=frozenset({1}),
        empty=gettext("Không có gì phải chuyển."),
    )


def _counts(record: Organisation | Person) -> Counter[str]:
    found: Counter[str] = Counter()
    for model, field in keys_to(type(record)):
        if count := model._default_manager.filter(**{field.name: record.pk}).count():
            found[str(model._meta.verbose_name)] += count
    return found


def _label(model: str) -> str:
    return str(apps.get_model(model)._meta.verbose_name)


def _opening_choices(name: str, province: str, _actor: Actor) -> Options:
    if name != "pairs":
        return ()
    return [(each.key, f"{each.kept} ← {each.double} ({each.words})"[:200]) for each in candidates(province)]


def _readable(pair: Any) -> str:
    return f"{pair.kept} {pair.double}"


TWIN_KIND = DossierKind(
    workflow=TWIN,
    model=Twin,
    code="TR",
    stage="ke-thua",
    plural=_("Bản ghi trùng"),
    readers=readers,
    facts=facts,
    tables=tables,
    also_found_by=_readable,
    related=("body", "double_body", "person", "double_person"),
    opening=Opening(
        label=_("Xem xét hai bản ghi trùng"),
        actors=TYPISTS,
        facts=PairFacts,
        do=open_twin,
        legal_basis=BASIS,
        choices=_opening_choices,
    ),
)
