"""The people of a records office, and documents at each step of their way."""

import io
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from gieo.dossiers.services.act import act
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Kept, Picked
from gieo.officialdocs import library, render_pdf
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import DraftFacts, NumberFacts, RecipientRow, SignerRow, Way
from gieo.records.outgoing.states import Carrier
from gieo.records.services.draft_document import draft_document
from tests.conftest import moment
from tests.factories import _actor, department_of, person_in, province_of

AT = moment("2026-11-24 10:00")  # a Tuesday
HEAD, DEPUTY = "Nguyễn Thanh Bình", "Nguyễn Phúc Thương"
SYMBOL = "TB-SKHCN"


def clerk(code: str = "BG") -> Actor:
    """The clerk of the records of a province."""
    province = province_of(code)
    return _actor(
        person_in(
            Role.RECORDS_CLERK,
            province,
            name="Hứa Thị Nga",
            email=f"vanthu.{code.lower()}@gieo.test",
            body=department_of(province),
        )
    )


def head(code: str = "BG") -> Actor:
    """The head of the department."""
    return _actor(person_in(Role.DIRECTOR, province_of(code), name=HEAD, email=f"giamdoc.{code.lower()}@gieo.test"))


def deputy() -> Actor:
    """Who signs for the head."""
    return _actor(person_in(Role.DIRECTOR, province_of("BG"), name=DEPUTY, email="phogiamdoc@gieo.test"))


def drafter() -> Actor:
    """Who writes it."""
    return _actor(person_in(Role.SCIENCE_OFFICER, province_of("BG"), name="Chuyên viên", email="canbo@gieo.test"))


def kept(content: bytes, name: str, actor: Actor) -> Kept:
    """A file as the form of an act hands it in."""
    upload = SimpleUploadedFile(name, content)
    stored = receive_file(content=upload, name=name, province=province_of("BG"), actor=actor, at=AT)
    return Kept(id=stored.pk, name=stored.name, sha256=stored.sha256)


def notice(number: str = "", *, signers: tuple[str, ...] = (HEAD,)) -> bytes:
    """The PDF of a notice, as the drafter's own program would give it."""
    rows = [{"position": "Giám đốc", "name": name} for name in signers]
    dummy = library.get("notice").dummy
    context = {**dummy, "symbol": SYMBOL, "number": number, "signers": rows, "date": date(2026, 11, 24)}
    return render_pdf("notice", context).content


def word(*paragraphs: str) -> bytes:
    """A .docx of plain paragraphs."""
    document, stream = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def draft(
    *, carrier: Carrier = Carrier.ELECTRONIC, signers: tuple[str, ...] = (HEAD,), symbol: str = SYMBOL, **changes: Any
) -> OutgoingDocument:
    """A notice with its PDF, signers and two recipients."""
    author = drafter()
    _signing_seats = head(), deputy()  # who signs is known by name once they sit there
    facts = DraftFacts(
        type_name=Picked(id="thông báo", name="Thông báo"),
        symbol=symbol,
        subject="Định hướng nhiệm vụ khoa học và công nghệ năm 2027",
        carrier=carrier,
        pdf=kept(notice(signers=signers), "du-thao.pdf", author),
        signers=tuple(SignerRow(position="Giám đốc", name=name) for name in signers),
        recipients=(RecipientRow(name="Sở Y tế"), RecipientRow(name="Lưu: VT", way=Way.ARCHIVE)),
        **changes,
    )
    return draft_document(province="BG", facts=facts, actor=author, at=AT)


def approved(**changes: Any) -> OutgoingDocument:
    """Submitted and approved."""
    document = draft(**changes)
    act(document, "submit", actor=drafter(), at=AT)
    return act(document, "approve", actor=head(), at=AT).subject


def numbered(number: int = 1, *, on: date = date(2026, 11, 24), **changes: Any) -> OutgoingDocument:
    """With the clerk's number on the paper."""
    document = approved(**changes)
    file = kept(notice(f"{number:02d}", signers=changes.get("signers", (HEAD,))), "co-so.pdf", clerk())
    facts = NumberFacts(number=number, issued_on=on, file=file)
    return act(document, "give_number", actor=clerk(), at=AT, facts=facts).subject
