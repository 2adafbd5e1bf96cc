"""What the shared pages know of registrations."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from gieo.acceptance.filing import papers_asked
from gieo.acceptance.models import Registration
from gieo.acceptance.registration.choices import Right
from gieo.acceptance.registration.papers import PAPERS
from gieo.acceptance.registration.workflow import REGISTRATION
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.rulebooks import library


def facts(registration: Registration) -> Iterable[Fact]:
    """What was filed, certified and published."""
    shown = facts_of(
        (_("Nhiệm vụ"), str(registration.task or "")),
        (_("Nghiệm thu ngày"), registration.accepted_on),
        (_("Nộp hồ sơ lúc"), registration.filed_at),
        (_("Quá hạn"), registration.is_late or None),
        (_("Số giấy chứng nhận"), registration.certificate),
        (_("Ngày giấy chứng nhận"), registration.certified_on),
        (_("Công bố ngày"), registration.published_on),
    )
    if registration.address:
        shown.append(Fact(_("Nơi công bố"), registration.address, url=registration.address))
    return shown


def tables(registration: Registration) -> Iterable[Table]:
    """Who holds which right."""
    if registration.certificate:
        yield Table(
            title=_("Sổ quyền đối với kết quả"),
            columns=(_("Quyền"), _("Bên giữ quyền"), _("Từ ngày"), _("Căn cứ"), _("Văn bản")),
            rows=[
                (
                    gettext(Right(entry.right).label),
                    entry.holder.name,
                    f"{entry.since:%d/%m/%Y}",
                    library.legal_index()[entry.basis].citation,
                    entry.document,
                )
                for entry in registration.rights.select_related("holder")
            ],
        )


def checklist(registration: Registration, _actor: Actor) -> Iterable[Check]:
    """The papers of the file."""
    given = {paper["id"] for paper in registration.papers}
    for item in library.get(registration.rulebook).files["registration"]:
        detail = "" if item.required else gettext("nếu có")
        yield Check(item.text, item.key in given, detail, item.basis)


def choices(name: str, registration: Registration, _actor: Actor) -> Options:
    """Papers of the rulebook; bodies that may be given a right."""
    if name == "papers":
        return papers_asked(library.get(registration.rulebook).files["registration"])
    bodies = Organisation.objects.filter(province=registration.province_id, valid_to__isnull=True)
    return list(bodies.order_by("name").values_list("pk", "name"))


def suggestions(act: str, registration: Registration, _actor: Actor) -> Mapping[str, object]:
    """What was in the file before; the host as the first to be given a right."""
    task = registration.task
    if act == "file_again":
        return {"papers": [paper["id"] for paper in registration.papers]}
    return {"holder": str(task.host_id)} if act == "give_right" and task else {}


REGISTRATION_KIND = DossierKind(
    workflow=REGISTRATION,
    model=Registration,
    code="DK",
    stage="nghiem-thu",
    plural=_("Đăng ký kết quả"),
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    related=("task__host", "task__principal_investigator"),
)
