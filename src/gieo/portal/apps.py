"""Application: The shell: layout, navigation, home page per role, public site, roots of addresses."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The shell: layout, navigation, home page per role, public site, roots of addresses."""

    name = "gieo.portal"
    label = "portal"
    verbose_name = "Cổng"

    def ready(self) -> None:
        """Lead from the stages that administrative procedures serve to the catalogue."""
        from gieo.dossiers.kinds import FurtherPage, add_stage_page
        from gieo.kernel.refusal import _
        from gieo.rulebooks.procedures import catalogue

        for stage in sorted({stage for each in catalogue().procedures for stage in each.stages}):
            add_stage_page(stage, FurtherPage(_("Thủ tục hành chính"), "public:procedures", "list-check"))
