"""Every article that the tables of the two regimes cite is in the index, so that no stage falls at its import."""

import re
from collections.abc import Iterator

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks import library

pytestmark = pytest.mark.unit

INDEX = library.legal_index()
# How the tables call an instrument → its key.
NAMES = {
    "TT 06": "TT06-2023", "TT 20": "TT20-2023", "TT 20/2023": "TT20-2023", "TT 11": "TT11-2014", "TT 04/2015": "TT04-2015",
    "TT 09/2014": "TT09-2014", "TT 14/2014": "TT14-2014", "TT 15/2014": "TT15-2014", "TTLT 27": "TTLT27-2015",
    "NĐ 08": "ND08-2014", "NĐ 08/2014": "ND08-2014", "NĐ 95/2014": "ND95-2014", "NĐ 95": "ND95-2014",
    "NĐ 11/2014": "ND11-2014", "NĐ 30/2020": "ND30-2020", "TT 02/2023": "TT02-2023", "TT 17/2015": "TT17-2015",
    "TT 03/2023/TT-BTC": "TT03-2023-BTC", "TT 24/2023/TT-BYT": "TT24-2023-BYT", "TT 45/2016": "TT45-2016-BTTTT",
    "TT 50/2014": "TT50-2014-BCT", "Luật 93": "LUAT93-2025", "NĐ 260": "ND260-2025", "NĐ 265": "ND265-2025",
    "NĐ 267": "ND267-2025", "NĐ 268": "ND268-2025", "NĐ 125": "ND125", "NĐ 253/2026": "ND253-2026",
    "TT 36": "TT36-2025", "TT 36/2025": "TT36-2025", "TT 25": "TT25-2026", "TT 25/2026": "TT25-2026",
    "TT 44/2026": "TT44-2026",
}  # fmt: skip
CITED = re.compile("(" + "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True))) + r") ((?:Điều |Đ)[^|;()\n]*)")
ARTICLE = re.compile(r"(?:Đ|Điều )(\d+(?:–\d+|(?:\.\d+)?(?:\.?[a-zđ])?))(?![\w.]\w)")
TABLES = [
    ("2013-law.md", "\n## 3.", "\n## 8."),
    ("2025-procedures.md", "\n## 2.", "\n## 8."),
    ("2025-law.md", "\n## 8.", "\n## 9."),
]


@pytest.mark.parametrize(("file", "first", "end"), TABLES)
def test_every_cited_article_resolves(shared, file, first, end):
    text = (shared / "regulations" / file).read_text(encoding="utf-8")
    cited = set(_cited(text[text.index(first) : text.index(end)]))
    assert len(cited) > (0 if file == "2025-law.md" else 60)
    assert sorted(cited - set(INDEX)) == []


def _cited(text: str) -> Iterator[str]:
    for name, articles in CITED.findall(text):
        for article in ARTICLE.findall(articles):
            yield from _keys(NAMES[name], article)


def _keys(instrument: str, article: str) -> Iterator[str]:
    """Point "12.4.b" is "12.4b" in the index; a range is one key there, or one for each article of it."""
    first, _dash, last = article.partition("–")
    as_one = f"{instrument}:{first}-{last}"
    if not last:
        yield f"{instrument}:" + re.sub(r"[.]([a-zđ])$", r"\1", first)
    elif as_one in INDEX:
        yield as_one
    else:
        yield from (f"{instrument}:{number}" for number in range(int(first), int(last) + 1))


@pytest.mark.parametrize(
    "key",
    [
        "TT05-2014", "TT05-2014:PL.5", "TT11-2023", "TT36-2025", "TT38-2025", "TT39-2025", "TT09-2024", "ND118-2025",
        "NQ193-2025", "NQ202-2025", "LUAT93-2025:73.3", "TT25-2026:5.3", "TT44-2026:8", "ND268-2025:66.5",
        "LUAT29-2013:30.1b", "QD12-2008-BKHCN", "TTHC-1.014452", "MAU-I01-DHNV", "MAU-02-TTMH",
        *(f"CT02-2022-BG:{section}" for section in range(1, 11)),
        *(f"KH-BP-2021-2025:{part}" for part in ("I", "II.1", "III.1", "IV.1", "IV.3")),
        *(f"KH-CNSH-BG-2024:{part}" for part in ("I", "II.2", "III", "IV", "PL")),
        *(f"GIEO-MACDINH:{rule}" for rule in range(1, 50)),
    ],
)  # fmt: skip
def test_what_stages_rest_on_beside_the_tables(key):
    assert INDEX[key].content


# ---------------------------------------------------------------- what may be printed as a basis


def test_a_province_prints_what_binds_it_and_nothing_else():
    keys = ("TT25-2026:5.3", "ND267-2025:12", "GIEO-MACDINH:1", "CT02-2022-BG:1", "TT44-2026:8", "LUAT93-2025")
    assert INDEX.printable(keys) == ("ND267-2025:12", "CT02-2022-BG:1", "LUAT93-2025")


def test_a_row_that_cites_both_laws_prints_the_one_of_its_dossier():
    keys = ("TT20-2023:7", "ND267-2025:12.2", "TT25-2026:4", "TT14-2014:10.2", "CT02-2022-BG:2")
    assert INDEX.printable(keys, law=Law.L2013) == ("TT20-2023:7", "TT14-2014:10.2", "CT02-2022-BG:2")
    assert INDEX.printable(keys, law=Law.L2025) == ("ND267-2025:12.2", "TT14-2014:10.2", "CT02-2022-BG:2")
    assert INDEX.printable(keys) == ("TT20-2023:7", "ND267-2025:12.2", "TT14-2014:10.2", "CT02-2022-BG:2")


def test_the_two_laws_and_what_hangs_on_them_are_told_apart():
    for key in ("LUAT29-2013", "ND08-2014", "TT06-2023", "TT20-2023", "TT11-2014", "TTLT27-2015", "TT45-2016-BTTTT"):
        assert INDEX[key].instrument.law is Law.L2013
    for key in ("LUAT93-2025", "ND265-2025", "ND267-2025", "TT36-2025", "TT25-2026", "MAU-I01-DHNV"):
        assert INDEX[key].instrument.law is Law.L2025
    for key in ("ND30-2020", "BLDS-2015", "TT14-2014", "CT02-2022-BG", "GIEO-MACDINH"):
        assert INDEX[key].instrument.law is None


def test_nothing_to_print_is_no_error_but_an_unknown_key_is():
    assert INDEX.printable(("GIEO-MACDINH:1",)) == ()
    with pytest.raises(KeyError):
        INDEX.printable(("ND08-2014:27.1", "ND08-2014:99"))


@pytest.mark.parametrize(
    ("key", "binds"),
    [
        ("TT06-2023", "everyone"),
        ("QD40-2020-BG", "province"),
        ("KH114-2024-TU-BG", "province"),
        ("TT25-2026", "others"),
        ("TT24-2023-BYT", "others"),
        ("TT44-2025", "others"),
        ("MAU-I01-DHNV", "others"),
        ("GIEO-MACDINH", "house"),
    ],
)
def test_whom_an_instrument_binds(key, binds):
    assert INDEX[key].instrument.binds == binds
    assert INDEX[key].instrument.may_be_printed is (binds in {"everyone", "province"})


def test_every_rule_of_another_ministry_is_kept_off_the_paper():
    """A ministry's own symbol (TT-BCT, TT-BYT …) other than that of finance binds nobody else."""
    ministries = ("-BCT", "-BGDĐT", "-BYT", "-BTTTT", "-BNNPTNT")
    loose = [
        instrument.key
        for instrument in INDEX.instruments.values()
        if instrument.number.endswith(ministries) and instrument.may_be_printed
    ]
    assert loose == []


def test_a_range_of_articles_is_named_from_first_to_last():
    assert INDEX["TT04-2015:12-20"].citation == "Điều 12 đến Điều 20 Thông tư 04/2015/TT-BKHCN"
    assert INDEX["TTLT27-2015:13.1"].citation == "khoản 1 Điều 13 Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC"
    assert INDEX["TT44-2025:BM-13"].citation == "mục BM-13 Thông tư 44/2025/TT-BKHCN"


def test_an_annex_and_a_part_of_one_are_named_as_such():
    assert INDEX["ND30-2020:PL1"].citation == "Phụ lục 1 Nghị định 30/2020/NĐ-CP"
    assert INDEX["TT05-2014:PL.5.2"].citation == "Phụ lục 5.2 Thông tư 05/2014/TT-BKHCN"
    assert INDEX["TB-LS-2025:PL"].citation.startswith("Phụ lục Thông báo ")
