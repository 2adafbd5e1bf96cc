"""What is asked and recorded when a council is founded, called, sits and votes."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import model_validator

from gieo.councils.rules.phases import Span
from gieo.councils.seats import CouncilSeat
from gieo.kernel.asking import Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class MemberRow(Facts):
    """One member."""

    person: Annotated[Picked, Ask(label=_("Thành viên"), choices="people")]
    seat: Annotated[CouncilSeat, Ask(label=_("Tư cách"))]
    body: Annotated[Picked | None, Ask(label=_("Cơ quan cử"), choices="bodies")] = None


class FoundFacts(Facts):
    """Who is to sit, and why these (CT-3-4b)."""

    members: Annotated[tuple[MemberRow, ...], Ask(inside=True, label=_("Thành viên hội đồng"))]
    secretaries: Annotated[
        tuple[Picked, ...],
        Ask(
            inside=True,
            label=_("Thư ký hành chính"),
            help=_("Giúp việc hội đồng, không phải là thành viên."),
            choices="secretaries",
        ),
    ] = ()
    reason: Annotated[str, Ask(inside=True, label=_("Căn cứ chọn thành viên"), long=True)]


class FoundTermFacts(FoundFacts):
    """Who is to sit for years, and until when; nobody of them reviews before a dossier is there."""

    term_ends_on: Annotated[date, Ask(label=_("Hết nhiệm kỳ ngày"))]


class ReplaceFacts(Facts):
    """Who leaves a council that was called, and who takes the seat over."""

    leaving: Annotated[Picked, Ask(inside=True, label=_("Thành viên thôi tham gia"), choices="seats")]
    person: Annotated[Picked, Ask(inside=True, label=_("Người thay"), choices="people")]
    body: Annotated[Picked | None, Ask(inside=True, label=_("Cơ quan cử"), choices="bodies")] = None
    number: Annotated[str, Ask(label=_("Số quyết định"), help=_("Do văn thư cấp"))]
    reason: Annotated[str, Ask(inside=True, label=_("Lý do thay"), long=True)]


class ReviewerRow(Facts):
    """Who reviews which dossier."""

    dossier: Annotated[Picked, Ask(label=_("Hồ sơ"), choices="judged")]
    reviewer: Annotated[Picked, Ask(label=_("Phản biện"), choices="plain_members")]


class ReviewersFacts(Facts):
    """The reviewers of every dossier that lies before a council of a term."""

    reviewers: Annotated[tuple[ReviewerRow, ...], Ask(inside=True, label=_("Phản biện của từng hồ sơ"))]


class AssignFacts(Facts):
    """A council that sits on other items of the field already."""

    council: Annotated[Picked, Ask(label=_("Hội đồng"), choices="councils")]


class DecisionFacts(Facts):
    """Number and day that the clerk gave the founding decision."""

    number: Annotated[str, Ask(label=_("Số quyết định"))]
    signed_on: Annotated[date, Ask(label=_("Ngày ký"))]


class PapersFacts(Facts):
    """When and where the council sits, and what its members were sent."""

    sitting_at: Annotated[datetime, Ask(label=_("Phiên họp lúc"))]
    place: Annotated[str, Ask(label=_("Nơi họp hoặc đường dẫn họp trực tuyến"))]
    papers: Annotated[str, Ask(label=_("Tài liệu gửi kèm"), long=True)]


class AdjournFacts(Facts):
    """Why the council goes home without a result, and when it sits again."""

    sitting_at: Annotated[datetime, Ask(label=_("Họp lại lúc"))]
    place: Annotated[str, Ask(label=_("Nơi họp hoặc đường dẫn họp trực tuyến"))]
    reason: Annotated[str, Ask(label=_("Lý do hoãn"), long=True)]


class PhaseFacts(Facts):
    """From when until when members remark and vote; what is left empty has no instant of its own."""

    remarks_from: Annotated[datetime | None, Ask(inside=True, label=_("Nhận xét từ"))] = None
    remarks_until: Annotated[
        datetime | None,
        Ask(
            inside=True,
            label=_("Nhận xét đến trước"),
            help=_("Nhận xét, ý kiến bằng văn bản; câu hỏi không bị giới hạn."),
        ),
    ] = None
    votes_from: Annotated[datetime | None, Ask(inside=True, label=_("Bỏ phiếu từ"))] = None
    votes_until: Annotated[
        datetime | None,
        Ask(inside=True, label=_("Bỏ phiếu đến trước"), help=_("Kể cả sửa phiếu và đưa phiếu điền ngoài mạng lên.")),
    ] = None

    @property
    def remarks(self) -> Span:
        """When remarks and written opinions are taken."""
        return Span(self.remarks_from, self.remarks_until)

    @property
    def votes(self) -> Span:
        """When ballots are cast and revised."""
        return Span(self.votes_from, self.votes_until)


class Answer(Choice):
    """What a member says on conflicts of interest."""

    NONE = "none", _("Tôi không có xung đột lợi ích với hồ sơ này")
    CONFLICT = "conflict", _("Tôi có xung đột lợi ích")


class DeclarationFacts(Facts):
    """A member's declaration, before anything else (X-14)."""

    answer: Annotated[Answer, Ask(inside=True, label=_("Kê khai"))]
    kinds: Annotated[tuple[Picked, ...], Ask(inside=True, label=_("Loại xung đột"), choices="conflicts")] = ()
    words: Annotated[str, Ask(inside=True, label=_("Nội dung"), long=True)] = ""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.answer is Answer.NONE and self.kinds:
            raise ValueError(_("Đã chọn không có xung đột thì không chọn loại xung đột."))
        if self.answer is Answer.CONFLICT and not (self.kinds and self.words.strip()):
            raise ValueError(_("Chọn loại xung đột và viết rõ nội dung."))
        return self


class SittingFacts(Facts):
    """Who is there."""

    present: Annotated[tuple[Picked, ...], Ask(inside=True, label=_("Thành viên có mặt"), choices="members")]
    authorisation: Annotated[
        str,
        Ask(
            inside=True,
            label=_("Giấy ủy quyền cho phó chủ tịch"),
            help=_("Khi chủ tịch vắng mặt: số, ngày giấy ủy quyền."),
        ),
    ] = ""
    opinions: Annotated[
        str,
        Ask(
            inside=True,
            label=_("Ý kiến bằng văn bản của thành viên vắng mặt"),
            help=_("Để tham khảo, không tính là phiếu."),
            long=True,
        ),
    ] = ""


class VotingFacts(Facts):
    """Who is there when the vote begins: late comers and those who left."""

    present: Annotated[
        tuple[Picked, ...], Ask(inside=True, label=_("Thành viên có mặt khi bỏ phiếu"), choices="members")
    ]


class CountFacts(Facts):
    """Who is there and cast no ballot, said before anybody knows what the ballots say."""

    not_voting: Annotated[
        tuple[Picked, ...],
        Ask(inside=True, label=_("Có mặt nhưng không bỏ phiếu"), choices="to_vote"),
    ] = ()


class TellerFacts(CountFacts):
    """The same, before a board of members that hands out, collects and counts the ballots."""

    tellers: Annotated[
        tuple[Picked, ...],
        Ask(
            inside=True,
            label=_("Ban kiểm phiếu"),
            help=_("Người đứng trước trong danh sách là trưởng ban."),
            choices="there",
        ),
    ] = ()


class CloseFacts(Facts):
    """What the minutes need beside the count."""

    discussion: Annotated[str, Ask(inside=True, label=_("Ý kiến thảo luận"), long=True)]
    dissent: Annotated[str, Ask(inside=True, label=_("Ý kiến bảo lưu"), long=True)] = ""


class RemarkRow(Facts):
    """Which remark those read who handed a dossier in."""

    remark: Annotated[Picked, Ask(inside=True, label=_("Nhận xét"), choices="remarks")]
    dossier: Annotated[Picked, Ask(inside=True, label=_("Hồ sơ"), choices="judged")]


class ReleaseFacts(Facts):
    """What is told of the remarks, to whom, and until when it may be answered."""

    remarks: Annotated[tuple[RemarkRow, ...], Ask(inside=True, label=_("Nhận xét chuyển đi"))]
    until: Annotated[datetime, Ask(inside=True, label=_("Trả lời đến"))]
