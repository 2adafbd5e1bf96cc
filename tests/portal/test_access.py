"""Every address as every role: deny by default, and nothing new goes unseen."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gieo.core.anchoring import anchor_day
from gieo.councils.models import Expert
from gieo.demo.load import load
from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile
from gieo.identity.models import Appointment, Organisation, Person, Province, User
from gieo.kernel.text import search_key
from gieo.law.models import LegalDocument
from gieo.officialdocs.models import Delivery
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.proposals.models import Proposal
from gieo.registry.models import RegisterEntry
from tests.conftest import moment

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")
ROLES = {
    "nobody": "",
    "proposer": "canhan.langson@gieo.local",
    "stranger": "dexuat.bacgiang@gieo.local",
    "officer": "canbo.langson@gieo.local",
    "officer_elsewhere": "canbo.bacgiang@gieo.local",
    "administrator": "quantri@gieo.local",
}
SIGN_IN, DENIED, HIDDEN, FINE = 302, 403, 404, 200

# name of the address → what each role gets on GET, in the order of ROLES
MATRIX: dict[str, tuple[int, int, int, int, int, int]] = {
    "public:home": (200,) * 6,
    "public:search": (200,) * 6,
    "public:search-others": (200,) * 6,
    "public:territory": (200,) * 6,
    "public:bodies": (200,) * 6,
    "public:body": (200,) * 6,
    "public:commendations": (200,) * 6,
    "public:figures": (200,) * 6,
    "public:figures-table": (200,) * 6,
    "public:open-data": (200,) * 6,
    "registry:task": (200,) * 6,
    "registry:workbook": (200,) * 6,
    "registry:table": (200,) * 6,
    "registry:feed": (200,) * 6,
    "overlap:ask": (200,) * 6,
    "alive": (200,) * 6,
    "ready": (200,) * 6,
    "privacy:register": (200,) * 6,
    "privacy:mine": (302, 200, 200, 200, 200, 200),
    "privacy:export": (302, 200, 200, 200, 200, 200),
    "privacy:keeping": (302, 403, 403, 403, 403, 200),
    "law:list": (200,) * 6,
    "law:document": (200,) * 6,
    "law:article": (200,) * 6,
    "law:successions": (200,) * 6,
    "orientation:overview": (200,) * 6,
    "orientation:public": (200,) * 6,
    "orientation:notice-paper": (200,) * 6,
    "orientation:form-paper": (200,) * 6,
    "orientation:ledger": (200,) * 6,
    "orientation:ledger-file": (200,) * 6,
    "orientation:calendar": (200,) * 6,
    "execution:published": (200,) * 6,
    "outcomes:catalogue": (200,) * 6,
    "proposals:verify-form": (200,) * 6,
    "proposals:verify": (200,) * 6,
    "lifecycle:look-up": (200,) * 6,
    "lifecycle:line": (404, 200, 404, 200, 404, 404),
    "workspace:home": (302, 200, 200, 200, 200, 200),
    "notifications:alerts": (302, 200, 200, 200, 200, 200),
    "administration:rulebooks": (302, 403, 403, 200, 200, 200),
    "administration:rulebook": (302, 403, 403, 200, 200, 200),
    "administration:gallery": (302, 403, 403, 200, 200, 200),
    "administration:powers": (302, 200, 200, 200, 200, 200),
    "administration:people": (302, 403, 403, 403, 403, 200),
    "administration:appoint": (302, 403, 403, 403, 403, 200),
    "administration:seat": (302, 404, 404, 404, 404, 200),
    "administration:organisations": (302, 403, 403, 200, 200, 200),
    "workspace:lending": (302, 200, 200, 200, 200, 200),
    "audit:anchors": (302, 403, 403, 403, 403, 200),
    "audit:anchor-paper": (302, 404, 404, 404, 404, 200),
    "audit:samples": (302, 403, 403, 403, 403, 403),
    "councils:experts": (302, 200, 200, 200, 200, 200),
    "councils:apply": (302, 200, 200, 200, 200, 200),
    "councils:nominate": (302, 403, 200, 403, 403, 403),
    "councils:import-experts": (302, 403, 403, 200, 200, 403),
    "councils:waiting": (302, 403, 403, 200, 200, 403),
    "councils:expert": (302, 404, 404, 200, 404, 404),
    "officialdocs:gallery": (302, 200, 200, 200, 200, 200),
    "officialdocs:sample": (302, 200, 200, 200, 200, 200),
    "officialdocs:item": (302, 403, 403, 200, 200, 200),
    "officialdocs:picture": (302, 200, 200, 200, 200, 200),
    "officialdocs:paper": (302, 200, 200, 200, 200, 200),
    "dossiers:prepared": (302, 200, 200, 200, 200, 200),
    "councils:seated": (302, 200, 200, 200, 200, 200),
    "councils:standing": (302, 403, 403, 200, 200, 403),
    "councils:standing-act": (302, 403, 403, 200, 200, 403),
    "dossiers:list": (302, 200, 200, 200, 200, 200),
    "dossiers:sheet": (302, 200, 200, 200, 200, 200),
    "outcomes:way": (302, 200, 200, 200, 200, 200),
    "reporting:weaknesses": (302, 403, 403, 200, 200, 403),
    "reporting:statistics": (302, 403, 403, 200, 200, 403),
    "reporting:statistic": (302, 403, 403, 200, 200, 403),
    "reporting:statistic-paper": (302, 403, 403, 200, 200, 403),
    "reporting:fill-statistic": (302, 403, 403, 200, 200, 403),
    "matters:registers": (302, 200, 200, 200, 200, 200),
    "matters:register": (302, 200, 200, 200, 200, 200),
    "matters:sheet": (302, 200, 200, 200, 200, 200),
    "matters:enter": (302, 403, 403, 200, 200, 403),
    "dossiers:open": (302, 403, 403, 403, 403, 403),
    "registry:imports": (302, 403, 403, 200, 200, 403),
    "overlap:classify": (302, 403, 403, 200, 200, 403),
    "registry:effective": (302, 403, 403, 200, 200, 403),
    "registry:effective-workbook": (302, 403, 403, 200, 200, 403),
    "registry:effective-word": (302, 403, 403, 200, 200, 403),
    "records:outgoing": (302, 403, 403, 200, 200, 403),
    "records:outgoing-workbook": (302, 403, 403, 200, 200, 403),
    "records:incoming": (302, 403, 403, 200, 200, 403),
    "records:incoming-workbook": (302, 403, 403, 200, 200, 403),
    "records:export": (302, 403, 403, 403, 403, 403),
    "records:check": (302, 200, 200, 200, 200, 200),
    "records:letters": (302, 403, 403, 200, 200, 403),
    "records:lay-down": (302, 403, 403, 200, 200, 403),
    "orientation:list": (302, 403, 403, 200, 200, 403),
    "orientation:import": (302, 403, 403, 200, 200, 403),
    "orientation:forms": (302, 403, 403, 200, 200, 200),
    "orientation:deliveries": (302, 200, 200, 200, 200, 200),
    "orientation:delivery": (302, 404, 404, 200, 404, 404),
    "orientation:reading": (302, 404, 404, 404, 404, 404),
    "orientation:done-before": (302, 404, 404, 200, 404, 404),
    "orientation:desk": (302, 404, 404, 200, 404, 404),
    "proposals:priorities-now": (302, 403, 403, 302, 302, 403),
    "orientation:draft": (302, 403, 403, 200, 200, 403),
    "orientation:inputs": (302, 404, 404, 200, 404, 404),
    "proposals:answer": (404,) * 6,
    "proposals:contests": (200,) * 6,
    "duties:quotas": (302, 403, 403, 200, 200, 403),
    "duties:quota-letter": (302, 403, 403, 200, 200, 403),
    "proposals:contest": (404,) * 6,
    "proposals:own-idea": (404,) * 6,
    "proposals:confirmations": (302, 200, 404, 200, 404, 404),
    "proposals:sharing": (302, 200, 404, 404, 404, 404),
    "proposals:common-list-forms": (302, 404, 404, 404, 404, 404),
    "proposals:counter": (302, 403, 403, 200, 200, 403),
    "proposals:counter-offline": (302, 403, 403, 403, 403, 403),
    "proposals:counter-portal": (302, 403, 403, 403, 403, 403),
    "proposals:counter-states": (302, 403, 403, 403, 403, 403),
    "proposals:counter-entry": (302, 403, 403, 404, 404, 403),
    "proposals:counter-receipt": (302, 403, 403, 404, 404, 403),
    "proposals:dossier": (302, 200, 404, 200, 404, 404),
    "proposals:form-pdf": (302, 200, 404, 200, 404, 404),
    "proposals:form-docx": (302, 200, 404, 404, 404, 404),
    "proposals:receipt-pdf": (302, 200, 404, 200, 404, 404),
    "dossiers:act": (302, 404, 404, 404, 404, 404),
    "dossiers:changes": (302, 404, 404, 200, 404, 404),
    "dossiers:dossier": (302, 404, 404, 302, 404, 404),
    "files:download": (404, 200, 404, 200, 404, 404),
    "novelty:card": (302, 200, 404, 200, 404, 404),
    "novelty:page": (302, 200, 404, 200, 404, 404),
    "novelty:slip-docx": (302, 403, 404, 200, 404, 404),
    "novelty:slip-pdf": (302, 403, 404, 200, 404, 404),
    "proposals:act": (302, 200, 404, 403, 404, 404),
    "proposals:compiled": (302, 200, 200, 200, 200, 200),
    "proposals:compiled-sheet": (302, 200, 200, 200, 200, 200),
    "proposals:compiled-paper": (302, 403, 403, 200, 200, 403),
    "proposals:editor": (302, 302, 404, 302, 404, 404),
    "proposals:late": (302, 200, 200, 200, 200, 200),
    "proposals:orientation": (302, 403, 404, 403, 404, 404),
    "proposals:page": (302, 200, 404, 200, 404, 404),
    "proposals:preview": (302, 403, 404, 403, 404, 404),
    "proposals:queue": (302, 200, 200, 200, 200, 200),
    "proposals:queue-sheet": (302, 200, 200, 200, 200, 200),
    "proposals:start": (302, 200, 200, 200, 200, 200),
}
# changes: a GET is no way to make them (405), and nobody is sent to sign in first
POST_ONLY = {
    "novelty:beside",
    "novelty:judge",
    "novelty:keep-slip",
    "novelty:look-elsewhere",
    "novelty:reply",
    "proposals:agreement",
    "proposals:attach",
    "proposals:choose",
    "proposals:place",
    "proposals:remove-paper",
    "proposals:remove-place",
    "proposals:save-field",
    "records:start",
    "records:stop",
    "records:take-over",
    "registry:take-in",
    "dossiers:apply-prepared",
    "dossiers:drop-prepared",
    "registry:take-back",
    "councils:answer",
    "councils:choose",
    "councils:decide",
    "councils:expert-act",
    "law:match",
    "law:end",
    "administration:pass-on",
    "administration:end-seat",
    "administration:account",
    "administration:verify",
    "administration:answer-asker",
    "workspace:recall",
    "privacy:consent",
    "privacy:lift",
    "usersessions_end",
    "dossiers:attach",
    "dossiers:comment",
    "dossiers:drop-view",
    "dossiers:keep-view",
    "notifications:read",
    "proposals:counter-sync",
    "orientation:header",
    "orientation:describe-item",
    "proposals:route",
    "proposals:take-back",
    "proposals:remark",
    "proposals:settle",
    "proposals:upgrade-form",
    "orientation:act",
    "orientation:revise",
    "orientation:item",
    "orientation:new-item",
    "orientation:finding",
    "orientation:part",
    "orientation:field-title",
    "orientation:new-part",
    "orientation:accept",
    "orientation:reading-act",
    "orientation:reading-accept",
    "orientation:reading-line",
    "orientation:new-window",
    "orientation:window",
    "orientation:recipient",
    "orientation:choose-form",
    "set_language",
}
# need a council, a signature, a result: what their own people get is asked in the tests of their stage; here, that nobody
# of another province and nobody at all gets anything
ELSEWHERE = {
    *(
        f"councils:{name}"
        for name in (
            "board", "choosing", "member", "pledge", "note", "answer-question",
            "ballot", "ballot-preview", "ballot-workbook", "ballot-import", "ballot-paper",
            "day", "write-minutes", "bind", "observe", "minutes",
            "letters", "letter-round", "release-letters", "hold-letters",
        )
    ),
    "councils:conclusions",
    "councils:regulation",
    "councils:standing-decision",
    "dossiers:paper",
    "outcomes:result",
    "registry:import",
    "audit:procedure",
    "audit:procedure-package",
    *(f"lifecycle:{name}" for name in ("remuneration", "remuneration-list", "remuneration-sheet")),
    *(f"records:{name}" for name in ("papers", "sign", "seal", "copy", "package", "series", "letter", "progress")),
    "records:letters-package",
    *(f"proposals:{name}" for name in ("priorities", "freeze-priorities", "tag-technology", "priority-version")),
}  # fmt: skip
# the routes for programs: everybody reads what the public pages show
ROUTES = {"api-1:orientations", "api-1:orientation", "api-1:openapi-json"}


@pytest.fixture
def programme(db: None) -> None:
    load(AT)
    person = Person.objects.create(full_name="Hoàng Thị Sim", province_id="LS", email="sim@gieo.local")
    Expert.objects.create(province_id="LS", person=person, speciality="Bảo quản nông sản", reviewed_on=AT.date())


def names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}"


def arguments(name: str) -> dict[str, Any]:
    proposal = Proposal.objects.filter(created_by__email=ROLES["proposer"], submitted_at__isnull=False).first()
    notice = OrientationNotice.objects.filter(province="LS").first()
    assert proposal
    assert notice
    delivery = Delivery.objects.filter(province="LS", person=None).first()
    assert delivery
    known: dict[str, dict[str, Any]] = {
        "orientation:delivery": {"pk": delivery.pk},
        "orientation:window": {"pk": notice.pk, "window_pk": 1},
        "orientation:recipient": {"pk": notice.pk, "recipient_pk": 1},
        "councils:expert": {"pk": Expert.objects.values_list("pk", flat=True).first()},
        "councils:answer": {"pk": 1},
        "dossiers:drop-prepared": {"pk": 1},
        "councils:choose": {"number": "LS-XD-2025-0001", "act": "boc-tham"},
        "councils:standing-act": {"act": "thanh-lap"},
        "councils:decide": {"what": "dang-ky", "pk": 1},
        "councils:expert-act": {"pk": 1, "act": "xac-nhan"},
        "public:body": {"pk": verified_body().pk},
        "law:document": {"pk": LegalDocument.objects.values_list("pk", flat=True)[0]},
        "law:article": {"key": "TT06-2023:12.6"},
        "orientation:public": {"slug": "lang-son", "year": 2025},
        "orientation:notice-paper": {"slug": "lang-son", "year": 2025, "suffix": "pdf"},
        "orientation:form-paper": {"slug": "lang-son", "year": 2025, "suffix": "docx"},
        **{f"orientation:{name}": {"pk": 1} for name in ("reading", "reading-act", "reading-accept")},
        "orientation:reading-line": {"pk": 1, "line_pk": 1},
        "orientation:desk": {"pk": notice.pk},
        "orientation:done-before": {"pk": notice.pk},
        "orientation:inputs": {"pk": notice.pk},
        "orientation:describe-item": {"pk": notice.pk, "item_pk": 1},
        "proposals:answer": {"token": "khong-ai-ky"},
        "duties:quota-letter": {"year": 2024, "suffix": "pdf"},
        "proposals:own-idea": {"token": "khong-ai-ky"},
        "proposals:contest": {"number": "LS-HTYT-2025-0001"},
        "proposals:common-list-forms": {"number": "LS-DMC-2025-0001"},
        "administration:rulebook": {"family": "lang-son", "day": "2018-09-03"},
        "proposals:verify": {"code": proposal.receipts.get().code},
        "law:end": {"pk": 1},
        "law:match": {"pk": 1, "stub": 2},
        **{f"registry:{act}": {"pk": 1} for act in ("take-in", "take-back")},
        "registry:task": {"number": task_in_the_register().number},
        "proposals:counter-sync": {"block": 1},
        **{f"orientation:{page}": {"slug": "lang-son"} for page in ("ledger", "ledger-file", "calendar")},
        **{f"proposals:counter-{page}": {"number": "LS-MC-2024-0001"} for page in ("entry", "receipt")},
        "administration:account": {"pk": 1, "way": "khoa"},
        "administration:verify": {"pk": 1},
        "administration:answer-asker": {"pk": 1, "way": "dung"},
        "workspace:recall": {"pk": 1},
        "privacy:consent": {"purpose": "new_calls"},
        "privacy:lift": {"pk": 1},
        "usersessions_end": {"pk": 1},
        **{f"administration:{name}": {"pk": seat_in("LS")} for name in ("seat", "pass-on", "end-seat")},
        "audit:anchor-paper": {"chain": "LS", "day": anchored().isoformat()},
        "officialdocs:sample": {"key": "c1-pdg"},
        "reporting:statistic-paper": {"form": "04-khcn-nv", "suffix": "pdf"},
        **{f"reporting:{name}": {"form": "04-khcn-nv"} for name in ("statistic", "fill-statistic")},
        "officialdocs:item": {"key": "c1-pdg", "number": "H3"},
        "officialdocs:picture": {"key": "c1-pdg", "page": 1},
        "officialdocs:paper": {"key": "c1-pdg", "suffix": "docx"},
        "dossiers:open": {"kind": "order"},
        **{f"records:{act}": {"pk": 1} for act in ("start", "stop")},
        "records:take-over": {"number": "LS-DH-2025-0001", "sequence": "1", "kind": "x"},
        **{f"matters:{page}": {"register": "investment_call"} for page in ("register", "sheet", "enter")},
        "dossiers:drop-view": {"pk": 1},
        **{f"dossiers:{page}": {"stage": "dat-hang"} for page in ("list", "sheet", "keep-view")},
        **{f"dossiers:{page}": {"number": "LS-DH-2025-0001"} for page in ("attach", "comment")},
        "orientation:item": {"pk": notice.pk, "item_pk": OrientationItem.objects.values_list("pk", flat=True)[0]},
        "orientation:field-title": {"pk": notice.pk, "field_pk": 1},
        "orientation:new-item": {"pk": notice.pk, "field_pk": 1},
        "orientation:finding": {"pk": notice.pk, "finding_pk": 1},
        "orientation:new-part": {"pk": notice.pk, "kind": "place"},
        "orientation:part": {"pk": notice.pk, "kind": "place", "part_pk": 1},
        **{
            f"orientation:{act}": {"pk": notice.pk}
            for act in ("header", "act", "revise", "choose-form", "accept", "new-window")
        },
        **{
            f"proposals:{page}": {"number": proposal.number}
            for page in (
                "dossier",
                "form-pdf",
                "form-docx",
                "receipt-pdf",
                "confirmations",
                "route",
                "upgrade-form",
                "editor",
                "preview",
                "orientation",
                "attach",
                "place",
            )
        },
        **{f"proposals:{page}": {"number": proposal.number} for page in ("sharing", "remark")},
        "lifecycle:line": {"number": proposal.number},
        "proposals:take-back": {"number": proposal.number, "collaborator": 1},
        "proposals:settle": {"number": proposal.number, "remark": 1},
        "proposals:page": {"number": proposal.number, "page": 1},
        "proposals:save-field": {"number": proposal.number, "field": "title"},
        "proposals:choose": {"number": proposal.number, "save": 1},
        "proposals:remove-paper": {"number": proposal.number, "paper": 1},
        **{f"proposals:{page}": {"number": proposal.number, "place": 1} for page in ("remove-place", "agreement")},
        "proposals:act": {"number": proposal.number, "slug": "rut"},
        **{f"proposals:{page}": {"year": 2027} for page in ("compiled", "compiled-sheet")},
        "proposals:compiled-paper": {"year": 2027, "suffix": "docx"},
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
        "dossiers:act": {"number": order_in("LS").number, "act": "gui"},
        "dossiers:paper": {"number": order_in("LS").number, "paper": "phieu", "suffix": "pdf"},
        "files:download": {"pk": stored_in("LS").pk, "name": stored_in("LS").name},
    }
    return known.get(name, {})


def order_in(province: str) -> DocketEntry:
    """A dossier of a stage without pages of its own."""
    return DocketEntry.objects.filter(province=province).exclude(kind="proposal").order_by("pk")[0]


def stored_in(province: str) -> StoredFile:
    return StoredFile.objects.filter(province=province).order_by("pk")[0]


def seat_in(province: str) -> int:
    return Appointment.objects.filter(province=province, role="science_officer").values_list("pk", flat=True)[0]


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


def signed_in(role: str) -> Client:
    client = Client()
    if ROLES[role]:
        client.force_login(User.objects.get(email=ROLES[role]))
    return client


def test_every_address_stands_in_the_matrix() -> None:
    ours = {
        name
        for name in names(get_resolver().url_patterns)
        if not name.startswith(("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_list", "api-1"))
    }
    assert ours - MATRIX.keys() - POST_ONLY - ELSEWHERE == set()
    assert (MATRIX.keys() | POST_ONLY | ELSEWHERE) - ours == set()


@pytest.mark.requirement("X-8", "LS25-0-3")
def test_every_role_gets_exactly_what_the_matrix_says(programme: None) -> None:
    wrong = []
    for position, role in enumerate(ROLES):
        client = signed_in(role)
        for name, expected in MATRIX.items():
            answer = client.get(reverse(name, kwargs=arguments(name)))
            answer.getvalue()  # a file that is read to its end is shut
            status = answer.status_code
            if status != expected[position]:
                wrong.append(f"{role} {name}: {status}, not {expected[position]}")
    assert wrong == []


def test_changes_need_a_post_and_an_account(programme: None) -> None:
    client, nobody = signed_in("officer"), Client()
    for name in sorted(POST_ONLY - {"set_language"}):
        address = reverse(name, kwargs=arguments(name))
        assert client.get(address).status_code == 405, name
        # saving by script is answered to the script, which asks its reader to sign in
        assert nobody.post(address).status_code == (401 if name == "proposals:save-field" else 302), name


@pytest.mark.parametrize(
    "seat", ["canbo", "lanhdao", "canhan", "daumoi", "motcua", "vanthu", "taichinh", "thanhtra", "ubnd"]
)
def test_no_line_of_the_navigation_leads_to_a_closed_page(programme: None, seat: str) -> None:
    client = Client()
    client.force_login(User.objects.get(email=f"{seat}.langson@gieo.local"))
    page = client.get(reverse("workspace:home")).content.decode()
    ways = re.findall(r'href="(/[^"#]*)"', page.split('class="g-nav"', 1)[1].split("</nav>", 1)[0])
    assert len(ways) > 3
    assert {way: status for way in ways if (status := client.get(way).status_code) != FINE} == {}


def places(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """Names of addresses with the names of the values they carry."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from places(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            regex = getattr(pattern.pattern, "regex", None)
            yield f"{prefix}{pattern.name}", set(regex.groupindex if regex else ())


# The address carries a year and no dossier: an officer is answered about the own province, whose list is empty there.
ANSWERED_EMPTY = {"proposals:priorities": {200}, "proposals:freeze-priorities": {409}}


def test_what_needs_more_than_a_dossier_is_closed_to_other_provinces_and_to_nobody(programme: None) -> None:
    """Asked with the number of a dossier that is there."""
    number = order_in("LS").number
    values = {"number": number, "section": "mo-dau", "paper": "bien-ban", "kind": "phieu", "suffix": "pdf"}
    carried = dict(places(get_resolver().url_patterns))
    clients = {role: signed_in(role) for role in ("nobody", "stranger", "officer_elsewhere")}
    wrong = []
    for name in sorted(ELSEWHERE):
        address = reverse(name, kwargs={key: values.get(key, 1) for key in carried[name]})
        for role, client in clients.items():
            got = {client.get(address).status_code, client.post(address).status_code}
            if got - ({302, 404, 405} if role == "nobody" else {403, 404, 405}) - ANSWERED_EMPTY.get(name, set()):
                wrong.append(f"{role} {name}: {got}")
    assert wrong == []


def test_the_routes_for_programs_are_the_same_for_everybody(programme: None) -> None:
    ours = {name for name in names(get_resolver().url_patterns) if name.startswith("api-1:")}
    assert ours - {"api-1:api-root"} == ROUTES
    addresses = [reverse("api-1:orientations"), reverse("api-1:openapi-json")]
    addresses += [
        reverse("api-1:orientation", kwargs={"slug": slug, "year": 2025}) for slug in ("lang-son", "khong-co")
    ]
    told = {role: [signed_in(role).get(address).content for address in addresses] for role in ROLES}
    assert all(answers == told["nobody"] for answers in told.values())
    assert all(CANARY.encode() not in answer for answer in told["nobody"])


def test_an_officer_of_another_province_changes_nothing(programme: None) -> None:
    client = signed_in("officer_elsewhere")
    for name in ("orientation:header", "orientation:act", "orientation:revise"):
        assert client.post(reverse(name, kwargs=arguments(name))).status_code == 404, name


@pytest.mark.parametrize("role", ["proposer", "stranger", "officer_elsewhere"])
def test_what_is_hidden_cannot_be_told_from_what_is_not_there(programme: None, role: str) -> None:
    """The same words, as many statements, as many rows: what a clock could measure, counted, so that it is the same each time."""
    client, told_apart, asked = signed_in(role), [], 0
    for name, expected in MATRIX.items():
        real = arguments(name)
        gone = {key: not_there(key, value) for key, value in real.items()}
        if expected[list(ROLES).index(role)] != HIDDEN or gone == real or name in MEASURED:
            continue
        weights = [weighed(client, reverse(name, kwargs=each)) for each in (real, gone)]
        told_apart += [f"{name}: {weights}"] if weights[0] != weights[1] else []
        asked += 1
    assert asked > 4
    assert told_apart == []


# Where a clock may tell, and why it tells nothing.
MEASURED = {
    "files:download": "whoever measures names the number and the name of the file already",
    "lifecycle:line": "whether anything of a number was published has to be looked up; numbers run on without gaps",
}


def not_there(key: str, value: Any) -> Any:
    """As long and of the same form, of nothing."""
    if key == "pk":
        return 10**9
    return re.sub(r"\d{4}$", "9998", value) if key == "number" else value


def weighed(client: Client, address: str) -> tuple[int, str, int, int]:
    """Status, words without the address itself, statements, rows; asked twice, for the first time warms up."""
    rows: list[int] = []

    def counting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        rows.append(max(context["cursor"].rowcount, 0))
        return answer

    client.get(address)
    with connection.execute_wrapper(counting):
        answer = client.get(address)
    words = re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode())
    return answer.status_code, words.replace(address, ""), len(rows), sum(rows)


CANARY = "hoàng yến 7391"  # stands in no other text
# One's own details stand on one's own page.
ITS_OWNER_SEES_IT = {("officer_elsewhere", "privacy:mine"), ("officer_elsewhere", "privacy:export")}


def test_a_planted_text_leaks_to_nobody_it_is_not_for(programme: None) -> None:
    """Through pages, searches, sheets, feeds and counts alike; its writer finds it, so the search itself works (invariant 9)."""
    draft = Proposal.objects.filter(province="LS", created_by__email=ROLES["proposer"]).first()
    assert draft
    title = f"Nuôi chim {CANARY}"
    entry = DocketEntry.objects.get(kind="proposal", subject_id=draft.pk)
    DocketEntry.objects.filter(pk=entry.pk).update(
        title=title, search=search_key(title), reader_roles=[], reader_bodies=[], reader_users=[draft.created_by_id]
    )
    Person.objects.filter(user__email=ROLES["proposer"]).update(phone=CANARY, address=CANARY)
    Person.objects.filter(user__email=ROLES["officer_elsewhere"]).update(phone=CANARY, address=CANARY)
    leaks, lists = [], set()
    for role in ROLES:
        client = signed_in(role)
        told: dict[str, int] = {}
        for name, expected in MATRIX.items():
            if expected[list(ROLES).index(role)] != FINE or (role, name) in ITS_OWNER_SEES_IT:
                continue
            address = reverse(name, kwargs=arguments(name))
            for asked in ({}, {"q": CANARY}):
                answer = client.get(address, asked)
                content = answer.getvalue().decode(errors="replace").replace(f'value="{CANARY}"', "")
                told[f"{name} {asked}"] = content.count(CANARY)
        found = {name for name, times in told.items() if times}
        if role == "proposer":
            lists = found
        else:
            leaks += [f"{role}: {name}" for name in sorted(found)]
    assert any(name.startswith("workspace:home") for name in lists), "the writer sees the own draft"
    assert [leak for leak in leaks if "{'q'" not in leak] == []
    assert [leak for leak in leaks if not _only_says_what_was_asked(leak)] == []


def _only_says_what_was_asked(leak: str) -> bool:
    """A page that repeats the question tells nothing: the same page says it for words that stand nowhere."""
    role, name = leak.split(": ", maxsplit=1)[0], leak.split(": ", 1)[1].split(" ", maxsplit=1)[0]
    client, other = signed_in(role), "bồ câu 2846"
    address = reverse(name, kwargs=arguments(name))
    said, empty = (client.get(address, {"q": words}).getvalue().decode(errors="replace") for words in (CANARY, other))
    return said.count(CANARY) == empty.count(other)


@pytest.mark.requirement("X-15")
def test_no_page_says_a_personal_detail_in_public(programme: None) -> None:
    Person.objects.filter(email="sim@gieo.local").update(phone="0912345678")  # an expert of the bank
    client = Client()
    for name in (name for name, expected in MATRIX.items() if expected[0] == FINE):
        text = client.get(reverse(name, kwargs=arguments(name))).getvalue().decode(errors="replace")
        assert "0912345678" not in text, name
        assert "canhan.langson@gieo.local" not in text, name
        assert "sim@gieo.local" not in text, name
