"""What waits for an officer who keeps a bank: applications, changes, objections to the ledger, entries in need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gieo.councils.bank import field_names
from gieo.councils.bank_alerts import BankAlert, alerts_in
from gieo.councils.models import ChangeAnswer, ExpertApplication, ExpertChange, LedgerContest
from gieo.identity.models import Organisation, Province
from gieo.kernel.refusal import _


@dataclass(frozen=True, slots=True, kw_only=True)
class BankDesk:
    """Everything that waits.

    Attributes:
        changes: each with what changes: label, as it is, as it would be.
        alerts: entries that need something, what is longest so first.
    """

    applications: Sequence[ExpertApplication]
    changes: Sequence[tuple[ExpertChange, Sequence[tuple[str, str, str]]]]
    contests: Sequence[LedgerContest]
    alerts: Sequence[BankAlert]


def desk_of(provinces: Sequence[str], *, on: date) -> BankDesk:
    """What waits in the banks of provinces on a day."""
    return BankDesk(
        applications=applications_waiting(provinces),
        changes=[(change, change_in_words(change)) for change in changes_waiting(provinces)],
        contests=contests_waiting(provinces),
        alerts=alerts_in(Province.objects.filter(code__in=provinces), on),
    )


def applications_waiting(provinces: Iterable[str]) -> list[ExpertApplication]:
    """Who is put forward for the banks of provinces, the oldest first."""
    waiting = ExpertApplication.objects.filter(province__in=provinces, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("employer", "nominated_by", "province").order_by("pk"))


def changes_waiting(provinces: Iterable[str]) -> list[ExpertChange]:
    """What experts want changed in their entries, the oldest first."""
    waiting = ExpertChange.objects.filter(expert__province__in=provinces, answer=ChangeAnswer.WAITING)
    return list(waiting.select_related("expert__person", "expert__province", "expert__employer").order_by("pk"))


def contests_waiting(provinces: Iterable[str]) -> list[LedgerContest]:
    """What experts say against their ledgers and nobody answered yet, the oldest first."""
    waiting = LedgerContest.objects.filter(expert__province__in=provinces, answered_at__isnull=True)
    return list(waiting.select_related("expert__person", "entry").order_by("pk"))


CHANGE_LABELS = {
    "degree": _("Học hàm, học vị"),
    "speciality": _("Chuyên môn"),
    "keywords": _("Từ khóa"),
    "science_fields": _("Lĩnh vực"),
    "main_fields": _("Lĩnh vực chuyên sâu"),
    "employer_id": _("Nơi công tác"),
    "place": _("Địa bàn"),
    "is_active": _("Đang tham gia"),
}


def change_in_words(change: ExpertChange) -> list[tuple[str, str, str]]:
    """What changes: label, as it is, as it would be."""
    names = field_names([change.expert.province])
    return [
        (CHANGE_LABELS[name], _shown(name, getattr(change.expert, name), names), _shown(name, value, names))
        for name, value in change.wanted.items()
    ]


def _shown(name: str, value: object, names: Mapping[str, str]) -> str:
    if name == "employer_id":
        body = Organisation.objects.filter(pk=value).first() if isinstance(value, int) else None
        return body.name if body else ""
    if isinstance(value, list):
        return ", ".join(names.get(code, code) for code in value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return str(value)
