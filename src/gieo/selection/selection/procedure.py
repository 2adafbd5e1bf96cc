"""How a council chooses a host, said once."""

from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.sitting.facts import TellerFacts
from gieo.councils.sitting.parts import CONCLUSION, MINUTES, TALLY_SHEET
from gieo.kernel.refusal import _
from gieo.selection.selection import guards
from gieo.selection.selection.counting import NOBODY, TIE, WINNER, content_of, count, preview, result_for
from gieo.selection.selection.facts import BallotFacts, WinnerFacts
from gieo.selection.selection.minutes import minutes_of
from gieo.selection.selection.states import SelectionState as S

CHOOSING, CHOOSING_2025 = ("TT20-2023:11",), ("ND267-2025:12.6",)
SHEETS = ("score_sheets", "remarks", "ranking")

SELECTION_PROCEDURE = Procedure(
    council="selection",
    title=_("Hội đồng tư vấn tuyển chọn, giao trực tiếp"),
    prefix="selection",
    draft=frozenset({S.WAITING}),
    founded=S.FOUNDED,
    papers_sent=S.PAPERS_SENT,
    sitting=S.SITTING,
    voting=S.VOTING,
    ballot=BallotFacts,
    ballot_content=content_of,
    count=count,
    preview=preview,
    result_for=result_for,
    count_facts=TellerFacts,
    ballot_guards=(guards.every_criterion_is_marked, guards.every_dossier_has_a_reason),
    before_founding=(guards.has_a_sheet,),
    by_term=True,
    hears_applicants=True,
    minutes=minutes_of,
    codes={TALLY_SHEET: "B2-4-KPĐG", MINUTES: "B2-6-BBHĐ"},
    basis={
        "found": ("TT20-2023:8", "ND08-2014:32.1"),
        "assign": ("TT20-2023:8",),
        "papers": ("TT20-2023:10",),
        "open": ("TT20-2023:9", "ND08-2014:33.1"),
        "open_voting": CHOOSING,
        "vote": ("TT20-2023:11", "TT20-2023:12"),
        "count": CHOOSING,
    },
    outcomes=(
        Outcome(
            name="name_winner",
            label=_("Kết luận: có hồ sơ được đề nghị"),
            key=WINNER,
            state=S.WINNER_FOUND,
            announces="selection.winner_found",
            issues=(*SHEETS, CONCLUSION),
            deadline="selection.revision",
            facts=WinnerFacts,
            legal_basis=CHOOSING,
            legal_basis_2025=CHOOSING_2025,
        ),
        Outcome(
            name="find_equal",
            label=_("Kết luận: các hồ sơ bằng điểm"),
            key=TIE,
            state=S.TIED,
            announces="selection.tied",
            issues=SHEETS,
            legal_basis=CHOOSING,
            legal_basis_2025=CHOOSING_2025,
        ),
        Outcome(
            name="find_nobody",
            label=_("Kết luận: không có hồ sơ đạt"),
            key=NOBODY,
            state=S.NO_WINNER,
            announces="selection.no_winner",
            issues=SHEETS,
            legal_basis=("TT20-2023:11.8",),
            legal_basis_2025=CHOOSING_2025,
        ),
    ),
)
