"""Bodies as official texts name them: who acts in a sentence, of which class, and whom a distribution list reaches."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from gieo.kernel.text import ABBREVIATIONS, collapse, fold, normalise_tone
from gieo.orientation.parsing.letters import CAPITAL

_OPENING = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu|Giao cho)\s+(?:cho\s+)?", re.IGNORECASE)
# The word a body's name begins with; case matters ("Báo Hà Sơn", but not "báo cáo").
_START = (
    r"(?:[Cc]ác\s+)?(?:[Ss]ở|UBND|Ủy ban|Hội đồng|HĐND|HĐKH\S*|HĐ(?=\s)|[Tt]hành viên|Giám đốc|[Tt]hủ trưởng|Chủ tịch|Trưởng|[Pp]hòng|"
    r"[Tt]rung tâm|Chi cục|Cục|[Vv]ăn phòng|Báo(?!\s+cáo)|Đài|Công an|Bộ Chỉ huy|[Tt]rường|[Đđ]ại học|[Vv]iện|Học viện|[Cc]ơ quan|[Đđ]ơn vị|"
    r"[Tt]ổ chức(?=\s+(?:chủ trì|KH|khoa học|chính trị|đoàn thể|hội))|Liên hiệp|Mặt trận|MTTQ|Tỉnh đoàn|Hội(?=\s+[A-ZĐ])|[Dd]oanh nghiệp|Ban(?=[\s,])|[Bb]an,|[Nn]gành|"
    r"[Đđ]ịa phương|[Đđ]oàn thể|Kho bạc|Bảo hiểm|Quỹ|[Cc]hủ nhiệm)"
)
_BODY = re.compile(rf"^{_START}\b")
_NEXT = re.compile(rf"(?:;|,)\s+(?!(?:ban|ngành|đơn vị|cơ quan trực thuộc)\b)(?={_START}\b)")
_VERB = re.compile(
    r"(?<!các )(?<!những )\b(?:chủ trì(?! thực hiện\b)|chủ động|phối hợp|tham mưu|xây dựng|định kỳ|thường xuyên|căn cứ|theo dõi|đề xuất|đặt hàng|thực hiện|"
    r"tổng hợp|báo cáo|gửi|hướng dẫn|kiểm tra|bố trí|ban hành|rà soát|quản lý|có trách nhiệm|chịu trách nhiệm|sửa đổi|là|nghiên cứu|xem xét|phê duyệt|"
    r"tiếp tục|tăng cường|đôn đốc|chỉ đạo|xác định|tiếp nhận|triển khai|lập|trình|hằng năm|hàng năm|tổ chức(?= (?:thực hiện|hội|các|lớp|triển khai|kiểm|đánh)))\b"
)
# "Căn cứ nội dung trên, …", "Định kỳ trước ngày 10/12 hằng năm, …" stand before the one who acts.
_ADJUNCT = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Theo|Định kỳ|Hằng (?:năm|quý)|Hàng (?:năm|quý)|Trước|Chậm nhất|Khi)\b[^.;:]{0,160}?,\s+"
)
_OWNED = re.compile(
    r"^(?:Văn bản|Báo cáo|Phiếu|Hồ sơ|Danh mục)\b[^.;:]{0,60}?\bcủa\s+(?P<body>[^.;:]{2,120}?)\s+(?:gửi|nộp)\b"
)
LONGEST_SUBJECT = 260

_WHOLE_SECTOR = r"[Cc]ác [Ss]ở\b|[Ss]ở,\s*(?:ban|ngành|cơ quan|đoàn)|[Bb]an, ngành"
# Class → how one is named, and what in a distribution list reaches the whole class.
_CLASSES: dict[str, tuple[str, str]] = {
    "department": (rf"\bSở (?=[{CAPITAL}])|{_WHOLE_SECTOR}|[Gg]iám đốc [Ss]ở|[Tt]hủ trưởng|thuộc UBND tỉnh", _WHOLE_SECTOR),
    "district": (
        r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:huyện|thành phố|thị xã|quận)|[Đđ]ịa phương",
        r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:huyện|thành phố|thị xã|quận)|[Cc]ác huyện|[Đđ]ịa phương",
    ),
    "commune": (
        r"(?:UBND|Ủy ban nhân dân) (?:các )?(?:xã|phường|đặc khu)|cấp xã",
        r"(?:UBND|Ủy ban nhân dân)\s[^;]*?(?:xã|phường|đặc khu)|[Cc]ác xã|cấp xã",
    ),
    "press": (r"\bBáo (?!cáo)|báo chí", r"\bBáo (?!cáo)|báo chí"),
    "broadcaster": (r"\bĐài\b|[Pp]hát thanh", r"\bĐài\b|[Pp]hát thanh|PT&TH|PTTH"),
    "university": (r"[Đđ]ại học|[Cc]ao đẳng|[Hh]ọc viện|[Vv]iện nghiên cứu", r"[Đđ]ại học|[Cc]ao đẳng|[Cc]ác viện|[Vv]iện nghiên cứu"),
    "science organisation": (r"[Tt]ổ chức (?:KH&?CN|khoa học)", r"[Tt]ổ chức (?:KH&?CN|khoa học)|tổ chức, cá nhân"),
    "lead organisation": (
        r"(?:[Cc]ơ quan|[Tt]ổ chức|[Đđ]ơn vị) (?:chủ trì|chuyển giao)|[Cc]hủ nhiệm (?:nhiệm vụ|đề tài)",
        r"chủ trì|tổ chức, cá nhân|chủ nhiệm",
    ),
    "union": (r"MTTQ|Mặt trận|[Đđ]oàn thể|Liên hiệp|Hội (?=[A-ZĐ])|Tỉnh đoàn", r"MTTQ|Mặt trận|[Đđ]oàn thể|Liên hiệp|\b[Hh]ội\b|Tỉnh đoàn"),
    "forces": (r"Công an|Bộ Chỉ huy|Biên phòng", r"Công an|Bộ Chỉ huy|Biên phòng|quân sự|[Ss]ở,\s*(?:ban|ngành)"),
}  # fmt: skip
_NAMED = {key: re.compile(named) for key, (named, _reached) in _CLASSES.items()}
_REACHED = {key: re.compile(reached) for key, (_named, reached) in _CLASSES.items()}
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
# Short forms of bodies and fields that name one thing, beside those every search knows.
_SHORT = {short: full for full, shorts in ABBREVIATIONS.items() for short in shorts} | {
    "tt&tt": "thong tin va truyen thong",
    "pt&th": "phat thanh va truyen hinh",
    "tn&mt": "tai nguyen va moi truong",
    "kh&dt": "ke hoach va dau tu",
    "kh&kt": "khoa hoc va ky thuat",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as it is compared, with the place it was printed at."""

    key: str
    start: int
    end: int


def subject_of(text: str) -> str:
    """Who acts: the words before the colon or before the first verb of duty; empty where the text names nobody first.

    Before a colon a long list of bodies may stand; without one the subject is short.
    """
    said = collapse(_OPENING.sub("", normalise_tone(text)))
    owned = _OWNED.match(said)
    if owned:
        return owned["body"]
    said = _without_adjuncts(said)
    if not _BODY.match(said):
        return ""
    head, colon, _rest = said.partition(":")
    if colon and len(head) < LONGEST_SUBJECT and not head.rstrip().endswith((".", ";")) and ". " not in head:
        verb = _VERB.search(head)
        return head[: verb.start()].strip(" ,") if verb and verb.start() > 0 else head.strip()
    verb = _VERB.search(said)
    return said[: verb.start()].strip(" ,") if verb and 0 < verb.start() < LONGEST_SUBJECT else ""


def _without_adjuncts(said: str) -> str:
    """From the first body on that stands behind one or more adjuncts; as it is where none does."""
    adjunct = _ADJUNCT.match(said)
    if not adjunct:
        return said
    starts = (match.end() for match in re.finditer(rf",\s+(?=[{CAPITAL}]|các )", said[: adjunct.end() + 80]))
    return next((said[at:] for at in starts if _BODY.match(said[at:])), said)


def bodies_in(subject: str) -> list[str]:
    """The bodies that a subject or a cell lists, each as printed."""
    return [part.strip(" ,;.-") for part in _NEXT.split(subject) if part.strip(" ,;.-")]


def actors_of(text: str) -> list[str]:
    """The bodies that act in a text."""
    return bodies_in(subject_of(text))


def classes_of(name: str) -> set[str]:
    """What a body is; empty for councils, the public and whatever this list does not know."""
    said = normalise_tone(name)
    return {key for key, pattern in _NAMED.items() if pattern.search(said)}


def unreached(names: Iterable[str], recipients: Iterable[str]) -> list[str]:
    """The bodies that nothing in a distribution list reaches, by their class or by their name."""
    said = [normalise_tone(each) for each in recipients]
    reached = {key for key, pattern in _REACHED.items() if any(pattern.search(each) for each in said)}
    listed = [key_of(each) for each in said]
    missing = []
    for name in dict.fromkeys(names):
        classes, own = classes_of(name), key_of(name)
        if classes and not classes & reached and not any(f" {own} " in f" {each} " for each in listed):
            missing.append(name)
    return missing


# ---------------------------------------------------------------- one name, several spellings


def words_of(text: str) -> list[Word]:
    """The words of a text in the form in which two spellings of one name meet: folded, spelt out, without "và"."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        keys = _SHORT.get(fold(match.group()), fold(match.group())).split()
        found += [Word(key, match.start(), match.end()) for key in keys if key != "va"]
    return found


def key_of(name: str) -> str:
    """One form of a name: "Phòng QL KH&CN" and "Phòng QL Khoa học và Công nghệ" meet."""
    return " ".join(word.key for word in words_of(name))


def spellings_of(key: str, words: list[Word]) -> list[list[Word]]:
    """Every place in a text where the words of a name (`key_of`) stand, however they are printed."""
    wanted = key.split()
    starts = (at for at, word in enumerate(words) if word.key == wanted[0])  # few begin so: the rest is not cut out
    runs = (words[at : at + len(wanted)] for at in starts)
    return [run for run in runs if [word.key for word in run] == wanted and _is_one(run)]


def _is_one(run: list[Word]) -> bool:
    """The words follow each other closely: a name does not reach over a full stop."""
    return all(after.start - before.end <= 4 for before, after in pairwise(run) if after.start >= before.end)  # noqa: PLR2004  (" và ")
