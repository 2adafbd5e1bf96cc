"""The gallery: every kind of document with a preview, its items and the law it follows."""

from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.text import search_key
from gieo.officialdocs import catalogue, render_docx, render_pdf, render_svg_pages
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.contexts import Given
from gieo.officialdocs.forms import Certainty, FormField
from gieo.officialdocs.models import ItemWording
from gieo.officialdocs.services.word_item import may_word, word_item
from gieo.officialdocs.templatetags.documents import STAGES
from gieo.officialdocs.wordings import filled_for, wordings_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SOURCES = {
    "form": gettext_noop("Biểu mẫu"),
    "paper": gettext_noop("Văn bản của việc"),
    "layout": gettext_noop("Thể thức"),
}
CLEAN = "trong"  # the blank version: ?trong=1


@dataclass(frozen=True, slots=True)
class Group:
    """The samples of one stage of the year."""

    stage: str
    samples: list[Sample]


def gallery(request: HttpRequest) -> HttpResponse:
    """All kinds, found without accents, by source."""
    words, source = request.GET.get("q", ""), request.GET.get("loai", "")
    everything = catalogue.samples()
    found = [
        sample
        for sample in everything
        if (not source or sample.source == source) and all(word in sample.search for word in search_key(words).split())
    ]
    years_way = list(STAGES)
    ordered = sorted(found, key=lambda each: (years_way.index(each.stage), each.source, each.code, each.title))
    groups = [Group(stage, list(samples)) for stage, samples in groupby(ordered, key=lambda sample: sample.stage)]
    counts = {name: sum(sample.source == name for sample in everything) for name in SOURCES}
    context = {
        "groups": groups,
        "total": len(found),
        "query": words,
        "source": source,
        "sources": [(name, label, counts[name]) for name, label in SOURCES.items()],
    }
    return render(request, "officialdocs/gallery.html", context)


def sample(request: HttpRequest, key: str) -> HttpResponse:
    """One kind: its first page, its items with how sure each is, the law it follows."""
    found, blank, province = _sample_or_404(key), bool(request.GET.get(CLEAN)), _province_of(request)
    pages = render_pdf(found.kind, filled_for(found, province, blank=blank)).pages
    context = {
        "sample": found,
        "items": _items(found, province),
        "may_word": bool(province) and may_word(actor_in(request), province),
        "pages": range(1, pages + 1),
        "blank": blank,
        "may_be_blank": found.source != "paper",
    }
    return render(request, "officialdocs/sample.html", context)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with what the province says about it."""

    item: FormField
    label: str
    certainty: Certainty
    wording: ItemWording | None

    @property
    def is_open(self) -> bool:
        """Whether it was rebuilt and not seen on the official paper."""
        return self.certainty is Certainty.RECONSTRUCTED


def _items(found: Sample, province: str) -> list[ShownItem]:
    if found.form is None:
        return []
    said = wordings_of(found.form, province).latest if province else {}
    return [
        ShownItem(each, said[each.n].label if each.n in said else each.label, found.form.certainty_of(each),
                  said.get(each.n))
        for each in found.form.fields
    ]  # fmt: skip


def _province_of(request: HttpRequest) -> str:
    """The province the reader sits in; empty where in none."""
    seats = sorted(actor_in(request).seats, key=str)
    return next((seat.province for seat in seats if seat.province), "")


def item(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Call an unconfirmed item otherwise, or say where it was seen; with what was said before."""
    found, actor, province = _sample_or_404(key), actor_in(request), home_province(request)
    form = found.form
    asked = next((each for each in _items(found, province.code) if each.item.n == number and each.is_open), None)
    if form is None or asked is None:
        raise Http404
    if not may_word(actor, province.code):
        raise PermissionDenied(gettext("Tên mục của mẫu do cán bộ, văn thư, quản trị của tỉnh sửa."))
    label = request.POST.get("label", asked.label)
    seen_at = request.POST.get("seen_at", asked.wording.seen_at if asked.wording else "")
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            word_item(
                province=province, form=form, item=number, label=label, seen_at=seen_at, actor=actor, at=clock.now()
            )
            return redirect("officialdocs:sample", key)
        except Refused as refused:
            refusals = refused.refusals
    history = ItemWording.objects.filter(province=province, form=form.key, item=number).order_by("-pk")
    context = {
        "sample": found, "asked": asked, "label": label, "seen_at": seen_at, "refusals": refusals, "history": history,
    }  # fmt: skip
    return render(request, "officialdocs/item.html", context, status=409 if refusals else 200)


def picture(request: HttpRequest, key: str, page: str) -> HttpResponse:
    """A page as a picture."""
    found = _sample_or_404(key)
    pages = render_svg_pages(found.kind, _context(request, found))
    if not 1 <= int(page) <= len(pages):
        raise Http404
    return HttpResponse(pages[int(page) - 1], content_type="image/svg+xml", headers={"Cache-Control": "private"})


def paper(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """The sample as PDF or Word."""
    found = _sample_or_404(key)
    context = _context(request, found)
    if suffix == "pdf":
        content, media, place = render_pdf(found.kind, context).content, "application/pdf", "inline"
    else:
        content, media, place = render_docx(found.kind, context), WORD, "attachment"
    name = f"{found.key}.{suffix}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{place}; filename="{name}"'})


def _context(request: HttpRequest, found: Sample) -> Given:
    return filled_for(found, _province_of(request), blank=bool(request.GET.get(CLEAN)))


def _sample_or_404(key: str) -> Sample:
    try:
        return catalogue.find(key)
    except KeyError:
        raise Http404 from None
