"""The documents that acts of the stages issue, as samples: their letterhead and signature, with an invented body."""

from collections.abc import Callable, Iterator

from gieo.dossiers.kinds import DossierKind, kinds
from gieo.dossiers.papers import PaperKind
from gieo.officialdocs import library
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.contexts import Given

PARENT, DEPARTMENT, COMMITTEE = "UBND TỈNH HÀ SƠN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "ỦY BAN NHÂN DÂN TỈNH HÀ SƠN"
HEADS = {
    "department": (PARENT, DEPARTMENT),
    "peoples_committee": ("", COMMITTEE),
    "council": (DEPARTMENT, "HỘI ĐỒNG TƯ VẤN"),
    "host": ("", "HỢP TÁC XÃ NÔNG NGHIỆP HỒI VÂN"),
}


def stage_papers() -> Iterator[Sample]:
    """Each document of each table once, with the articles of the rows that issue it."""
    for kind in kinds():
        for paper in kind.papers.values():
            yield Sample(
                key=f"{kind.name}-{paper.key}".replace("_", "-"),
                source="paper",
                title=paper.title,
                code=paper.code,
                kind=paper.layout,
                legal_basis=_bases(kind, paper),
                fill=_filled_for(paper),
                stage=kind.stage,
            )


def _bases(kind: DossierKind, paper: PaperKind) -> tuple[str, ...]:
    rows = (row for row in kind.workflow.rows if paper.key in row.issues)
    return tuple(dict.fromkeys(key for row in rows for key in row.legal_basis))


def _filled_for(paper: PaperKind) -> Callable[[bool], Given]:
    def fill(blank: bool) -> Given:
        parent, body = HEADS[paper.issuer]
        return {
            **library.get(paper.layout).dummy,
            "letterhead_parent": parent,
            "letterhead_body": body,
            **({"symbol": paper.symbol} if paper.symbol else {}),  # a letter's is given with its number
            "code": paper.code,
            "type": paper.title.upper() if paper.layout == "sheet" else "",
            "subject": paper.title if paper.layout != "sheet" else "",
            "recipients": list(paper.recipients),
            "signers": [
                {"capacity": capacity, "position": position, "name": "" if blank else "Trần Thị Mây"}
                for capacity, position in paper.signers
            ],
            "draft": True,
            "blank": blank,
        }

    return fill
