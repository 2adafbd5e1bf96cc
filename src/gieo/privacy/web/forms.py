"""What is asked of whoever keeps personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.identity.models import Person, Province
from gieo.rulebooks import library


class DecisionForm(forms.Form):
    """How many years a class is kept, by which decision of the province."""

    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    record_class = forms.ChoiceField(label=_("Lớp dữ liệu"))
    years = forms.IntegerField(label=_("Giữ bao nhiêu năm"), min_value=1, max_value=100)
    document = forms.CharField(label=_("Quyết định số"), max_length=200)
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: object, provinces: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        province, record_class = self.fields["province"], self.fields["record_class"]
        if isinstance(province, forms.ModelChoiceField):
            province.queryset = Province.objects.filter(code__in=provinces).order_by("name")
        if isinstance(record_class, forms.ChoiceField):
            record_class.choices = [(each.key, each.what) for each in library.privacy().retention]


class HoldForm(forms.Form):
    """Whose data, or which class of records, is kept by which paper."""

    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    person = forms.ModelChoiceField(label=_("Chủ thể dữ liệu"), queryset=Person.objects.none(), required=False)
    record_class = forms.ChoiceField(label=_("hoặc lớp dữ liệu"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Khiếu nại, thanh tra, điều tra, vụ án."))
    document = forms.CharField(label=_("Theo văn bản số"), max_length=200)

    def __init__(self, *args: object, provinces: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        province, person, record_class = self.fields["province"], self.fields["person"], self.fields["record_class"]
        if isinstance(province, forms.ModelChoiceField) and isinstance(person, forms.ModelChoiceField):
            province.queryset = Province.objects.filter(code__in=provinces).order_by("name")
            person.queryset = Person.objects.filter(province__in=provinces).order_by("full_name", "pk")
        if isinstance(record_class, forms.ChoiceField):
            record_class.choices = [("", "---------"), *((each.key, each.what) for each in library.privacy().retention)]
