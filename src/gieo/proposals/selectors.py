"""Questions about proposals. Every list passes `visible_to`; every page comes in by the door (gieo.proposals.door)."""

from collections import Counter
from datetime import date, datetime

from django.db.models import F, Prefetch, Q, QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.audience import bodies_of
from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, Person, Province, User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Actor, Role
from gieo.matters.supporting import sight_of
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.orientation.states import NoticeState
from gieo.proposals.codes import as_printed
from gieo.proposals.contest.states import ContestState
from gieo.proposals.correction.states import CorrectionState
from gieo.proposals.models import (
    AnswerRevision,
    Collaborator,
    Confirmation,
    Correction,
    IdeaContest,
    Proposal,
    Receipt,
    Remark,
)
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.models.proposal import RECEIVED, SENT
from gieo.proposals.policies import READERS, WRITERS, bodies_compiled_for, bodies_written_for
from gieo.proposals.screening.facts import ScreeningReason
from gieo.proposals.states import ON_THE_LIST, ProposalState


def visible_to(actor: Actor) -> QuerySet[Proposal]:
    """What an actor may see: the own ones, and in the own province what was sent. Nobody sees nothing."""
    if not actor.is_known:
        return Proposal.objects.none()
    return Proposal.objects.filter(_own(actor) | _received(actor))


NOTHING = Q(pk__in=())


def _own(actor: Actor) -> Q:
    """Written from a seat, that of a body or a private one, or as somebody who is invited.

    Whoever holds no seat to write from has none, and a plain query.
    """
    if not any(seat.role in WRITERS for seat in actor.seats):
        return NOTHING
    invited = Collaborator.objects.filter(STANDING, user=actor.user).values("proposal")
    own = Q(organisation__isnull=True, created_by=actor.user) | Q(organisation__in=bodies_written_for(actor))
    return own | Q(pk__in=invited)


def _received(actor: Actor) -> Q:
    provinces = {seat.province for seat in actor.seats if seat.role in READERS}
    bodies = bodies_compiled_for(actor)
    by_province = Q(province__in=provinces) & RECEIVED if provinces else NOTHING
    return by_province | (Q(through__in=bodies) & SENT) if bodies else by_province


def readable_by(actor: Actor) -> QuerySet[Proposal]:
    """What an actor may open: what the lists show, what a council of the actor judges, what the own body supports."""
    if not actor.is_known:
        return visible_to(actor)
    return visible_to(actor) | Proposal.objects.filter(_judged(actor)) | Proposal.objects.filter(_supported(actor))


def _supported(actor: Actor) -> Q:
    """What a department supports, once it was sent (BP-IV-4b)."""
    bodies = sorted(bodies_of(actor))
    lines = DocketEntry.objects.filter(sight_of(bodies), kind="proposal")
    return Q(pk__in=lines.values("subject_id"), submitted_at__isnull=False) if bodies else NOTHING


def _judged(actor: Actor) -> Q:
    """The docket names the members who have declared no conflict among its readers."""
    lines = DocketEntry.objects.filter(kind="proposal", reader_users__contains=[actor.user])
    return Q(pk__in=lines.values("subject_id"), submitted_at__isnull=False) if actor.user else NOTHING


def compiled(actor: Actor, year: int) -> QuerySet[Proposal]:
    """The common list of a plan year as far as the reader may see it; late forms are not on it (BG25-III-3).

    What lies outside the orientation stands apart, last (LS25-II-7).
    """
    proposals = visible_to(actor).filter(plan_year=year, state__in=ON_THE_LIST)
    related = ("proposer", "organisation", "province")
    return with_items(proposals.select_related(*related)).order_by("province", "outside_orientation", "title_key", "pk")


def screened_out_by_reason(province: str, year: int) -> Counter[ScreeningReason]:
    """How many proposals of a plan year did not reach the council, by reason; one may have several (CT-3-4c)."""
    out = Proposal.objects.filter(province=province, plan_year=year, state=ProposalState.SCREENED_OUT)
    acts = TransitionLog.objects.filter(workflow="proposal", name="screen_out", subject_id__in=out.values("pk"))
    codes = Counter(code for facts in acts.values_list("facts", flat=True) for code in facts["reasons"])
    return Counter({reason: codes[reason] for reason in ScreeningReason if codes[reason]})


def science_officers(province: str, day: date) -> list[User]:
    """The accounts of those who check the province's proposals on a day."""
    return accounts_holding(Role.SCIENCE_OFFICER, province, day)


def may_read_file(actor: Actor, file: StoredFile) -> bool:
    """The door of the papers: the writers of a dossier that holds the file, the province once it was sent."""
    held = Q(attachments__file=file) | Q(receipts__pdf=file)
    sent = Q(attachments__file=file, attachments__added_at__lte=F("submitted_at")) | Q(receipts__pdf=file)
    offered = Q(corrections__file=file)
    held_now = offered & Q(corrections__state=CorrectionState.ACCEPTED)
    if not actor.is_known:
        return False
    readers = _own(actor) & (held | offered) | _received(actor) & (sent | offered) | _judged(actor) & (sent | held_now)
    return Proposal.objects.filter(readers).exists()


def with_items(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """The orientation items and their fields, fetched once for the whole page."""
    items = OrientationItem.objects.select_related("field").order_by("field__order", "order")
    return proposals.prefetch_related(Prefetch("items", queryset=items))


def open_conflicts(proposal: Proposal) -> list[AnswerRevision]:
    """Saves that met a newer one and wait for a choice."""
    waiting = AnswerRevision.objects.filter(proposal=proposal, conflicted=True, settled_at__isnull=True)
    return list(waiting.order_by("field", "pk"))


def _is_written_alone(proposal: Proposal) -> bool:
    """Nobody but its owner ever worked on it, as the door read it: then there is nothing to ask."""
    return proposal.organisation_id is None and not getattr(proposal, "was_shared", True)


def last_saves_by_others(proposal: Proposal, actor: Actor) -> dict[str, AnswerRevision]:
    """By field, the save that stands, where somebody else than the reader made it."""
    if _is_written_alone(proposal):
        return {}
    standing = AnswerRevision.objects.filter(proposal=proposal, conflicted=False)
    last = standing.order_by("field", "-revision").distinct("field").only("field", "at", "by_id", "by_name")
    return {save.field: save for save in last if save.by_id != actor.user}


def collaborators_of(proposal: Proposal) -> list[Collaborator]:
    """Whoever is invited now, the first invited first."""
    return list(Collaborator.objects.filter(STANDING, proposal=proposal).select_related("user").order_by("pk"))


def remarks_on(proposal: Proposal, *, waiting: bool = False) -> list[Remark]:
    """What was said of the draft, the latest first; with `waiting` only what is to be dealt with."""
    if waiting and _is_written_alone(proposal):
        return []
    remarks = Remark.objects.filter(proposal=proposal)
    return list((remarks.filter(settled_at__isnull=True) if waiting else remarks).order_by("-pk"))


def bodies_with_a_council(province: str, day: date) -> list[Organisation]:
    """Those that compile a common list (BG25-IV-4, BG25-IV-5)."""
    return list(Organisation.objects.filter(province=province, has_council=True).valid_on(day).order_by("name", "pk"))


def public_contests() -> QuerySet[IdeaContest]:
    """Editions of the contest of ideas that were announced, the latest first."""
    shown = (ContestState.ANNOUNCED, ContestState.JUDGING, ContestState.AWARDED)
    return IdeaContest.objects.filter(state__in=shown).select_related("province").order_by("-closes_at", "-pk")


def corrections_of(proposal: Proposal) -> list[Correction]:
    """What its proposer asked to put right after the deadline, the first request first."""
    found = Correction.objects.filter(proposal=proposal).select_related("attachment__file", "file", "proposal")
    return list(found.order_by("pk"))


def confirmations_of(proposal: Proposal) -> list[Confirmation]:
    """What other bodies were asked to confirm of a proposal, the first question first."""
    return list(Confirmation.objects.filter(proposal=proposal).order_by("pk"))


def receipts_of(proposal: Proposal) -> list[Receipt]:
    """The receipts of a dossier, the latest first."""
    return list(Receipt.objects.filter(proposal=proposal).select_related("pdf").order_by("-arrived_at", "-pk"))


def receipt_by_code(code: str) -> Receipt | None:
    """The receipt a code was printed on, however it was typed."""
    return Receipt.objects.select_related("province", "proposal").filter(code=as_printed(code)).first()


def windows_to_propose_in(at: datetime) -> list[IntakeWindow]:
    """Windows of published notices that have not closed, the next to close first."""
    windows = IntakeWindow.objects.filter(notice__state=NoticeState.PUBLISHED).select_related("notice", "province")
    return [window for window in windows.order_by("closes_at", "pk") if not window.is_past_at(at)]


def calls_to_answer(at: datetime) -> list[IntakeWindow]:
    """Calls that bodies opened inside the windows of published notices and that have not closed."""
    calls = IntakeWindow.every.filter(notice__state=NoticeState.PUBLISHED, body__isnull=False, closes_at__gt=at)
    return list(calls.select_related("notice", "province", "body").order_by("closes_at", "pk"))


def items_to_choose_from(proposal: Proposal, terms: list[str], limit: int = 20) -> list[OrientationItem]:
    """Items of the notice the proposal answers that hold all the words, in the order of the notice."""
    items = OrientationItem.objects.filter(field__notice=proposal.window.notice_id).select_related("field")
    for term in terms:
        items = items.filter(search__contains=term)
    return list(items.order_by("field__order", "order")[:limit])


def proposed_by(person: Person, province: Province, year: int) -> list[tuple[str, str]]:
    """Number and title of what somebody proposed in a province in a year, in the order it was sent (CT-3-2)."""
    sent = Proposal.objects.filter(proposer=person, province=province, submitted_at__isnull=False).exclude(
        state="draft"
    )
    rows = sent.order_by("submitted_at", "pk").values_list("number", "title", "submitted_at")
    return [(number, title) for number, title, at in rows if at and at.astimezone(LEGAL_ZONE).year == year]
