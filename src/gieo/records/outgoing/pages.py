"""Where the page of a document leads to."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from gieo.dossiers.kinds import FurtherPage
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.records.outgoing.signed import waits_for_seal, waits_for_signature_of


def pages_of(document: Any, actor: Actor) -> Iterable[FurtherPage]:
    """Its versions for everybody who reads it; signing for whose turn it is; the package once it has gone out."""
    yield FurtherPage(_("Các phiên bản"), reverse("records:papers", args=[document.number]), "files")
    if waits_for_signature_of(document, actor):
        yield FurtherPage(_("Ký số"), reverse("records:sign", args=[document.number]), "writing")
    if waits_for_seal(document, actor):
        yield FurtherPage(_("Đóng dấu số"), reverse("records:seal", args=[document.number]), "shield-check")
    if document.sent_at:
        yield FurtherPage(_("Gói lưu trữ"), reverse("records:package", args=[document.number]), "package")
