"""Every address there is, what it is asked with, and who asks: shared by the tests of access."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from gieo.core.anchoring import anchor_day
from gieo.councils.models import Expert
from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile
from gieo.identity.models import Appointment, Organisation, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.appoint import NOT_GIVEN
from gieo.kernel.actors import Role
from gieo.law.models import LegalDocument
from gieo.officialdocs.models import Delivery
from gieo.orientation.models import IntakeWindow, OrientationItem, OrientationNotice, Recipient
from gieo.privacy.models import LegalHold
from gieo.proposals.models import Proposal
from gieo.proposals.services.start_proposal import start_proposal
from gieo.registry.models import RegisterEntry
from tests.conftest import moment
from tests.portal.rows import planted
from tests.portal.rows_by_link import planted_by_link
from tests.portal.rows_of_hosts import planted_by_hosts

AT = moment("2026-11-24 10:00")
SIGN_IN, DENIED, HIDDEN, FINE = 302, 403, 404, 200
LIBRARY = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_list")  # the sign-in library's own

# Who asks: nobody; whoever wrote what is asked for; every role of Lạng Sơn; and one person who holds every role there is
# in another province at once, for what no union of powers opens none of them opens.
READERS = {
    "nobody": "",
    "writer": "canhan.langson@gieo.local",
    "proposer": "dexuat.langson@gieo.local",
    "focal_officer": "daumoi.langson@gieo.local",
    "counter_clerk": "motcua.langson@gieo.local",
    "science_officer": "canbo.langson@gieo.local",
    "director": "lanhdao.langson@gieo.local",
    "chairman": "ubnd.langson@gieo.local",
    "records_clerk": "vanthu.langson@gieo.local",
    "finance_officer": "taichinh.langson@gieo.local",
    "inspector": "thanhtra.langson@gieo.local",
    "council_member": "hoidong.langson@gieo.local",
    "council_secretary": "thuky.langson@gieo.local",
    "press": "baochi.langson@gieo.local",
    "auditor": "kiemtoan.langson@gieo.local",
    "administrator": "quantri.langson@gieo.local",
    "all_elsewhere": "moighe.bacgiang@gieo.local",
}


def plant_people() -> None:
    """An expert of the bank, a draft, and whoever of the readers the demonstration does not know."""
    person = Person.objects.create(full_name="Hoàng Thị Sim", province_id="LS", email="sim@gieo.local")
    Expert.objects.create(province_id="LS", person=person, speciality="Bảo quản nông sản", reviewed_on=AT.date())
    window = IntakeWindow.objects.filter(province="LS").latest("closes_at")
    writer = actor_of(User.objects.get(email=READERS["writer"]), AT.date())
    start_proposal(window=window, actor=writer, at=AT)
    _seat_everybody()


def _seat_everybody() -> None:
    """Of the demonstration, the administrator sits in all provinces at once: here is one of a single province."""
    for reader, roles, code in (
        ("council_secretary", [Role.COUNCIL_SECRETARY], "LS"),
        ("administrator", [Role.ADMINISTRATOR], "LS"),
        ("all_elsewhere", sorted(set(Role) - NOT_GIVEN), "BG"),
    ):
        user = User.objects.create_user(READERS[reader])
        person = Person.objects.create(full_name=f"Người {reader}", user=user, province_id=code, email=user.email)
        body = Organisation.objects.filter(province=code, kind="department").order_by("pk")[0]
        Appointment.objects.bulk_create(
            Appointment(person=person, province_id=code, organisation=body, role=role) for role in roles
        )


def names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    """Of every address."""
    return (name for name, _values in places(patterns, prefix))


def places(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """Names of addresses with the names of the values they carry."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from places(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            regex = getattr(pattern.pattern, "regex", None)
            yield f"{prefix}{pattern.name}", set(regex.groupindex if regex else ())


def signed_in(reader: str) -> Client:
    """A browser of theirs."""
    client = Client()
    if READERS[reader]:
        client.force_login(User.objects.get(email=READERS[reader]))
    return client


class Addresses:
    """Each address with the values it is asked with, looked up once for a world."""

    def __init__(self) -> None:
        self._known = _values()

    def values(self, name: str) -> dict[str, Any]:
        """What it carries."""
        return self._known.get(name, {})

    def of(self, name: str) -> str:
        """Itself."""
        return reverse(name, kwargs=self.values(name))


def _values() -> dict[str, dict[str, Any]]:
    proposal = Proposal.objects.filter(created_by__email=READERS["writer"], submitted_at__isnull=False).first()
    notice = OrientationNotice.objects.filter(province="LS").first()
    assert proposal
    assert notice
    Proposal.objects.filter(pk=proposal.pk).update(own_questions=[{"id": "own_1", "label": "Ở xã biên giới không?"}])
    delivery = Delivery.objects.filter(province="LS", person=None).first()
    assert delivery
    draft = Proposal.objects.filter(created_by__email=READERS["writer"], state="draft").first()
    item = OrientationItem.objects.filter(field__notice=notice).select_related("field").first()
    window, recipient = (
        IntakeWindow.objects.filter(notice=notice).first(),
        Recipient.objects.filter(notice=notice).first(),
    )
    assert draft
    assert item
    assert window
    assert recipient
    task = task_in_the_register()
    rows = planted(notice=notice, task=task.pk, writer=draft.created_by, others=READERS)
    return {
        **rows,
        **planted_by_link(writer=draft.created_by, others=READERS),
        **planted_by_hosts(host=READERS["proposer"]),
        "orientation:delivery": {"pk": delivery.pk},
        "orientation:window": {"pk": notice.pk, "window_pk": window.pk},
        "orientation:recipient": {"pk": notice.pk, "recipient_pk": recipient.pk},
        "councils:expert": {"pk": Expert.objects.values_list("pk", flat=True).first()},
        "dossiers:drop-prepared": {"pk": 1},
        "councils:standing-act": {"act": "thanh-lap"},
        "councils:expert-act": {"pk": Expert.objects.values_list("pk", flat=True).first(), "act": "xac-nhan"},
        "public:procedure": {"code": "2.002711"},
        "public:body": {"pk": verified_body().pk},
        "public:calls-feed": {"suffix": "atom"},
        "law:document": {"pk": LegalDocument.objects.values_list("pk", flat=True)[0]},
        "law:article": {"key": "TT06-2023:12.6"},
        "orientation:public": {"slug": "lang-son", "year": 2025},
        "orientation:notice-paper": {"slug": "lang-son", "year": 2025, "suffix": "pdf"},
        "orientation:form-paper": {"slug": "lang-son", "year": 2025, "suffix": "docx"},
        "orientation:desk": {"pk": notice.pk},
        "orientation:preview": {"pk": notice.pk},
        "orientation:done-before": {"pk": notice.pk},
        "orientation:own-questions": {"pk": notice.pk},
        "orientation:inputs": {"pk": notice.pk},
        "orientation:describe-item": {"pk": notice.pk, "item_pk": item.pk},
        "duties:quota-letter": {"year": 2024, "suffix": "pdf"},
        "administration:rulebook": {"family": "lang-son", "day": "2018-09-03"},
        "proposals:verify": {"code": proposal.receipts.get().code},
        "law:end": {"pk": LegalDocument.objects.earliest("pk").pk},
        **{f"registry:{act}": {"pk": 1} for act in ("take-in", "take-back")},
        "registry:task": {"number": task.number},
        **{f"orientation:{page}": {"slug": "lang-son"} for page in ("ledger", "ledger-file", "calendar")},
        "administration:account": {"pk": User.objects.get(email=READERS["press"]).pk, "way": "khoa"},
        "administration:verify": {"pk": verified_body().pk},
        "workspace:body-profile": {"pk": verified_body().pk},
        "administration:answer-asker": {"pk": asking_seat().pk, "way": "dung"},
        "privacy:consent": {"purpose": "new_calls"},
        "privacy:lift": {"pk": hold_in("LS").pk},
        **{f"administration:{name}": {"pk": seat_in("LS")} for name in ("seat", "pass-on", "end-seat")},
        "audit:history": {"kind": "to-chuc", "pk": verified_body().pk},
        "audit:anchor-paper": {"chain": "LS", "day": anchored().isoformat()},
        "officialdocs:sample": {"key": "c1-pdg"},
        "reporting:summary": {"key": "khoan-chi"},
        "reporting:summary-paper": {"key": "khoan-chi", "suffix": "xlsx"},
        "reporting:statistic-paper": {"form": "04-khcn-nv", "suffix": "pdf"},
        **{f"reporting:{name}": {"form": "04-khcn-nv"} for name in ("statistic", "fill-statistic")},
        "officialdocs:item": {"key": "c1-pdg", "number": "H3"},
        "officialdocs:picture": {"key": "c1-pdg", "page": 1},
        "officialdocs:paper": {"key": "c1-pdg", "suffix": "docx"},
        "dossiers:open": {"kind": "order"},
        **{f"records:{act}": {"pk": 1} for act in ("start", "stop")},
        **{f"matters:{page}": {"register": "investment_call"} for page in ("register", "sheet", "enter")},
        "dossiers:drop-view": {"pk": 1},
        **{f"dossiers:{page}": {"stage": "dat-hang"} for page in ("list", "sheet", "keep-view")},
        **{f"dossiers:{page}": {"number": order_in("LS").number} for page in ("attach", "comment")},
        "orientation:item": {"pk": notice.pk, "item_pk": item.pk},
        "orientation:field-title": {"pk": notice.pk, "field_pk": item.field_id},
        "orientation:new-item": {"pk": notice.pk, "field_pk": item.field_id},
        "orientation:new-part": {"pk": notice.pk, "kind": "place"},
        **{
            f"orientation:{act}": {"pk": notice.pk}
            for act in ("header", "revise", "choose-form", "accept", "new-window")
        },
        **{
            f"proposals:{page}": {"number": proposal.number}
            for page in (
                "dossier",
                "form-pdf",
                "form-docx",
                "whole-pdf",
                "unnamed-pdf",
                "profiles",
                "own-answers-pdf",
                "receipt-pdf",
                "confirmations",
                "corrections",
                "move",
                "editor",
            )
        },
        **{
            f"proposals:{page}": {"number": draft.number}
            for page in ("attach", "place", "route", "as-person", "upgrade-form")
        },
        **{f"proposals:{page}": {"number": proposal.number} for page in ("sharing", "remark")},
        "lifecycle:line": {"number": proposal.number},
        "proposals:settle": {"number": proposal.number, "remark": 1},
        "proposals:unwanted": {"number": draft.number},
        "proposals:drop-unwanted": {"number": draft.number, "judge": 1},
        "proposals:page": {"number": proposal.number, "page": 1},
        "proposals:save-field": {"number": draft.number, "field": "task_name"},
        "proposals:act": {"number": proposal.number, "slug": "rut"},
        **{f"proposals:{page}": {"year": 2027} for page in ("compiled", "compiled-sheet")},
        "proposals:compiled-paper": {"year": 2027, "suffix": "docx"},
        "lifecycle:cycle": {"year": 2027},
        **{
            f"novelty:{page}": {"number": proposal.number}
            for page in (
                "page",
                "judge",
                "reply",
                "look-elsewhere",
                "keep-slip",
                "slip-pdf",
                "slip-docx",
                "card",
                "beside",
            )
        },
        "dossiers:dossier": {"number": order_in("LS").number},
        "dossiers:changes": {"number": order_in("LS").number},
        "dossiers:versions": {"number": order_in("LS").number},
        "dossiers:paper": {"number": order_in("LS").number, "paper": "phieu", "suffix": "pdf"},
        "files:download": {"pk": stored_in("LS").pk, "name": stored_in("LS").name},
        "workspace:archive": {"pk": stored_in("LS").pk, "name": stored_in("LS").name},
    }


def order_in(province: str) -> DocketEntry:
    """A dossier of a stage without pages of its own."""
    return DocketEntry.objects.filter(province=province).exclude(kind="proposal").order_by("pk")[0]


def stored_in(province: str) -> StoredFile:
    return StoredFile.objects.filter(province=province).order_by("pk")[0]


def seat_in(province: str) -> int:
    return Appointment.objects.filter(province=province, role="science_officer").values_list("pk", flat=True)[0]


def asking_seat() -> Appointment:
    """Somebody who says they are of a body that is known."""
    person = Person.objects.create(full_name="Người tự khai", province_id="LS")
    body = Organisation.objects.filter(province="LS").order_by("pk")[0]
    return Appointment.objects.create(person=person, province_id="LS", role=Role.PROPOSER, asked_body=body)


def hold_in(province: str) -> LegalHold:
    return LegalHold.objects.create(
        province_id=province, record_class="counter", reason="Thanh tra", document="1/CV", placed_at=AT,
        placed_by=User.objects.earliest("pk"),
    )  # fmt: skip


def anchored() -> date:
    anchor_day(day=AT.date(), at=AT)
    return AT.date()


def verified_body() -> Organisation:
    body = Organisation.objects.filter(province="LS").order_by("pk")[0]
    Organisation.objects.filter(pk=body.pk).update(verified_at=AT)
    return body


def task_in_the_register() -> RegisterEntry:
    province = Province.objects.get(pk="LS")
    return RegisterEntry.objects.get_or_create(province=province, number="LS-SO-2019-0001", title="Nuôi cá tầm")[0]
