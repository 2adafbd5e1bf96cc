"""Signing inside the page, certifying copies, and the check of any signed PDF."""

import secrets
from dataclasses import dataclass
from typing import Literal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from gieo.core import clock
from gieo.files.services.receive_file import too_large
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.signatures import FoundSignature, is_signed, signatures_of
from gieo.officialdocs.signatures.trust import trusted
from gieo.records.outgoing.workflow import COPYING
from gieo.records.services.copy_document import copy_document, may_copy
from gieo.records.services.sign_document import sign_document
from gieo.records.signing_desk import signing_desk
from gieo.records.web.papers import document_or_404

LARGEST_KEY = 64 * 1024
LARGEST_CHECKED = 50 * 1024 * 1024
PDF_HEAD = b"%PDF-"


@sensitive_post_parameters("passphrase")
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """The paper, whose turn it is, and the three ways: a key file, a token or service, or signed elsewhere."""
    return _desk(request, number, "sign", _("Ký số"), _("Đã ký. Chữ ký được kiểm tra lại ngay trên tệp."))


@sensitive_post_parameters("passphrase")
def seal(request: HttpRequest, number: str) -> HttpResponse:
    """The seal of the body, the same three ways."""
    return _desk(request, number, "seal", _("Đóng dấu số"), _("Đã đóng dấu số của cơ quan."))


def _desk(request: HttpRequest, number: str, stroke: Literal["sign", "seal"], page: str, said: str) -> HttpResponse:
    at = clock.now()
    document, actor = document_or_404(request, number), actor_in(request)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            sign_document(
                document=document,
                actor=actor,
                at=at,
                stroke=stroke,
                key_file=_key_in(request),
                passphrase=request.POST.get("passphrase", ""),
                holder=request.POST.get("holder", ""),
                key=request.POST.get("key", "")[:80],
            )
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, said)
            return redirect("records:papers", number)
    desk = signing_desk(document, stroke, actor=actor, at=at)
    if desk.is_nobodys_here:
        raise Http404
    context = {
        "document": document,
        "page": page,
        "basis": desk.stroke.basis,
        "desk": desk,
        "refusals": refusals or desk.closed,
        "key": request.POST.get("key") or secrets.token_hex(16),
    }
    return render(request, "records/sign.html", context, status=409 if refusals else 200)


def _key_in(request: HttpRequest) -> bytes:
    """The key file of a form: read here, used once, kept nowhere."""
    upload = request.FILES.get("key_file")
    if upload is None:
        return b""
    if (upload.size or 0) > LARGEST_KEY:
        raise Refused(
            [Refusal(code="no_key_file", message=_("Tệp này quá lớn so với một tệp khóa."), field="key_file")]
        )
    return bytes(upload.read())


@sensitive_post_parameters("passphrase")
def copy(request: HttpRequest, number: str) -> HttpResponse:
    """A certified copy, by the key of the body."""
    document, actor = document_or_404(request, number), actor_in(request)
    if document.sent_at is None:
        raise Http404
    if not may_copy(document, actor):
        raise PermissionDenied(_("Sao y là việc của văn thư."))
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            copy_document(
                document=document,
                key_file=_key_in(request),
                passphrase=request.POST.get("passphrase", ""),
                reason=request.POST.get("reason", ""),
                actor=actor,
                at=clock.now(),
            )
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, _("Đã lập bản sao y."))
            return redirect("records:papers", number)
    context = {
        "document": document,
        "page": _("Sao y"),
        "basis": COPYING,
        "refusals": refusals,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "records/copy.html", context, status=409 if refusals else 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a file is worth, said at once; the file is not kept."""

    name: str
    is_pdf: bool
    signatures: list[FoundSignature]
    refusals: tuple[Refusal, ...]


def check(request: HttpRequest) -> HttpResponse:
    """Format, certificate, time, and whether it was changed after signing."""
    verdict = None
    if request.method == "POST" and (upload := request.FILES.get("file")):
        if (upload.size or 0) > LARGEST_CHECKED:
            verdict = Verdict(name=upload.name or "", is_pdf=True, signatures=[], refusals=(too_large(),))
        else:
            verdict = _verdict(upload.name or "", upload.read())
    return render(request, "records/check.html", {"verdict": verdict, "roots": len(trusted().roots)})


def _verdict(name: str, content: bytes) -> Verdict:
    is_pdf = content[:1024].lstrip().startswith(PDF_HEAD)
    if not is_pdf or not is_signed(content):
        return Verdict(name=name, is_pdf=is_pdf, signatures=[], refusals=())
    try:
        found = signatures_of(content, trust=trusted(), at=clock.now())
    except Refused as refused:
        return Verdict(name=name, is_pdf=True, signatures=[], refusals=refused.refusals)
    return Verdict(name=name, is_pdf=True, signatures=found, refusals=())
