"""The page of an expert as its reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bank import field_names, is_due, may_keep, readable_provinces, states_of
from gieo.councils.bank_alerts import consent_is_over
from gieo.councils.models import Council, Expert, ExpertChange, ExpertRefusal
from gieo.councils.service_ledger import ServiceLine, ServiceYear, ledger_of, service_years
from gieo.kernel.actors import Actor, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertSheet:
    """The page of an expert for a reader.

    Attributes:
        consent_is_due: the expert is to be asked again whether the entry may stay.
        refusals: invitations the expert said no to, the latest first; for those who keep the bank.
        is_mine: the reader is the expert.
        keeps: the reader keeps the bank.
        notes_fees: the reader may note fees.
        reads_whole: the reader is the expert or reads the whole bank: contact, ledger and councils are for them alone.
            The body of an expert sees the entry; which dossiers its people judged is no business of one that applies.
    """

    expert: Expert
    fields: Sequence[str]
    main_fields: Sequence[str]
    states: Sequence[tuple[str, str]]
    is_due: bool
    councils: Sequence[Council]
    lines: Sequence[ServiceLine]
    years: Sequence[ServiceYear]
    changes: Sequence[ExpertChange]
    consent_is_due: bool
    refusals: Sequence[ExpertRefusal]
    is_mine: bool
    keeps: bool
    notes_fees: bool
    reads_whole: bool


def sheet_of(expert: Expert, actor: Actor, *, at: datetime) -> ExpertSheet:
    """Everything the page of an expert shows."""
    on, names = at.astimezone(LEGAL_ZONE).date(), field_names([expert.province])
    keeps = may_keep(actor, expert.province_id)
    is_mine = actor.user is not None and expert.person.user_id == actor.user
    reads_whole = is_mine or expert.province_id in readable_provinces(actor)
    lines = ledger_of(expert, with_quality=is_mine or keeps) if reads_whole else []
    return ExpertSheet(
        expert=expert,
        fields=[names.get(code, code) for code in expert.science_fields],
        main_fields=[names.get(code, code) for code in expert.main_fields],
        states=states_of(expert, on),
        is_due=expert.is_active and is_due(expert, on),
        councils=_councils_of(expert) if reads_whole else [],
        lines=lines,
        years=service_years(lines),
        changes=list(expert.changes.order_by("-pk")[:10]) if reads_whole else [],
        consent_is_due=expert.is_active and consent_is_over(expert, on),
        refusals=list(expert.refusals.order_by("-on", "-pk")[:10]) if keeps else [],
        is_mine=is_mine,
        keeps=keeps,
        notes_fees=keeps or actor.holds(Role.FINANCE_OFFICER, expert.province_id),
        reads_whole=reads_whole,
    )


def _councils_of(expert: Expert) -> list[Council]:
    found = Council.objects.filter(memberships__person=expert.person_id, province=expert.province_id)
    return list(found.distinct())
