"""Invariant 5, asked of the stored rows alone: what was sealed is what was opened, and nobody read it before."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.models import DocketEntry
from gieo.selection.application.sealing import content_of, digest, papers_in
from gieo.selection.models import Application, Call

KIND = "application"
BEFORE_OPENING = frozenset({"open", "write", "enclose", "seal", "take_back", "withdraw", "lapse", "give_back"})
Row = Mapping[str, Any]


def faults() -> list[str]:
    """Every break of the seal: a changed dossier, minutes that differ, a reader too many, an act too early."""
    lines = {line.subject_id: line for line in DocketEntry.objects.filter(kind=KIND)}
    applications = list(Application.objects.order_by("pk").values())
    by_call: dict[int, list[Row]] = {}
    for row in applications:
        by_call.setdefault(row["call_id"], []).append(row)
    found = [fault for row in applications for fault in _of_application(row, lines.get(row["id"]))]
    for call in Call.objects.filter(unsealed_at__isnull=False).order_by("pk").values():
        found += _of_minutes(call, by_call.get(call["id"], []))
    return found


def _of_application(row: Row, line: DocketEntry | None) -> Iterator[str]:
    number = row["number"]
    if line is None:
        yield f"{number}: is not on the docket"
        return
    if row["sealed_sha256"] and _hash(row, line) != row["sealed_sha256"]:
        yield f"{number}: is not what was sealed"
    if row["unsealed_at"] is None:
        yield from _of_secret(row, line)
    yield from _of_trail(row)


def _hash(row: Row, line: DocketEntry) -> str:
    return digest(content_of(row.__getitem__), papers_in(line, at=row["sealed_at"]))


def _of_secret(row: Row, line: DocketEntry) -> Iterator[str]:
    if line.reader_roles or line.reader_users or line.reader_bodies != [row["host_id"]]:
        yield f"{row['number']}: has readers before its opening"
    if line.holder_role not in {"", "host"}:
        yield f"{row['number']}: waits for {line.holder_role} before its opening"
    if row["title"] and row["title"] in line.title:
        yield f"{row['number']}: is called by its name before its opening"


def _of_trail(row: Row) -> Iterator[str]:
    acts = TransitionLog.objects.filter(subject_type=Application._meta.label_lower, subject_id=row["id"])
    opened = acts.filter(name="unseal").first()
    for act in acts.order_by("sequence").exclude(name="unseal"):
        if (opened is None or act.sequence < opened.sequence) and act.name not in BEFORE_OPENING:
            yield f"{row['number']}: {act.name} was done before its opening"
    if opened and opened.facts["sha256"] != row["sealed_sha256"]:
        yield f"{row['number']}: was opened under another hash than it was sealed with"


def _of_minutes(call: Row, applications: list[Row]) -> Iterator[str]:
    listed = {line["number"]: line["sha256"] for line in call["opening"]}
    sealed = {row["number"]: row["sealed_sha256"] for row in applications if _was_sealed_at(row, call["unsealed_at"])}
    if listed != sealed:
        wrong = sorted(number for number in listed.keys() | sealed.keys() if listed.get(number) != sealed.get(number))
        yield f"{call['number']}: the minutes and the seals differ on {', '.join(wrong)}"
    for row in applications:
        if row["unsealed_at"] and row["unsealed_at"] < call["unsealed_at"]:
            yield f"{row['number']}: was opened before {call['number']}"
        if row["number"] in sealed and row["sealed_at"] > call["closes_at"]:
            yield f"{row['number']}: was sealed after {call['number']} had closed"


def _was_sealed_at(row: Row, opening: datetime) -> bool:
    """Sealed, and neither withdrawn nor taken back when the call was opened."""
    return bool(row["sealed_at"]) and row["sealed_at"] <= opening and row["state"] not in {"draft", "withdrawn"}
