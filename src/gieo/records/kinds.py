"""What the docket knows of documents, and the pages beside their list."""

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.kinds import FurtherPage
from gieo.kernel.refusal import _
from gieo.records.incoming.kind import INCOMING_DOCUMENT_KIND
from gieo.records.outgoing.kind import OUTGOING_DOCUMENT_KIND
from gieo.records.outgoing.workflow import DRAFTERS

KINDS = (OUTGOING_DOCUMENT_KIND, INCOMING_DOCUMENT_KIND)
BOOKS = (
    FurtherPage(_("Sổ văn bản đi"), "records:outgoing", "file-export", OFFICE),
    FurtherPage(_("Sổ văn bản đến"), "records:incoming", "inbox", OFFICE),
    FurtherPage(_("Văn bản hàng loạt"), "records:letters", "files", DRAFTERS),
    FurtherPage(_("Kiểm tra chữ ký số"), "records:check", "shield-check", frozenset()),
)
