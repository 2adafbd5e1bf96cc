"""Which score sheet a task is scored on, as a first proposal (TT 20/2023, article 12.3: by its content)."""

from collections.abc import Collection

BY_KIND = {"trial_production": "trial_production", "science_scheme": "social_research"}
SOCIAL_FIELDS = frozenset({"social_sciences", "humanities", "social"})


def sheet_for(*, kind: str, science_field: str, sheets: Collection[str]) -> str:
    """The sheet of a kind of task, else of its field; the only one where the rulebook has one; else none.

    Args:
        kind: key of the rulebook's kinds of task; may be empty.
        science_field: key of a field of science; may be empty.
        sheets: keys of the score sheets there are.
    """
    if len(sheets) == 1:
        return next(iter(sheets))
    by_field = "social_research" if science_field in SOCIAL_FIELDS else "applied_research"
    wanted = BY_KIND.get(kind, by_field)
    return wanted if wanted in sheets else ""
