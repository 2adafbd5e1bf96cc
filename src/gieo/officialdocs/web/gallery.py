"""The gallery: every kind of document with a preview, its items and the law it follows."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop

from gieo.kernel.text import search_key
from gieo.officialdocs import catalogue, render_docx, render_pdf, render_svg_pages
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.templatetags.documents import STAGES

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
    found, blank = _sample_or_404(key), bool(request.GET.get(CLEAN))
    pages = render_pdf(found.kind, found.fill(blank)).pages
    context = {"sample": found, "pages": range(1, pages + 1), "blank": blank, "may_be_blank": found.source != "paper"}
    return render(request, "officialdocs/sample.html", context)


def picture(request: HttpRequest, key: str, page: str) -> HttpResponse:
    """A page as a picture."""
    found = _sample_or_404(key)
    pages = render_svg_pages(found.kind, found.fill(bool(request.GET.get(CLEAN))))
    if not 1 <= int(page) <= len(pages):
        raise Http404
    return HttpResponse(pages[int(page) - 1], content_type="image/svg+xml", headers={"Cache-Control": "private"})


def paper(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """The sample as PDF or Word."""
    found, blank = _sample_or_404(key), bool(request.GET.get(CLEAN))
    context = found.fill(blank)
    if suffix == "pdf":
        content, media, place = render_pdf(found.kind, context).content, "application/pdf", "inline"
    else:
        content, media, place = render_docx(found.kind, context), WORD, "attachment"
    name = f"{found.key}.{suffix}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{place}; filename="{name}"'})


def _sample_or_404(key: str) -> Sample:
    try:
        return catalogue.find(key)
    except KeyError:
        raise Http404 from None
