"""The picture of a body's seal: red, see-through, at its true size (NĐ 30/2020, annex I)."""

import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path

import typst
from django.conf import settings

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library

PNG = b"\x89PNG\r\n\x1a\n"
SEE_THROUGH = {4, 6}  # kinds of colour with a channel for it
POINTS_A_METRE = 72 / 0.0254


@dataclass(frozen=True, slots=True)
class SealPicture:
    """A picture and its true size, in points."""

    png: bytes
    width: float
    height: float

    def drawn(self) -> bytes:
        """A PDF of one page, as large as the seal."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "seal.png").write_bytes(self.png)
            page = f"#set page(width: {self.width}pt, height: {self.height}pt, margin: 0pt, fill: none)\n"
            source = Path(folder) / "seal.typ"
            source.write_text(f'{page}#image("seal.png", width: 100%, height: 100%, alt: "Con dấu")\n')
            return typst.compile(str(source), root=folder, format="pdf")


def seal_of(key: str) -> SealPicture:
    """The seal of a body: `<key>.png` in the folder of the environment (`GIEO_SEAL_PICTURES`).

    Args:
        key: code of the province for its department, LS; LS-UBND for the people's committee.

    Raises:
        Refused: there is none, or it is not see-through, or does not say its size.
    """
    path = settings.SEAL_PICTURES / f"{key}.png" if settings.SEAL_PICTURES else None
    if path is None or not path.exists():
        message = _("Chưa cài hình con dấu của cơ quan; quản trị đặt tệp PNG nền trong suốt vào thư mục đã cấu hình.")
        basis = library.clerical().seal.basis
        raise Refused([Refusal(code="no_seal_picture", message=message, basis=basis)])
    return read_picture(path.read_bytes())


def read_picture(png: bytes) -> SealPicture:
    """A PNG with its true size.

    Raises:
        Refused: it is no PNG, is not see-through, or gives no size that a seal has.
    """
    chunks = dict(_chunks(png)) if png.startswith(PNG) else {}
    head, density = chunks.get(b"IHDR"), chunks.get(b"pHYs")
    if head is None or not (head[9] in SEE_THROUGH or b"tRNS" in chunks):
        raise _wrong(_("Hình con dấu phải là PNG nền trong suốt."))
    if density is None or density[8] != 1:
        raise _wrong(_("Hình con dấu không ghi độ phân giải nên không biết kích thước thật."))
    pixels, per_metre = struct.unpack(">II", head[:8]), struct.unpack(">II", density[:8])
    rule = library.clerical().seal_picture
    sides = [count / each for count, each in zip(pixels, per_metre, strict=True) if each]
    if len(sides) != len(pixels) or not all(rule.smallest_mm <= side * 1000 <= rule.largest_mm for side in sides):
        bounds = {"least": f"{rule.smallest_mm:g}", "most": f"{rule.largest_mm:g}"}
        raise _wrong(_("Kích thước thật của hình con dấu phải từ %(least)s đến %(most)s mm."), **bounds)
    width, height = (side * POINTS_A_METRE for side in sides)
    return SealPicture(png, width, height)


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], len(PNG)
    while at + 8 <= len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        found.append((name, png[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def _wrong(message: str, **params: str) -> Refused:
    basis = library.clerical().seal_picture.basis
    return Refused([Refusal(code="seal_picture", message=message, params=params, basis=basis)])
