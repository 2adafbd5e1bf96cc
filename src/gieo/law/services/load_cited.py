"""The instruments of the rulebooks enter the register, so that every article shown has its document."""

from gieo.identity.models import Province
from gieo.law.models import LegalDocument
from gieo.law.services.enter_document import enter_document
from gieo.rulebooks import library


def load_instruments() -> list[LegalDocument]:
    """Enter every numbered instrument of the legal index; running it again adds nothing."""
    provinces = {province.code: province for province in Province.objects.all()}
    return [
        enter_document(
            number=instrument.number,
            issuer=instrument.issuer,
            issued_on=instrument.issued_on,
            type=instrument.type,
            subject=instrument.title,
            province=provinces.get(instrument.province),
        )
        for instrument in library.legal_index().instruments.values()
        if instrument.number
    ]
