"""The questions a province asks in a round beside the locked items of the form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.orientation.models import OrientationNotice
from gieo.orientation.own_questions import KINDS, conditions_of, form_behind, questions_in
from gieo.orientation.policies import EDITABLE
from gieo.orientation.services.set_own_questions import Wanted, add_own_question, remove_own_question
from gieo.orientation.web.workspace import notice_or_404
from gieo.rulebooks.models import FieldKind

CONTROL, CHOICE = {"class": "form-control"}, {"class": "form-select"}


class QuestionForm(forms.Form):
    """One question; what it may depend on is offered as the form and the questions before it allow."""

    label = forms.CharField(label=gettext_lazy("Câu hỏi"), max_length=300, widget=forms.TextInput(attrs=CONTROL))
    kind = forms.ChoiceField(
        label=gettext_lazy("Cách trả lời"),
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.Select(attrs=CHOICE),
    )
    options = forms.CharField(
        label=gettext_lazy("Các lựa chọn"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một lựa chọn; chỉ cho câu chọn."),
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )
    guidance = forms.CharField(
        label=gettext_lazy("Hướng dẫn"), required=False, max_length=500, widget=forms.TextInput(attrs=CONTROL)
    )
    when = forms.ChoiceField(
        label=gettext_lazy("Chỉ hỏi khi"),
        required=False,
        help_text=gettext_lazy("Câu hiện theo điều kiện thì phải trả lời khi hiện."),
        widget=forms.Select(attrs=CHOICE),
    )
    required = forms.BooleanField(
        label=gettext_lazy("Bắt buộc trả lời"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args: Any, conditions: list[tuple[str, str, str]], **kwargs: Any) -> None:
        """With the conditions there are."""
        super().__init__(*args, **kwargs)
        choices = [(f"{field}={value}", words) for field, value, words in conditions]
        self.fields["when"].choices = [("", _("Luôn hỏi")), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """As the service takes it."""
        typed = self.cleaned_data
        return Wanted(**{**typed, "kind": FieldKind(typed["kind"])})


def own_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """The locked items, the questions of the province, and while the notice is a draft one more."""
    notice = notice_or_404(request, pk)
    form = form_behind(notice.form_rulebook or notice.rulebook)
    conditions = conditions_of(form, notice.own_questions)
    asked = QuestionForm(request.POST if "label" in request.POST else None, conditions=conditions)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                remove_own_question(notice=notice, question=request.POST["remove"], actor=actor_in(request))
                return redirect(request.path)
            if asked.is_valid():
                add_own_question(notice=notice, wanted=asked.wanted(), actor=actor_in(request))
                return redirect(request.path)
        except Refused as refused:
            refusals = tuple(refused.refusals)
    context = {
        "notice": notice,
        "law": form,
        "rows": _rows(notice, conditions),
        "form": asked,
        "refusals": refusals,
        "editable": notice.state in EDITABLE,
    }
    return render(request, "orientation/own_questions.html", context, status=422 if asked.errors or refusals else 200)


def _rows(notice: OrientationNotice, conditions: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    said = {(field, value): words for field, value, words in conditions}
    return [
        {"question": each, "kind": KINDS[each.kind], "when": said.get((each.when_field, each.when_value), "")}
        for each in questions_in(notice.own_questions)
    ]
