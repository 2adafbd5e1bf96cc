"""The form of a new account."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gieo.core import clock
from gieo.identity.models import OrganisationKind, Province, User
from gieo.identity.services.register_proposer import register_proposer

KINDS = [
    ("person", _("Cá nhân")),
    (OrganisationKind.ENTERPRISE, _("Doanh nghiệp, hợp tác xã")),
    (OrganisationKind.OTHER, _("Tổ chức khác")),
]


class SignupForm(forms.Form):
    """Asks what a proposal needs: who, for whom, where; the library adds address and password."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Đề xuất với tư cách"), choices=KINDS, initial="person")
    organisation_name = forms.CharField(label=_("Tên tổ chức (nếu có)"), max_length=250, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        provinces = self.fields["province"]
        if isinstance(provinces, forms.ModelChoiceField):
            provinces.queryset = Province.objects.order_by("name")

    def clean(self) -> dict[str, object]:
        """A body is named when one proposes for a body."""
        data = super().clean() or {}
        if data.get("kind") != "person" and not data.get("organisation_name"):
            self.add_error("organisation_name", _("Nhập tên tổ chức mà ông/bà đại diện đề xuất."))
        return data

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by the library once the account exists."""
        for_body = self.cleaned_data["kind"] != "person"
        seat = register_proposer(
            user=user,
            full_name=self.cleaned_data["full_name"],
            province=self.cleaned_data["province"],
            on=clock.today(),
            phone=self.cleaned_data["phone"],
            organisation_name=self.cleaned_data["organisation_name"] if for_body else "",
            organisation_kind=OrganisationKind(self.cleaned_data["kind"]) if for_body else OrganisationKind.OTHER,
        )
        if seat.asked_body is not None:
            messages.info(
                request,
                gettext(
                    "%(name)s đã có trong hệ thống: cán bộ của Sở xác nhận ông/bà là người của tổ chức rồi phiếu mới "
                    "đứng tên tổ chức. Trong lúc chờ, ông/bà đề xuất với tư cách cá nhân."
                )
                % {"name": seat.asked_body.name},
            )
