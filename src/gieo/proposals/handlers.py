"""What people are told when a proposal moves. A handler may be called twice: `notify` says a key once."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.complaints.selectors import filing_rule
from gieo.core import events
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.core.pausing import REQUESTS
from gieo.core.perform import perform
from gieo.core.prepared import Prepared
from gieo.dossiers.telling import people_of, tell_bodies, tell_officers
from gieo.dossiers.timeline import words_of
from gieo.identity.models import User
from gieo.identity.selectors import accounts_of
from gieo.kernel.actors import SYSTEM
from gieo.kernel.workflow import Attempt
from gieo.notifications.services.notify import notify
from gieo.orientation.models import OrientationNotice
from gieo.proposals.common_list.forms import listed_in
from gieo.proposals.correction.states import Corrected
from gieo.proposals.determination.kind import DETERMINATION_KIND
from gieo.proposals.determination.states import DeterminationState
from gieo.proposals.facts import SentUpFacts
from gieo.proposals.kinds import PROPOSAL_KIND
from gieo.proposals.models import CommissionedTask, CommonList, Confirmation, Correction, Determination, Proposal
from gieo.proposals.selectors import science_officers
from gieo.proposals.services.follow_notice import follow_notice
from gieo.proposals.states import ProposalState
from gieo.proposals.timeline import reasons_in
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library
from gieo.rulebooks.models import Topic


def subscribe() -> None:
    """Hear the rows of the table that somebody should know of."""
    for event in ("proposal.submitted", "proposal.resubmitted", "proposal.submitted_late"):
        events.subscribe(event, tell_of_submission)
    events.subscribe("proposal.handed_in", tell_of_handing_in)
    events.subscribe("proposal.not_picked", tell_of_screening)
    events.subscribe("proposal.sent_up", tell_of_sending_up)
    events.subscribe("common_list.sent", send_forms_up)
    events.subscribe("proposal.admitted_late", tell_of_admission)
    events.subscribe("proposal.returned", tell_of_return)
    events.subscribe("proposal.not_supplemented", tell_of_silence)
    events.subscribe("proposal.compiled", tell_of_compilation)
    for event in ("proposal.screened_out", "proposal.merged", "proposal.forwarded"):
        events.subscribe(event, tell_of_screening)
    for event in ("determination.recommended", "determination.not_recommended"):
        events.subscribe(event, tell_of_determination)
    events.subscribe("proposal.replied", tell_of_reply)
    events.subscribe("confirmation.answered", tell_of_answer)
    events.subscribe("correction.answered", tell_of_correction)
    events.subscribe("commissioned_task.refused", tell_of_refusal)
    events.subscribe("proposal.withdrawn", tell_of_withdrawal)
    events.subscribe("common_list.sent", tell_officers)
    for event in ("common_list.returned", "common_list.received"):
        events.subscribe(event, tell_bodies)
    events.subscribe("orientation_notice.published", follow_new_version)


def tell_of_submission(entry: TransitionLog) -> None:
    """The receipt to the proposer, the arrival to the officers of the province."""
    proposal = _proposal(entry)
    late = entry.name in {"submit_late", "receive_paper_late"}
    arrived = entry.at.astimezone(LEGAL_ZONE)
    values = {"number": proposal.number, "title": proposal.title, "receipt": entry.facts["receipt"]}
    when = f"{arrived:%H:%M:%S} ngày {arrived:%d/%m/%Y}"
    subject = _("Đã ghi phiếu %(number)s vào sổ nộp muộn") if late else _("Đã nhận phiếu %(number)s")
    body = _("Phiếu “%(title)s” được nhận lúc %(when)s. Giấy tiếp nhận số %(receipt)s. Mã băm nội dung: %(hash)s.")
    values |= {"when": when, "hash": entry.facts["content_hash"]}
    _tell(entry, proposal, _writers(proposal), subject % values, body % values, topic=Topic.RECEIPT)
    to_check = _("Phiếu mới cần kiểm tra: %(number)s") if not late else _("Phiếu nộp muộn: %(number)s")
    _tell(entry, proposal, _officers(proposal), to_check % values, f"{proposal.title} ({when})", who="officers")


def tell_of_handing_in(entry: TransitionLog) -> None:
    """The receipt to the proposer, the arrival to whoever acts for the body whose call it answers."""
    proposal = _proposal(entry)
    arrived = entry.at.astimezone(LEGAL_ZONE)
    values = {"number": proposal.number, "title": proposal.title, "body": str(proposal.through or "")}
    values |= {"receipt": entry.facts["receipt"], "when": f"{arrived:%H:%M:%S ngày %d/%m/%Y}"}
    subject = _("%(body)s đã nhận phiếu %(number)s") % values
    body = _("Phiếu “%(title)s” được nhận lúc %(when)s. Giấy tiếp nhận số %(receipt)s.") % values
    _tell(entry, proposal, _writers(proposal), subject, body, topic=Topic.RECEIPT)
    people = people_of([proposal.through_id] if proposal.through_id else [], entry)
    _tell(entry, proposal, people, subject, body, who="body")


def tell_of_sending_up(entry: TransitionLog) -> None:
    """That the province holds it now, to the proposer and to the officers who check it."""
    proposal = _proposal(entry)
    values = {"number": proposal.number, "list": entry.facts.get("common_list", "")}
    subject = _("Phiếu %(number)s đã lên Sở KH&CN") % values
    with_list = _("Kèm danh mục chung %(list)s.") % values
    by_itself = _("Đợt nhận của tỉnh đã đóng mà cơ quan chưa trả lời: phiếu lên Sở như đã nộp.")
    body = "\n\n".join([proposal.title, with_list if values["list"] else by_itself])
    _tell(entry, proposal, _writers(proposal), subject, body)
    _tell(entry, proposal, _officers(proposal), subject, body, who="officers")


def send_forms_up(entry: TransitionLog) -> None:
    """With the list of a body its forms reach the province, at the instant the list was sent."""
    common_list = CommonList.objects.get(pk=entry.subject_id)
    facts = SentUpFacts(common_list=common_list.number)
    for listed in listed_in(common_list).filter(proposal__state=ProposalState.WITH_BODY):
        attempt = Attempt(actor=SYSTEM, at=entry.at, facts=facts, key=f"list-{common_list.pk}")
        perform(PROPOSAL, "send_up", listed.proposal, attempt)


def tell_of_admission(entry: TransitionLog) -> None:
    """By which decision a late form counts as one in time, to its proposer."""
    proposal = _proposal(entry)
    subject = _("Phiếu quá hạn %(number)s được nhận theo quyết định %(decision)s")
    values = {"number": proposal.number, "decision": entry.facts["decision"]}
    _tell(entry, proposal, _writers(proposal), subject % values, str(entry.facts["reason"]))


def tell_of_return(entry: TransitionLog) -> None:
    """Why, and until when, to the proposer."""
    proposal = _proposal(entry)
    due = f"{proposal.due_at.astimezone(LEGAL_ZONE):%d/%m/%Y}" if proposal.due_at else ""
    body = _(
        "Lý do: %(reasons)s.\n\n%(text)s\n\nBổ sung và nộp lại trước hết ngày %(due)s. Đây là yêu cầu bổ sung "
        "%(times)s/%(limit)s; không nộp lại trong hạn thì phiếu được xét như đã nộp."
    )
    values = {"reasons": "; ".join(reasons_in(entry)), "text": entry.facts["text"], "due": due}
    limit = library.get(proposal.rulebook).figures[REQUESTS].value
    values |= {"times": str(proposal.supplements), "limit": str(limit)}
    subject = _("Phiếu %(number)s cần bổ sung") % {"number": proposal.number}
    _tell(entry, proposal, _writers(proposal), subject, body % values)


def tell_of_silence(entry: TransitionLog) -> None:
    """That nothing came in time, and what follows, to the proposer; that the form is theirs again, to the officers."""
    proposal = _proposal(entry)
    due = f"{proposal.due_at.astimezone(LEGAL_ZONE):%d/%m/%Y}" if proposal.due_at else ""
    values = {"number": proposal.number, "title": proposal.title, "due": due}
    subject = _("Phiếu %(number)s: hết hạn bổ sung") % values
    body = _("Chưa nhận được bản bổ sung của “%(title)s”; phiếu được xét như đã nộp, trước hết ngày %(due)s.") % values
    _tell(entry, proposal, _writers(proposal), subject, body)
    _tell(entry, proposal, _officers(proposal), subject, body, who="officers")


def tell_of_compilation(entry: TransitionLog) -> None:
    """That it went on, to the proposer."""
    proposal = _proposal(entry)
    subject = _("Phiếu %(number)s đã vào danh mục tổng hợp") % {"number": proposal.number}
    body = _("Phiếu “%(title)s” đã được đưa vào danh mục đề xuất năm %(year)s.")
    _tell(entry, proposal, _writers(proposal), subject, body % {"title": proposal.title, "year": proposal.plan_year})


def tell_of_screening(entry: TransitionLog) -> None:
    """What the standing body decided and why, to the proposer (CT-3-4c)."""
    proposal = _proposal(entry)
    values = {"number": proposal.number, "state": proposal.state_label}
    subject = _("Phiếu %(number)s: %(state)s") % values
    words = [f"{_(label)}: {word}" for label, word in words_of(PROPOSAL_KIND, entry)]
    _tell(entry, proposal, _writers(proposal), subject, "\n\n".join([proposal.title, *words]))


def tell_of_reply(entry: TransitionLog) -> None:
    """What the proposer answers to the screening, to the officers."""
    proposal = _proposal(entry)
    subject = _("Phản hồi kết quả sàng lọc phiếu %(number)s") % {"number": proposal.number}
    _tell(entry, proposal, _officers_on(proposal, entry), subject, str(entry.facts["words"]), who="officers")


def tell_of_answer(entry: TransitionLog) -> None:
    """What another body answered, to whoever asked."""
    confirmation = Confirmation.objects.select_related("proposal__proposer").get(pk=entry.subject_id)
    values = {"body": confirmation.body_name, "state": _(confirmation.shown_state.label)}
    subject = _("%(body)s: %(state)s") % values
    body = "\n\n".join(filter(None, [confirmation.statement, confirmation.words]))
    _tell(entry, confirmation.proposal, _writers(confirmation.proposal), subject, body)


def tell_of_correction(entry: TransitionLog) -> None:
    """Whether what was to be put right was, to whoever asked."""
    correction = Correction.objects.select_related("proposal__proposer").get(pk=entry.subject_id)
    values = {"number": correction.proposal.number, "state": _(correction.shown_state.label)}
    subject = _("Phiếu %(number)s: %(state)s") % values
    words = str(entry.facts.get("reason", "") or entry.facts.get("words", ""))
    body = "\n\n".join(filter(None, [_(Corrected(correction.thing).label), words]))
    _tell(entry, correction.proposal, _writers(correction.proposal), subject, body)


def tell_of_determination(entry: TransitionLog) -> None:
    """What the council came to, to everybody whose proposal it was; who voted how is told to nobody."""
    determination = Determination.objects.select_related("proposal").get(pk=entry.subject_id)
    result = _(DETERMINATION_KIND.state_label(entry.target))
    for proposal in determination.adopted:
        subject = _("Phiếu %(number)s: %(state)s") % {"number": proposal.number, "state": result}
        reason = str(entry.facts.get("reason", "") or entry.facts.get("finding", ""))
        how = filing_rule(determination.rulebook) if entry.target == DeterminationState.NOT_RECOMMENDED else ""
        body = "\n\n".join(filter(None, [proposal.title, reason, how]))
        _tell(entry, proposal, _writers(proposal), subject, body, who=f"writers-{proposal.pk}")


def tell_of_refusal(entry: TransitionLog) -> None:
    """Why the province does not commission what the council recommended, to everybody whose proposal it was."""
    item = CommissionedTask.objects.select_related("determination__proposal").get(pk=entry.subject_id)
    for proposal in item.determination.adopted:
        subject = _("Phiếu %(number)s: nhiệm vụ không được phê duyệt đặt hàng") % {"number": proposal.number}
        reason = _("Lý do: %(reason)s") % {"reason": entry.facts["reason"]}
        body = "\n\n".join([proposal.title, reason, filing_rule(item.rulebook)])
        _tell(entry, proposal, _writers(proposal), subject, body, who=f"writers-{proposal.pk}")


def tell_of_withdrawal(entry: TransitionLog) -> None:
    """That nobody need check it any more, to the officers; a draft nobody had seen is nobody's business."""
    proposal = _proposal(entry)
    if proposal.submitted_at is None:
        return
    subject = _("Phiếu %(number)s đã được rút") % {"number": proposal.number}
    words = str(entry.facts.get("reason", "")) or proposal.title
    _tell(entry, proposal, _officers(proposal), subject, words, topic=Topic.WORK)


def follow_new_version(entry: TransitionLog) -> None:
    """A corrected notice: proposals that are going on follow it, and their writers are told."""
    notice = OrientationNotice.objects.select_related("supersedes").get(pk=entry.subject_id)
    for proposal in follow_notice(notice=notice):
        subject = _("Thông báo định hướng của phiếu %(number)s đã được đính chính") % {"number": proposal.number}
        body = _("Phiếu được chuyển sang phiên bản mới của thông báo. Xem lại nội dung định hướng và thời hạn.")
        if notice.revised_because:
            body = f"{body}\n\n{_('Lý do sửa')}: {notice.revised_because}"
        _tell(entry, proposal, _writers(proposal), subject, body, who=f"followers-{proposal.pk}")


def _proposal(entry: TransitionLog) -> Proposal:
    proposal = _PROPOSAL.first(pk=entry.subject_id)
    if proposal is None:
        raise Proposal.DoesNotExist(entry.subject_id)
    return proposal


_PROPOSAL = Prepared(lambda pk: Proposal.objects.select_related("proposer").filter(pk=pk), pk=-1)


def _writers(proposal: Proposal) -> list[User]:
    """The person who proposed and whoever created the draft."""
    return accounts_of(filter(None, (proposal.created_by_id, proposal.proposer.user_id)))


def _officers(proposal: Proposal) -> list[User]:
    """Those of the province's science officers whose seat holds on the day of the act."""
    day = proposal.state_since.astimezone(LEGAL_ZONE).date()
    return science_officers(proposal.province_id, day)


def _officers_on(proposal: Proposal, entry: TransitionLog) -> list[User]:
    """The same on the day of another act."""
    return science_officers(proposal.province_id, entry.at.astimezone(LEGAL_ZONE).date())


def _tell(
    entry: TransitionLog,
    proposal: Proposal,
    users: Iterable[User],
    subject: str,
    body: str,
    who: str = "writers",
    topic: Topic | None = None,
) -> None:
    """What is said to officers and bodies is their work; all else is an answer to whoever wrote the form."""
    about = topic or (Topic.WORK if who in {"officers", "body"} else Topic.ANSWER)
    url = reverse("proposals:dossier", args=[proposal.number])
    key = f"trail-{entry.pk}-{who}"
    notify(users=users, key=key, subject=subject, body=body, at=entry.at, url=url, topic=about)
