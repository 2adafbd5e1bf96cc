"""People and their accounts."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from gieo.identity.models.territory import Province


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account that signs in by e-mail address and password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """By e-mail address, whatever its case."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What it may do follows from the person's appointments, never from the account."""

    email = models.EmailField("thư điện tử", unique=True)
    is_active = models.BooleanField("đang hoạt động", default=True)
    language = models.CharField("ngôn ngữ", max_length=5, default="vi")
    date_joined = models.DateTimeField("ngày tạo", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = verbose_name_plural = "tài khoản"
        constraints = (models.UniqueConstraint(Lower("email"), name="one_account_per_address"),)

    def __str__(self) -> str:
        return self.email


@pghistory.track()
class Person(models.Model):
    """A person of the programme; most have an account, experts on old papers do not.

    Personal data (purpose: contact about a dossier): `email`, `phone`, `address`. Public pages show none of them.
    """

    full_name = models.CharField("họ và tên", max_length=150)
    user = models.OneToOneField(
        User, models.PROTECT, null=True, blank=True, related_name="person", verbose_name="tài khoản"
    )
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tỉnh")
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="doubles", verbose_name="đã gộp vào"
    )

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email", "phone", "address"})

    class Meta:
        verbose_name = verbose_name_plural = "người"
        ordering = ("full_name",)

    def __str__(self) -> str:
        return self.full_name
