"""What belongs to a submission beside the answers: orientation, signature, saves that still differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.page_check import Fault, issue_of
from gieo.rulebooks.models import ProposalForm

ORIENTATION = "orientation"
ATTACHMENTS = "attachments"
PLACES = "places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The state of a dossier around its answers.

    Attributes:
        items: number of orientation items chosen.
        outside: proposed outside the orientation (LS25-II-7), with `outside_reason`.
        for_body: proposed on behalf of a body, which signs and stamps.
        signed_form: a signed and stamped copy is attached; `signed_form_is_stale` when the form changed since.
        page_faults: of the signed copy, as it was looked at when it came in.
        conflicts: saves that met a newer one and wait for a choice.
        places_open: places of implementation whose agreement is missing.
    """

    items: int = 0
    outside: bool = False
    outside_reason: str = ""
    for_body: bool = False
    signed_form: bool = False
    signed_form_is_stale: bool = False
    page_faults: Sequence[Fault] = ()
    conflicts: int = 0
    places_open: int = 0


def check_surroundings(form: ProposalForm, around: Surroundings) -> Iterator[Issue]:
    """Everything to say about what stands around the answers."""
    yield from _orientation(form, around)
    yield from _signature(form, around)
    if around.conflicts:
        yield Issue(
            code="saves_differ",
            field=ATTACHMENTS,
            message=_("Còn %(count)d mục có hai bản khác nhau, cần chọn một."),
            params={"count": around.conflicts},
        )
    if around.places_open:
        yield Issue(
            code="lacks_coordination",
            field=PLACES,
            weight=Weight.WARNING,
            message=_(
                "%(count)d nơi thực hiện chưa có văn bản thống nhất; hồ sơ vẫn nộp được và được ghi là thiếu phối hợp."
            ),
            params={"count": around.places_open},
            basis=form.basis,
        )


def _orientation(form: ProposalForm, around: Surroundings) -> Iterator[Issue]:
    rule = form.outside_orientation
    basis = rule.basis if rule else form.basis
    if around.outside and not around.outside_reason.strip():
        message = _("Đề xuất ngoài định hướng phải nêu vì sao rất cần thiết, cấp bách cho tỉnh.")
        yield Issue(code="outside_without_reason", field=ORIENTATION, message=message, basis=basis)
    if not around.outside and not around.items:
        message = _("Chọn ít nhất một nội dung định hướng, hoặc chọn “ngoài định hướng” và nêu lý do.")
        yield Issue(code="no_orientation", field=ORIENTATION, message=message, basis=basis)


def _signature(form: ProposalForm, around: Surroundings) -> Iterator[Issue]:
    if around.for_body and not around.signed_form:
        message = _("Tổ chức đề xuất phải đính kèm bản phiếu đã ký tên, đóng dấu: in phiếu, ký, rồi tải bản quét lên.")
        yield Issue(code="not_signed", field=ATTACHMENTS, message=message, basis=form.basis)
    if around.signed_form and around.signed_form_is_stale:
        message = _("Nội dung phiếu đã sửa sau khi tải bản ký lên: nên in, ký và tải lại.")
        yield Issue(
            code="signed_form_is_stale", field=ATTACHMENTS, weight=Weight.WARNING, message=message, basis=form.basis
        )
    yield from (issue_of(fault, form, field=ATTACHMENTS) for fault in around.page_faults)
