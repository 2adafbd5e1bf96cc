"""The index of legal references, against what the five real documents cite."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gieo.kernel.identifiers import DocumentNumber
from gieo.rulebooks import library
from gieo.rulebooks.models import Status

pytestmark = pytest.mark.unit

INDEX = library.legal_index()
HELD = {"TB-BG-2025", "CT02-2022-BG", "TB-LS-2025", "KH-BP-2021-2025", "KH-CNSH-BG-2024"}


@pytest.mark.parametrize(
    "key",
    [
        "LUAT29-2013", "LUAT93-2025", "ND08-2014:27.1", "ND11-2014:11.1", "ND30-2020:PL1", "TT06-2023:12.6",
        "TT20-2023", "BLDS-2015:147", "BLDS-2015:148", "BLLD-2019:112", "QD40-2020-BG", "QD47-2018-LS:3",
        "CT02-2022-BG:2", "TB-BG-2025:III", "TB-LS-2025:III.2", "KH-BP-2021-2025:I",
    ],
)  # fmt: skip
def test_the_keys_that_tables_and_forms_rest_on_are_known(key):
    assert key in INDEX
    assert INDEX[key].content


def test_an_article_is_named_as_a_lawyer_names_it():
    assert INDEX["TT06-2023:12.6"].citation == "khoản 6 Điều 12 Thông tư 06/2023/TT-BKHCN"
    assert INDEX["TB-LS-2025:III.2"].citation.startswith("mục III.2 Thông báo ")
    assert INDEX["CT02-2022-BG:2"].citation == "mục 2 Chỉ thị 02/CT-UBND"
    assert INDEX["LUAT29-2013"].citation == "Luật 29/2013/QH13"


def test_what_was_not_read_is_not_called_certain():
    assert INDEX["BLDS-2015:148"].status is Status.TO_CONFIRM
    assert INDEX["QD47-2018-LS:3"].status is Status.TO_CONFIRM
    assert INDEX["TT06-2023:12.7"].status is Status.IN_FORCE


def test_the_law_of_2013_gives_way_to_that_of_2025():
    old = INDEX["LUAT29-2013"].instrument
    assert old.replaced_by == "LUAT93-2025"
    assert old.was_in_force(date(2025, 9, 30))
    assert not old.was_in_force(date(2025, 10, 1))
    assert INDEX["LUAT93-2025"].instrument.was_in_force(date(2025, 10, 1))


def test_a_national_rule_cited_for_a_provincial_notice_is_told_apart():
    assert INDEX["TT06-2023"].instrument.is_national
    assert not INDEX["QD40-2020-BG"].instrument.is_national


def test_a_basis_knows_the_two_places_that_use_it():
    assert {citing.key for citing in INDEX["CT01-2021-BG"].instrument.cited_by} == {"TB-BG-2025", "CT02-2022-BG"}


def test_the_five_texts_at_hand_are_the_only_ones_held():
    assert {instrument.key for instrument in INDEX.instruments.values() if instrument.text_held} == HELD


def test_no_document_stands_twice():
    numbers = Counter(
        (DocumentNumber.parse(instrument.number), instrument.issuer, instrument.issued_on)
        for instrument in INDEX.instruments.values()
        if instrument.number
    )
    assert {key for key, count in numbers.items() if count > 1} == set()


def test_every_number_is_written_as_it_is_printed():
    numbers = [instrument.number for instrument in INDEX.instruments.values() if instrument.number]
    assert [number for number in numbers if str(DocumentNumber.parse(number)) != number] == []


@pytest.mark.requirement("X-2", "BG25-0-2")
def test_the_46_documents_that_the_real_texts_cite_are_held_with_their_dates(shared):
    cited = _cited(shared)
    held = {(instrument.number, str(instrument.issued_on)): instrument for instrument in INDEX.instruments.values()}
    assert len(cited) == 46
    assert [entry for entry in sorted(cited) if entry not in held] == []
    assert sum(not held[entry].text_held for entry in cited) == 45
    assert all(held[entry].cited_by and held[entry].issuer and held[entry].title for entry in cited)


def _cited(shared: Path) -> set[tuple[str, str]]:
    """Number and date of every distinct numbered document, as counted by hand from the texts."""
    seeds = json.loads((shared / "requirements" / "seed-expectations.json").read_text(encoding="utf-8"))["seeds"]
    bases = [basis for seed in seeds.values() for basis in seed.get("legal_bases", ()) if basis["number"]]
    entries: list[dict[str, Any]] = [
        *bases,
        *(nested for basis in bases for nested in basis.get("nested", ())),
        *(entry for seed in seeds.values() for entry in seed.get("documents_cited", ())),
        *seeds["002"]["in_text_documents"],
        *(
            {"number": note["document"], "date": note["date"]}
            for note in seeds["002"]["footnotes"]
            if note["date"] and note["resolves_to_basis"] is None
        ),
    ]
    return {(entry["number"], entry["date"]) for entry in entries}


def test_the_footnotes_of_lang_son_lead_to_their_documents(shared):
    seeds = json.loads((shared / "requirements" / "seed-expectations.json").read_text(encoding="utf-8"))["seeds"]
    expected = {(str(note["n"]), note["document"]) for note in seeds["002"]["footnotes"]}
    held = {
        (number, instrument.number)
        for instrument in INDEX.instruments.values()
        for citing in instrument.cited_by
        if citing.key == "TB-LS-2025" and citing.kind == "footnote"
        for number in citing.place.split(", ")
    }
    assert held == expected
