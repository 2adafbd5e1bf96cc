"""What of a proposal can be confirmed by others: its places, its order, its addresses of application."""

from collections.abc import Iterator
from dataclasses import dataclass

from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Proposal

LONGEST_NAME = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One question that can be put.

    Attributes:
        key: by which the page names it.
        thing: what is confirmed.
        body_name: who is asked.
        statement: what the form says of it.
        place: primary key of the place of implementation, where it is one.
    """

    key: str
    thing: Thing
    body_name: str
    statement: str
    place: int | None = None

    @property
    def label(self) -> str:
        """For the list to choose from."""
        return f"{self.thing.label}: {self.body_name}"


def subjects_of(proposal: Proposal) -> list[Subject]:
    """Everything the form says of others, in the order of the page."""
    return [*_places(proposal), *_orders(proposal), *_applications(proposal)]


def _places(proposal: Proposal) -> Iterator[Subject]:
    for place in proposal.places.order_by("pk"):
        statement = f"Đã trao đổi, thống nhất để nhiệm vụ “{proposal.title}” thực hiện tại {place.name}."
        yield Subject(
            key=f"place-{place.pk}", thing=Thing.PLACE, body_name=place.name, statement=statement, place=place.pk
        )


def _orders(proposal: Proposal) -> Iterator[Subject]:
    """Bodies among the places and addresses, which may have ordered it: the order is theirs to confirm."""
    for at, name in enumerate(dict.fromkeys([*_place_names(proposal), *_application_names(proposal)])):
        statement = f"Có văn bản đặt hàng nhiệm vụ “{proposal.title}”."
        yield Subject(key=f"order-{at}", thing=Thing.ORDER, body_name=name, statement=statement)


def _applications(proposal: Proposal) -> Iterator[Subject]:
    for at, row in enumerate(_addresses(proposal)):
        name = str(row.get("organisation") or "").strip()[:LONGEST_NAME]
        if name:
            said = str(row.get("capacity") or "").strip()
            statement = f"Sẽ tiếp nhận, ứng dụng kết quả của nhiệm vụ “{proposal.title}”."
            statement += f" Năng lực phiếu nêu: {said}" if said else ""
            yield Subject(key=f"application-{at}", thing=Thing.APPLICATION, body_name=name, statement=statement)


def _addresses(proposal: Proposal) -> list[dict[str, object]]:
    rows = proposal.answers.get("application_addresses")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _place_names(proposal: Proposal) -> list[str]:
    return list(proposal.places.order_by("pk").values_list("name", flat=True))


def _application_names(proposal: Proposal) -> list[str]:
    names = (str(row.get("organisation") or "").strip()[:LONGEST_NAME] for row in _addresses(proposal))
    return [name for name in names if name]
