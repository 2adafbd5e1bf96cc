"""Who signs a document, one after the other, and how each has signed."""

from django.db import models
from django.db.models import Q

from gieo.identity.models import Person
from gieo.records.models.outgoing import OutgoingDocument


class SigningPlace(models.Model):
    """One signature of a document: for whom, in which post, by whom; then when and by what.

    `person` is empty where the signer has no account: then the clerk brings the signed file.
    """

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="signers", verbose_name="văn bản")
    place = models.PositiveSmallIntegerField("thứ tự")
    capacity = models.CharField("quyền hạn ký", max_length=4, blank=True)
    on_behalf = models.CharField("ký thay", max_length=120, blank=True)
    position = models.CharField("chức vụ", max_length=120)
    name = models.CharField("người ký", max_length=120)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tài khoản"
    )
    signed_at = models.DateTimeField("ký lúc", null=True)
    certificate = models.CharField("chứng thư", max_length=250, blank=True)
    trusted = models.BooleanField("chứng thư đã kiểm tra", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "người ký"
        ordering = ("document_id", "place")
        constraints = (
            models.UniqueConstraint("document", "place", name="one_signer_of_a_place"),
            models.CheckConstraint(condition=~Q(name=""), name="signer_is_named"),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.name}"
