"""What the house itself can see of an application: which papers lie in it, and what speaks against host or leader."""

from collections.abc import Iterator

from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.dossiers.shown import Check
from gieo.kernel.refusal import _
from gieo.registry.models import Task
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook
from gieo.selection.application.states import Degree
from gieo.selection.models import Application


def checks_of(application: Application) -> Iterator[Check]:
    """Papers first, then the leader; the officer judges what no register knows."""
    rulebook = library.get(application.rulebook)
    yield from _papers(application, rulebook)
    yield Check(_("Chủ nhiệm có trình độ đại học trở lên"), application.degree not in {"", Degree.NONE})
    elsewhere = tasks_led_elsewhere(application)
    yield Check(_("Chủ nhiệm không đang chủ trì nhiệm vụ khác cùng cấp"), not elsewhere, "; ".join(elsewhere))


def tasks_led_elsewhere(application: Application) -> list[str]:
    """Numbers of the tasks of the same level that the leader has not finished (TT 20/2023, article 4.4a)."""
    if application.principal_investigator_id is None or application.task is None:
        return []
    led = Task.objects.filter(
        province=application.province_id,
        level=application.task.level,
        principal_investigator=application.principal_investigator_id,
        approved_on__isnull=False,
        accepted_on__isnull=True,
    )
    return list(led.exclude(pk=application.task.pk).order_by("number").values_list("number", flat=True))


def _papers(application: Application, rulebook: Rulebook) -> Iterator[Check]:
    enclosed = Enclosure.objects.filter(entry=entry_of(application), removed_at__isnull=True)
    labels = set(enclosed.values_list("label", flat=True))
    for paper in rulebook.application_papers:
        if paper.always or paper.text[:200] in labels:
            yield Check(paper.text, paper.text[:200] in labels, paper.note, paper.basis)
