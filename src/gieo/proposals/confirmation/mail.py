"""The mail that carries the link."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from gieo.core.clock import hour_and_day
from gieo.proposals.confirmation.links import link_to
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Confirmation


def deliver(confirmation: Confirmation) -> None:
    """Hand the mail to the mail server.

    Raises:
        SMTPException, OSError: the server is away or refuses.
    """
    proposal = confirmation.proposal
    values = {
        "body": confirmation.body_name,
        "proposer": proposal.organisation or proposal.proposer,
        "statement": confirmation.statement,
        "until": hour_and_day(confirmation.expires_at),
        "link": link_to(confirmation),
    }
    subject = _("[Gieo] Đề nghị xác nhận: %(thing)s") % {"thing": _(Thing(confirmation.thing).label)}
    words = _(
        "Kính gửi %(body)s,\n\n%(proposer)s đề nghị quý cơ quan xác nhận: %(statement)s\n\n"
        "Trả lời trước %(until)s tại:\n%(link)s\n\n"
        "Đường dẫn chỉ dùng cho một câu hỏi này và hết hiệu lực sau khi trả lời. Không chuyển tiếp cho người khác."
    )
    EmailMessage(subject, words % values, to=[confirmation.email]).send()
