"""The fee list of a sitting: who is paid what, what is withheld, who may see it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gieo.councils.fee_list import fee_list_of
from gieo.councils.models import Attendance
from gieo.councils.notes import NoteKind
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.keep_ledger import note_fee
from gieo.councils.services.leave_note import leave_note
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from gieo.rulebooks.models import WithholdingRule
from tests.councils.chamber import browser
from tests.factories import person_in, province_of
from tests.officialdocs.reading import pages_of, without_breaks

SECRETARY, OTHERS, WRITTEN = 300_000, 1_000_000, 500_000


@pytest.mark.parametrize(("gross", "withheld"), [(1_999_999, 0), (2_000_000, 200_000), (2_000_009, 200_000)])
def test_tax_is_withheld_from_a_sum_on_and_parts_of_a_dong_are_dropped(gross, withheld):
    rule = WithholdingRule(share="1/10", least=2_000_000, basis=("GIEO-MACDINH:97",))
    assert rule.withheld(gross) == withheld


def test_nothing_of_the_rates_is_certain():
    for rulebook in (library.get("vn-2013/2023-11-27"), library.get("vn-2025/2025-10-14")):
        assert {rule.status for rule in (*rulebook.council_fees.values(), rulebook.withholding)} == {"to_confirm"}


@pytest.mark.web
@pytest.mark.django_db
def test_who_sat_or_wrote_is_paid_and_nobody_else(chamber, at):
    away, silent = chamber.people[7:]
    item = chamber.voting(chamber.determination(), chamber.people[:7])
    item = chamber.declare(item, away, name="declare_in_voting")
    leave_note(
        procedure=PROCEDURE, item=item, kind=NoteKind.OPINION, words="Nên làm", actor=chamber.actor(away),
        at=chamber.sitting_at,
    )  # fmt: skip
    at("2024-07-01 09:30")
    for person in chamber.people[:7]:
        item = chamber.vote(item, person)
    page, workbook = (reverse(f"councils:{name}", args=[item.number]) for name in ("fees", "fee-workbook"))
    papers = [reverse("councils:fee-list", args=[item.number, suffix]) for suffix in ("pdf", "docx")]
    officer = browser(chamber.officer)
    assert officer.get(page).status_code == 404, "not before the voting is closed"
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())

    # what the ledger notes of one member stands before the rates
    sat = {each.membership.person_id: each for each in Attendance.objects.select_related("membership", "entry")}
    note_fee(attendance=sat[chamber.people[0].pk], amount=2_500_009, actor=chamber.officer, at=chamber.sitting_at)
    with pytest.raises(Refused):
        note_fee(attendance=sat[silent.pk], amount=1, actor=chamber.officer, at=chamber.sitting_at)
    listed = fee_list_of(PROCEDURE, Determination.objects.get(pk=item.pk))
    paid = {line.sitter.membership.person_id: line for line in listed.lines}
    assert silent.pk not in paid
    gross = [2_500_009, *[OTHERS] * 3, SECRETARY, *[OTHERS] * 2, WRITTEN]
    assert [paid[person.pk].gross for person in chamber.people[:8]] == gross
    assert (listed.gross, listed.withheld, listed.net) == (sum(gross), 250_000, sum(gross) - 250_000)
    assert listed.net_in_words == "Tám triệu không trăm năm mươi nghìn không trăm linh chín đồng"

    # the finance officer does not read the dossier, and pays its council
    finance, elsewhere = (
        person_in(Role.FINANCE_OFFICER, province, name=f"Kế toán {at}", email=f"ke.toan.{at}@gieo.test")
        for at, province in enumerate((chamber.province, province_of("BN")))
    )
    secretary = chamber.actor(chamber.people[4])
    for actor in (chamber.officer, chamber.actor(finance), secretary):
        assert "Thành viên 8" in browser(actor).get(page).content.decode()
    assert page in browser(secretary).get(reverse("councils:day", args=[item.number])).content.decode()
    for actor in (chamber.director, chamber.actor(chamber.people[5]), chamber.actor(elsewhere)):
        for address in (page, workbook, *papers):
            assert browser(actor).get(address).status_code == 404

    pdf, word = (officer.get(address) for address in papers)
    said = "".join(map(without_breaks, pages_of(pdf.content)))
    assert without_breaks(listed.net_in_words) in said
    assert word.content[:2] == b"PK"
    rows = list(load_workbook(io.BytesIO(officer.get(workbook).content)).active.iter_rows(values_only=True))
    assert rows[len(listed.lines) + 1][4:7] == (listed.gross, listed.withheld, listed.net)
