"""Numbers that people quote."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel.identifiers import DocumentNumber, DossierNumber

pytestmark = pytest.mark.unit

codes = st.text(alphabet="ABCDEGHKLMNPQRSTVXY", min_size=2, max_size=4)
dossiers = st.builds(
    DossierNumber, codes, codes, st.integers(min_value=1990, max_value=2099), st.integers(min_value=1, max_value=10**6)
)


def test_a_dossier_number_as_it_is_printed():
    assert str(DossierNumber("BG", "DX", 2025, 42)) == "BG-DX-2025-0042"


@given(dossiers)
def test_a_dossier_number_is_read_back_as_typed(number):
    assert DossierNumber.parse(f" {str(number).lower()} ") == number


@pytest.mark.parametrize(
    "text", ["", "BG-DX-2025-42", "BG-DX-25-0042", "BG_DX_2025_0042", "B-DX-2025-0042", "BG-DX-2025-0000"]
)
def test_what_is_no_dossier_number_is_refused(text):
    with pytest.raises(ValueError, match="no dossier number"):
        DossierNumber.parse(text)


def test_a_dossier_number_that_could_not_be_read_back_cannot_be_made():
    with pytest.raises(ValueError, match="no dossier number"):
        DossierNumber("bg", "DX", 2025, 1)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12/TB-SKHCN", DocumentNumber("12", "TB-SKHCN")),
        ("02/CT-UBND", DocumentNumber("2", "CT-UBND")),
        ("40/2020/QĐ-UBND", DocumentNumber("40", "QĐ-UBND", 2020)),
        ("93/2025/QH15", DocumentNumber("93", "QH15", 2025)),
        ("2591/QĐ-UBND", DocumentNumber("2591", "QĐ-UBND")),
        ("370-KL/TU", DocumentNumber("370", "KL/TU", joint="-")),
        ("01-NQ/ĐH", DocumentNumber("1", "NQ/ĐH", joint="-")),
        ("12a/TB-SKHCN", DocumentNumber("12a", "TB-SKHCN")),
        ("27/2015/TTLT-BKHCN-BTC", DocumentNumber("27", "TTLT-BKHCN-BTC", 2015)),
    ],
)
def test_number_and_symbol_as_printed(printed, number):
    assert DocumentNumber.parse(printed) == number
    assert str(number) == printed


def test_blanks_breaks_and_missing_zeros_make_no_other_document():
    assert DocumentNumber.parse("370-\nKL/TU") == DocumentNumber.parse("370-KL/TU")
    assert DocumentNumber.parse("2 / CT - UBND") == DocumentNumber.parse("02/CT-UBND")


@pytest.mark.parametrize("text", ["", "TB-SKHCN", "/TB-SKHCN", "12", "12/", "3/2", "31/5/2024", "12/TB-"])
def test_what_is_no_document_number_is_refused(text):
    with pytest.raises(ValueError, match="no document number"):
        DocumentNumber.parse(text)


def test_every_number_the_real_documents_cite_is_read_and_printed_alike(shared):
    seeds = json.loads((shared / "requirements" / "seed-expectations.json").read_text())["seeds"]
    cited = {entry["number"] for seed in seeds.values() for entry in seed.get("documents_cited", ())}
    cited |= {basis["number"] for seed in ("000", "002") for basis in seeds[seed]["legal_bases"] if basis["number"]}
    assert len(cited) > 25
    assert [number for number in sorted(cited) if str(DocumentNumber.parse(number)) != number] == []
