"""The `gieo` command. Each group is a module of its own, loaded only when called."""

import importlib

import click

# name of the command -> module that holds a click command of the same name (dashes become underscores)
COMMANDS = {
    "access": "gieo.cli.access",
    "audit": "gieo.cli.audit",
    "bench": "gieo.cli.bench",
    "demo": "gieo.cli.demo",
    "doctor": "gieo.cli.doctor",
    "manage": "gieo.cli.manage",
    "notices": "gieo.cli.notices",
    "openapi": "gieo.cli.openapi",
    "overlap": "gieo.cli.overlap",
    "plans": "gieo.cli.plans",
    "requirements": "gieo.cli.requirements",
    "rulebooks": "gieo.cli.rulebooks",
    "run": "gieo.cli.serve",
    "serve": "gieo.cli.serve",
    "workflow": "gieo.cli.workflow",
    "year": "gieo.cli.year",
}


class LazyGroup(click.Group):
    """Lists every command without importing one; imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Names in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None for click's own "no such command"."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gieo runs a province's programme of science-and-technology tasks."""
