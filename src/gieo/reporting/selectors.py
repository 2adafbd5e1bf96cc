"""Questions about the reports of a year."""

from dataclasses import dataclass

from gieo.reporting.models import Return
from gieo.reporting.return_.states import PARTS, ReturnForm


@dataclass(frozen=True, slots=True)
class Standing:
    """How one body stands with its report."""

    body: str
    number: str
    state: str
    is_late: bool

    @property
    def words(self) -> str:
        """In words."""
        return f"{self.state} (quá hạn)" if self.is_late else self.state


def standings(report: Return) -> list[Standing]:
    """The reports a compiled one is made of: who sent, who did not, who was late; nothing for a body's own."""
    part = PARTS.get(ReturnForm(report.form))
    parts = Return.objects.filter(province=report.province_id, plan_year=report.plan_year, form=part or "")
    return [
        Standing(str(each.body), each.number, each.state_label, each.is_late)
        for each in parts.select_related("body").order_by("body__name", "pk")
    ]
