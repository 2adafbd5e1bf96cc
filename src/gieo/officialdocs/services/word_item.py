"""Call an item of a form otherwise, or say where it was seen on paper."""

from datetime import datetime

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.forms import OfficialForm
from gieo.officialdocs.models import ItemWording

EDITORS = frozenset({Role.SCIENCE_OFFICER, Role.RECORDS_CLERK, Role.ADMINISTRATOR})


def may_word(actor: Actor, province: str) -> bool:
    """Whether an actor looks after the forms of a province."""
    return bool(actor.roles_in(province) & EDITORS)


def word_item(
    *, province: Province, form: OfficialForm, item: str, label: str, seen_at: str, actor: Actor, at: datetime
) -> ItemWording:
    """Write down what the province calls an item from now on.

    Args:
        province: whose paper it is.
        form: of the library.
        item: its number.
        label: the name; the present one where only the place is told.
        seen_at: the paper it was seen on; empty while it is a guess.
        actor: who says so.
        at: when.

    Raises:
        Refused: not the actor's, no such item, an item that was seen on the official paper, or no name.
    """
    found = next((each for each in form.fields if each.n == item), None)
    called = text.collapse(text.nfc(label))
    refusals = []
    if not may_word(actor, province.pk):
        message = _("Tên mục của mẫu do cán bộ, văn thư, quản trị của tỉnh sửa.")
        refusals.append(Refusal(code="not_yours", message=message))
    if found is None:
        refusals.append(Refusal(code="no_item", message=_("Mẫu này không có mục đó.")))
    elif form.is_confirmed(found):
        message = _("Mục này đã thấy trên bản in, giữ nguyên tên.")
        refusals.append(Refusal(code="confirmed", message=message, basis=form.legal_basis))
    if not called:
        refusals.append(Refusal(code="no_label", message=_("Ghi tên mục."), field="label"))
    if refusals:
        raise Refused(refusals)
    return ItemWording.objects.create(
        province=province,
        form=form.key,
        item=item,
        label=called[:300],
        seen_at=text.collapse(seen_at)[:300],
        changed_at=at,
        changed_by_id=actor.user,
    )
