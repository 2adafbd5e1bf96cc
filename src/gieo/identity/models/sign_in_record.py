"""The book of sign-ins: who came in, who tried, what became of an account. Rows are added, never changed."""

from typing import ClassVar

import pgtrigger
from django.db import models

from gieo.identity.models.person import User


class SignInEvent(models.TextChoices):
    """What happened."""

    SIGNED_IN = "signed_in", "Đăng nhập"
    FAILED = "failed", "Sai mật khẩu"
    LOCKED = "locked", "Bị khóa tạm vì sai nhiều lần"
    SIGNED_OUT = "signed_out", "Đăng xuất"
    PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
    FACTOR_ADDED = "factor_added", "Thêm lớp xác thực"
    FACTOR_REMOVED = "factor_removed", "Bỏ lớp xác thực"
    NEW_BROWSER = "new_browser", "Đăng nhập từ trình duyệt mới"
    REFUSED = "refused", "Bị từ chối rất nhiều trang"
    READ_MUCH = "read_much", "Mở rất nhiều trang"
    CLOSED = "closed", "Khóa tài khoản"
    REOPENED = "reopened", "Mở lại tài khoản"


class SignInRecord(models.Model):
    """One line of the book.

    Personal data (purpose: proof of access, NĐ 331/2026): `email` as it was typed, `address` of the machine.
    """

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="sign_ins", verbose_name="tài khoản")
    email = models.CharField("thư điện tử", max_length=254, blank=True)
    event = models.CharField("sự việc", max_length=20, choices=SignInEvent.choices)
    at = models.DateTimeField("thời điểm")
    address = models.CharField("địa chỉ máy", max_length=45, blank=True)
    method = models.CharField("cách thức", max_length=40, blank=True)
    reason = models.CharField("lý do", max_length=250, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email", "address"})

    class Meta:
        verbose_name = verbose_name_plural = "sổ đăng nhập"
        ordering = ("pk",)
        indexes = (models.Index(fields=("email", "at"), name="sign_ins_of_an_address"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.email}: {self.get_event_display()}"
