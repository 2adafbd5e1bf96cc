"""What pages show of a council on a dossier: members, count, and the lists its acts pick from."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.councils.aides import Aide, aides_of
from gieo.councils.bench import CONFIRMING, Bench, Sitter, bench_of, helpers_of
from gieo.councils.candidates import barred_from
from gieo.councils.earlier import known_before
from gieo.councils.links import SuspicionKind
from gieo.councils.load import yearly_load
from gieo.councils.minutes import edits_of, standing
from gieo.councils.models import Council, CouncilItem, Expert, Membership, PanelProposal
from gieo.councils.models.item import PHASES
from gieo.councils.procedure import Procedure
from gieo.councils.roster import conflict_rules, entry_pk
from gieo.councils.seats import CouncilSeat
from gieo.councils.sections import MinutesPart
from gieo.councils.services.pledge_confidentiality import PLEDGING
from gieo.councils.sitting.facts import MemberRow
from gieo.councils.sitting.hearing import remark_options
from gieo.councils.sitting.phases import SETTING, last_remarks, remarks_rule
from gieo.councils.sitting.replacing import seats_to_fill
from gieo.councils.sitting.reviewers import judged_options, plain_members
from gieo.councils.sitting.tellers import picked, tellers_to_name
from gieo.dossiers.kinds import Options
from gieo.dossiers.shown import Check, Notice, Table
from gieo.identity.models import Appointment, Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.rulebooks import library

MOST = 300
FOUNDING = ("found_council", "found_term_council")
MOVING, PHASING = ("call_again", "adjourn"), "set_phases"
CALLED = {"sitting_at": "sitting_at", "place": "sitting_place"}
VOTED = {Law.L2013: ("ND08-2014:33.2",), Law.L2025: ("ND267-2025:12.5",)}
# Whom a council may take beside the experts: representatives of bodies and of the department.
REPRESENTATIVES = (Role.FOCAL_OFFICER, Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.FINANCE_OFFICER)


def council_tables(item: CouncilItem) -> list[Table]:
    """Members, and the count once the voting is closed; who voted how is told to nobody."""
    bench = bench_of(item)
    if not bench.sitters:
        return []
    return [_members(item, bench), *([_count(item)] if item.closed_at else [])]


def _members(item: CouncilItem, bench: Bench) -> Table:
    senders = Organisation.objects.in_bulk({sitter.membership.nominating_body_id for sitter in bench.sitters} - {None})
    return Table(
        title=_("Thành viên hội đồng"),
        inside=True,
        columns=(_("Họ và tên"), _("Tư cách"), _("Cơ quan cử"), _("Kê khai"), _("Dự họp")),
        rows=[
            (
                sitter.name,
                _seat_in_words(sitter),
                str(senders.get(sitter.membership.nominating_body_id or 0, "")),
                _said_in_words(sitter),
                (_("Có mặt") if sitter.is_present else _("Vắng")) if item.sat_at else "",
            )
            for sitter in bench.sitters
        ],
    )


def _seat_in_words(sitter: Sitter) -> str:
    """The seat, and what the member was named to review."""
    seat = _(sitter.membership.in_council.label)
    if not sitter.reviews:
        return seat
    return _("%(seat)s, phản biện %(dossiers)s") % {"seat": seat, "dossiers": ", ".join(sitter.reviews)}


def _said_in_words(sitter: Sitter) -> str:
    """What was declared or computed; of a confirmed suspicion only that there is one."""
    found = [conflict.text for conflict in sitter.found]
    if sitter.suspicion:
        found.append(_("Có xung đột theo kết luận của người chuẩn bị hội đồng"))
    return "; ".join(found) or (_("Không có xung đột") if sitter.has_declared else _("Chưa kê khai"))


def _count(item: CouncilItem) -> Table:
    return Table(
        title=_("Kết quả kiểm phiếu"),
        columns=(_("Nội dung"), _("Kết quả")),
        rows=[tuple(line) for line in tally_lines(item, outside=True)],
    )


def tally_lines(item: CouncilItem, *, outside: bool = False) -> list[tuple[str, str]]:
    """The count as labels and values; what a stage counted beside the common figures stands last.

    Args:
        item: the dossier.
        outside: as those are told whom it is about: of several dossiers that were compared nobody reads the others.
    """
    tally = item.tally
    if not tally:
        return []
    revised = tally.get("revised", 0)  # counts of earlier years know no revision
    return [
        (_("Thành viên hội đồng"), str(tally["members"])),
        (_("Tham gia bỏ phiếu"), str(tally["present"])),
        (_("Phiếu thu về"), str(tally["ballots"])),
        *([(_("Phiếu sửa trước khi mở kiểm phiếu"), str(revised))] if revised and not outside else ()),
        *((label, value) for label, value in (item.told_outside() if outside else tally.get("lines", ()))),
    ]


def council_checks(procedure: Procedure, item: CouncilItem) -> list[Check]:
    """How far members have declared and voted; in numbers, so that no ballot can be told from another."""
    bench = bench_of(item)
    if not bench.sitters or item.closed_at:
        return []
    declared = sum(sitter.has_declared for sitter in bench.sitters)
    suspected = sum(sitter.suspicion is not None for sitter in bench.sitters)
    checks = [
        *_helper_checks(procedure, item),
        Check(
            _("Thành viên đã kê khai xung đột lợi ích"),
            not bench.undeclared,
            f"{declared}/{len(bench.sitters)}",
            ("GIEO-MACDINH:38",),
        ),
    ]
    if suspected:
        words, clear = _("Thành viên không bị kết luận có xung đột"), len(bench.sitters) - suspected
        checks.append(Check(words, False, f"{clear}/{len(bench.sitters)}", CONFIRMING))
    if item.state == procedure.voting:
        there, waiting = len(bench.taking_part), len(bench.to_vote)
        checks.append(Check(_("Đã bỏ phiếu"), not waiting, f"{there - waiting}/{there}", VOTED[item.law]))
    return checks


def _helper_checks(procedure: Procedure, item: CouncilItem) -> list[Check]:
    """Administrative secretaries: enough of them, pledged, and clear of conflicts whenever one comes up."""
    rule, helpers = procedure.rule(item).administrative_secretaries, helpers_of(item)
    named, checks = len(helpers), []
    if rule:
        words = _("Thư ký hành chính đã được cử")
        checks.append(Check(words, named >= rule.number, f"{named}/{rule.number}", rule.basis))
    if helpers:
        pledged = sum(helper.has_pledged for helper in helpers)
        words = _("Thư ký hành chính đã cam kết bảo mật")
        checks.append(Check(words, pledged == named, f"{pledged}/{named}", PLEDGING[item.law]))
    if barred := sum(helper.is_barred for helper in helpers):
        words = _("Thư ký hành chính không có xung đột lợi ích")
        checks.append(Check(words, False, f"{named - barred}/{named}", ("GIEO-MACDINH:38",)))
    return checks


def council_notices(procedure: Procedure, act: str, item: CouncilItem) -> list[Notice]:
    """What the form of an act has to say before it is filled in.

    Before a council is founded or takes a dossier: how many administrative secretaries it needs, and if fewer do;
    before phases are set, what the law gives members for reading and remarks; before the day is moved, that they fall.
    """
    if act.startswith(PHASING):
        return phase_notices(procedure, item)
    if act in MOVING:
        words = _("Đổi giờ họp thì các mốc nhận xét, bỏ phiếu đã đặt hết hiệu lực; đặt lại cho phiên mới.")
        return [Notice(words, SETTING, refuses=False)] if item.has_phases else []
    rule = procedure.rule(item).administrative_secretaries
    if rule is not None and rule.binds and act == "assign_council":
        words = _("Hội đồng chưa có đủ %(needed)d thư ký hành chính không nhận thêm hồ sơ.")
        return [Notice(words % {"needed": rule.number}, rule.basis, refuses=True)]
    if act not in FOUNDING or rule is None:
        return []
    figure = {"needed": rule.number, "mark": _(rule.mark.label)}
    if rule.binds:
        words = _("Cử đủ %(needed)d thư ký hành chính; thiếu người thì việc thành lập bị từ chối.")
    else:
        words = _("Nên cử %(needed)d thư ký hành chính (%(mark)s); thiếu người vẫn thành lập được.")
    return [Notice(words % figure, rule.basis, refuses=rule.binds)]


def phase_notices(procedure: Procedure, item: CouncilItem) -> list[Notice]:
    """How an instant is read, since when members have the papers, and until when the law wants their remarks."""
    words = _("Từ mốc đầu là mở; đến đúng mốc sau là hết. Ô để trống thì phần đó làm như khi chưa đặt giai đoạn.")
    found = [Notice(words, SETTING, refuses=False)]
    papers = library.get(item.rulebook).deadline(f"{procedure.prefix}.papers")
    sent = {
        "rule": papers.in_words,
        "sent": hour_and_day(item.papers_sent_at),
        "sitting": hour_and_day(item.sitting_at),
    }
    words = _("%(rule)s. Đã gửi lúc %(sent)s, họp lúc %(sitting)s.")
    found.append(Notice(words % sent, papers.basis, refuses=False))
    rule, last = remarks_rule(procedure, item), last_remarks(procedure, item)
    if rule and last:
        words = _("%(rule)s: nhận xét phải kết thúc trước %(last)s.")
        found.append(Notice(words % {"rule": rule.in_words, "last": hour_and_day(last)}, rule.basis, refuses=True))
    return found


# ---------------------------------------------------------------- lists to pick from


def council_choices(procedure: Procedure, name: str, item: CouncilItem) -> Options:
    """The lists of the council's acts; empty for a list that is not one of them."""
    find = _LISTS.get(name)
    return find(procedure, item) if find else ()


def people_to_seat(procedure: Procedure, item: CouncilItem) -> Options:
    """Experts first, those of the item's field and those with few councils before the others; nobody barred (CT-3-4b).

    Whoever stands at the end is no expert but an officer or a representative of a body.
    """
    on = item.bench_day
    experts = [expert for expert in _experts(item) if expert.is_available_on(on)]
    loads = _loads([expert.person_id for expert in experts], on.year)
    experts.sort(key=lambda each: (-each.level_in(item.science_field), loads.get(each.person_id, 0)))
    before = known_before(item, procedure.rule(item).sat_before)
    options = [
        (each.person_id, _words(each, loads.get(each.person_id, 0), sat_before=each.person_id in before))
        for each in experts
    ]
    seated = Appointment.objects.filter(province=item.province_id, role__in=REPRESENTATIVES).valid_on(on)
    others = Person.objects.filter(appointments__in=seated, user__isnull=False).exclude(pk__in=dict(options))
    options += [(person.pk, person.full_name) for person in others.distinct().order_by("full_name", "pk")]
    people = [pk for pk, _label in options]
    barred, carried = barred_from(item, people, on), yearly_load(item, people)
    return [option for option in options if option[0] not in barred and not carried.is_full(option[0])][:MOST]


def _experts(item: CouncilItem) -> list[Expert]:
    active = Expert.objects.filter(province=item.province_id, is_active=True, person__user__isnull=False)
    return list(active.select_related("person", "employer").order_by("person__full_name", "pk"))


def _loads(people: list[int], year: int) -> dict[int, int]:
    """In how many councils founded in a year somebody sits."""
    seats = Membership.objects.filter(person__in=people, valid_from__year=year).order_by("person")
    return dict(seats.values("person").annotate(load=Count("pk")).values_list("person", "load"))


def _words(expert: Expert, load: int, *, sat_before: bool) -> str:
    words = [str(expert), expert.speciality, expert.employer.name if expert.employer else ""]
    if sat_before:
        words.append(_("đã dự hội đồng trước của nhiệm vụ"))
    if load:
        words.append(_("%(load)d hội đồng trong năm") % {"load": load})
    return " · ".join(filter(None, words))


def people_to_help(_procedure: Procedure, item: CouncilItem) -> Options:
    """Officers of the province, with the body they work for, to be named administrative secretaries; nobody barred.

    What may be a conflict though no rule names it stands beside the name (X-14).
    """
    return [(aide.person.pk, _aide_in_words(aide)) for aide in aides_of(item) if not aide.is_barred][:MOST]


def _aide_in_words(aide: Aide) -> str:
    words = ", ".join(filter(None, (aide.person.full_name, aide.body)))
    # Names that were written stand on the page of choosing alone, where nobody reads the own one.
    told = [each for each in aide.raised if each.kind is not SuspicionKind.UNWANTED]
    causes = "; ".join(f"{_(each.kind.label)}: {each.cause}" for each in told)
    return f"{words} · " + _("nghi vấn: %(causes)s") % {"causes": causes} if causes else words


def _members_open(_procedure: Procedure, item: CouncilItem) -> Options:
    sitters = bench_of(item).open_to
    return [(each.membership.pk, f"{each.name} ({_(each.membership.in_council.label)})") for each in sitters]


def participants(item: CouncilItem) -> Options:
    """Members who take part: there, declared, without a conflict."""
    return [(sitter.membership.pk, sitter.name) for sitter in bench_of(item).taking_part]


def _to_vote(_procedure: Procedure, item: CouncilItem) -> Options:
    return [(sitter.membership.pk, sitter.name) for sitter in bench_of(item).to_vote]


def _conflicts(_procedure: Procedure, item: CouncilItem) -> Options:
    return [(rule.key.value, rule.text) for rule in conflict_rules(item)]


def bodies_of_province(_procedure: Procedure, item: CouncilItem) -> Options:
    """The bodies of the province in being, to name who sent a member."""
    living = Organisation.objects.filter(province=item.province_id).valid_on(item.bench_day)
    return list(living.order_by("name").values_list("pk", "name")[:MOST])


def _councils(procedure: Procedure, item: CouncilItem) -> Options:
    on = item.bench_day
    lately = Q(term_ends_on__isnull=True, founded_at__year__gte=on.year - 1)
    found = Council.objects.filter(lately | Q(term_ends_on__gte=on), province=item.province_id, kind=procedure.council)
    return [
        (council.pk, f"{council.title} ({council.founded_at.astimezone(LEGAL_ZONE):%d/%m/%Y})")
        for council in found.order_by("-pk")[:MOST]
        if council != item.council
    ]


_LISTS: Mapping[str, Callable[[Procedure, CouncilItem], Options]] = {
    "people": people_to_seat,
    "seats": lambda _procedure, item: seats_to_fill(item),
    "secretaries": people_to_help,
    "bodies": bodies_of_province,
    "councils": _councils,
    "members": _members_open,
    "to_vote": _to_vote,
    "there": lambda _procedure, item: participants(item),
    "conflicts": _conflicts,
    "judged": lambda _procedure, item: judged_options(item),
    "remarks": lambda _procedure, item: remark_options(item),
    "plain_members": lambda _procedure, item: plain_members(item),
}

# ---------------------------------------------------------------- first values


def council_suggestions(act: str, item: CouncilItem) -> Mapping[str, Any]:
    """The panel computed; members there when the vote is opened; day and place agreed when they are changed."""
    if act in FOUNDING:
        return {"members": _proposed(item)}
    if act == "open_voting":
        return {"present": picked(bench_of(item).taking_part)}
    if act == "open_count" and (tellers := tellers_to_name(item)):
        return {"tellers": picked(tellers)}
    if act in MOVING or act.startswith(PHASING):
        names = {name: name for name in PHASES} if act.startswith(PHASING) else CALLED
        return {asked: getattr(item, name) for asked, name in names.items()}
    if item.sat_at:  # what secretaries wrote goes into the minutes as it stands
        return {"discussion": discussion_of(item)}
    return {}


def discussion_of(item: CouncilItem) -> str:
    """What secretaries have written down of the discussion."""
    stands = standing(edits_of(entry_pk(item), MinutesPart.DISCUSSION))
    return stands.words if stands else ""


def _proposed(item: CouncilItem) -> tuple[MemberRow, ...]:
    """The last panel that was computed, for whoever founds the council to take over or change."""
    proposal = PanelProposal.objects.filter(entry=entry_pk(item)).order_by("-pk").first()
    if proposal is None:
        return ()
    names = dict(Person.objects.filter(pk__in=[row["person"] for row in proposal.rows]).values_list("pk", "full_name"))
    return tuple(
        MemberRow(person=Picked(id=row["person"], name=names[row["person"]]), seat=CouncilSeat(row["seat"]))
        for row in proposal.rows
    )
