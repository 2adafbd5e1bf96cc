"""What the moves of an application write beside its state."""

import secrets

from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.kernel.workflow import Attempt
from gieo.selection.application.facts import ApplicationFacts, CancelFacts, CheckFacts, PaperFacts, ResultFacts
from gieo.selection.application.sealing import hash_of
from gieo.selection.models import Application

ROWS = ("partners", "members", "products", "money")


def rewrite(application: Application, attempt: Attempt) -> None:
    """Take over what was typed."""
    facts = attempt.facts
    if not isinstance(facts, ApplicationFacts):
        return
    for name in set(ApplicationFacts.model_fields) - {"principal_investigator", *ROWS}:
        setattr(application, name, getattr(facts, name))
    for name in ROWS:
        setattr(application, name, [row.model_dump() for row in getattr(facts, name)])
    leader = facts.principal_investigator
    application.principal_investigator_id = leader.pk if leader else None


def enclose(application: Application, attempt: Attempt) -> None:
    """Lay a paper into the dossier."""
    facts = attempt.facts
    if isinstance(facts, PaperFacts):
        Enclosure.objects.create(
            entry=entry_of(application),
            label=facts.item.name[:200],
            file_id=facts.file.id,
            added_at=attempt.at,
            added_by_id=attempt.actor.user,
        )


def seal(application: Application, attempt: Attempt) -> None:
    """Close it under its hash."""
    application.sealed_at, application.sealed_by_id = attempt.at, attempt.actor.user
    application.seal_salt = secrets.token_hex(32)
    application.sealed_sha256 = hash_of(application, at=attempt.at)


def take_back(application: Application, _attempt: Attempt) -> None:
    """Break the seal: what follows is another dossier."""
    application.sealed_at, application.sealed_by_id, application.sealed_sha256 = None, None, ""
    application.seal_salt = ""


def unseal(application: Application, attempt: Attempt) -> None:
    """From now on the office reads it."""
    application.unsealed_at = attempt.at


def record_check(application: Application, attempt: Attempt) -> None:
    """What was found."""
    if isinstance(attempt.facts, CheckFacts):
        application.findings = attempt.facts.model_dump(mode="json")


def record_result(application: Application, attempt: Attempt) -> None:
    """The score it reached."""
    if isinstance(attempt.facts, ResultFacts):
        application.score = attempt.facts.score


def record_cancellation(application: Application, attempt: Attempt) -> None:
    """Which case of the law, and why."""
    if isinstance(attempt.facts, CancelFacts):
        application.findings = {**application.findings, "cancelled": attempt.facts.model_dump(mode="json")}
