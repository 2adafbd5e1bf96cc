"""The versions of the proposal form there are, and the notices whose form a reader may choose."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gieo.kernel.actors import Actor
from gieo.orientation.models import OrientationNotice
from gieo.orientation.policies import FORM_KEEPERS, TAKES_A_FORM
from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm
from gieo.rulebooks.models.values import Status


@dataclass(frozen=True, slots=True)
class FormVersion:
    """A form as a rulebook holds it from a day on.

    Attributes:
        rulebook: id of the rulebook, with ``:`` and the id of the form where it is not the rulebook's own.
        since: from when the rulebook holds.
        form: the form.
    """

    rulebook: str
    since: date
    form: ProposalForm

    @property
    def is_provisional(self) -> bool:
        """A stand-in until the province's own form is known."""
        return self.form.status is Status.TO_CONFIRM

    @property
    def label(self) -> str:
        """As it is chosen from a list."""
        return f"{self.rulebook}: {self.form.title}"


def form_versions() -> list[FormVersion]:
    """Every version that may be put in force, by family and date."""
    own = [
        FormVersion(book.id, book.in_force_from, book.proposal_form)
        for book in library.rulebooks()
        if book.proposal_form
    ]
    return [*own, *_further()]


def _further() -> list[FormVersion]:
    """What a rulebook holds beside its own form; what it has by inheritance is listed once, where it was laid down."""
    found: dict[str, FormVersion] = {}
    for book in sorted(library.rulebooks(), key=lambda book: (book.profile is not None, book.id)):
        for form in (*book.further_forms, *((book.order_form,) if book.order_form else ())):
            found.setdefault(form.id, FormVersion(f"{book.id}:{form.id}", book.in_force_from, form))
    return list(found.values())


def form_version(rulebook: str) -> FormVersion | None:
    """The version of a rulebook; None when it holds no form."""
    return next((version for version in form_versions() if version.rulebook == rulebook), None)


def notices_to_choose_for(actor: Actor) -> QuerySet[OrientationNotice]:
    """Standing notices of the provinces in which the reader keeps the forms."""
    provinces = {seat.province for seat in actor.seats if seat.role in FORM_KEEPERS}
    standing = OrientationNotice.objects.filter(province__in=provinces, state__in=TAKES_A_FORM)
    return standing.select_related("province").defer("source_lines").order_by("-plan_year", "province", "-version")
