"""Which table moves which model; binding also plants the trigger that keeps even SQL inside the table."""

from dataclasses import dataclass
from typing import Any

import pgtrigger

from gieo.core.models import Stateful
from gieo.kernel.workflow import Workflow


@dataclass(frozen=True, slots=True)
class Binding:
    """A model and the table that moves it."""

    model: type[Stateful]
    workflow: Workflow[Any, Any]


_bindings: dict[str, Binding] = {}


def bind(model: type[Stateful], workflow: Workflow[Any, Any]) -> None:
    """Tie a table to a model. Called once per stage, when its application is ready."""
    _bindings[workflow.name] = Binding(model, workflow)
    pgtrigger.register(legal_moves(workflow))(model)


def bound() -> list[Binding]:
    """Every binding, in the order of the names of the tables."""
    return [_bindings[name] for name in sorted(_bindings)]


def legal_moves(workflow: Workflow[Any, Any]) -> pgtrigger.Trigger:
    """A trigger made of the rows: a dossier is born in the initial state and moves only as the table says."""
    pairs = ", ".join(f"('{source}', '{target}')" for source, target in workflow.pairs())
    return pgtrigger.Trigger(
        name=f"{workflow.name}_moves",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]
        func=f"""
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> '{workflow.initial}' THEN
                    RAISE EXCEPTION 'a {workflow.name} is born in {workflow.initial}, not in %', NEW.state;
                END IF;
            ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({pairs}) THEN
                RAISE EXCEPTION 'no row of the {workflow.name} table leads from % to %', OLD.state, NEW.state;
            END IF;
            RETURN NEW;
        """,
    )
