"""Corrected, confirmed, published; one notice in force; a new version takes the place of the old."""

from dataclasses import replace
from datetime import date

import pytest

from gieo.core import trail
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import NoticeFinding, OrientationNotice
from gieo.orientation.services.add_item import add_item
from gieo.orientation.services.correct_header import correct_header
from gieo.orientation.services.correct_item import correct_item
from gieo.orientation.services.decide_finding import decide_finding
from gieo.orientation.services.merge_item import merge_item
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.services.remove_item import remove_item
from gieo.orientation.services.revise_notice import revise_notice
from gieo.orientation.services.split_item import split_item
from gieo.orientation.states import NoticeState
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, proposer_of, province_of, published, window_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")


@pytest.fixture
def draft() -> OrientationNotice:
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    return notice


def attempt(notice: OrientationNotice) -> Attempt:
    return Attempt(actor=officer_of(notice.province), at=AT)


def test_nothing_is_confirmed_while_an_error_waits(draft: OrientationNotice) -> None:
    finding = NoticeFinding.objects.create(notice=draft, code="missing_number", severity="error", message="Thiếu số")
    with pytest.raises(Refused) as refused:
        move_notice(notice=draft, act="confirm", attempt=attempt(draft))
    assert refused.value.codes == ("findings_open",)
    decide_finding(finding=finding, decision="kept", actor=attempt(draft).actor, at=AT)
    assert move_notice(notice=draft, act="confirm", attempt=attempt(draft)).state == NoticeState.CONFIRMED
    assert finding.decided_by_id == attempt(draft).actor.user


@pytest.mark.requirement("LS25-III-2")
def test_number_date_and_window_must_be_known_before_publishing(draft: OrientationNotice) -> None:
    draft.document.number, draft.document.issued_on = "", None
    draft.document.save()
    draft.windows.update(opens_at=None)
    confirmed = move_notice(notice=draft, act="confirm", attempt=attempt(draft))
    with pytest.raises(Refused) as refused:
        move_notice(notice=confirmed, act="publish", attempt=attempt(draft))
    assert refused.value.codes == ("number_or_date_missing", "window_unknown")
    assert all(reason.basis for reason in refused.value.refusals)


def test_number_and_date_of_the_clerk_settle_what_was_missing(draft: OrientationNotice) -> None:
    for code in ("missing_number", "missing_date_place", "open_start_date"):
        NoticeFinding.objects.create(notice=draft, code=code, severity="error", message=code)
    correct_header(
        notice=draft, actor=attempt(draft).actor, at=AT, title=draft.title, number=" 7/TB-SKHCN ", issued_on=date(2024, 3, 5),
        opens_on=None, closes_on=date(2024, 5, 15), boundary="through",
    )  # fmt: skip
    assert not draft.findings.filter(decision="").exists()
    assert draft.document.number == "07/TB-SKHCN"
    assert draft.windows.get().opens_at == moment("2024-03-05 00:00")


@pytest.mark.requirement("BG25-0-1")
def test_one_notice_in_force_per_province_and_year(draft: OrientationNotice) -> None:
    published(draft, at=AT)
    rival = notice_draft(draft.province, at=AT, version=2)
    window_for(rival)
    confirmed = move_notice(notice=rival, act="confirm", attempt=attempt(rival))
    with pytest.raises(Refused) as refused:
        move_notice(notice=confirmed, act="publish", attempt=attempt(rival))
    assert refused.value.codes == ("one_in_force",)


@pytest.mark.requirement("BG25-0-1")
def test_a_new_version_takes_the_place_of_the_old_in_one_act(draft: OrientationNotice) -> None:
    old = published(draft, at=AT)
    fresh = revise_notice(notice=old, reason="Sửa số liệu", attempt=attempt(old))
    assert [item.text for item in fresh.fields.get().items.all()] == [
        item.text for item in old.fields.get().items.all()
    ]
    correct_item(item=fresh.fields.get().items.first(), wording="Câu đã sửa", actor=attempt(old).actor)  # type: ignore[arg-type]
    fresh.document.number, fresh.document.issued_on = "99/TB-SKHCN", AT.date()
    fresh.document.save()
    new = published(fresh, at=AT)
    old.refresh_from_db()
    assert (old.state, new.state) == (NoticeState.SUPERSEDED, NoticeState.PUBLISHED)
    assert list(trail.faults()) == []


def test_a_corrected_item_is_marked_and_the_source_stays(draft: OrientationNotice) -> None:
    item = draft.fields.get().items.get(order=1)
    corrected = correct_item(item=item, wording="  Nội dung   đã sửa ", actor=attempt(draft).actor)
    assert (corrected.text, corrected.corrected) == ("Nội dung đã sửa", True)
    draft.refresh_from_db()
    assert draft.source_lines == []


def test_items_are_added_and_removed_without_reusing_a_code(draft: OrientationNotice) -> None:
    field = draft.fields.get()
    actor = attempt(draft).actor
    add_item(field=field, wording="Nội dung bổ sung", actor=actor)
    remove_item(item=field.items.get(code="1.1"), actor=actor)
    assert list(field.items.values_list("order", "code")) == [(1, "1.2"), (2, "1.3")]
    with pytest.raises(Refused):
        add_item(field=field, wording="   ", actor=actor)


def test_an_item_is_split_where_its_lines_break_and_the_others_move_down(draft: OrientationNotice) -> None:
    field, actor = draft.fields.get(), attempt(draft).actor
    first = field.items.get(order=1)
    parts = split_item(item=first, wording="Giống chè\n\n Lò sấy \n", actor=actor)
    assert [part.text for part in parts] == ["Giống chè", "Lò sấy"]
    assert list(field.items.values_list("order", "code")) == [(1, "1.1"), (2, "1.3"), (3, "1.2")]
    assert parts[1].first_line == first.first_line
    with pytest.raises(Refused) as refused:
        split_item(item=first, wording="Một dòng", actor=actor)
    assert refused.value.codes == ("nothing_to_split",)


def test_an_item_goes_on_the_one_before_it(draft: OrientationNotice) -> None:
    field, actor = draft.fields.get(), attempt(draft).actor
    first, second = field.items.order_by("order")[:2]
    kept = merge_item(item=second, actor=actor)
    assert (kept.pk, kept.text, kept.corrected) == (first.pk, f"{first.text} {second.text}", True)
    assert list(field.items.values_list("order", "code")) == [(1, "1.1")]
    with pytest.raises(Refused) as refused:
        merge_item(item=kept, actor=actor)
    assert refused.value.codes == ("nothing_before",)


@pytest.mark.parametrize("who", ["proposer", "elsewhere"])
def test_others_change_nothing(draft: OrientationNotice, who: str) -> None:
    actor = proposer_of(draft.province) if who == "proposer" else officer_of(province_of("BG"))
    for act in ("confirm", "withdraw"):
        with pytest.raises(Refused) as refused:
            move_notice(notice=draft, act=act, attempt=replace(attempt(draft), actor=actor))
        assert refused.value.codes == ("not_yours",)
    with pytest.raises(Refused):
        correct_item(item=draft.fields.get().items.first(), wording="x", actor=actor)  # type: ignore[arg-type]


def test_a_confirmed_notice_is_not_edited(draft: OrientationNotice) -> None:
    confirmed = move_notice(notice=draft, act="confirm", attempt=attempt(draft))
    with pytest.raises(Refused) as refused:
        correct_item(item=confirmed.fields.get().items.first(), wording="x", actor=attempt(draft).actor)  # type: ignore[arg-type]
    assert refused.value.codes == ("not_editable",)
    assert move_notice(notice=confirmed, act="reopen", attempt=attempt(draft)).state == NoticeState.DRAFT
