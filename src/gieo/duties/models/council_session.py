"""A session of the council of a body, at the grass roots."""

import pghistory
from django.db import models

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role


@pghistory.track()
class CouncilSession(Dossier):
    """A body's own council sits, concludes and advises a list of tasks; its head signs the list (CT-3-3).

    The council belongs to the body: nobody but the body and the office of the province reads of it.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="cơ quan có hội đồng")
    council_decision = models.CharField("quyết định thành lập hội đồng", max_length=200)
    members = models.JSONField("thành viên", default=list, help_text="họ tên, tư cách, nơi công tác")
    held_at = models.DateTimeField("họp lúc")
    agenda = models.TextField("chương trình")
    present = models.JSONField("có mặt", default=list)
    conclusions = models.TextField("kết luận", blank=True)
    tasks = models.JSONField("danh mục đề nghị", default=list, help_text="tên, đơn vị thực hiện, kinh phí (đồng)")
    minutes = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="biên bản"
    )
    signer = models.CharField("thủ trưởng ký", max_length=200, blank=True)
    decision = models.CharField("quyết định phê duyệt danh mục", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)

    READ_WITH = ("body",)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "phiên họp hội đồng cơ sở"

    def parties(self) -> dict[Role, Party]:
        """The body, by its focal officer."""
        return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body.name)}
