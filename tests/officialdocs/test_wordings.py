"""An item that was only rebuilt can be worded by the province; one that was seen on the official paper cannot."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from gieo.kernel.refusal import Refused
from gieo.officialdocs.forms import library
from gieo.officialdocs.models import ItemWording
from gieo.officialdocs.services.word_item import word_item
from tests.conftest import moment
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.officialdocs.reading import pages_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")
FORM, ITEM = "c1-pdg", "H3"


def paper(client: Client) -> str:
    return " ".join(pages_of(client.get(reverse("officialdocs:paper", args=[FORM, "pdf"])).content))


def test_an_item_is_worded_on_its_page_printed_so_and_confirmed_once_it_was_seen(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    client.force_login(user_of(officer_of(province_of("LS"))))
    url = reverse("officialdocs:item", args=[FORM, ITEM])
    assert "Tên nhiệm vụ đề xuất (*)" in paper(client)
    assert client.post(url, {"label": "Tên đề tài", "seen_at": ""}).status_code == 302
    assert "Tên đề tài (*)" in paper(client)
    client.post(url, {"label": "Tên đề tài", "seen_at": "Bản in kèm QĐ 47/2018, trang 12"})
    printed = paper(client)
    assert "Tên đề tài:" in printed
    assert "Tên đề tài (*)" not in printed
    page = client.get(reverse("officialdocs:sample", args=[FORM])).content.decode()
    assert "Bản in kèm QĐ 47/2018, trang 12" in page
    assert client.get(url).content.decode().count("10:00 24/11/2026") == 2
    assert client.post(url, {"label": " "}).status_code == 409
    other = Client()
    other.force_login(user_of(officer_of(province_of("BG"))))
    assert "Tên nhiệm vụ đề xuất (*)" in paper(other), "another province has its own words"


def test_what_was_seen_on_the_official_paper_keeps_its_name(client: Client) -> None:
    officer, form = officer_of(province_of("LS")), library.get("ls-2024")
    asked: dict[str, Any] = {"province": province_of("LS"), "label": "Khác", "seen_at": "", "at": AT}
    with pytest.raises(Refused) as refused:
        word_item(form=form, item="1", actor=officer, **asked)
    assert refused.value.codes == ("confirmed",)
    with pytest.raises(Refused) as stranger:
        word_item(form=library.get(FORM), item="Z9", actor=proposer_of(province_of("LS")), **asked)
    assert stranger.value.codes == ("not_yours", "no_item")
    client.force_login(user_of(officer))
    assert client.get(reverse("officialdocs:item", args=["ls-2024", "1"])).status_code == 404


def test_what_was_said_before_stays() -> None:
    said = word_item(
        province=province_of("LS"), form=library.get(FORM), item=ITEM, label="Tên", seen_at="",
        actor=officer_of(province_of("LS")), at=AT,
    )  # fmt: skip
    with pytest.raises(ProgrammingError), transaction.atomic():
        ItemWording.objects.filter(pk=said.pk).update(label="x")
