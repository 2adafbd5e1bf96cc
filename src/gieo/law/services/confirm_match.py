"""A person confirms that the text at hand is the cited document: two records become one."""

import pghistory.models
from django.db import transaction
from django.db.models import ManyToOneRel

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.law.models import Citation, LegalDocument
from gieo.law.policies import check_may_confirm
from gieo.law.services.enter_document import key_of
from gieo.law.services.propose_match import propose_matches


@transaction.atomic
def confirm_match(*, document: LegalDocument, stub: LegalDocument, actor: Actor) -> LegalDocument:
    """Give the text the number and date of the stub, move the stub's citations, and drop the stub.

    The text as it came in, its subject and its lines stay as they are (BG25-0-5).

    Raises:
        Refused: the actor is no science officer of the province, the text has a number of its own, or the stub is
            not among what is proposed for it.
    """
    check_may_confirm(actor, document)
    document = LegalDocument.objects.select_for_update(no_key=True).get(pk=document.pk)
    if document.number:
        message = _("Văn bản đã có số %(number)s.")
        raise Refused([Refusal(code="has_number", message=message, params={"number": document.number})])
    stub = _proposed(document, stub)
    _move_references(stub, document)
    stub.delete()
    document.number, document.issuer, document.issued_on = stub.number, stub.issuer or document.issuer, stub.issued_on
    document.search = key_of(document)
    document.save()
    return document


def _proposed(document: LegalDocument, stub: LegalDocument) -> LegalDocument:
    """The stub, if it is one of the proposals still."""
    known = next((match.stub for match in propose_matches(document) if match.stub.pk == stub.pk), None)
    if known is None:
        message = _("Văn bản %(number)s không thuộc các văn bản được đề nghị ghép: khác loại, tỉnh hoặc trích yếu.")
        raise Refused([Refusal(code="not_proposed", message=message, params={"number": stub.number})])
    return known


def _move_references(stub: LegalDocument, document: LegalDocument) -> None:
    """Everything that points at the stub, in any application, points at the document; records of the past stay."""
    _drop_what_both_have(stub, document)
    for relation in stub._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or relation.one_to_one:
            continue
        model = relation.related_model
        if not issubclass(model, pghistory.models.Event):
            model._base_manager.filter(**{relation.field.name: stub}).update(**{relation.field.name: document})


def _drop_what_both_have(stub: LegalDocument, document: LegalDocument) -> None:
    """A place that cites both records cites one document now."""
    kept = set(document.cited_by.values_list("source_id", "kind", "place"))
    doubled = [each.pk for each in stub.cited_by.all() if (each.source_id, each.kind, each.place) in kept]
    Citation.objects.filter(pk__in=doubled).delete()
