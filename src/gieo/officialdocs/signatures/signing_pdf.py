"""Sign a PDF by PAdES: visibly between the post and the name of the signer, one after the other."""

import io
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import cast

import pypdfium2
import typst
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.library import HERE
from gieo.officialdocs.signatures.own_thread import in_own_thread
from gieo.officialdocs.signatures.seal import SealPicture
from gieo.rulebooks import library

WIDTH, HEIGHT = 150.0, 50.0  # of the visible signature, points; it fits the 24 mm that a paper leaves over the name
GAP = 6.0  # over the name
COPY_WIDTH, COPY_HEIGHT, COPY_EDGE = 190.0, 34.0, 14.0  # of what certifies a copy, within the upper margin of 20 mm
STAMP = HERE / "typst" / "stamp.typ"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """What the visible signature says.

    Attributes:
        name: of the signer, as it stands on the paper under the room for the signature.
        body: the office.
        at: the instant of signing.
    """

    name: str
    body: str
    at: datetime


def sign_pdf(pdf: bytes, *, key: Signer, by: SignedBy, stamper: TimeStamper | None = None) -> bytes:
    """The same paper with one more signature; what was there before stays as it was, byte for byte.

    Args:
        pdf: the paper.
        key: of the signer.
        by: who signs, for which body, when.
        stamper: whose word stands for the time; None: the signature bears the time of this machine alone.

    Raises:
        Refused: the paper names no such signer, or no time stamp was given.
    """
    page, left, bottom = _place_over(pdf, by.name)
    box = (round(left), round(bottom), round(left + WIDTH), round(bottom + HEIGHT))
    return _signed(pdf, key=key, by=by, page=page, box=box, stamp=_stamp(by), stamper=stamper)


def seal_pdf(
    pdf: bytes, *, key: Signer, by: SignedBy, over: str, picture: SealPicture, stamper: TimeStamper | None = None
) -> bytes:
    """The same paper with the signature of the body: its seal, over a share of the signature, on its left.

    Args:
        pdf: the paper, signed by whoever has the power to.
        key: of the body.
        by: the body and the time.
        over: name of the signer whose signature the seal is set on.
        picture: of the seal, at its true size.
        stamper: as in `sign_pdf`.

    Raises:
        Refused: the paper names no such signer, or no time stamp was given.
    """
    page, left, bottom = _place_over(pdf, over)
    right, middle = left + WIDTH * float(library.clerical().seal.covers), bottom + HEIGHT / 2
    box = (round(right - picture.width), round(middle - picture.height / 2),
           round(right), round(middle + picture.height / 2))  # fmt: skip
    return _signed(pdf, key=key, by=by, page=page, box=box, stamp=_Drawn(picture.drawn()), stamper=stamper, margin=0)


def certify_copy(
    pdf: bytes, *, key: Signer, by: SignedBy, form: str = "SAO Y", stamper: TimeStamper | None = None
) -> bytes:
    """The same paper with the signature of whoever certifies the copy, in the upper right corner of page 1.

    Args:
        pdf: the paper that is copied; it stays as it was, byte for byte.
        key: of the body.
        by: the body and the time, which stand in the corner.
        form: of the copy: SAO Y, SAO LỤC, TRÍCH SAO.
        stamper: as in `sign_pdf`.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    box = (round(width - COPY_WIDTH - COPY_EDGE), round(height - COPY_HEIGHT - COPY_EDGE),
           round(width - COPY_EDGE), round(height - COPY_EDGE))  # fmt: skip
    return _signed(pdf, key=key, by=by, page=0, box=box, stamp=_stamp(by, form=form), stamper=stamper)


def _signed(
    pdf: bytes,
    *,
    key: Signer,
    by: SignedBy,
    page: int,
    box: tuple[int, int, int, int],
    stamp: ImportedPdfPage,
    stamper: TimeStamper | None,
    margin: int = 5,
) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    field = f"Ky{len(_fields(writer)) + 1}"
    details = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", name=by.name, location=by.body, subfilter=SigSeedSubFilter.PADES
    )
    signer = PdfSigner(
        details,
        signer=key,
        timestamper=stamper,
        stamp_style=StaticStampStyle(
            background=stamp,
            background_opacity=1.0,
            border_width=0,
            background_layout=SimpleBoxLayoutRule(
                AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins(margin, margin, margin, margin)
            ),
        ),
        new_field_spec=SigFieldSpec(sig_field_name=field, on_page=page, box=box),
    )
    return bytes(in_own_thread(signer.sign_pdf, writer).getvalue())


def _fields(writer: IncrementalPdfFileWriter) -> list[str]:
    form = writer.root.get("/AcroForm")
    return [field.get_object()["/T"] for field in form.get_object()["/Fields"]] if form else []


def _place_over(pdf: bytes, name: str) -> tuple[int, float, float]:
    """The page and the lower left corner of the signature: over the last place where the name stands."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document) - 1, -1, -1):
            text = document[number].get_textpage()
            places = []
            search = text.search(name, match_case=True)
            while found := search.get_next():
                places.append(found)
            if places:
                at, count = places[-1]
                boxes = [text.get_charbox(letter) for letter in range(at, at + count)]
                middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
                return number, middle - WIDTH / 2, max(box[3] for box in boxes) + GAP
    message = _("Văn bản không có chỗ ký của %(name)s.")
    raise Refused([Refusal(code="no_place_to_sign", message=message, params={"name": name}, basis=("ND30-2020:PL1",))])


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
    return typst.Compiler(str(STAMP), root=str(HERE), font_paths=fonts)


class _Drawn(ImportedPdfPage):
    """A page from memory, where the library reads a file."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(file_name="")  # type: ignore[no-untyped-call]
        self._pdf = pdf

    def render(self) -> bytes:
        """The page as a drawing of its own, in the room that it takes."""
        drawing = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        name = f"/Stamp{sha256(self._pdf).hexdigest()[:16]}"
        self.resources.xobject[name] = drawing
        left, bottom, right, top = drawing.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(left - right), height=abs(bottom - top))
        return f"{name} Do".encode()


def _stamp(by: SignedBy, *, form: str = "") -> ImportedPdfPage:
    """In our letters, drawn by the same engine as the paper; of a copy it says its form."""
    at = f"{by.at.astimezone(LEGAL_ZONE):%d/%m/%Y %H:%M:%S %z}"
    words = {"name": by.name, "body": by.body, "at": re.sub(r"00$", ":00", at), "form": form}
    return _Drawn(cast("bytes", _compiler().compile(format="pdf", sys_inputs=words)))
