"""Windows to the second, inherited footnotes, the common list of fields."""

from datetime import date

import pytest

from gieo.orientation.models import IntakeWindow
from gieo.orientation.parsing.document import Deadline
from gieo.orientation.rules.changes import changes_between
from gieo.orientation.rules.footnotes import with_inherited
from gieo.orientation.rules.recipients import addressed
from gieo.orientation.rules.windows import windows_of
from gieo.registry.rules.science_fields import science_fields_of
from tests.conftest import moment

pytestmark = pytest.mark.unit

OPENS = Deadline(what="open", iso="2024-04-15", boundary="from", line=1)
CLOSES = Deadline(what="close", iso="2024-05-31", boundary="through", line=2)


def window(*deadlines: Deadline, notice_date: date | None = None) -> IntakeWindow:
    (found,) = windows_of(deadlines, notice_date=notice_date)
    return IntakeWindow(opens_at=found.opens_at, closes_at=found.closes_at, boundary=found.boundary)


@pytest.mark.requirement("BG25-III-1", "BG25-III-2")
@pytest.mark.parametrize(
    ("instant", "is_open", "is_past"),
    [
        ("2024-04-14 23:59:59", False, False),
        ("2024-04-15 00:00:00", True, False),
        ("2024-05-31 23:59:59.999999", True, False),
        ("2024-06-01 00:00:00", False, True),
    ],
)
def test_the_boundaries_of_bac_giang(instant: str, is_open: bool, is_past: bool) -> None:
    bounds = window(OPENS, CLOSES)
    assert (bounds.is_open_at(moment(instant)), bounds.is_past_at(moment(instant))) == (is_open, is_past)


def test_before_a_day_ends_at_its_first_instant() -> None:
    bounds = window(OPENS, CLOSES.model_copy(update={"boundary": "before"}))
    assert bounds.is_open_at(moment("2024-05-30 23:59:59"))
    assert not bounds.is_open_at(moment("2024-05-31 00:00:00"))
    assert bounds.last_day == date(2024, 5, 31)


@pytest.mark.requirement("LS25-III-2")
def test_a_window_from_the_notice_date_waits_for_it() -> None:
    opens = Deadline(what="open", iso=None, boundary="notice_date", line=1)
    unknown = window(opens, CLOSES.model_copy(update={"iso": "2024-05-15"}))
    assert unknown.opens_at is None
    assert not unknown.is_open_at(moment("2024-05-01 12:00"))
    known = window(opens, CLOSES.model_copy(update={"iso": "2024-05-15"}), notice_date=date(2024, 3, 5))
    assert known.is_open_at(moment("2024-05-15 23:59:59"))
    assert not known.is_open_at(moment("2024-05-16 00:00:00"))


def test_no_closing_day_no_window() -> None:
    assert windows_of([OPENS], notice_date=None) == []


def test_every_round_has_its_days_and_a_day_said_twice_is_one_round() -> None:
    again = CLOSES.model_copy(update={"line": 9})
    second = [OPENS.model_copy(update={"iso": "2024-08-01"}), CLOSES.model_copy(update={"iso": "2024-08-31"})]
    first, later = windows_of([OPENS, CLOSES, again, *second], notice_date=None)
    assert (first.opens_at, first.closes_at) == (moment("2024-04-15 00:00"), moment("2024-06-01 00:00"))
    assert (later.opens_at, later.closes_at) == (moment("2024-08-01 00:00"), moment("2024-09-01 00:00"))


@pytest.mark.parametrize(
    ("entry", "kinds", "roles", "names"),
    [
        ("Các sở, ban, ngành, đoàn thể tỉnh", ("department", "mass_organisation"), (), ()),
        ("UBND các huyện, thị xã, thành phố", ("district",), (), ()),
        ("TT HĐND, UBND huyện, thành phố", ("district",), (), ("TT HĐND",)),
        ("CT, các PCT UBND tỉnh", (), ("chairman",), ()),
        ("Thành viên HĐ KH&CN tỉnh", (), ("council_member",), ()),
        ("Đ/c Mai Sơn - PCT TT UBND tỉnh", (), (), ("Đ/c Mai Sơn - PCT TT UBND tỉnh",)),
        ("Báo Bắc Giang, Đài PT&TH tỉnh", (), (), ("Báo Bắc Giang, Đài PT&TH tỉnh",)),
    ],
)
def test_what_is_no_group_and_no_seat_is_left_to_be_looked_up(
    entry: str, kinds: tuple[str, ...], roles: tuple[str, ...], names: tuple[str, ...]
) -> None:
    read = addressed(entry)
    assert (read.kinds, read.roles, read.names) == (kinds, roles, names)


@pytest.mark.requirement("BG25-R-3")
def test_the_archive_has_its_units_and_a_portal_publishes() -> None:
    assert addressed("Lưu: VT, QLKH").units == ("VT", "QLKH")
    assert addressed("Trung tâm UD KH&CN (đăng trên website của Sở)").publishes
    assert addressed("P.QLCN&CN (đăng Website)").publishes
    assert not addressed("UBND tỉnh (b/c)").publishes


@pytest.mark.requirement("LS25-II-6")
def test_items_inherit_the_last_footnote_before_them_marked_as_inferred() -> None:
    assert list(with_inherited([[], [1], [], [2], []])) == [
        ([], False),
        ([1], False),
        ([1], True),
        ([2], False),
        ([2], True),
    ]


@pytest.mark.requirement("X-18")
@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Lĩnh vực Khoa học tự nhiên", ["natural"]),
        ("Lĩnh vực kỹ thuật và công nghệ:", ["engineering"]),
        ("Lĩnh vực KH&CN phục vụ Y dược:", ["medical"]),
        ("Lĩnh vực Khoa học Nông nghiệp, Tài nguyên và Môi trường", ["agricultural"]),
        ("Lĩnh vực khoa học xã hội và nhân văn:", ["social", "humanities"]),
        ("Một số nội dung khác", ["other"]),
    ],
)
def test_fields_of_provinces_map_onto_the_common_list(title: str, codes: list[str]) -> None:
    assert science_fields_of(title) == codes


def test_versions_differ_word_by_word() -> None:
    changes = changes_between({"1.1": "Giống chè mới", "1.2": "Lò sấy"}, {"1.1": "Giống cam mới", "1.3": "Cá lăng"})
    assert [(change.code, [(piece.kind, piece.words) for piece in change.pieces]) for change in changes] == [
        ("1.1", [("same", "Giống"), ("gone", "chè"), ("new", "cam"), ("same", "mới")]),
        ("1.3", [("new", "Cá lăng")]),
        ("1.2", [("gone", "Lò sấy")]),
    ]
    assert changes_between({"1.1": "Giống chè"}, {"1.1": "Giống chè"}) == []
