"""Every document of the life cycle stands in the gallery under its own name, with words of its own and its law."""

import re
from collections import Counter
from itertools import chain

import pytest

from gieo.dossiers.gallery import stage_papers
from gieo.dossiers.kinds import kinds
from gieo.dossiers.specimens import HERE, invented, specimens_of
from gieo.officialdocs import catalogue, library, render_docx, render_pdf
from gieo.rulebooks import library as rulebooks
from tests.officialdocs.reading import lines_of, pages_of, without_breaks, word_file

pytestmark = pytest.mark.unit

COUNCILS = ("determination", "selection", "adjustment", "acceptance")
# What a province writes from the orientation to the table of statistics → where it stands in the gallery.
LIFE_CYCLE = {
    "notice of orientation": ("the-thuc-orientation-notice",),
    "receipts": ("the-thuc-submission-receipt", "application-application-receipt", "acceptance-receipt"),
    "supplement and return letters": ("proposal-supplement-letter", "proposal-screening-answer", "acceptance-answer"),
    "lists": ("common-list-common-list", "proposal-compiled-list", "commissioned-task-publication-notice"),
    "founding decisions": (
        *(f"{council}-council-decision" for council in COUNCILS),
        "budget-appraisal-panel-decision",
        "council-standing-council-decision",
    ),
    "invitations": tuple(f"{council}-council-invitation" for council in COUNCILS),
    "opening minutes": ("call-opening-minutes",),
    "remarks": ("selection-remarks", "acceptance-remarks"),
    "ballots": ("council-ballot", "acceptance-ballot", "selection-score-sheets"),
    "tally sheets": tuple(f"{council}-tally-sheet" for council in COUNCILS),
    "rankings": ("selection-ranking",),
    "minutes of each council kind": (
        *(f"{council}-council-minutes" for council in COUNCILS),
        "council-session-grassroots-minutes",
        "council-thematic-conclusions",
    ),
    "appraisal minutes": ("budget-appraisal-appraisal-minutes", "budget-appraisal-appraisal-annex"),
    "approval decisions": ("approval-approval-decision", "commissioned-task-commissioning-decision"),
    "contract and annexes": ("contract-contract", "contract-annex"),
    "periodic report": ("progress-report-progress-report",),
    "check notice and minutes": ("check-check-notice", "check-visit-minutes", "check-check-minutes"),
    "confirmations": ("check-work-confirmation", "check-spending-confirmation"),
    "adjustment decisions": ("adjustment-adjustment-decision", "adjustment-adjustment-answer"),
    "pause and termination": ("contract-pause-notice", "contract-termination-decision"),
    "acceptance file and minutes": ("acceptance-request", "acceptance-self-evaluation", "acceptance-readiness-minutes"),
    "recognition decision": ("acceptance-recognition",),
    "liquidation": ("contract-liquidation-minutes",),
    "registration dossier": ("registration-certificate", "registration-rights-decision", "tt14-m5"),
    "replication scheme": ("replication-scheme",),
    "assignment": ("replication-assignment",),
    "budget table to Finance": ("replication-finance-letter", "replication-budget-plan", "estimate-funding-proposal"),
    "yearly reports": ("return-yearly-report", "plan-plan-report"),
    "reminders": ("duty-reminder", "duty-quota-reminder", "plan-urging-letter"),
    "commendation": ("outcome-commendation",),
    "statistics tables": ("01-tkth-khcn-dp", "02-tkth-khcn-dp", "04-khcn-nv"),
}
PAPERS = {sample.key: sample for sample in stage_papers()}


@pytest.mark.parametrize("written", LIFE_CYCLE)
def test_every_document_of_the_life_cycle_is_in_the_gallery(written: str) -> None:
    for key in LIFE_CYCLE[written]:
        assert catalogue.find(key).legal_basis, key


def test_every_document_has_a_specimen_of_its_own_and_no_specimen_is_of_nothing() -> None:
    issued = {
        (kind.name, key) for kind in kinds() for row in kind.workflow.rows for key in row.issues if key in kind.papers
    }
    assert {f"{kind}-{key}".replace("_", "-") for kind, key in issued} <= set(PAPERS)
    written = {(path.stem, key) for path in HERE.glob("*.yaml") if path.name != "invented.yaml"
               for key in specimens_of(path.stem)}  # fmt: skip
    assert {f"{group}-{key}".replace("_", "-") for group, key in written} == set(PAPERS)
    bodies = Counter(str(specimens_of(group)[key].parts) for group, key in written)
    assert [body[:80] for body, times in bodies.items() if times > 1] == []


def test_every_document_rests_on_articles_that_are_known() -> None:
    index = rulebooks.legal_index()
    assert {sample.key for sample in PAPERS.values() if not sample.legal_basis} == set()
    assert {key for sample in PAPERS.values() for key in sample.legal_basis if key not in index} == set()


@pytest.mark.parametrize("key", PAPERS)
def test_a_document_says_in_both_forms_all_that_its_specimen_says(key: str) -> None:
    sample = PAPERS[key]
    said = sample.fill(False)
    pdf = render_pdf(sample.kind, said)
    printed = "".join(map(without_breaks, pages_of(pdf.content)))
    assert re.findall(r"\[thiếu[^]]*\]", " ".join(pages_of(pdf.content))) == []
    assert 1 <= pdf.pages <= 4
    assert without_breaks(invented().profile.place) in printed or library.get(sample.kind).kind in {"sheet", "minutes"}
    lines = [without_breaks(line) for line in lines_of(word_file(render_docx(sample.kind, said)))]
    assert [line for line in lines if line not in printed] == []


@pytest.mark.parametrize("key", ["determination-council-invitation", "selection-council-invitation"])
def test_an_invitation_bears_its_name(key: str) -> None:
    (page,) = pages_of(render_pdf("official_letter", PAPERS[key].fill(False)).content)
    assert "GIẤY MỜI" in page
    assert "V/v" not in page


def test_a_blank_document_leaves_signatures_and_number_to_the_hand() -> None:
    sample = PAPERS["selection-council-minutes"]
    names = specimens_of("selection")["council_minutes"].names
    filled, blank = (" ".join(pages_of(render_pdf(sample.kind, sample.fill(empty)).content)) for empty in (False, True))
    assert names
    assert all(name in filled for name in names)
    assert "[thiếu" not in blank


def test_nobody_of_the_gallery_is_of_a_real_province() -> None:
    real = {book.profile.place for book in rulebooks.rulebooks() if book.profile}
    text = "\n".join(path.read_text() for path in HERE.glob("*.yaml"))
    assert [place for place in sorted(real) if place in text] == []
    assert list(chain.from_iterable(LIFE_CYCLE.values()))
