"""The public page of violations."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.execution.selectors import published_violations
from gieo.identity.web.seats import province_asked_for


@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """Who broke the rules, by which decision, within the days of the publication only (CT-5-2c)."""
    province = province_asked_for(request)
    findings = list(published_violations(province, on=clock.today()))
    return render(request, "execution/published.html", {"findings": findings, "province": province})
