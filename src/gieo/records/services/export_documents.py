"""Documents for the official document system (S-43): a package each, and a list of what is there."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from gieo.records.models import OutgoingDocument
from gieo.records.package import description_of, package_of, zipped

COLUMNS = ("CodeNumber", "CodeNotation", "IssuedDate", "TypeName", "Subject", "FullName", "Position", "PageAmount")
LIST = "danh-sach.csv"


def export_documents(*, documents: Iterable[OutgoingDocument], at: datetime) -> bytes:
    """A zip of packages, with a list that says what each is and the hash it has.

    Args:
        documents: issued ones.
        at: when the export was made; stands in the list.
    """
    stream = io.StringIO()
    lines = csv.writer(stream)
    lines.writerow([*COLUMNS, "File", "SHA-256", f"xuất lúc {at:%Y-%m-%dT%H:%M:%S%z}"])
    parts: dict[str, bytes] = {}
    for document in documents:
        package, described = package_of(document), description_of(document)
        name = f"goi/{document.number}.zip"
        parts[name] = package
        lines.writerow([*(described.get(column, "") for column in COLUMNS), name, sha256(package).hexdigest()])
    return zipped({**parts, LIST: ("\ufeff" + stream.getvalue()).encode()})
