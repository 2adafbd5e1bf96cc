"""The register of processing, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.privacy.register import rows
from gieo.rulebooks import library


@login_not_required
def register(request: HttpRequest) -> HttpResponse:
    """What personal data the system holds, for what, by which law, who sees them; and how to ask about one's own."""
    return render(request, "privacy/register.html", {"rows": rows(), "rules": library.privacy()})
