"""Steps of migrations that draw only the model they change.

Django renders every model that is related, directly or not, again after each step. With more than a hundred models in
one web that made an empty database take minutes. None of these steps needs the others: a foreign key asks only for the
table it points to. A step that looks into related models (data, renaming) uses Django's own class and pays the price.
`gieo manage makemigrations` writes them by itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger as StockAddTrigger
from pgtrigger.migrations import RemoveTrigger as StockRemoveTrigger


@contextmanager
def _drawing_one(state: ProjectState) -> Iterator[None]:
    """Let a change of the state render the changed model alone."""

    def reload(app_label: str, model: str, delay: bool = False) -> None:  # noqa: ARG001  (Django's signature)
        if "apps" in state.__dict__:
            state._reload({(app_label, model)})  # type: ignore[attr-defined]  # noqa: SLF001

    vars(state)["reload_model"] = reload
    try:
        yield
    finally:
        del vars(state)["reload_model"]


class _Alone:
    """Mixed into a step."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Note the change, and leave the other models as they are drawn."""
        parent: Any = super()
        with _drawing_one(state):
            parent.state_forwards(app_label, state)


class CreateModel(_Alone, migrations.CreateModel):
    """Create a table."""


class AddField(_Alone, migrations.AddField):
    """Add a column."""


class AddConstraint(_Alone, migrations.AddConstraint):
    """Add a constraint."""


class AddIndex(_Alone, migrations.AddIndex):
    """Add an index."""


class AddTrigger(_Alone, StockAddTrigger):
    """Plant a trigger."""


class RemoveConstraint(_Alone, migrations.RemoveConstraint):
    """Remove a constraint."""


class RemoveIndex(_Alone, migrations.RemoveIndex):
    """Remove an index."""


class RemoveTrigger(_Alone, StockRemoveTrigger):
    """Dig a trigger out."""


_QUICK: dict[type[Operation], type[Operation]] = {
    migrations.CreateModel: CreateModel,
    migrations.AddField: AddField,
    migrations.AddConstraint: AddConstraint,
    migrations.AddIndex: AddIndex,
    migrations.RemoveConstraint: RemoveConstraint,
    migrations.RemoveIndex: RemoveIndex,
    StockAddTrigger: AddTrigger,
    StockRemoveTrigger: RemoveTrigger,
}


def quickened(step: Operation) -> Operation:
    """The same step, drawing its model alone where that is enough."""
    step.__class__ = _QUICK.get(type(step), type(step))
    return step
