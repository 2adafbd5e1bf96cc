"""What a proposer asks to put right after the deadline, and what the office said to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.files.models import StoredFile
from gieo.kernel.actors import Role
from gieo.proposals.correction.states import Corrected, CorrectionState
from gieo.proposals.models.attachment import Attachment
from gieo.proposals.models.proposal import Proposal

PERIOD = "proposal.correction"


@pghistory.track()
class Correction(Dossier):
    """One request to put contact data or one wrong paper right in a form that is sealed.

    Both versions stay: `before` and `attachment` as they were sent, `after` and `file` as they should be.
    `field` is the form's item that holds the contact; `replacement` the paper that took the place once accepted.

    Personal data (purpose: contact about the dossier): `before`, `after`.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="corrections", verbose_name="đề xuất")
    thing = models.CharField("phần cải chính", max_length=16, choices=[(each.value, each.label) for each in Corrected])
    field = models.CharField("mục của phiếu", max_length=60, blank=True)
    before = models.JSONField("đã gửi", default=dict)
    after = models.JSONField("cải chính thành", default=dict)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, related_name="+", verbose_name="tài liệu gửi nhầm"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="tài liệu đúng")
    replacement = models.ForeignKey(
        Attachment, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="tài liệu đã thay"
    )
    reason = models.TextField("lý do")

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"before", "after"})
    READ_WITH = ("proposal__organisation", "proposal__proposer")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "cải chính phiếu đã nộp"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="a_wrong_paper_has_a_right_one",
                condition=Q(thing="contact") | Q(attachment__isnull=False, file__isnull=False),
                violation_error_message="Chọn tài liệu gửi nhầm và tệp đúng.",
            ),
        )

    @property
    def shown_state(self) -> CorrectionState:
        """Its state with words and look."""
        return CorrectionState(self.state)

    def laid_over(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Answers of the form with the contact as corrected; a correction of a paper leaves them as they are."""
        if self.thing != Corrected.CONTACT:
            return dict(answers)
        return {**answers, self.field: {**(answers.get(self.field) or {}), **self.after}}

    def parties(self) -> dict[Role, Party]:
        """Whoever wrote the proposal."""
        proposal = self.proposal
        writers = {"bodies": [proposal.organisation_id]} if proposal.organisation_id else {}
        mine = writers or {"users": [proposal.created_by_id]}
        return {Role.PROPOSER: party(**mine, name=str(proposal.organisation or proposal.proposer))}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Until when the office answers."""
        return self.term(PERIOD, at)


def corrections_since(proposal: Proposal, sent_at: datetime | None) -> list[Correction]:
    """What was put right after an instant of sending, the first first; what was sent later speaks for itself."""
    if sent_at is None:
        return []
    return list(Correction.objects.filter(proposal=proposal, **accepted_since(sent_at)).order_by("state_since", "pk"))


def accepted_since(sent_at: datetime) -> dict[str, Any]:
    """The conditions of an accepted correction that is younger than what was sent."""
    return {"state": CorrectionState.ACCEPTED, "state_since__gt": sent_at}
