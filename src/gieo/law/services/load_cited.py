"""The instruments of the rulebooks enter the register, so that every article shown has its document."""

from collections.abc import Mapping
from datetime import timedelta

from gieo.identity.models import Province
from gieo.law.models import CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.rulebooks import library
from gieo.rulebooks.models import Instrument


def load_instruments() -> list[LegalDocument]:
    """Enter every numbered instrument of the legal index, who replaced it and what cites it; again adds nothing.

    They enter as stubs: the index knows number, day and subject, and articles in our own words, not the text.
    """
    provinces = {province.code: province for province in Province.objects.all()}
    instruments = [each for each in library.legal_index().instruments.values() if each.number]
    entered = {each.key: _enter(each, provinces.get(each.province)) for each in instruments}
    for instrument in instruments:
        _tie(instrument, entered)
    return list(entered.values())


def _enter(instrument: Instrument, province: Province | None) -> LegalDocument:
    return enter_document(
        number=instrument.number,
        issuer=instrument.issuer,
        issued_on=instrument.issued_on,
        type=instrument.type,
        subject=instrument.title,
        province=province,
    )


def _tie(instrument: Instrument, entered: Mapping[str, LegalDocument]) -> None:
    """Citations by un-numbered texts come with those texts, when they are imported."""
    document = entered[instrument.key]
    for citation in instrument.cited_by:
        if citation.key in entered:
            cite(source=entered[citation.key], target=document, kind=CitationKind(citation.kind), place=citation.place)
    document.replaced_by = document.replaced_by or entered.get(instrument.replaced_by)
    document.in_force_from = document.in_force_from or instrument.from_day
    if instrument.to_day and document.ended_on is None:
        document.ended_on = instrument.to_day + timedelta(days=1)
    document.save(update_fields=["replaced_by", "in_force_from", "ended_on"])
