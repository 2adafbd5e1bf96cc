"""What the docket knows of readings."""

from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.refusal import _
from gieo.orientation.models import DocumentReading
from gieo.orientation.policies import EDITORS
from gieo.orientation.reading.workflow import DOCUMENT_READING

CODE = "DVB"


def number_of(reading: DocumentReading) -> str:
    """E.g. BG-DVB-2024-0001."""
    return str(DossierNumber(reading.province_id, CODE, reading.plan_year, reading.place))


READING_KIND = DossierKind(
    workflow=DOCUMENT_READING,
    model=DocumentReading,
    code=CODE,
    stage="dinh-huong",
    plural=_("Bản đọc văn bản"),
    readers=lambda _reading: Audience(roles=EDITORS),
    number=number_of,
    url=lambda reading: reading.get_absolute_url(),
)
