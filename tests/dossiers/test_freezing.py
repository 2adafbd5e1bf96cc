"""What was decided stays as it was said: frozen by the act, compared, proved, and found where somebody changed it."""

import pytest
from django.db import connection

from gieo.councils.sections import MinutesPart
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.write_minutes import write_minutes
from gieo.councils.sitting.parts import DECISION, MINUTES, TALLY_SHEET
from gieo.dossiers.docket import entry_of
from gieo.dossiers.freezing import differences, drawn_now, faults, shelf_of
from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry, FrozenVersion
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def entry(at) -> tuple[Chamber, DocketEntry]:
    """A determination that a council has counted and concluded."""
    chamber = Chamber()
    at(chamber.sitting_at)
    item = chamber.voted(chamber.determination(), favour=9)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    return chamber, entry_of(item)


def tampered(sql: str) -> list[str]:
    """What is found after somebody with the keys of the database was there."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")  # triggers sleep
        cursor.execute(sql)
        cursor.execute("set session_replication_role = origin")
    return list(faults())


@pytest.mark.requirement("CT-2-2b")
def test_what_a_council_decided_is_frozen_by_name_and_hash_and_stays_when_the_minutes_go_on(entry):
    chamber, line = entry
    kept = {each.paper: each for each in shelf_of(line, chamber.officer).versions}
    assert {DECISION, TALLY_SHEET, MINUTES} <= kept.keys()
    assert kept[TALLY_SHEET].name == "Biên bản kiểm phiếu, bản 1"
    assert all(each.is_whole and each.by_name and len(each.hash) == 64 for each in kept.values())
    assert not list(faults())
    minutes = kept[MINUTES]
    assert {mark for mark, _line in differences(minutes.content, drawn_now(minutes))} == {" "}
    item = Determination.objects.get(pk=line.subject_id)
    write_minutes(
        item=item, section=MinutesPart.CONCLUSION, words="Kết luận viết thêm sau", base=0, actor=chamber.officer,
        at=chamber.sitting_at,
    )  # fmt: skip
    minutes.refresh_from_db()
    assert ("+", "Kết luận viết thêm sau") in differences(minutes.content, drawn_now(minutes))
    assert "Kết luận viết thêm sau" not in str(minutes.content)


def test_a_changed_and_a_removed_version_are_found(entry):
    _chamber, line = entry
    first = FrozenVersion.objects.filter(entry=line).earliest("pk")
    found = tampered(f"update dossiers_frozenversion set name = 'Khác' where id = {first.pk}")
    assert [each.partition(": ")[2] for each in found] == ["the frozen version was changed"]
    found = tampered(f"delete from dossiers_frozenversion where id = {first.pk}")
    assert "does not follow the frozen version before it" in found[0]


@pytest.mark.requirement("X-14")
def test_the_page_reads_and_compares_and_tells_those_it_is_about_neither_names_nor_votes(entry):
    chamber, line = entry
    page = f"/ho-so/{line.number}/ban-chot"
    minutes = FrozenVersion.objects.get(entry=line, paper=MINUTES)
    office = browser(chamber.officer)
    said = office.get(f"{page}?ban={minutes.pk}&voi=nay").content.decode()
    assert minutes.hash in said
    assert "Thành viên 1" in said
    assert office.get(f"{page}/{minutes.pk}.pdf").content.startswith(b"%PDF")
    proposer = browser(chamber.actor(Determination.objects.get(pk=line.subject_id).proposal.proposer))
    told = proposer.get(f"{page}?ban={minutes.pk}")
    if told.status_code == 200:
        assert "Thành viên" not in told.content.decode()
        assert minutes.hash not in told.content.decode()
    assert proposer.get(f"{page}/{minutes.pk}.pdf").status_code == 404


@pytest.mark.unit
def test_every_kind_of_result_that_binds_somebody_is_frozen():
    frozen = {kind.name: {key for key, paper in kind.papers.items() if paper.frozen} for kind in kinds()}
    for name in ("determination", "selection", "acceptance"):
        assert {TALLY_SHEET, MINUTES} <= frozen[name]
    assert frozen["commissioned_task"] == {"commissioning_decision", "publication_notice"}
    assert "order_text" in frozen["determination"]
    assert "ranking" in frozen["selection"]
    assert frozen["budget_appraisal"] == {"appraisal_minutes", "appraisal_annex"}
    assert "approval_decision" in frozen["approval"]
    assert {"recognition", "refund_decision"} <= frozen["acceptance"]
