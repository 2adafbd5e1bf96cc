"""The acts of the table as pages: their addresses, what they ask, and the service each one calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Option
from gieo.proposals.channels import Channel
from gieo.proposals.models import Proposal
from gieo.proposals.readiness import issues_of
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.requirements import CRITERIA
from gieo.proposals.services.carry_over import carry_over
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.replace_proposal import begin_replacing, keep_earlier, submit_again
from gieo.proposals.services.resubmit_proposal import resubmit_proposal
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.uncompile_proposal import uncompile_proposal
from gieo.proposals.services.undo_withdrawal import undo_withdrawal
from gieo.proposals.services.withdraw_proposal import withdraw_proposal
from gieo.proposals.states import RETURN_REASON_LABELS, ReturnReason
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library

SCORES = [("met", _("Đạt")), ("unmet", _("Chưa đạt"))]


def _met(score: str) -> bool:
    return score == "met"


class ConfirmForm(forms.Form):
    """An act that asks nothing but yes."""


class CompileForm(forms.Form):
    """The two criteria of a provincial task, each scored; neither is taken for granted."""

    importance_in_province = forms.TypedChoiceField(
        label=_("Tầm quan trọng đối với tỉnh"), choices=SCORES, coerce=_met, widget=forms.RadioSelect
    )
    solves_provincial_problem = forms.TypedChoiceField(
        label=_("Giải quyết vấn đề KH&CN của tỉnh"), choices=SCORES, coerce=_met, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """As the service takes it."""
        return {"criteria": super().clean() or {}}


class ReturnForm(forms.Form):
    """Coded reasons and words, both compulsory."""

    reasons = forms.TypedMultipleChoiceField(
        label=_("Lý do"),
        choices=[(reason.value, RETURN_REASON_LABELS[reason]) for reason in ReturnReason],
        coerce=ReturnReason,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một lý do.")},
    )
    words = forms.CharField(
        label=_("Cần bổ sung gì"),
        help_text=_("Người đề xuất đọc nguyên văn: nêu mục nào, thiếu gì, sửa thế nào."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "form-control"}),
        error_messages={"required": _("Viết rõ điều cần bổ sung.")},
    )


class ReasonForm(forms.Form):
    """Words why; compulsory."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    )


class WithdrawForm(forms.Form):
    """Words why; welcome."""

    reason = forms.CharField(
        label=_("Lý do (không bắt buộc)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )


class WishForm(forms.Form):
    """How the proposer expressed the wish, where an officer acts."""

    wish = forms.CharField(
        label=_("Nguyện vọng của người đề xuất"),
        help_text=_("Ví dụ: điện thoại ngày 03/6/2024, hoặc văn bản số … Người đề xuất tự chuyển thì để trống."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )


def everything_missing(proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Everything the form check objects to, a line each with its article; the officer strikes out and adds.

    On paper there is nothing that could be checked.
    """
    if proposal.channel != Channel.ONLINE:
        return {}
    found = issues_of(proposal, on=at.astimezone(LEGAL_ZONE).date())
    return {"words": "\n".join(_line(issue) for issue in found if issue.weight is not Weight.HINT)}


def _line(issue: Issue) -> str:
    articles = library.legal_index()  # the words become a letter, which names no rule of the house as its basis
    cited = "; ".join(articles[key].citation for key in articles.printable(issue.basis))
    words = _(issue.message) % issue.params if issue.params else _(issue.message)
    return f"- {words} ({cited})" if cited else f"- {words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """How an act of the table is done on a page.

    Attributes:
        slug: last part of the address.
        do: the service; takes proposal, actor, at, key and the cleaned data of the form.
        form: what is asked.
        explains: what will follow, in one sentence.
        done: what is said afterwards.
        grave: takes something away; the button is red.
        sends: the form goes to the province: the page shows the form once more.
        shows: fields of the form that whoever acts must have before the eyes.
        starts: what its fields hold before anybody wrote in them: (proposal, instant) → by name.
    """

    slug: str
    do: Callable[..., Any]
    explains: Any
    done: Any
    form: type[forms.Form] = ConfirmForm
    grave: bool = False
    sends: bool = False
    shows: tuple[str, ...] = ()
    starts: Callable[[Proposal, datetime], dict[str, Any]] = lambda _proposal, _at: {}


ACTS: Mapping[str, ActPage] = {
    "submit": ActPage(
        slug="nop",
        do=submit_proposal,
        sends=True,
        explains=_("Phiếu được niêm phong bằng mã băm, ghi giờ nhận đúng lúc bấm nút và cấp giấy tiếp nhận có số."),
        done=_("Đã nộp. Giấy tiếp nhận ở thẻ “Giấy tờ”."),
    ),
    "hand_in": ActPage(
        slug="nop-co-quan",
        do=submit_proposal,
        sends=True,
        explains=_(
            "Cơ quan mở đợt nhận giữ phiếu; hội đồng của cơ quan chọn và gửi danh mục chung kèm phiếu lên Sở KH&CN. "
            "Cơ quan chưa trả lời khi đợt nhận của tỉnh đóng thì phiếu lên Sở như ông/bà đã nộp."
        ),
        done=_("Đã nộp cho cơ quan. Giấy tiếp nhận ở thẻ “Giấy tờ”."),
    ),
    "submit_late": ActPage(
        slug="nop-muon",
        do=submit_late,
        sends=True,
        explains=_(
            "Phiếu vào sổ nộp muộn: có giấy tiếp nhận, không được tổng hợp vào kế hoạch năm nay, "
            "có thể chuyển sang năm sau."
        ),
        done=_("Đã ghi vào sổ nộp muộn."),
    ),
    "resubmit": ActPage(
        slug="nop-lai",
        do=resubmit_proposal,
        sends=True,
        explains=_("Bản bổ sung thay bản đã nộp; giấy tiếp nhận trước vẫn được lưu."),
        done=_("Đã nộp lại. Giấy tiếp nhận mới ở thẻ “Giấy tờ”."),
    ),
    "replace": ActPage(
        slug="thay-phieu",
        do=begin_replacing,
        explains=_(
            "Phiếu mở ra để sửa. Bản đã nộp vẫn được tính cho đến khi ông/bà nộp bản thay; "
            "không nộp bản thay trước khi đợt nhận đóng thì bản đã nộp được giữ."
        ),
        done=_("Phiếu đã mở để sửa; nhớ nộp bản thay trước khi đợt nhận đóng."),
    ),
    "submit_again": ActPage(
        slug="nop-ban-thay",
        do=submit_again,
        sends=True,
        explains=_("Bản này thay bản đã nộp và là bản được tính; giấy tiếp nhận trước vẫn được lưu."),
        done=_("Đã nộp bản thay. Giấy tiếp nhận mới ở thẻ “Giấy tờ”."),
    ),
    "keep_earlier": ActPage(
        slug="giu-ban-da-nop",
        do=keep_earlier,
        grave=True,
        explains=_("Bỏ những gì vừa sửa; phiếu trở lại đúng bản đã nộp lần trước."),
        done=_("Đã giữ bản đã nộp."),
    ),
    "return_for_supplement": ActPage(
        slug="tra-lai",
        do=return_for_supplement,
        form=ReturnForm,
        starts=everything_missing,
        explains=_(
            "Mỗi phiếu chỉ được yêu cầu bổ sung số lần đã định, vì vậy nêu đủ mọi điểm. Thời hạn của Sở dừng từ hôm "
            "nay, tính tiếp từ khi phiếu nộp lại; không nộp lại trong hạn thì phiếu được xét như đã nộp."
        ),
        done=_("Đã yêu cầu bổ sung."),
    ),
    "compile": ActPage(
        slug="tong-hop",
        do=compile_proposal,
        form=CompileForm,
        shows=CRITERIA,
        explains=_(
            "Chấm hai tiêu chí của nhiệm vụ cấp tỉnh; đạt cả hai thì phiếu vào danh mục tổng hợp của năm kế hoạch."
        ),
        done=_("Đã đưa vào danh mục tổng hợp."),
    ),
    "uncompile": ActPage(
        slug="bo-tong-hop",
        do=uncompile_proposal,
        form=ReasonForm,
        grave=True,
        explains=_("Phiếu trở lại hàng chờ kiểm tra; lý do được ghi vào nhật ký."),
        done=_("Đã đưa ra khỏi danh mục."),
    ),
    "withdraw": ActPage(
        slug="rut",
        do=withdraw_proposal,
        form=WithdrawForm,
        grave=True,
        explains=_("Phiếu không được xét nữa. Còn trong đợt nhận thì khôi phục được thành bản nháp."),
        done=_("Đã rút phiếu."),
    ),
    "undo_withdraw": ActPage(
        slug="khoi-phuc",
        do=undo_withdrawal,
        explains=_("Phiếu trở lại bản nháp, cần nộp lại để được xét."),
        done=_("Đã khôi phục thành bản nháp."),
    ),
    "carry_over": ActPage(
        slug="chuyen-nam",
        do=carry_over,
        form=WishForm,
        explains=_("Một bản nháp mới của năm kế hoạch sau được tạo với nội dung này; phiếu cũ đóng lại."),
        done=_("Đã chuyển sang năm sau: đây là bản nháp mới."),
    ),
}
BY_SLUG = {page.slug: name for name, page in ACTS.items()}
TAKES_SOMETHING_AWAY = frozenset({"screen_out", "merge", "not_pick"})


def page_for(name: str) -> ActPage:
    """The page of an act; the acts of the screening are done on the shared page, which asks for their facts."""
    shared = ActPage(slug=name, do=act, explains="", done="", grave=name in TAKES_SOMETHING_AWAY)
    return ACTS.get(name, shared)


@dataclass(frozen=True, slots=True)
class Choice:
    """An act in the bar: the option of the table with its page."""

    option: Option[Any, Any]
    page: ActPage


def choices_for(proposal: Proposal, actor: Actor, at: datetime) -> list[Choice]:
    """What this reader can do now, greyed acts with their reasons.

    Of submitting and submitting late only the one that the clock has come to is shown.
    """
    options = PROPOSAL.options(proposal, Attempt(actor=actor, at=at))
    past = proposal.window.is_past_at(at)
    hidden = {"submit"} if past else {"submit_late"}
    hidden |= {"submit", "submit_late"} if proposal.call_id else {"hand_in"}
    return [Choice(option, page_for(option.row.name)) for option in options if option.row.name not in hidden]
