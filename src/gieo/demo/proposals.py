"""Invented proposals in several states, written and sent through the services."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor
from gieo.officialdocs import render_pdf
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.rules.requirements import CRITERIA
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.set_orientation import set_items
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.states import ReturnReason

DATA = Path(__file__).parent / "data" / "proposals.yaml"


def write_proposals(at: datetime) -> None:
    """Write each proposal of the file in the newest window of its province and bring it to its state."""
    content = yaml.safe_load(DATA.read_text())
    for number, entry in enumerate(content["proposals"]):
        when = at - timedelta(days=10 - number)
        window = IntakeWindow.objects.filter(province=entry["province"]).select_related("notice").latest("closes_at")
        proposer = _actor(entry["by"], when)
        proposal = _draft(entry, {**content["common"], **entry["answers"]}, window, proposer, when)
        if entry["state"] != "draft":
            _send(proposal, proposer, when, entry, _actor(content["officers"][entry["province"]], when))


def _actor(email: str, at: datetime) -> Actor:
    return actor_of(User.objects.get(email=email), at.date())


def _draft(entry: Any, answers: dict[str, Any], window: IntakeWindow, proposer: Actor, at: datetime) -> Proposal:
    proposal = start_proposal(window=window, actor=proposer, at=at)
    for field, value in answers.items():
        base = proposal.revisions.get(field, 0)
        save_answer(proposal=proposal, field=field, value=value, base_revision=base, actor=proposer, at=at)
    wanted = OrientationItem.objects.filter(field__notice=window.notice, code__in=entry["items"])
    set_items(proposal=proposal, items=[item.pk for item in wanted], actor=proposer, at=at)
    proposal.refresh_from_db()
    return proposal


def _send(proposal: Proposal, proposer: Actor, at: datetime, entry: Any, officer: Actor) -> None:
    if proposal.organisation_id:
        signed = render_pdf("proposal_form_lang_son", {"blank": True}).content
        attach_file(
            proposal=proposal,
            kind=AttachmentKind.SIGNED_FORM,
            name="phieu-da-ky.pdf",
            content=signed,
            actor=proposer,
            at=at,
        )
    submit_proposal(proposal=proposal, actor=proposer, at=at, key=f"demo-{proposal.number}")
    proposal.refresh_from_db()
    later = at + timedelta(days=1)
    if entry["state"] == "returned":
        return_for_supplement(
            proposal=proposal, reasons=[ReturnReason(entry["reason"])], words=entry["words"], actor=officer, at=later
        )
    if entry["state"] == "compiled":
        compile_proposal(proposal=proposal, criteria=dict.fromkeys(CRITERIA, True), actor=officer, at=later)
