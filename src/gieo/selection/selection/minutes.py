"""What the papers of a selection say of ranking, marks and remarks; never whose a ballot was."""

from collections.abc import Mapping, Sequence
from typing import Any

from gieo.councils.bench import bench_of
from gieo.dossiers.papers import Part, paragraph, section, table
from gieo.kernel.money import group_digits
from gieo.selection.models import Selection

# Form B2-5, with what the law of 2025 counts besides.
SHEET = (
    "TT", "Tổ chức, cá nhân đăng ký", "Tổng số điểm", "Số phiếu hợp lệ", "Điểm trung bình", "Điểm thưởng",
    "Điểm xếp hạng", "Tiêu chí 0 điểm (số ủy viên)", "Kinh phí NSNN đề nghị", "Phiếu đề nghị",
    "Ưu tiên", "Xếp hạng", "Kết luận",
)  # fmt: skip
OPTIONAL, SHEET_FIGURES = frozenset({6, 9, 10}), frozenset({0, 2, 3, 4, 5, 6, 8, 9, 11})
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


def ranking_sheet(selection: Selection) -> Part:
    """The table of form B2-5: what the board of tellers signs of every dossier, with whom the council names."""
    rows = [_of_sheet(at, line, selection) for at, line in enumerate(selection.tally.get("ranking", ()), start=1)]
    said = [at for at in range(len(SHEET)) if at not in OPTIONAL or any(row[at] not in {"", "0"} for row in rows)]
    figures = [place for place, at in enumerate(said) if at in SHEET_FIGURES]
    return table([SHEET[at] for at in said], [[row[at] for at in said] for row in rows], numeric=figures)


def _of_sheet(at: int, line: Mapping[str, Any], selection: Selection) -> list[str]:
    """One dossier; what a count of an older version did not keep stays empty."""
    return [
        str(at),
        "\n".join(filter(None, (line["host"], line.get("person", ""), line["number"]))),
        line.get("sum", ""),
        f"{line['valid']}/{line['valid'] + line['void']}",
        line["mean"],
        line["bonus"],
        line["score"] if line["bonus"] not in {"", "0"} else "",
        "\n".join(f"{criterion}: {number}" for criterion, number in line.get("zeros", ())) or "Không",
        group_digits(line["money"]) if "money" in line else "",
        str(line["votes"]) if selection.vote else "",
        "có" if line["trains"] else "",
        str(line["rank"] or ""),
        _concluded(line, selection),
    ]


def _concluded(line: Mapping[str, Any], selection: Selection) -> str:
    winner = selection.winner
    if winner is not None and winner.number == line["number"]:
        return "Trúng tuyển"
    return "\n".join(["Không trúng tuyển", *line["reasons"]]) if selection.tally.get("outcome") != "tie" else ""


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
