"""The PDF of a Word file that somebody edited, by the LibreOffice of the installation (`GIEO_WORD_TO_PDF`)."""

import contextlib
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings

from gieo.kernel.refusal import Refusal, Refused, _

PATIENCE = 120  # seconds
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""  # no macros, no active content, no link outside the file is followed


def can_convert() -> bool:
    """Whether the installation says how."""
    return bool(settings.WORD_TO_PDF)


def pdf_of_word(word: bytes, *, patience: float = PATIENCE) -> bytes:
    """The same document as PDF, with our fonts.

    Each call has a profile and a folder of its own, so that two never meet and nothing is left; what takes longer than
    its time is ended with everything it started.

    Args:
        word: a .docx.
        patience: seconds.

    Raises:
        Refused: no program is configured, it took too long, or it made no PDF.
    """
    if not can_convert():
        raise _refused("no_converter", _("Máy chủ chưa cài LibreOffice nên chưa lập được PDF từ bản Word."))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(PROFILE)
        (folder / "van-ban.docx").write_bytes(word)
        command = [
            *settings.WORD_TO_PDF, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", name, str(folder / "van-ban.docx"),
        ]  # fmt: skip
        _run(command, folder, patience)
        made = folder / "van-ban.pdf"
        if not made.exists():
            raise _refused("not_converted", _("LibreOffice không lập được PDF từ bản Word này."))
        return made.read_bytes()


def _run(command: list[str], folder: Path, patience: float) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(  # noqa: S603  (the command of the environment)
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise _refused("no_converter", _("Không chạy được LibreOffice đã cấu hình trên máy chủ.")) from error
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired as error:
        raise _refused("conversion_late", _("LibreOffice lập PDF quá lâu nên đã bị dừng.")) from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """It and its children; what it started may outlive it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _refused(code: str, message: str) -> Refused:
    return Refused([Refusal(code=code, message=message, field="word")])
