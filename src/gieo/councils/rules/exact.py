"""The best choice that keeps every rule: exact, for the small sizes a council has."""

from collections.abc import Sequence

Rule = tuple[list[int], int, int]  # columns, and how many of them at least and at most


def best(gains: Sequence[int], rules: Sequence[Rule]) -> list[bool]:
    """Which columns bring most and keep every rule; empty where none do.

    The solver is loaded here: that takes longer than all the rest of the programme, and few processes propose a panel.
    """
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import coo_array  # noqa: PLC0415

    rows = [(row, at) for row, (columns, _least, _most) in enumerate(rules) for at in columns]
    where = (np.array([row for row, _at in rows]), np.array([at for _row, at in rows]))
    matrix = coo_array((np.ones(len(rows)), where), shape=(len(rules), len(gains))).tocsr()
    held = LinearConstraint(matrix, [least for _c, least, _m in rules], [most for _c, _l, most in rules])
    found = milp(-np.array(gains, dtype=float), constraints=held, integrality=np.ones(len(gains)), bounds=Bounds(0, 1))
    return [] if found.x is None else [bool(value > 0.5) for value in found.x]  # noqa: PLR2004  (it is 0 or 1)
