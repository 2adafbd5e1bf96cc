"""Official documents of a council on a dossier."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.councils.bench import bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.posts import Post, posts_of
from gieo.councils.procedure import Procedure
from gieo.councils.seats import CouncilSeat, seat_of
from gieo.councils.sections import MinutesPart
from gieo.councils.sitting.facts import TellerFacts
from gieo.councils.sitting.parts import CONCLUSION, DECISION, INVITATION, MINUTES, TALLY_SHEET
from gieo.councils.sitting.record import minutes_parts, written_sections
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.official import paper_without_act
from gieo.dossiers.papers import PaperKind, Part, article, facts_part, paragraph, section, table
from gieo.dossiers.timeline import words_of
from gieo.kernel.refusal import _

# Who signs a tally sheet where a board of three counts (TT 20/2023, article 11; TT 11/2014, article 9).
TELLERS = (("", "TRƯỞNG BAN KIỂM PHIẾU"), ("", "ỦY VIÊN"), ("", "ỦY VIÊN"))


def council_papers(procedure: Procedure) -> dict[str, PaperKind]:
    """Founding decision, invitation, tally sheet, minutes, conclusions: by the names under which the rows issue them.

    Those the dossier is about get the conclusions alone: all others name who judges it (decision 23).
    """
    chair_and_secretary = (("", "CHỦ TỊCH HỘI ĐỒNG"), ("", "THƯ KÝ KHOA HỌC"))
    by_tellers = issubclass(procedure.count_facts, TellerFacts)
    kinds = (
        PaperKind(
            key=DECISION,
            layout="decision",
            title=_("Quyết định thành lập hội đồng"),
            says=_decision,
            issuer="peoples_committee",
            symbol="QĐ-UBND",
            signers=(("", "CHỦ TỊCH"),),
            recipients=("Như Điều 3;", "Sở KH&CN;", "Lưu: VT."),
            inside=True,
            frozen=True,
        ),
        PaperKind(
            key=INVITATION,
            layout="official_letter",
            title=_("Giấy mời họp hội đồng"),
            says=_invitation,
            symbol="GM-SKHCN",
            addressee="Thành viên hội đồng",
        ),
        PaperKind(
            key=TALLY_SHEET,
            layout="minutes",
            title=_("Biên bản kiểm phiếu"),
            says=_tally_sheet,
            issuer="council",
            signers=TELLERS if by_tellers else chair_and_secretary,
            signed_by=signed_by_tellers if by_tellers else _signing,
            code=procedure.codes.get(TALLY_SHEET, ""),
            inside=True,
            frozen=True,
        ),
        PaperKind(
            key=MINUTES,
            layout="minutes",
            title=_("Biên bản họp hội đồng"),
            says=partial(_minutes, procedure),
            issuer="council",
            signers=chair_and_secretary,
            signed_by=_signing,
            code=procedure.codes.get(MINUTES, ""),
            inside=True,
            frozen=True,
        ),
        PaperKind(
            key=CONCLUSION,
            layout="notice",
            title=_("Thông báo kết luận của hội đồng"),
            says=_conclusion,
            symbol="TB-SKHCN",
            frozen=True,
        ),
    )
    issued = {DECISION, INVITATION, TALLY_SHEET, MINUTES, *(key for each in procedure.outcomes for key in each.issues)}
    return {kind.key: kind for kind in kinds if kind.key in issued}


def minutes_as_they_stand(procedure: Procedure, item: CouncilItem, *, at: datetime) -> dict[str, Any]:
    """The context of the minutes before, or beside, those which the act that closes the voting issues.

    Args:
        procedure: how the council decides.
        item: the dossier.
        at: when they are asked for.
    """
    closing = history_of(item).filter(name__in=[outcome.name for outcome in procedure.outcomes]).last()
    facts = closing.facts if closing and item.closed_at and closing.at >= item.closed_at else {}
    kind, parts = council_papers(procedure)[MINUTES], minutes_parts(procedure, item, facts)
    basis = procedure.rule(item).quorum.basis
    return paper_without_act(kind, item, parts=parts, legal_basis=basis, at=at)


def _signing(item: CouncilItem, signers: list[dict[str, str]]) -> list[dict[str, str]]:
    """Whoever leads the item and its secretary by name; the vice chair signs for the chair."""
    chair, secretary = signers
    bench = bench_of(item)
    leader = bench.leader(is_vice_authorised=bool(item.authorisation.strip()))
    chair = {**chair, "name": leader.name if leader else ""}
    if leader and leader.membership.seat != CouncilSeat.CHAIR:
        chair |= {"capacity": "KT.", "on_behalf": chair["position"], "position": f"PHÓ {chair['position']}"}
    seated = (each.name for each in bench.taking_part if each.membership.seat == CouncilSeat.SECRETARY)
    return [chair, {**secretary, "name": next(seated, "")}]


def signed_by_tellers(item: CouncilItem, signers: list[dict[str, str]]) -> list[dict[str, str]]:
    """The board of tellers by name, its head first."""
    names = [*item.tally.get("tellers", ()), *[""] * len(signers)]
    return [{**each, "name": name} for each, name in zip(signers, names, strict=False)]


def _decision(item: CouncilItem, entry: TransitionLog) -> Sequence[Part]:
    members = entry.facts["members"]
    day = entry.at.astimezone(LEGAL_ZONE).date()
    posts = posts_of([member["person"]["id"] for member in members], item.province_id, day)
    rows = [_member_row(at, member, posts[member["person"]["id"]]) for at, member in enumerate(members, start=1)]
    return [
        article(f"Thành lập hội đồng tư vấn đối với “{item.judged_title}”, gồm {len(rows)} thành viên:"),
        table(("TT", "Họ và tên", "Chức vụ, nơi công tác", "Tư cách", "Cơ quan cử"), rows),
        *_helpers(entry),
        article("Hội đồng làm việc theo quy định hiện hành và tự giải thể khi hoàn thành nhiệm vụ."),
        article("Các cơ quan, đơn vị liên quan và các thành viên hội đồng chịu trách nhiệm thi hành."),
    ]


def _member_row(at: int, member: Mapping[str, Any], post: Post) -> list[str]:
    """A member as the decision names one: degree and name, post and place of work, seat, the body that sent them."""
    named, sent_by = post.before(member["person"]["name"]), (member["body"] or {}).get("name", "")
    return [str(at), named, post.in_words, seat_of(member["seat"]).label, sent_by]


def _helpers(entry: TransitionLog) -> list[Part]:
    """Who helps the council without being a member."""
    named = "; ".join(person["name"] for person in entry.facts.get("secretaries", ()))
    return [paragraph(f"Thư ký hành chính giúp việc hội đồng, không phải là thành viên: {named}.")] if named else []


def _invitation(item: CouncilItem, entry: TransitionLog) -> Sequence[Part]:
    return [
        paragraph(f"Kính mời dự phiên họp hội đồng đối với “{item.judged_title}”."),
        facts_part(
            ("Thời gian", _instant(item)),
            ("Địa điểm", item.sitting_place),
            ("Tài liệu gửi kèm", str(entry.facts.get("papers", ""))),
            ("Lý do đổi lịch", str(entry.facts.get("reason", ""))),
        ),
        paragraph("Trước khi xem hồ sơ, mỗi thành viên kê khai xung đột lợi ích trên hệ thống."),
    ]


def _tally_sheet(item: CouncilItem, _entry: TransitionLog) -> Sequence[Part]:
    not_voting = ", ".join(item.tally.get("not_voting", ()))
    return [
        facts_part(("Nội dung", item.judged_title), ("Phiên họp", _instant(item))),
        table(("Nội dung", "Kết quả"), [list(line) for line in tally_lines(item)]),
        facts_part(
            ("Có mặt nhưng không bỏ phiếu", not_voting),
            ("Ban kiểm phiếu", ", ".join(item.tally.get("tellers", ()))),
        ),
    ]


def _conclusion(item: CouncilItem, entry: TransitionLog) -> Sequence[Part]:
    """What the council found and wants, of whom nobody is named."""
    there = f"{item.tally.get('present', 0)}/{item.tally.get('members', 0)} thành viên"
    concluded = written_sections(item).get(MinutesPart.CONCLUSION, "")
    return [
        facts_part(("Nội dung", item.judged_title), ("Phiên họp", _instant(item)), ("Tham gia bỏ phiếu", there)),
        section("Kết quả kiểm phiếu"),
        table(("Nội dung", "Kết quả"), [list(line) for line in tally_lines(item, outside=True)]),
        facts_part(*words_of(kind_of(item), entry, outside=True)),
        *([section("Kết luận, kiến nghị của hội đồng", concluded)] if concluded else []),
    ]


def _minutes(procedure: Procedure, item: CouncilItem, entry: TransitionLog) -> Sequence[Part]:
    return minutes_parts(procedure, item, entry.facts)


def _instant(item: CouncilItem) -> str:
    return hour_and_day(item.sat_at or item.sitting_at)
