"""The words above a signature."""

import pytest

from gieo.officialdocs.signing import signing_lines

pytestmark = pytest.mark.unit


@pytest.mark.requirement("BG25-S-1", "LS25-S-1")
def test_a_head_signs_in_person() -> None:
    assert signing_lines(position="Giám đốc") == ("GIÁM ĐỐC",)


@pytest.mark.requirement("CT-S-1", "BP-S-1", "CNSH-S-1", "X-4")
@pytest.mark.parametrize(
    ("on_behalf", "position", "lines"),
    [
        ("Chủ tịch", "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_a_deputy_signs_for_the_head(on_behalf: str, position: str, lines: tuple[str, ...]) -> None:
    assert signing_lines(capacity="KT.", on_behalf=on_behalf, position=position) == lines


def test_a_head_signs_for_the_collective() -> None:
    assert signing_lines(capacity="TM.", on_behalf="Ủy ban nhân dân", position="Chủ tịch") == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    )


def test_a_deputy_signs_for_the_head_of_a_collective() -> None:
    lines = signing_lines(collective="Ủy ban nhân dân", capacity="KT.", on_behalf="Chủ tịch", position="Phó Chủ tịch")
    assert lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize("capacity", ["TL.", "TUQ."])
def test_by_order_and_by_authorisation(capacity: str) -> None:
    lines = signing_lines(capacity=capacity, on_behalf="Giám đốc", position="Chánh Văn phòng")  # type: ignore[arg-type]
    assert lines == (f"{capacity} GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")


def test_an_acting_head_has_one_line() -> None:
    assert signing_lines(capacity="Q.", position="Giám đốc") == ("Q. GIÁM ĐỐC",)


@pytest.mark.parametrize(
    "words",
    [
        {"position": ""},
        {"capacity": "KT.", "position": "Phó Giám đốc"},
        {"on_behalf": "Giám đốc", "position": "Phó Giám đốc"},
        {"capacity": "Q.", "on_behalf": "Giám đốc", "position": "Giám đốc"},
    ],
)
def test_words_that_do_not_fit_are_refused(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"signature needs|on behalf of"):
        signing_lines(**words)  # type: ignore[arg-type]
