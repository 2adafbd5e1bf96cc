"""A form that was uploaded as a PDF, held against what is asked of its pages; says which page and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gieo.kernel.refusal import _
from gieo.officialdocs.page_looks import PageLook
from gieo.proposals.rules.issues import Issue, Weight
from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm
from gieo.rulebooks.models.clerical import PageRule

PAPER_MM, MARGIN_MM, SIZE_PT = 4.0, 1.5, 0.25  # what printers and readers of PDF round away
FOREIGN_SHARE = 0.1  # of the letters of a page; fewer are marks and formulas

Fault = Mapping[str, Any]  # {"code", "params"}: kept with the file that was looked at

_MESSAGES = {
    "too_many_pages": _("Bản tải lên có %(pages)d trang, mẫu không quá %(limit)d trang A4: thừa từ trang %(page)d."),
    "other_paper": _("Bản tải lên, trang %(page)s: khổ %(width)d × %(height)d mm, không phải A4."),
    "margin_left": _("Bản tải lên, trang %(page)s: lề trái %(found)d mm, ít nhất %(least)d mm."),
    "margin_right": _("Bản tải lên, trang %(page)s: lề phải %(found)d mm, ít nhất %(least)d mm."),
    "margin_top": _("Bản tải lên, trang %(page)s: lề trên %(found)d mm, ít nhất %(least)d mm."),
    "margin_bottom": _("Bản tải lên, trang %(page)s: lề dưới %(found)d mm, ít nhất %(least)d mm."),
    "small_type": _("Bản tải lên, trang %(page)s: cỡ chữ %(found)s, ít nhất %(least)s."),
    "other_face": _("Bản tải lên, trang %(page)s: kiểu chữ %(found)s, không phải %(wanted)s."),
    "scanned": _("Bản tải lên có %(pages)d trang là ảnh quét: máy đếm trang, đo khổ giấy; lề và chữ xem bằng mắt."),
}
_WEIGHTS = {"too_many_pages": Weight.ERROR, "scanned": Weight.HINT}
_OF_THE_LIMIT = frozenset({"too_many_pages", "other_paper"})


def page_rule(form: ProposalForm) -> PageRule:
    """That of the form's instrument, else that of documents of offices."""
    return form.page or library.clerical().page


def faults_of(pages: Iterable[PageLook], form: ProposalForm) -> list[Fault]:
    """Everything amiss, page by page; pages with nothing on them count for nothing."""
    seen, rule = list(pages), page_rule(form)
    found = _together(fault for page in seen for fault in _of_page(page, rule))
    if len(seen) > form.page_limit:
        first = seen[form.page_limit].number
        found.insert(0, _fault("too_many_pages", pages=len(seen), limit=form.page_limit, page=first))
    pictures = sum(page.is_picture for page in seen)
    return [*found, _fault("scanned", pages=pictures)] if pictures else found


def issue_of(fault: Fault, form: ProposalForm, *, field: str) -> Issue:
    """A fault as the form check says it."""
    code = str(fault["code"])
    basis = form.page_limit_basis if code in _OF_THE_LIMIT else page_rule(form).basis
    weight = _WEIGHTS.get(code, Weight.WARNING)
    return Issue(
        code=code, field=field, message=_MESSAGES[code], weight=weight, params=dict(fault["params"]), basis=basis
    )


def _together(faults: Iterable[Fault]) -> list[Fault]:
    """What is amiss alike on several pages is said once, with all of them."""
    pages: dict[tuple[Any, ...], list[str]] = {}
    for fault in faults:
        others = tuple((name, value) for name, value in fault["params"].items() if name != "page")
        pages.setdefault((fault["code"], others), []).append(str(fault["params"]["page"]))
    return [_fault(code, page=", ".join(on), **dict(others)) for (code, others), on in pages.items()]


def _of_page(page: PageLook, rule: PageRule) -> Iterator[Fault]:
    across, down = sorted((page.width_mm, page.height_mm))
    if abs(across - rule.width_mm) > PAPER_MM or abs(down - rule.height_mm) > PAPER_MM:
        yield _fault("other_paper", page=page.number, width=round(page.width_mm), height=round(page.height_mm))
    for side, least in rule.margins_mm.items():
        found = page.margins.get(side, float(least))
        if found < least - MARGIN_MM:
            yield _fault(f"margin_{side}", page=page.number, found=round(found), least=least)
    yield from _type(page, rule)


def _type(page: PageLook, rule: PageRule) -> Iterator[Fault]:
    if page.sizes:
        main = max(page.sizes, key=lambda size: page.sizes[size])
        if main < rule.smallest_pt - SIZE_PT:
            yield _fault("small_type", page=page.number, found=f"{main:g}", least=f"{rule.smallest_pt:g}")
    foreign = {name: number for name, number in page.faces.items() if name and not _is_one_of(name, rule.faces)}
    if sum(foreign.values()) > FOREIGN_SHARE * sum(page.faces.values()):
        name = max(foreign, key=lambda each: foreign[each])
        yield _fault("other_face", page=page.number, found=name, wanted=rule.faces[0])


def _is_one_of(name: str, faces: Iterable[str]) -> bool:
    """Files name a face with its weight and without blanks: TimesNewRomanPS-BoldMT."""
    return any(_letters(name).startswith(_letters(face)) for face in faces)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def _fault(code: str, **params: Any) -> Fault:
    return {"code": code, "params": params}
