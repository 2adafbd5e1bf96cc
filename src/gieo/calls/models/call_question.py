"""A question that waits for the office, or was answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models

from gieo.calls.models.asked_question import AskedQuestion
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library

ANSWERING = "question.answer"


class CallQuestion(Dossier):
    """What the office sees: the words without their asker. Published, question and answer are everybody's."""

    asked = models.OneToOneField(AskedQuestion, models.PROTECT, related_name="question", verbose_name="câu hỏi gửi đến")
    published = models.TextField("câu hỏi khi công bố", blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    kept_because = models.TextField("lý do không công bố", blank=True)
    earlier = models.JSONField("câu trả lời trước khi đính chính", default=list, help_text="trả lời, lúc, lý do")
    search = models.TextField("chữ để tìm", blank=True)

    READ_WITH: ClassVar[tuple[str, ...]] = (
        "asked__window__notice",
        "asked__window__body",
        "asked__call",
        "asked__contest",
    )

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "câu hỏi về đợt nhận"

    def parties(self) -> Mapping[Role, Party]:
        """Whoever asked with an account may follow it; the body that opened the call may answer. Neither is named."""
        asker = party(users=[self.asked.user_id])
        body = self.asked.body
        return {Role.PROPOSER: asker} | ({Role.FOCAL_OFFICER: party(bodies=[body.pk], name=body.name)} if body else {})

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Days to answer."""
        rule = library.get(self.rulebook).deadline(ANSWERING)
        return end_of_day(rule.due(at.astimezone(LEGAL_ZONE))), rule.basis[0]
