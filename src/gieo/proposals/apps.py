"""Application of the proposals: propose, receive, screen."""

from django.apps import AppConfig

from gieo.kernel.refusal import _


class ProposalsConfig(AppConfig):
    """Proposals and their receipts."""

    name = "gieo.proposals"
    label = "proposals"
    verbose_name = "Đề xuất"

    def ready(self) -> None:
        """Tie the table to its model and open its files to its readers, hear its events."""
        from gieo.complaints import decisions
        from gieo.councils.activity import tell_proposals
        from gieo.councils.enrolment import enrol
        from gieo.dossiers import kinds, summaries
        from gieo.dossiers.gallery import also
        from gieo.files import doors
        from gieo.identity.seated import follow_answers
        from gieo.matters.matter.kind import add_tables
        from gieo.orientation.order.kind import ORDER_KIND
        from gieo.proposals import handlers, selectors
        from gieo.proposals.common_list.kind import COMMON_LIST_KIND, bundle_of
        from gieo.proposals.compiled_list import COMPILED
        from gieo.proposals.complained import decisions_on
        from gieo.proposals.contest.kind import CONTEST_KIND, public_page
        from gieo.proposals.determination.kind import DETERMINATION_KIND, pages
        from gieo.proposals.determination.workflow import PROCEDURE
        from gieo.proposals.kinds import KINDS, PROPOSAL_KIND
        from gieo.proposals.ordered import write_as_proposal
        from gieo.proposals.priority_list import READERS
        from gieo.proposals.products import tables_of_product
        from gieo.proposals.services.settle_asked_body import settle_asked_body
        from gieo.proposals.summaries import SUMMARIES
        from gieo.rulebooks.models import PRODUCTS

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        enrol(DETERMINATION_KIND, PROCEDURE, further=pages)
        kinds.add_stage_page(
            "hoi-dong", kinds.FurtherPage(_("Danh mục ưu tiên"), "proposals:priorities-now", "list-numbers", READERS)
        )
        kinds.add_pages(COMMON_LIST_KIND, bundle_of)
        kinds.add_pages(CONTEST_KIND, public_page)
        also("proposal", COMPILED, stage="de-xuat", legal_basis=("TT06-2023:8.1",))
        doors.register("proposals", selectors.may_read_file)
        handlers.subscribe()
        follow_answers(settle_asked_body)
        tell_proposals(selectors.proposed_by)
        decisions.register(PROPOSAL_KIND.name, decisions_on)
        kinds.add_pages(ORDER_KIND, write_as_proposal)
        add_tables(PRODUCTS, tables_of_product)
