"""From an official paper to the lines that both engines print: worded, numbered, in the order of NĐ 30/2020, annex I.

Whatever the page shows is decided here once; the markup of PDF and the template of Word only set it.
"""

import re
from collections.abc import Iterable
from typing import Any

from gieo.kernel.dates import date_in_words
from gieo.officialdocs.body import body_blocks, bold, text_blocks
from gieo.officialdocs.official_paper import Annex, OfficialPaper, PaperForm, Part, Party, Signer, Table
from gieo.officialdocs.signing import FOR_ANOTHER, signing_lines
from gieo.officialdocs.symbols import numbered
from gieo.officialdocs.tables import SIDEWAYS, UPRIGHT, letter_size
from gieo.officialdocs.wording import (
    UNDATED_WORDS,
    dashed,
    left_to_the_hand,
    listed_as_bases,
    missing,
    roman,
)

# Words that a basis may begin with; before any other stands "Căn cứ".
BASIS_WORDS = ("Căn cứ", "Thực hiện", "Theo", "Xét", "Trên cơ sở")
PAIR = 2
ROW_OF_SIGNATURES = 3
DRAFT = "DỰ THẢO"
ANNEX_UPRIGHT = 6  # columns that an annex still shows upright


def lay_out(paper: OfficialPaper, form: PaperForm) -> dict[str, Any]:
    """The page as plain values. Every name is there; what is not printed is empty."""
    widest = max(map(_columns, (paper.parts, *(annex.parts for annex in paper.annexes))), default=0)
    landscape, size = _lies_sideways(paper.parts, form), letter_size(widest)
    page = {
        **_head(paper, form),
        **_foot(paper, form),
        "landscape": landscape,
        "table_size": size,
        "draft": paper.draft,
        "draft_mark": DRAFT,
        "blocks": _closed([*_lead(paper, form), *_body(paper, form, width=_width(landscape), size=size)], form),
        "annexes": [_annex(paper, form, annex, at, size=size) for at, annex in enumerate(paper.annexes, start=1)],
    }
    return left_to_the_hand(page) if paper.blank else page


def _columns(parts: Iterable[Part]) -> int:
    """Of the widest table."""
    return max((len(part.columns) for part in parts if isinstance(part, Table)), default=0)


def _lies_sideways(parts: Iterable[Part], form: PaperForm) -> bool:
    return form.upright_columns is not None and _columns(parts) > form.upright_columns


def _width(landscape: bool) -> float:
    return SIDEWAYS if landscape else UPRIGHT


def _shown(paper: OfficialPaper, form: PaperForm, name: str) -> str:
    """The value of a field; its name where the form may not be without it."""
    value: str = getattr(paper, name).strip()
    return value or (_absent(name) if name in form.required else "")


def _absent(name: str) -> str:
    return missing(str(OfficialPaper.model_fields[name].description))


# ---------------------------------------------------------------- head


def _head(paper: OfficialPaper, form: PaperForm) -> dict[str, Any]:
    symbol, subject = _shown(paper, form, "symbol"), _shown(paper, form, "subject")
    heading = _shown(paper, form, "type") or form.type
    return {
        "code": paper.code.strip(),
        "letterhead_parent": paper.letterhead_parent.strip(),
        "letterhead_body": _issuer(_shown(paper, form, "letterhead_body")),
        "number_line": f"Số: {numbered(paper.number, symbol)}" if symbol or paper.number else "",
        "place_date": _place_date(paper, form) if form.dated == "head" else "",
        "heading": heading,
        "subject": subject if heading else "",
        "about": "" if heading else f"V/v {subject}",
        "title": " ".join(part for part in (heading, subject) if part),
        "attached_to": f"(Kèm theo {paper.attached_to})" if paper.attached_to else "",
        "authority": _shown(paper, form, "authority"),
        "addressees": _addressees(_shown(paper, form, "addressee")),
        "urgency": paper.urgency,
        "circulation": paper.circulation.strip().upper(),
        "issuer_contact": paper.issuer_contact.strip(),
    }


def _issuer(name: str) -> str:
    """The territory on a line of its own, as offices write it."""
    return re.sub(r"^(ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) (TỈNH|THÀNH PHỐ|HUYỆN)", r"\1\n\2", name)


def _place_date(paper: OfficialPaper, form: PaperForm) -> str:
    place = _shown(paper, form, "place")
    if not place and not paper.date:
        return ""
    return f"{place or missing('Địa danh')}, {date_in_words(paper.date) or UNDATED_WORDS}"


def _addressees(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return dashed(lines) if len(lines) > 1 else lines


# ---------------------------------------------------------------- body


def _lead(paper: OfficialPaper, form: PaperForm) -> list[dict[str, Any]]:
    """Bases, parties, opening words, and the word that enacts."""
    bases = [*map(_basis, paper.bases), *([f"Theo đề nghị của {paper.on_proposal_of}"] if paper.on_proposal_of else [])]
    if not paper.bases and "bases" in form.required:
        bases.insert(0, _absent("bases"))
    return [
        *({"look": "basis", "text": basis} for basis in listed_as_bases(bases)),
        *_parties(paper, form),
        *text_blocks(paper.opening),
        *([{"look": "enacting", "text": form.enacts}] if form.enacts else []),
    ]


def _basis(text: str) -> str:
    return text if text.startswith(BASIS_WORDS) else f"Căn cứ {text}"


def _parties(paper: OfficialPaper, form: PaperForm) -> list[dict[str, Any]]:
    if not paper.parties:
        return text_blocks(_absent("parties")) if "parties" in form.required else []
    day = date_in_words(paper.date) or UNDATED_WORDS
    place = _shown(paper, form, "place") or missing("Địa danh")
    blocks = text_blocks(f"Hôm nay, {day}, tại {place}, chúng tôi gồm:")
    for party in paper.parties:
        blocks += [bold(f"{party.role}: {party.name or missing('tên bên')}"), *_facts_of(party)]
    return blocks


def _facts_of(party: Party) -> list[dict[str, Any]]:
    facts = [("Đại diện", party.representative), ("Chức vụ", party.position), *party.facts]
    return text_blocks("\n".join(f"{label}: {value or missing(label)}" for label, value in facts))


def _body(paper: OfficialPaper, form: PaperForm, *, width: float, size: int) -> list[dict[str, Any]]:
    if not paper.parts and "parts" in form.required:
        return text_blocks(_absent("parts"))
    return body_blocks(paper.parts, width=width, size=size)


def _closed(blocks: list[dict[str, Any]], form: PaperForm) -> list[dict[str, Any]]:
    """The last paragraph carries the end mark, and stays on the page of the signature."""
    if not blocks or "lead" not in blocks[-1]:
        return blocks
    *others, last = blocks
    text = re.sub(r"(\./\.|[\s;.])*$", "./.", last["text"], count=1) if form.ends else last["text"]
    return [*others, {**last, "look": "held", "text": text}]


def _annex(paper: OfficialPaper, form: PaperForm, annex: Annex, at: int, *, size: int) -> dict[str, Any]:
    """One of several is numbered; each says which document it belongs to."""
    landscape = _columns(annex.parts) > (form.upright_columns or ANNEX_UPRIGHT)
    belongs = f"{(paper.type or form.type or 'Công văn').capitalize()} số {numbered(paper.number, paper.symbol)}"
    day = date_in_words(paper.date) or UNDATED_WORDS
    return {
        "heading": f"Phụ lục {roman(at)}" if len(paper.annexes) > 1 else "Phụ lục",
        "subject": annex.title.upper() or missing("tên phụ lục"),
        "attached_to": f"(Kèm theo {belongs} {day})",
        "landscape": landscape,
        "blocks": body_blocks(annex.parts, width=_width(landscape), size=size),
    }


# ---------------------------------------------------------------- foot


def _foot(paper: OfficialPaper, form: PaperForm) -> dict[str, Any]:
    """One signature stands beside the recipients; several stand in rows above them."""
    signatures = [_signature(signer, blank=paper.blank) for signer in paper.signers] or [
        _of_party(party) for party in paper.parties
    ]
    if not signatures and "signers" in form.required:
        signatures = [{"lines": [_absent("signers")], "note": "", "name": ""}]
    names = dashed(paper.recipients)
    if not names and "recipients" in form.required:
        names = [_absent("recipients")]
    each = PAIR if len(signatures) in {PAIR, 2 * PAIR} else ROW_OF_SIGNATURES
    rows = [signatures[at : at + each] for at in range(0, len(signatures), each)]
    alone = len(signatures) == 1
    return {
        "recipients": names,
        "drafter": paper.drafter.strip(),
        "remark": paper.remark.strip(),
        "signed_on": _place_date(paper, form) if form.dated == "signature" else "",
        "signature": signatures[0] if alone else None,
        "signature_rows": [] if alone else rows,
    }


def _signature(signer: Signer, *, blank: bool) -> dict[str, Any]:
    absent = [] if signer.position else ["chức vụ người ký"]
    if signer.capacity in FOR_ANOTHER and not signer.on_behalf:
        absent.append("người được ký thay")
    lines = [missing(label) for label in absent] or signing_lines(**signer.model_dump(exclude={"name", "note"}))
    name = signer.name or ("" if blank else missing("người ký"))
    return {"lines": list(lines), "note": signer.note, "name": name}


def _of_party(party: Party) -> dict[str, Any]:
    position = party.position.upper() or missing("chức vụ người ký")
    return {
        "lines": [f"ĐẠI DIỆN {party.role.upper()}", position],
        "note": "",
        "name": party.representative or missing("người ký"),
    }
