"""What the moves of a pair write."""

from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation, Person
from gieo.kernel.workflow import Attempt
from gieo.succession.ledger import take_back
from gieo.succession.models import Twin
from gieo.succession.twin import merging
from gieo.succession.writing import redraw


def swap(pair: Twin, _attempt: Attempt) -> None:
    """The other record stays."""
    pair.body, pair.double_body = pair.double_body, pair.body
    pair.person, pair.double_person = pair.double_person, pair.person


def merge(pair: Twin, attempt: Attempt) -> None:
    """Everything goes to the record that stays."""
    merging.merge(pair, at=attempt.at)
    pair.merged_at = attempt.at


def separate(pair: Twin, attempt: Attempt) -> None:
    """Everything goes back."""
    take_back(entry_of(pair), at=attempt.at)
    if isinstance(pair.kept, Organisation):
        redraw({pair.kept.pk, pair.double.pk})
    else:
        merging.redraw_users(*Person.objects.filter(pk__in=(pair.kept.pk, pair.double.pk)))
