"""What somebody asks before writing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.kernel.text import nfc
from gieo.overlap.engine.records import Part

LONGEST = 4000


class AskForm(forms.Form):
    """The name of what one wants to do, and what for."""

    title = forms.CharField(label=_("Tên nhiệm vụ dự định"), max_length=500, widget=forms.Textarea({"rows": 2}))
    aims = forms.CharField(
        label=_("Mục tiêu, nội dung, sản phẩm"),
        help_text=_("Hai ba câu là đủ; càng rõ đối tượng và cách làm thì càng chính xác."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    @property
    def parts(self) -> dict[Part, str]:
        """The text, part by part."""
        texts = {Part.TITLE: self.cleaned_data["title"], Part.AIMS: self.cleaned_data["aims"]}
        return {part: nfc(text) for part, text in texts.items() if text.strip()}
