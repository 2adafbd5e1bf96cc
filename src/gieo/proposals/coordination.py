"""Which proposals lack the agreement of a place where the task is to be carried out (BG25-II-3)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Exists, Expression, F, OuterRef, Q

from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Confirmation, ImplementationPlace, Receipt
from gieo.proposals.models.place import AGREED
from gieo.proposals.states import EDITABLE, ProposalState

# Open again to its writers, while the province holds what was sent.
REOPENED = EDITABLE - {ProposalState.DRAFT}
# Like `places_sent` says of one form: neither a dated paper nor the word of the body itself, whenever that came.
OPEN_PLACE = """exists (
    select from jsonb_array_elements({places}) place
    where not (
        place ->> 'agreed_on' is not null
        and (not jsonb_exists(place, 'agreement') or place ->> 'agreement' is not null)
    ) and not exists (
        select from {said} said
        where said.proposal_id = {proposal} and said.thing = %s and said.state = %s
          and said.body_name = place ->> 'name'
    )
)"""


def lacks_coordination() -> Q:
    """A condition on proposals: a place that has not agreed, as the province holds the form.

    While a form is written anew, its rows are its writers'; what counts is what the last receipt sealed.
    """
    live = Exists(ImplementationPlace.objects.filter(~AGREED, proposal=OuterRef("pk")))
    last = Receipt.objects.filter(proposal=OuterRef("pk"), arrived_at=OuterRef("submitted_at"))
    sent = Exists(last.filter(_OpenPlaceIn("content__places", "proposal_id")))
    reopened = Q(state__in=REOPENED, submitted_at__isnull=False)
    return (reopened & Q(sent)) | (~reopened & Q(live))


class _OpenPlaceIn(Expression):
    """Whether a list of places that was sealed holds one that has not agreed."""

    conditional = True
    output_field: Any = BooleanField()

    def __init__(self, places: str, proposal: str) -> None:
        super().__init__()
        self._sources: list[Any] = [F(places), F(proposal)]

    def get_source_expressions(self) -> list[Any]:
        """The list, and the number of the proposal."""
        return self._sources

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        """As they were resolved."""
        self._sources = list(exprs)

    def as_sql(self, compiler: Any, _connection: Any) -> tuple[str, tuple[Any, ...]]:
        """With the table of the words the bodies gave."""
        (places, of_places), (proposal, of_proposal) = (compiler.compile(source) for source in self._sources)
        sql = OPEN_PLACE.format(places=places, proposal=proposal, said=Confirmation._meta.db_table)
        return sql, (*of_places, *of_proposal, Thing.PLACE.value, ConfirmationState.CONFIRMED.value)
