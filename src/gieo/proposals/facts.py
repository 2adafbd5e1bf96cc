"""What each act records in the trail beside who and when."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.proposals.channels import Channel
from gieo.proposals.states import ReturnReason


class SubmissionFacts(Facts):
    """A form was sent.

    Attributes:
        receipt: number of the receipt.
        content_hash: SHA-256 of what was sent.
        pages: A4 pages of the printed form.
        files: number of papers sent along.
    """

    receipt: str
    content_hash: str
    pages: int
    files: int


class PaperFacts(SubmissionFacts):
    """A form on paper was received: when the counter bound its scan, and by which channel it came."""

    scanned_at: AwareDatetime
    scan: str
    channel: Channel


class CompilationFacts(Facts):
    """A form was taken into the common list: each criterion, by its field of the form, scored as met (True) or not."""

    criteria: dict[str, bool]


class ReturnFacts(Facts):
    """A form was returned: coded reasons and words."""

    reasons: tuple[ReturnReason, ...]
    text: str


class AdmissionFacts(Facts):
    """A late form was admitted as one in time, by a decision; the public ledger says so."""

    decision: Annotated[str, Ask(label=_("Số quyết định"), help=_("Quyết định cho nhận phiếu quá hạn."))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class NotPickedFacts(Facts):
    """Why the council of a body does not put a form on its list; its writer reads it."""

    reason: Annotated[str, Field(max_length=2000), Ask(label=_("Lý do không chọn"), long=True)]


class SentUpFacts(Facts):
    """With which list of a body a form reached the province; none where the window closed first."""

    common_list: Annotated[str, Ask(label=_("Danh mục chung"))] = ""


class WithdrawalFacts(Facts):
    """A form was withdrawn; the reason is welcome, not compulsory."""

    reason: str = ""


class RemovalFacts(Facts):
    """A form was taken off the common list."""

    reason: str


class CarryOverFacts(Facts):
    """A late form went on to a later plan year, where it begins as a draft."""

    plan_year: int
    number: str
    wish: str = ""
