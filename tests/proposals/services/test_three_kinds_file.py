"""A person, an enterprise and another body each open an account of their own accord, and file (BG25-IV-6)."""

import pytest

from gieo.identity.models import OrganisationKind, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_proposer import register_proposer
from gieo.proposals.models import AttachmentKind
from gieo.proposals.queue import Filters, found
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import DAY, IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.db, pytest.mark.requirement("BG25-IV-6")]

KINDS = {
    "Vi Văn Tự": ("", OrganisationKind.OTHER),
    "Đặng Thị Nga": ("Công ty Hồi Vân", OrganisationKind.ENTERPRISE),
    "Lường Văn Kim": ("Hội Làm vườn Chi Lăng", OrganisationKind.OTHER),
}


@pytest.mark.django_db
def test_each_of_the_three_registers_writes_and_files(window, fill, officer):
    for number, (name, (body, kind)) in enumerate(KINDS.items()):
        user = User.objects.create_user(f"moi.{number}@gieo.test")
        register_proposer(
            user=user, full_name=name, province=window.province, on=DAY, phone="0912345678",
            organisation_name=body, organisation_kind=kind,
        )  # fmt: skip
        actor = actor_of(user, DAY)
        draft = fill(start_proposal(window=window, actor=actor, at=IN_TIME), task_name=f"Nhiệm vụ của {name}")
        assert (draft.organisation.name if draft.organisation else "") == body
        if body:
            signed = AttachmentKind.SIGNED_FORM
            attach_file(proposal=draft, kind=signed, name="ky.png", content=PNG, actor=actor, at=IN_TIME)
        submit_proposal(proposal=draft, actor=actor, at=IN_TIME)
    assert sorted(each.proposer.full_name for each in found(officer, Filters())) == sorted(KINDS)
