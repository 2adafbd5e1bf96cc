"""A finished task is judged by its host, filed, checked, rated by nine, perfected, registered and recognised."""

from datetime import date

import pytest

from gieo.acceptance.acceptance.facts import CertificateFacts
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from tests.acceptance import makers
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("ready")]


def test_from_the_end_of_the_contract_to_the_recognition() -> None:
    acceptance = makers.opened()
    assert acceptance.due_at.date() == date(2024, 5, 2)  # 28/4 is a Sunday, 30/4 and 1/5 are holidays
    accepted = makers.accepted(acceptance)
    assert (accepted.state, accepted.rating, accepted.task.rating) == ("perfecting", "met", "met")
    assert accepted.task.accepted_on == date(2024, 5, 14)
    done = makers.perfected(accepted)
    facts = CertificateFacts(number="01/GCN", issued_on=date(2024, 6, 10))
    done = act(done, "note_certificate", actor=makers.officer(), at=moment("2024-06-10 09:00"), facts=facts).subject
    done = act(done, "recognise", actor=makers.director(), at=moment("2024-06-12 09:00")).subject
    assert done.state == "recognised"
    assert not DocketEntry.objects.get(number=done.number).is_open
