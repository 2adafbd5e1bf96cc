"""What the moves of a registration write beside its state."""

from gieo.acceptance import filing
from gieo.acceptance.models import Registration, RightsEntry
from gieo.acceptance.registration.choices import Right
from gieo.acceptance.registration.facts import CertificateFacts, FileFacts, PublicationFacts, RightsFacts
from gieo.kernel.law import Law
from gieo.kernel.workflow import Attempt

HOST_OWNS = "LUAT93-2025:25.2"
STATE_GIVES = "LUAT29-2013:41"


def file(registration: Registration, attempt: Attempt) -> None:
    """What came in; lateness is that of the first time."""
    facts = attempt.facts
    if not isinstance(facts, FileFacts):
        return
    if registration.filed_at is None:
        limit, _basis = registration.first_clock(attempt.at)
        registration.filed_at, registration.is_late = attempt.at, limit is not None and attempt.at > limit
    registration.papers = filing.recorded(facts.papers)
    filing.keep(registration, facts.bundle, "Hồ sơ đăng ký kết quả", attempt)


def certify(registration: Registration, attempt: Attempt) -> None:
    """The certificate; under the law of 2025 the host owns the result by itself, without a procedure of its own."""
    facts = attempt.facts
    if not isinstance(facts, CertificateFacts):
        return
    registration.certificate, registration.certified_on = facts.number, facts.issued_on
    task = registration.task
    if registration.law is Law.L2025 and task and task.host_id:
        RightsEntry.objects.create(
            province_id=registration.province_id,
            task=task,
            registration=registration,
            holder_id=task.host_id,
            right=Right.OWNERSHIP,
            since=facts.issued_on,
            basis=HOST_OWNS,
        )


def give_right(registration: Registration, attempt: Attempt) -> None:
    """A right on the result, by decision."""
    facts = attempt.facts
    if isinstance(facts, RightsFacts) and registration.task:
        RightsEntry.objects.create(
            province_id=registration.province_id,
            task=registration.task,
            registration=registration,
            holder_id=facts.holder.pk,
            right=facts.right,
            since=facts.since,
            basis=STATE_GIVES,
            document=facts.document,
        )


def publish(registration: Registration, attempt: Attempt) -> None:
    """Where everybody can read of it."""
    if isinstance(attempt.facts, PublicationFacts):
        registration.address, registration.published_on = attempt.facts.address, attempt.facts.published_on
