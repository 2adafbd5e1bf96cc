"""Every dossier belongs to a province, and no key of one province stands in the way of another (issue 5, line 4)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, ForeignKey, Model, UniqueConstraint

from gieo.core.models import Stateful
from gieo.core.wall.tables import COLUMN, behind_the_wall, column_of, may_be_nobodys, parent_of
from gieo.core.workflows import bound

pytestmark = [pytest.mark.unit, pytest.mark.requirement("X-8")]

# Keys that hold across provinces by intent: name of the constraint, or table and field → why.
ARGUED = {
    "one_act_per_key": "subject_id is the primary key of one dossier, which lies in one province",
    "one_entry_of_a_dossier": "subject_id is the primary key of one dossier, which lies in one province",
    "one_delivery_to_a_recipient": "subject_id is the primary key of one paper, which one province sent",
    "one_recipient_of_a_place": "subject_id is the primary key of one paper, which one province sent",
    "proposals_counterentry.code": "drawn by lot and printed on the receipt: looked up without knowing the province",
    "proposals_receipt.code": "drawn by lot and printed on the receipt: looked up without knowing the province",
    "one_living_body_of_a_code_in_a_list": "a code of a list of the State names one body of the whole country",
    "identity_person.user": "one account is one person, who may sit in several provinces",
}


def keys_of(model: type[Model]) -> Iterator[tuple[str, set[str]]]:
    """Names of keys with the fields they are made of."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            parts: list[Any] = [*constraint.expressions]
            for whole in constraint.expressions:
                parts += whole.flatten() if hasattr(whole, "flatten") else []
            named = {vars(part)["name"] for part in parts if isinstance(part, F)}
            yield constraint.name, set(constraint.fields) | named
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield f"{model._meta.db_table}.{field.name}", {field.name}


def is_of_one_province(model: type[Model], field: str) -> bool:
    """The column of the province, or a reference to a row that lies in exactly one."""
    try:
        found: Any = model._meta.get_field(field)
    except FieldDoesNotExist:
        return False
    if found.column == column_of(model):
        return True
    if not isinstance(found, ForeignKey) or (found.null and field not in REACHED_BY_NULLABLE):
        return False
    target: Any = found.related_model
    if target not in behind_the_wall():
        return False
    if column_of(target):
        return not may_be_nobodys(target) or target._meta.db_table in BOUND_THOUGH_NULLABLE
    return parent_of(target) is not None


# An empty reference binds nothing: PostgreSQL takes two empty ones for different, and what is referred to lies in one province.
REACHED_BY_NULLABLE = {"task", "parent", "order", "succeeds", "milestone", "origin", "proposal"}
# An instrument of the State belongs to no province, and is read once.
BOUND_THOUGH_NULLABLE = {"law_legaldocument", "identity_organisation"}


def test_every_dossier_belongs_to_exactly_one_province() -> None:
    dossiers = [binding.model for binding in bound()]
    assert dossiers
    for model in dossiers:
        assert issubclass(model, Stateful)
        assert column_of(model) == "province_id", model
        assert not may_be_nobodys(model), model


def test_every_unique_key_includes_the_province() -> None:
    """Itself, or through what it refers to; whatever does not is argued above, and nothing is argued in vain."""
    loose = {
        name
        for model in behind_the_wall()
        if not model.__name__.endswith("Event")
        for name, fields in keys_of(model)
        if not any(is_of_one_province(model, field) for field in fields)
    }
    assert loose - ARGUED.keys() == set()
    assert ARGUED.keys() - loose == set()
    assert COLUMN  # the chains of the trail count as provinces here


def test_the_proof_sees_a_key_that_forgets_the_province() -> None:
    from gieo.registry.models import Task

    assert is_of_one_province(Task, "province")
    assert not is_of_one_province(Task, "number")
    assert not is_of_one_province(Task, "title")
