"""Pages cost the same number of queries whatever they list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.kernel.actors import Role
from gieo.selection.models import Application
from tests.selection.cast import Cast, browser, checked_call
from tests.selection.cast_council import selection_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def queries(cast: Cast, address: str) -> int:
    client = browser(cast.of(Role.SCIENCE_OFFICER))
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_call_and_a_selection_with_one_or_three_applications(cast: Cast, at) -> None:
    at("2025-03-08 08:00")
    few = checked_call(cast, "Viện Cây ăn quả")
    many = checked_call(cast, "Trung tâm Giống", "Trường Đại học Nông Lâm", "Hợp tác xã Lục Ngạn")
    assert queries(cast, few.get_absolute_url()) == queries(cast, many.get_absolute_url())
    one, three = selection_of(few), selection_of(many)
    assert (len(one.applications), len(three.applications)) == (1, 3)
    assert queries(cast, one.get_absolute_url()) == queries(cast, three.get_absolute_url())


def test_an_application_and_the_list_of_the_stage(cast: Cast, at) -> None:
    at("2025-03-08 08:00")
    checked_call(cast, "Viện Cây ăn quả")
    address = "/lam-viec/khau/tuyen-chon?loai=application"
    first = queries(cast, address)
    checked_call(cast, "Trung tâm Giống", "Trường Đại học Nông Lâm")
    assert queries(cast, address) == first
    assert Application.objects.count() == 3
