"""Number and symbol of a document (NĐ 30/2020, Điều 15, annexes I and III)."""

# Annex III. An official letter is no named type: it has no abbreviation.
ABBREVIATIONS = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
BY_HAND = "………"  # written in once it is known, also on a paper that is otherwise complete
TWO_DIGITS = 2


def type_symbol(type_name: str, body: str) -> str:
    """Symbol of a document of a named type: quyết định, UBND → QĐ-UBND.

    Args:
        type_name: name of the type, in any case.
        body: abbreviation of the issuing body, as its head has laid it down.

    Raises:
        KeyError: annex III knows no such type.
    """
    return f"{ABBREVIATIONS[type_name.casefold()]}-{body}"


def letter_symbol(body: str, division: str = "") -> str:
    """Symbol of an official letter, with the division that drafted it: SKHCN, QLKH → SKHCN-QLKH."""
    return f"{body}-{division}" if division else body


def written_number(number: str | int | None) -> str:
    """5 → 05, as it stands on the paper; dotted until there is one."""
    return str(number).zfill(TWO_DIGITS) if number else BY_HAND


def numbered(number: str | int | None, symbol: str) -> str:
    """Number and symbol together: 5, QĐ-UBND → 05/QĐ-UBND."""
    return f"{written_number(number)}/{symbol}" if symbol else written_number(number)
