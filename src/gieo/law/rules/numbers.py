"""Numbers of official documents: one spelling, and what their symbols say (NĐ 30/2020, annex III)."""

import re

from gieo.kernel import text

TYPE_BY_SYMBOL = {
    "QĐ": "Quyết định", "KH": "Kế hoạch", "NQ": "Nghị quyết", "CT": "Chỉ thị", "CTR": "Chương trình hành động",
    "TT": "Thông tư", "NĐ": "Nghị định", "TB": "Thông báo", "KL": "Kết luận", "CV": "Công văn", "TTR": "Tờ trình",
    "QH": "Luật",
}  # fmt: skip

# Symbols that are not plain capitals of plain letters; typed without đ or in another case they mean the same.
_SPELLINGS = {
    text.fold(symbol): symbol
    for symbol in (
        "QĐ", "NĐ", "CTr", "TTr", "TTg", "HĐND", "HĐ", "ĐH", "ĐU", "BCĐ", "BGDĐT", "SGDĐT", "BLĐTBXH", "SLĐTBXH",
        "LĐTBXH", "KHĐT", "BKHĐT", "SKHĐT",
    )
}  # fmt: skip

# Bodies of the whole country; a paper with any other symbol is some province's.
_CENTRAL = frozenset({
    "QH", "UBTVQH", "CTN", "CP", "TTG", "TW", "VPCP", "TTCP", "BKHCN", "BTC", "BNV", "BTP", "BCT", "BYT", "BXD", "BCA",
    "BQP", "BNG", "BNNPTNT", "BNNMT", "BTNMT", "BTTTT", "BVHTTDL", "BGTVT", "BKHĐT", "BGDĐT", "BLĐTBXH", "BDTTG",
    "UBDT", "NHNN", "KTNN", "TANDTC", "VKSNDTC",
})  # fmt: skip
_DASHES = re.compile(r"[‐‑‒–—−]")
_BELOW_PROVINCE = re.compile(r"\b(?:huyen|quan|thi xa|thi tran|thanh pho|tp|phuong|xa(?! hoi))\b.*")


def normalise_number(number: str) -> str:
    """One spelling: no blanks, plain dashes, numbers below ten padded (NĐ 30/2020), symbols as the law writes them.

    "9 / qd–ubnd" becomes "09/QĐ-UBND".
    """
    plain = _DASHES.sub("-", re.sub(r"\s+", "", text.nfc(number)))
    padded = re.sub(r"^(\d)(?=\D)", r"0\1", plain)
    return "".join(_SPELLINGS.get(text.fold(part), part.upper()) for part in re.split(r"([/\-])", padded))


def type_of(number: str) -> str:
    """The kind of document its symbol stands for."""
    symbols = re.findall(r"[A-ZĐa-zđ]+", number)
    return TYPE_BY_SYMBOL.get(symbols[0].upper(), "") if symbols else ""


def is_national(number: str) -> bool:
    """Whether a symbol in the number is that of a body of the whole country (QH15, NĐ-CP, TT-BKHCN, NQ/TW)."""
    return any(re.sub(r"\d", "", part).upper() in _CENTRAL for part in re.split(r"[/\-]", number))


def contradict(issuer: str, other: str) -> bool:
    """Whether two namings of the issuer cannot mean the same body: a province and a district, or two districts.

    Titles and lengths vary freely in citations ("Chủ tịch UBND tỉnh", "UBND tỉnh Bắc Giang"), so nothing else tells.
    """
    return bool(issuer and other) and _below_province(issuer) != _below_province(other)


def _below_province(issuer: str) -> str:
    found = _BELOW_PROVINCE.search(text.fold(issuer))
    return found[0] if found else ""
