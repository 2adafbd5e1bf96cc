"""The catalogue of administrative procedures: what was seen, what is only probable, and which are open together (R17)."""

from datetime import date
from pathlib import Path

import pytest

from gieo.dossiers.stages import BY_KEY
from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models.procedure import Channel, Evidence, Fee, OnlineLevel, Procedure
from gieo.rulebooks.procedures import catalogue, load_procedures, may_be_open, procedure
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit

SEEN = {"2.002711", "2.002724", "1.014444", "1.014452", "27763"}


def test_what_was_seen_on_a_portal_and_nothing_else_is_called_seen() -> None:
    assert {each.code for each in catalogue().procedures if each.is_seen} == SEEN
    assert procedure("2.002711").name.startswith("Đánh giá, nghiệm thu"), "it is no selection"
    for each in catalogue().procedures:
        assert each.is_seen or each.note, f"{each.code}: why it is to be confirmed"
        assert each.is_seen or not (each.online or each.channels or each.time or each.fee), f"{each.code}: not read"
        assert set(each.stages) <= set(BY_KEY), each.code


def test_level_and_channels_are_two_fields_even_where_they_contradict_each_other() -> None:
    """The portal calls it whole on line, and names the counter alone."""
    both = procedure("1.014444")
    assert (both.online, both.channels) == (OnlineLevel.WHOLE, (Channel.COUNTER,))
    assert (both.fee, [part.in_words for part in both.time]) == (Fee.NONE, ["28 ngày"])
    other = procedure("2.002724")
    assert (other.online, other.fee) == (OnlineLevel.PART, Fee.BLANK)
    assert [part.in_words for part in procedure("27763").time] == ["30 ngày", "5 ngày", "5 ngày"]


@pytest.mark.parametrize(("day", "new_too"), [(date(2025, 9, 30), False), (date(2025, 10, 1), True)])
def test_procedures_of_both_laws_are_open_together(day: date, new_too: bool) -> None:
    assert may_be_open(procedure("2.002711"), on=day)
    assert may_be_open(procedure("1.014444"), on=day) is new_too


def test_days_of_its_own_close_a_procedure() -> None:
    ended = procedure("2.002711").model_copy(update={"from_day": date(2025, 3, 1), "to_day": date(2026, 6, 30)})
    days = [date(2025, 2, 28), date(2025, 3, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [may_be_open(ended, on=day) for day in days] == [False, True, True, False]


def test_a_number_of_a_row_leads_to_the_row_and_a_suffix_stands_behind_national_numbers_alone() -> None:
    row = procedure("1.014447")
    assert (row.code, row.until, row.law) == ("1.014445", "1.014451", Law.L2025)
    assert procedure("2.002711").code_in("H37") == "2.002711.H37"
    assert procedure("2.002711").code_in("") == "2.002711"
    assert procedure("27763").code_in("H37") == "27763"
    assert row.code_in("H37") == "1.014445 – 1.014451"
    with pytest.raises(KeyError):
        procedure("1.014453")


ONE = "code: '1.000001', law: vn-2013, name: Tên, evidence: {evidence}, basis: [{basis}]"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"[{{{ONE.format(evidence='seen', basis='NONE')}}}]", "NONE is not in the index"),
        (f"[{{{ONE.format(evidence='seen', basis='TT09-2024')}}}]", "rests on a page of a portal"),
        (f"[{{{ONE.format(evidence='to_confirm', basis='TTHC-2.002711')}}}]", "rests on a page of a portal"),
        (f"[{{{ONE.format(evidence='to_confirm', basis='TT09-2024')}, fees: 0}}]", "fees"),
        (f"[{{{ONE.format(evidence='to_confirm', basis='TT09-2024')}, until: '1.000001'}}]", "ends before it begins"),
        (f"[{', '.join(['{' + ONE.format(evidence='to_confirm', basis='TT09-2024') + '}'] * 2)}]", "twice"),
        ("[]\naround: [{key: a, text: Nộp, basis: [ND118-2025], status: in_force}]", "surer than all it rests on"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "procedures.yaml"
    around = "" if "around" in content else "\naround: []"
    path.write_text(f"procedures: {content}{around}\n")
    with pytest.raises(BadRulebook, match=says):
        load_procedures(library.legal_index(), path)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Procedure(
            code="1.000001",
            name="Tên",
            evidence=Evidence.TO_CONFIRM,
            from_day=date(2026, 2, 1),
            to_day=date(2026, 1, 1),
            basis=("TT09-2024",),
        )
