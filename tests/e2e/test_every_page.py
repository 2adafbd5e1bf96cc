"""Every page of the demonstration, wide and light, narrow and dark: accessible, and nothing wider than the screen."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from gieo.core import clock
from gieo.demo.load import PASSWORD, load
from gieo.dossiers.models import DocketEntry
from gieo.law.models import LegalDocument
from gieo.orientation.models import IntakeWindow, OrientationNotice
from gieo.orientation.services.import_document import import_document
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.states import ProposalState
from tests.conftest import moment
from tests.e2e.conftest import looks_like
from tests.factories import officer_of, province_of
from tests.orientation.parsing.conftest import CLEAN

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

AT = "2026-11-24 10:00"
OFFICER, WRITER, ADMINISTRATOR = "canbo.langson@gieo.local", "dexuat.langson@gieo.local", "quantri@gieo.local"
AUDITOR = "kiemtoan.langson@gieo.local"

# Thousands of cells of the same few kinds: looked at once, narrow and dark.
LONGEST = "/quan-tri/bo-quy-tac/lang-son/2018-09-03"


def pages() -> Iterator[tuple[str, str]]:
    """Who opens what."""
    notice = OrientationNotice.objects.get(province="LS", plan_year=2027, state="published")
    desk = OrientationNotice.objects.get(state="draft")
    draft = Proposal.objects.get(province="LS", state=ProposalState.DRAFT)
    sent = Proposal.objects.get(province="LS", state=ProposalState.SUBMITTED)
    returned = Proposal.objects.get(province="LS", state=ProposalState.RETURNED)
    document = LegalDocument.objects.get(number="06/2023/TT-BKHCN")
    window = IntakeWindow.objects.get(notice=notice)
    public = [
        "/",
        "/dinh-huong",
        notice.get_absolute_url(),
        "/dinh-huong/bac-giang/2025",
        "/tra-cuu?q=giong",
        "/van-ban",
        "/thu-tuc?tinh=lang-son",
        "/thu-tuc/1.014444",
    ]
    public += [f"/van-ban/{document.pk}", "/van-ban/dieu/TT06-2023:12.6", "/xac-nhan", "/khong-co-trang-nay"]
    public += [f"/xac-nhan/{Receipt.objects.filter(proposal=sent).get().code}"]
    public += [f"/tai-khoan/{page}/" for page in ("login", "signup", "password/reset")]
    yield from (("", page) for page in public)
    office = [
        "/lam-viec",
        "/lam-viec/dinh-huong",
        "/lam-viec/van-ban/nhap",
        f"/lam-viec/dinh-huong/{desk.pk}/doi-chieu",
    ]
    office += [f"/lam-viec/dinh-huong/{notice.pk}/doi-chieu", "/lam-viec/de-xuat", "/lam-viec/de-xuat/nop-muon"]
    office += ["/lam-viec/de-xuat/tong-hop/2027", sent.get_absolute_url(), f"{sent.get_absolute_url()}/viec/tong-hop"]
    office += [f"{sent.get_absolute_url()}/viec/tra-lai", "/lam-viec/thong-bao", "/tai-khoan/password/change/"]
    office += ["/lam-viec/thong-bao/cach-nhan-thu"]
    yield from ((OFFICER, page) for page in office)
    own = ["/lam-viec", "/lam-viec/de-xuat", "/de-xuat/moi", f"/de-xuat/moi?dot={window.pk}", "/lam-viec/thong-bao"]
    own += [f"{draft.get_absolute_url()}{part}" for part in ("", "/soan", "/viec/nop", "/viec/rut")]
    own += [f"{returned.get_absolute_url()}{part}" for part in ("", "/soan", "/viec/nop-lai")]
    yield from ((WRITER, page) for page in own)
    own_data = ["/lam-viec/du-lieu-cua-toi", "/tai-khoan/sessions/"]
    yield from ((WRITER, page) for page in own_data)
    audit = ["/kiem-toan", "/quan-tri/nhat-ky", f"/ho-so/{desk_entry()}/thay-doi"]
    yield from ((AUDITOR, page) for page in audit)
    yield from ((ADMINISTRATOR, page) for page in ("/quan-tri/luu-giu-du-lieu", "/lam-viec/lap/succession"))
    rules = ["/lam-viec", "/quan-tri/bo-quy-tac", LONGEST, "/quan-tri/mau-phieu"]
    yield from ((ADMINISTRATOR, page) for page in [*rules, "/quan-tri/thanh-phan", "/lam-viec/dinh-huong"])


def desk_entry() -> str:
    """A dossier whose values changed on their way."""
    return DocketEntry.objects.filter(province="LS", kind="proposal", is_open=True).latest("pk").number


def test_every_page_is_sound(visit: Callable[..., Page], at: clock.Setter, sound: Callable[..., None]) -> None:
    at(AT)
    load(moment(AT))
    province = province_of("LS")
    import_document(
        content=CLEAN.encode(), name="thong-bao.txt", province=province, actor=officer_of(province), at=moment(AT)
    )
    readers: dict[str, Page] = {}
    for email, address in pages():
        page = readers[email] = readers.get(email) or visit(email, password=PASSWORD)
        looks_like(page, "wide", "light")
        page.goto(address)
        if address != LONGEST:
            sound(page)
        looks_like(page, "narrow", "dark")
        sound(page, again=address != LONGEST)
