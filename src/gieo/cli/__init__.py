"""The `gieo` command. Each group is a module of its own, loaded only when called."""

import click

from gieo.cli.lazy import LazyGroup

# name of the command -> module that holds a click command of the same name (dashes become underscores)
COMMANDS = {
    "access": "gieo.cli.access",
    "accounts": "gieo.cli.accounts",
    "audit": "gieo.cli.audit",
    "backup": "gieo.cli.backup",
    "bench": "gieo.cli.bench",
    "demo": "gieo.cli.demo",
    "doctor": "gieo.cli.doctor",
    "manage": "gieo.cli.manage",
    "notices": "gieo.cli.notices",
    "openapi": "gieo.cli.openapi",
    "overlap": "gieo.cli.overlap",
    "plans": "gieo.cli.plans",
    "practice": "gieo.cli.practice",
    "registry": "gieo.cli.registry",
    "requirements": "gieo.cli.requirements",
    "restore": "gieo.cli.backup",
    "rulebooks": "gieo.cli.rulebooks",
    "run": "gieo.cli.serve",
    "serve": "gieo.cli.serve",
    "workflow": "gieo.cli.workflow",
    "year": "gieo.cli.year",
}


@click.group(cls=LazyGroup, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gieo runs a province's programme of science-and-technology tasks."""
