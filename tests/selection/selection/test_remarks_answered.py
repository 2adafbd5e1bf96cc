"""Several hosts before one council: each reads the remarks on its own application, and of no other that there are any."""

from typing import Any

import pytest
from django.db import transaction

from gieo.councils.models import Declaration, RemarkReply
from gieo.councils.services.reply_to_remarks import send_reply
from gieo.dossiers.docket import entry_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.selection.models import Application, Selection
from gieo.selection.selection.procedure import SELECTION_PROCEDURE
from tests.councils.hearing import picks, say, switch_on
from tests.councils.leaks import MEMBER, canary, differences, hide_names, leaks, read_by
from tests.selection.cast import Cast, browser, checked_call
from tests.selection.cast_council import SEATS, members_of, seated, selection_of, walk

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-14")]

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"
OF_FRUIT, OF_CENTRE, ANSWER = canary("nhanxetmot"), canary("nhanxethai"), canary("traloikin")
SAID = {OF_FRUIT: FRUIT, OF_CENTRE: CENTRE}


@pytest.fixture
def reading(
    cast: Cast, at: Any, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> tuple[Cast, Selection]:
    """Seven secret names who read two applications, in a province that hears those it judges."""
    at("2025-03-14 10:00")
    settings.MEDIA_ROOT = str(tmp_path)
    switch_on(monkeypatch, "selection")
    hide_names(cast.expert(number) for number in range(len(SEATS)))
    selection = selection_of(checked_call(cast, FRUIT, CENTRE))
    council, entry, sent = seated(cast, selection), entry_of(selection), cast.time("2025-03-11 09:00")
    Declaration.objects.bulk_create(
        Declaration(entry=entry, membership=member, at=sent) for member in members_of(council)
    )
    sitting_at = cast.time("2025-03-25 09:00")
    return cast, walk(selection, "founded", "papers_sent", council=council, papers_sent_at=sent, sitting_at=sitting_at)


def spoken(cast: Cast, item: Selection, *writers: int) -> Selection:
    for writer, words in zip(writers, SAID, strict=True):
        say(SELECTION_PROCEDURE, item, cast.member(writer), words, cast.time("2025-03-12 09:00"))
    return Selection.objects.get(pk=item.pk)


def application_of(host: str) -> Application:
    return Application.objects.get(host__name=host)


def told(cast: Cast, item: Selection) -> Selection:
    """Each host the remark on its own application."""
    until = cast.time("2025-03-20 17:00")
    rows = [
        row
        for words, host in SAID.items()
        for row in picks(item, [application_of(host).number], [words], until=until).remarks
    ]
    facts = picks(item, [], until=until).model_copy(update={"remarks": tuple(rows)})
    done: Selection = cast.do(item, "release_remarks", cast.member(4), "2025-03-13 09:00", facts)
    return done


def page_of(host: str) -> str:
    return f"/ho-so/{application_of(host).number}/tra-loi-nhan-xet"


def test_each_host_reads_and_answers_of_its_own_application(reading: tuple[Cast, Selection]) -> None:
    cast, item = reading
    item = told(cast, spoken(cast, item, 0, 1))
    fruit, centre = (browser(cast.host(host)) for host in (FRUIT, CENTRE))
    own = application_of(FRUIT).get_absolute_url()
    assert page_of(FRUIT) in fruit.get(own).content.decode()
    shown = fruit.get(page_of(FRUIT)).content.decode()
    assert (OF_FRUIT in shown, OF_CENTRE in shown) == (True, False)
    assert centre.get(page_of(FRUIT)).status_code == 404
    assert fruit.post(page_of(FRUIT), {"words": ANSWER}).status_code == 302
    desk = f"/lam-viec/hoi-dong/{item.number}/uy-vien"
    member = browser(cast.member(2)).get(desk).content.decode()
    assert [words in member for words in (OF_FRUIT, OF_CENTRE, ANSWER)] == [True] * 3
    assert ANSWER not in centre.get(page_of(CENTRE)).content.decode()


@pytest.mark.parametrize("names", ["its number", "its host"])
def test_no_host_is_told_of_another(reading: tuple[Cast, Selection], names: str) -> None:
    cast, item = reading
    other = application_of(CENTRE)
    words = f"Kém {other.number if names == 'its number' else other.host.name}"
    say(SELECTION_PROCEDURE, item, cast.member(0), words, cast.time("2025-03-12 09:00"))
    item = Selection.objects.get(pk=item.pk)
    facts = picks(item, [application_of(FRUIT).number], until=cast.time("2025-03-20 17:00"))
    with pytest.raises(Refused) as refused:
        cast.do(item, "release_remarks", cast.of(Role.SCIENCE_OFFICER), "2025-03-13 09:00", facts)
    assert [refusal.code for refusal in refused.value.refusals] == ["names_somebody"]
    assert not RemarkReply.objects.exists()
    own = picks(item, [other.number], until=cast.time("2025-03-20 17:00"))
    cast.do(item, "release_remarks", cast.of(Role.SCIENCE_OFFICER), "2025-03-13 09:00", own)
    assert RemarkReply.objects.get().remarks == [words], "of its own application a host may read"
    assert browser(cast.host(FRUIT)).get(page_of(FRUIT)).status_code == 404, "nothing was said of it"


@pytest.mark.long
def test_hosts_read_the_same_whoever_wrote_and_nothing_of_each_other(reading: tuple[Cast, Selection]) -> None:
    cast, item = reading
    numbers = [item.number, item.call.number, *Application.objects.order_by("pk").values_list("number", flat=True)]
    hosts, reads = {"fruit": cast.host(FRUIT), "centre": cast.host(CENTRE)}, []
    for writers in ((0, 1), (5, 2)):
        with transaction.atomic():
            told(cast, spoken(cast, item, *writers))
            reply = RemarkReply.objects.get(dossier__number=application_of(FRUIT).number)
            send_reply(reply=reply, words=ANSWER, actor=hosts["fruit"], at=cast.time("2025-03-14 09:00"))
            reads.append(read_by(hosts, numbers))
            transaction.set_rollback(True)
    numbered = "/lam-viec/thong-bao:"  # a message stands there under its own number
    assert [each for each in differences(*reads) if numbered not in each] == []
    assert leaks(reads[0], MEMBER) == []
    assert (
        leaks({"fruit": reads[0]["fruit"]}, OF_CENTRE) == leaks({"centre": reads[0]["centre"]}, OF_FRUIT, ANSWER) == []
    )
    assert reads[0]["fruit"].saying(OF_FRUIT) == reads[0]["fruit"].saying(ANSWER) == [page_of(FRUIT)]
