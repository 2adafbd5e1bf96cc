"""Nobody but who names reviewers reads how gladly a member would review: read by everybody, everywhere, side by side."""

from datetime import timedelta

import pytest
from django.db import transaction

from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.services.state_preferences import state_preferences
from gieo.councils.sitting.facts import Answer, DeclarationFacts
from gieo.kernel.actors import Role
from gieo.selection.models import Selection
from gieo.selection.selection.procedure import SELECTION_PROCEDURE as PROCEDURE
from tests.councils.leaks import differences, files_are_there, officer_elsewhere, read_by
from tests.selection.cast import Cast
from tests.selection.cast_term import FOUNDED, SENT, founded

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

NONE = DeclarationFacts(answer=Answer.NONE)


@pytest.mark.requirement("X-14")
def test_every_answer_is_the_same_whatever_a_member_would_rather_do(at, settings, tmp_path):
    """Hosts, colleagues, the chair, the office that names nobody: whether anything was said, and what, tells nothing."""
    settings.MEDIA_ROOT = str(tmp_path)
    cast = Cast("BN", later=timedelta(weeks=52))
    item = founded(cast)
    for number in range(3, 6):
        pledge_confidentiality(item=Selection.objects.get(pk=item.pk), actor=cast.member(number), at=cast.time(FOUNDED))
        cast.do(Selection.objects.get(pk=item.pk), "declare_early", cast.member(number), FOUNDED, NONE)
    files_are_there()
    at(cast.time(SENT))
    first, second = (each.number for each in item.applications)
    readers = {
        "host": cast.host("Viện Cây ăn quả"), "colleague": cast.member(4), "chair": cast.member(0),
        "director": cast.of(Role.DIRECTOR), "elsewhere": officer_elsewhere(), "nobody": None,
    }  # fmt: skip
    told = []
    for said in ({}, {first: "eager", second: "rather_not"}):
        with transaction.atomic():
            state_preferences(
                procedure=PROCEDURE, item=Selection.objects.get(pk=item.pk), wishes=said, actor=cast.member(3),
                at=cast.time(SENT),
            )  # fmt: skip
            told.append(read_by(readers, [item.number, first, second]))
            transaction.set_rollback(True)
    assert differences(*told) == []
    assert any("/phan-bien" in address for address in told[0]["colleague"].answers), "the crawler asks the pages"
    assert any("/nguyen-vong/" in address for address in told[0]["colleague"].answers)
