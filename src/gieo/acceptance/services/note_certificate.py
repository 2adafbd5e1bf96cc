"""The certificate of a result is noted in its acceptance."""

from datetime import datetime

from gieo.acceptance.acceptance.facts import CertificateFacts
from gieo.acceptance.models import Acceptance, Registration
from gieo.dossiers.services.act import act
from gieo.kernel.actors import SYSTEM, Actor


def note_certificate(*, registration: Registration, at: datetime, actor: Actor = SYSTEM) -> Acceptance | None:
    """Take the acceptance a registration was born of to its next step; heard twice it is done once.

    Returns:
        The acceptance; None where the registration was not born of one.

    Raises:
        TransitionRefused: the acceptance is not that far.
    """
    parent = registration.parent
    acceptance = Acceptance.objects.filter(pk=parent.subject_id).first() if parent else None
    if acceptance is None or registration.certified_on is None or acceptance.certificate == registration.certificate:
        return acceptance
    facts = CertificateFacts(number=registration.certificate, issued_on=registration.certified_on)
    key = f"certificate-{registration.pk}"
    noted: Acceptance = act(acceptance, "note_certificate", actor=actor, at=at, facts=facts, key=key).subject
    return noted
