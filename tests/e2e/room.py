"""What the people of a council do at their own screens: the same clicks in every story that has a council in it."""

import re

from playwright.sync_api import Page, expect

from gieo.dossiers.models import Dossier
from gieo.identity.models import Person, User
from gieo.kernel.actors import Role
from gieo.proposals.models import Determination
from tests.factories import person_in, province_of


def experts() -> list[Person]:
    province = province_of("BG")
    return [
        person_in(Role.COUNCIL_MEMBER, province, name=f"Thành viên {number}", email=f"tv{number}@gieo.test")
        for number in range(1, 10)
    ]


def email_of(person_user: int | None) -> str:
    return User.objects.get(pk=person_user).email


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def desk(item: Determination) -> str:
    return f"/lam-viec/hoi-dong/{item.number}"


def does(page: Page, dossier: Dossier, act: str) -> None:
    """Send the form of an act as it stands on the page, and arrive at the dossier."""
    if not page.url.endswith(f"/viec/{act}"):
        page.goto(f"{dossier.get_absolute_url()}/viec/{act}")
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile(r"/ho-so/[^/]+$"))


def pledges(page: Page, item: Determination) -> None:
    page.goto(f"{desk(item)}/uy-vien")
    page.click("text=Tôi cam kết")
    page.wait_for_load_state()
    page.click("main a:has-text('Kê khai')")


def declares(page: Page, item: Determination, *, pledged: bool = False) -> None:
    """Nothing to declare: pledge, once in a council, declare, and the proposal opens."""
    if pledged:
        page.goto(f"{desk(item)}/uy-vien")
        page.click("main a:has-text('Kê khai')")
    else:
        pledges(page, item)
    page.select_option("select[name=answer]", "none")
    page.click("main button.btn-primary")
    page.goto(f"{desk(item)}/uy-vien")
    expect(page.locator(".c-reading li")).to_have_count(1)


def withdraws(page: Page, item: Determination) -> None:
    """A conflict: the desk says why nothing opens any more."""
    pledges(page, item)
    page.select_option("select[name=answer]", "conflict")
    page.check("input[name=kinds][value=family]")
    page.fill("textarea[name=words]", "Anh của người đề xuất")
    page.click("main button.btn-primary")
    page.goto(f"{desk(item)}/uy-vien")
    expect(page.locator("main")).to_contain_text("Ông/bà không tham gia phần này")


def says(page: Page, item: Determination, kind: str, words: str) -> None:
    page.goto(f"{desk(item)}/uy-vien")
    page.select_option("#note-kind", kind)
    page.fill("#note-words", words)
    page.click("text=Gửi ý kiến")
    page.wait_for_load_state()


def votes(page: Page, item: Determination, *, favour: bool = True) -> None:
    """One radio after the other, the totals moving along; one criterion that is not met turns the ballot."""
    page.goto(f"{desk(item)}/uy-vien")
    page.click("text=Mở phiếu đánh giá")
    page.wait_for_url(re.compile("/phieu$"))  # the click does not wait for the ballot, nor does all()
    for met in page.locator("input[type=radio][value=met]").all():
        met.check()
    if not favour:
        page.locator("input[type=radio][value=not_met]").first.check()
    expect(page.locator(".c-totals")).to_contain_text("đề nghị thực hiện" if favour else "không đề nghị thực hiện")
    page.fill("textarea[name=reason]", "Cần cho tỉnh" if favour else "Chưa thống nhất với huyện")
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile("uy-vien$"))
    expect(page.locator(".c-steps")).not_to_contain_text("việc tiếp theo")


def is_kept_out(page: Page, item: Determination) -> None:
    """Whoever has a conflict gets neither ballot nor board nor day, whatever address is typed."""
    for address, status in (("phieu", 403), ("phieu.pdf", 403), ("phien-hop", 404), ("ngay-hop", 404)):
        answer = page.goto(f"{desk(item)}/{address}")
        assert answer is not None
        assert answer.status == status, address
