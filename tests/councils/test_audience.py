"""What a member sees before and after declaring, and what everybody else sees."""

import pytest
from django.urls import reverse

from gieo.core import trail
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.files.models import StoredFile
from tests.councils.chamber import browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("X-14", "CT-3-4d")
def test_a_member_reads_the_proposal_after_declaring_and_not_before(chamber):
    item = chamber.called(chamber.determination())
    client = browser(chamber.actor(chamber.people[5]))
    typed = {"answer": "none", "kinds": [], "words": "", "key": "mot"}
    assert client.get(item.get_absolute_url()).status_code == 404
    assert client.post(f"{item.get_absolute_url()}/viec/declare", typed).status_code == 404, "confidentiality first"
    client.post(f"/lam-viec/hoi-dong/{item.number}/uy-vien/cam-ket")
    page = client.get(item.get_absolute_url())
    assert page.status_code == 200
    assert "Mở sau khi kê khai" in page.content.decode()
    assert "Diễn biến" not in page.content.decode()
    assert client.get(item.proposal.get_absolute_url()).status_code == 404
    assert client.post(f"{item.get_absolute_url()}/viec/declare", typed).status_code == 302
    assert client.get(item.proposal.get_absolute_url()).status_code == 200
    assert "Diễn biến" in client.get(item.get_absolute_url()).content.decode()


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_a_conflicted_member_gets_403_on_the_ballot_and_reads_nothing(chamber):
    item = chamber.called(chamber.determination())
    client = browser(chamber.actor(chamber.people[5]))
    typed = {"answer": "conflict", "kinds": ["family"], "words": "", "key": "mot"}
    client.post(f"/lam-viec/hoi-dong/{item.number}/uy-vien/cam-ket")
    assert client.post(f"{item.get_absolute_url()}/viec/declare", typed).status_code == 422
    client.post(f"{item.get_absolute_url()}/viec/declare", typed | {"words": "Em của người đề xuất"})
    assert client.get(f"{item.get_absolute_url()}/viec/vote").status_code == 403
    assert client.get(item.proposal.get_absolute_url()).status_code == 404
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Không mở" in page


def test_a_file_and_a_paper_open_after_the_declaration(chamber, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    item = chamber.called(chamber.determination())
    file = StoredFile.objects.first()
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"x")
    Enclosure.objects.create(entry=entry_of(item), label="Bản thuyết minh", file=file, added_at=chamber.start)
    client = browser(chamber.actor(chamber.people[0]))
    sequence = trail.history_of(item).get(name="found_council").sequence
    paper = f"{item.get_absolute_url()}/van-ban/{sequence}/council_decision.pdf"
    download = reverse("files:download", args=[file.pk, file.name])
    assert client.get(paper).status_code == 404
    assert client.get(download).status_code in {403, 404}
    assert client.post(f"{item.get_absolute_url()}/trao-doi", {"words": "Xin chào"}).status_code == 404
    chamber.declare(item, chamber.people[0])
    response = client.get(download)
    assert b"".join(response) == b"x"
    response.close()


def test_outsiders_and_the_proposer_find_nothing(chamber):
    item = chamber.called(chamber.determination())
    for person in (chamber.expert("Người ngoài"), item.proposal.proposer):
        assert browser(chamber.actor(person)).get(item.get_absolute_url()).status_code == 404


@pytest.mark.requirement("X-14")
def test_nobody_reads_a_ballot_but_whoever_cast_it(chamber):
    item = chamber.voting(chamber.determination())
    item = chamber.vote(item, chamber.people[0], reason="Lý do rất riêng")
    for actor in (chamber.officer, chamber.director, chamber.actor(chamber.people[1])):
        page = browser(actor).get(item.get_absolute_url()).content.decode()
        assert "Lý do rất riêng" not in page
        assert "Kết quả kiểm phiếu" not in page
    assert "Lý do rất riêng" in browser(chamber.actor(chamber.people[0])).get(item.get_absolute_url()).content.decode()
