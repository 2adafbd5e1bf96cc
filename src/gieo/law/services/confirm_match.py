"""A person confirms that the text at hand is the cited document: two records become one."""

import pghistory.models
from django.db import transaction
from django.db.models import ManyToOneRel

from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.law.models import LegalDocument
from gieo.law.services.enter_document import key_of


@transaction.atomic
def confirm_match(*, document: LegalDocument, stub: LegalDocument, actor: Actor) -> LegalDocument:
    """Give the text the number and date of the stub, move the stub's citations, and drop the stub.

    Raises:
        Refused: the actor is no science officer of the province, or the text has a number of its own.
    """
    if not actor.holds(Role.SCIENCE_OFFICER, document.province_id or ""):
        message = _("Chỉ chuyên viên quản lý khoa học của tỉnh được xác nhận văn bản.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
    if document.number:
        message = _("Văn bản đã có số %(number)s.")
        raise Refused([Refusal(code="has_number", message=message, params={"number": document.number})])
    _move_citations(stub, document)
    number, issuer, issued_on = stub.number, stub.issuer, stub.issued_on
    stub.delete()
    document.number, document.issuer, document.issued_on = number, issuer or document.issuer, issued_on
    document.search = key_of(document)
    document.save()
    return document


def _move_citations(stub: LegalDocument, document: LegalDocument) -> None:
    """Everything that points at the stub points at the document; records of the past stay as they were."""
    for relation in stub._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or relation.one_to_one:
            continue
        model = relation.related_model
        if not issubclass(model, pghistory.models.Event):
            model._base_manager.filter(**{relation.field.name: stub}).update(**{relation.field.name: document})
