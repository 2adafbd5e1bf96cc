"""A call that receives, and what a host wrote on its application: rows that are there for the matrix."""

from datetime import timedelta

from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from tests.portal.rows import AT, Values
from tests.selection.cast import Cast, draft_application, published_call, unwanted_by

UNWANTED = "Lê Văn Lạ"


def planted_by_hosts(*, host: str) -> Values:
    """Make the rows; what each address is asked with.

    Args:
        host: address of somebody of a body of Lạng Sơn.
    """
    cast = Cast("LS", later=timedelta(days=637))
    call = published_call(cast)
    actor = actor_of(User.objects.get(email=host), AT.date())
    application = unwanted_by(cast, draft_application(cast, call, actor), actor, UNWANTED)
    number = {"number": application.number}
    return {
        "public:call": {"number": call.number},
        "selection:unwanted": number,
        "selection:name-unwanted": number,
        "selection:drop-unwanted": {**number, "judge": application.unwanted_judges.get().pk},
    }
