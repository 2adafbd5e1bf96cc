"""An orientation notice by the pages of the desk: read, compared, numbered, published; and a form handed in."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gieo.orientation.models import IntakeWindow, NoticeFinding, OrientationNotice
from gieo.proposals.models import Proposal
from tests.proposals.forms import complete
from tests.stories.stage import Player


def imported(officer: Player, province: str, *, name: str, content: bytes) -> OrientationNotice:
    """A document handed in at the desk."""
    typed = {"province": province, "file": SimpleUploadedFile(name, content)}
    answer = officer.client.post(reverse("orientation:import"), typed, follow=True)
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    return OrientationNotice.objects.filter(province=province).latest("pk")


def published(officer: Player, notice: OrientationNotice, **header: Any) -> OrientationNotice:
    """Number and day written, every finding decided, confirmed, published."""
    address = reverse("orientation:desk", args=[notice.pk])
    form = officer.client.get(address).context["form"]
    shown = {field.name: field.value() for field in form}
    answer = officer.sends(
        reverse("orientation:header", args=[notice.pk]),
        **{name: str(value) for name, value in {**shown, **header}.items() if value},
    )
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    for finding in NoticeFinding.objects.filter(notice=notice):
        officer.sends(reverse("orientation:finding", args=[notice.pk, finding.pk]), decision="kept")
    for recipient in notice.recipients.exclude(asked=[]):
        officer.sends(reverse("orientation:recipient", args=[notice.pk, recipient.pk]), do="paper")
    page = officer.client.get(address).content.decode()
    officer.sends(
        reverse("orientation:accept", args=[notice.pk]), line=re.findall(r'name="line" value="([^"]+)"', page)
    )
    for act in ("confirm", "publish"):
        answer = officer.sends(reverse("orientation:act", args=[notice.pk]), act=act)
        assert answer.status_code == 302, answer.content.decode()[-2000:]
    notice.refresh_from_db()
    return notice


def written(proposer: Player, window: IntakeWindow, **answers: Any) -> Proposal:
    """A draft begun from the window, every field of its form filled."""
    begun = proposer.sends("/de-xuat/moi", dot=window.pk)
    assert begun.status_code == 302, begun.content.decode()[-2000:]
    proposal = Proposal.objects.filter(window=window).latest("pk")
    revisions = {f"revision:{field}": revision for field, revision in proposal.revisions.items()}
    sent = {**revisions, **_wire(complete(**answers))}
    saved = proposer.sends(f"{proposal.get_absolute_url()}/soan", **sent)
    assert saved.status_code == 302, saved.content.decode()[-2000:]
    proposal.refresh_from_db()
    return proposal


def _wire(value: Any, name: str = "") -> dict[str, str]:
    """Answers under the names the editor sends: `field`, `field.part`, `field.row.column`."""
    parts: Iterable[tuple[str, Any]]
    if isinstance(value, Mapping):
        parts = value.items()
    elif isinstance(value, list):
        parts = ((str(at), row) for at, row in enumerate(value))
    else:
        text = "on" if value is True else "" if value in (None, False) else str(value)
        return {name: text}
    return {
        key: text for part, inner in parts for key, text in _wire(inner, f"{name}.{part}" if name else part).items()
    }
