"""A domain that anybody may have tells nothing of where somebody works."""

import pytest

from gieo.councils.rules.mail import workplace_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("lan@vnua.edu.vn", "vnua.edu.vn"),
        (" Lan@VNUA.edu.vn ", "vnua.edu.vn"),
        ("lan@gmail.com", ""),
        ("lan@yahoo.com.vn", ""),
        ("lan@bacgiang.gov.vn", ""),
        ("lan@so.bacgiang.gov.vn", ""),
        ("lan@gieo.test", ""),
        ("lan@mygmail.com", "mygmail.com"),
        ("", ""),
        ("lan", ""),
    ],
)
def test_the_domain_of_a_workplace(address: str, domain: str) -> None:
    assert workplace_of(address) == domain
