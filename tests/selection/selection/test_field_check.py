"""The check at the place: compulsory for projects before the council sits, by a group whose parts the law names."""

from datetime import date
from typing import Any

import pytest

from gieo.core.trail import history_of
from gieo.councils.sitting.facts import PapersFacts, SittingFacts
from gieo.councils.sitting.shown import council_choices
from gieo.dossiers.official import paper_of
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.selection.models import Selection
from gieo.selection.selection.field_check import CheckerRow, FieldFacts, Standing
from gieo.selection.selection.papers import PAPERS
from gieo.selection.selection.procedure import SELECTION_PROCEDURE
from tests.factories import person_in
from tests.selection.cast import Cast, browser, checked_call, task_of
from tests.selection.cast_council import founding, selection_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"


def founded(cast: Cast, kind: str = "trial_production") -> Selection:
    item = selection_of(checked_call(cast, FRUIT, CENTRE, task=task_of(cast, kind=kind)))
    return cast.do(item, "found_council", cast.of(Role.CHAIRMAN), "2025-03-10 08:00", founding(cast))


def officer_named(cast: Cast, name: str, role: Role = Role.SCIENCE_OFFICER, body: Organisation | None = None) -> Person:
    known = Person.objects.filter(full_name=name, province=cast.province).first()
    return known or person_in(role, cast.province, name=name, email=f"{role}.{name[-2:]}@gieo.test", body=body)


def group(cast: Cast) -> tuple[CheckerRow, ...]:
    people = [
        officer_named(cast, "Cán bộ A1"),
        officer_named(cast, "Cán bộ A2", Role.FINANCE_OFFICER),
        officer_named(cast, "Cán bộ A3", Role.FINANCE_OFFICER),
        cast.expert(2),
    ]
    parts = (Standing.SPECIALIST, Standing.PLANNING, Standing.MONEY, Standing.COUNCIL)
    return tuple(
        CheckerRow(person=Picked(id=person.pk, name=person.full_name), part=part)
        for person, part in zip(people, parts, strict=True)
    )


def visit(cast: Cast, item: Selection, host: str, **changes: Any) -> FieldFacts:
    (application,) = [each for each in item.applications if each.host.name == host]
    values: dict[str, Any] = {
        "application": Picked(id=application.number, name=f"{application.number} {host}"),
        "visited_on": date(2025, 3, 17),
        "group": group(cast),
        "facilities": "Hai nhà lưới như hồ sơ khai",
        "people": "Đủ người",
        "money": "Có xác nhận vốn đối ứng",
        "conclusion": "Đủ điều kiện",
    }
    return FieldFacts(**{**values, **changes})


def refused(cast: Cast, item: Selection, facts: FieldFacts) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(item, "check_field", cast.of(Role.SCIENCE_OFFICER), "2025-03-18 08:00", facts)
    return caught.value.codes


def opens(cast: Cast, item: Selection) -> Selection:
    there = tuple(Picked(id=pk, name=name) for pk, name in council_choices(SELECTION_PROCEDURE, "members", item))
    return cast.do(item, "open_sitting", cast.member(4), "2025-03-28 09:00", SittingFacts(present=there))


def test_a_group_is_whole_of_the_council_and_of_no_host(cast: Cast) -> None:
    item, whole = founded(cast), group(cast)
    assert refused(cast, item, visit(cast, item, FRUIT, group=whole[:3])) == ("group_incomplete",)
    assert refused(cast, item, visit(cast, item, FRUIT, group=(*whole[:2], whole[1], whole[3]))) == (
        "group_incomplete",
    )
    stranger = cast.expert(30)
    other = whole[3].model_copy(update={"person": Picked(id=stranger.pk, name=stranger.full_name)})
    assert refused(cast, item, visit(cast, item, FRUIT, group=(*whole[:3], other))) == ("not_of_the_council",)
    body = Organisation.objects.get(name=CENTRE)
    own = officer_named(cast, "Người trung tâm B1", Role.FOCAL_OFFICER, body)
    inside = whole[1].model_copy(update={"person": Picked(id=own.pk, name=own.full_name)})
    facts = visit(cast, item, FRUIT, group=(whole[0], inside, *whole[2:]))
    assert refused(cast, item, facts) == ("of_the_host",)
    assert refused(cast, item, visit(cast, item, FRUIT, visited_on=date(2025, 3, 19))) == ("visit_ahead",)


def test_the_council_of_a_project_sits_when_every_applicant_was_visited(cast: Cast, at: Any) -> None:
    at("2025-03-28 09:00")
    item, officer = founded(cast), cast.of(Role.SCIENCE_OFFICER)
    item = cast.do(item, "check_field", officer, "2025-03-18 08:00", visit(cast, item, FRUIT))
    papers = PapersFacts(sitting_at=cast.time("2025-03-28 09:00"), place="Sở KH&CN", papers="Hồ sơ")
    item = cast.do(item, "send_papers", officer, "2025-03-18 09:00", papers)
    other = next(each.number for each in item.applications if each.host.name == CENTRE)
    with pytest.raises(Refused) as caught:
        opens(cast, item)
    said = next(each for each in caught.value.refusals if each.code == "field_not_checked")
    assert (other in str(said), said.basis) == (True, ("TT20-2023:8.6",))
    assert "Đã kiểm tra thực tế mọi hồ sơ" in browser(officer).get(item.get_absolute_url()).content.decode()
    item = cast.do(item, "check_field_again", officer, "2025-03-19 08:00", visit(cast, item, CENTRE))
    assert opens(cast, item).state == "sitting"
    act = history_of(item).get(name="check_field_again")
    paper = paper_of(PAPERS["field_minutes"], item, act)
    assert CENTRE in str(paper["parts"])
    assert FRUIT not in str(paper["parts"]), "one host signs what was found with it, and reads of no other"


def test_for_a_research_topic_it_is_at_will(cast: Cast) -> None:
    item = founded(cast, kind="research_topic")
    papers = PapersFacts(sitting_at=cast.time("2025-03-28 09:00"), place="Sở KH&CN", papers="Hồ sơ")
    item = cast.do(item, "send_papers", cast.of(Role.SCIENCE_OFFICER), "2025-03-18 09:00", papers)
    assert opens(cast, item).state == "sitting"
