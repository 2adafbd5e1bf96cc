"""Whether a citation can be looked up and is what it says; what is doubtful is pointed out (LS25-I-4)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gieo.kernel import text
from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.kind_checks import year_in
from gieo.rulebooks.models import ProposalForm

_ADDRESS = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)


def check_citations(form: ProposalForm, answers: Mapping[str, Any], on: date) -> Iterator[Issue]:
    """A document from the future blocks; age, doubles, addresses that are none and missing pages are said.

    Args:
        form: the definition; without a field for citations there is nothing to say.
        answers: values by field id.
        on: the legal day from which age is counted.
    """
    seen: set[tuple[str, str]] = set()
    for row in answers.get("citations") or ():
        document, place = str(row.get("document") or "").strip(), str(row.get("place") or "").strip()
        link, year = str(row.get("link") or "").strip(), year_in(str(row.get("date") or ""))
        if not document:
            continue
        if year is not None and year > on.year:
            message = _("Trích dẫn “%(document)s” ghi năm %(year)d, chưa tới: xem lại ngày.")
            yield _issue(form, "citation_of_the_future", message, Weight.ERROR, document=document, year=year)
        elif year is not None and year < on.year - form.citation_age_warning_years:
            yield _issue(
                form,
                "old_citation",
                _("Trích dẫn “%(document)s” từ năm %(year)d, đã quá %(age)d năm: nên bổ sung tài liệu cập nhật."),
                document=document,
                year=year,
                age=form.citation_age_warning_years,
            )
        if link and not _ADDRESS.fullmatch(link):
            message = _("Địa chỉ mạng của “%(document)s” không mở được: địa chỉ bắt đầu bằng http:// hoặc https://.")
            yield _issue(form, "bad_link", message, document=document)
        if not place and not link:
            message = _("Trích dẫn “%(document)s” chưa có trang, điều hoặc địa chỉ mạng: người đọc chưa tra được.")
            yield _issue(form, "citation_without_place", message, Weight.HINT, document=document)
        key = (text.fold(document), text.fold(place))
        if key in seen:
            message = _("Trích dẫn “%(document)s” ghi hai lần.")
            yield _issue(form, "citation_twice", message, document=document)
        seen.add(key)


def _issue(form: ProposalForm, code: str, message: str, weight: Weight = Weight.WARNING, **params: Any) -> Issue:
    basis = form.field("citations").basis
    return Issue(code=code, field="citations", message=message, weight=weight, params=params, basis=basis)
