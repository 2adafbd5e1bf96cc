"""Application of the registers beside the stages."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Obstacles, calls for investment, cooperation and whatever else is entered in a register."""

    name = "gieo.matters"
    label = "matters"
    verbose_name = "Sổ theo dõi"

    def ready(self) -> None:
        """Tie the table to its model, let supporting departments read what they support."""
        from gieo.dossiers import kinds, sights
        from gieo.matters.kinds import KINDS
        from gieo.matters.matching import tables_of_demand
        from gieo.matters.matter.kind import add_tables
        from gieo.matters.supporting import sight_of
        from gieo.rulebooks.models import DEMAND

        for kind in KINDS:
            kinds.register(kind)
        sights.add_sight(sight_of)
        add_tables(DEMAND, tables_of_demand)
