"""Several people with parts on one draft: the owner invites and takes back, everything else stays out of sight."""

import pytest
from django.test import Client

from gieo.dossiers.docket import entry_of
from gieo.dossiers.selectors import entry_for
from gieo.identity.models import Appointment, Person, User
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.door import dossier_for
from gieo.proposals.models import AttachmentKind, Collaborator
from gieo.proposals.policies import may_see
from gieo.proposals.selectors import (
    last_saves_by_others,
    may_read_file,
    open_conflicts,
    remarks_on,
    visible_to,
)
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.choose_answer import choose_answer
from gieo.proposals.services.choose_route import choose_route
from gieo.proposals.services.invite_collaborator import invite_collaborator
from gieo.proposals.services.remark_on_draft import remark_on_draft, settle_remark
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.take_back_invitation import take_back_invitation
from gieo.proposals.sharing import Part
from tests.proposals.conftest import IN_TIME, moment

pytestmark = pytest.mark.db


@pytest.fixture
def invite(draft, proposer):
    def do(who, part=Part.EDITOR, *, actor=None, proposal=None):
        email = User.objects.get(pk=who.user).email
        return invite_collaborator(
            proposal=proposal or draft, email=email, part=part, actor=actor or proposer, at=IN_TIME
        )

    return do


@pytest.fixture
def save(draft):
    def write(actor, value, base=0, field="objectives"):
        return save_answer(proposal=draft, field=field, value=value, base_revision=base, actor=actor, at=IN_TIME)

    return write


def refusal(do, *asked, **named) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        do(*asked, **named)
    assert all(each.basis for each in refused.value.refusals if each.code != "unknown_field")
    return refused.value.codes


def test_the_invited_finds_the_draft_among_the_own_and_is_told(draft, invite, stranger) -> None:
    assert list(visible_to(stranger)) == []
    invite(stranger)
    assert list(visible_to(stranger)) == [draft]
    assert dossier_for(stranger, draft.number) == draft
    assert may_see(stranger, draft)
    assert entry_for(stranger, draft.number).number == draft.number  # the docket knows too
    [alert] = Alert.objects.filter(user=stranger.user)
    assert draft.number in alert.subject


def test_an_editor_of_another_body_writes_and_each_field_knows_who_saved_it_last(
    draft, invite, save, proposer, manager
) -> None:
    invite(manager)
    save(proposer, "Tổn thất dưới 9 %")
    save(manager, "Tổn thất dưới 5 %", base=1)
    save(proposer, "Ba xã", field="applicability")
    draft.refresh_from_db()
    assert draft.answers["objectives"] == "Tổn thất dưới 5 %"
    assert {field: last.by_name for field, last in last_saves_by_others(draft, proposer).items()} == {
        "objectives": "Hoàng Văn Nam"
    }
    assert set(last_saves_by_others(draft, manager)) == {"applicability"}


@pytest.mark.requirement("LS25-F")
def test_two_people_who_edit_at_once_meet_field_by_field(draft, invite, save, proposer, manager) -> None:
    invite(manager)
    save(proposer, "Của chủ phiếu")
    met = save(manager, "Của người cùng viết").met  # written upon the empty field, like the owner's
    assert save(manager, "Ba xã", field="applicability").met is None
    assert met is not None
    assert [each.by_name for each in open_conflicts(draft)] == ["Hoàng Văn Nam"]
    choose_answer(proposal=draft, save=met.pk, take=True, actor=manager, at=IN_TIME)
    draft.refresh_from_db()
    assert (draft.answers["objectives"], draft.answers["applicability"]) == ("Của người cùng viết", "Ba xã")
    assert open_conflicts(draft) == []


def test_a_commenter_remarks_and_does_not_write(draft, invite, save, proposer, stranger) -> None:
    invite(stranger, Part.COMMENTER)
    assert refusal(save, stranger, "x") == ("only_remarks",)
    remark = remark_on_draft(proposal=draft, field="objectives", words="Nêu số đo.", actor=stranger, at=IN_TIME)
    assert [each.words for each in remarks_on(draft, waiting=True)] == ["Nêu số đo."]
    assert refusal(settle_remark, proposal=draft, remark=remark.pk, actor=stranger, at=IN_TIME) == ("only_remarks",)
    settle_remark(proposal=draft, remark=remark.pk, actor=proposer, at=IN_TIME)
    assert remarks_on(draft, waiting=True) == []
    [settled] = remarks_on(draft)
    assert settled.settled_by_name == "Đinh Thị Lan"


@pytest.mark.parametrize(("field", "words", "code"), [("objectives", "  ", "bad_remark"), ("", "x" * 2001, "bad_remark"),
                                                      ("no_such", "x", "unknown_field")])  # fmt: skip
def test_a_remark_has_words_and_a_field_of_the_form(draft, proposer, field, words, code) -> None:
    assert refusal(remark_on_draft, proposal=draft, field=field, words=words, actor=proposer, at=IN_TIME) == (code,)


def test_what_the_owner_decides_no_editor_does(ready, invite, proposer, manager, stranger) -> None:
    invite(manager, proposal=ready)
    assert refusal(submit_proposal, proposal=ready, actor=manager, at=IN_TIME) == ("not_yours",)
    route = {"through": None, "as_member": False, "member_field": ""}
    assert refusal(choose_route, proposal=ready, **route, actor=manager, at=IN_TIME) == ("not_the_owner",)
    assert refusal(invite, stranger, actor=manager, proposal=ready) == ("not_the_owner",)
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    assert refusal(remark_on_draft, proposal=ready, field="", words="x", actor=manager, at=IN_TIME) == ("not_editable",)


def test_a_person_of_another_body_who_is_not_invited_is_refused(draft, save, manager) -> None:
    assert refusal(save, manager, "x") == ("not_yours",)
    assert refusal(remark_on_draft, proposal=draft, field="", words="x", actor=manager, at=IN_TIME) == ("not_yours",)
    assert not may_see(manager, draft)


def test_whoever_checks_the_forms_of_the_province_does_not_write_them(
    draft, proposer, invite, officer, new_actor, lang_son
) -> None:
    """Not told apart from an address without an account: nobody learns here who has one."""
    assert refusal(invite, officer) == ("nobody_to_invite",)
    unknown = {"proposal": draft, "email": "khong.ai@example.vn", "part": Part.EDITOR}
    assert refusal(invite_collaborator, **unknown, actor=proposer, at=IN_TIME) == ("nobody_to_invite",)
    both = new_actor(Role.PROPOSER, lang_son, "Vừa Đề Xuất Vừa Xem")
    Appointment.objects.create(person=Person.objects.get(user=both.user), province=lang_son, role=Role.SCIENCE_OFFICER)
    assert refusal(invite, both) == ("reads_for_the_province",)


def test_nobody_is_invited_to_what_is_theirs_or_twice(invite, proposer, stranger) -> None:
    assert refusal(invite, proposer) == ("writes_already",)
    invite(stranger, Part.COMMENTER)
    assert refusal(invite, stranger, Part.COMMENTER) == ("invited_already",)
    invite(stranger, Part.EDITOR)
    assert Collaborator.objects.filter(taken_back_at=None).values_list("part", flat=True).get() == Part.EDITOR


def test_taken_back_it_is_out_of_sight_and_what_was_written_stays(draft, invite, save, proposer, stranger) -> None:
    invitation = invite(stranger)
    paper = attach_file(
        proposal=draft, kind=AttachmentKind.OTHER, name="a.pdf", content=b"%PDF-1.7\n%%EOF", actor=stranger, at=IN_TIME
    )
    save(stranger, "Năm phần trăm")
    assert may_read_file(stranger, paper.file)
    take_back_invitation(proposal=draft, collaborator=invitation.pk, actor=proposer, at=moment("2024-04-21 08:00"))
    assert list(visible_to(stranger)) == []
    assert not may_read_file(stranger, paper.file)
    assert stranger.user not in entry_of(draft).reader_users
    assert refusal(save, stranger, "x", base=1) == ("not_yours",)
    draft.refresh_from_db()
    assert draft.answers["objectives"] == "Năm phần trăm"


def test_an_invitation_is_ended_by_its_owner_or_its_guest_only(draft, invite, manager, stranger) -> None:
    invitation = invite(stranger)
    invite(manager)
    asked = {"proposal": draft, "collaborator": invitation.pk, "at": IN_TIME}
    assert refusal(take_back_invitation, **asked, actor=manager) == ("not_the_owner",)
    take_back_invitation(**asked, actor=stranger)
    assert list(visible_to(stranger)) == []


@pytest.mark.web
def test_the_pages_of_the_invited(draft, invite, save, proposer, stranger, manager, sign_in) -> None:
    page = f"/ho-so/{draft.number}/cung-viet"
    owner, guest, editor = sign_in(proposer), sign_in(stranger), sign_in(manager)
    assert guest.get(page).status_code == 404
    email = User.objects.get(pk=stranger.user).email
    assert owner.post(page, {"email": email, "part": "commenter"}).status_code == 302
    assert "Người Lạ" in owner.get(page).content.decode()
    assert "mời ông/bà" in guest.get("/lam-viec/de-xuat").content.decode()
    assert guest.get(f"/ho-so/{draft.number}/soan").url == draft.get_absolute_url()
    assert guest.post(f"/ho-so/{draft.number}/muc/objectives", {"objectives": "x"}).status_code == 403
    said = guest.post(f"/ho-so/{draft.number}/gop-y", {"field": "objectives", "words": "Nêu số đo."})
    assert said.url == page
    assert owner.post(page, {"email": email, "part": "commenter"}).status_code == 409
    assert guest.post(page, {"email": "x@example.vn", "part": "editor"}).status_code == 409
    owner.post(page, {"email": User.objects.get(pk=manager.user).email, "part": "editor"})
    save(proposer, "Mục tiêu")
    seen = editor.get(f"/ho-so/{draft.number}/soan").content.decode()
    assert "Nêu số đo." in seen
    assert "Lưu lần cuối:" in seen
    assert "Chủ phiếu nộp phiếu này." in seen
    assert "Gửi kèm danh mục chung" not in seen
    assert editor.post(f"{page[:-9]}gop-y/{remarks_on(draft)[0].pk}/da-xem").url == page
    left = Collaborator.objects.get(user=stranger.user)
    assert guest.post(f"{page}/{left.pk}/thoi-moi").url == "/lam-viec/de-xuat"
    assert guest.get(draft.get_absolute_url()).status_code == 404
    assert Client().get(page).status_code == 302


@pytest.mark.web
def test_three_collaborators_cost_as_many_queries_as_one(
    draft, invite, proposer, new_actor, lang_son, sign_in, django_assert_max_num_queries
) -> None:
    owner, page = sign_in(proposer), f"/ho-so/{draft.number}/cung-viet"
    invite(new_actor(Role.PROPOSER, lang_son, "Một"))
    owner.get(page)
    with django_assert_max_num_queries(60) as one:
        owner.get(page)
    for name in ("Hai", "Ba"):
        invite(new_actor(Role.PROPOSER, lang_son, name))
    remark_on_draft(proposal=draft, field="", words="Một ý", actor=proposer, at=IN_TIME)
    with django_assert_max_num_queries(len(one)):
        owner.get(page)
