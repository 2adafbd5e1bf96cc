"""What a reader chooses about mails."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gieo.notifications.selectors import MailPage
from gieo.notifications.services.choose_mail import Choice
from gieo.rulebooks.models import Pace, Topic


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "form-control"})


class MailForm(forms.Form):
    """Pace, quiet hours, and the topics of which mail is wanted."""

    pace = forms.ChoiceField(
        label=_("Gửi thư"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        choices=[
            ("", _("Theo mặc định của tỉnh, từng loại như bảng dưới")),
            (Pace.AT_ONCE.value, _("Gửi ngay từng thư, trừ giờ yên lặng")),
            (Pace.MORNING.value, _("Gộp mọi thư không khẩn thành một thư buổi sáng")),
        ],
    )
    quiet_from = forms.TimeField(label=_("Yên lặng từ"), required=False, widget=HourInput())
    quiet_until = forms.TimeField(label=_("Yên lặng đến"), required=False, widget=HourInput())
    wanted = forms.MultipleChoiceField(
        label=_("Nhận thư về"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ chọn loại không muốn nhận thư; tin vẫn hiện trên hệ thống. Các loại khác luôn được gửi."),
    )

    def __init__(self, page: MailPage, data: Any = None) -> None:
        chosen = page.chosen
        self.offered = [line.rule for line in page.topics if line.rule.may_stop]
        initial = {
            "pace": chosen.pace if chosen else "",
            "quiet_from": chosen.quiet_from if chosen else None,
            "quiet_until": chosen.quiet_until if chosen else None,
            "wanted": [line.rule.key.value for line in page.topics if line.comes and line.rule.may_stop],
        }
        super().__init__(data, initial=initial)
        wanted = self.fields["wanted"]
        if isinstance(wanted, forms.MultipleChoiceField):
            wanted.choices = [(rule.key.value, rule.what) for rule in self.offered]
        hours = {"from": page.habits.rule.quiet_from, "until": page.habits.rule.quiet_until}
        said = _("Để trống: theo tỉnh (%(from)s – %(until)s). Hai giờ bằng nhau: không có giờ yên lặng.")
        self.fields["quiet_from"].help_text = said % {name: f"{hour:%H:%M}" for name, hour in hours.items()}

    def choice(self) -> Choice:
        """What was chosen, of a form that holds."""
        data = self.cleaned_data
        return Choice(
            pace=Pace(data["pace"]) if data["pace"] else None,
            quiet_from=data["quiet_from"],
            quiet_until=data["quiet_until"],
            stopped=[Topic(rule.key) for rule in self.offered if rule.key.value not in data["wanted"]],
        )
