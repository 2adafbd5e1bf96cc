"""The nearest tasks beside the form: looked up while its author writes and the autosave keeps what is written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gieo.environment import env
from gieo.novelty.models import SeenHits
from gieo.orientation.models import OrientationNotice
from gieo.overlap import keeping
from gieo.proposals.models import Proposal
from gieo.registry.models import RegisterEntry
from tests.conftest import moment
from tests.e2e.forms import PROPOSER, complete, write
from tests.factories import province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

DONE, OWNER = "Sấy lạnh bảo quản hồng vành khuyên ở Văn Lãng", "Trung tâm Ứng dụng KH&CN"
TYPED = "Bảo quản hồng vành khuyên bằng sấy lạnh"


@pytest.mark.requirement("BG25-III-4", "LS25-F-1")
def test_while_somebody_writes_the_nearest_tasks_appear_and_the_autosave_goes_on(
    visit: Callable[..., Page],
    notice: OrientationNotice,
    sound: Callable[[Page], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(env, "home", tmp_path)
    monkeypatch.setattr(keeping, "_of_database", {})
    proposal = complete("Chuyển đổi số trong trường học", notice.windows.get(), PROPOSER, at=moment("2024-05-06 09:00"))
    entry = RegisterEntry.objects.create(
        province=province_of("LS"), number="LS-SO-2019-0001", title=DONE, state="finished", result_owner=OWNER
    )
    page = visit(PROPOSER)
    page.goto(f"{proposal.get_absolute_url()}/soan")
    beside = page.locator(".v-beside")
    expect(beside).to_contain_text("Chưa thấy nhiệm vụ nào gần")
    write(page, "task_name", TYPED)
    expect(page.locator("text=/Đã lưu \\d{2}:\\d{2}:\\d{2}/").first).to_be_visible()
    expect(beside.locator(".v-match").first).to_contain_text(DONE, timeout=20_000)
    expect(beside).to_contain_text(f"Nơi giữ kết quả: {OWNER}")
    expect(beside.locator("mark").first).to_have_text(re.compile("hồng vành khuyên", re.IGNORECASE))
    expect(page.locator("[name=task_name]")).to_have_value(TYPED)
    assert Proposal.objects.get(pk=proposal.pk).answers["task_name"] == TYPED
    seen = SeenHits.objects.get()
    assert (seen.hits[0]["number"], seen.hits[0]["percent"] >= 60) == (entry.number, True)
    sound(page)
    own = visit(PROPOSER, width="narrow")
    own.goto(f"{proposal.get_absolute_url()}/trung-lap")
    own.locator("textarea[name=words]").first.fill("Chúng tôi sấy bằng bơm nhiệt, nơi kia sấy thăng hoa")
    own.click("text=Gửi giải trình >> nth=0")
    expect(own.locator(".v-reply")).to_contain_text("bơm nhiệt")
    sound(own)
