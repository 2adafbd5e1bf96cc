"""What of a proposal can be confirmed by others: its places, its order, its addresses of application."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Proposal

LONGEST_NAME = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One question that can be put.

    Attributes:
        key: by which the page names it: what is confirmed and by whom, so that a form that changed meanwhile never
            puts another question than the one that was chosen.
        thing: what is confirmed.
        body_name: who is asked.
        statement: what the form says of it.
        place: primary key of the place of implementation, where it is one.
    """

    thing: Thing
    body_name: str
    statement: str
    place: int | None = None

    @property
    def label(self) -> str:
        """For the list to choose from."""
        return f"{self.thing.label}: {self.body_name}"

    @property
    def key(self) -> str:
        """One body is asked each thing once."""
        return f"{self.thing.value}:{self.body_name}"


def subjects_of(proposal: Proposal) -> list[Subject]:
    """Everything the form says of others, in the order of the page."""
    return [*_places(proposal), *_orders(proposal), *_applications(proposal)]


def _places(proposal: Proposal) -> Iterator[Subject]:
    for place in proposal.places.order_by("pk"):
        statement = f"Đã trao đổi, thống nhất để nhiệm vụ “{proposal.title}” thực hiện tại {place.name}."
        yield Subject(thing=Thing.PLACE, body_name=place.name, statement=statement, place=place.pk)


def _orders(proposal: Proposal) -> Iterator[Subject]:
    """Bodies among the places and addresses, which may have ordered it: the order is theirs to confirm."""
    for name in dict.fromkeys([*_place_names(proposal), *_capacities(proposal)]):
        statement = f"Có văn bản đặt hàng nhiệm vụ “{proposal.title}”."
        yield Subject(thing=Thing.ORDER, body_name=name, statement=statement)


def _applications(proposal: Proposal) -> Iterator[Subject]:
    for name, said in _capacities(proposal).items():
        statement = f"Sẽ tiếp nhận, ứng dụng kết quả của nhiệm vụ “{proposal.title}”."
        statement += f" Năng lực phiếu nêu: {said}" if said else ""
        yield Subject(thing=Thing.APPLICATION, body_name=name, statement=statement)


def _addresses(proposal: Proposal) -> list[dict[str, object]]:
    rows = proposal.answers.get("application_addresses")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _place_names(proposal: Proposal) -> list[str]:
    return list(proposal.places.order_by("pk").values_list("name", flat=True))


def _capacities(proposal: Proposal) -> dict[str, str]:
    """What the form says of each body that will apply the results, under its name; two rows of one body are one."""
    said: dict[str, list[str]] = defaultdict(list)
    for row in _addresses(proposal):
        if name := str(row.get("organisation") or "").strip()[:LONGEST_NAME]:
            said[name].append(str(row.get("capacity") or "").strip())
    return {name: "; ".join(filter(None, words)) for name, words in said.items()}
