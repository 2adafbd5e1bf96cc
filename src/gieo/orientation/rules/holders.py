"""Which classes of bodies a printed name means; a name that means none is asked of a person, never guessed."""

import re
from collections.abc import Iterable

from gieo.kernel import text
from gieo.rulebooks.models.duties import DutyHolder

# The narrower before the wider: "Sở KH&CN" is not "các sở", a district's committee is not the province's.
NAMES: tuple[tuple[str, DutyHolder], ...] = (
    (r"thanh vien (?:cua )?(?:hd|hoi dong)", DutyHolder.COUNCIL_MEMBER),
    (r"(?:hd|hoi dong) (?:kh&cn|khoa hoc va cong nghe) tinh", DutyHolder.COUNCIL),
    (r"so (?:kh&cn|khoa hoc va cong nghe)", DutyHolder.SCIENCE_DEPARTMENT),
    (r"so tai chinh", DutyHolder.FINANCE_DEPARTMENT),
    (r"thanh tra (?:so|tinh)", DutyHolder.INSPECTOR),
    (r"phong,? don vi (?:truc )?thuoc so", DutyHolder.UNIT),
    (r"(?:cac so\b|giam doc so|co quan thuoc ubnd tinh)", DutyHolder.DEPARTMENT),
    (r"ubnd (?:cac )?(?:huyen|thanh pho)", DutyHolder.DISTRICT),
    (r"ubnd (?:cac )?(?:xa|phuong)", DutyHolder.COMMUNE),
    (r"chu tich ubnd tinh", DutyHolder.CHAIRMAN),
    (r"bao bac giang|dai (?:pt|phat thanh)|co quan bao chi", DutyHolder.PRESS),
    (r"co quan chu tri|to chuc chu tri", DutyHolder.LEAD_ORGANISATION),
)


def holders_of(names: Iterable[str]) -> list[DutyHolder]:
    """The classes of all names, each once; a name of none adds nothing."""
    found: list[DutyHolder] = []
    for name in names:
        folded = text.fold(name)
        for pattern, holder in NAMES:
            if re.search(rf"\b(?:{pattern})", folded):
                found += [holder] if holder not in found else []
                folded = re.sub(pattern, "", folded)
    return found


def holders_at_the_head(clause: str) -> list[DutyHolder]:
    """The classes a clause begins with, before its first verb of duty; none where it begins otherwise."""
    head = re.split(r"\b(?:can cu|chu dong|phoi hop|xay dung|to chuc|tang cuong|chi dao|lap|trien khai|tich cuc)\b",
                    text.fold(clause), maxsplit=1)[0]  # fmt: skip
    starts = [pattern for pattern, _holder in NAMES if re.match(rf"(?:cac )?(?:{pattern})", head)]
    return holders_of([head]) if starts else []
