"""What people do on each kind of dossier: one module per stage, one function per kind."""

from collections.abc import Mapping

from gieo.simulation.scripts import acceptance, determination, duties, intake, results, running, selection
from gieo.simulation.world import Script

SCRIPTS: Mapping[str, Script] = {
    **intake.SCRIPTS,
    **determination.SCRIPTS,
    **selection.SCRIPTS,
    **running.SCRIPTS,
    **acceptance.SCRIPTS,
    **results.SCRIPTS,
    **duties.SCRIPTS,
}
