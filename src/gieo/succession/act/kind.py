"""What the shared pages know of decisions on bodies: the lines, and what moves, before and after it is done."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.db.models import Q
from django.utils.translation import gettext

from gieo.core import clock
from gieo.dossiers.audience import Audience
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.rulebooks import library
from gieo.succession import invariants
from gieo.succession.act.facts import DecisionFacts
from gieo.succession.act.states import SuccessionState as S
from gieo.succession.act.workflow import SUCCESSION, TYPISTS
from gieo.succession.claims import BY_KEY, FILES, FILES_LABEL
from gieo.succession.ledger import BASIS, changes_in
from gieo.succession.models import Change, Op, Succession
from gieo.succession.moving import moves_of, parts_by_body
from gieo.succession.naming_listed import ABSENT, FAULT, KNOWN, NEW, home_of
from gieo.succession.services.open_succession import open_succession

SHOWN = 300
READERS = TYPISTS | {Role.DIRECTOR, Role.CHAIRMAN, Role.AUDITOR}


def readers(_succession: Succession) -> Audience:
    """The office."""
    return Audience.of(READERS, ())


def facts(succession: Succession) -> Iterable[Fact]:
    """The decision."""
    return facts_of(
        (_("Việc"), Change(succession.change).label),
        (_("Quyết định"), f"{succession.decision}, {succession.decided_on:%d/%m/%Y}, {succession.decided_by}"),
        (_("Có hiệu lực từ"), succession.from_day),
        (_("Tỉnh kế thừa"), succession.heir_province.name if succession.heir_province else ""),
        (_("Người lập"), _typist(succession)),
        (_("Thực hiện lúc"), succession.carried_out_at),
    )


def _typist(succession: Succession) -> str:
    person = getattr(succession.opened_by, "person", None)
    return person.full_name if person else ""


def tables(succession: Succession) -> Iterable[Table]:
    """What becomes of each body; what moves, counted and one by one; before it is done as a preview."""
    lists = {str(key): each.name for key, each in library.territory().lists.items()}
    yield Table(
        title=gettext("Cơ quan"),
        columns=(gettext("Cơ quan"), gettext("Thành"), gettext("Mã")),
        rows=[
            (
                part.body.name_on(succession.last_day),
                part.becomes,
                f"{part.code} ({lists[part.code_list]})" if part.code else "",
            )
            for found in parts_by_body(succession).values()
            for part in found
        ],
        empty=gettext("Chưa nêu cơ quan nào."),
    )
    yield from _lists(succession)
    rows = _planned(succession) if succession.state == S.DRAFT else _done(succession)
    counts = Counter(kind for kind, _name, _way in rows)
    yield Table(
        title=gettext("Sẽ chuyển") if succession.state == S.DRAFT else gettext("Đã chuyển"),
        columns=(gettext("Loại"), gettext("Số lượng")),
        rows=[(kind, str(count)) for kind, count in counts.items()],
        numeric=frozenset({1}),
        empty=gettext("Không có việc nào phải chuyển."),
    )
    if rows:
        yield Table(
            title=gettext("Từng việc"),
            columns=(gettext("Loại"), gettext("Việc, hồ sơ"), gettext("Từ → về")),
            rows=rows[:SHOWN],
        )


VERDICTS = {NEW: _("đã nêu"), KNOWN: _("có rồi"), ABSENT: _("không có ở đây"), FAULT: _("lỗi, bỏ qua")}


def _lists(succession: Succession) -> Iterable[Table]:
    """What became of each line of the lists that were handed in, the latest first."""
    for each in succession.lists.select_related("file").order_by("-pk"):
        counts = Counter(row["verdict"] for row in each.report)
        said = ", ".join(f"{gettext(VERDICTS[verdict])}: {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
        yield Table(
            title=gettext("Danh sách %(name)s (%(said)s)") % {"name": each.file.name, "said": said},
            columns=(gettext("Dòng"), gettext("Cơ quan"), gettext("Thành"), gettext("Mã"), gettext("Kết quả")),
            rows=[
                (
                    str(row["line"]), row["body"], row["heir"], row["code"],
                    f"{gettext(VERDICTS[row['verdict']])}{': ' if row['reason'] else ''}{row['reason']}",
                )
                for row in sorted(each.report, key=lambda row: (row["verdict"] != FAULT, row["line"]))[:SHOWN]
            ],
        )  # fmt: skip


def _planned(succession: Succession) -> list[tuple[str, str, str]]:
    return [(gettext(move.label), str(move.row), move.way) for move in moves_of(succession)]


def _done(succession: Succession) -> list[tuple[str, str, str]]:
    found = changes_in(entry_of(succession)).exclude(claim="").exclude(op=Op.SET, field="valid_to")
    labels = {key: gettext(claim.label) for key, claim in BY_KEY.items()} | {FILES: gettext(FILES_LABEL)}
    return [(labels.get(change.claim, change.claim), change.name, change.way) for change in found]


def checklist(succession: Succession, _actor: Actor) -> Iterable[Check]:
    """Before: everything has an heir. After: everything has exactly one holder, asked of the database anew."""
    if succession.state == S.DRAFT:
        loose = sum(move.part is None for move in moves_of(succession))
        detail = gettext("%(count)d việc chưa nói về đâu") % {"count": loose} if loose else ""
        yield Check(gettext("Mọi việc có nơi kế thừa"), not loose, detail, BASIS)
    if succession.state == S.CARRIED_OUT:
        for label, day in (
            (gettext("Trước ngày hiệu lực, mỗi việc có đúng một nơi giữ"), succession.last_day),
            (gettext("Từ ngày hiệu lực, mỗi việc có đúng một nơi giữ"), succession.from_day),
            (gettext("Hôm nay, mỗi việc có đúng một nơi giữ"), clock.today()),
        ):
            faults = list(invariants.faults(on=day, bodies=_whose(succession), today=clock.today()))
            yield Check(label, not faults, "; ".join(faults[:3]), BASIS)


def _whose(succession: Succession) -> set[int]:
    """The bodies of the decision; with a whole province also those that ended with it and have no heir yet."""
    bodies = set(succession.parts.values_list("body", flat=True))
    if succession.heir_province_id:
        loose = Organisation.objects.filter(province=succession.province_id, successor__isnull=True)
        bodies |= set(loose.filter(valid_to__lte=succession.last_day).values_list("pk", flat=True))
    return bodies


def choices(name: str, succession: Succession, _actor: Actor) -> Options:
    """Lists of the forms."""
    return LISTS[name](succession) if name in LISTS else ()


def _ending(succession: Succession) -> Options:
    own = Organisation.objects.filter(province=succession.province_id, successor__isnull=True)
    return [(body.pk, body.name) for body in own.order_by("name")]


def _heirs(succession: Succession) -> Options:
    home = home_of(succession.heir_province or succession.province, succession)
    homes = Q(province__in=[succession.province_id, home.pk if home else ""])
    bodies = Organisation.objects.filter(homes).valid_on(succession.from_day).order_by("name")
    return [(body.pk, body.name) for body in bodies]


def _parts(succession: Succession, *, at_least: int = 1) -> Options:
    found = (found for found in parts_by_body(succession).values() if len(found) >= at_least)
    return [(part.pk, str(part)) for each in found for part in each]


def _things(succession: Succession) -> Options:
    several = {pk for pk, found in parts_by_body(succession).items() if len(found) > 1}
    moves = [move for move in moves_of(succession) if move.body.pk in several]
    for key, label in {move.key: move.label for move in moves}.items():
        yield key, gettext("Tất cả: %(kind)s") % {"kind": gettext(label)}
    for move in moves:
        yield f"{move.key}-{move.row.pk}", f"{gettext(move.label)}: {move.row}"[:150]


LISTS: dict[str, Callable[[Succession], Options]] = {
    "ending": _ending,
    "heirs": _heirs,
    "kinds": lambda _succession: OrganisationKind.choices,
    "code_lists": lambda _succession: [(key, each.name) for key, each in library.territory().lists.items()],
    "parts": _parts,
    "split_parts": lambda succession: _parts(succession, at_least=2),
    "things": _things,
}


def _opening_choices(name: str, province: str, _actor: Actor) -> Options:
    if name != "provinces":
        return ()
    return [(each.pk, each.name) for each in Province.objects.exclude(pk=province).order_by("name")]


SUCCESSION_KIND = DossierKind(
    workflow=SUCCESSION,
    model=Succession,
    code="KE",
    stage="ke-thua",
    plural=_("Quyết định về cơ quan, tỉnh"),
    readers=readers,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    related=("heir_province", "opened_by__person"),
    opening=Opening(
        label=_("Nhập quyết định hợp nhất, chia tách, đổi tên, kết thúc"),
        actors=TYPISTS,
        facts=DecisionFacts,
        do=open_succession,
        legal_basis=BASIS,
        choices=_opening_choices,
    ),
)
