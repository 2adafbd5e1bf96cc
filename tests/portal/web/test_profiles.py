"""The pages on which a profile is typed, and on which a day of the past is read."""

from pathlib import Path

import pytest
from django.test import Client

from gieo.core import clock
from gieo.environment import env
from gieo.identity.models import Organisation, OrganisationKind, Person
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import officer_of, person_in, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]
OWN = "/lam-viec/ly-lich"


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user
    client.force_login(person.user)
    return client


@pytest.fixture
def college() -> Organisation:
    return register_organisation(
        name="Trường Cao đẳng Lạng Sơn", kind=OrganisationKind.UNIVERSITY, province=province_of("LS"),
        verified_at=moment("2026-01-05 08:00"),
    )  # fmt: skip


@pytest.fixture
def lan(college: Organisation) -> Person:
    return person_in(Role.PROPOSER, province_of("LS"), name="Đinh Thị Lan", email="lan@gieo.test", body=college)


def test_an_own_profile_is_written_refused_in_words_and_read_as_of_a_day(lan: Person, at: clock.Setter) -> None:
    at("2026-11-26 09:00")
    client = signed_in(lan)
    refused = client.post(OWN, {"phone": "gọi sau", "degree": "TS"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Số điện thoại chỉ gồm chữ số" in page
    assert 'value="gọi sau"' in page, "nothing typed is lost"
    assert 'value="TS"' in page
    assert client.post(OWN, {"phone": "0912 000 222", "degree": "TS"}).status_code == 302
    at("2026-11-28 09:00")
    client.post(OWN, {"phone": "0912 000 333", "degree": "PGS. TS"})
    then = client.get(OWN, {"ngay": "2026-11-27"}).content.decode()
    assert "0912 000 222" in then
    assert "0912 000 333" not in then
    assert "0912 000 333" in client.get(OWN, {"ngay": "không phải ngày"}).content.decode()


def test_the_people_of_a_body_and_its_officers_write_its_profile_and_nobody_else(
    lan: Person, college: Organisation
) -> None:
    address = f"{OWN}/to-chuc/{college.pk}"
    assert address in signed_in(lan).get(OWN).content.decode()
    assert signed_in(lan).post(address, {"address": "Phố Mới", "tax_code": "4900123456"}).status_code == 302
    officer = Client()
    officer.force_login(user_of(officer_of(province_of("LS"))))
    assert 'value="Phố Mới"' in officer.get(address).content.decode()
    stranger = person_in(Role.PROPOSER, province_of("LS"), name="Người lạ", email="la@gieo.test")
    assert signed_in(stranger).get(address).status_code == 404
    elsewhere = Client()
    elsewhere.force_login(user_of(officer_of(province_of("BG"))))
    assert elsewhere.get(address).status_code == 404


def test_a_register_fills_the_form_and_is_not_offered_where_there_is_none(
    lan: Person, college: Organisation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address = signed_in(lan), f"{OWN}/to-chuc/{college.pk}"
    assert "sổ đăng ký doanh nghiệp" not in client.get(address).content.decode()
    extract = tmp_path / "trich.csv"
    extract.write_text("Mã số thuế,Địa chỉ\n4900123456,Văn Lãng\n", encoding="utf-8")
    monkeypatch.setattr(env, "business_register", extract)
    filled = client.get(address, {"mst": "4900123456"}).content.decode()
    assert 'value="Văn Lãng"' in filled
    assert not college.profiles.exists(), "it is the body that says it"
    assert "Không có mã số thuế này" in client.get(address, {"mst": "1"}).content.decode()


def test_however_often_it_was_said_the_page_asks_as_much(lan: Person) -> None:
    client = signed_in(lan)
    client.post(OWN, {"degree": "TS"})
    once = queries_of(lambda: client.get(OWN))
    for degree in ("PGS", "GS"):
        client.post(OWN, {"degree": degree})
    assert queries_of(lambda: client.get(OWN)) == once
