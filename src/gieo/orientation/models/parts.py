"""The other parts of a notice: grounds, footnotes, requirements, places, recipients."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.law.models import LegalDocument
from gieo.orientation.models.line import Line
from gieo.orientation.models.notice import OrientationNotice


class Part(Line):
    """Something of a notice, in its order, tied to its lines."""

    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)
    corrected = models.BooleanField("đã sửa so với nguồn", default=False)

    class Meta:
        abstract = True
        ordering = ("notice_id", "order")

    def __str__(self) -> str:
        return self.text[:80]


class NoticeBasis(Part):
    """A ground the notice rests on, with the document it names (none for a general ground)."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="bases", verbose_name="thông báo")
    keyword = models.CharField("cách dẫn", max_length=20)
    document = models.ForeignKey(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản"
    )

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "căn cứ"


class NoticeFootnote(Part):
    """A footnote: an entity of its own, never merged into running text."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="footnotes", verbose_name="thông báo")
    document = models.ForeignKey(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản"
    )
    basis = models.ForeignKey(
        NoticeBasis, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="căn cứ tương ứng"
    )

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "chú thích"


class NoticeRequirement(Part):
    """A requirement every proposed task must meet; each proposal answers each."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="requirements", verbose_name="thông báo")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "yêu cầu"


class IntakePlace(Part):
    """Where proposals are received: a counter with its address and phones, or an address on the net."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="places", verbose_name="thông báo")
    url = models.URLField("địa chỉ mạng", blank=True)
    phones = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name="điện thoại")
    phones_printed = models.CharField("điện thoại như in", max_length=120, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "nơi nhận phiếu"


class Recipient(Part):
    """An entry of the distribution list: bodies, groups of bodies, holders of a seat, or the archive.

    `kinds` are groups that are counted out on the day of sending, `roles` seats of the province, `bodies` those that
    bear the printed names. What answers to no name of the register is `asked` of a person; `on_paper` is the answer
    that it stands outside the system.
    """

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="recipients", verbose_name="thông báo")
    note = models.CharField("ghi chú", max_length=120, blank=True)
    is_archive = models.BooleanField("lưu", default=False)
    publishes = models.BooleanField("đăng tải", default=False, help_text="nhận để đưa lên trang thông tin")
    kinds = ArrayField(models.CharField(max_length=24), default=list, blank=True, verbose_name="nhóm tổ chức")
    roles = ArrayField(models.CharField(max_length=24), default=list, blank=True, verbose_name="vai trò")
    units = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name="đơn vị lưu")
    bodies = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="tổ chức")
    asked = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name="chưa rõ")
    on_paper = models.BooleanField("gửi bản giấy", default=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "nơi nhận"

    @property
    def is_known(self) -> bool:
        """Whether it is clear to whom it goes."""
        return self.is_archive or self.on_paper or not self.asked

    @property
    def to_whom(self) -> list[str]:
        """Groups, seats and bodies in words."""
        groups = [str(OrganisationKind(kind).label) for kind in self.kinds]
        return [*groups, *(ROLE_LABELS[Role(role)] for role in self.roles), *(body.name for body in self.bodies.all())]


# the parts that a person corrects at the desk, by their name in an address
PARTS: dict[str, type[NoticeBasis | NoticeFootnote | NoticeRequirement | IntakePlace | Recipient]] = {
    "basis": NoticeBasis,
    "footnote": NoticeFootnote,
    "requirement": NoticeRequirement,
    "place": IntakePlace,
    "recipient": Recipient,
}
