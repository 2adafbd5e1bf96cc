"""Who may see and work on notices."""

from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.models import Delivery
from gieo.orientation.models import OrientationNotice
from gieo.orientation.states import NoticeState

EDITORS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})
EDITABLE = frozenset({NoticeState.DRAFT})
FORM_KEEPERS = EDITORS | {Role.ADMINISTRATOR}
TAKES_A_FORM = frozenset({NoticeState.DRAFT, NoticeState.CONFIRMED, NoticeState.PUBLISHED})


def roles_on(notice: OrientationNotice, actor: Actor) -> frozenset[Role]:
    """The roles an actor has on a notice: those held in its province, and the system's own."""
    if actor == SYSTEM:
        return frozenset({Role.SYSTEM})
    return actor.roles_in(notice.province_id) | actor.roles_lent(notice.province_id, "orientation_notice")


def may_import(actor: Actor, province: str) -> bool:
    """Officers of the province bring texts in; so does the command line, which runs as the system."""
    return actor == SYSTEM or bool(actor.roles_in(province) & EDITORS)


def check_may_edit(notice: OrientationNotice, actor: Actor) -> None:
    """Only officers of the province, and only while the notice is being compared with its source.

    Raises:
        Refused: with the reason.
    """
    if not roles_on(notice, actor) & EDITORS:
        message = _("Chỉ chuyên viên, lãnh đạo Sở của tỉnh được sửa thông báo định hướng.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
    if NoticeState(notice.state) not in EDITABLE:
        message = _("Thông báo đã xác nhận thì không sửa được; hãy mở lại để đối chiếu hoặc lập phiên bản mới.")
        raise Refused([Refusal(code="not_editable", message=message, basis=("ND30-2020:15",))])


def may_receive(actor: Actor, delivery: Delivery) -> bool:
    """The person it went to, whoever sits in the body, or an officer of the Sở for what goes on paper."""
    if delivery.person is None and delivery.organisation is None:
        return bool(actor.roles_in(delivery.province_id) & EDITORS)
    if delivery.person is not None:
        return actor.user is not None and delivery.person.user_id == actor.user
    return any(seat.organisation == delivery.organisation_id for seat in actor.seats)


def check_may_set_form(notice: OrientationNotice, actor: Actor) -> None:
    """Administrators and officers of the province say on which form is proposed, while the notice stands.

    Raises:
        Refused: with the reason.
    """
    if not roles_on(notice, actor) & FORM_KEEPERS:
        message = _("Chỉ quản trị, chuyên viên, lãnh đạo Sở của tỉnh được chọn mẫu phiếu.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
    if NoticeState(notice.state) not in TAKES_A_FORM:
        message = _("Thông báo không còn hiệu lực nên không đổi mẫu phiếu được.")
        raise Refused([Refusal(code="not_in_force", message=message, basis=("ND30-2020:15",))])
