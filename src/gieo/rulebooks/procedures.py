"""The catalogue of administrative procedures: read, proved, and asked what was open on a day (R17)."""

from datetime import date
from functools import cache
from pathlib import Path

from gieo.kernel.law import Law
from gieo.rulebooks.library import legal_index
from gieo.rulebooks.models import LegalIndex
from gieo.rulebooks.models.procedure import Procedure, ProcedureCatalogue
from gieo.rulebooks.models.values import Status
from gieo.rulebooks.reading import DATA, BadRulebook, read, short, validated
from gieo.rulebooks.regimes import regime_of


def load_procedures(index: LegalIndex, path: Path = DATA / "procedures.yaml") -> ProcedureCatalogue:
    """The catalogue.

    Raises:
        BadRulebook: an unknown field, a code twice, a basis that is not in the index, a seen one that no portal
            showed, or a rule around them that is surer than its basis.
    """
    catalogue = validated(ProcedureCatalogue, read(path), path)
    cited = [*(each.basis for each in catalogue.procedures), *(each.basis for each in catalogue.around)]
    for key in (key for basis in cited for key in basis):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    for procedure in catalogue.procedures:
        shown = any(index[key].instrument.type == SHOWN for key in procedure.basis)
        if procedure.is_seen is not shown:
            raise BadRulebook(
                f"{short(path)}: {procedure.code}: what is seen, and only that, rests on a page of a portal"
            )
    for rule in catalogue.around:
        if rule.status is Status.IN_FORCE and all(index[key].status is Status.TO_CONFIRM for key in rule.basis):
            raise BadRulebook(f"{short(path)}: {rule.key} is surer than all it rests on")
    return catalogue


SHOWN = "Thủ tục hành chính"


@cache
def catalogue() -> ProcedureCatalogue:
    """The catalogue of the installation."""
    return load_procedures(legal_index())


def _begins(law: Law) -> date | None:
    return legal_index().instruments[regime_of(law, on=None).instruments[0]].from_day


def procedure(code: str) -> Procedure:
    """The procedure of a code; one of a row answers with the row.

    Raises:
        KeyError: there is none.
    """
    for each in catalogue().procedures:
        if each.code == code or (each.until and len(code) == len(each.until) and each.code <= code <= each.until):
            return each
    raise KeyError(code)


def may_be_open(each: Procedure, *, on: date) -> bool:
    """Whether it may have been asked for on a day, as far as days are known.

    Without a first day of its own it begins with its law at the earliest. The end of a law ends none: tasks of the old
    law go on under it, and portals show old and new ones side by side.
    """
    first = each.from_day or (_begins(each.law) if each.law else None)
    return (first is None or first <= on) and (each.to_day is None or on <= each.to_day)
