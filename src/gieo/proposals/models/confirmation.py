"""What another body confirms of a proposal: its order, the coordination of a place, that it will apply the results."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models.place import ImplementationPlace
from gieo.proposals.models.proposal import Proposal

PERIOD = "proposal.confirmation"


@pghistory.track()
class Confirmation(Dossier):
    """One question to one body, answered from its account or, without one, by a link sent to its address.

    The link is signed, opens this question only, until `expires_at`, and is of no use once it was answered.
    `statement` is what the body is asked to confirm, as the form said it on that day.

    Personal data (purpose: contact about the dossier): `email`, `answered_name`, `answered_position`.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="confirmations", verbose_name="đề xuất")
    thing = models.CharField("điều cần xác nhận", max_length=16, choices=[(each.value, each.label) for each in Thing])
    place = models.ForeignKey(
        ImplementationPlace, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="nơi thực hiện"
    )
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan trong hệ thống"
    )
    body_name = models.CharField("cơ quan được hỏi", max_length=250)
    email = models.EmailField("thư điện tử của cơ quan", blank=True)
    statement = models.TextField("nội dung cần xác nhận")
    expires_at = models.DateTimeField("trả lời trước")
    mailed_at = models.DateTimeField("gửi thư lúc", null=True, blank=True, editable=False)
    mail_error = models.CharField("lỗi gửi thư", max_length=250, blank=True, editable=False)
    document = models.CharField("văn bản kèm theo", max_length=200, blank=True)
    capacity = models.TextField("năng lực đã xác nhận", blank=True)
    words = models.TextField("ý kiến", blank=True)
    answered_name = models.CharField("người trả lời", max_length=150, blank=True)
    answered_position = models.CharField("chức vụ", max_length=150, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    by_link = models.BooleanField("trả lời qua đường dẫn", default=False)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email", "answered_name", "answered_position"})
    READ_WITH = ("body", "proposal__organisation", "proposal__proposer")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "xác nhận của cơ quan khác"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="somebody_is_asked",
                condition=Q(body__isnull=False) | ~Q(email=""),
                violation_error_message="Nêu cơ quan có tài khoản hoặc địa chỉ thư của cơ quan.",
            ),
        )

    @property
    def shown_state(self) -> ConfirmationState:
        """Its state with words and look."""
        return ConfirmationState(self.state)

    def parties(self) -> dict[Role, Party]:
        """The body that is asked, and whoever wrote the proposal."""
        writers = {"bodies": [self.proposal.organisation_id]} if self.proposal.organisation_id else {}
        mine = writers or {"users": [self.proposal.created_by_id]}
        return {
            Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body_name),
            Role.PROPOSER: party(**mine, name=str(self.proposal.organisation or self.proposal.proposer)),
        }

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Until the link runs out."""
        return self.term(PERIOD, at)
