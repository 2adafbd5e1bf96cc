"""What the papers of a selection say of ranking, marks and remarks; never whose a ballot was."""

from collections.abc import Sequence
from typing import Any

from gieo.councils.bench import bench_of
from gieo.dossiers.papers import Part, paragraph, section, table
from gieo.selection.models import Selection

FIGURES = frozenset({0, 3, 4, 5, 6, 7})
ALWAYS = 7  # columns of the ranking; those after them only where somebody has what they tell of


def ranking_table(selection: Selection) -> Part:
    """Each dossier with its points, its rank, and what speaks against it."""
    rows = [
        [
            str(line["rank"] or ""),
            line["number"],
            line["host"],
            line["mean"],
            line["bonus"],
            line["score"],
            f"{line['valid']}/{line['valid'] + line['void']}",
            str(line["votes"]) if selection.vote else "",  # under the law of 2013 points alone decide
            "có" if line["trains"] else "",
            "; ".join(line["reasons"]),
        ]
        for line in selection.tally.get("ranking", ())
    ]
    columns = (
        "Xếp hạng", "Hồ sơ", "Tổ chức", "Điểm trung bình", "Điểm thưởng", "Tổng điểm", "Phiếu hợp lệ",
        "Phiếu đề nghị", "Ưu tiên", "Không đạt vì",
    )  # fmt: skip
    said = [at for at in range(len(columns)) if at < ALWAYS or any(row[at] for row in rows)]
    figures = [place for place, at in enumerate(said) if at in FIGURES]
    return table([columns[at] for at in said], [[row[at] for at in said] for row in rows], numeric=figures)


def minutes_of(selection: Selection) -> Sequence[Part]:
    """The ranking and how equal dossiers were told apart."""
    tally = selection.tally
    return [
        section("Xếp hạng"),
        ranking_table(selection),
        *(paragraph(step) for step in tally.get("steps", ())),
        *(paragraph(reason) for reason in tally.get("reasons", ())),
    ]


def marks_tables(selection: Selection) -> list[Part]:
    """A table for each dossier: criteria down, ballots across, under numbers instead of names."""
    ballots = [ballot.content for ballot in bench_of(selection).ballots]
    sheet, parts = selection.score_sheet, []
    columns = ("Tiêu chí", "Hệ số", *(f"Phiếu {at}" for at in range(1, len(ballots) + 1)))
    for line in selection.tally.get("ranking", ()):
        rows: list[list[Any]] = [
            [
                criterion.text,
                str(criterion.coefficient),
                *(str(content["marks"][line["number"]][criterion.key]) for content in ballots),
            ]
            for criterion in sheet.criteria
        ]
        rows.append(["Tổng điểm", "", *("" if total is None else str(total) for total in line["totals"])])
        parts += [section(f"{line['number']} {line['host']}"), table(columns, rows, numeric=range(1, len(columns)))]
    return parts


def remarks_of(selection: Selection) -> list[Part]:
    """What members wrote on each dossier, under numbers instead of names."""
    ballots, parts = [ballot.content for ballot in bench_of(selection).ballots], []
    for line in selection.tally.get("ranking", ()):
        rows = [[str(at), content["opinions"][line["number"]]["remark"]] for at, content in enumerate(ballots, start=1)]
        parts += [section(f"{line['number']} {line['host']}"), table(("Phiếu", "Nhận xét"), rows)]
    return parts
