"""The trail as a proof on paper, what changed in a dossier, and the auditor's sample."""

import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pghistory
import pgtrigger
import pypdfium2
import pytest
from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

from gieo.audit.models import DrawnSample
from gieo.core import trail
from gieo.core.anchoring import anchor_day, differs_from_paper
from gieo.core.models import ChainHead, TrailAnchor, TransitionLog
from gieo.core.perform import perform
from gieo.dossiers.changes import changes_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.signatures.own_thread import in_own_thread
from gieo.orientation.models import OrientationNotice
from gieo.orientation.workflow import ORIENTATION_NOTICE
from tests.conftest import moment
from tests.factories import _actor, notice_draft, officer_of, person_in, proposer_of, province_of, user_of
from tests.officialdocs.authority import CLERK, Authority

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NOON = moment("2024-03-05 12:00")


def auditor() -> Any:
    return _actor(person_in(Role.AUDITOR, province_of("LS"), name="Kiểm toán viên", email="kiemtoan@gieo.test"))


@pytest.mark.requirement("X-7")
def test_a_chain_written_anew_from_its_first_link_is_found_by_its_anchor_and_by_the_paper(client: Client) -> None:
    notice = notice_draft(province_of("LS"), at=NOON)
    perform(ORIENTATION_NOTICE, "confirm", notice, Attempt(actor=officer_of(notice.province), at=NOON))
    anchor = anchor_day(day=NOON.date(), at=NOON)[0]
    assert anchor_day(day=NOON.date(), at=NOON) == [], "once for a day"
    paper = (anchor.chain, anchor.sequence, anchor.hash)
    assert list(trail.faults()) == []
    assert differs_from_paper(*paper) == ""

    client.force_login(user_of(auditor()))
    page = client.get(reverse("audit:anchors")).content.decode()
    assert "còn đúng" in page
    pdf = client.get(reverse("audit:anchor-paper", args=["LS", "2024-03-05"]))
    with pypdfium2.PdfDocument(pdf.getvalue()) as document:
        words = document[0].get_textpage().get_text_range()
    assert anchor.hash in "".join(words.split())

    # Somebody who owns the database rewrites history so that every link follows the one before, and moves the head.
    with pgtrigger.ignore("core.TransitionLog:append_only"):
        previous = ""
        for link in TransitionLog.objects.filter(chain="LS").order_by("sequence"):
            link.actor_name, link.previous_hash = "Người khác", previous
            link.hash = previous = link.compute_hash()
            link.save()
        ChainHead.objects.filter(chain="LS").update(hash=previous)
    assert list(trail.faults()) == [f"LS #{anchor.sequence}: is not the link that was anchored on 2024-03-05"]
    assert "chuỗi đã bị sửa" in client.get(reverse("audit:anchors")).content.decode()
    with pgtrigger.ignore("core.TrailAnchor:append_only"):  # and the anchor with it
        TrailAnchor.objects.update(hash=previous)
    assert list(trail.faults()) == []
    assert "the paper" in differs_from_paper(*paper)
    for statement in ("update core_trailanchor set hash = ''", "delete from core_trailanchor"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_what_changed_shows_before_and_after_and_who(client: Client) -> None:
    officer = officer_of(province_of("LS"))
    notice = notice_draft(province_of("LS"), at=NOON)
    with pghistory.context(user=officer.user):
        OrientationNotice.objects.filter(pk=notice.pk).update(title="Định hướng năm 2025, bản sửa")
    change = changes_of(notice)[0]
    number = DocketEntry.objects.get(kind="orientation_notice").number
    DocketEntry.objects.update(reader_roles=["science_officer", "proposer"])
    client.force_login(user_of(officer))
    assert "Định hướng năm 2025, bản sửa" in client.get(reverse("dossiers:changes", args=[number])).content.decode()
    client.force_login(user_of(proposer_of(province_of("LS"))))
    assert client.get(reverse("dossiers:changes", args=[number])).status_code == 404
    assert (change.label, change.before, change.after, change.who) == (
        "tên thông báo", "Định hướng năm 2025", "Định hướng năm 2025, bản sửa", "Chuyên viên",
    )  # fmt: skip


def test_an_auditor_takes_the_same_sample_again_in_a_package_that_proves_itself(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    authority = Authority()
    settings.SEAL_KEY, settings.SEAL_PASSPHRASE = tmp_path / "seal.p12", "mk"
    settings.SEAL_KEY.write_bytes(authority.key_file(CLERK, b"mk"))
    province = province_of("LS")
    notices = [notice_draft(province, at=NOON, version=version) for version in range(1, 6)]
    perform(ORIENTATION_NOTICE, "confirm", notices[0], Attempt(actor=officer_of(province), at=NOON))
    perform(ORIENTATION_NOTICE, "reopen", notices[0], Attempt(actor=officer_of(province), at=NOON))
    DocketEntry.objects.update(reader_roles=["science_officer", "auditor"])  # as dossiers the office reads
    client.force_login(user_of(auditor()))
    asked = {"province": "LS", "plan_year": 2025, "size": 2, "seed": "thạch đen"}
    first = client.post(reverse("audit:samples"), asked).content
    assert client.post(reverse("audit:samples"), asked).status_code == 200
    samples = DrawnSample.objects.order_by("pk")
    assert samples[0].numbers == samples[1].numbers
    assert samples[0].package == sha256(first).hexdigest()
    assert samples[0].auditor.email == "kiemtoan@gieo.test"
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        raw = archive.read("manifest.json")
        manifest = json.loads(raw)
        assert {name: sha256(archive.read(name)).hexdigest() for name in manifest["files"]} == manifest["files"]
        signed = ContentInfo.load(archive.read("manifest.json.p7s"))["content"]
    risky = DocketEntry.objects.get(kind="orientation_notice", subject_id=notices[0].pk).number
    assert manifest["dossiers"][0] == {
        "number": risky, "taken": "by_risk", "risk": manifest["dossiers"][0]["risk"], "reasons": manifest["dossiers"][0]["reasons"],
    }  # fmt: skip
    assert manifest["dossiers"][0]["risk"] > 0
    assert manifest["dossiers"][1]["taken"] == "by_draw"
    status = in_own_thread(_validated, raw, signed, authority)
    assert status.intact
    assert status.valid
    assert not in_own_thread(_validated, raw + b" ", signed, authority).intact
    page = client.get(reverse("audit:samples")).content.decode()
    assert page.count("thạch đen") == 2, "the auditor's own look is written down"
    nothing = client.post(reverse("audit:samples"), {**asked, "plan_year": 2031})
    assert nothing.status_code == 422
    assert "thạch đen" in nothing.content.decode(), "what was typed stays"


def _validated(content: bytes, signed: Any, authority: Authority) -> Any:
    import asyncio

    root = Certificate.load(authority.root.public_bytes(Encoding.DER))
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    return asyncio.run(async_validate_detached_cms(io.BytesIO(content), signed, signer_validation_context=context))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_as_often_for_three_rows_as_for_one(
    client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    notice_draft(province_of("LS"), at=NOON)
    for day in range(1, rows + 1):
        anchor_day(day=date(2024, 3, day), at=NOON)
    client.force_login(user_of(auditor()))
    with django_assert_num_queries(6):
        client.get(reverse("audit:anchors"))
