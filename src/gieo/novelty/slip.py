"""The formal slip C0-KQTrC: what was looked up, what was found, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_without_act
from gieo.dossiers.papers import PaperKind, Part, facts_part, paragraph, table
from gieo.kernel.refusal import _
from gieo.novelty.check import SLIP_CODE, Match, chain_of, matches_of, replies_on
from gieo.novelty.models import OutsideLookup, VerdictClass
from gieo.novelty.policies import SEARCHING
from gieo.novelty.searched_in import SearchedIn
from gieo.registry.models import EntryState

COLUMNS = (
    "TT", "Mã số", "Tên nhiệm vụ", "Tổ chức chủ trì", "Chủ nhiệm", "Thời gian", "Cấp", "Tình trạng", "Nội dung trùng",
    "Mức độ trùng (%)",
)  # fmt: skip
NOT, PARTLY, WHOLLY = "Không trùng", "Trùng một phần", "Trùng"
_PARTLY = frozenset({VerdictClass.CONTINUES, VerdictClass.OTHER_PLACE, VerdictClass.OTHER_SCALE})
_STATES = {EntryState.RUNNING: "Đang thực hiện", EntryState.FINISHED: "Đã kết thúc", EntryState.STOPPED: "Đã dừng"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One line of the slip's table, as it is printed."""

    number: str = ""
    title: str
    host: str = ""
    principal: str = ""
    years: str = ""
    level: str = ""
    state: str = ""
    overlap: str = ""
    percent: str = ""

    @property
    def cells(self) -> list[str]:
        """In the order of the columns, without the running number."""
        return [
            self.number, self.title, self.host, self.principal, self.years, self.level, self.state, self.overlap,
            self.percent,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The seven items of the form."""

    title: str
    keywords: Sequence[str]
    sources: Sequence[str]
    searched_at: datetime
    related: Sequence[Related] = ()
    conclusion: str
    remark: str = ""
    explanations: Sequence[str] = field(default_factory=tuple)


def slip_parts(slip: Slip) -> list[Part]:
    """The body of the slip for the generic layout."""
    day = slip.searched_at.astimezone(LEGAL_ZONE)
    parts = [
        facts_part(
            ("1. Tên nhiệm vụ đề xuất", slip.title),
            ("2. Từ khóa tra cứu", "; ".join(slip.keywords)),
            ("3. Cơ sở dữ liệu đã tra cứu", "; ".join(slip.sources)),
            ("4. Ngày tra cứu", f"{day:%d/%m/%Y}"),
        ),
        paragraph("5. Nhiệm vụ liên quan"),
        table(COLUMNS, [[str(at), *each.cells] for at, each in enumerate(slip.related, 1)], numeric=(0, 9)),
        facts_part(("6. Nhận xét, kết luận", ". ".join(filter(None, (slip.conclusion, slip.remark))))),
    ]
    return [*parts, facts_part(("7. Ý kiến giải trình", " / ".join(slip.explanations)))] if slip.explanations else parts


SLIP = PaperKind(
    key="overlap_slip",
    layout="sheet",
    title=_("Kết quả tra cứu thông tin"),
    says=lambda _dossier, _entry: (),
    signers=(("", "NGƯỜI TRA CỨU"), ("", "LÃNH ĐẠO ĐƠN VỊ")),
    code=SLIP_CODE,
)


def slip_context(entry: DocketEntry, *, at: datetime) -> dict[str, Any]:
    """The slip of a dossier of any stage, out of what was found and said, for the printer."""
    dossier = dossier_of(entry)
    return paper_without_act(
        SLIP, dossier, parts=slip_parts(slip_of(entry, at=at)), legal_basis=SEARCHING[dossier.law], at=at
    )


def slip_of(entry: DocketEntry, *, at: datetime) -> Slip:
    """The items of the form as they stand."""
    dossier = dossier_of(entry)
    matches, _unready = matches_of(entry, dossier)
    lookups = list(OutsideLookup.objects.filter(entry__in=chain_of(entry)).order_by("pk"))
    told = worth_telling(matches)
    title = kind_named(entry.kind).title(dossier)
    return Slip(
        title=f"{entry.number} {title}",
        keywords=[title, *dict.fromkeys(each.query for each in lookups)],
        sources=[SearchedIn.PROVINCIAL.label, *dict.fromkeys(_source(each) for each in lookups)],
        searched_at=at,
        related=[related_of(match) for match in told],
        conclusion=conclusion_of(told),
        remark="; ".join(f"{each.verdict.task}: {each.verdict.reason}" for each in told if each.verdict),
        explanations=[reply.words for reply in replies_on(entry)],
    )


def _source(lookup: OutsideLookup) -> str:
    named = f" ({lookup.source_name})" if lookup.source_name else ""
    return f"{SearchedIn(lookup.source).label}{named}: {lookup.result}"


def worth_telling(matches: Sequence[Match]) -> list[Match]:
    """What stands on the slip: everything near enough to warn, and everything a person decided about."""
    return [match for match in matches if match.near.is_alarm or match.verdict]


def related_of(match: Match) -> Related:
    """A line of the table."""
    entry = match.near.entry
    same = [name for aspect in match.near.reasons.aspects for name in aspect.same]
    verdict = f"{match.verdict.get_verdict_display()}: " if match.verdict else ""
    return Related(
        number=entry.number,
        title=entry.title,
        host=entry.host_name,
        principal=entry.principal_name,
        years=entry.years,
        level=entry.get_level_display(),
        state=_STATES.get(EntryState(entry.state), entry.get_state_display()),
        overlap=verdict + ", ".join(same),
        percent=str(match.near.percent),
    )


def conclusion_of(matches: Sequence[Match]) -> str:
    """One of the form's three words, out of the verdicts; what nobody decided about is not called new."""
    verdicts = {match.verdict.verdict if match.verdict else None for match in matches}
    if VerdictClass.DUPLICATE in verdicts:
        return WHOLLY
    if verdicts & _PARTLY:
        return PARTLY
    return NOT if None not in verdicts else "Chưa kết luận"
