"""Official documents of a session of a grass-roots council."""

from typing import Any

from gieo.core.clock import hour_and_day
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.duties.models import CouncilSession
from gieo.kernel.refusal import _

COLUMNS = ("TT", "Tên nhiệm vụ", "Đơn vị thực hiện", "Kinh phí")


def _tasks(session: CouncilSession) -> dict[str, Any]:
    rows = [(str(at), each["title"], each["lead"], money(each["budget"])) for at, each in enumerate(session.tasks, 1)]
    return table(COLUMNS, rows, numeric=(3,))


def _minutes(session: CouncilSession, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Hội đồng của", session.body.name),
            ("Quyết định thành lập", session.council_decision),
            ("Thời gian", hour_and_day(session.held_at)),
            ("Có mặt", f"{len(session.present)}/{len(session.members)}: {', '.join(session.present)}"),
        ),
        section("Chương trình", session.agenda),
        section("Kết luận", session.conclusions),
        _tasks(session),
    ]


def _list(session: CouncilSession, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        article(f"Phê duyệt danh mục {len(session.tasks)} nhiệm vụ KH&CN cấp cơ sở năm {session.plan_year}:"),
        _tasks(session),
        paragraph(f"Quyết định số {session.decision}, người ký: {session.signer}."),
    ]


PAPERS = {
    "grassroots_minutes": PaperKind(
        key="grassroots_minutes",
        layout="minutes",
        title=_("Biên bản họp hội đồng KH&CN cấp cơ sở"),
        says=_minutes,
        issuer="host",
        signers=(("", "CHỦ TỊCH HỘI ĐỒNG"), ("", "THƯ KÝ")),
    ),
    "grassroots_list": PaperKind(
        key="grassroots_list",
        layout="decision",
        title=_("Phê duyệt danh mục nhiệm vụ KH&CN cấp cơ sở"),
        says=_list,
        issuer="host",
        symbol="QĐ",
        signers=(("", "THỦ TRƯỞNG CƠ QUAN"),),
    ),
}
