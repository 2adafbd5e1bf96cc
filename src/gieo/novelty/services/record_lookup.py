"""Keep evidence of a look-up in a register outside the house."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.files.services.receive_file import receive_file
from gieo.files.sniffing import PAPERS
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.novelty.models import OutsideLookup
from gieo.novelty.policies import SEARCHING, may_judge
from gieo.novelty.searched_in import SearchedIn

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def record_lookup(
    *,
    entry: DocketEntry,
    source: str,
    source_name: str,
    query: str,
    result: str,
    actor: Actor,
    at: datetime,
    proof: "UploadedFile[Any] | None" = None,
) -> OutsideLookup:
    """Where, by which words, when, what came of it, who looked, and the picture or print that shows it.

    Raises:
        Refused: not an officer of the province, source, words or result are missing, or the file is not acceptable.
    """
    asked, came = text.collapse(text.nfc(query))[:500], text.nfc(result).strip()
    refusals, basis = [], SEARCHING[dossier_of(entry).law]
    if not may_judge(actor, entry):
        message = _("Chuyên viên, lãnh đạo Sở của tỉnh mới ghi được.")
        refusals.append(Refusal(code="not_yours", message=message, basis=basis))
    if source not in {each.value for each in SearchedIn}:
        refusals.append(Refusal(code="no_source", message=_("Chọn nơi tra cứu."), basis=basis, field="source"))
    if not asked:
        refusals.append(Refusal(code="no_query", message=_("Ghi từ khóa đã tra."), basis=basis, field="query"))
    if not came:
        message = _("Ghi kết quả: các nhiệm vụ tìm thấy, hoặc không thấy.")
        refusals.append(Refusal(code="no_result", message=message, basis=basis, field="result"))
    if refusals:
        raise Refused(refusals)
    kept = None
    if proof is not None:
        kept = receive_file(
            content=proof, name=proof.name or "", province=entry.province, actor=actor, at=at, accept=PAPERS
        )
    return OutsideLookup.objects.create(
        entry=entry,
        proof=kept,
        source=source,
        source_name=text.collapse(source_name)[:200],
        query=asked,
        result=came,
        at=at,
        by_id=actor.user,
        by_name=actor.name,
    )
