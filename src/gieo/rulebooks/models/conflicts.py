"""Who may not judge what: the links between a member and an item that a rulebook knows."""

from enum import StrEnum

from gieo.rulebooks.models.rules import NamedRule


class ConflictKind(StrEnum):
    """A link between a member of a council and what it judges."""

    PROPOSER = "proposer"
    APPLICANT = "applicant"  # principal investigator or participant
    PROPOSER_STAFF = "proposer_staff"
    HOST_STAFF = "host_staff"
    PARTNER_STAFF = "partner_staff"
    ORDERING_STAFF = "ordering_staff"
    FAMILY = "family"
    INTEREST = "interest"
    SANCTIONED = "sanctioned"


class ConflictEffect(StrEnum):
    """What the link keeps the member from."""

    NO_SEAT = "no_seat"
    NO_LEADING_SEAT = "no_leading_seat"  # chair, vice, reviewer, scientific secretary
    NO_VOTE = "no_vote"  # on this item; the seat stays
    SHOWN = "shown"  # everybody is told, nothing is barred


EFFECTS = {
    ConflictEffect.NO_SEAT: "không tham gia hội đồng",
    ConflictEffect.NO_LEADING_SEAT: "không làm chủ tịch, phó chủ tịch, phản biện, thư ký khoa học",
    ConflictEffect.NO_VOTE: "không đánh giá hồ sơ liên quan",
    ConflictEffect.SHOWN: "công khai trong hội đồng",
}


class ConflictRule(NamedRule):
    """A link that a council of a kind may not have, or must show."""

    key: ConflictKind
    effect: ConflictEffect

    @property
    def in_words(self) -> str:
        """E.g. "Người của tổ chức chủ trì: không tham gia hội đồng"."""
        return f"{self.text}: {EFFECTS[self.effect]}"
