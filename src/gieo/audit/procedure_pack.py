"""What proves the procedure of a task, to take away: trail, limits, papers with their versions, and the hash of all."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from gieo.audit.package import MANIFEST, act_in_full, as_json, zipped
from gieo.audit.procedure import DECISION, MINUTES, Procedure, Step, Stretch
from gieo.audit.sealing import seal, sealed
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.official import paper_of
from gieo.dossiers.papers import PaperKind
from gieo.dossiers.selectors import enclosures_of, visible_to
from gieo.kernel.actors import Actor
from gieo.officialdocs import render_pdf
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.papers import KIND as OUTGOING
from gieo.records.package import package_of

HASHES = frozenset({"hash", "previous_hash"})
HOW_TO_CHECK = """\
thu-tuc.json: từng việc đã làm, thời hạn đang chạy lúc đó và căn cứ; quyết định, biên bản, báo cáo, kinh phí, kê khai.
<hồ sơ>/nhat-ky.json: mỗi việc giữ mã băm của việc trước nó trong chuỗi của tỉnh; lệnh gieo audit verify đi hết chuỗi.
<hồ sơ>/van-ban/: văn bản do việc sinh ra, lập lại từ nhật ký. <hồ sơ>/phat-hanh/: gói của văn bản đã cấp số, có mọi
phiên bản và chữ ký. <hồ sơ>/tai-lieu/: tài liệu đã nộp. Mã băm SHA-256 của mọi tệp ở manifest.json.
Nội dung của việc niêm phong (phiếu kín, hồ sơ chưa mở) không có trong gói; mã băm có từ khi đã kiểm phiếu.
"""


def pack_of(procedure: Procedure, *, reader: Actor, at: datetime) -> bytes:
    """The zip, sealed where the installation has a key; the same content gives the same bytes but for who took it when.

    Raises:
        ValueError: a file of the store no longer has its hash: what is broken is not handed out as a proof.
    """
    files: dict[str, bytes] = {"README.txt": HOW_TO_CHECK.encode(), "thu-tuc.json": as_json(told(procedure))}
    for stretch in procedure.stretches:
        folder = stretch.entry.number
        files |= {f"{folder}/{name}": content for name, content in _of_dossier(stretch, reader)}
    manifest = {
        "task": procedure.entry.task.number if procedure.entry.task else procedure.entry.number,
        "taken_by": reader.name,
        "taken_at": at.astimezone(LEGAL_ZONE).isoformat(),
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    package, key = zipped({MANIFEST: as_json(manifest), **files}), seal()
    return sealed(package, key) if key else package


def told(procedure: Procedure) -> dict[str, Any]:
    """The procedure as plain values."""
    return {
        "title": procedure.title,
        "limits_not_kept": procedure.late,
        "dossiers": [_stretch(each) for each in procedure.stretches],
        "decisions": [_paper(each, step, title) for each, step, title in procedure.papers(DECISION)],
        "minutes": [_paper(each, step, title) for each, step, title in procedure.papers(MINUTES)],
        "money": [
            {
                "source": line.source,
                "year": line.year,
                "approved": line.approved,
                "contracted": line.contracted,
                "paid": line.paid,
                "settled": line.settled,
                "recovered": line.recovered,
            }
            for line in procedure.money
        ],
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    entry, integrity = stretch.entry, stretch.integrity
    return {
        "number": entry.number,
        "kind": stretch.label,
        "title": entry.title,
        "state": stretch.state,
        "overdue_since": _instant(stretch.overdue.at) if stretch.overdue else None,
        "council": integrity and {
            "members": integrity.members,
            "pledged": integrity.pledged,
            "declared": integrity.declared,
            "barred": integrity.barred,
            "voted": integrity.voted,
        },
        "steps": [_step(step) for step in stretch.steps],
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    limit = step.limit
    return {
        "act": step.act.title,
        "who": step.act.who,
        "at": _instant(step.act.at),
        "limit": {"at": _instant(limit.at), "basis": limit.basis} if limit else None,
        "verdict": step.verdict.name.lower(),
        "basis": step.act.basis,
        "recorded": [list(pair) for pair in step.act.words],
    }


def _paper(stretch: Stretch, step: Step, title: str) -> dict[str, Any]:
    return {"dossier": stretch.entry.number, "title": title, "at": _instant(step.act.at), "who": step.act.who}


def _instant(at: datetime) -> str:
    return at.astimezone(LEGAL_ZONE).isoformat()


# ---------------------------------------------------------------- files


def _of_dossier(stretch: Stretch, reader: Actor) -> Iterator[tuple[str, bytes]]:
    """Files of one dossier, by their names in its folder."""
    shown = {step.act.sequence: step.act for step in stretch.steps}
    acts = [act_in_full(act, seen=shown[act.sequence], outside=stretch.outside) for act in stretch.trail]
    if stretch.is_voting:  # a hash of few possible ballots tells which it is of
        acts = [{name: value for name, value in act.items() if name not in HASHES} for act in acts]
    yield "nhat-ky.json", as_json(acts)
    yield from _drawn(stretch)
    for document in _issued(stretch, reader):
        number = document.full_number.replace("/", "-")
        yield f"phat-hanh/{number}.zip", package_of(document)
    for paper in enclosures_of(stretch.entry, outside=stretch.outside):
        content = paper.file.read()
        if sha256(content).hexdigest() != paper.file.sha256:
            raise ValueError(f"{paper.file.name} no longer has the hash {paper.file.sha256}")
        yield f"tai-lieu/{paper.pk}-{paper.file.name}", content


def _issued(stretch: Stretch, reader: Actor) -> list[OutgoingDocument]:
    """The documents with a number that were drawn from a dossier, as far as the reader may have them."""
    papers = kind_named(stretch.entry.kind).papers
    drawn = OutgoingDocument.objects.filter(parent=stretch.entry, clerk_number__isnull=False).order_by("pk")
    seen = visible_to(reader).filter(kind=OUTGOING, subject_id__in=drawn.values("pk"))
    inside = {name for name, paper in papers.items() if paper.inside} if stretch.outside else set()
    given = drawn.filter(pk__in=seen.values("subject_id"))
    return [document for document in given if document.origin_paper not in inside]


def _drawn(stretch: Stretch) -> Iterator[tuple[str, bytes]]:
    """The papers its acts issued, drawn again from what the trail kept."""
    dossier, acts = dossier_of(stretch.entry), {act.sequence: act for act in stretch.trail}
    papers = [(step.act.sequence, paper) for step in stretch.steps for paper in step.act.papers]
    for sequence, paper in papers:
        context: Mapping[str, Any] = paper_of(paper, dossier, acts[sequence])
        yield _named(sequence, paper), render_pdf(paper.layout, context).content


def _named(sequence: int, paper: PaperKind) -> str:
    return f"van-ban/{sequence}-{paper.key}.pdf"
