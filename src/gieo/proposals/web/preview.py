"""The official page as it will be printed, page by page, and how full it is."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import caches

from gieo.officialdocs import measure, print_ahead, render_svg_pages
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.forms import form_of
from gieo.proposals.models import Proposal

KEPT_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages as they stand.

    Attributes:
        pages: fingerprint of each page, part of its address: a page that did not change is not fetched again.
        fill: pages used, with a fraction.
        limit: pages allowed; `basis` says by which article.
    """

    pages: list[str]
    fill: float
    limit: int
    basis: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """More pages than the form allows."""
        return len(self.pages) > self.limit


def preview_of(proposal: Proposal, *, at: datetime) -> Preview:
    """Render the pages, keep them for the pictures that are asked for next, and measure."""
    form = form_of(proposal.form)
    kind, context = form_kind(proposal), form_context(proposal, at=at)
    pages = {_fingerprint(svg): svg for svg in render_svg_pages(kind, context)}
    caches["process"].set_many({_key(proposal, mark): svg for mark, svg in pages.items()}, KEPT_SECONDS)
    fill = measure(kind, context).fill
    return Preview(pages=list(pages), fill=fill, limit=form.page_limit, basis=form.page_limit_basis)


def preview_before_sending(proposal: Proposal, *, at: datetime) -> Preview:
    """The same on the page that leads to the click; the form is printed meanwhile, so that the click need not."""
    print_ahead(form_kind(proposal), form_context(proposal, at=at))
    return preview_of(proposal, at=at)


def page_svg(proposal: Proposal, page: int, mark: str, *, at: datetime) -> str | None:
    """The picture of a fingerprint; one that another process rendered is rendered anew. None beyond the last page."""
    kept: str | None = caches["process"].get(_key(proposal, mark)) if mark else None
    if kept is not None:
        return kept
    pages = render_svg_pages(form_kind(proposal), form_context(proposal, at=at))
    return pages[page - 1] if 0 < page <= len(pages) else None


def _fingerprint(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()[:24]


def _key(proposal: Proposal, mark: str) -> str:
    return f"proposal-page:{proposal.pk}:{mark}"
