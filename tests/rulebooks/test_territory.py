"""63 provinces became 34: each has one successor, names follow the day, a bare code says nothing."""

from datetime import date

import pytest
import yaml
from pydantic import ValidationError

from gieo.rulebooks import library
from gieo.rulebooks.models.territory import Territory
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit


def test_sixty_three_became_thirty_four_and_each_has_one_successor() -> None:
    territory = library.territory()
    assert (len(territory.before), len(set(territory.before)), len(territory.units)) == (63, 63, 34)
    assert sum(len(unit.of) == 1 for unit in territory.units) == 11, "unchanged"
    assert territory.successor_of("Bắc Giang").name == "Bắc Ninh"
    assert territory.successor_of("Bình Phước").name == "Đồng Nai"
    assert territory.successor_of("Lạng Sơn").name == "Lạng Sơn"
    with pytest.raises(KeyError):
        territory.successor_of("Hà Tây")


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("Bắc Giang", date(2026, 9, 19), "tỉnh Bắc Ninh"),
        ("Bắc Giang", date(2026, 9, 20), "thành phố Bắc Ninh"),
        ("Bình Phước", date(2026, 4, 29), "tỉnh Đồng Nai"),
        ("Bình Phước", date(2026, 4, 30), "thành phố Đồng Nai"),
        ("Lạng Sơn", date(2026, 11, 26), "tỉnh Lạng Sơn"),
        ("Hà Nội", date(2025, 7, 1), "thành phố Hà Nội"),
    ],
)
def test_the_rank_is_that_of_the_day(name: str, day: date, title: str) -> None:
    assert library.territory().successor_of(name).title_on(day) == title


def test_seven_codes_name_another_province_than_before() -> None:
    territory = library.territory()
    assert territory.named("24", of="old") == "Bắc Giang"
    assert territory.named("24", of="new") == "Bắc Ninh"
    assert sorted(territory.ambiguous()) == ["15", "24", "44", "52", "80", "82", "91"]
    with pytest.raises(KeyError):
        territory.named("27", of="new")


def test_a_province_with_two_successors_is_refused() -> None:
    told = library.territory().model_dump()
    told["units"][1]["of"] = ("Cao Bằng", "Hà Giang")
    with pytest.raises(ValidationError, match="Hà Giang"):
        Territory.model_validate(told)


def test_the_demonstration_agrees_with_the_table() -> None:
    folder = REPOSITORY / "src" / "gieo" / "demo" / "data"
    names = {entry["code"]: entry["name"] for entry in yaml.safe_load((folder / "successors.yaml").read_text())}
    for file in ("bac-giang", "binh-phuoc"):
        province = yaml.safe_load((folder / f"{file}.yaml").read_text())["province"]
        assert names[province["successor"]] == library.territory().successor_of(province["name"]).name
        assert province["valid_to"] == date(2025, 6, 30)
