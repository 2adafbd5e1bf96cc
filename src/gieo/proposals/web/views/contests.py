"""The contest of ideas as anybody sees it."""

from typing import ClassVar

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from gieo.core import clock
from gieo.core.arrival import arrived_at
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.orientation.models import IntakeWindow
from gieo.proposals.contest.links import idea_behind
from gieo.proposals.contest.states import ContestState
from gieo.proposals.models import ContestIdea, IdeaContest
from gieo.proposals.selectors import public_contests, windows_to_propose_in
from gieo.proposals.services.develop_idea import develop_idea
from gieo.proposals.services.send_idea import Typed, confirm_idea, send_idea

CONTROL = {"class": "form-control"}
TEXT = {"class": "form-control", "rows": 4}


class IdeaForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody has to say; `website` is seen by machines only."""

    website = forms.CharField(required=False)

    class Meta:
        model = ContestIdea
        fields = (
            "title",
            "problem",
            "solution",
            "benefit",
            "author_name",
            "email",
            "phone",
            "workplace",
            "may_be_named",
        )
        widgets: ClassVar[dict[str, forms.Widget]] = {
            **{name: forms.TextInput(attrs=CONTROL) for name in ("title", "author_name", "phone", "workplace")},
            **{name: forms.Textarea(attrs=TEXT) for name in ("problem", "solution", "benefit")},
            "email": forms.EmailInput(attrs=CONTROL),
            "may_be_named": forms.CheckboxInput(attrs={"class": "form-check-input"}),
        }
        help_texts: ClassVar[dict[str, object]] = {
            "problem": _("Điều gì đang xảy ra, với ai."),
            "benefit": _("Nêu con số nếu có."),
        }

    def typed(self) -> Typed:
        """As the service takes it."""
        return Typed(**{name: self.cleaned_data[name] for name in self.Meta.fields})


@login_not_required
def contests(request: HttpRequest) -> HttpResponse:
    """Every edition that was announced, the latest first."""
    return render(request, "proposals/contests.html", {"contests": public_contests(), "at": clock.now()})


@login_not_required
def contest(request: HttpRequest, number: str) -> HttpResponse:
    """Rules and prizes; while it receives, the form; afterwards the results."""
    found = _contest_or_404(number)
    at = arrived_at(request)
    open_now = found.state == ContestState.ANNOUNCED and found.is_open_at(at)
    form = IdeaForm(request.POST or None)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect(f"{found.public_url}?da-gui=1")  # a machine: it is told what it wants to hear
        try:
            send_idea(contest=found, typed=form.typed(), at=at)
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect(f"{found.public_url}?da-gui=1")
    context = {
        "contest": found,
        "open": open_now,
        "form": form,
        "refusals": refusals,
        "sent": "da-gui" in request.GET,
        "awarded": _awarded(found),
        "state": ContestState(found.state),
    }
    return render(request, "proposals/contest.html", context, status=422 if form.errors or refusals else 200)


@login_not_required
@never_cache
def idea(request: HttpRequest, token: str) -> HttpResponse:
    """The author's page: confirm the address, see what became of the idea, make a proposal of it."""
    found = idea_behind(token)
    if found is None:
        raise Http404
    at = arrived_at(request)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            if request.POST.get("do") == "develop":
                window = next((each for each in _rounds(found) if str(each.pk) == request.POST.get("window")), None)
                if window is None:
                    raise Http404
                proposal = develop_idea(idea=found, window=window, actor=actor_in(request), at=at)
                return redirect("proposals:editor", proposal.number)
            confirm_idea(idea=found, at=at)
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect(request.path)
    context = {"idea": found, "rounds": _rounds(found) if found.prize else [], "refusals": refusals,
               "state": ContestState(found.contest.state)}  # fmt: skip
    return render(request, "proposals/idea.html", context, status=409 if refusals else 200)


def _rounds(idea: ContestIdea) -> list[IntakeWindow]:
    return [window for window in windows_to_propose_in(clock.now()) if window.province_id == idea.province_id]


def _contest_or_404(number: str) -> IdeaContest:
    found = public_contests().filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _awarded(contest: IdeaContest) -> list[ContestIdea]:
    if contest.state != ContestState.AWARDED:
        return []
    return list(contest.ideas.exclude(prize="").select_related("proposal").order_by("pk"))
