"""Documents for the official document system (S-43): a package each, and a list of what is there."""

import tempfile
import zipfile
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import IO

from django.db.models import QuerySet

from gieo.kernel.csv_text import csv_of
from gieo.records.models import OutgoingDocument
from gieo.records.package import EPOCH, description_of, enclosed, packed

COLUMNS = ("CodeNumber", "CodeNotation", "IssuedDate", "TypeName", "Subject", "FullName", "Position", "PageAmount")
LIST = "danh-sach.csv"
TOGETHER = 50  # documents that are read by one round of queries
IN_MEMORY = 16 * 1024 * 1024  # of the export; what is more goes to disk


def export_documents(*, documents: QuerySet[OutgoingDocument], at: datetime) -> IO[bytes]:
    """A zip of packages, with a list that says what each is and the hash it has.

    One package is in memory at a time, and what is asked of the database grows with the rounds, not with the papers.

    Args:
        documents: issued ones.
        at: when the export was made; stands in the list.

    Returns:
        The open file, at its beginning; closed, it is gone.
    """
    lines = [[*COLUMNS, "File", "SHA-256", f"xuất lúc {at:%Y-%m-%dT%H:%M:%S%z}"]]
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (whoever sends it closes it)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # a package is compressed in itself
        waiting = documents.iterator(chunk_size=TOGETHER)
        while together := list(islice(waiting, TOGETHER)):
            for each in enclosed(together):
                package, described = packed(each), description_of(each)
                name = f"goi/{each.document.number}.zip"
                archive.writestr(zipfile.ZipInfo(name, EPOCH), package)
                lines.append([*(described.get(column, "") for column in COLUMNS), name, sha256(package).hexdigest()])
        archive.writestr(zipfile.ZipInfo(LIST, EPOCH), csv_of(lines).encode(), zipfile.ZIP_DEFLATED)
    out.seek(0)
    return out
