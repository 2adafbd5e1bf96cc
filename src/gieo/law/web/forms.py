"""Forms of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EndForm(forms.Form):
    """From when a document no longer holds, and what took its place."""

    ended_on = forms.DateField(label=_("Hết hiệu lực từ ngày"), widget=forms.DateInput(attrs={"type": "date"}))
    successor = forms.CharField(
        label=_("Số văn bản thay thế"), required=False, max_length=80, help_text=_("Để trống nếu chỉ bãi bỏ")
    )
