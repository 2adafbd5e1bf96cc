"""The host registers the result, the clerk numbers the certificate, everybody can read of it."""

from datetime import date

import pytest

from gieo.acceptance.models import Acceptance, Registration, RightsEntry
from gieo.acceptance.registration.choices import Right
from gieo.acceptance.registration.facts import CertificateFacts, FileFacts, PublicationFacts, ReturnFacts, RightsFacts
from gieo.acceptance.services.note_certificate import note_certificate
from gieo.acceptance.services.open_registration import open_registration
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import Task
from gieo.rulebooks import library
from tests.acceptance import makers
from tests.acceptance.printing import printed
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ACCEPTED = date(2024, 5, 14)
AT = moment("2024-06-10 09:00")


def opened(*, rulebook: str = "", perfected: bool = True) -> Registration:
    """Of an acceptance that is written straight into the table as far as registration looks at it."""
    acceptance = makers.opened(makers.task(rulebook=rulebook))
    Task.objects.filter(pk=acceptance.task_id).update(accepted_on=ACCEPTED)
    Acceptance.objects.filter(pk=acceptance.pk).update(perfected_on=date(2024, 6, 3) if perfected else None)
    return open_registration(parent=entry_of(acceptance), at=moment("2024-05-14 11:00"))


def papers(of: Registration, *, without: str = "") -> FileFacts:
    items = library.get(of.rulebook).files["registration"]
    return FileFacts(papers=tuple(Picked(id=item.key, name=item.text) for item in items if item.key != without))


def filed(of: Registration, at: str = "2024-06-10 09:00") -> Registration:
    return act(of, "file", actor=makers.host(), at=moment(at), facts=papers(of)).subject


def certified(of: Registration, number: str = "05/GCN") -> Registration:
    facts = CertificateFacts(number=number, issued_on=date(2024, 6, 12))
    return act(filed(of), "certify", actor=makers.clerk(), at=moment("2024-06-12 09:00"), facts=facts).subject


def test_it_is_owed_thirty_working_days_from_the_acceptance_and_opened_once() -> None:
    registration = opened()
    assert registration.parent is not None
    assert registration.due_at.date() == date(2024, 6, 25)
    assert open_registration(parent=registration.parent, at=AT).pk == registration.pk
    entry = DocketEntry.objects.get(number=registration.number)
    assert entry.holder_bodies == [makers.host_body().pk]


def test_only_the_perfected_report_is_registered_and_no_paper_may_be_missing() -> None:
    registration = opened(perfected=False)
    with pytest.raises(Refused) as refused:
        facts = papers(registration, without="minutes")
        act(registration, "file", actor=makers.host(), at=AT, facts=facts)
    assert refused.value.codes == ("not_perfected", "papers_missing")


def test_a_late_file_is_taken_in_and_shown_as_late() -> None:
    assert not filed(opened(), "2024-06-25 23:00").is_late
    assert filed(opened_for_another(), "2024-06-26 00:01").is_late


def test_returned_and_filed_again() -> None:
    reason = ReturnFacts(reason="Thiếu bản mềm")
    back = act(filed(opened()), "return_for_supplement", actor=makers.officer(), at=AT, facts=reason).subject
    again = act(back, "file_again", actor=makers.host(), at=moment("2024-06-30 09:00"), facts=papers(back)).subject
    assert (again.state, again.is_late) == ("filed", False)


def test_the_certificate_is_the_clerks_and_no_two_share_a_number() -> None:
    first = certified(opened())
    assert (first.certificate, first.due_at.date()) == ("05/GCN", date(2024, 6, 27))
    second = filed(opened_for_another())
    with pytest.raises(Refused) as refused:
        facts = CertificateFacts(number="05/GCN", issued_on=date(2024, 6, 12))
        act(second, "certify", actor=makers.clerk(), at=AT, facts=facts)
    assert refused.value.codes == ("certificate_taken",)
    with pytest.raises(Refused) as refused:
        act(second, "certify", actor=makers.officer(), at=AT, facts=facts)
    assert refused.value.codes == ("not_yours",)


def opened_for_another() -> Registration:
    task = makers.task("NV.2022.02", accepted_on=ACCEPTED)
    acceptance = makers.opened(task)
    Acceptance.objects.filter(pk=acceptance.pk).update(perfected_on=date(2024, 6, 3))
    return open_registration(parent=entry_of(acceptance), at=AT)


def test_under_the_law_of_2013_a_right_is_given_by_decision() -> None:
    registration = certified(opened())
    assert not RightsEntry.objects.exists()
    owner = makers.host_body()
    facts = RightsFacts(
        right=Right.OWNERSHIP,
        holder=Picked(id=owner.pk, name=owner.name),
        document="12/QĐ-UBND",
        since=date(2024, 6, 20),
    )
    act(registration, "give_right", actor=makers.chairman(), at=moment("2024-06-20 09:00"), facts=facts)
    entry = RightsEntry.objects.get()
    assert (entry.holder, entry.right, entry.basis, entry.document) == (
        owner,
        "ownership",
        "LUAT29-2013:41",
        "12/QĐ-UBND",
    )


def test_under_the_law_of_2025_the_host_owns_the_result_by_itself() -> None:
    registration = certified(opened(rulebook=makers.L2025))
    entry = RightsEntry.objects.get(registration=registration)
    assert (entry.holder, entry.basis) == (makers.host_body(), "LUAT93-2025:25.2")
    facts = RightsFacts(
        right=Right.USE, holder=Picked(id=entry.holder_id, name="Viện"), document="1/QĐ", since=date(2024, 6, 20)
    )
    with pytest.raises(Refused) as refused:
        act(registration, "give_right", actor=makers.chairman(), at=AT, facts=facts)
    assert refused.value.codes == ("other_law",)


def test_published_it_is_done_with() -> None:
    facts = PublicationFacts(address="https://khcn.example.vn/ket-qua/1", published_on=date(2024, 6, 20))
    at = moment("2024-06-20 09:00")
    published = act(certified(opened()), "publish", actor=makers.officer(), at=at, facts=facts).subject
    assert (published.state, published.address) == ("published", facts.address)
    said = printed(published)
    assert set(said) == {"certificate", "list"}
    assert "05/GCN" in said["certificate"]


def test_the_acceptance_hears_of_the_certificate_once(ready: object) -> None:
    acceptance = makers.perfected(makers.accepted())
    registration = certified(open_registration(parent=entry_of(acceptance), at=AT))
    at = moment("2024-06-12 09:01")
    noted = note_certificate(registration=registration, at=at)
    again = note_certificate(registration=registration, at=at)
    assert noted is not None
    assert again is not None
    assert (noted.state, noted.certificate, again.pk) == ("registered", "05/GCN", noted.pk)
