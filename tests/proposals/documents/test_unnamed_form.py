"""The form without names: as it was sent, for officers alone."""

import pytest

from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.officialdocs.reading import pages_of
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_an_officer_prints_what_is_proposed_and_nothing_of_who_proposes(
    ready, proposer, officer, stranger, sign_in
) -> None:
    written = "Đinh Thị Lan đã thử ở Tràng Định; gọi 0912 345 678"
    save_answer(
        proposal=ready, field="objectives", value=written, base_revision=ready.revisions.get("objectives", 0),
        actor=proposer, at=IN_TIME,
    )  # fmt: skip
    path = f"/ho-so/{ready.number}/phieu-khong-neu-ten.pdf"
    assert sign_in(proposer).get(path).status_code == 404
    ready.refresh_from_db()
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    page = sign_in(officer).get(f"/ho-so/{ready.number}").content.decode()
    assert path in page
    whole, unnamed = (
        " ".join(" ".join(pages_of(sign_in(officer).get(each).content)).split())
        for each in (f"/ho-so/{ready.number}/phieu.pdf", path)
    )
    contact = ready.answers["contact"]
    for hidden in ("Đinh Thị Lan", "0912 345 678", contact["email"], contact["phone"]):
        assert hidden in whole, hidden
        assert hidden not in unnamed, hidden
    assert "Tràng Định" in unnamed
    assert ready.title in unnamed
    for reader in (proposer, stranger):
        assert sign_in(reader).get(path).status_code == 404
        assert path not in sign_in(proposer).get(f"/ho-so/{ready.number}").content.decode()
