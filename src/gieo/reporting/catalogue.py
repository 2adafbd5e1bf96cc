"""The catalogue of reports: each with the tables that sum it up and the pages it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.summaries import Summary, every_summary
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _

EDITORS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})
READERS = OFFICE | {Role.FINANCE_OFFICER}
PRIORITIES = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN, Role.FINANCE_OFFICER, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the product on which a report is read or printed.

    Attributes:
        name: of its address.
        args: fixed parts of the address.
        year: where the year of the catalogue goes.
        query: what else is asked of it.
        roles: who may open it.
    """

    label: str
    name: str
    args: tuple[str, ...] = ()
    year: Literal["", "path", "query"] = ""
    query: tuple[tuple[str, str], ...] = ()
    roles: frozenset[Role] = READERS

    def url(self, year: int) -> str:
        """Its address for a year."""
        args = (*self.args, str(year)) if self.year == "path" else self.args
        asked = [*self.query, *([("nam", str(year))] if self.year == "query" else [])]
        return reverse(self.name, args=args) + (f"?{urlencode(asked)}" if asked else "")


@dataclass(frozen=True, slots=True)
class Report:
    """One line of the catalogue."""

    code: str
    title: str
    places: tuple[Place, ...] = ()


def _list(label: str, stage: str, kind: str = "") -> Place:
    """The list of a stage: each dossier prints its papers; the list goes out as a workbook."""
    query = (("loai", kind),) if kind else ()
    return Place(label, "dossiers:list", (stage,), year="query", query=query)


REPORTS = (
    Report(
        "RP-01",
        _("Danh mục tổng hợp đề xuất, đặt hàng"),
        (Place(_("Danh mục tổng hợp"), "proposals:compiled", year="path"),),
    ),
    Report(
        "RP-02",
        _("Chỉ tiêu theo nhóm"),
        (Place(_("Chỉ tiêu, văn bản đôn đốc"), "duties:quotas", year="query", roles=OFFICE),),
    ),
    Report("RP-03", _("Phiếu nộp muộn"), (Place(_("Sổ phiếu nộp muộn"), "proposals:late", year="query"),)),
    Report("RP-04", _("Kết quả sàng lọc theo lý do")),
    Report(
        "RP-05",
        _("Nguồn của định hướng và độ phủ"),
        (Place(_("Thông báo định hướng"), "orientation:list", roles=EDITORS),),
    ),
    Report("RP-06", _("Tài liệu, kiểm phiếu, biên bản của hội đồng"), (_list(_("Hồ sơ của hội đồng"), "hoi-dong"),)),
    Report("RP-07", _("Tỷ lệ đặt hàng, tuyển chọn từ năm 2023")),
    Report("RP-08", _("Khoán chi theo phương thức")),
    Report("RP-09", _("Nhiệm vụ cấp cơ sở của huyện")),
    Report("RP-10", _("Kiểm tra: kế hoạch và kết quả"), (_list(_("Hồ sơ kiểm tra"), "thuc-hien", "check"),)),
    Report("RP-11", _("Thanh tra: kế hoạch và kết quả")),
    Report("RP-12", _("Khó khăn, vướng mắc và số ngày chờ")),
    Report("RP-13", _("Phổ biến kết quả có hiệu quả")),
    Report("RP-14", _("Phương án nhân rộng và việc đã giao"), (_list(_("Hồ sơ nhân rộng"), "ket-qua", "replication"),)),
    Report("RP-15", _("Bảng kinh phí gửi Sở Tài chính")),
    Report("RP-16", _("Báo cáo năm của cơ quan"), (_list(_("Báo cáo của các cơ quan"), "bao-cao"),)),
    Report("RP-17", _("Báo cáo tổng hợp gửi Chủ tịch, trước 31/12"), (_list(_("Báo cáo tổng hợp"), "bao-cao"),)),
    Report("RP-18", _("Văn bản triển khai: đã có, còn thiếu")),
    Report("RP-19", _("Báo cáo công nghệ sinh học, trước 10/12"), (_list(_("Báo cáo của các đơn vị"), "bao-cao"),)),
    Report("RP-20", _("Tiến độ các việc của kế hoạch"), (_list(_("Việc của kế hoạch"), "ke-hoach", "plan_row"),)),
    Report("RP-21", _("Mức đạt chỉ tiêu kế hoạch"), (_list(_("Kế hoạch"), "ke-hoach", "plan"),)),
    Report("RP-22", _("Kinh phí theo nguồn so với dự kiến")),
    Report(
        "RP-23",
        _("Báo cáo định kỳ, đột xuất theo khoảng ngày"),
        (_list(_("Kế hoạch"), "ke-hoach", "plan"),),
    ),
    Report(
        "RP-24", _("Đề nghị, thẩm định kinh phí KH&CN"), (_list(_("Kế hoạch, dự toán năm"), "ke-hoach", "estimate"),)
    ),
    Report("RP-25", _("Đường đi của kết quả"), (Place(_("Đường đi của kết quả"), "outcomes:way", year="query"),)),
    Report(
        "RP-26",
        _("Khen thưởng và công khai vi phạm"),
        (
            Place(_("Trang khen thưởng"), "public:commendations"),
            Place(_("Trang công khai vi phạm"), "execution:published"),
        ),
    ),
    Report("RP-27", _("Hoạt động của thành viên, chuyên gia"), (Place(_("Ngân hàng chuyên gia"), "councils:experts"),)),
    Report(
        "RP-28",
        _("Nhiệm vụ, kinh phí theo lĩnh vực, công nghệ"),
        (Place(_("Danh mục ưu tiên"), "proposals:priorities", year="path", roles=PRIORITIES),),
    ),
    Report(
        "RP-29",
        _("Phiếu in, không quá 4 trang A4"),
        (Place(_("Phiếu đề xuất, mỗi phiếu một bản in"), "proposals:queue", year="query"),),
    ),
    Report(
        "RP-30",
        _("Điểm cần xem của văn bản nhập"),
        (Place(_("Thông báo định hướng"), "orientation:list", roles=EDITORS),),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A line of the catalogue for a reader.

    Attributes:
        summaries: the tables the reader may open.
        pages: (label, address) of the pages the reader may open.
    """

    code: str
    title: str
    summaries: Sequence[Summary]
    pages: Sequence[tuple[str, str]]


def catalogue_for(actor: Actor, province: str, year: int) -> list[ShownReport]:
    """Every report a reader has a way to; what leads nowhere for the reader is left out."""
    mine = [each for each in every_summary() if each.is_for(actor, province)]
    shown = [
        ShownReport(
            code=report.code,
            title=report.title,
            summaries=[each for each in mine if each.report == report.code],
            pages=[
                (place.label, place.url(year))
                for place in report.places
                if any(actor.holds(role, province) for role in place.roles)
            ],
        )
        for report in REPORTS
    ]
    return [each for each in shown if each.summaries or each.pages]


def may_read(actor: Actor, province: str) -> bool:
    """Whoever may open one of them as an officer of the province."""
    return any(actor.holds(role, province) for role in READERS)
