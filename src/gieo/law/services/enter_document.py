"""A document enters the register once, however its number is spelled."""

import re
from datetime import date

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.law.models import LegalDocument

TYPE_BY_SYMBOL = {
    "QĐ": "Quyết định", "KH": "Kế hoạch", "NQ": "Nghị quyết", "CT": "Chỉ thị", "CTR": "Chương trình hành động",
    "TT": "Thông tư", "NĐ": "Nghị định", "TB": "Thông báo", "KL": "Kết luận", "CV": "Công văn", "TTR": "Tờ trình",
    "QH": "Luật",
}  # fmt: skip
_DASHES = re.compile(r"[‐‑–—−]")


def enter_document(
    *,
    number: str,
    issuer: str = "",
    issued_on: date | None = None,
    type: str = "",  # noqa: A002  (the word of the field)
    subject: str = "",
    province: Province | None = None,
    text_held: bool = False,
) -> LegalDocument:
    """The document of this number and date, entered as a stub if the register does not know it yet.

    Two documents are one when number and year agree and neither the issuer nor the day contradict: a citation
    without a date finds the dated record, and a dated citation fills the day of an undated one.
    """
    number = normalise_number(number)
    known = _find(number, issued_on, province) if number else None
    if known is not None:
        return _completed(known, issuer=issuer, issued_on=issued_on, subject=subject, text_held=text_held)
    document = LegalDocument(
        type=type or type_of(number),
        number=number,
        issuer=issuer or _issuer_of(number, province),
        issued_on=issued_on,
        subject=subject[:500],
        province=province,
        text_held=text_held,
    )
    document.search = key_of(document)
    document.save()
    return document


def normalise_number(number: str) -> str:
    """One spelling: no blanks, plain dashes, numbers below ten padded (NĐ 30/2020), NFC."""
    plain = _DASHES.sub("-", re.sub(r"\s+", "", text.nfc(number)))
    return re.sub(r"^(\d)(?=\D)", r"0\1", plain)


def type_of(number: str) -> str:
    """The kind of document its symbol stands for."""
    symbols = re.findall(r"[A-ZĐa-zđ]+", number)
    return TYPE_BY_SYMBOL.get(symbols[0].upper(), "") if symbols else ""


def key_of(document: LegalDocument) -> str:
    """What the register is searched by."""
    return text.search_key(f"{document.type} {document.number} {document.issuer} {document.subject}")


def _issuer_of(number: str, province: Province | None) -> str:
    """A people's committee's paper cited in a province is that province's."""
    return f"UBND tỉnh {province.name}" if province and number.endswith("UBND") else ""


def _find(number: str, issued_on: date | None, province: Province | None) -> LegalDocument | None:
    candidates = LegalDocument.objects.filter(number=number).order_by("pk")
    for document in candidates:
        other_day = issued_on and document.issued_on and issued_on != document.issued_on
        other_place = province and document.province and province != document.province
        if not other_day and not other_place:
            return document
    return None


def _completed(
    document: LegalDocument, *, issuer: str, issued_on: date | None, subject: str, text_held: bool
) -> LegalDocument:
    """Fill what the record did not know; never overwrite what it knows."""
    document.issuer = document.issuer or issuer
    document.issued_on = document.issued_on or issued_on
    document.subject = document.subject or subject[:500]
    document.text_held = document.text_held or text_held
    document.search = key_of(document)
    document.save()
    return document
