"""Days in words, as administrative documents write them (NĐ 30/2020, annex I)."""

from datetime import date

PADDED_DAY, PADDED_MONTH = 10, 3


def date_in_words(day: date | None) -> str:
    """ngày 05 tháng 02 năm 2024: days below ten and months one and two are padded."""
    if day is None:
        return ""
    number = f"{day.day:02d}" if day.day < PADDED_DAY else str(day.day)
    month = f"{day.month:02d}" if day.month < PADDED_MONTH else str(day.month)
    return f"ngày {number} tháng {month} năm {day.year}"
