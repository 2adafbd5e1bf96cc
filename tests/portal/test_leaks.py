"""What is not for somebody leaks through no page, search, sheet, feed, count, refusal or clock (issue 5, line 3)."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gieo.councils.models import Council, RemarkRelease, RemarkReply
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Person
from gieo.kernel.text import search_key
from gieo.proposals.models import Proposal
from gieo.selection.models import UnwantedJudge as HostsUnwantedJudge
from tests.councils.crawler import text_in
from tests.portal.addresses import AT, READERS, Addresses, signed_in
from tests.portal.matrix import MATRIX
from tests.portal.matrix_shape import FINE, HIDDEN

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

# Whoever reads least, whoever reads most, and who wrote what is planted.
ASKED = ("nobody", "writer", "proposer", "science_officer", "auditor", "administrator", "all_elsewhere")


@pytest.mark.parametrize("reader", ["proposer", "focal_officer", "all_elsewhere"])
def test_what_is_hidden_cannot_be_told_from_what_is_not_there(world: Addresses, reader: str, settings: Any) -> None:
    """The same words, as many statements, as many rows: what a clock could measure, counted, so that it is the same each time.

    The line that is written when somebody is refused for the fortieth time, of whatever page, is left out.
    """
    rule = settings.SECURITY_RULES.watch.model_copy(update={"refused": 10**6})
    settings.SECURITY_RULES = settings.SECURITY_RULES.model_copy(update={"watch": rule})
    client, told_apart, asked = signed_in(reader), [], 0
    for name, expected in MATRIX.items():
        real = world.values(name)
        gone = {key: not_there(key, value) for key, value in real.items()}
        if expected.status(reader) != HIDDEN or gone == real or name in MEASURED:
            continue
        weights = [weighed(client, reverse(name, kwargs=each)) for each in (real, gone)]
        told_apart += [f"{name}: {weights}"] if weights[0] != weights[1] else []
        asked += 1
    assert asked > 4
    assert told_apart == []


# Where a clock may tell, and why it tells nothing.
MEASURED = {
    "files:download": "whoever measures names the number and the name of the file already",
    "workspace:archive": "as the file itself",
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
# Whoever handles a form reaches its writer too; who only audits it does not.
ITS_OWNER_SEES_IT = {
    ("all_elsewhere", "privacy:mine"),
    ("all_elsewhere", "privacy:export"),
    ("science_officer", "proposals:profiles"),
    ("proposer", "selection:unwanted"),  # what is planted there is of that host
}


def test_a_planted_text_leaks_to_nobody_it_is_not_for(world: Addresses) -> None:
    """Through pages, searches, workbooks, prints, feeds and counts alike; its writer finds it, so it can be found (invariant 9)."""
    draft = Proposal.objects.filter(province="LS", created_by__email=READERS["writer"]).first()
    assert draft
    title = f"Nuôi chim {CANARY}"
    entry = DocketEntry.objects.get(kind="proposal", subject_id=draft.pk)
    DocketEntry.objects.filter(pk=entry.pk).update(
        title=title, search=search_key(title), reader_roles=[], reader_bodies=[], reader_users=[draft.created_by_id]
    )
    drafted = draft.unwanted_judges.create(name=CANARY, named_at=AT)
    sealed = HostsUnwantedJudge.objects.get(pk=world.values("selection:drop-unwanted")["judge"])
    for named in (drafted, sealed):
        named.name, named.workplace, named.reason = CANARY, CANARY, CANARY
        named.save()
    _answered_remarks(DocketEntry.objects.get(kind="application", subject_id=sealed.application_id))
    Person.objects.filter(user__email=READERS["writer"]).update(phone=CANARY, address=CANARY)
    Person.objects.filter(user__email=READERS["all_elsewhere"]).update(phone=CANARY, address=CANARY)
    leaks, lists = [], set()
    for reader in ASKED:
        client = signed_in(reader)
        told: dict[str, int] = {}
        for name, expected in MATRIX.items():
            if expected.status(reader) != FINE or (reader, name) in ITS_OWNER_SEES_IT:
                continue
            address = world.of(name)
            for asked in ({}, {"q": CANARY}):
                answer = client.get(address, asked)
                content = text_in(answer.getvalue()).replace(f'value="{CANARY}"', "")
                told[f"{name} {asked}"] = content.count(CANARY)
        found = {name for name, times in told.items() if times}
        if reader == "writer":
            lists = found
        else:
            leaks += [f"{reader}: {name}" for name in sorted(found)]
    assert any(name.startswith("workspace:home") for name in lists), "the writer sees the own draft"
    assert [leak for leak in leaks if "{'q'" not in leak] == []
    assert [leak for leak in leaks if not _only_says_what_was_asked(world, leak)] == []


def _answered_remarks(application: DocketEntry) -> None:
    """What a council told a host, and what it answered and did not send: found by no search, in no list or workbook."""
    council = Council.objects.create(
        province=application.province, kind="selection", title="Hội đồng", rulebook="lang-son/2018-09-03", founded_at=AT
    )
    told = RemarkRelease.objects.create(entry=application, council=council, until=AT, at=AT)
    RemarkReply.objects.create(
        release=told, dossier=application, remarks=[CANARY], words=CANARY, replied_at=AT, replied_by_name=CANARY
    )
    later = Council.objects.create(
        province=application.province, kind="selection", title="Hội đồng", rulebook="lang-son/2018-09-03", founded_at=AT
    )
    again = RemarkRelease.objects.create(entry=application, council=later, until=AT, at=AT)
    RemarkReply.objects.create(release=again, dossier=application, remarks=[CANARY], draft=CANARY)


def _only_says_what_was_asked(world: Addresses, leak: str) -> bool:
    """A page that repeats the question tells nothing: the same page says it for words that stand nowhere."""
    reader, name = leak.split(": ", maxsplit=1)[0], leak.split(": ", 1)[1].split(" ", maxsplit=1)[0]
    client, other = signed_in(reader), "bồ câu 2846"
    address = world.of(name)
    said, empty = (text_in(client.get(address, {"q": words}).getvalue()) for words in (CANARY, other))
    return said.count(CANARY) == empty.count(other)


@pytest.mark.requirement("X-15")
def test_no_page_says_a_personal_detail_in_public(world: Addresses) -> None:
    Person.objects.filter(email="sim@gieo.local").update(phone="0912345678")  # an expert of the bank
    client = Client()
    for name in (name for name, expected in MATRIX.items() if expected.status("nobody") == FINE):
        text = text_in(client.get(world.of(name)).getvalue())
        assert "0912345678" not in text, name
        assert "canhan.langson@gieo.local" not in text, name
        assert "sim@gieo.local" not in text, name
