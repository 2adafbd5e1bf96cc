"""Who reads a dossier that a council decides, and whose turn it is."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from gieo.core.models import Stateful
from gieo.councils.bench import Sitter, bench_of, helper_of, helpers_of, party_of, roster_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.roster import Helper
from gieo.councils.seats import CouncilSeat
from gieo.dossiers.audience import JUDGES, OFFICE, Audience, Holder, Party
from gieo.dossiers.shown import Fact, facts_of
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role

HELD = "_held"  # where the instance of what is judged keeps it


def readers(item: CouncilItem, roles: Iterable[Role] = OFFICE) -> Audience:
    """Officers, parties, everybody on the council who pledged, and inspectors, who may watch it sit (decision 13).

    Until the pledge its members and secretaries are invited and no readers (decision 32); what a member sees between
    pledge and declaration is `cover`'s to say.
    """
    others = [party for role, party in item.parties().items() if role not in JUDGES]
    sitters, helpers = bench_of(item).sitters, helpers_of(item)
    bound = (
        party_of(sitter for sitter in sitters if sitter.is_bound),
        Party(users=frozenset(helper.user for helper in helpers if helper.has_pledged)),
    )
    return Audience.of({*roles, Role.INSPECTOR}, (*others, *bound), invited=invited(item))


def invited(item: CouncilItem) -> Party:
    """Who was called to the council of a dossier and has not pledged; whom a conflict bars need not.

    Before the papers go out those are called among whom a council of a term names its reviewers.
    """
    if item.papers_sent_at is None:
        asked = bench_of(item).open_to if item.council_id and roster_of(item).is_for_a_term else ()
        return party_of(each for each in asked if each.membership.seat == CouncilSeat.MEMBER and not each.is_bound)
    members = [sitter for sitter in bench_of(item).open_to if not sitter.is_bound]
    helpers = (helper.user for helper in helpers_of(item) if not (helper.has_pledged or helper.is_barred))
    return Party(users=party_of(members).users.union(helpers))


def judges(item: CouncilItem) -> list[Party]:
    """Everybody on the council, whatever bars them, and who keeps its desk."""
    return [party_of(bench_of(item).sitters), Party(users=frozenset(helper.user for helper in helpers_of(item)))]


def cover(item: CouncilItem, actor: Actor, roles: Iterable[Role] = OFFICE) -> list[Fact] | None:
    """What a member sees of the dossier instead of its content, until no conflict is declared; None where it is open.

    An administrative secretary sees as much until the pledge, and as long as a conflict bars.
    Enough to know what the declaration is about: nothing that was handed in (X-14).
    """
    if actor.roles_in(item.province_id) & set(roles):
        return None
    sitter, helper = bench_of(item).of(actor.user), helper_of(item, actor.user)
    known = sitter or helper
    if known is None or (known.is_clear and (sitter is None or item.papers_sent_at)):
        return None
    why = _why_closed(sitter) if sitter else _why_closed_to_helper(helper)
    return [*sitting_facts(item), Fact(gettext("Nội dung hồ sơ"), why)]


def members_reading(dossier: Stateful, judged_in: Iterable[CouncilItem]) -> list[Party]:
    """Members who have declared and whom nothing bars: readers of a dossier that their councils judge.

    Members of a council of a term may have declared before the papers went out; until then they read nothing.

    Args:
        dossier: what is judged.
        judged_in: the items in which it is; the one whose act is going on is asked as it stands (`hold`).
    """
    held = dossier.__dict__.get(HELD)
    items = [held if isinstance(held, CouncilItem) and held == item else item for item in judged_in]
    return [
        party_of(sitter for sitter in bench_of(item).sitters if sitter.is_clear and item.papers_sent_at)
        for item in items
    ]


def hold(dossier: Stateful, item: CouncilItem) -> None:
    """Tell a dossier in which item an act is going on, so that its bench is not read a second time."""
    dossier.__dict__[HELD] = item


def sitting_facts(item: CouncilItem) -> list[Fact]:
    """When and where the council sits, by which decision."""
    council = item.council
    numbered = bool(council and council.decision_number and council.decision_date)
    return [
        *facts_of(
            (gettext("Hội đồng"), council.title if council else ""),
            (
                gettext("Quyết định thành lập"),
                f"{council.decision_number}, {council.decision_date:%d/%m/%Y}" if council and numbered else "",
            ),
            (gettext("Gửi tài liệu lúc"), item.papers_sent_at),
            (gettext("Phiên họp lúc"), item.sitting_at),
            (gettext("Nơi họp"), item.sitting_place),
        ),
        *facts_of(
            (gettext("Nhận xét từ"), item.remarks_from),
            (gettext("Nhận xét đến trước"), item.remarks_until),
            (gettext("Bỏ phiếu từ"), item.votes_from),
            (gettext("Bỏ phiếu đến trước"), item.votes_until),
            (gettext("Giấy ủy quyền chủ trì"), item.authorisation),
            inside=True,
        ),
        *facts_of((gettext("Khai mạc lúc"), item.sat_at), (gettext("Kiểm phiếu lúc"), item.closed_at)),
    ]


def holder(procedure: Procedure, item: CouncilItem) -> Holder | None:
    """Members who still have to declare or to vote; None where the table's owner holds it."""
    if item.state not in {procedure.papers_sent, procedure.sitting, procedure.voting}:
        return None
    bench = bench_of(item)
    if item.state == procedure.voting:
        waiting = [] if item.closed_at else bench.to_vote
        return _held_by(waiting) if waiting else _desk(bench.sitters)
    silent = bench.undeclared
    return Holder(Role.SCIENCE_OFFICER, party_of(silent), ROLE_LABELS[_member_or_office(silent)])


def _member_or_office(silent: Sequence[Sitter]) -> Role:
    return Role.COUNCIL_MEMBER if silent else Role.SCIENCE_OFFICER


def _held_by(sitters: Iterable[Sitter]) -> Holder:
    """Lists show whose turn it is to all their readers: members are not named (decision 23)."""
    return Holder(None, party_of(sitters), ROLE_LABELS[Role.COUNCIL_MEMBER])


def _desk(sitters: Iterable[Sitter]) -> Holder:
    """All ballots are in: the secretary counts, or an officer for the secretary."""
    secretary = [sitter for sitter in sitters if sitter.membership.seat == CouncilSeat.SECRETARY]
    named = Role.COUNCIL_SECRETARY if secretary else Role.SCIENCE_OFFICER
    return Holder(Role.SCIENCE_OFFICER, party_of(secretary), ROLE_LABELS[named])


def _why_closed(sitter: Sitter) -> str:
    if sitter.barred:
        return gettext("Không mở: %(reason)s") % {"reason": sitter.barred[0]}
    if sitter.has_declared:
        return gettext("Mở khi hội đồng được gửi tài liệu")
    return gettext("Mở sau khi kê khai không có xung đột lợi ích")


def _why_closed_to_helper(helper: Helper | None) -> str:
    if helper and helper.is_barred:
        return gettext("Không mở: thư ký hành chính có xung đột lợi ích với hồ sơ này")
    return gettext("Mở sau khi thư ký hành chính cam kết bảo mật")
