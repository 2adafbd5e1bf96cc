"""The first half of the year: orders in autumn, the orientation in spring, proposals in the window."""

from datetime import date, datetime, time, timedelta
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt
from gieo.officialdocs import render_pdf
from gieo.orientation.models import IntakeWindow, OrientationItem, OrientationNotice
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.correct_header import correct_header
from gieo.orientation.services.draft_notice import DraftField, draft_notice
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.services.open_order import open_order
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.set_orientation import set_items
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.rulebooks import library
from gieo.simulation.cast import Player
from gieo.simulation.world import World

FIELDS = ("Nông nghiệp", "Công nghệ sinh học", "Y, dược", "Kỹ thuật và công nghệ", "Khoa học xã hội")
ITEMS_PER_FIELD = 4
WAYS = (
    "Nghiên cứu quy trình",
    "Ứng dụng công nghệ",
    "Xây dựng mô hình",
    "Hoàn thiện giải pháp",
    "Chuyển giao kỹ thuật",
)
LATE, LAZY = 0.06, 0.15


def at_eight(day: date, *, minutes: int = 0) -> datetime:
    """The beginning of an office day, or so many minutes later."""
    return datetime.combine(day, time(8), tzinfo=LEGAL_ZONE) + timedelta(minutes=minutes)


def send_orders(world: World) -> None:
    """Bodies order what they need; some forget to."""
    grounds = library.get(library.in_force(world.cast.province.family, on=world.now.date()).id).grounds
    ground = Picked(id=grounds[1].key, name=grounds[1].text)
    for player in world.cast.focal:
        if world.chance(LAZY):
            continue
        facts = OrderFacts(
            title=f"{world.rng.choice(WAYS)} {world.rng.choice(world.subjects)}",
            plan_year=world.plan_year,
            grounds=(ground,),
            need="Vấn đề bức thiết của ngành, địa phương",
            expected_result="Quy trình và mô hình áp dụng được",
            application_address=player.body.name if player.body else "",
        )
        order = open_order(province=world.cast.province.code, facts=facts, actor=player.actor, at=world.now)
        act(order, "send", actor=player.actor, at=world.now)


def draft_orientation(world: World, *, closes_on: date) -> OrientationNotice:
    """The Sở drafts the orientation of the year."""
    fields = [DraftField(title, _wishes(world)) for title in FIELDS]
    officer = world.cast.officer.actor
    return draft_notice(
        province=world.cast.province,
        plan_year=world.plan_year,
        fields=fields,
        closes_on=closes_on,
        actor=officer,
        at=world.now,
    )


def _wishes(world: World) -> list[str]:
    return [f"{world.rng.choice(WAYS)} {subject}" for subject in world.rng.sample(world.subjects, ITEMS_PER_FIELD)]


def publish_orientation(world: World, notice: OrientationNotice, *, opens_on: date, closes_on: date) -> None:
    """The clerk gives number and day, the officer confirms, the director publishes."""
    officer, director = world.cast.officer.actor, world.cast.director.actor
    correct_header(
        notice=notice,
        actor=officer,
        at=world.now,
        title=notice.title,
        number="12/TB-SKHCN",
        issued_on=world.now.date(),
        opens_on=opens_on,
        closes_on=closes_on,
        boundary="through",
    )
    notice.refresh_from_db()
    confirmed = move_notice(notice=notice, act="confirm", attempt=Attempt(actor=officer, at=world.now))
    move_notice(notice=confirmed, act="publish", attempt=Attempt(actor=director, at=world.now))


def propose(world: World, number: int, *, late: bool, title: str = "") -> Proposal:
    """One proposal on the official form, sent in time or after closing; without a title it gets one by chance."""
    hosts = world.cast.hosts
    player = hosts[number % len(hosts)]
    windows = IntakeWindow.objects.filter(province=world.cast.province, plan_year=world.plan_year)
    window = windows.select_related("notice", "province").latest("closes_at")
    at = world.now if not late else min(world.now, window.closes_at or world.now)
    proposal = start_proposal(window=window, actor=player.actor, at=at - timedelta(hours=2))
    written = answers(world, number, player)
    for field, value in (written | {"task_name": title} if title else written).items():
        save_answer(
            proposal=proposal,
            field=field,
            value=value,
            base_revision=proposal.revisions.get(field, 0),
            actor=player.actor,
            at=at - timedelta(hours=1),
        )
    items = list(
        OrientationItem.objects.filter(field__notice=window.notice).order_by("pk").values_list("pk", flat=True)
    )
    set_items(proposal=proposal, items=[world.rng.choice(items)], actor=player.actor, at=at - timedelta(hours=1))
    proposal.refresh_from_db()
    attach_file(
        proposal=proposal,
        kind=AttachmentKind.SIGNED_FORM,
        name="phieu-da-ky.pdf",
        content=_signed(),
        actor=player.actor,
        at=at - timedelta(minutes=30),
    )
    proposal.refresh_from_db()
    send = submit_late if late else submit_proposal
    send(proposal=proposal, actor=player.actor, at=world.now, key=f"sim-{world.plan_year}-{number}")
    return Proposal.objects.get(pk=proposal.pk)


_SIGNED: list[bytes] = []


def _signed() -> bytes:
    """A scan of a signed form; one for all, the store keeps equal content once."""
    if not _SIGNED:
        _SIGNED.append(render_pdf("proposal_form_lang_son", {"blank": True}).content)
    return _SIGNED[0]


def answers(world: World, number: int, player: Player) -> dict[str, Any]:
    """Complete answers of the ten-field form."""
    subject, way = world.rng.choice(world.subjects), world.rng.choice(WAYS)
    state = world.rng.randrange(400, 1500) * 1_000_000
    year = world.plan_year
    return {
        "task_name": f"{way} {subject} tại xã số {number}",
        "task_type": _task_type(world),
        "grounds": "Kế hoạch phát triển kinh tế - xã hội của tỉnh.",
        "urgency": "Vấn đề bức thiết, chưa có giải pháp tại địa phương.",
        "expected_contribution": "Tăng giá trị sản phẩm, tạo việc làm.",
        "importance_in_province": "Sản phẩm chủ lực của tỉnh.",
        "solves_provincial_problem": "Giảm tổn thất, mở thị trường.",
        "citations": [
            {
                "kind": "data",
                "document": "Niên giám thống kê",
                "place": "trang 41",
                "date": f"{year - 2}-01-15",
                "link": "",
            }
        ],
        "objectives": "Tổn thất dưới 5 %, hai mô hình vận hành ổn định.",
        "results": [
            {
                "result": "Quy trình",
                "kind": "Quy trình",
                "measure": "Tổn thất dưới 5 %",
                "unit": "quy trình",
                "quantity": "1",
            }
        ],
        "contents": [{"content": "Khảo sát hiện trạng"}, {"content": "Xây dựng quy trình, thử nghiệm"}],
        "applicability": "Hợp tác xã tiếp nhận và vận hành ngay.",
        "application_addresses": [
            {
                "organisation": player.body.name if player.body else "HTX",
                "address": "Xã An Bình",
                "capacity": "Nhà xưởng 300 m²",
            }
        ],
        "duration": {"months": 12, "start": f"{year}-01", "end": f"{year}-12"},
        "budget": {"science_budget": state, "counterpart": state // 4, "other": 0},
        "contact": {
            "name": player.person.full_name,
            "phone": "0912345678",
            "address": "Xã An Bình",
            "email": "chu.tri@mo-phong.local",
        },
        "commitment": True,
    }


def _task_type(world: World) -> str:
    """Research, by the name that the form of the province gives it."""
    form = library.in_force(world.cast.province.family, on=world.now.date()).proposal_form
    fields = form.fields if form else ()
    offered = {option.value for field in fields if field.id == "task_type" for option in field.options}
    return "research_topic" if "research_topic" in offered else "applied_research"
