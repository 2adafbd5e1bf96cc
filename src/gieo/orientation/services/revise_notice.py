"""A published notice is corrected by a new version that replaces it."""

from django.db import transaction
from django.db.models import Max

from gieo.core.perform import open_dossier
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.law.models import LegalDocument
from gieo.orientation.models import IntakeWindow, OrientationNotice
from gieo.orientation.policies import EDITORS, roles_on
from gieo.orientation.services.copy_content import copy_fields, copy_parts
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE


@transaction.atomic
def revise_notice(*, notice: OrientationNotice, reason: str, attempt: Attempt) -> OrientationNotice:
    """Open the next version as a draft with everything copied; number and date are the clerk's to give.

    Raises:
        Refused: not the reader's, the notice is not in force, or no reason is given.
    """
    if not roles_on(notice, attempt.actor) & EDITORS or notice.state != NoticeState.PUBLISHED:
        message = _("Chỉ lập phiên bản mới từ thông báo đang có hiệu lực, bởi chuyên viên hoặc lãnh đạo Sở.")
        raise Refused([Refusal(code="not_revisable", message=message, basis=("ND30-2020:15",))])
    if not reason.strip():
        message = _(
            "Ghi lý do lập phiên bản mới; lý do hiện trên trang công khai và trong tin báo người đang viết phiếu."
        )
        raise Refused([Refusal(code="no_reason", message=message, basis=("ND30-2020:15",), field="reason")])
    fresh = open_dossier(
        ORIENTATION_NOTICE, _next_version(notice, reason), attempt, legal_basis=("ND30-2020:15",)
    ).subject
    copy_fields(notice, fresh)
    copy_parts(notice, fresh)
    for window in IntakeWindow.objects.filter(notice=notice):
        window.pk, window._state.adding, window.notice = None, True, fresh
        window.save(force_insert=True)
    return fresh


def _next_version(notice: OrientationNotice, reason: str) -> OrientationNotice:
    versions = OrientationNotice.objects.filter(province=notice.province_id, plan_year=notice.plan_year)
    old = notice.document
    document = LegalDocument.objects.create(
        type=old.type, issuer=old.issuer, subject=old.subject, province=old.province, text_held=True, search=old.search
    )
    copied = ("province", "plan_year", "title", "symbol", "place", "issuer", "form_rulebook", "rulebook",
              "signatory_position", "signatory_name", "signing_capacity", "printed_form", "own_questions",
              "source_file", "source_lines", "unassigned_lines")  # fmt: skip
    return OrientationNotice(
        **{name: getattr(notice, name) for name in copied},
        document=document,
        supersedes=notice,
        revised_because=text.collapse(text.nfc(reason)),
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
    )
