"""Forms of people and seats."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.dossiers.kinds import kinds
from gieo.identity.models import Appointment, Organisation, Person, Province
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.identity.services.appoint import NOT_GIVEN
from gieo.kernel.actors import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _narrow(form: forms.Form, name: str, rows: "QuerySet[Any]") -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class AppointForm(forms.Form):
    """Who gets which seat from when, by which decision."""

    email = forms.EmailField(label=_("Thư điện tử"), help_text=_("Chưa có tài khoản thì hệ thống mở tài khoản mới."))
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=150, required=False, help_text=_("Chỉ cần khi mở tài khoản mới.")
    )
    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=[(role.value, ROLE_LABELS[role]) for role in Role if role not in NOT_GIVEN]
    )
    organisation = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Organisation.objects.none(), required=False)
    post = forms.CharField(label=_("Chức danh"), max_length=150, required=False)
    is_deputy = forms.BooleanField(label=_("Cấp phó, ký thay cấp trưởng (KT.)"), required=False)
    on = forms.DateField(label=_("Từ ngày"), widget=_Day())
    decision = forms.CharField(label=_("Quyết định số"), max_length=80, required=False)

    def __init__(self, *args: Any, provinces: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _narrow(self, "province", Province.objects.filter(code__in=provinces).order_by("name"))
        _narrow(
            self, "organisation", Organisation.objects.filter(province__in=provinces, valid_to=None).order_by("name")
        )

    def clean_role(self) -> Role:
        """As policies know it."""
        return Role(self.cleaned_data["role"])


class HandOverForm(forms.Form):
    """Who takes a seat, from when."""

    email = forms.EmailField(label=_("Thư điện tử của người nhận"))
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=150, required=False, help_text=_("Chỉ cần khi mở tài khoản mới.")
    )
    on = forms.DateField(label=_("Từ ngày"), widget=_Day())
    decision = forms.CharField(label=_("Quyết định số"), max_length=80, required=False)


class EndForm(forms.Form):
    """The last day of a seat that nobody takes."""

    last_day = forms.DateField(label=_("Ngày cuối giữ ghế"), widget=_Day())


class DelegateForm(forms.Form):
    """Which seat is lent to whom, for how long, for what."""

    appointment = forms.ModelChoiceField(label=_("Ghế"), queryset=Appointment.objects.none(), empty_label=None)
    to = forms.ModelChoiceField(label=_("Người được ủy quyền"), queryset=Person.objects.none(), empty_label=None)
    valid_from = forms.DateField(label=_("Từ ngày"), widget=_Day())
    valid_to = forms.DateField(label=_("Đến hết ngày"), widget=_Day())
    reason = forms.CharField(
        label=_("Lý do"), max_length=250, help_text=_("Nghỉ phép, đi công tác, giao một phần việc.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Phạm vi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn loại nào là ủy quyền toàn bộ."),
    )
    decision = forms.CharField(label=_("Văn bản số"), max_length=80, required=False)

    def __init__(self, *args: Any, seats: "QuerySet[Appointment]", people: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _narrow(self, "appointment", seats)
        _narrow(self, "to", people)
        scope = self.fields["kinds"]
        if isinstance(scope, forms.MultipleChoiceField):
            scope.choices = [(kind.name, kind.label) for kind in kinds()]
