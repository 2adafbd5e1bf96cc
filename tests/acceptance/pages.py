"""Walking through the shared pages with the facts of a row, as a browser would post them."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.test import Client
from pydantic import BaseModel

from gieo.dossiers.models import Dossier
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Facts


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


def posted(record: BaseModel) -> dict[str, Any]:
    """A record as the fields of its form."""
    found: dict[str, Any] = {}
    for name in type(record).model_fields:
        found |= _field(name, getattr(record, name))
    return found


def _field(name: str, value: Any) -> Mapping[str, Any]:
    if isinstance(value, tuple):
        return _several(name, value)
    match value:
        case None | False:
            return {}
        case True:
            return {name: "on"}
        case datetime():
            return {name: f"{value:%Y-%m-%dT%H:%M}"}
        case Picked():
            return {name: str(value.id)}
        case _:
            return {name: str(value)}


def _several(name: str, values: tuple[Any, ...]) -> Mapping[str, Any]:
    if not values or isinstance(values[0], Picked):
        return {name: [str(each.id) for each in values]}
    if not isinstance(values[0], BaseModel):
        return {name: [str(each) for each in values]}
    cells = {f"{name}-{at}-{column}": cell for at, row in enumerate(values) for column, cell in posted(row).items()}
    return {f"{name}-count": str(len(values)), **cells}


def post(actor: Actor, dossier: Dossier, act: str, facts: Facts | None = None) -> Any:
    """Do an act by its form."""
    data = posted(facts) if facts else {}
    return browser(actor).post(f"{dossier.get_absolute_url()}/viec/{act}", {**data, "key": secrets.token_hex(8)})


def done(actor: Actor, dossier: Dossier, act: str, facts: Facts | None = None) -> None:
    """Do an act by its form, look at the form first and at the dossier afterwards."""
    client = browser(actor)
    address = f"{dossier.get_absolute_url()}/viec/{act}"
    shown = client.get(address)
    assert shown.status_code == 200, shown.content.decode()
    data = posted(facts) if facts else {}
    answer = client.post(address, {**data, "key": secrets.token_hex(8)})
    assert answer.status_code == 302, answer.content.decode()
    assert client.get(answer["Location"]).status_code == 200
    dossier.refresh_from_db()


def shown(actor: Actor, dossier: Dossier) -> str:
    """The page of a dossier as somebody sees it."""
    answer = browser(actor).get(dossier.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()
