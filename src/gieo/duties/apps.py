"""Application of the duties."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """What bodies owe every year."""

    name = "gieo.duties"
    label = "duties"
    verbose_name = "Nghĩa vụ"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.dossiers import kinds, summaries
        from gieo.dossiers.audience import OFFICE
        from gieo.dossiers.gallery import also
        from gieo.duties.kinds import KINDS
        from gieo.duties.quotas import REMINDER
        from gieo.duties.services.take_over_directive import take_over_directive
        from gieo.duties.summaries import SUMMARIES
        from gieo.kernel.refusal import _
        from gieo.orientation import consequences
        from gieo.orientation.models import ReadingKind

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        also("duty", REMINDER, stage="nghia-vu", legal_basis=("CT02-2022-BG:2",))
        page = kinds.FurtherPage(_("Chỉ tiêu đề xuất, đặt hàng"), "duties:quotas", "list-check", roles=OFFICE)
        kinds.add_stage_page("nghia-vu", page)
        consequences.register(ReadingKind.DIRECTIVE, take_over_directive)
