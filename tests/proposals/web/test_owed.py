"""Who proposes and still owes something on a running task: the writer and the officer are told, nothing is stopped."""

from datetime import timedelta

import pytest
from django.test import Client

from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.proposals.guards import ALLOWED
from gieo.proposals.models import AttachmentKind
from gieo.proposals.owed import owed_by_proposer
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule
from tests.acceptance import makers
from tests.factories import notice_draft, officer_of, province_of, published, window_for
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.web, pytest.mark.django_db]

SAID = "Viện Nghiên cứu Rau quả còn việc quá hạn ở nhiệm vụ đang làm:"


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


def a_rule_that_allows(number: int) -> FigureRule:
    return FigureRule(
        what="Việc quá hạn mà vẫn được nộp phiếu", operator="<=", value=number, unit="việc", basis=("TT06-2023:3",)
    )


def test_the_writer_and_the_officer_see_what_is_late_and_nobody_is_stopped(
    at, settings, fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SESSION_COOKIE_AGE = 10**9
    late = makers.opened()
    assert late.due_at
    after = late.due_at + timedelta(days=1)
    notice = notice_draft(province_of("BG"), at=after - timedelta(days=9))
    window = window_for(notice, opens=(after - timedelta(days=5)).date(), closes=(after + timedelta(days=9)).date())
    published(notice, at=after - timedelta(days=9))
    window.refresh_from_db()
    writer = makers.host()
    draft = start_proposal(window=window, actor=writer, at=after)
    assert draft.organisation == makers.host_body()
    assert owed_by_proposer(draft, writer, at=late.due_at - timedelta(days=1)) == []
    [entry] = owed_by_proposer(draft, writer, at=after)
    assert entry.number == late.number
    at(f"{after:%Y-%m-%d} 10:00")
    page = browser(writer).get(f"/ho-so/{draft.number}/soan").content.decode()
    assert SAID in page
    assert entry.get_absolute_url() in page
    signed = AttachmentKind.SIGNED_FORM
    attach_file(proposal=fill(draft), kind=signed, name="ky.png", content=PNG, actor=writer, at=after)
    with monkeypatch.context() as strict:  # where an instrument says so, who owes is shut out, with its article
        real, rule = library.get, a_rule_that_allows(0)
        strict.setattr(
            library, "get", lambda key: real(key).model_copy(update={"figures": {**real(key).figures, ALLOWED: rule}})
        )
        with pytest.raises(Refused) as refused:
            submit_proposal(proposal=draft, actor=writer, at=after)
        assert refused.value.codes == ("owes",)
        assert late.number in str(refused.value.refusals[0])
        assert refused.value.refusals[0].basis == ("TT06-2023:3",)
    submit_proposal(proposal=draft, actor=writer, at=after)
    check = browser(officer_of(province_of("BG"))).get(f"/ho-so/{draft.number}/viec/tong-hop")
    assert SAID in check.content.decode()
    assert owed_by_proposer(draft, officer_of(province_of("LS")), at=after) == [], "not of another province"
