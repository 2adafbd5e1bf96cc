"""The wrong form was used: what was written goes over to a draft on the right one (capability 57)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.core import wall
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import bodies_of
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.orientation.models import IntakeWindow, Order
from gieo.proposals.content import papers_of
from gieo.proposals.door import dossier_for
from gieo.proposals.forms import form_of
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.policies import works_on
from gieo.proposals.rules.moving import Move, Piece, move, pieces_of
from gieo.proposals.services.save_answer import TITLE, entitle
from gieo.proposals.services.start_proposal import start_proposal
from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm

Source = Proposal | Order


@dataclass(frozen=True, slots=True)
class Moved:
    """The new draft, and what became of everything that was written."""

    proposal: Proposal
    move: Move


def source_of(number: str, actor: Actor) -> Source | None:
    """The proposal that is the actor's to work on, or the order of a body the actor acts for; None for all else."""
    order = Order.objects.filter(number=number, body__in=bodies_of(actor)).select_related("body", "province").first()
    if order is not None:
        return order
    try:
        found = dossier_for(actor, number)
    except Proposal.DoesNotExist:
        return None
    return found if works_on(actor, found) else None


def form_in(window: IntakeWindow, at: datetime) -> ProposalForm:
    """The form a new draft in the window is written on."""
    rulebook = library.in_force(window.province.family, on=at.astimezone(LEGAL_ZONE).date()).id
    return form_of(window.notice.form_rulebook or rulebook)


def what_moves(source: Source, target: ProposalForm) -> Move:
    """Which items of the source have a place on a form, and which have not."""
    pieces = _pieces_of_order(source) if isinstance(source, Order) else _pieces_of_proposal(source)
    return move(pieces, target)


def move_answers(*, source: Source, window: IntakeWindow, actor: Actor, at: datetime) -> Moved:
    """A draft in the window with everything of the source that its form has an item for; the source stays as it is.

    The orientation is chosen anew, the form signed anew. Papers go along within a province, but for the signed form.

    Args:
        source: as `source_of` finds it.
        window: that has not closed.
        actor: whoever wrote the source.
        at: when.

    Raises:
        Refused: no draft can be started in the window.
    """
    with wall.as_far_as(window.province_id), transaction.atomic():
        proposal = start_proposal(window=window, actor=actor, at=at)
        moved = what_moves(source, form_of(proposal.form))
        proposal.answers |= moved.answers
        proposal.revisions |= dict.fromkeys(moved.answers, 1)
        entitle(proposal, str(moved.answers.get(TITLE, "")))
        proposal.save(update_fields=["answers", "revisions", "title", "title_key", "search"])
        if isinstance(source, Proposal) and source.province_id == proposal.province_id:
            kept = [paper for paper in papers_of(source) if paper.kind != AttachmentKind.SIGNED_FORM]
            Attachment.objects.bulk_create(
                Attachment(proposal=proposal, kind=paper.kind, file=paper.file, added_at=at) for paper in kept
            )
    return Moved(proposal, moved)


def _pieces_of_proposal(proposal: Proposal) -> Iterator[Piece]:
    return pieces_of(form_of(proposal.form), proposal.answers)


def _pieces_of_order(order: Order) -> Iterator[Piece]:
    """What a body orders, in the items of a proposal; what it names only here has no item there."""
    grounds = "; ".join(filter(None, [*(ground["name"] for ground in order.grounds), order.citation]))
    address = order.application_address
    said: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
        (_("Tên vấn đề đặt hàng"), order.title, {TITLE: order.title}),
        (_("Lĩnh vực"), order.science_field, {"field_of_science": order.science_field}),
        (_("Căn cứ"), grounds, {"grounds": grounds}),
        (_("Vì sao cần"), order.need, {"urgency": order.need}),
        (_("Kết quả cần có"), order.expected_result, {"results": [{"result": order.expected_result}]}),
        (
            _("Nơi tiếp nhận, ứng dụng"),
            address,
            {"application_addresses": [{"organisation": address}], "reception": {"organisation": address}},
        ),
        (_("Số, ngày văn bản đặt hàng"), order.document, {"demand": {"document": order.document}}),
        (_("Sản phẩm chủ lực, đặc trưng của địa phương"), order.product, {}),
    )
    for label, value, places in said:
        if value:
            yield Piece(label=label, places=places)
