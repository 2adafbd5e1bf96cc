"""Application of the councils."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Experts, councils, their members, sittings and ballots."""

    name = "gieo.councils"
    label = "councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        """Tell the wall whose expert a person is, follow new seats, show the papers that belong to no table."""
        from gieo.core.wall import naming
        from gieo.councils.activity import ACTIVITY
        from gieo.councils.ballot_paper import BALLOT_PAPER
        from gieo.councils.fee_list import FEE_LIST
        from gieo.councils.services.look_at_links import look_at_links_of
        from gieo.councils.standing import CONCLUSIONS, DECISION
        from gieo.dossiers.gallery import also
        from gieo.identity.seated import follow_seats

        naming.is_named_in("councils_expert", naming.PERSON, "person_id")
        naming.is_named_in("councils_expertapplication", naming.ACCOUNT, "sent_by_id")
        follow_seats(look_at_links_of)
        also("council", BALLOT_PAPER, stage="hoi-dong", legal_basis=("TT06-2023:11", "TT20-2023:11"))
        also("council", DECISION, stage="hoi-dong", legal_basis=("GIEO-MACDINH:39",))
        also("council", CONCLUSIONS, stage="hoi-dong", legal_basis=("GIEO-MACDINH:52",))
        also("council", ACTIVITY, stage="hoi-dong", legal_basis=("GIEO-MACDINH:39",))
        also("council", FEE_LIST, stage="hoi-dong", legal_basis=("GIEO-MACDINH:97",))
