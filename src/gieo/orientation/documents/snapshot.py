"""What the public reads, frozen when a notice is published: one row to load, and nothing that changes unseen."""

from typing import Any

from gieo.orientation.models import OrientationNotice

ITEMS_WITH = ("items__documents", "items__organisations", "items__orders__body")


def snapshot_of(notice: OrientationNotice) -> dict[str, Any]:
    """Plain values: fields with their items, grounds, requirements, places, footnotes."""
    return {
        "number": notice.document.number,
        "issued_on": notice.document.issued_on.isoformat() if notice.document.issued_on else None,
        "fields": [_field(field) for field in notice.fields.prefetch_related(*ITEMS_WITH)],
        "bases": [
            {
                "text": basis.text,
                "document": basis.document_id,
                "number": basis.document.number if basis.document else "",
            }
            for basis in notice.bases.select_related("document")
        ],
        "requirements": [requirement.text for requirement in notice.requirements.all()],
        "places": [
            {"text": place.text, "url": place.url, "phones": place.phones, "printed": place.phones_printed}
            for place in notice.places.all()
        ],
        "recipients": [recipient.text for recipient in notice.recipients.all()],
    }


def _field(field: Any) -> dict[str, Any]:
    return {
        "order": field.order,
        "label": field.label,
        "title": field.title,
        "science_fields": field.science_fields,
        "items": [_item(item) for item in field.items.all()],
    }


def _item(item: Any) -> dict[str, Any]:
    return {
        "id": item.pk,
        "code": item.code,
        "text": item.text,
        "search": item.search,
        "inferred": item.footnotes_inferred,
        "sources": [{"id": document.pk, "number": document.number} for document in item.documents.all()],
        "bodies": [body.name for body in item.organisations.all()],
        "orders": [{"number": order.number, "body": order.body.name} for order in item.orders.all()],
        "period": item.period,
        "further_fields": item.further_fields,
        "localities": item.localities,
        "priority_fields": item.priority_fields,
    }
