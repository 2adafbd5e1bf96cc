"""Forms of the bank of experts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.councils.bank import field_names
from gieo.councils.models import Expert
from gieo.councils.services.apply_for_bank import Competence
from gieo.dossiers.audience import bodies_of
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CompetenceForm(forms.Form):
    """What an expert knows and where; which bodies can be named follows from the province."""

    degree = forms.CharField(
        label=_("Học hàm, học vị"), required=False, max_length=80, help_text=_("Ví dụ: PGS.TS, TS, ThS, BSCKII")
    )
    speciality = forms.CharField(label=_("Chuyên môn"), max_length=300)
    keywords = forms.CharField(
        label=_("Từ khóa"),
        required=False,
        max_length=500,
        help_text=_("Đối tượng, công nghệ, phương pháp; cách nhau bằng dấu phẩy"),
    )
    science_fields = forms.MultipleChoiceField(
        label=_("Lĩnh vực"), required=False, widget=forms.SelectMultiple(attrs={"class": "form-select", "size": 5})
    )
    main_fields = forms.MultipleChoiceField(
        label=_("Lĩnh vực chuyên sâu"),
        required=False,
        widget=forms.SelectMultiple(attrs={"class": "form-select", "size": 5}),
        help_text=_("Những lĩnh vực đang trực tiếp nghiên cứu, làm việc"),
    )
    employer = forms.ModelChoiceField(
        label=_("Nơi công tác"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("Dùng để tính xung đột lợi ích"),
    )
    place = forms.CharField(label=_("Địa bàn"), required=False, max_length=200)

    def __init__(self, province: Province, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(field_names([province]).items())
        for field in (self.fields["science_fields"], self.fields["main_fields"]):
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = known
        employer = self.fields["employer"]
        if isinstance(employer, forms.ModelChoiceField):
            employer.queryset = Organisation.objects.filter(province=province, valid_to__isnull=True).order_by("name")

    def clean(self) -> dict[str, Any]:
        """A field one works in is one that one knows."""
        said = super().clean() or self.cleaned_data
        known, main = said.get("science_fields", []), said.get("main_fields", [])
        return {**said, "science_fields": [*known, *(code for code in main if code not in known)]}

    @property
    def competence(self) -> Competence:
        """What was filled in."""
        names = ("degree", "speciality", "keywords", "science_fields", "main_fields", "employer", "place")
        return Competence(**{name: self.cleaned_data[name] for name in names})


class ApplicationForm(CompetenceForm):
    """A person puts the own name forward."""

    agrees = forms.BooleanField(
        label=_("Tôi đồng ý có tên trong ngân hàng chuyên gia của tỉnh và được mời vào hội đồng"), required=False
    )


class NominationForm(CompetenceForm):
    """A body puts somebody forward."""

    body = forms.ModelChoiceField(label=_("Cơ quan đề cử"), queryset=Organisation.objects.none(), empty_label=None)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(label=_("Thư điện tử"), help_text=_("Người được đề cử trả lời bằng tài khoản này"))
    field_order = ("body", "full_name", "email")

    def __init__(self, province: Province, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(province, *args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = Organisation.objects.filter(pk__in=bodies_of(actor)).order_by("name")


class ChangeForm(CompetenceForm):
    """An expert wants the own entry changed; only what differs is asked for."""

    def __init__(self, expert: Expert, *args: Any, **kwargs: Any) -> None:
        self.expert = expert
        names = ("degree", "speciality", "keywords", "science_fields", "main_fields", "employer", "place")
        kwargs.setdefault("initial", {name: getattr(expert, name) for name in names})
        super().__init__(expert.province, *args, **kwargs)

    @property
    def wanted(self) -> dict[str, Any]:
        """New values by name of the field."""
        said: dict[str, Any] = {**self.cleaned_data}
        employer = said.pop("employer")
        said["employer_id"] = employer.pk if employer else None
        return {name: value for name, value in said.items() if value != getattr(self.expert, name)}


class ImportForm(forms.Form):
    """A spreadsheet for one of the banks one keeps."""

    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    file = forms.FileField(
        label=_("Bảng tính"),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".xlsx"}),
        error_messages={"empty": _("Tệp rỗng. Hãy chọn lại tệp.")},
    )

    def __init__(self, provinces: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        province = self.fields["province"]
        if isinstance(province, forms.ModelChoiceField):
            province.queryset = Province.objects.filter(code__in=list(provinces))
