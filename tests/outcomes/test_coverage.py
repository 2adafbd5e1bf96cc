"""Figures that name what is missing: dissemination, application, the way into practice."""

import html
import re
from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gieo.identity.models import User
from gieo.outcomes.models import Outcome, ResultUse
from gieo.outcomes.outcome.choices import UserKind
from gieo.outcomes.rules.coverage import Coverage
from gieo.outcomes.selectors import application_coverage, dissemination_coverage, effective_outcomes, funnel
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.outcomes import makers


@pytest.mark.unit
def test_a_hundred_per_cent_is_reached_only_when_nothing_is_missing() -> None:
    almost = Coverage(covered=["x"] * 999, missing=["y"])
    assert (almost.share, almost.percent) == (Fraction(999, 1000), 99)
    assert Coverage(covered=[], missing=[]).percent == 100


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.requirement("CT-5-1b")
def test_of_five_effective_results_four_are_known_and_the_fifth_is_named() -> None:
    officer = task_makers.officer()
    outcomes = [makers.effective(f"NV.2022.0{number}") for number in range(1, 6)]
    for outcome in outcomes[:4]:
        makers.spread(outcome)
    found = dissemination_coverage(officer, province="BG", year=2024)
    assert (found.percent, found.missing) == (80, [outcomes[4].title])
    makers.spread(outcomes[4])
    assert dissemination_coverage(officer, province="BG", year=2024).percent == 100
    assert not effective_outcomes(officer, province="BG", year=2023).exists()
    assert not effective_outcomes(task_makers.focal("UBND huyện Yên Thế"), province="BG", year=2024).exists()


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.requirement("BP-I-2g")
def test_of_ten_accepted_nine_are_in_use_and_the_tenth_is_named() -> None:
    officer = task_makers.officer()
    outcomes = [makers.opened(f"NV.2022.{number:02}") for number in range(1, 11)]
    for outcome in outcomes[:9]:
        use(outcome, "Giống vải")
    use(outcomes[9], "")  # a use without a product does not count
    found = application_coverage(officer, province="BG", year=2022)
    assert (found.percent, found.missing) == (90, [outcomes[9].title])


def use(outcome, product: str) -> None:
    ResultUse.objects.create(
        outcome=outcome,
        user_kind=UserKind.COOPERATIVE,
        user_name="HTX",
        place="Lục Ngạn",
        scale="5 ha",
        since=date(2024, 8, 1),
        product=product,
        recorded_at=moment("2024-08-01 09:00"),
    )


@pytest.mark.db
@pytest.mark.django_db
def test_the_way_into_practice_counts_each_result_once_at_each_stage() -> None:
    makers.opened("NV.2022.01")
    effective = makers.effective("NV.2022.02")
    known = makers.spread(makers.spread(makers.effective("NV.2022.03")))
    stages = funnel(task_makers.officer(), province="BG", year=2024)
    assert [len(stage.numbers) for stage in stages] == [3, 2, 1, 0, 0, 0]
    assert stages[1].numbers == [effective.number, known.number]
    assert stages[2].numbers == [known.number]


@pytest.mark.web
@pytest.mark.django_db
@pytest.mark.requirement("X-19")
def test_each_figure_of_the_way_opens_its_list(at) -> None:
    at("2024-08-05 09:00")
    opened, effective = makers.opened("NV.2022.01"), makers.effective("NV.2022.02")
    client = Client()
    client.force_login(User.objects.get(pk=task_makers.officer().user))
    way = "/lam-viec/ket-qua/duong-di"
    assert way in client.get("/lam-viec/khau/ket-qua").content.decode()
    page = client.get(f"{way}?nam=2024").content.decode()
    steps = re.findall(r'href="([^"]*buoc=\d)#danh-sach".*?<b class="g-num">(\d+)</b>', page, flags=re.DOTALL)
    assert [int(count) for _url, count in steps] == [2, 1, 0, 0, 0, 0]
    for url, count in steps:
        listed = client.get(way + html.unescape(url)).content.decode()
        assert listed.count('data-href="/ho-so/') == int(count)
    second = client.get(f"{way}?nam=2024&buoc=1").content.decode()
    assert effective.number in second
    assert opened.number not in second
    assert "data-href" not in client.get(f"{way}?nam=2023").content.decode()

    def queries(year: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{way}?nam={year}")
        return len(asked)

    one = queries(2024)
    makers.opened("NV.2022.03")
    makers.opened("NV.2022.04")
    assert queries(2024) == one


@pytest.mark.web
@pytest.mark.django_db
@pytest.mark.requirement("CT-5-1a")
def test_a_result_on_offer_is_public_searchable_and_says_how_to_get_it(at) -> None:
    at("2024-08-05 09:00")
    outcome, hidden = makers.effective("NV.2022.01"), makers.effective("NV.2022.02")
    anybody, officer = Client(), Client()
    officer.force_login(User.objects.get(pk=task_makers.officer().user))
    address = f"/ket-qua/{outcome.number}"
    assert anybody.get(address).status_code == 404
    typed = {"offer": "Giống vải chín sớm", "conditions": "Đất đồi, có tưới", "contact": "Viện Cây ăn quả, 0204 123"}
    doing = f"{outcome.get_absolute_url()}/viec/offer"
    assert officer.post(doing, {**typed, "contact": "", "key": "mot"}).status_code == 422
    assert officer.post(doing, {**typed, "key": "hai"}).status_code == 302
    page = anybody.get(address).content.decode()
    assert all(words in page for words in typed.values())
    assert address in anybody.get("/ket-qua?q=vai+chin+som").content.decode()
    assert address not in anybody.get("/ket-qua?q=khong+lien+quan").content.decode()
    assert hidden.number not in anybody.get("/ket-qua").content.decode()
    with CaptureQueriesContext(connection) as one:
        anybody.get("/ket-qua")
    for pk in (hidden.pk, makers.effective("NV.2022.03").pk):
        Outcome.objects.filter(pk=pk).update(
            offer="a", offer_conditions="b", offer_contact="c", offered_on="2024-08-06"
        )
    with CaptureQueriesContext(connection) as three:
        anybody.get("/ket-qua")
    assert len(one) == len(three)
    assert officer.post(f"{outcome.get_absolute_url()}/viec/end_offer", {"key": "ba"}).status_code == 302
    assert anybody.get(address).status_code == 404


@pytest.mark.web
@pytest.mark.django_db
@pytest.mark.requirement("CNSH-II-1e")
def test_a_model_of_biotechnology_is_public_with_the_body_that_runs_it(at) -> None:
    """The catalogue holds results and models; from each a way leads to its body, and from the body back."""
    at("2024-08-05 09:00")
    outcome = makers.effective("NV.2022.01", title="Ứng dụng công nghệ sinh học nhân giống nấm")
    anybody, officer = Client(), Client()
    officer.force_login(User.objects.get(pk=task_makers.officer().user))
    body = outcome.task.host
    assert body
    home, address = f"/to-chuc/{body.pk}", f"/ket-qua/{outcome.number}"
    assert address not in anybody.get(home).content.decode()
    typed = {"offer": "Mô hình nấm ăn quy mô hộ", "conditions": "Nhà lạnh 50 m2", "contact": body.name, "key": "mot"}
    assert officer.post(f"{outcome.get_absolute_url()}/viec/offer", typed).status_code == 302
    page = anybody.get(address)
    assert page.status_code == 200
    assert "Mô hình nấm ăn quy mô hộ" in page.content.decode()
    for way in ("/ket-qua?q=mo+hinh+nam", "/ket-qua?q=CNSH", home):
        assert address in anybody.get(way).content.decode(), way
    assert body.name in anybody.get(home).content.decode()
