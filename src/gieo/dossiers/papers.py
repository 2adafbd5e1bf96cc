"""Official documents that acts issue: what a stage says, completed with letterhead, grounds and signature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gieo.core.models import TransitionLog

Layout = Literal[
    "decision", "notice", "official_letter", "submission_note", "minutes", "report", "plan", "contract", "sheet"
]
Issuer = Literal["department", "peoples_committee", "council", "host"]
Part = dict[str, Any]


def _nobody(_dossier: Any) -> Sequence[Part]:
    return ()


def _unnamed(_dossier: Any, signers: list[dict[str, str]]) -> list[dict[str, str]]:
    return signers


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind of official document.

    Attributes:
        key: as rows of the table name it in `issues`.
        layout: one of the generic layouts.
        title: its name for people: "Quyết định phê duyệt danh mục đặt hàng".
        says: the body: (dossier, the act that issued it) → parts of the layout.
        issuer: whose letterhead it bears.
        symbol: behind its number: "QĐ-UBND".
        signers: position and capacity of whoever signs, in order.
        signed_by: the signatures by name, where the dossier knows who gives them: (dossier, signatures) → signatures.
        addressee: whom letters and reports address.
        recipients: "Nơi nhận".
        code: code of the official form, where there is one.
        parties: of a contract: the parties of the layout, for a dossier.
        inside: not for those the dossier is about: it names who judges, or tells one ballot from another (decision 23).
        frozen: it says what was decided: the act that issues it keeps it as a version with its hash.
    """

    key: str
    layout: Layout
    title: str
    says: Callable[[Any, TransitionLog], Sequence[Part]]
    issuer: Issuer = "department"
    symbol: str = ""
    signers: tuple[tuple[str, str], ...] = (("", "GIÁM ĐỐC"),)
    signed_by: Callable[[Any, list[dict[str, str]]], list[dict[str, str]]] = _unnamed
    addressee: str = ""
    recipients: tuple[str, ...] = ("Lưu: VT, QLKH.",)
    code: str = ""
    parties: Callable[[Any], Sequence[Part]] = _nobody
    inside: bool = False
    frozen: bool = False


def in_eights(digest: str) -> str:
    """A hash as it stands on paper: in groups, so that its line may break and whoever types it again can follow."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def facts_part(*rows: tuple[str, str]) -> Part:
    """Labels and values."""
    return {"kind": "facts", "rows": [list(row) for row in rows if row[1]]}


def paragraph(text: str) -> Part:
    """A paragraph."""
    return {"kind": "paragraph", "text": text}


def article(text: str, heading: str = "") -> Part:
    """An article of a decision; the layout numbers it."""
    return {"kind": "article", "heading": heading, "text": text}


def section(heading: str, text: str = "") -> Part:
    """A section; the layout numbers it in Roman figures."""
    return {"kind": "section", "heading": heading, "text": text}


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> Part:
    """A table."""
    return {
        "kind": "table",
        "caption": "",
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "numeric": list(numeric),
        "total": None,
    }
