"""People at their browsers, the legal clock, and the worker who carries the events."""

import html
import secrets
from dataclasses import dataclass
from typing import Any

from django.test import Client

from gieo.core import clock
from gieo.core.events import Inbox
from gieo.dossiers.models import Dossier
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Facts
from gieo.proposals.models import Proposal
from tests.acceptance.pages import posted


@dataclass(frozen=True)
class Stage:
    """The clock of the play and what is waiting to be delivered."""

    at: clock.Setter
    inbox: Inbox

    def player(self, actor: Actor) -> "Player":
        client = Client()
        client.force_login(User.objects.get(pk=actor.user))
        return Player(self, actor, client)


@dataclass(frozen=True)
class Player:
    """Somebody at a browser; what an act announces is delivered right after it."""

    stage: Stage
    actor: Actor
    client: Client

    def reads(self, address: str) -> str:
        """The words of a page that must be there."""
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        return html.unescape(answer.content.decode())

    def sends(self, address: str, facts: Facts | None = None, /, **typed: Any) -> Any:
        """A form, whatever the answer."""
        data = {**(posted(facts) if facts else {}), **typed, "key": secrets.token_hex(8)}
        answer = self.client.post(address, data)
        self.stage.inbox.deliver()
        return answer

    def does(self, dossier: Dossier | Proposal, act: str, facts: Facts | None = None, /, **typed: Any) -> None:
        """An act by its page: look at the form, fill it, and read the dossier afterwards."""
        address = f"{dossier.get_absolute_url()}/viec/{act}"
        self.reads(address)
        answer = self.sends(address, facts, **typed)
        assert answer.status_code == 302, (act, answer.content.decode()[-3000:])
        assert self.client.get(answer["Location"]).status_code == 200
        dossier.refresh_from_db()

    def is_refused(self, dossier: Dossier | Proposal, act: str, facts: Facts | None = None, /, **typed: Any) -> str:
        """An act that the page does not let through; what it says."""
        answer = self.sends(f"{dossier.get_absolute_url()}/viec/{act}", facts, **typed)
        assert answer.status_code == 409, (act, answer.status_code)
        return str(answer.content.decode())

    def opens(self, kind: str, facts: Facts | None = None, /, **typed: Any) -> str:
        """A dossier opened by hand; its address."""
        address = f"/lam-viec/lap/{kind}"
        self.reads(address)
        answer = self.sends(address, facts, **typed)
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        return str(answer["Location"])
