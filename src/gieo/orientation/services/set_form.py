"""On which form is proposed: a version of a form, put in force for a notice."""

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.form_versions import form_version
from gieo.orientation.models import OrientationNotice
from gieo.orientation.policies import check_may_set_form


def set_form(*, notice: OrientationNotice, rulebook: str, actor: Actor) -> OrientationNotice:
    """Every proposal begun from now on is written on this form; drafts and what was sent keep theirs (BG25-IV-1).

    Args:
        notice: draft, confirmed or in force.
        rulebook: id of the rulebook that holds the form.
        actor: an administrator or officer of its province.

    Raises:
        Refused: not the actor's to choose, a notice no longer in force, or a rulebook without a form.
    """
    check_may_set_form(notice, actor)
    if form_version(rulebook) is None:
        message = _("Bộ quy tắc này không có mẫu phiếu.")
        raise Refused([Refusal(code="no_such_form", message=message, field="form")])
    notice.form_rulebook = rulebook
    notice.save(update_fields=["form_rulebook"])
    return notice
