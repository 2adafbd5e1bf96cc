"""What an auditor asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.identity.models import Province

LARGEST = 200


class SampleForm(forms.Form):
    """Province, year, size, and the word that decides the draw."""

    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)
    plan_year = forms.IntegerField(label=_("Năm kế hoạch"), min_value=2010, max_value=2100)
    size = forms.IntegerField(
        label=_("Số hồ sơ"),
        min_value=1,
        max_value=LARGEST,
        initial=20,
        help_text=_("Một nửa lấy theo rủi ro đọc từ nhật ký (đính chính, quá hạn, trả lại), một nửa bốc ngẫu nhiên."),
    )
    seed = forms.CharField(
        label=_("Hạt giống"),
        max_length=40,
        help_text=_("Một từ bất kỳ. Cùng câu hỏi và cùng hạt giống thì lấy lại đúng những hồ sơ ấy."),
    )

    def __init__(self, *args: object, provinces: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["province"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Province.objects.filter(code__in=provinces).order_by("name")
