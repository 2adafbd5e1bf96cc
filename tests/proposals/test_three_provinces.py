"""The same code serves every province: numbers, names, letterhead and rules come from its configuration alone."""

import re

import pytest

from gieo.identity.models import Province
from gieo.officialdocs import render_pdf
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.documents.submission_receipt import RECEIPT, receipt_context
from gieo.proposals.door import dossier_for
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.rulebooks import library
from tests.conftest import REPOSITORY
from tests.factories import PROVINCES
from tests.proposals.conftest import IN_TIME
from tests.proposals.documents.test_printed_form import text_of

pytestmark = pytest.mark.db


@pytest.mark.requirement("X-11")
@pytest.mark.parametrize("code", ["BG", "BP", "LS"])  # the provinces of 2024
def test_from_draft_to_receipt_in_the_name_of_the_province(db, make_ready, code):
    slug, name, family = PROVINCES[code]
    province = Province.objects.create(code=code, slug=slug, name=name, family=family)
    profile = library.latest(family).profile
    proposal, actor = make_ready(province, f"Người {name}")
    receipt = submit_proposal(proposal=proposal, actor=actor, at=IN_TIME)
    proposal = dossier_for(actor, proposal.number)
    assert (receipt.number, proposal.number) == (f"{code}-TN-2024-0001", f"{code}-DX-2025-0001")
    assert proposal.rulebook.startswith(f"{family}/")
    paper = text_of(render_pdf(RECEIPT, receipt_context(receipt, proposal)).content)
    assert profile.letterhead_parent in paper
    form = text_of(render_pdf(form_kind(proposal), form_context(proposal, at=IN_TIME)).content)
    assert f"{profile.place}, ngày 20 tháng 4 năm 2024" in form
    for other in {"Bắc Giang", "Lạng Sơn", "Bình Phước"} - {name}:
        assert other.upper() not in paper
        assert f"{other}, ngày" not in form


@pytest.mark.unit
@pytest.mark.requirement("X-11")
def test_no_province_is_named_in_the_code():
    """But for the form that stands in until a province has its own, examples in help texts, invented programmes, benchmarks."""
    named = re.compile("|".join(part for slug, name, _family in PROVINCES.values() for part in (slug, name)))
    source = REPOSITORY / "src" / "gieo"
    found = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if path.parts[-2] not in {"demo", "simulation"}
        and any(named.search(line) for line in _code_of(path.read_text()))
    }
    measuring = {"cli/bench_deadline.py", "cli/bench_pages.py", "cli/overlap_measuring.py", "cli/register_filling.py"}
    assert found <= {
        "proposals/forms.py",
        "cli/notices.py",
        "cli/plans.py",
        "cli/registry.py",
        "cli/year.py",
        *measuring,
    }


def _code_of(text: str) -> list[str]:
    """Lines without comments and docstrings."""
    without = re.sub(r'"""(?:.|\n)*?"""', "", text)
    return [line.partition("#")[0] for line in without.splitlines()]
