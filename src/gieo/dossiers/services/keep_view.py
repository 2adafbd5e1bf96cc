"""Keep the filters of a list under a name, or let them go."""

from gieo.dossiers.models import SavedView
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


def keep_view(*, stage: str, name: str, query: str, actor: Actor) -> SavedView:
    """Keep a view; the same name replaces the older one.

    Raises:
        Refused: it has no name.
    """
    called = text.collapse(name)[:80]
    if not called:
        raise Refused([Refusal(code="no_name", message=_("Đặt tên cho bộ lọc."), field="name")])
    view, _made = SavedView.objects.update_or_create(
        user_id=actor.user or 0, stage=stage, name=called, defaults={"query": query[:400]}
    )
    return view


def drop_view(*, pk: int, actor: Actor) -> None:
    """Let one of one's own views go; somebody else's is not touched."""
    SavedView.objects.filter(pk=pk, user_id=actor.user or 0).delete()
