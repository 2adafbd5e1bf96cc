"""Forms of the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.orientation.models import IntakeWindow
from gieo.proposals.channels import Channel
from gieo.proposals.counter.paper import MOST_PAGES

LINE = {"class": "form-control", "autocomplete": "off"}
AT_THE_COUNTER = [(each.value, each.label) for each in (Channel.COUNTER, Channel.POST, Channel.PORTAL)]


def _window_choices(windows: list[IntakeWindow]) -> list[tuple[int, str]]:
    return [(window.pk, f"{window.province.name}, {window.plan_year}: {window.notice.title}") for window in windows]


class PaperForm(forms.Form):
    """What lies on the counter, in the order in which it is read off the form."""

    window = forms.TypedChoiceField(
        label=_("Đợt nhận"), coerce=int, widget=forms.Select(attrs={"class": "form-select"})
    )
    title = forms.CharField(label=_("Tên nhiệm vụ"), max_length=500, widget=forms.TextInput(attrs=LINE))
    proposer_name = forms.CharField(label=_("Người nộp"), max_length=150, widget=forms.TextInput(attrs=LINE))
    organisation_name = forms.CharField(
        label=_("Tổ chức đề xuất"), max_length=250, required=False, widget=forms.TextInput(attrs=LINE)
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False, widget=forms.TextInput(attrs=LINE))
    email = forms.EmailField(label=_("Thư điện tử"), required=False, widget=forms.EmailInput(attrs=LINE))
    pages = forms.IntegerField(
        label=_("Số trang"),
        min_value=1,
        max_value=MOST_PAGES,
        initial=4,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    channel = forms.ChoiceField(
        label=_("Cách nộp"), choices=AT_THE_COUNTER, widget=forms.Select(attrs={"class": "form-select"})
    )
    portal_number = forms.CharField(
        label=_("Mã hồ sơ cổng dịch vụ công"), max_length=60, required=False, widget=forms.TextInput(attrs=LINE)
    )

    def __init__(self, windows: list[IntakeWindow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        window = self.fields["window"]
        if isinstance(window, forms.TypedChoiceField):
            window.choices = _window_choices(windows)

    def clean(self) -> dict[str, Any]:
        """A dossier of the portal has the portal's number."""
        data = super().clean() or {}
        if data.get("channel") == Channel.PORTAL and not data.get("portal_number"):
            self.add_error("portal_number", _("Nhập mã hồ sơ của cổng dịch vụ công."))
        return data


class ScanForm(forms.Form):
    """The scan of the form, one PDF."""

    scan = forms.FileField(
        label=_("Bản quét phiếu (PDF)"),
        help_text=_("Quét đủ các trang vào một tệp PDF. Bản quét gắn với số tiếp nhận bằng mã băm, không thay được."),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".pdf"}),
        error_messages={"empty": _("Tệp rỗng. Hãy chọn lại tệp."), "required": _("Chọn tệp bản quét.")},
    )


class SupplementForm(ScanForm):
    """The scan of what came back, and how many pages it has."""

    pages = forms.IntegerField(
        label=_("Số trang"),
        min_value=1,
        max_value=MOST_PAGES,
        initial=4,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )


class PortalForm(forms.Form):
    """The list of dossiers the portal hands over."""

    window = forms.TypedChoiceField(
        label=_("Đợt nhận"), coerce=int, widget=forms.Select(attrs={"class": "form-select"})
    )
    file = forms.FileField(
        label=_("Tệp hồ sơ từ cổng (CSV)"),
        help_text=_(
            "Các cột: ma_ho_so, ten_nhiem_vu, nguoi_nop, thoi_diem_nop; "
            "có thể thêm to_chuc, dien_thoai, email, so_trang."
        ),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv"}),
        error_messages={"empty": _("Tệp rỗng. Hãy chọn lại tệp.")},
    )

    def __init__(self, windows: list[IntakeWindow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        window = self.fields["window"]
        if isinstance(window, forms.TypedChoiceField):
            window.choices = _window_choices(windows)
