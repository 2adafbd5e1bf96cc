"""The rows every table has whose dossiers a council decides, made of its procedure."""

from typing import Any

from gieo.councils.procedure import Procedure
from gieo.councils.sitting.rows_before import (
    calling_rows,
    declaring_rows,
    founding_rows,
    hearing_rows,
    replacing_row,
    term_rows,
)
from gieo.councils.sitting.rows_sitting import closing_row, counting_row, phase_rows, sitting_rows
from gieo.kernel.workflow import Transition

OWN_PAGES = {"release_remarks": "councils:remarks"}  # what is sent is read through before it is sent


def council_rows(procedure: Procedure) -> tuple[Transition[Any, Any], ...]:
    """Found, assign, number, call, declare, open, adjourn, vote, count, and one row for each way the count can end.

    The phases come last: giving them their instants leads nowhere.
    """
    return (
        *founding_rows(procedure),
        *(term_rows(procedure) if procedure.by_term else ()),
        *calling_rows(procedure),
        replacing_row(procedure),
        *declaring_rows(procedure),
        *(hearing_rows(procedure) if procedure.hears_applicants else ()),
        *sitting_rows(procedure),
        counting_row(procedure),
        *(closing_row(procedure, outcome) for outcome in procedure.outcomes),
        *phase_rows(procedure),
    )
