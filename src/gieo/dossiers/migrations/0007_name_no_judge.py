"""Lines written before judges stayed unnamed: whose turn it is stands there by role (decision 23)."""

from django.db import migrations

NAMES = {"council_member": "Thành viên hội đồng", "council_secretary": "Thư ký hội đồng"}
JUDGED = ("determination", "selection", "acceptance", "budget_appraisal", "application", "proposal")


def name_by_role(apps, _editor):
    """The same words `gieo.dossiers.kinds` writes now."""
    entries = apps.get_model("dossiers", "DocketEntry").objects.filter(kind__in=JUDGED, is_open=True)
    for role, name in NAMES.items():
        entries.filter(holder_role=role).exclude(holder_name=name).update(holder_name=name)


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0006_enclosure_inside"),
    ]

    operations = [
        migrations.RunPython(name_by_role, migrations.RunPython.noop),
    ]
