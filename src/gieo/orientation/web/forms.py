"""Forms of the confirmation desk."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gieo.files.services.receive_file import MIB
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.orientation.models import Boundary
from gieo.orientation.policies import EDITORS
from gieo.orientation.services.import_document import KINDS


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ImportForm(forms.Form):
    """A file, or the text itself."""

    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=[("", _("Theo tên loại ghi trong văn bản")), *KINDS.items()],
    )
    file = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".txt,.docx,.pdf"}),
        error_messages={"empty": _("Tệp rỗng. Hãy chọn lại tệp.")},
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        limit = settings.UPLOAD_LIMIT_BYTES // MIB
        self.fields["file"].help_text = _("Nhận .txt, .docx, .pdf có lớp chữ; tối đa %(limit)s MB.") % {"limit": limit}
        codes = {seat.province for seat in actor.seats if seat.role in EDITORS}
        province = self.fields["province"]
        if isinstance(province, forms.ModelChoiceField):
            province.queryset = Province.objects.filter(code__in=codes)

    def clean(self) -> dict[str, object]:
        """One of the two."""
        data = super().clean() or {}
        if not data.get("file") and not str(data.get("text") or "").strip() and "file" not in self.errors:
            self.add_error("file", _("Chọn một tệp hoặc dán nội dung văn bản."))
        return data


class WindowForm(forms.Form):
    """The days of one round in which proposals are received."""

    opens_on = forms.DateField(label=_("Nhận từ ngày"), required=False, widget=DateInput())
    closes_on = forms.DateField(label=_("Đến ngày"), required=False, widget=DateInput())
    boundary = forms.ChoiceField(label=_("Cách tính ngày cuối"), choices=Boundary.choices)


class HeaderForm(forms.Form):
    """What only the clerk knows."""

    title = forms.CharField(label=_("Tên thông báo"), max_length=500)
    number = forms.CharField(
        label=_("Số, ký hiệu"), required=False, max_length=80, help_text=_("Do văn thư cấp, ví dụ 12/TB-SKHCN")
    )
    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False, widget=DateInput())
    opens_on = forms.DateField(
        label=_("Nhận từ ngày"), required=False, widget=DateInput(), help_text=_("Để trống: từ ngày thông báo")
    )
    closes_on = forms.DateField(label=_("Đến ngày"), required=False, widget=DateInput())
    boundary = forms.ChoiceField(label=_("Cách tính ngày cuối"), choices=Boundary.choices)
    replaces = forms.BooleanField(label=_("Thay thế thông báo đang có hiệu lực của cùng năm kế hoạch"), required=False)

    def clean(self) -> dict[str, object]:
        """The window ends after it begins."""
        data = super().clean() or {}
        opens, closes = data.get("opens_on") or data.get("issued_on"), data.get("closes_on")
        if opens and closes and opens > closes:
            self.add_error("closes_on", _("Ngày đóng phải sau ngày mở."))
        return data
