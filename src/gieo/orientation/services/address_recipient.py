"""Whom a line of the distribution list means: looked up by name, and where no name answers, asked of a person."""

from dataclasses import dataclass

from django.db import transaction

from gieo.identity.models import Organisation
from gieo.identity.selectors import bodies_named
from gieo.identity.services.remember_name import remember_name
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import Recipient
from gieo.orientation.policies import check_may_edit
from gieo.orientation.rules.recipients import Addressed, addressed, parts_of

ADDRESSING = ("ND30-2020:18",)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a printed entry means: groups and seats by its words, bodies by their names, and the names nobody bears."""

    read: Addressed
    bodies: list[Organisation]
    asked: list[str]


def look_up(entry: str, province: str) -> LookedUp:
    """Read an entry of a distribution list or of a column of bodies; what answers to no one name is asked (X-3)."""
    read = addressed(entry)
    whole, within = read.names, [part for name in read.names for part in parts_of(name)]
    known = bodies_named([*whole, *within], province)
    bodies = [known[name] for name in whole if name in known]
    names = [part for name in whole if name not in known for part in parts_of(name)]
    bodies += [known[name] for name in names if name in known]
    return LookedUp(read, bodies, [name[:250] for name in names if name not in known])


def address(recipient: Recipient) -> Recipient:
    """Write groups, seats and bodies as the words say; what is open stays asked."""
    found = look_up(recipient.text, recipient.notice.province_id)
    read = found.read
    recipient.kinds, recipient.roles = list(read.kinds), list(read.roles)
    recipient.units, recipient.is_archive = list(read.units), bool(read.units)
    recipient.publishes, recipient.on_paper = read.publishes, False
    recipient.asked = found.asked
    recipient.save()
    recipient.bodies.set(found.bodies)
    return recipient


def accept_known(recipient: Recipient, actor: Actor) -> None:
    """Whoever said whom a line means has answered for it, once nothing of it is open."""
    if recipient.is_known:
        recipient.accept(actor.user)
        recipient.save(update_fields=["is_proposed", "accepted_by"])


@transaction.atomic
def answer_recipient(*, recipient: Recipient, body: Organisation | None, actor: Actor) -> Recipient:
    """A person says which body the first open name stands for, or that the line goes out on paper.

    The name is kept as one the body goes by, so that the next paper finds it.

    Raises:
        Refused: not the reader's to edit, no longer a draft, nothing is asked, or a body of another province.
    """
    check_may_edit(recipient.notice, actor)
    if recipient.is_known:
        message = _("Nơi nhận này đã rõ.")
        raise Refused([Refusal(code="nothing_asked", message=message, basis=ADDRESSING)])
    if body is None:
        recipient.on_paper = True
    else:
        if body.province_id not in {None, recipient.notice.province_id}:
            message = _("Tổ chức này thuộc tỉnh khác.")
            raise Refused([Refusal(code="other_province", message=message, basis=ADDRESSING, field="body")])
        name, *recipient.asked = recipient.asked
        recipient.bodies.add(body)
        remember_name(organisation=body, name=name)
    recipient.save()
    accept_known(recipient, actor)
    return recipient
