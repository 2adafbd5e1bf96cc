"""A document enters the register once, however its number is spelled."""

from datetime import date

from django.db import IntegrityError, transaction

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.law.models import LegalDocument
from gieo.law.rules.numbers import contradict, is_national, normalise_number, type_of
from gieo.law.rules.sentences import naming_of

__all__ = ["enter_document", "key_of", "normalise_number", "type_of"]


def enter_document(
    *,
    number: str,
    issuer: str = "",
    issued_on: date | None = None,
    type: str = "",  # noqa: A002  (the word of the field)
    subject: str = "",
    province: Province | None = None,
    text_held: bool = False,
    cited_in: str = "",
) -> LegalDocument:
    """The document of this number, issuer and year, entered as a stub if the register does not know it yet.

    Two documents are one when number and year agree and neither province nor issuer contradict (X-2): a citation
    without a date finds the dated record, a dated one fills the day of an undated record, and of two days in one
    year the first to be entered stays.

    Args:
        number: in any spelling; empty for a text that bears none, which is always entered anew.
        issuer: as written; empty where unknown.
        issued_on: day of issue, if known.
        type: of the document; read off the number where empty.
        subject: what it is about.
        province: where it is cited or issued; a paper whose number is that of a national body belongs to none.
        text_held: the text itself comes in; then it knows better than those who cited it.
        cited_in: the sentence that cites it; issuer and subject are read from it where they are not given.
    """
    number = normalise_number(number)
    home = None if is_national(number) else province
    said = naming_of(number, cited_in) if number and cited_in else None
    facts = LegalDocument(
        type=type or type_of(number),
        number=number,
        issuer=issuer or (_placed(said.issuer, home) if said else "") or _issuer_of(number, home),
        issued_on=issued_on,
        subject=(subject or (said.subject if said else ""))[:500],
        province=home,
        text_held=text_held,
    )
    known = _find(facts) if number else None
    return _completed(known, facts) if known else _entered(facts)


def key_of(document: LegalDocument) -> str:
    """What the register is searched by."""
    return text.search_key(f"{document.type} {document.number} {document.issuer} {document.subject}")


def _placed(issuer: str, province: Province | None) -> str:
    """Whose it is: "Chủ tịch UBND tỉnh" said in a province is that province's."""
    return f"{issuer} {province.name}" if province and issuer.endswith(("tỉnh", "Tỉnh ủy")) else issuer


def _issuer_of(number: str, province: Province | None) -> str:
    """A people's committee's paper cited in a province is that province's."""
    return f"UBND tỉnh {province.name}" if province and number.endswith("UBND") else ""


def _find(facts: LegalDocument) -> LegalDocument | None:
    """The record of the same year; for an undated citation the only record there is, or the undated one."""
    alike = [each for each in LegalDocument.objects.filter(number=facts.number).order_by("pk") if _fits(each, facts)]
    undated = [each for each in alike if each.issued_on is None]
    if facts.issued_on is None:
        return alike[0] if len(alike) == 1 else next(iter(undated), None)
    same_year = [each for each in alike if each.issued_on and each.issued_on.year == facts.issued_on.year]
    return next(iter(same_year + undated), None)


def _fits(known: LegalDocument, facts: LegalDocument) -> bool:
    elsewhere = known.province_id and facts.province_id and known.province_id != facts.province_id
    return not elsewhere and not contradict(known.issuer, facts.issuer)


def _entered(facts: LegalDocument) -> LegalDocument:
    facts.search = key_of(facts)
    try:
        with transaction.atomic():
            facts.save()
    except IntegrityError:  # somebody entered it between the look and the write
        known = _find(facts)
        if known is None:
            raise
        return _completed(known, facts)
    return facts


def _completed(known: LegalDocument, facts: LegalDocument) -> LegalDocument:
    """Fill what the record did not know; what it knows is overwritten only by the text itself."""
    text_comes_in = facts.text_held and not known.text_held
    for name in ("type", "issuer", "issued_on", "subject", "province", "text_held"):
        ours, theirs = getattr(known, name), getattr(facts, name)
        setattr(known, name, (theirs or ours) if text_comes_in else (ours or theirs))
    known.search = key_of(known)
    known.save()
    return known
