"""A body that issues papers itself does so under its own letters; until they are known the place is dotted."""

import pytest
from django.test import Client

from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import issued_by
from gieo.dossiers.services.act import act
from gieo.identity.models import Organisation
from gieo.identity.services.lay_down_letters import lay_down_letters
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.officialdocs import render_docx, render_pdf
from gieo.orientation.models import Order
from tests.conftest import moment
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.officialdocs.reading import lines_of, pages_of, word_file
from tests.orientation.order.test_order import focal, order

pytestmark = [pytest.mark.web, pytest.mark.django_db]

SENT = moment("2023-11-10 09:00")


def letter_of(sent: Order, reader: Actor) -> str:
    entry = DocketEntry.objects.get(number=sent.number)
    issued = issued_by(entry, history_of(sent).get(name="send").sequence, "order_letter", reader)
    assert issued
    paper, context = issued
    printed = " ".join(pages_of(render_pdf(paper.layout, context).content))
    written = "\n".join(lines_of(word_file(render_docx(paper.layout, context))))
    number = next(line for line in written.splitlines() if line.startswith("Số:"))
    assert number in printed
    return number


@pytest.mark.requirement("X-9")
def test_an_order_bears_the_letters_of_the_department_that_wrote_it() -> None:
    actor = focal()
    sent = act(order(actor), "send", actor=actor, at=SENT).subject
    assert letter_of(sent, actor) == "Số: ………/………"
    body = Organisation.objects.get(name="Sở Y tế")
    lay_down_letters(organisation=body, letters=" SYT ", actor=actor)
    assert letter_of(sent, actor) == "Số: ………/SYT"


def test_letters_are_written_by_the_body_or_an_officer_and_have_to_fit_into_a_number() -> None:
    actor = focal()
    body = Organisation.objects.get(name="Sở Y tế")
    for stranger in (focal("Sở Xây dựng"), proposer_of(province_of("BG")), officer_of(province_of("LS"))):
        with pytest.raises(Refused) as refused:
            lay_down_letters(organisation=body, letters="SYT", actor=stranger)
        assert refused.value.codes == ("not_yours",)
    for typed in ("05/SYT", "s!", "X" * 21):
        with pytest.raises(Refused) as refused:
            lay_down_letters(organisation=body, letters=typed, actor=actor)
        assert refused.value.codes == ("no_letters",)
    lay_down_letters(organisation=body, letters="SYT", actor=officer_of(province_of("BG")))
    body.refresh_from_db()
    assert body.letters == "SYT"


def test_the_page_shows_ones_own_body_and_an_officer_finds_those_of_the_province() -> None:
    actor, here = focal(), "/lam-viec/chu-viet-tat"
    own, officer = Client(), Client()
    own.force_login(user_of(actor))
    officer.force_login(user_of(officer_of(province_of("BG"))))
    body = Organisation.objects.get(name="Sở Y tế")
    assert "Sở Y tế" in own.get(here).content.decode()
    wrong = own.post(here, {"body": body.pk, "letters": "05/SYT"})
    assert wrong.status_code == 422
    assert "viết liền" in wrong.content.decode()
    assert own.post(here, {"body": body.pk, "letters": "SYT"}).status_code == 302
    assert 'value="SYT"' in own.get(here).content.decode()
    other = focal("Sở Xây dựng")
    another = Client()
    another.force_login(user_of(other))
    assert "Sở Y tế" not in another.get(here).content.decode()
    assert another.post(here, {"body": body.pk, "letters": "X"}).status_code == 404
    assert "Sở Y tế" not in officer.get(here).content.decode()
    assert "Sở Y tế" in officer.get(f"{here}?q=so y te").content.decode()
