"""The door to what only the host reads of its application: for everybody else it is not there."""

from gieo.dossiers.audience import bodies_of
from gieo.kernel.actors import Actor
from gieo.selection.models import Application


def own_application(actor: Actor, number: str) -> Application:
    """The application of a body the actor acts for; asked by one question, whether it is there or not.

    Raises:
        Application.DoesNotExist: there is none, or it is another's, opened or not.
    """
    bodies = bodies_of(actor)
    return Application.objects.select_related("call", "host").get(number=number, host__in=bodies)
