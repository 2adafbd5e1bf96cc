"""A published notice is corrected by a new version that replaces it."""

from django.db import transaction
from django.db.models import Max

from gieo.core.perform import open_dossier
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.law.models import LegalDocument
from gieo.orientation.models import OrientationField, OrientationNotice
from gieo.orientation.policies import EDITORS, roles_on
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE

PARTS = ("bases", "requirements", "places", "recipients", "windows", "footnotes")


@transaction.atomic
def revise_notice(*, notice: OrientationNotice, attempt: Attempt) -> OrientationNotice:
    """Open the next version as a draft with everything copied; number and date are the clerk's to give.

    Raises:
        Refused: not the reader's, or the notice is not in force.
    """
    if not roles_on(notice, attempt.actor) & EDITORS or notice.state != NoticeState.PUBLISHED:
        message = _("Chỉ lập phiên bản mới từ thông báo đang có hiệu lực, bởi chuyên viên hoặc lãnh đạo Sở.")
        raise Refused([Refusal(code="not_revisable", message=message, basis=("ND30-2020:15",))])
    fresh = open_dossier(ORIENTATION_NOTICE, _next_version(notice), attempt, legal_basis=("ND30-2020:15",)).subject
    _copy_fields(notice, fresh)
    for part in PARTS:
        for row in getattr(notice, part).all():
            bodies = list(row.bodies.all()) if part == "recipients" else []
            row.pk, row._state.adding, row.notice = None, True, fresh
            row.save(force_insert=True)
            if bodies:
                row.bodies.set(bodies)
    return fresh


def _next_version(notice: OrientationNotice) -> OrientationNotice:
    versions = OrientationNotice.objects.filter(province=notice.province_id, plan_year=notice.plan_year)
    old = notice.document
    document = LegalDocument.objects.create(
        type=old.type, issuer=old.issuer, subject=old.subject, province=old.province, text_held=True, search=old.search
    )
    copied = ("province", "plan_year", "title", "symbol", "place", "issuer", "form_rulebook", "rulebook",
              "signatory_position", "signatory_name", "signing_capacity", "printed_form", "source_file",
              "source_lines", "unassigned_lines")  # fmt: skip
    return OrientationNotice(
        **{name: getattr(notice, name) for name in copied},
        document=document,
        supersedes=notice,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
    )


def _copy_fields(old: OrientationNotice, new: OrientationNotice) -> None:
    for field in old.fields.prefetch_related("items__documents", "items__organisations", "items__orders"):
        items = list(field.items.all())
        copy = OrientationField.objects.create(
            notice=new, order=field.order, label=field.label, title=field.title,
            science_fields=field.science_fields, line=field.line,
        )  # fmt: skip
        for item in items:
            documents, bodies = list(item.documents.all()), list(item.organisations.all())
            orders = list(item.orders.all())
            item.pk, item._state.adding, item.field = None, True, copy
            item.save(force_insert=True)
            item.documents.set(documents)
            item.organisations.set(bodies)
            item.orders.set(orders)
