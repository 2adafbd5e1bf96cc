"""The files of the legal index and of the holidays are refused as strictly as those of the rulebooks."""

import pytest

from gieo.rulebooks.loading import load_legal_index
from gieo.rulebooks.models.holidays import load_years
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit

INSTRUMENT = "{key: LAW, type: Luật, issuer: Quốc hội, title: Nền"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"instruments: [{INSTRUMENT}}}, {INSTRUMENT}}}]", "LAW stands twice in the index"),
        (f"instruments: [{INSTRUMENT}, colour: red}}]", "instruments.LAW.colour: Extra inputs"),
        (f"instruments: [{INSTRUMENT}, replaced_by: LORE}}]", "LAW names LORE, which is not in the index"),
        (f"instruments: [{INSTRUMENT}, cited_by: [{{key: LORE, kind: nested}}]}}]", "LAW names LORE"),
        (f"instruments: [{INSTRUMENT}, from_day: 2020-02-01, to_day: 2020-01-01}}]", "LAW is not issued, in force"),
        (f"instruments: [{INSTRUMENT.replace('LAW', 'law one')}}}]", "instruments.law one.key: String should match"),
        ("instruments: [LAW]", "instruments.0: Input should be a valid dictionary"),
        ("laws: []", "holds one list, called instruments"),
        ("[]", "holds one list, called instruments"),
    ],
)
def test_a_faulty_index_is_refused_naming_the_place(tmp_path, content, message):
    (tmp_path / "laws.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BadRulebook) as refused:
        load_legal_index(tmp_path)
    assert message in str(refused.value)


YEAR = "year: 2024\nbasis: [LAW]\nrest: [{day: 2024-01-01, name: Tết}]\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("day: 2024-01-01", "day: 2023-01-01", "2023-01-01 is not in 2024"),
        ("name: Tết}", "name: Tết}, {day: 2023-12-31, until: 2024-01-02, name: Lễ}", "2023-12-31 is not in 2024"),
        ("name: Tết}", "name: Tết}, {day: 2024-01-01, name: Lễ}", "2024-01-01 stands twice"),
        ("rest:", "worked: [{day: 2024-01-06, instead_of: 2024-01-02}]\nrest:", "2024-01-06 is worked in exchange"),
        ("name: Tết", "kind: feast, name: Tết", "kind: Input should be"),
    ],
)
def test_a_faulty_year_is_refused(tmp_path, old, new, message):
    (tmp_path / "2024.yaml").write_text(YEAR.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRulebook) as refused:
        load_years(tmp_path)
    assert "2024.yaml" in str(refused.value)
    assert message in str(refused.value)
