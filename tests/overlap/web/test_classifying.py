"""Codes are suggested with reasons and written by a person."""

from typing import Any

import pytest
from django.test import Client

from gieo.environment import env
from gieo.identity.models import User
from gieo.kernel.actors import SYSTEM
from gieo.kernel.refusal import Refused
from gieo.overlap import keeping
from gieo.overlap.services.suggest_codes import suggest_codes
from gieo.registry.models import RegisterEntry
from gieo.registry.services.classify_entries import classify_entries
from tests.counting import queries_of
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

HERE = "/lam-viec/so-nhiem-vu/phan-loai"


@pytest.fixture(autouse=True)
def files(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "home", tmp_path)
    monkeypatch.setattr(keeping, "_of_database", {})


def entered(at: int, title: str, province: str = "LS", **about: Any) -> RegisterEntry:
    return RegisterEntry.objects.create(province=province_of(province), number=f"{province}-{at}", title=title, **about)


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=officer_of(province_of("LS")).user))
    return client


def test_words_of_the_task_suggest_its_code() -> None:
    entry = entered(1, "Nuôi cá tầm thương phẩm trong lồng")
    first = suggest_codes([entry])[entry.pk][0]
    assert str(first.branch) == "405 Thủy sản"
    assert "cá tầm" in first.words


def test_a_near_task_that_has_a_code_suggests_it_and_is_named() -> None:
    near = entered(1, "Điều tra vượn đen má trắng ở vùng núi đá", classification_codes=["10604"])
    entry = entered(2, "Điều tra phân bố vượn đen má trắng trên núi đá")
    keeping.index().refresh()
    suggested = {each.branch.code: each.near for each in suggest_codes([entry])[entry.pk]}
    assert suggested["106"] == [near.number]


def test_what_is_suggested_is_written_only_once_somebody_chose(officer: Client) -> None:
    entry, other = entered(1, "Nuôi cá tầm trong lồng"), entered(2, "Trồng vải thiều")
    page = officer.get(HERE).content.decode()
    assert all(said in page for said in ("405", "Thủy sản", "cá tầm"))
    entry.refresh_from_db()
    assert entry.classification_codes == []
    officer.post(HERE, {f"ma-{entry.pk}": ["405", "406"], f"ma-{other.pk}": ""})
    entry.refresh_from_db()
    other.refresh_from_db()
    assert entry.classification_codes == ["405", "406"]
    assert other.classification_codes == []
    assert "405 Thủy sản; 406 Công nghệ sinh học nông nghiệp" in Client().get(entry.get_absolute_url()).content.decode()
    assert "Nuôi cá tầm" not in officer.get(HERE).content.decode()


def test_a_code_nobody_knows_is_refused_and_nothing_is_written(officer: Client) -> None:
    entry, other = entered(1, "Nuôi cá tầm trong lồng"), entered(2, "Trồng vải thiều")
    answer = officer.post(HERE, {f"ma-{entry.pk}": "405", f"ma-{other.pk}": "999"})
    assert answer.status_code == 409
    assert "999" in answer.content.decode()
    assert not RegisterEntry.objects.exclude(classification_codes=[]).exists()


def test_tasks_of_another_province_are_neither_shown_nor_written(officer: Client) -> None:
    theirs = entered(1, "Nuôi cá tầm trong lồng", province="BG")
    assert "cá tầm" not in officer.get(HERE).content.decode()
    assert officer.post(HERE, {f"ma-{theirs.pk}": "405"}).status_code == 409
    with pytest.raises(Refused) as refused:
        classify_entries(codes={theirs.pk: ["405"]}, actor=SYSTEM)
    assert [each.code for each in refused.value.refusals] == ["not_yours"]


def test_the_page_asks_as_much_for_three_as_for_one(officer: Client) -> None:
    counted = []
    for at in range(3):
        entered(at, f"Nuôi cá tầm lứa {at}")
        if at in {0, 2}:
            counted.append(queries_of(lambda: officer.get(HERE)))
    assert counted[0] == counted[1]
