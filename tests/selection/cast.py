"""Who plays, and the acts every test of this stage begins with."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from gieo.core import events
from gieo.councils.models import Expert
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Facts
from gieo.registry.models import Assignment, Task
from gieo.selection.application.facts import ApplicationFacts, ApplyFacts, CheckFacts
from gieo.selection.application.states import Degree, LumpSum
from gieo.selection.call.facts import CallFacts, OpeningFacts, PresentRow, PublishFacts
from gieo.selection.models import Application, Call
from gieo.selection.rows import MemberRow, MoneyRow, ProductRow
from gieo.selection.services.name_unwanted_judge import name_unwanted_judge
from gieo.selection.services.open_application import open_application
from gieo.selection.services.open_call import open_call
from tests.conftest import moment
from tests.factories import person_in, province_of

BUDGET = Picked(id="provincial_science", name="Ngân sách sự nghiệp KH&CN tỉnh")
COUNTERPART = Picked(id="counterpart", name="Đối ứng")
TWO_UNITS = (PresentRow(name="Nguyễn Văn An", unit="Phòng QLKH"), PresentRow(name="Lê Thị Bình", unit="Phòng KHTC"))


def bac_ninh() -> Province:
    """A province under the law of 2025."""
    wanted = {"slug": "bac-ninh", "name": "Bắc Ninh", "family": "bac-ninh"}
    return Province.objects.get_or_create(code="BN", defaults=wanted)[0]


def _announced() -> QuerySet[ProcrastinateJob]:
    """What was announced; the queue outlives tests that commit, so a cast begins with what it has not heard."""
    return ProcrastinateJob.objects.filter(task_name="core.deliver")


@dataclass
class Cast:
    """The people of one province."""

    code: str = "BG"
    later: timedelta = timedelta(0)
    heard: set[int] = field(default_factory=lambda: set(_announced().values_list("pk", flat=True)))

    @cached_property
    def province(self) -> Province:
        return bac_ninh() if self.code == "BN" else province_of(self.code)

    def time(self, text: str) -> datetime:
        """An instant of the play, which a cast of another year plays so much later."""
        return moment(text) + self.later

    def of(self, role: Role) -> Actor:
        return self.actor(role, f"{role}.{self.province.slug}@gieo.test")

    def actor(self, role: Role, email: str, body: Organisation | None = None, name: str = "") -> Actor:
        person = person_in(role, self.province, name=name or f"Người {role}", email=email, body=body)
        assert person.user
        return actor_of(person.user, date(2025, 1, 1))

    def host(self, name: str) -> Actor:
        known = Organisation.objects.filter(name=name, province=self.province).first()
        kind = OrganisationKind.SCIENCE_ORGANISATION
        body = known or register_organisation(name=name, kind=kind, province=self.province)
        return self.actor(Role.PROPOSER, f"chutri.{body.pk}@gieo.test", body=body, name=f"Người của {name}")

    def expert(self, number: int) -> Person:
        email = f"chuyengia{number}.{self.province.slug}@gieo.test"
        person = person_in(Role.COUNCIL_MEMBER, self.province, name=f"Chuyên gia {number}", email=email)
        wanted = {"degree": "TS", "speciality": "Trồng trọt", "reviewed_on": date(2025, 1, 1)}
        Expert.objects.get_or_create(province=self.province, person=person, defaults=wanted)
        return person

    def member(self, number: int) -> Actor:
        person = self.expert(number)
        assert person.user
        return actor_of(person.user, date(2025, 1, 1))

    def deliver(self) -> None:
        """What the worker does with the events that were announced."""
        while fresh := list(_announced().exclude(pk__in=self.heard).order_by("pk")):
            for job in fresh:
                self.heard.add(job.pk)
                events.handle(job.args["event"], job.args["entry"])

    def clock(self, at: str) -> None:
        run_clocks(at=self.time(at))
        self.deliver()

    def do(self, dossier: Any, name: str, actor: Actor, at: str, facts: Facts | None = None) -> Any:
        """One act and everything that follows from it."""
        done = act(dossier, name, actor=actor, at=self.time(at), facts=facts).subject
        self.deliver()
        return done


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


# ---------------------------------------------------------------- task and call


def task_of(cast: Cast, **changes: Any) -> Task:
    values = {
        "number": f"{cast.code}-NV-2025-{Task.objects.count() + 1:04d}",
        "title": "Chọn tạo giống vải chín sớm",
        "plan_year": 2025,
        "assignment": Assignment.COMPETITIVE_SELECTION,
    }
    return Task.objects.create(province=cast.province, **{**values, **changes})


def commissioned(cast: Cast, task: Task) -> DocketEntry:
    """The line of the dossier that put the task on the published list."""
    return DocketEntry.objects.create(
        province=cast.province,
        kind="proposal",
        subject_id=10**6 + task.pk,  # of no proposal that a test writes
        number=f"{cast.code}-DX-2025-{9000 + task.pk:04d}",  # nor of one that was written before
        title=task.title,
        opened_at=cast.time("2025-01-02 08:00"),
        state="compiled",
        state_since=cast.time("2025-01-02 08:00"),
        is_open=False,
        task=task,
        reader_roles=[Role.SCIENCE_OFFICER],
    )


def draft_call(cast: Cast, task: Task | None = None, *, day: str = "2025-02-03") -> Call:
    task = task or task_of(cast)
    call = open_call(parent=commissioned(cast, task), task=task, at=cast.time(f"{day} 08:00"))
    facts = CallFacts(conditions="Tổ chức có tư cách pháp nhân", way_of_filing="Trực tuyến", address="Sở KH&CN")
    return cast.do(call, "write", cast.of(Role.SCIENCE_OFFICER), f"{day} 08:30", facts)


def published_call(
    cast: Cast, task: Task | None = None, *, day: str = "2025-02-03", closes: str = "2025-03-06 17:00"
) -> Call:
    draft = draft_call(cast, task, day=day)
    return cast.do(draft, "publish", cast.of(Role.DIRECTOR), f"{day} 09:00", PublishFacts(closes_at=cast.time(closes)))


# ---------------------------------------------------------------- applications


def offer(**changes: Any) -> ApplicationFacts:
    values: dict[str, Any] = {
        "principal_name": "TS. Trần Thị Vải",
        "degree": Degree.DOCTOR,
        "speciality": "Chọn giống cây trồng",
        "years_in_field": 12,
        "members": (
            MemberRow(name="TS. Trần Thị Vải", part="Chủ nhiệm", months="12"),
            MemberRow(name="ThS. Lê Văn Thiều", part="Thư ký", months="7,5"),
        ),
        "objectives": "Một giống vải chín sớm",
        "content": "Chọn lọc, khảo nghiệm, nhân giống",
        "products": (ProductRow(name="Giống vải", quality="Chín trước 20/5", unit="giống", quantity="1"),),
        "money": (
            MoneyRow(source=BUDGET, year=2025, amount=600_000_000),
            MoneyRow(source=BUDGET, year=2026, amount=400_000_000),
            MoneyRow(source=COUNTERPART, year=2026, amount=200_000_000),
        ),
        "lump_sum": LumpSum.PARTIAL,
        "months": 24,
    }
    return ApplicationFacts(**{**values, **changes})


def draft_application(
    cast: Cast, call: Call, host: Actor, *, at: str = "2025-02-10 08:00", **changes: Any
) -> Application:
    facts = ApplyFacts(call=Picked(id=call.pk, name=call.number))
    draft = open_application(province=cast.province.code, facts=facts, actor=host, at=cast.time(at))
    return cast.do(draft, "write", host, at, offer(**changes))


def sealed_application(
    cast: Cast, call: Call, host: Actor, *, at: str = "2025-02-10 08:00", **changes: Any
) -> Application:
    return cast.do(draft_application(cast, call, host, at=at, **changes), "seal", host, at)


def unwanted_by(cast: Cast, application: Application, host: Actor, name: str, *, reason: str = "") -> Application:
    """A draft whose host would rather not have somebody as a judge."""
    name_unwanted_judge(
        application=application, name=name, workplace="Viện Xa", reason=reason, actor=host,
        at=cast.time("2025-02-10 08:00"),
    )  # fmt: skip
    return application


def opened_call(cast: Cast, call: Call, *, day: str = "2025-03-07") -> Call:
    cast.clock(f"{day} 00:30")
    call.refresh_from_db()
    return cast.do(
        call, "open_applications", cast.of(Role.SCIENCE_OFFICER), f"{day} 09:00", OpeningFacts(present=TWO_UNITS)
    )


def accepted(cast: Cast, application: Application, *, at: str = "2025-03-07 10:00") -> Application:
    application.refresh_from_db()
    return cast.do(application, "accept", cast.of(Role.SCIENCE_OFFICER), at, CheckFacts())


def checked_call(cast: Cast, *hosts: str, day: str = "2025-03-07", task: Task | None = None, **changes: Any) -> Call:
    """A call whose applications, one of each host, were opened and found valid."""
    call = published_call(cast, task)
    for name in hosts or ("Viện Cây ăn quả", "Trường Đại học Nông Lâm", "Trung tâm Giống"):
        sealed_application(cast, call, cast.host(name), **changes)
    opened = opened_call(cast, call, day=day)
    for application in Application.objects.filter(call=call).order_by("pk"):
        accepted(cast, application, at=f"{day} 10:00")
    return cast.do(opened, "pass_on", cast.of(Role.SCIENCE_OFFICER), f"{day} 11:00")
