"""What every reader gets of a council, of signed papers, of letters, of a result: in a world where they are there."""

from tests.portal.at_work import GIVEN
from tests.portal.matrix_shape import DENIED, FINE, HIDDEN, SENT_ON, Gets, all_get

SITTING = frozenset({"sitting_chair", "sitting_secretary", "sitting_member"})
READERS = ("nobody", *(role.value for role in GIVEN), "all_elsewhere", *sorted(SITTING), "unpledged", "proposer_of_it")
ALL = frozenset(READERS)
STAFF = frozenset({"finance_officer", "inspector", "records_clerk", "science_officer"})
DAY = frozenset({"auditor", "inspector", "science_officer", "sitting_secretary"})  # who runs or watches the day
# who reads a dossier that lies before a council
COUNCIL = SITTING | {"auditor", "chairman", "director", "inspector", "records_clerk", "science_officer"}
OFFICER = frozenset({"science_officer"})
PAID_BY = frozenset({"finance_officer", "science_officer", "sitting_secretary"})
AT_DESKS = frozenset({"auditor", "chairman", "director", "records_clerk", "science_officer"})
WITHOUT_A_COUNCIL = frozenset({"administrator", "proposer", "proposer_of_it"})
SENT_PAPERS = STAFF | {"auditor", "chairman", "director"}
PAY = frozenset({"auditor", "chairman", "director", "finance_officer", "inspector", "records_clerk", "science_officer"})
PRIORITIES = frozenset({"auditor", "chairman", "director", "finance_officer", "science_officer"})

AT_WORK: dict[str, Gets] = {
    "councils:board": Gets(to=COUNCIL, others=HIDDEN),
    # whoever was called to the council and has not pledged finds nothing but where to pledge
    "councils:member": Gets(to=SITTING | {"unpledged"}, others=HIDDEN),
    "councils:invitation": Gets(to=SITTING, what=SENT_ON, others=HIDDEN, but=all_get(FINE, frozenset({"unpledged"}))),
    "councils:preferences": Gets(to=frozenset({"sitting_member"}), others=HIDDEN),
    "councils:reviewing": Gets(to=OFFICER, others=HIDDEN),
    "councils:reviewing-workbook": Gets(to=OFFICER, others=HIDDEN),
    "councils:ballot": Gets(to=SITTING, others=HIDDEN),
    "councils:ballot-workbook": Gets(to=SITTING, others=HIDDEN),
    "councils:day": Gets(to=DAY, others=HIDDEN),
    "councils:remarks": Gets(to=frozenset({"science_officer", "sitting_secretary"}), others=HIDDEN),
    "councils:reply": Gets(to=frozenset({"proposer_of_it"}), others=HIDDEN),
    "councils:ballot-paper": Gets(to=SITTING, others=HIDDEN),
    "councils:minutes": Gets(to=DAY, others=HIDDEN),
    "councils:fees": Gets(to=PAID_BY, others=HIDDEN),
    "councils:fee-list": Gets(to=PAID_BY, others=HIDDEN),
    "councils:fee-workbook": Gets(to=PAID_BY, others=HIDDEN),
    "councils:letters": Gets(to=OFFICER, others=HIDDEN),
    "councils:letter-round": Gets(to=OFFICER, others=HIDDEN),
    "councils:choosing": Gets(to=frozenset({"chairman", "director", "science_officer"}), others=HIDDEN),
    "selection:team-unwanted": Gets(to=frozenset({"chairman", "director", "science_officer"}), others=HIDDEN),
    "councils:standing-decision": Gets(
        to=ALL - {"nobody", "administrator", "proposer", "all_elsewhere", "proposer_of_it"},
        but=all_get(HIDDEN, frozenset({"all_elsewhere"})),
    ),
    # what one member did: the own sheet, and for the office every one
    "councils:activity": Gets(to=AT_DESKS, others=HIDDEN, but=all_get(DENIED, WITHOUT_A_COUNCIL)),
    "councils:activity-sheet": Gets(to=AT_DESKS, others=HIDDEN, but=all_get(DENIED, WITHOUT_A_COUNCIL)),
    "councils:conclusions": Gets(
        to=ALL - {"nobody", "administrator", "proposer", "all_elsewhere", "proposer_of_it"},
        but=all_get(HIDDEN, frozenset({"all_elsewhere"})),
    ),
    "councils:regulation": Gets(
        to=ALL - {"nobody", "administrator", "proposer", "all_elsewhere", "proposer_of_it"},
        but=all_get(HIDDEN, frozenset({"all_elsewhere"})),
    ),
    "records:papers": Gets(to=STAFF | {"auditor", "chairman", "director"}, others=HIDDEN),
    "records:sign": Gets(to=STAFF | {"chairman", "director"}, others=HIDDEN),
    "records:seal": Gets(to=frozenset({"records_clerk"}), others=HIDDEN),
    # of a document that was sent; others who read it are told whose copies these are
    "records:copy": Gets(
        to=frozenset({"records_clerk"}), others=HIDDEN, but=all_get(DENIED, SENT_PAPERS - {"records_clerk"})
    ),
    "records:package": Gets(to=SENT_PAPERS, others=HIDDEN),
    "records:series": Gets(to=STAFF, but=all_get(HIDDEN, frozenset({"all_elsewhere"}))),
    "records:letters-package": Gets(to=STAFF, but=all_get(HIDDEN, frozenset({"all_elsewhere"}))),
    "records:progress": Gets(to=STAFF, but=all_get(HIDDEN, frozenset({"all_elsewhere"}))),
    "records:letter": Gets(to=STAFF, but=all_get(HIDDEN, frozenset({"all_elsewhere"}))),
    "proposals:priorities": Gets(to=PRIORITIES | {"all_elsewhere"}),
    "proposals:priority-version": Gets(to=PRIORITIES, but=all_get(HIDDEN, frozenset({"all_elsewhere"}))),
    "outcomes:result": Gets(to=ALL),
    "registry:import": Gets(
        to=frozenset({"director", "science_officer"}), but=all_get(HIDDEN, frozenset({"all_elsewhere"}))
    ),
    "dossiers:paper": Gets(to=COUNCIL, others=HIDDEN),
    "dossiers:version-paper": Gets(to=COUNCIL, others=HIDDEN),
    "audit:procedure": Gets(to=COUNCIL - SITTING, others=HIDDEN),
    "audit:procedure-package": Gets(to=COUNCIL - SITTING, others=HIDDEN),
    # of a contract under the law of 2025
    "lifecycle:remuneration": Gets(to=PAY, others=HIDDEN),
    "lifecycle:remuneration-list": Gets(to=PAY, others=HIDDEN),
    "lifecycle:remuneration-sheet": Gets(to=PAY, others=HIDDEN),
}

# who is let in by an address that changes something
CHANGES_AT_WORK: dict[str, frozenset[str]] = {
    "councils:choose": frozenset({"chairman", "director", "science_officer"}),
    "selection:review-unwanted": frozenset({"chairman", "director", "science_officer"}),
    "records:take-over": STAFF & COUNCIL,  # whoever drafts papers and reads the dossier
    "councils:pledge": SITTING | {"unpledged"},
    "councils:reviewing-import": OFFICER,
    "councils:ask-preferences": OFFICER,
    "councils:note": SITTING,
    "councils:mark": frozenset({"sitting_chair"}),
    "councils:keep-reply": frozenset({"proposer_of_it"}),
    "councils:ballot-preview": SITTING,
    "councils:ballot-import": SITTING,
    "councils:observe": DAY,
    "councils:write-minutes": DAY,
    "councils:bind": DAY,
    "councils:answer-question": DAY,
    "councils:release-letters": OFFICER,
    "councils:hold-letters": OFFICER,
    "records:start": STAFF,
    "records:stop": STAFF,
    "proposals:freeze-priorities": PRIORITIES | {"all_elsewhere"},
    "proposals:tag-technology": PRIORITIES,
    "registry:take-in": frozenset({"director", "science_officer"}),
    "registry:take-back": frozenset({"director", "science_officer"}),
}
