"""How one is written to: the page of the settings, and the link of a mail that stops its topic."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gieo.core import clock
from gieo.identity.models import User
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.notifications.links import behind
from gieo.notifications.selectors import mail_of
from gieo.notifications.services.choose_mail import choose_mail, stop_topic
from gieo.notifications.web.forms import MailForm
from gieo.rulebooks.models import Topic


def settings(request: HttpRequest) -> HttpResponse:
    """Quiet hours, pace and topics of the reader's own mails."""
    at = clock.now()
    actor = actor_in(request)
    page = mail_of(get_object_or_404(User.objects.filter(pk=actor.user or 0)), at=at)
    form = MailForm(page, request.POST if request.method == "POST" else None)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            choose_mail(choice=form.choice(), actor=actor, at=at)
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, _("Đã lưu cách nhận thư."))
            return redirect("notifications:mail")
    status = 409 if refusals else 422 if form.errors else 200
    context = {"page": page, "form": form, "refusals": refusals}
    return render(request, "notifications/mail.html", context, status=status)


@login_not_required
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mails of one topic, by the link of one of them; what the law has sent is sent on."""
    found = behind(token)
    user = User.objects.filter(pk=found[0]).first() if found else None
    if found is None or user is None or found[1] not in set(Topic):
        raise Http404
    at = clock.now()
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            stop_topic(user=user, topic=Topic(found[1]), at=at)
        except Refused as refused:
            refusals = refused.refusals
        else:
            return redirect(request.path)
    line = next(each for each in mail_of(user, at=at).topics if each.rule.key == found[1])
    context = {"line": line, "refusals": refusals}
    return render(request, "notifications/stop.html", context, status=409 if refusals else 200)
