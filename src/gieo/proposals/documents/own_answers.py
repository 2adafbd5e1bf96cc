"""The annex of a form: what the province asked beside it, and what was answered."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from gieo.core.clock import LEGAL_ZONE
from gieo.officialdocs.official_paper import Facts, OfficialPaper, Paragraph
from gieo.orientation.own_questions import fields_in
from gieo.proposals.models import Proposal
from gieo.proposals.rules.form_check import is_asked
from gieo.rulebooks import library

KIND: Final = "sheet"


def own_answers(questions: Iterable[Mapping[str, Any]], answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Question and answer, as far as the other answers call for it."""
    fields = [field for field in fields_in(questions) if is_asked(field, answers)]
    return [(field.label, str(answers.get(field.id, ""))) for field in fields]


def own_answers_paper(proposal: Proposal, content: Mapping[str, Any], *, at: datetime) -> OfficialPaper:
    """The annex; outside the pages the form may have, for its items are the law's alone.

    Args:
        proposal: whose form it belongs to.
        content: what a receipt sealed, or what stands for whoever writes.
        at: when it was sent, or now.
    """
    profile = library.get(proposal.rulebook).profile
    rows = own_answers(content.get("own_questions", ()), content["answers"])
    return OfficialPaper(
        letterhead_body=str(proposal.organisation or proposal.proposer),
        place=profile.place if profile else proposal.province.name,
        date=at.astimezone(LEGAL_ZONE).date(),
        type="PHỤ LỤC",
        subject=f"trả lời câu hỏi riêng của đợt nhận, kèm phiếu {proposal.number}",
        parts=(Paragraph(text=proposal.title), Facts(rows=tuple(rows))),
    )
