"""Items of a notice against finished tasks."""

import pytest

from gieo.orientation.done_before import done_before
from gieo.orientation.models import OrientationItem
from tests.councils.chamber import Chamber
from tests.novelty.test_novelty import entered

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_only_what_is_finished_and_near_enough_speaks_against_an_item(chamber: Chamber) -> None:
    window = chamber._window()
    first = OrientationItem.objects.filter(field__notice=window.notice).order_by("pk").first()
    assert first
    OrientationItem.objects.filter(pk=first.pk).update(text="Sấy lạnh bảo quản quả hồng vành khuyên")
    entered(chamber, "Sấy lạnh bảo quản hồng vành khuyên", state="running")
    assert done_before(window.notice).items == []
    done = entered(chamber, "Bảo quản hồng vành khuyên bằng sấy lạnh", state="finished")
    [(item, near)] = done_before(window.notice).items
    assert (item.pk, [each.entry for each in near]) == (first.pk, [done])
