"""The pages of a paper that goes with a proposal, looked at once, when it comes in."""

from functools import lru_cache
from pathlib import Path

from gieo.files.models import StoredFile
from gieo.kernel.media import PDF
from gieo.officialdocs.page_looks import look_at
from gieo.proposals.forms import form_of
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.rules.issues import Issue
from gieo.proposals.rules.page_check import Fault, faults_of, issue_of
from gieo.proposals.rules.surroundings import ATTACHMENTS


def page_faults(file: StoredFile, kind: str, form: str) -> list[Fault]:
    """What is amiss with its pages; of a signed form only, for nothing else is asked how it looks."""
    if kind != AttachmentKind.SIGNED_FORM or file.media_type != PDF:
        return []
    return list(_faults(file.sha256, file.path, form))


@lru_cache(maxsize=64)
def _faults(_content: str, path: Path, form: str) -> tuple[Fault, ...]:
    """The same paper is sent again while the rest of a form is put right, and need not be measured again."""
    return tuple(faults_of(look_at(path), form_of(form)))


def issues_of_paper(paper: Attachment, proposal: Proposal) -> list[Issue]:
    """The same in words, for whoever reads the paper."""
    form = form_of(proposal.form)
    return [issue_of(fault, form, field=ATTACHMENTS) for fault in paper.page_faults]
