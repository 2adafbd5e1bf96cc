"""The archive package of a document: its files, what describes them, and the hash of everything.

Names and lengths of what describes a document follow annex VI of NĐ 30/2020; the official document system takes the
same package (S-43).
"""

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

import pypdfium2
from django.db.models import Model, prefetch_related_objects

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.officialdocs.models import Delivery
from gieo.records.models import DocumentVersion, OutgoingDocument, SigningPlace
from gieo.records.outgoing.papers import KIND
from gieo.records.outgoing.states import Origin, Urgency
from gieo.rulebooks import library

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes
MANIFEST = "manifest.json"
Row = TypeVar("Row", bound=Model)
PRIORITIES = [each.value for each in Urgency]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document with everything that goes into its package, read together with that of others."""

    document: OutgoingDocument
    versions: list[DocumentVersion]
    signers: list[SigningPlace]
    acts: list[TransitionLog]
    deliveries: list[Delivery]

    @property
    def latest(self) -> DocumentVersion | None:
        """The version that counts."""
        return next((each for each in reversed(self.versions) if each.origin != Origin.COPY), None)


def enclosed(documents: Iterable[OutgoingDocument]) -> list[Enclosed]:
    """Each document with what belongs to it; a fixed number of queries, however many they are."""
    found = list(documents)
    keys = [each.pk for each in found]
    prefetch_related_objects(found, "task", "province")
    versions = _by_key(DocumentVersion.objects.filter(document__in=keys).select_related("pdf", "word"), "document_id")
    signers = _by_key(SigningPlace.objects.filter(document__in=keys), "document_id")
    label = OutgoingDocument._meta.label_lower
    acts_on = TransitionLog.objects.filter(subject_type=label, subject_id__in=keys).order_by("sequence")
    acts = _by_key(acts_on, "subject_id")
    rows = Delivery.objects.filter(subject_kind=KIND, subject_id__in=keys).order_by("pk")
    deliveries = _by_key(rows, "subject_id")
    return [Enclosed(each, versions[each.pk], signers[each.pk], acts[each.pk], deliveries[each.pk]) for each in found]


def _by_key(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def package_of(document: OutgoingDocument) -> bytes:
    """The package of one document.

    Raises:
        ValueError: a file of the store no longer has its hash: what is broken is not archived as whole.
    """
    [with_all] = enclosed([document])
    return packed(with_all)


def packed(each: Enclosed) -> bytes:
    """A zip: `van-ban/` with every version, `mo-ta.json` and `mo-ta.xml`, `nhat-ky.json`, and the manifest of hashes.

    Raises:
        ValueError: a file of the store no longer has its hash: what is broken is not archived as whole.
    """
    document = each.document
    files = _files_of(each)  # first: what is broken is not described either
    described = description_of(each)
    parts = {
        **files,
        "mo-ta.json": _json(described),
        "mo-ta.xml": _xml(described),
        "nhat-ky.json": _json(_acts_of(each)),
        "noi-nhan.json": _json(_deliveries_of(each)),
    }
    hashes = {name: sha256(content).hexdigest() for name, content in sorted(parts.items())}
    manifest = {"document": document.full_number, "dossier": document.number, "algorithm": "SHA-256", "files": hashes}
    return zipped({**parts, MANIFEST: _json(manifest)})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts in the order of their names, with no time of today in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), parts[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def description_of(each: Enclosed) -> dict[str, Any]:
    """What annex VI asks of a document; what the system does not know is left out, never made up."""
    document, version, signers = each.document, each.latest, each.signers
    last = signers[-1] if signers else None
    file = version.pdf if version else None
    task = document.task
    values: dict[str, Any] = {
        "FileNotation": task.number if task else "",
        "TypeName": document.type_name,
        "CodeNumber": str(document.clerk_number or ""),
        "CodeNotation": document.symbol,
        "IssuedDate": f"{document.issued_on:%d/%m/%Y}" if document.issued_on else "",
        "OrganName": _issuer_of(document),
        "Subject": document.title,
        "Language": "Tiếng Việt",
        "PageAmount": _pages(file.read()) if file else "",
        "InforSign": "; ".join(signer.certificate for signer in signers if signer.certificate),
        "Mode": "Bản giấy số hóa" if document.is_on_paper else "Bản điện tử",
        "Position": last.position if last else "",
        "FullName": last.name if last else "",
        "Priority": PRIORITIES.index(document.urgency),
        "IssuedAmount": document.copies if document.sent_at else "",
    }
    rule = library.clerical().description
    return {name: rule.within(name, str(value)) for name, value in values.items() if value != ""}


def _issuer_of(document: OutgoingDocument) -> str:
    profile = document.province.latest_rulebook.profile
    if profile is None:
        return ""
    return profile.parent_body if document.symbol.endswith("UBND") else profile.body


def _files_of(each: Enclosed) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for version in each.versions:
        for stored in filter(None, (version.pdf, version.word)):
            content = stored.read()
            if sha256(content).hexdigest() != stored.sha256:
                raise ValueError(f"{stored.name} no longer has the hash {stored.sha256}")
            found[f"van-ban/{version.ordinal:02d}-{_named(version)}/{stored.name}"] = content
    return found


def _named(version: DocumentVersion) -> str:
    return Origin(version.origin).value


def _acts_of(of: Enclosed) -> list[dict[str, Any]]:
    return [
        {
            "sequence": each.sequence,
            "act": each.name,
            "to": each.target,
            "by": each.actor_name,
            "at": each.at.astimezone(LEGAL_ZONE).isoformat(),
            "basis": list(each.legal_basis),
            "hash": each.hash,
        }
        for each in of.acts
    ]


def _deliveries_of(of: Enclosed) -> list[dict[str, Any]]:
    return [
        {
            "recipient": each.name,
            "channel": each.channel,
            "sent_at": each.sent_at,
            "received_at": each.received_at,
            "proof": each.proof,
            "proof_sha256": each.proof_sha256,
        }
        for each in of.deliveries
    ]


def _pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=str).encode()


def _xml(described: Mapping[str, Any]) -> bytes:
    root = ET.Element("Document")
    for name, value in described.items():
        ET.SubElement(root, name).text = str(value)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content
