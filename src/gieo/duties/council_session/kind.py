"""What the shared pages know of sessions of grass-roots councils."""

from collections.abc import Iterable

from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.duties.council_session.facts import CallFacts
from gieo.duties.council_session.papers import COLUMNS, PAPERS
from gieo.duties.council_session.workflow import COUNCIL_SESSION
from gieo.duties.models import CouncilSession
from gieo.duties.services.call_session import call_session
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _


def facts(session: CouncilSession) -> Iterable[Fact]:
    """The council, its session, what was decided."""
    return facts_of(
        (_("Hội đồng của"), session.body.name),
        (_("Quyết định thành lập hội đồng"), session.council_decision),
        (_("Họp lúc"), session.held_at),
        (_("Chương trình"), session.agenda),
        (_("Kết luận"), session.conclusions),
        (_("Quyết định phê duyệt danh mục"), session.decision),
        (_("Thủ trưởng ký"), session.signer),
    )


def tables(session: CouncilSession) -> Iterable[Table]:
    """Members with who was there; the list."""
    yield Table(
        title=_("Thành viên hội đồng cơ sở"),
        columns=(_("Họ và tên"), _("Tư cách"), _("Nơi công tác"), _("Có mặt")),
        rows=[
            (each["name"], each["seat"], each["workplace"], _("có") if each["name"] in session.present else "")
            for each in session.members
        ],
    )
    yield Table(
        title=_("Danh mục đề nghị"),
        columns=COLUMNS,
        rows=[
            (str(at), each["title"], each["lead"], money(each["budget"]))
            for at, each in enumerate(session.tasks, start=1)
        ],
        numeric=frozenset({3}),
        empty=_("Chưa có nhiệm vụ nào."),
    )


def choices(name: str, session: CouncilSession, _actor: Actor) -> Options:
    """The members, by the name the decision gives them."""
    return [(each["name"], f"{each['name']} ({each['seat']})") for each in session.members] if name == "members" else ()


SESSION_KIND = DossierKind(
    workflow=COUNCIL_SESSION,
    model=CouncilSession,
    code="HCS",
    stage="nghia-vu",
    plural=_("Hội đồng cơ sở"),
    facts=facts,
    tables=tables,
    choices=choices,
    papers=PAPERS,
    related=("body",),
    opening=Opening(
        label=_("Mời họp hội đồng cơ sở"),
        actors=frozenset({Role.FOCAL_OFFICER}),
        facts=CallFacts,
        do=call_session,
        legal_basis=("GIEO-MACDINH:37",),
    ),
)
