"""What each line of a list of heirs comes to in one decision: a line of it, known already, not ours, or a fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from gieo.identity.models import Organisation, OrganisationCode, OrganisationKind, Province
from gieo.identity.selectors import bodies_named
from gieo.kernel import text
from gieo.rulebooks import library
from gieo.succession.listing import Line
from gieo.succession.models import Succession, SuccessionPart

NEW, KNOWN, ABSENT, FAULT = "new", "known", "absent", "fault"
LONGEST_CODE = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line with its verdict, why, and the part of the decision it stands for where it is a new one."""

    line: Line
    verdict: str
    reason: str = ""
    part: SuccessionPart | None = None

    @property
    def told(self) -> dict[str, Any]:
        """As the report keeps it."""
        said = self.line
        return {
            "line": said.number, "body": said.body, "heir": said.heir, "code": said.code, "verdict": self.verdict,
            "reason": self.reason,
        }  # fmt: skip


def home_of(province: Province | None, succession: Succession) -> Province | None:
    """Where a new body begins: in the province, or where that went before the day."""
    while province is not None and province.successor is not None and not province.is_valid_on(succession.from_day):
        province = province.successor
    return province


def outcomes(succession: Succession, lines: list[Line]) -> Iterator[Outcome]:
    """Line by line; a later line knows the earlier ones."""
    reader = _Reader(succession, lines)
    for line in lines:
        yield reader.outcome_of(line)


class _Reader:
    """Everything a line is held against, asked once for the whole list."""

    def __init__(self, succession: Succession, lines: list[Line]) -> None:
        self._succession = succession
        home = home_of(succession.heir_province or succession.province, succession)
        self._ending = bodies_named({line.body for line in lines} - {""}, succession.province_id)
        self._heirs = bodies_named({line.heir for line in lines} - {""}, home.pk if home else "")
        self._lists = {text.fold(each.name): key for key, each in library.territory().lists.items()}
        living = Q(valid_to__isnull=True) | Q(valid_to__gte=succession.from_day)
        held = OrganisationCode.objects.filter(living, code__in={line.code for line in lines}).select_related(
            "organisation"
        )
        self._codes = {(each.code_list, each.code): str(each.organisation.name) for each in held}
        self._parts = {
            (part.body_id, text.fold(part.becomes)) for part in succession.parts.select_related("heir", "body")
        }
        self._named: dict[str, str] = {}

    def outcome_of(self, line: Line) -> Outcome:
        """Its verdict."""
        body, heir = self._ending.get(line.body), self._heirs.get(line.heir)
        code_list = self._lists.get(text.fold(line.code_list), "")
        reason = next(filter(None, self._faults(line, heir, code_list)), "")
        if reason:
            return Outcome(line, FAULT, reason)
        if body is None:
            return Outcome(line, ABSENT, _("hệ thống không có cơ quan này: không có việc gì phải chuyển"))
        if body.successor_id is not None or body == heir:
            return Outcome(line, FAULT, _("cơ quan này đã có nơi kế thừa, hoặc về chính mình"))
        key = body.pk, text.fold(line.heir if heir is None else str(heir))
        if key in self._parts:
            return Outcome(line, KNOWN, _("đã có trong quyết định"))
        self._parts.add(key)
        part = SuccessionPart(
            succession=self._succession, body=body, heir=heir, heir_name="" if heir else line.heir,
            heir_kind="" if heir else OrganisationKind.COMMUNE, code_list=code_list, code=line.code,
        )  # fmt: skip
        return Outcome(line, NEW, part=part)

    def _faults(self, line: Line, heir: Organisation | None, code_list: str) -> Iterator[str]:
        if not line.body or not line.heir or not line.code:
            yield _("thiếu tên cơ quan hoặc mã")
        if text.fold(line.decision) != text.fold(self._succession.decision):
            yield _("quyết định ghi ở dòng khác quyết định này (%(decision)s)") % {
                "decision": self._succession.decision
            }
        if not code_list:
            yield _("không có danh mục mã này")
        if not line.code.isdecimal() or len(line.code) > LONGEST_CODE:
            yield _("mã phải là số, không quá 12 chữ số")
        holder = self._codes.get((code_list, line.code))
        if holder is not None and text.fold(holder) != text.fold(str(heir) if heir else line.heir):
            yield _("mã đang là của %(name)s") % {"name": holder}
        before = self._named.setdefault(text.fold(line.heir), line.code)
        if before != line.code:
            yield _("dòng khác ghi cơ quan kế thừa này mã %(code)s") % {"code": before}
        if heir is None or holder is None:
            self._codes.setdefault((code_list, line.code), line.heir)
        if heir is not None and not heir.is_valid_on(self._succession.from_day):
            yield _("cơ quan kế thừa không hoạt động vào ngày hiệu lực")
