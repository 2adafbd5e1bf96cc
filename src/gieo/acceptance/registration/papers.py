"""Official documents of a registration."""

from datetime import date
from typing import Any

from gieo.acceptance.models import Registration
from gieo.acceptance.registration.choices import Right
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, table
from gieo.kernel.refusal import _

Parts = list[dict[str, Any]]


def _result(registration: Registration) -> tuple[tuple[str, str], ...]:
    task = registration.task
    return (
        ("Tên nhiệm vụ", registration.title),
        ("Mã nhiệm vụ", task.number if task else ""),
        ("Tổ chức chủ trì", task.host.name if task and task.host else ""),
        ("Chủ nhiệm", task.principal_investigator.full_name if task and task.principal_investigator else ""),
        ("Nghiệm thu ngày", f"{registration.accepted_on:%d/%m/%Y}"),
    )


def _certificate(registration: Registration, entry: TransitionLog) -> Parts:
    issued_on = date.fromisoformat(entry.facts["issued_on"])
    return [
        facts_part(
            ("Số giấy chứng nhận", entry.facts["number"]),
            ("Ngày cấp", f"{issued_on:%d/%m/%Y}"),
            *_result(registration),
        )
    ]


def _rights(registration: Registration, entry: TransitionLog) -> Parts:
    right, holder = Right(entry.facts["right"]).label, entry.facts["holder"]["name"]
    return [article(f"Giao {right.lower()} đối với kết quả nhiệm vụ “{registration.title}” cho {holder}.")]


def _list(registration: Registration, entry: TransitionLog) -> Parts:
    columns = ["Số giấy chứng nhận", "Tên nhiệm vụ", "Tổ chức chủ trì", "Nơi công bố"]
    host = registration.task.host.name if registration.task and registration.task.host else ""
    return [table(columns, [[registration.certificate, registration.title, host, entry.facts["address"]]])]


PAPERS = {
    "certificate": PaperKind(
        key="certificate",
        layout="sheet",
        title=_("Giấy chứng nhận đăng ký kết quả thực hiện nhiệm vụ KH&CN"),
        says=_certificate,
        symbol="GCN-SKHCN",
    ),
    "rights_decision": PaperKind(
        key="rights_decision",
        layout="decision",
        title=_("Giao quyền đối với kết quả nhiệm vụ KH&CN"),
        says=_rights,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=(("", "CHỦ TỊCH"),),
    ),
    "list": PaperKind(
        key="list",
        layout="notice",
        title=_("Kết quả nhiệm vụ KH&CN đã đăng ký"),
        says=_list,
        symbol="TB-SKHCN",
    ),
}
