"""The whole file of a proposal as one PDF: a cover list with hashes, the form, then every paper in its order."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.core.clock import LEGAL_ZONE, hour_and_day
from gieo.kernel import media
from gieo.officialdocs import Facts, OfficialPaper, Paragraph, Table, render_pdf
from gieo.officialdocs.joining import as_pdf, join, pages_in
from gieo.proposals.models import Attachment, Proposal
from gieo.rulebooks import library

LAYOUT = "sheet"
MOST_BYTES = 60 * 1024 * 1024  # joined in memory; what goes beyond stays a file of its own
APART = "tệp riêng"
COLUMNS = ("STT", "Tài liệu", "Tên tệp", "SHA-256", "Từ trang")


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    name: str
    sha256: str
    pdf: bytes | None


def whole_file(
    proposal: Proposal,
    *,
    form: bytes,
    papers: Sequence[Attachment],
    sent_at: datetime | None,
    at: datetime,
    annex: bytes | None = None,
) -> bytes:
    """What goes, or went, to the province, in the order it is read.

    Args:
        proposal: whose file it is.
        form: the form as PDF, as it stands or as it was sent.
        papers: that go along, in their order.
        sent_at: when it was sent; None for what is still written on.
        at: when it is put together.
        annex: what was answered to the round's own questions, as PDF; None where it asked none.

    Returns:
        One PDF. What is no PDF and no picture, cannot be read or is too large to join is named as a file apart.
    """
    parts = [_own_part("Phiếu đề xuất", f"{proposal.number}.pdf", form)]
    if annex:
        parts.append(_own_part("Trả lời câu hỏi riêng của đợt", f"{proposal.number}-phu-luc.pdf", annex))
    room = MOST_BYTES
    for paper in papers:
        room -= paper.file.size
        pdf = as_pdf(paper.file.read(), paper.file.media_type) if room >= 0 else None
        parts.append(_Part(paper.get_kind_display(), paper.file.name, paper.file.sha256, pdf))
    joined = [part.pdf for part in parts if part.pdf]
    lengths = [pages_in(part.pdf) if part.pdf else 0 for part in parts]
    cover = _cover(proposal, parts, lengths, pages=1, sent_at=sent_at, at=at)
    if (own := pages_in(cover)) > 1:
        cover = _cover(proposal, parts, lengths, pages=own, sent_at=sent_at, at=at)
    return join([cover, *joined])


def _own_part(label: str, name: str, content: bytes) -> _Part:
    return _Part(label, name, hashlib.sha256(content).hexdigest(), as_pdf(content, media.PDF))


def _cover(
    proposal: Proposal,
    parts: Sequence[_Part],
    lengths: Sequence[int],
    *,
    pages: int,
    sent_at: datetime | None,
    at: datetime,
) -> bytes:
    profile = library.get(proposal.rulebook).profile
    rows, begins = [], pages + 1
    for place, (part, length) in enumerate(zip(parts, lengths, strict=True), start=1):
        rows.append((str(place), part.label, part.name, _in_groups(part.sha256), str(begins) if length else APART))
        begins += length
    facts = (
        ("Mã hồ sơ", proposal.number),
        ("Bên đề xuất", str(proposal.organisation or proposal.proposer)),
        ("Nộp lúc", f"{sent_at.astimezone(LEGAL_ZONE):%H:%M:%S ngày %d/%m/%Y}" if sent_at else "chưa nộp"),
        ("Lập lúc", hour_and_day(at)),
    )
    paper = OfficialPaper(
        letterhead_parent=profile.letterhead_parent if profile else "",
        letterhead_body=profile.letterhead_body if profile else "",
        place=profile.place if profile else proposal.province.name,
        type="DANH MỤC HỒ SƠ",
        subject=proposal.title or proposal.number,
        parts=(
            Facts(rows=facts),
            Table(columns=COLUMNS, rows=tuple(rows), numeric=frozenset({4})),
            Paragraph(text="Mã SHA-256 của mỗi tệp cho biết tệp còn đúng như khi gửi."),
        ),
    )
    return render_pdf(LAYOUT, paper).content


def _in_groups(digest: str) -> str:
    """In eights, so that the column breaks it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
