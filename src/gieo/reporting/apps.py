"""Application of the reports."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Figures and yearly reports."""

    name = "gieo.reporting"
    label = "reporting"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.dossiers import kinds, summaries
        from gieo.dossiers.audience import OFFICE
        from gieo.kernel.refusal import _
        from gieo.reporting.catalogue import READERS as OFFICERS
        from gieo.reporting.kinds import KINDS
        from gieo.reporting.statistics.sheet import READERS
        from gieo.reporting.summaries import SUMMARIES

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        listed = kinds.FurtherPage(_("Danh mục báo cáo"), "reporting:catalogue", "list-details", OFFICERS)
        kinds.add_stage_page("bao-cao", listed)
        page = kinds.FurtherPage(_("Sáu hạn chế cần khắc phục"), "reporting:weaknesses", "chart-bar", OFFICE)
        kinds.add_stage_page("bao-cao", page)
        table = kinds.FurtherPage(_("Biểu thống kê KH&CN"), "reporting:statistics", "table", READERS)
        kinds.add_stage_page("bao-cao", table)
