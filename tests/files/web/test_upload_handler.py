"""Two hundred megabytes are refused without being stored, and the rest of the form survives."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from gieo.files.services.receive_file import receive_file
from gieo.kernel.refusal import Refused
from tests.factories import officer_of, province_of, user_of
from tests.files.conftest import AT, on_disk

pytestmark = [pytest.mark.web, pytest.mark.django_db]

MIB = 1024 * 1024
BOUNDARY = "ranh-gioi"
HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="truoc"\r\n\r\nchữ trước\r\n'
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="lớn.pdf"\r\n'
    "Content-Type: application/pdf\r\n\r\n"
).encode()
TAIL = (f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="sau"\r\n\r\nchữ sau\r\n--{BOUNDARY}--\r\n').encode()


class Body:
    """A request body made while it is read: nothing of it lies in memory."""

    def __init__(self, size: int) -> None:
        self.length = len(HEAD) + size + len(TAIL)
        self._pieces = self._made(size)
        self._rest = b""

    @staticmethod
    def _made(size: int) -> Iterator[bytes]:
        yield HEAD
        for _piece in range(size // MIB):
            yield b"a" * MIB
        yield TAIL

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def readline(self, size: int = -1) -> bytes:
        """Never asked of a form; WSGI wants it there."""
        raise NotImplementedError(size)


def posted(size: int) -> Any:
    body = Body(size)
    environ: dict[str, Any] = {
        "wsgi.input": body,
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(body.length),
    }
    return RequestFactory().generic("POST", "/", **environ)


def test_two_hundred_megabytes_are_refused_in_little_memory_and_nothing_is_stored(store: Path, tmp_path: Path) -> None:
    request, province = posted(200 * MIB), province_of("LS")
    tracemalloc.start()
    upload = request.FILES["file"]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * MIB
    assert request.upload_too_large
    assert upload.size >= 200 * MIB
    assert not isinstance(upload, TemporaryUploadedFile)
    with pytest.raises(Refused) as refused:
        receive_file(content=upload, name=upload.name, province=province, actor=officer_of(province), at=AT)
    assert refused.value.codes == ("too_large",)
    assert on_disk(tmp_path) == []


def test_what_was_typed_before_and_after_the_file_is_not_lost() -> None:
    request = posted(60 * MIB)
    assert request.POST.dict() == {"truoc": "chữ trước", "sau": "chữ sau"}


def test_a_file_within_the_limit_comes_through_whole() -> None:
    request = posted(4 * MIB)
    assert request.FILES["file"].size == 4 * MIB
    assert request.FILES["file"].read(3) == b"aaa"
    request.FILES["file"].close()
    assert not hasattr(request, "upload_too_large")


def test_the_import_page_answers_413_and_says_why(client: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = MIB
    client.force_login(user_of(officer_of(province_of("LS"))))
    upload = SimpleUploadedFile("lon.txt", b"x" * (4 * MIB))
    response = client.post(reverse("orientation:import"), {"province": "LS", "file": upload})
    assert response.status_code == 413
    assert "Tệp lớn hơn 1 MB" in response.content.decode()
