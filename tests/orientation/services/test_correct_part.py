"""What is neither field nor item is corrected too: grounds, footnotes, requirements, places, recipients."""

from datetime import date

import pytest

from gieo.kernel.refusal import Refused
from gieo.orientation.models import (
    PARTS,
    IntakePlace,
    NoticeBasis,
    NoticeFootnote,
    NoticeRequirement,
    OrientationNotice,
    Recipient,
)
from gieo.orientation.services.add_part import add_part
from gieo.orientation.services.correct_part import correct_part
from gieo.orientation.services.remove_part import remove_part
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, proposer_of, province_of, published, window_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")


@pytest.fixture
def draft() -> OrientationNotice:
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    return notice


@pytest.mark.requirement("X-1")
@pytest.mark.parametrize("kind", sorted(PARTS))
def test_every_part_takes_a_better_wording_and_is_marked(draft: OrientationNotice, kind: str) -> None:
    part = PARTS[kind].objects.create(notice=draft, order=1, text="Nguyên văn đọc sai", first_line=4, last_line=5)
    corrected = correct_part(part=part, wording="  Nguyên văn   đọc đúng ", actor=officer_of(draft.province))
    corrected.refresh_from_db()
    assert (corrected.text, corrected.corrected) == ("Nguyên văn đọc đúng", True)
    assert (corrected.first_line, corrected.last_line) == (4, 5)


@pytest.mark.parametrize("model", [NoticeBasis, NoticeFootnote])
def test_a_corrected_number_ties_to_the_document_it_names(
    draft: OrientationNotice, model: type[NoticeBasis | NoticeFootnote]
) -> None:
    part = model.objects.create(notice=draft, order=1, text="Kế hoạch số 5/KH-UBND")
    officer = officer_of(draft.province)
    corrected = correct_part(part=part, wording="Kế hoạch số 53/KH-UBND ngày 03/3/2023", actor=officer)
    assert isinstance(corrected, model)
    assert corrected.document
    assert (corrected.document.number, corrected.document.issued_on) == ("53/KH-UBND", date(2023, 3, 3))
    general = correct_part(part=part, wording="Mục tiêu phát triển kinh tế - xã hội của tỉnh", actor=officer)
    assert isinstance(general, model)
    assert general.document is None


@pytest.mark.requirement("LS25-III-3", "LS25-III-4")
def test_a_place_is_added_corrected_and_shown_to_the_public(draft: OrientationNotice) -> None:
    officer = officer_of(draft.province)
    place = add_part(notice=draft, kind="place", wording="Số 1, phố Mẫu", phones="(0299) 3 123 456", actor=officer)
    assert isinstance(place, IntakePlace)
    assert (place.phones, place.phones_printed) == (["02993123456"], "(0299) 3 123 456")
    corrected = correct_part(part=place, wording="Số 2, phố Mẫu", phones="0299 3123457; 0299 3123458", actor=officer)
    assert isinstance(corrected, IntakePlace)
    assert corrected.phones == ["02993123457", "02993123458"]
    add_part(notice=draft, kind="place", wording="https://nop.gieo.test/", actor=officer)
    snapshot = published(draft, at=AT).snapshot
    assert snapshot
    assert [(each["text"], each["url"]) for each in snapshot["places"]] == [
        ("Số 2, phố Mẫu", ""),
        ("https://nop.gieo.test/", "https://nop.gieo.test/"),
    ]


def test_parts_are_added_at_the_end_and_removed_without_renumbering(draft: OrientationNotice) -> None:
    officer = officer_of(draft.province)
    for words in ("Có căn cứ", "Có tính mới", "Có địa chỉ ứng dụng"):
        add_part(notice=draft, kind="requirement", wording=words, actor=officer)
    remove_part(part=NoticeRequirement.objects.get(order=2), actor=officer)
    assert list(draft.requirements.values_list("order", "text")) == [(1, "Có căn cứ"), (3, "Có địa chỉ ứng dụng")]


@pytest.mark.parametrize(
    ("kind", "wording", "code"), [("footnote", "Chú thích", "unknown_part"), ("place", " ", "empty")]
)
def test_what_cannot_be_added(draft: OrientationNotice, kind: str, wording: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_part(notice=draft, kind=kind, wording=wording, actor=officer_of(draft.province))
    assert refused.value.codes == (code,)
    assert not IntakePlace.objects.exists()


def test_others_and_after_confirmation_nobody_touches_a_part(draft: OrientationNotice) -> None:
    part = Recipient.objects.create(notice=draft, order=1, text="UBND tỉnh")
    for actor in (proposer_of(draft.province), officer_of(province_of("BG"))):
        for act in (
            lambda actor=actor: correct_part(part=part, wording="x", actor=actor),
            lambda actor=actor: remove_part(part=part, actor=actor),
            lambda actor=actor: add_part(notice=draft, kind="place", wording="x", actor=actor),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.codes == ("not_yours",)
    notice = published(draft, at=AT)
    part.notice = notice
    with pytest.raises(Refused) as refused:
        correct_part(part=part, wording="x", actor=officer_of(draft.province))
    assert refused.value.codes == ("not_editable",)
