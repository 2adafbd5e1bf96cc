"""The question desk of every call: what was asked and answered, for everybody; the form; one's own question."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from gieo.calls import selectors
from gieo.calls.links import question_behind
from gieo.calls.listing import Announced, Standing, call_named
from gieo.calls.question.facts import LONGEST_QUESTION
from gieo.calls.question.states import QuestionState
from gieo.calls.services.ask_question import ask_question, confirm_question
from gieo.core import clock
from gieo.core.arrival import arrived_at
from gieo.identity.models import Province
from gieo.identity.web.addresses import address_of
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import province_asked_for
from gieo.kernel.refusal import Refusal, Refused

LONGEST = 200
SENT, ASKED = "thu", "roi"  # how a question went: its link was sent, or it is with the office


class QuestionForm(forms.Form):
    """What somebody wants to know; `website` is seen by machines only."""

    words = forms.CharField(
        label=gettext_lazy("Câu hỏi"),
        max_length=LONGEST_QUESTION,
        help_text=gettext_lazy("Hỏi điều ai cũng cần biết; đừng ghi tên mình, cơ quan mình hay ý định đề xuất."),
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 5}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        help_text=gettext_lazy("Chỉ dùng để xác nhận và gửi trả lời; người trả lời không thấy."),
        widget=forms.EmailInput(attrs={"class": "form-control", "autocomplete": "email"}),
    )
    website = forms.CharField(required=False)

    def __init__(self, *args: object, has_account: bool, **kwargs: object) -> None:
        """Whoever has an account is known by it."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if has_account:
            del self.fields["email"]


@login_not_required
def everything(request: HttpRequest) -> HttpResponse:
    """What was answered about every call, with a search; the filters stand in the address."""
    province, words = province_asked_for(request), _words(request)
    context = {
        "questions": selectors.published(words=words, province=province.code if province else ""),
        "words": words,
        "province": province,
        "provinces": Province.objects.order_by("name", "pk"),
        "feed": _feed_address(words, province, None),
    }
    return render(request, "calls/all_questions.html", context)


@login_not_required
def feed(request: HttpRequest) -> HttpResponse:
    """The same for programs that follow it."""
    province, words, at = province_asked_for(request), _words(request), clock.now()
    call = call_named(request.GET.get("dot", "")[:LONGEST], at=at)
    found = Atom1Feed(
        title=_("Hỏi đáp về đợt nhận"),
        link=request.build_absolute_uri(reverse("calls:all-questions")),
        description=_("Câu hỏi và trả lời đã công bố"),
        feed_url=request.build_absolute_uri(),
        language="vi",
    )
    for each in selectors.published(words=words, province=province.code if province else "", call=call):
        found.add_item(
            title=each.published,
            link=request.build_absolute_uri(f"{each.asked.public_url}#{each.number}"),
            description=each.answer,
            unique_id=f"{request.get_host()}/{each.number}",
            unique_id_is_permalink=False,
            pubdate=each.answered_at,
            updateddate=each.state_since,
        )
    return HttpResponse(found.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@login_not_required
def of_call(request: HttpRequest, call: str) -> HttpResponse:
    """One call: what was answered, and while it has not closed, the form."""
    at = arrived_at(request)
    announced = call_named(call[:LONGEST], at=at)
    if announced is None:
        raise Http404
    actor = actor_in(request)
    form = QuestionForm(request.POST or None, has_account=actor.user is not None)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if typed["website"]:
            return redirect(f"{request.path}?gui={SENT}")  # a machine: it is told what it wants to hear
        try:
            ask_question(
                call=announced, words=typed["words"], email=typed.get("email", ""), actor=actor, at=at,
                network=address_of(request),
            )  # fmt: skip
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect(f"{request.path}?gui={ASKED if actor.user else SENT}")
    context = {
        "call": announced,
        "open": announced.standing is not Standing.CLOSED and not announced.is_off,
        "questions": selectors.published(call=announced),
        "form": form,
        "refusals": refusals,
        "sent": request.GET.get("gui", "") if request.method == "GET" else "",
        "feed": _feed_address("", None, announced),
    }
    return render(request, "calls/questions.html", context, status=422 if form.errors or refusals else 200)


@login_not_required
@never_cache
def own(request: HttpRequest, token: str) -> HttpResponse:
    """The page of whoever asked without an account: confirm, then read the answer."""
    asked = question_behind(token)
    if asked is None:
        raise Http404
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            confirm_question(asked=asked, at=arrived_at(request))
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect(request.path)
    question = getattr(asked, "question", None)
    state = QuestionState(question.state) if question else None
    context = {"asked": asked, "question": question, "state": state, "refusals": refusals}
    return render(request, "calls/own_question.html", context, status=409 if refusals else 200)


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _feed_address(words: str, province: Province | None, call: Announced | None) -> str:
    said = {"q": words, "tinh": province.slug if province else "", "dot": call.slug if call else ""}
    kept = {name: value for name, value in said.items() if value}
    return reverse("calls:questions-feed") + (f"?{urlencode(kept)}" if kept else "")
