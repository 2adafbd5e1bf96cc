"""E-14: the same build for provinces with other names, other windows, other fields and another form."""

from dataclasses import dataclass

import pytest

from gieo.orientation.models import OrientationItem
from gieo.proposals.models import Proposal, Receipt
from tests.factories import PROVINCES, officer_of, proposer_of, province_of
from tests.orientation.parsing.conftest import CLEAN
from tests.stories.notices import imported, published, written
from tests.stories.stage import Player, Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]

TITLE = "Bảo quản cam bằng màng sinh học"


@dataclass(frozen=True)
class Place:
    """What a province's own notice says."""

    code: str
    dates: str
    opens: str
    closed: str
    field: str
    own_words: str

    @property
    def name(self) -> str:
        return PROVINCES[self.code][1]

    @property
    def notice(self) -> str:
        text = CLEAN.replace("Hà Sơn", self.name).replace("HÀ SƠN", self.name.upper())
        return text.replace("01/3/2024 đến hết ngày 30/4/2024", self.dates).replace("Lĩnh vực nông nghiệp", self.field)


BINH_PHUOC = Place(
    "BP", "01/3/2024 đến hết ngày 30/4/2024", "2024-03-01 00:00", "2024-05-01 00:00", "Cây điều, hồ tiêu",
    "mẫu tạm dùng",
)  # fmt: skip
LANG_SON = Place(
    "LS", "15/4/2024 đến hết ngày 31/5/2024", "2024-04-15 00:00", "2024-06-01 00:00", "Dược liệu, hồi và quế",
    "Đạt hai tiêu chí cấp tỉnh",
)  # fmt: skip


@pytest.mark.requirement("E-14", "X-11")
@pytest.mark.parametrize(("here", "there"), [(BINH_PHUOC, LANG_SON), (LANG_SON, BINH_PHUOC)], ids=["BP", "LS"])
def test_another_province(stage: Stage, here: Place, there: Place) -> None:
    province = province_of(here.code)
    officer, proposer = stage.player(officer_of(province)), stage.player(proposer_of(province))
    stage.at("2024-02-05 09:00")
    notice = imported(officer, here.code, name="thong-bao.txt", content=here.notice.encode())
    published(officer, notice)
    window = notice.windows.get()
    says_only_its_own(proposer.reads(notice.get_absolute_url()), here, there)
    begin = proposer.reads(f"/de-xuat/moi?dot={window.pk}")
    says_only_its_own(begin, here, there)
    assert here.own_words in begin

    drafts = [written(proposer, window, task_name=f"{TITLE} {number}") for number in (1, 2)]
    for draft in drafts:
        item = OrientationItem.objects.get(field__notice=notice, code="1.2")
        proposer.sends(f"{draft.get_absolute_url()}/dinh-huong", them=item.pk)
    in_its_own_window(stage, proposer, here, drafts)

    dossier = officer.reads(drafts[0].get_absolute_url())
    assert f"{here.code}-TN-2024-0001" in dossier
    receipt = proposer.client.get(f"{drafts[0].get_absolute_url()}/giay-tiep-nhan.pdf")
    assert receipt.content[:4] == b"%PDF"
    assert drafts[0].number in officer.reads("/lam-viec/de-xuat")
    abroad = stage.player(officer_of(province_of(there.code)))
    assert abroad.client.get(drafts[0].get_absolute_url()).status_code == 404


def in_its_own_window(stage: Stage, proposer: Player, here: Place, drafts: list[Proposal]) -> None:
    """Accepted at the first instant of its own window, late at the first instant after it."""
    first, second = drafts
    stage.at("2024-02-28 09:00")
    assert proposer.sends(f"{first.get_absolute_url()}/viec/nop").status_code == 409
    stage.at(here.opens)
    proposer.does(first, "nop")
    assert Receipt.objects.get().number == f"{here.code}-TN-2024-0001"
    stage.at(here.closed)
    assert proposer.sends(f"{second.get_absolute_url()}/viec/nop").status_code == 409
    second.refresh_from_db()
    assert (first.number, first.state, second.state) == (f"{here.code}-DX-2025-0001", "submitted", "draft")


def says_only_its_own(page: str, here: Place, there: Place) -> None:
    """Its name and its field, and nothing of the other province."""
    main = page.partition("<main")[2].partition("</main")[0]
    assert here.name in main
    assert there.name not in main
    assert there.field not in main
