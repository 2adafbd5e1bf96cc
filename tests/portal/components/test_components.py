"""Each component says what it has to say, in words and not by colour alone."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django import forms

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal
from gieo.portal.templatetags import looks

pytestmark = pytest.mark.unit

NOW = datetime(2024, 5, 8, 9, 30, tzinfo=LEGAL_ZONE)
NO_OVERLAP_CHECK = Refusal(code="no_overlap_check", message="Chưa tra cứu trùng lặp.", basis=("TT06-2023:9.2",))
TOO_LONG = Refusal(code="too_long", message="Bản in dài %(pages)s trang.", params={"pages": "4,3"})


def due(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LEGAL_ZONE)


@pytest.mark.parametrize("tone", sorted(looks.TONES))
def test_a_state_has_a_colour_a_shape_and_a_word(show, tone):
    page = show('<c-state-badge state="{{ tone }}" label="Chờ kiểm tra" />', tone=tone)
    assert f"g-tone-{tone}" in page
    assert f"shapes.svg#{tone}" in page
    assert "Chờ kiểm tra" in page


def test_a_state_of_a_stage_takes_its_look(show):
    assert "g-tone-waiting" in show('<c-state-badge state="submitted" label="Đã nộp" />')


@pytest.mark.parametrize(
    ("until", "tone", "words"),
    [
        ("2024-05-31T23:59:59", "calm", "còn 23 ngày"),
        ("2024-05-10T23:59:59", "near", "còn 2 ngày"),
        ("2024-05-08T17:00:00", "near", "còn 7 giờ"),
        ("2024-05-03T17:00:00", "late", "quá hạn 5 ngày"),
    ],
)
def test_a_clock_ripens_and_runs_out(show, until, tone, words):
    page = show('<c-clock-chip :due="due" :at="now" />', due=due(until), now=NOW)
    assert f"g-clock-{tone}" in page
    assert words in page
    assert datetime.fromisoformat(until).strftime("%d/%m/%Y") in page


def test_a_clock_without_a_deadline_shows_nothing(show):
    assert not show('<c-clock-chip :due="due" />', due=None).strip()


def test_a_clock_that_stands_still_is_not_late(show):
    page = show('<c-clock-chip :due="due" :at="now" :paused="True" />', due=due("2024-05-03T17:00:00"), now=NOW)
    assert "g-clock-paused" in page
    assert "quá hạn" not in page


def test_an_article_shows_instrument_content_and_validity(show):
    page = show('<c-article-link key="TT06-2023:12.7" />')
    assert "khoản 7 Điều 12 Thông tư 06/2023/TT-BKHCN" in page
    assert "trên 3/4 số phiếu" in page
    assert "Hiệu lực từ" in page


def test_an_unknown_article_shows_its_key(show):
    assert "QD99-1999" in show('<c-article-link key="QD99-1999" />')


def test_a_refusal_gives_every_reason_with_its_article(show):
    page = show('<c-refusal-list :refusals="refusals" />', refusals=[NO_OVERLAP_CHECK, TOO_LONG])
    assert "Chưa tra cứu trùng lặp." in page
    assert "khoản 2 Điều 9 Thông tư 06/2023/TT-BKHCN" in page
    assert "Bản in dài 4,3 trang." in page


def test_no_refusal_shows_nothing(show):
    assert not show('<c-refusal-list :refusals="refusals" />', refusals=[]).strip()


def option(name: str, label: str, *refusals: Refusal) -> SimpleNamespace:
    row = SimpleNamespace(name=name, label=label)
    return SimpleNamespace(row=row, refusals=refusals, is_open=not refusals)


def test_an_open_act_is_a_button_and_a_closed_one_says_why(show):
    options = [option("compile", "Đưa vào danh mục"), option("forward", "Trình Hội đồng", NO_OVERLAP_CHECK, TOO_LONG)]
    page = show('<c-act-bar :options="options" action="/ho-so/1/viec" key="abc" />', options=options)
    assert 'name="act" value="compile"' in " ".join(page.split())
    assert 'value="forward"' not in page
    assert "chưa thực hiện được" in page
    assert "2 lý do" in page
    assert "Chưa tra cứu trùng lặp." in page


@pytest.mark.parametrize(
    ("fill", "tone", "words"), [(2.1, "calm", "2,1"), (3.6, "near", "3,6"), (4.0, "near", "4,0"), (4.3, "over", "4,3")]
)
def test_the_page_meter_warns_before_the_limit_and_refuses_beyond(show, fill, tone, words):
    page = show('<c-page-meter :fill="fill" :limit="4" />', fill=fill)
    assert f"g-meter-{tone}" in page
    assert f"<b>{words}</b>" in page
    assert f'aria-valuenow="{fill}"' in page
    assert ("vượt giới hạn" in page) is (tone == "over")


class Idea(forms.Form):
    title = forms.CharField(label="Tên nhiệm vụ", help_text="Dùng trong danh mục.")


def test_a_field_ties_label_help_and_error_to_the_control(show):
    page = show('<c-field :field="form.title" number="1" :limit="200" />', form=Idea({"title": ""}))
    assert '<label for="id_title">' in page
    assert "Dùng trong danh mục." in page
    assert "bắt buộc" in page
    assert 'data-counts="id_title"' in page
    assert "has-error" in page


def test_the_error_summary_leads_to_the_fields_and_takes_the_focus(show):
    page = show('<c-error-summary :form="form" />', form=Idea({"title": ""}))
    assert 'href="#id_title"' in page
    assert "data-error-summary" in page
    assert not show('<c-error-summary :form="form" />', form=Idea({"title": "Vải thiều"})).strip()


def test_a_file_shows_size_hash_and_what_the_scanner_said(show):
    page = show(
        '<c-file-row name="phieu.pdf" :size="318204" sha256="9f2c4b7e1a0d5c38"'
        ' scan="quarantined" scan_label="Cách ly" />'
    )
    assert "310,7 kB" in page
    assert 'data-copy="9f2c4b7e1a0d5c38"' in page
    assert "g-tone-refused" in page
    assert "Cách ly" in page


def test_a_window_shows_the_days_left_and_how_far_it_has_ripened(show):
    page = show(
        '<c-countdown-card title="Nhận đề xuất" :opens="opens" :closes="closes" :at="now" province="LS" />',
        opens=due("2024-05-01T00:00:00"),
        closes=due("2024-05-15T23:59:59"),
        now=NOW,
    )
    assert "<b>7</b>" in page
    assert "Thứ Tư, 15/05/2024" in page
    assert 'width="49%"' in page
    assert 'data-province="LS"' in page


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        ("2024-06-01T00:00:00", "2024-07-15T23:59:59", "ngày nữa mở nhận"),
        ("2024-03-01T00:00:00", "2024-04-15T23:59:59", "Đã đóng"),
        ("2024-05-01T00:00:00", "2024-05-08T17:00:00", "còn 7 giờ"),
    ],
)
def test_a_window_says_whether_it_is_coming_closed_or_in_its_last_day(show, opens, closes, words):
    page = show(
        '<c-countdown-card title="Nhận đề xuất" :opens="opens" :closes="closes" :at="now" />',
        opens=due(opens),
        closes=due(closes),
        now=NOW,
    )
    assert words in page


def test_a_difference_marks_what_went_and_what_came(show):
    page = show('<c-diff before="đến hết ngày 30/4/2024 tại quầy" after="đến hết ngày 15/5/2024 tại quầy" />')
    assert "30/4/2024</del>" in page
    assert "15/5/2024</ins>" in page
    assert "<del>đến" not in page


def test_a_list_names_its_rows_for_whoever_cannot_see_them(show):
    page = show(
        '<c-data-table caption="Đề xuất năm 2025"><c-slot name="head">'
        '<c-data-table.heading label="Số" sort="?sort=number" direction="ascending" /></c-slot>'
        "<tr><th>1</th></tr></c-data-table>"
    )
    assert '<caption class="g-visually-hidden">Đề xuất năm 2025</caption>' in page
    assert 'aria-sort="ascending"' in page
    assert 'scope="col"' in page


def test_an_empty_list_shows_what_to_do_instead(show):
    page = show(
        '<c-data-table caption="Đề xuất" :rows="rows">'
        '<c-slot name="empty"><c-empty-state title="Chưa có đề xuất nào" /></c-slot></c-data-table>',
        rows=[],
    )
    assert "Chưa có đề xuất nào" in page
    assert "<table" not in page


def test_text_that_users_wrote_is_escaped(show):
    page = show(
        '<c-state-badge label="{{ text }}" /><c-person-chip name="{{ text }}" />'
        '<c-diff before="{{ text }}" after="x" />',
        text="<script>alert(1)</script>",
    )
    assert "<script>" not in page
