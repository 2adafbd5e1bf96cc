"""The receipt as a paper that anybody can check."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.orientation.models import OrientationNotice
from gieo.proposals.content import file_facts_of
from gieo.proposals.models import CounterEntry, Proposal, Receipt
from gieo.proposals.rules.content_hash import content_hash
from gieo.proposals.states import ProposalState
from gieo.rulebooks import library
from gieo.rulebooks.models import Profile

RECEIPT = "submission_receipt"


def receipt_context(receipt: Receipt, proposal: Proposal) -> dict[str, Any]:
    """What the receipt prints."""
    profile = library.get(proposal.rulebook).profile
    basis = library.legal_index().get(proposal.window.basis)
    return {
        "number": receipt.number,
        "dossier_number": proposal.number,
        "title": receipt.content["answers"].get("task_name", ""),
        "proposer": str(proposal.organisation or proposal.proposer),
        "letterhead_parent": profile.letterhead_parent if profile else "",
        "letterhead_body": profile.letterhead_body if profile else "",
        "department": profile.body if profile else "",
        "place": profile.place if profile else proposal.province.name,
        "plan_year": proposal.plan_year,
        "arrived_at": receipt.arrived_at.astimezone(LEGAL_ZONE).isoformat(),
        "late": receipt.late,
        "content_hash": receipt.content_hash,
        "files": receipt.files,
        "next_step": _next_step(receipt, proposal),
        "questions_to": _counter(proposal.window.notice) or _department(profile),
        "verification_url": settings.BASE_URL + reverse("proposals:verify", args=[receipt.code]),
        "basis_words": basis.citation if basis else proposal.window.basis,
    }


def counter_receipt_context(entry: CounterEntry) -> dict[str, Any]:
    """What the receipt of the counter prints: with its scan once bound, before that with what was written down."""
    rulebook = library.in_force(entry.province.family, on=entry.arrived_at.astimezone(LEGAL_ZONE).date())
    profile = rulebook.profile
    basis = library.legal_index().get(entry.window.basis)
    written = {"number": entry.number, "title": entry.title, "proposer": entry.proposer_name, "pages": entry.pages}
    day = {"day": f"{entry.promised_on:%d/%m/%Y}"}
    return {
        "number": entry.number,
        "dossier_number": entry.proposal.number if entry.proposal else entry.portal_number or entry.number,
        "title": entry.title,
        "proposer": entry.organisation_name or entry.proposer_name,
        "letterhead_parent": profile.letterhead_parent if profile else "",
        "letterhead_body": profile.letterhead_body if profile else "",
        "department": profile.body if profile else "",
        "place": profile.place if profile else entry.province.name,
        "plan_year": entry.window.plan_year,
        "arrived_at": entry.arrived_at.astimezone(LEGAL_ZONE).isoformat(),
        "late": entry.is_late,
        "content_hash": entry.proposal.content_hash if entry.proposal else content_hash(written),
        "files": [file_facts_of(entry.scan, "signed_form")] if entry.scan else [],
        "next_step": _("Hẹn trả lời về kết quả kiểm tra hồ sơ: trước hết ngày %(day)s") % day,
        "questions_to": _counter(entry.window.notice) or _department(profile),
        "verification_url": settings.BASE_URL + reverse("proposals:verify", args=[entry.code]),
        "basis_words": basis.citation if basis else entry.window.basis,
    }


def _counter(notice: OrientationNotice) -> str:
    """The first place of the notice where paper is received, as the officer confirmed it; empty where it names none."""
    places = (notice.snapshot or {}).get("places", [])
    counter = next((place for place in places if not place["url"]), None)
    return "; ".join(filter(None, (counter["text"], counter["printed"]))) if counter else ""


def _department(profile: Profile | None) -> str:
    return "; ".join(filter(None, (profile.address, profile.phones_printed))) if profile else ""


def _next_step(receipt: Receipt, proposal: Proposal) -> str:
    if receipt.late:
        return _("Lưu trong sổ nộp muộn; có thể chuyển sang năm kế hoạch sau theo nguyện vọng của người đề xuất")
    if proposal.call and proposal.state == ProposalState.WITH_BODY:
        body = proposal.through.name if proposal.through else ""
        return _("%(body)s xét và gửi danh mục chung kèm phiếu lên Sở KH&CN") % {"body": body}
    rule = library.get(proposal.rulebook).deadline("proposal.screening")
    day = rule.due(receipt.arrived_at.astimezone(LEGAL_ZONE))
    return _("Chuyên viên kiểm tra hồ sơ trước hết ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
